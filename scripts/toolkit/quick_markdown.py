"""An extension of Python-Markdown that looks for nothing in a page where it cannot be.

Python-Markdown tries its sixteen inline patterns on every piece of text, most of which are plain words; it goes through
links and rows of tables letter by letter, and through a list of all tags for every tag. That was four tenths of the
time that our pages took it. What comes out is the same; what is not named here is done as ever.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.extensions import Extension
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

NEEDS = {  # a pattern -> what must stand in a text for it to match: one of these
    "backtick": {"`"},
    "escape": {"\\"},
    "reference": {"["},
    "link": {"["},
    "image_link": {"!["},
    "image_reference": {"!["},
    "short_reference": {"["},
    "short_image_ref": {"!["},
    "autolink": {"://"},
    "automail": {"@"},
    "linebreak": {"  \n"},
    "html": {"<"},
    "entity": {"&"},
    "not_strong": {"*", "_"},
    "em_strong": {"*"},
    "em_strong2": {"_"},
}
_NEEDED = re.compile("|".join(map(re.escape, sorted(set().union(*NEEDS.values()), key=len, reverse=True))))
_NOTHING = {""}
# A link with nothing in it that would make it another.
_LINK = re.compile(r"""\[([^\[\]]*)\]\(([^\s()<>"'\\]*)(?: "([^()"'\\]*)")?\)""")
# All but a tag of which no block is made. An attribute may hold a “>”: what follows it holds no “<” all the same.
_OTHER_TAG = re.compile(
    r"<(?!/?(?:a|abbr|b|br|code|em|i|input|kbd|label|small|span|strong|sub|sup|time)(?:\s[^<>]*)?/?>)", re.I
)
_BLOCKS = {"hashheader": "#", "quote": ">", "deflist": ":"}  # a kind of block -> what must stand in it


class QuickMarkdown(Extension):
    """Hand it to Markdown after the other extensions."""

    def extendMarkdown(self, md):
        """Put the quick ones in the slow ones' place."""
        md.treeprocessors.register(_QuickInline(md), "inline", 20)
        md.inlinePatterns.register(_QuickLink(LINK_RE, md), "link", 160)
        md.preprocessors.register(_Look(md), "look", 100)
        md.block_level_elements = set(md.block_level_elements)
        blocks = md.parser.blockprocessors
        for name, need in _BLOCKS.items():
            if name in blocks:
                _test_quickly(blocks[name], need)
        if "admonition" in blocks:
            _look_for_boxes_quickly(blocks["admonition"])
        if "table" in blocks:
            _split_quickly(blocks["table"])


class _Look(Preprocessor):
    """Sees a page first, and lets rest what can find nothing in it."""

    def __init__(self, md):
        super().__init__(md)
        self.marker = None  # what stands for a table of contents
        self.at_rest = []

    def run(self, lines):
        text = "\n".join(lines)
        for each in self.at_rest:
            del each.run  # what rested for the page before
        self.at_rest = []
        named = any(part.rstrip()[-4:].lower().endswith(("id", "name")) for part in text.split("=")[:-1])
        self._rest(self.md.preprocessors, "mkdocs_raw_html", not named)
        self._rest(self.md.preprocessors, "html_block", "&#" not in text and not _OTHER_TAG.search(text))
        self._rest(self.md.treeprocessors, "unescape", "\\" not in text)
        if "toc" in self.md.treeprocessors:
            toc = self.md.treeprocessors["toc"]
            self.marker = self.marker or toc.marker
            toc.marker = self.marker if self.marker in text else ""
        # A list, since the registry would be put in order again for each block.
        self.md.parser.blockprocessors = list(self.md.parser.blockprocessors)
        return lines

    def _rest(self, processors, name, can):
        if can and name in processors:
            processors[name].run = lambda given: given
            self.at_rest.append(processors[name])


class _QuickLink(LinkInlineProcessor):
    """The library's own, but for a plain link."""

    def handleMatch(self, m, data):
        plain = _LINK.match(data, m.start())
        if not plain:
            return super().handleMatch(m, data)
        link = etree.Element("a", href=self.unescape(plain[2]))
        link.text = plain[1]
        if plain[3] is not None:
            link.set("title", self.RE_TITLE_CLEAN.sub(" ", self.unescape(plain[3].strip())))
        return link, plain.start(), plain.end()


def _test_quickly(block, need: str) -> None:
    """Have a kind of block looked for only where there is what it needs."""
    test = block.test
    block.test = lambda parent, text: need in text and test(parent, text)


def _look_for_boxes_quickly(boxes) -> None:
    """Have a box looked for only where there is what begins one, or where one is to go on."""
    test = boxes.test
    boxes.test = lambda parent, text: (
        test(parent, text) if "!!!" in text else boxes.parse_content(parent, text)[0] is not None
    )


def _split_quickly(table) -> None:
    """Have a row without code or escapes split at once."""
    split = table._split
    table._split = lambda row: split(row) if "`" in row or "\\" in row else row.split("|")


class _QuickInline(InlineProcessor):
    """The library's own, but for the method that has its name inside the class."""

    def run(self, tree, ancestors=None):
        needs = {self.inlinePatterns[name]: need for name, need in NEEDS.items() if name in self.inlinePatterns}
        self._tried = [(place, each, needs.get(each, _NOTHING)) for place, each in enumerate(self.inlinePatterns)]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data, patternIndex=0):
        if isinstance(data, AtomicString):
            return data
        present = _NOTHING.union(_NEEDED.findall(data))
        for place, pattern, need in self._tried[patternIndex:]:
            matched, start = not need.isdisjoint(present), 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
        return data
