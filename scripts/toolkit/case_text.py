"""The words of a case page: its headings, a source for each thing it tells, and its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .case_facts import entries, source_ids
from .markers import hide_code
from .pages import Page

HEADINGS = (
    "What was promised",
    "What was delivered",
    "How it was governed and paid for",
    "What happened in the end",
    "Lessons",
    "What is not known",
    "Sources",
)
TOLD = HEADINGS[:4]  # where every paragraph, point and row needs a source
MARKERS = {"case-facts": None, "case-timeline": None, "case-lessons": "Lessons", "case-sources": "Sources"}
WORDS = (400, 1100)

LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\(source:(?P<id>[^)\s]*)\)")
_H2 = re.compile(r"^## (.+?)[ \t]*(?:\{#.*\})?[ \t]*$", re.MULTILINE)
_POINT = re.compile(r"^[ \t]*(?:[-*]|\d+\.)[ \t]+", re.MULTILINE)
_NOT_FOUND = re.compile(
    r"not known|not found|found no|no \w+(?: \w+){0,8} (?:was|were|has been) found|(?:could|did) not (?:find|confirm)"
    r"|was not (?:in|among) what",
    re.IGNORECASE,
)


def faults(page: Page) -> Iterator[str]:
    """Every fault of one case's words, without the page's name."""
    body, _ = hide_code(page.body)
    headings = _H2.findall(body)
    if tuple(headings) != HEADINGS:
        missing = [heading for heading in HEADINGS if heading not in headings]
        other = [heading for heading in headings if heading not in HEADINGS]
        told = [f"missing: {', '.join(missing)}"] if missing else []
        told += [f"not wanted: {', '.join(other)}"] if other else []
        why = "; ".join(told) or "they stand in another order, or twice"
        yield f"the second-level headings of a case are these, in this order: {', '.join(HEADINGS)} ({why})."
    parts = dict(_sections(body))
    for marker, section in MARKERS.items():
        if not re.search(rf"^\[\[ {marker} \]\]$", parts.get(section or "", ""), re.MULTILINE):
            where = f"under “{section}”" if section else "before the first heading"
            yield f"there is no [[ {marker} ]] alone on a line {where}. Add it."
    if '!!! in-brief "In brief"' not in parts[""]:
        yield 'there is no box !!! in-brief "In brief" before the first heading. Add one.'
    for heading in TOLD:
        for piece in pieces(parts.get(heading, "")):
            if not LINK.search(piece) and not _NOT_FOUND.search(piece) and not piece.rstrip().endswith(":"):
                start = " ".join(piece.split()[:8])
                yield f"under “{heading}”: “{start} …” has no source. Add one: [words](source:id)."
    words = count_words(body)
    if not WORDS[0] <= words <= WORDS[1]:
        yield f"the body has {words} words, and {WORDS[0]} to {WORDS[1]:,} are wanted."
    yield from _citation_faults(page, body)


def _citation_faults(page: Page, body: str) -> Iterator[str]:
    facts = page.meta["case"] if isinstance(page.meta["case"], dict) else {}
    ids = source_ids(facts)
    cited = {match["id"] for match in LINK.finditer(body)}
    for key in sorted(cited - set(ids)):
        yield f"“source:{key}” is cited, and is not among the sources."
    cited |= {str(entry.get("source")) for key in ("timeline", "lessons") for entry in entries(facts, key)}
    for key in ids:
        if key not in cited:
            yield f"the source “{key}” is cited nowhere. Cite it or take it out."


def _sections(body: str) -> Iterator[tuple[str, str]]:
    """What stands under each second-level heading; first, under no name, what stands before them."""
    parts = _H2.split(body)
    yield "", parts[0]
    yield from zip(parts[1::2], parts[2::2], strict=True)


def pieces(section: str) -> Iterator[str]:
    """The paragraphs, points and rows of a section, without its smaller headings, markers and table heads."""
    for block in re.split(r"\n[ \t]*\n", section):
        text = block.strip("\n")
        if not text.strip() or re.match(r"#{3,} |\[\[ ", text.strip()):
            continue
        if text.lstrip().startswith("|"):
            yield from text.strip().split("\n")[2:]
            continue
        starts = [match.start() for match in _POINT.finditer(text)]
        cuts = [0, *(start for start in starts if start), len(text)]
        yield from (text[start:finish] for start, finish in pairwise(cuts))


def count_words(body: str) -> int:
    """The words a reader reads: without the addresses of links, markers and marks."""
    plain = re.sub(r"\]\([^)]*\)", "]", re.sub(r"\[\[[^\]]*\]\]", "", body))
    return len(re.findall(r"[\w£][\w£%.,'’/&-]*", plain))
