"""What the quick extension leaves out changes nothing that Markdown makes."""

from __future__ import annotations

import functools
from pathlib import Path

import markdown
import pytest
from mkdocs.utils import yaml_load

from toolkit import quick_inline

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
    "Term\n:   A *meaning*.",
    "# A *heading* with `code` {#own}",
    "- [ ] a tick\n- *a*\n    1. **b**  \n       c",
    '<div markdown="1">\n*em* & <span>x</span>\n</div>',
    '!!! note "A *title*"\n    Words with [a link](x.md).',
    "\u0002klzzwxh:0000\u0003 and \u0003",
]
NAMED = '\n\n[name]: z.md "Z"\n'


def converted(text: str, *more) -> str:
    return markdown.Markdown(extensions=[*EXTENSIONS, *more]).convert(text + NAMED)


@pytest.mark.parametrize("words", WORDS)
def test_the_same_comes_out(words):
    assert converted(words, quick_inline.QuickInline()) == converted(words)


def test_and_of_everything_at_once():
    words = "\n\n".join(WORDS)
    assert converted(words, quick_inline.QuickInline()) == converted(words)


def test_each_pattern_named_is_one_that_markdown_has_and_needs_what_is_said():
    patterns = markdown.Markdown(extensions=EXTENSIONS).inlinePatterns
    assert [name for name in quick_inline.NEEDS if name not in patterns] == []
    every = "".join(WORDS) + NAMED
    for name, needs in quick_inline.NEEDS.items():
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

    assert converted("Be quiet", Shouting(), quick_inline.QuickInline()) == "<p>Be QUIET</p>"
