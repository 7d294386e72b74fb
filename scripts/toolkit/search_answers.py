"""What the search shows beside its results: the names of things, the meaning of a term, a law's entry in the register.

The meanings themselves are sections of the index already, so that only their places are added to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .law import LINK, STATUS_WORDS
from .search_index import GLOSSARY, LAW_REGISTER, Document
from .search_words import SMALL, stem, words
from .site import Site

KIND_NAMES = {
    "guidance": "Guidance",
    "template": "Template",
    "tool": "Tool",
    "case": "Case",
    "law": "Law",
    "term": "Term",
}
# How a part of an instrument is written in a law: link, and how search_words writes it as one word.
_PARTS = {"section": "s", "regulation": "reg", "schedule": "sch", "article": "art"}
_PART = re.compile(rf"/({'|'.join(_PARTS)})/(\d+[A-Za-z]*)")


def names(site: Site) -> dict[str, dict[str, str]]:
    """The words for every id that a page of the index carries: {kind: {}, stage: {}, audience: {}, document: {}}."""
    data = site.data
    return {
        "kind": KIND_NAMES,
        "stage": {key: stage["name"] for key, stage in data.stages.items()},
        "audience": {key: audience["name"] for key, audience in data.audiences.items()},
        "document": {key: guide["title"] for key, guide in data.guides.items()},
    }


def answers(site: Site, documents: Sequence[Document]) -> dict[str, Any]:
    """What is added to the index.

    names  words for ids
    terms  [section, [wordings], [short forms]] for each term of the glossary, all as stems without small words
    laws   [section, name, status, [wordings], {part: how many pages cite it}] for each entry of the register
    """
    places: dict[tuple[str, str], int] = {}
    for page in documents:
        for part in page.sections:
            places[page.path, part.anchor] = len(places)
    cited = _cited_parts(site)
    terms = []
    for key, term in site.data.glossary.items():
        if (GLOSSARY, key) in places:
            short = [_wording(term["abbr"])] if term["abbr"] else []
            wordings = [_wording(each) for each in (term["term"], *term["also"])]
            terms.append([places[GLOSSARY, key], [each for each in wordings if each], short])
    laws = [
        [places[LAW_REGISTER, key], law["short"], STATUS_WORDS[law["status"]], _law_wordings(law), cited.get(key, {})]
        for key, law in site.data.legislation.items()
        if (LAW_REGISTER, key) in places
    ]
    return {"names": names(site), "terms": terms, "laws": laws}


def _wording(text: str) -> str:
    return " ".join(stem(word) for word in words(text) if word not in SMALL)


def _law_wordings(law: Mapping[str, Any]) -> list[str]:
    """Title, short name, number, and initials with the year (lga 1972), as a reader may type them."""
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][a-z]+", law["short"]))
    found = [law["title"], law["short"], re.sub(r"\b(Act|Regulations|Order) \d{4}$", r"\1", law["short"])]
    found += [str(law["number"])] if law["number"] else []
    found += [f"{initials} {law['year']}"] if len(initials) > 1 else []
    return list(dict.fromkeys(filter(None, map(_wording, found))))


def _cited_parts(site: Site) -> dict[str, dict[str, int]]:
    """For each law, on how many pages each of its parts is cited: {"lga-1972": {"s101": 9}}."""
    found: dict[str, dict[str, int]] = {}
    for page in site.pages.values():
        here = {
            (match["id"], _PARTS[kind] + number.lower())
            for match in LINK.finditer(page.body)
            for kind, number in _PART.findall(match["path"] or "")
        }
        for law, part in sorted(here):
            parts = found.setdefault(law, {})
            parts[part] = parts.get(part, 0) + 1
    return found
