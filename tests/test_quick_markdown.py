"""What the quick extension leaves out changes nothing that Markdown makes."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import markdown
import pytest
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import LinkInlineProcessor
from markdown.treeprocessors import UnescapeTreeprocessor
from mkdocs.structure.pages import _RawHTMLPreprocessor
from mkdocs.utils import yaml_load

from toolkit import quick_markdown

ROOT = Path(__file__).resolve().parent.parent
EXTENSIONS = [  # the site's own
    each if isinstance(each, str) else next(iter(each))
    for each in yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
]
# Every inline pattern: by itself, in others, and what only looks like one.
WORDS = [
    "Plain words.",
    "A `code`, ``co`de``, \\`not\\`, \\\\`code`, ` lone.",
    "An \\*escape\\* and a \\[link\\].",
    'A [link](x.md), [one](<a b.md> "title"), [by name][name], [name], [nothing] and [](y.md).',
    "[a [b] c](x.md), [d](e (f) g.md), [h](i.md 'Title'), [j]( k.md ), [l](m\\_n.md), [o](), [p](q, [r](<s>t).",
    '[a](b.md "T & t") [c](d.md  "e"), [f](g.md " h  i\nj ") [k](l.md "m" n) [o](p.md "")',
    """[q](r.md "s (t)") [u](v "w\\_x") [y](z.md "it's") [a](b.md 'c "d" e')""",
    "#No space\n## Two ##\nWords\n### \\# #\n> A # quote\n> > in one\n\n1. > Set in",
    "Term\n: Near\n\n:   Far\n\nOther\n\n:   Later: *a*\n\n    - b:\n\n        : c",
    "[one](a.md)[two](b.md#c_d_e) and [*three*](d.md)(e) [four]\n(f.md) [five](g\nh.md) [six](&amp;.md?a=1&b=2)",
    "![a figure](f.svg), ![by name][name], ![name] and ! [not](x).",
    "<https://example.org/a_b> and <someone@example.org>, not <nobody> or a@b.",
    "A line  \nand another\\\nand a third.",
    "<b>bold *and em*</b>, <!-- a note --> and 3 < 4 > 2.",
    "&amp; &nbsp; &#163; &pound; R&D and B&B;",
    "A * b * c, a _ b _ c, ** and ***.",
    "*em*, **strong**, ***both***, **strong *em* strong**, *em **strong** em*, 2*3*4.",
    "_em_, __strong__, ___both___, snake_case_name, __a _b_ c__.",
    "**[a `link`](x.md)** and [*em* ![f](f.svg)](y.md) and `[no](link)`{.lang}",
    "| a | *b* |\n| --- | --- |\n| `|` | [c](d.md) & e |",
    "| a | b |\n|---|:-:|\n| `c | d` | e \\| f |\n|g|h|i|\n| \\`j | k` |",
    '<span class="a > b">x</span> and <label><input type="checkbox" checked> y</label><br/> &#163 &#163; &pound',
    "<span\nclass='a'>x</span\n> and <span and </span and <b/> and </ b> and <1>",
    "An <em>\\*inline\\*</em> <a href='a\\_b'>tag</a>, \\`no code\\`, \\\\ and \\z",
    "[TOC]",
    "A paragraph that says [TOC] is no place for it.",
    "Term\n:   A *meaning*.",
    "# A *heading* with `code` {#own}",
    "- [ ] a tick\n- *a*\n    1. **b**  \n       c",
    '<div markdown="1">\n*em* & <span>x</span>\n</div>',
    '!!! note "A *title*"\n    Words with [a link](x.md).\n\n    More of it.',
    '<div class="admonition" markdown="1">\nWords.\n</div>\n\n    Words set in.',
    '<section id="one"><a name="two"></a></section> and <DIV>three</DIV>',
    "\u0002klzzwxh:0000\u0003 and \u0003",
]
NAMED = '\n\n[name]: z.md "Z"\n'


def converted(text: str, *more) -> str:
    return markdown.Markdown(extensions=[*EXTENSIONS, *more]).convert(text + NAMED)


@pytest.mark.parametrize("words", WORDS)
def test_the_same_comes_out(words):
    assert converted(words, quick_markdown.QuickMarkdown()) == converted(words)


def test_and_of_everything_at_once():
    words = "\n\n".join(WORDS)
    assert converted(words, quick_markdown.QuickMarkdown()) == converted(words)


def test_one_converter_does_page_after_page():
    """What rests for one page works for the next."""
    quick, slow = (
        markdown.Markdown(extensions=[*EXTENSIONS, *more]) for more in ((quick_markdown.QuickMarkdown(),), ())
    )
    for words in [*WORDS, *reversed(WORDS)]:
        assert quick.reset().convert(words + NAMED) == slow.reset().convert(words + NAMED)


@pytest.mark.parametrize("words", [*WORDS, '<b ID = "x">', "<a name=y>", "<p id>", '<i data-id="z">', "id = 5"])
def test_mkdocs_finds_the_same_places_to_link_to(words):
    found = []
    for more in ((quick_markdown.QuickMarkdown(),), ()):
        converter = markdown.Markdown(extensions=[*EXTENSIONS, *more])
        places = _RawHTMLPreprocessor()
        places._register(converter)
        converter.convert(words)
        found.append(places.present_anchor_ids - {None})
    assert found[0] == found[1]


def test_what_cannot_be_there_is_not_looked_for(monkeypatch):
    """So that the tests before could fail."""
    converter = markdown.Markdown(extensions=[*EXTENSIONS, quick_markdown.QuickMarkdown()])
    tried = []
    monkeypatch.setattr(AdmonitionProcessor, "test", lambda *_: tried.append("admonition"))
    monkeypatch.setattr(TocTreeprocessor, "replace_marker", lambda *_: tried.append("toc"))
    monkeypatch.setattr(HTMLExtractorExtra, "feed", lambda *_: tried.append("blocks of HTML"))
    monkeypatch.setattr(UnescapeTreeprocessor, "unescape", lambda *_: tried.append("escapes"))
    monkeypatch.setattr(LinkInlineProcessor, "getLink", lambda *_: tried.append("link"))
    converter.convert("<b>Words</b> and [a link](x.md).\n\n| a |\n| - |")
    assert tried == []


def test_no_tag_that_may_rest_makes_a_block():
    known = re.search(r"\(\?:([\w|]+)\)", quick_markdown._OTHER_TAG.pattern)[1].split("|")
    assert len(known) > 10 and set(markdown.Markdown().block_level_elements).isdisjoint(known)


def test_each_pattern_named_is_one_that_markdown_has_and_needs_what_is_said():
    patterns = markdown.Markdown(extensions=EXTENSIONS).inlinePatterns
    assert [name for name in quick_markdown.NEEDS if name not in patterns] == []
    every = "".join(WORDS) + NAMED
    for name, needs in quick_markdown.NEEDS.items():
        without = every
        while any(need in without for need in needs):
            without = functools.reduce(lambda text, need: text.replace(need, ""), needs, without)
        assert patterns[name].getCompiledRegExp().search(every), name
        assert not patterns[name].getCompiledRegExp().search(without), name


def test_a_pattern_that_is_not_named_is_tried_as_ever():
    class Shout(markdown.inlinepatterns.InlineProcessor):
        def handleMatch(self, m, data):
            return m[0].upper(), m.start(0), m.end(0)

    class Shouting(markdown.extensions.Extension):
        def extendMarkdown(self, md):
            md.inlinePatterns.register(Shout("quiet"), "shout", 100)

    assert converted("Be quiet", Shouting(), quick_markdown.QuickMarkdown()) == "<p>Be QUIET</p>"
