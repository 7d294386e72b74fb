"""The search index: every section of every page, with where each word stands, as one script that a page can load.

The search runs from file:// too, so the index is JavaScript that sets one variable. It is used as it is: the stems are
in order, and what belongs to a stem stays a text until somebody asks for it. ``build`` says what it holds.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse, pairwise
from typing import Any

import lxml.html
from lxml import etree

from .data import Data
from .search_words import SMALL, stem, taken_apart, words
from .site import Site

# Where a word of a page's front matter stands: the engine gives each its worth.
TITLE, KEYWORD, SUMMARY, LAW = 1, 2, 4, 8
GLOSSARY, LAW_REGISTER = "/reference/glossary.md", "/reference/law.md"
LEFT_OUT = {"/reference/a-to-z.md", "/search.md"}  # all others' titles, and the results themselves
_POINTERS = {"Next"}  # sections that only name other pages: they would be found for what those say
# A tool's fields, with their choices, hold words of other pages, and those are where they should be found.
_SKIP = {"svg", "script", "style", "h1", "fieldset", "label", "select", "button"}
_CHECKED = "tick"  # but a line of a checklist is the page's own
_FURNITURE = {"headerlink", "here", "page-facts", "law-age", "law-cited", "cases-here", "summary", "cite"}
_FURNITURE |= {"gate", "tool__private", "tool__paper", "template-files", "filled-in"}
KINDS = {
    "cases": "case",
    "tools": "tool",
    "templates": "template",
    GLOSSARY: "term",
    LAW_REGISTER: "law",
}
# The engine sets these kinds below guidance on the same matter, unless a question asks for the kind in such words.
KIND_WORDS = {
    "case": [
        *("case", "case study", "example", "real example", "evidence", "who has", "who else"),
        *("which council", "which authority", "any council", "has anybody"),
    ],
    "tool": ["tool", "calculator", "calculate", "spreadsheet", "work out"],
    "template": [
        *("template", "form", "blank", "pro forma", "proforma", "spreadsheet", "workbook", "Excel", "Word", "sample"),
        *("example", "draft", "checklist", "fill in", "download"),
    ],
}
# Pages that list everything would come first for anything: they count for less, unless their title is what was asked.
LISTS = {
    "/cases/index.md",
    "/cases/lessons-by-stage.md",
    "/templates/index.md",
    "/tools/index.md",
    "/reference/the-leaflet.md",
    LAW_REGISTER,
    GLOSSARY,
    "/reference/running-examples.md",
    "/about/changes.md",
}
LIST_WORTH = 0.55
# A volume's first page and a stage's page name what other pages are about: on equal evidence those come first.
FIRST_PAGE_WORTH = 0.8
STAGE_WORTH = 0.9
# Tags at which words part.
_BLOCKS = frozenset(re.findall(r"\w+", "blockquote br dd details div dt h4 li ol p summary table td th tr ul"))


@dataclass
class Section:
    """A part of a page under one heading: its anchor (empty for the beginning), its heading and its text."""

    anchor: str
    heading: str
    text: str


@dataclass
class Document:
    """A page as the search knows it."""

    path: str  # from docs/, as in the navigation
    url: str  # from the root of the built site
    title: str
    summary: str
    kind: str
    document: str
    stage: str
    audiences: list[str]
    keywords: list[str]
    asks: list[str]
    law: list[str]  # titles and numbers of what it cites
    sections: list[Section] = field(default_factory=list)


def sections(content: str) -> list[Section]:
    """The sections of a page's HTML that say anything: its second and third headings begin them.

    What stands round the page's own words is left out.
    """
    found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    place = 2  # where words go: 1 in a heading
    walk = etree.iterwalk(lxml.html.fragment_fromstring(content, create_parent="div"), ("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if _is_left_out(node):
                walk.skip_subtree()
                continue
            if node.tag in ("h2", "h3"):
                found.append((node.get("id") or "", [], []))
                place = 1
            elif node.tag in _BLOCKS:
                found[-1][place].append(" ")
            found[-1][place].append(node.text or "")
        else:
            if node.tag in ("h2", "h3"):
                place = 2
            elif node.tag in _BLOCKS:
                found[-1][place].append(" ")
            found[-1][place].append(node.tail or "")
    taken = [(anchor, " ".join("".join(h).split()), " ".join("".join(t).split())) for anchor, h, t in found]
    return [Section(*each) for each in taken if each[1] or each[2]]


def _is_left_out(node: lxml.html.HtmlElement) -> bool:
    classes = (node.get("class") or "").split()
    return not _FURNITURE.isdisjoint(classes) or (node.tag in _SKIP and _CHECKED not in classes)


def documents(site: Site, article: Callable[[str], str], url: Callable[[str], str]) -> list[Document]:
    """Every page that may be found. ``article`` and ``url`` give a path's own HTML and its address."""
    terms = [name for term in site.data.glossary.values() for name in _called(term)]
    return [
        Document(
            path=path,
            url=url(path),
            title=page.title,
            summary=page.meta.get("summary", ""),
            kind=KINDS.get(path.split("/")[1], KINDS.get(path, "guidance")),
            document=page.guide or "",
            stage=page.meta.get("stage", ""),
            audiences=[audience for audience, level in site.reading(page).items() if level != "none"],
            keywords=page.meta.get("keywords", []),
            asks=page.meta.get("asks", []) + (terms if path == GLOSSARY else []),
            law=[
                f"{law['short']} {law['number'] or ''}"
                for law in map(site.data.legislation.get, _cited(page.body))
                if law
            ],
            sections=[part for part in sections(article(path)) if part.heading not in _POINTERS],
        )
        for path, page in site.pages.items()
        if path not in LEFT_OUT
    ]


def synonyms(data: Data) -> list[list[str]]:
    """Groups of wordings for one thing: each glossary term with its short form and other names, then synonyms.yml."""
    terms = map(_called, data.glossary.values())
    return [group for group in terms if len(group) > 1] + [group["words"] for group in data.synonyms.values()]


def _called(term: Mapping[str, Any]) -> list[str]:
    """What a term of the glossary is called: in full, in short, and otherwise."""
    return [term["term"], *([term["abbr"]] if term["abbr"] else []), *term["also"]]


def _cited(body: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\]\(law:([a-z0-9-]+)", body)))


def build(documents: Sequence[Document], synonyms: Iterable[Sequence[str]]) -> dict[str, Any]:
    """The whole index.

    pages      [url, title, kind, document, stage, audiences, worth] for each page
    sections   [page, anchor, heading, text] for each section, in the order of the pages
    lengths    how many words each section has
    asks, keys for each page, the stems of each way of asking for it, and of each of its keywords
    kinds      for a kind of page, the terms by which a question asks for that kind
    small      words that say nothing of a question's matter
    stems      every stem, in order, parted by spaces, and every term of several words (its stems joined by "_": see
               ``terms``); body, heads and marks hold a text for each:
               body "place:times ..." in sections' texts, heads in sections' headings, marks "page:where ..." in titles,
               keywords, summaries and law; places are steps from the one before, in base 36
    words      every word as it is written, in order, with its stem's place as a step from the one before: “word:step”
    synonyms   groups of stems and terms that stand for one another
    """
    groups = [list(dict.fromkeys(filter(None, map(term, group)))) for group in synonyms]
    known = _Terms(each for group in groups for each in group if "_" in each)
    body, heads, marks = (defaultdict[str, list[int]](list) for _ in range(3))  # a place, how often; the next place
    written: dict[str, str] = {}
    pages, parts, lengths, asks, keys = [], [], [], [], []
    for number, page in enumerate(documents):
        pages.append([page.url, page.title, page.kind, page.document, page.stage, page.audiences, _worth(page.path)])
        weights: dict[str, int] = defaultdict(int)
        for text, weight in (
            (page.title, TITLE),
            (" . ".join(page.keywords), KEYWORD),
            (page.summary, SUMMARY),
            (" . ".join(page.law), LAW),
        ):
            found, apart = taken_apart(text)
            written |= {word: stem(word) for word in found}
            for each in {*map(stem, found), *known.within(apart)}:
                weights[each] |= weight
        for each, weight in weights.items():
            marks[each] += (number, weight)
        asks.append(_names(page.asks))
        keys.append(_names(page.keywords))
        for word in {word for way in page.asks for word in words(way) if word not in SMALL}:
            written[word] = stem(word)
        for part in page.sections:
            place = len(parts)
            parts.append([number, part.anchor, part.heading, part.text])
            found, apart = taken_apart(part.text)
            lengths.append(len(found))
            written |= zip(found, map(stem, found), strict=True)
            told = Counter([*map(stem, filterfalse(SMALL.__contains__, found)), *known.within(apart)])
            for each, times in told.items():
                body[each] += (place, times)
            found, apart = taken_apart(part.heading)
            written |= {word: stem(word) for word in found}
            for each, times in Counter([*map(stem, found), *known.within(apart)]).items():
                heads[each] += (place, times)
    every = sorted({*body, *heads, *marks, *written.values()})
    places = {each: place for place, each in enumerate(every)}
    return {
        "pages": pages,
        "sections": parts,
        "lengths": lengths,
        "asks": asks,
        "keys": keys,
        "kinds": {kind: list(map(term, wordings)) for kind, wordings in KIND_WORDS.items()},
        "small": sorted(SMALL),
        "stems": " ".join(every),
        "body": [_packed(body.get(each, ())) for each in every],
        "heads": [_packed(heads.get(each, ())) for each in every],
        "marks": [_packed(marks.get(each, ())) for each in every],
        "words": _listed(written, places),
        "synonyms": [group for group in groups if len(group) > 1],
    }


def _worth(path: str) -> float:
    if path in LISTS:
        return LIST_WORTH
    if path.startswith("/stages/"):
        return STAGE_WORTH
    return FIRST_PAGE_WORTH if re.fullmatch(r"/guides/[^/]+/index\.md", path) else 1


def term(wording: str) -> str:
    """A wording's stems joined by "_", without its small words, unless fewer than two others would be left."""
    found = taken_apart(wording)[1]
    large = [stem(word) for word in found if word not in SMALL]
    return "_".join(large if len(large) > 1 or len(found) == len(large) else map(stem, found))


class _Terms:
    """The terms of several words, and where a text has their words together, in order."""

    def __init__(self, every: Iterable[str]) -> None:
        # by their first stem and their second: those with no small word, and the others ("how long", "take back")
        self.large: dict[str, dict[str, list[list[str]]]] = {}
        self.whole: dict[str, dict[str, list[list[str]]]] = {}
        small = {stem(word) for word in SMALL}
        for parts in (each.split("_") for each in dict.fromkeys(every)):
            terms = self.whole if small.intersection(parts) else self.large
            terms.setdefault(parts[0], {}).setdefault(parts[1], []).append(parts)

    def within(self, found: Sequence[str]) -> list[str]:
        """Every term in the words of a text, taken apart, as often as it stands there."""
        whole = [*map(stem, found)]
        large = [*map(stem, filterfalse(SMALL.__contains__, found))]
        return [
            "_".join(parts)
            for sequence, terms in ((whole, self.whole), (large, self.large))
            for place, (first, second) in enumerate(pairwise(sequence))
            if first in terms and second in terms[first]
            for parts in terms[first][second]
            if sequence[place : place + len(parts)] == parts
        ]


def _names(wordings: Iterable[str]) -> list[str]:
    """Each wording's stems once, without its small words."""
    found = ([stem(word) for word in words(wording) if word not in SMALL] for wording in wordings)
    return [" ".join(dict.fromkeys(each)) for each in found if each]


def _listed(written: Mapping[str, str], places: Mapping[str, int]) -> str:
    listed, before = [], 0
    for word, root in sorted(written.items()):
        step = places[root] - before
        listed.append(f"{word}:{'-' if step < 0 else ''}{_base36(abs(step))}")
        before = places[root]
    return " ".join(listed)


def as_script(index: Mapping[str, Any]) -> Iterator[bytes]:
    """The index as a script that a page on a stick can load. JSON is a part of JavaScript, and faster read as text."""

    def written(value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").encode()

    yield b"window.toolkitSearch={"
    for place, (key, value) in enumerate(index.items()):  # a part at a time, which takes a third of the memory
        yield (b"," if place else b"") + written(key) + b":" + written(value)
    yield b"}\n"


def _packed(places: Sequence[int]) -> str:
    packed, before = [], 0
    for place, times in zip(places[::2], places[1::2], strict=True):
        step = _base36(place - before)
        packed.append(step if times == 1 else f"{step}:{_base36(times)}")
        before = place
    return " ".join(packed)


@functools.cache
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
        if not number:
            return digits
