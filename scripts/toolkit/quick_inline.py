"""An extension of Python-Markdown that tries a pattern only on words that hold what it begins with.

Python-Markdown tries its sixteen inline patterns on every piece of text, most of which are plain words: that was a
quarter of the time that our pages took it. What comes out is the same; a pattern that is not named here is tried as
ever.
"""

from __future__ import annotations

import re

from markdown.extensions import Extension
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


class QuickInline(Extension):
    """Hand it to Markdown after the other extensions."""

    def extendMarkdown(self, md):
        """Put the quick processor in the slow one's place."""
        md.treeprocessors.register(_Quick(md), "inline", 20)


class _Quick(InlineProcessor):
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
