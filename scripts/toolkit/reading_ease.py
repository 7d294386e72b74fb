"""How easy the pages are to read, by Flesch's two measures, for each audience; and the sentences that are too long.

Flesch's reading ease goes from 0 to 100, and higher is easier; his grade with Kincaid is a year of American school, to
which five is added for an age. Only running prose is measured: no table, list, heading, code or marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .pages import Page
from .site import Site

LONGEST = 35  # words in a sentence
_NOT_PROSE = re.compile(r"^[ \t]*(?:\||#|>|[-*+] |\d+\. |!!!|\?\?\?|\[\[|<|: |\{|!\[)")
_CODE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`]|\{[^}]*\}|\[\[.*?\]\]|<[^>]*>")
# A full stop ends a sentence where a capital, a figure or a quotation follows; not after an initial or these.
_END = re.compile(r"(?<!\b[A-Z])(?<!\bNo)(?<!\bpp)(?<!\bSt)(?<!\bv)[.!?][”\"')]*\s+(?=[“\"'(]?[A-Z0-9£])")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[£\d][\d,.%]*")
_VOWELS = re.compile(r"[aeiouy]+")


class Ease(NamedTuple):
    """What was measured of some pages."""

    pages: int
    words: int
    sentence: float  # words in one, on average
    ease: float
    grade: float
    long: list[tuple[str, int, str]]  # page, words and the sentence


def prose(body: str) -> str:
    """A page's Markdown -> its paragraphs alone, without the marks in them."""
    blocks = [block.strip("\n") for block in _CODE.sub("", body).split("\n\n")]
    kept = [block for block in blocks if not _NOT_PROSE.match(block) and not block.startswith(("    ", "\t"))]
    return "\n\n".join(" ".join(_MARKS.sub("", _LINK.sub(r"\1", block)).split()) for block in kept)


def _cut(block: str) -> list[str]:
    return _END.sub(lambda end: end[0].rstrip() + "\n", block).split("\n")


def sentences(text: str) -> list[str]:
    """Prose -> its sentences; a paragraph's end is one's end."""
    return [each.strip() for block in text.split("\n\n") for each in _cut(block) if _WORD.search(each)]


def syllables(word: str) -> int:
    """A guess, good enough on average: groups of vowels, without an e that is not heard."""
    word = re.sub(r"[^a-z]", "", word.lower())
    silent = re.search(r"[^aeiouyl]e(?:s|d)?$", word) and not re.search(r"(?:[td]ed|[sxz]es|[cs]hes|[cg]es)$", word)
    return max(1, len(_VOWELS.findall(word)) - bool(silent))


def measure(pages: Iterable[Page]) -> Ease:
    """Flesch's measures of all the pages together."""
    found = [(page.path, each) for page in pages for each in sentences(prose(page.body))]
    counted = [(path, _WORD.findall(each), each) for path, each in found]
    words = [word for _, each, _ in counted for word in each]
    sentence = len(words) / max(1, len(counted))
    spoken = sum(map(syllables, words)) / max(1, len(words))
    return Ease(
        pages=len({path for path, _ in found}),
        words=len(words),
        sentence=sentence,
        ease=206.835 - 1.015 * sentence - 84.6 * spoken,
        grade=0.39 * sentence + 11.8 * spoken - 15.59,
        long=[(path, len(each), text) for path, each, text in counted if len(each) > LONGEST],
    )


def by_audience(site: Site) -> dict[str, Ease]:
    """For each audience, the pages of guidance that it is told to read; and last, every page."""
    guidance = [page for page in site.pages.values() if page.path.startswith(("/start/", "/stages/", "/guides/"))]
    found = {
        audience["name"]: measure(page for page in guidance if site.reading(page)[key] == "main")
        for key, audience in site.data.audiences.items()
    }
    return found | {"Every page": measure(site.pages.values())}


def report(found: dict[str, Ease]) -> str:
    """The table, as it stands in docs/about/contribute.md, and under it the sentences that are too long."""
    lines = [
        f"| Pages for | Pages | Words | Words a sentence | Reading ease | Grade | Over {LONGEST} words |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {each.pages} | {each.words:,} | {each.sentence:.1f} | {each.ease:.1f} | {each.grade:.1f} "
        f"| {len(each.long)} |"
        for name, each in found.items()
    ]
    lines += [f"docs{path}: {count} words: {text}" for path, count, text in list(found.values())[-1].long]
    return "\n".join(lines)
