"""Puts right what is wrong in the HTML that the theme makes, where its blocks do not reach."""

from __future__ import annotations

import html
import re

# A list in the side navigation, and the title that stands in it for a menu of sliding panels.
_LIST = re.compile(
    r'(<nav class="md-nav" data-md-level="[1-9]") aria-labelledby="[^"]*" aria-expanded="\w+">\s*'
    r'<label class="md-nav__title" for="[^"]*">\s*<span class="md-nav__icon md-icon"></span>(.*?)</label>',
    re.S,
)
_MENDS = (
    # HTML has no autocomplete for a tick box. menu.js sees to a box that a browser has kept ticked.
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),
    # No stop for the keyboard where it can do nothing: menu.js puts a button there.
    (re.compile(r'(<label class="md-nav__link[^>]*?) tabindex="\d*"'), r"\1"),
    # A heading, and not the label of a box, which is not on every page.
    (
        re.compile(r'<label class="md-nav__title" for="[^"]*">(.*?)</label>', re.S),
        r'<div class="md-nav__title">\1</div>',
    ),
    (re.compile(r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")'), r'\1 aria-current="page"'),
    # The program that opens a figure large, which figures.js fetches when a reader asks for it.
    (
        re.compile(r'<link href="[^"]*/glightbox\.min\.css"[^>]*><script src="([^"]*)javascripts/glightbox\.min\.js">'),
        r'<script src="\1js/figures.js" defer>',
    ),
    (re.compile(r'<script id="init-glightbox">.*?</script>', re.S), ""),
)
_OWN = ("<article", "</article>")
_SKIP = re.compile(r'<div data-md-component="skip">.*?</div>', re.S)
_TO_CONTENT = '<div data-md-component="skip"><a href="#page" class="md-skip">Skip to content</a></div>'


def mended(page: str) -> str:
    """A page of the theme's -> the same page without the theme's faults: none of them stands among our own words."""
    before, begins, rest = page.partition(_OWN[0])
    own, ends, after = rest.rpartition(_OWN[1])
    return "".join((_mended(before), begins, own, ends, _mended(after)))


def _mended(page: str) -> str:
    page = _LIST.sub(lambda found: f'{found[1]} aria-label="{_text(found[2])}">', page)
    for pattern, put in _MENDS:
        page = pattern.sub(put, page)
    # The theme's link leads past the summary and the first box, and is left out where a page has no headings.
    return _SKIP.sub(_TO_CONTENT, page)


def _text(inside: str) -> str:
    """HTML -> its words, for an attribute."""
    words = html.unescape(re.sub(r"<[^>]*>", "", inside))
    return html.escape(" ".join(words.split()))
