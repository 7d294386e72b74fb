"""The lists that pages show, all derived from front matter, data and the navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from . import cases
from . import pages as page_facts
from .cases import Case
from .data import Data
from .pages import Page
from .templates import Template


def nav_paths(nav: list | dict | str | None) -> list[str]:
    """Every page of mkdocs.yml's nav in its order, as paths from docs/ with a leading slash."""
    if isinstance(nav, str):
        return [] if "://" in nav else ["/" + nav.lstrip("/")]
    if isinstance(nav, dict):
        nav = list(nav.values())
    return [path for entry in nav or [] for path in nav_paths(entry)]


@dataclass
class Site:
    """The data and the pages in the order of the navigation, with the lists derived from them."""

    data: Data
    pages: dict[str, Page]
    templates: dict[str, Template] = field(default_factory=dict)

    def around(self, stage_id: str) -> tuple[list[dict], list[dict]]:
        """The steps before and after a stage on the flow chart, its loops back left out."""
        order = list(self.data.stages)
        place = order.index(stage_id)
        before = [
            stage
            for stage in self.data.stages.values()
            if order.index(stage["id"]) < place and any(edge["to"] == stage_id for edge in stage["next"])
        ]
        after = [
            self.data.stages[edge["to"]]
            for edge in self.data.stages[stage_id]["next"]
            if edge["to"] in order and order.index(edge["to"]) > place
        ]
        return before, after

    def reading(self, page: Page) -> dict[str, str]:
        """How closely each audience reads a page."""
        return page_facts.reading(page, self.data)

    def reading_list(self, audience: str) -> list[tuple[dict | None, list[Page]]]:
        """An audience's pages in stage order: (stage, pages), with (None, pages) first for those of every stage.

        Guidance only: the leaflet's front, the guides and the stages; not the reference pages. The pages of a stage
        are its decision summary first, then the navigation's order.
        """
        groups: list[tuple[dict | None, list[Page]]] = []
        for stage in (None, *self.data.stages.values()):
            key = stage["id"] if stage else None
            chosen = [
                page
                for page in self.pages.values()
                if page.meta.get("stage") == key
                and page.path.split("/")[1] in ("start", "guides", "stages")
                and self.reading(page)[audience] == "main"
                and page.path not in {entry["page"] for entry in self.data.audiences.values()}
            ]
            chosen.sort(key=lambda page: not page.path.startswith("/stages/"))
            if chosen:
                groups.append((stage, chosen))
        return groups

    def at_stage(self, stage_id: str) -> list[Page]:
        """The pages of a stage but its own summary."""
        return [
            page
            for page in self.pages.values()
            if page.meta.get("stage") == stage_id and not page.path.startswith("/stages/")
        ]

    def questions(self, stage: str | None = None, audience: str | None = None) -> list[dict]:
        """The questions of a stage, of an audience, or of both, in the data's order."""
        return [
            question
            for question in self.data.questions.values()
            if stage in (None, question["stage"]) and audience in (None, question["audience"])
        ]

    def document_page(self, document: str) -> str:
        """Where a document is read: its opening page, or its summary while it is still to be written."""
        opening = f"/guides/{document}/index.md"
        return opening if opening in self.pages else f"/start/documents.md#{document}"

    @cached_property
    def cases(self) -> dict[str, Case]:
        """The case library by path, in the order in which the cases began."""
        return cases.library(self.pages, self.data)

    def cases_on(self, path: str) -> list[Case]:
        """The cases that teach something about a page."""
        return cases.bearing_on(self.cases, path)

    def lessons(self, stage_id: str) -> list[tuple[Case, dict]]:
        """What the cases teach at a step."""
        return cases.lessons_at(self.cases, stage_id)

    def documents_of(self, template: Template) -> list[dict]:
        """The documents of the pages on which a template is used."""
        guides = [self.pages[path].guide for path in template.facts["used_on"]]
        return [self.data.documents[guide] for guide in dict.fromkeys(guides) if guide]

    def item_pages(self) -> dict[str, str]:
        """From each of the leaflet's items to its page."""
        return page_facts.answers(self.pages)

    def a_to_z(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Every page, term and law under its letter: (letter, [(name, link, kind)])."""
        entries = [(page.title, page.path, "page") for page in self.pages.values()]
        for key, term in self.data.glossary.items():
            entries.append((_capital(term["term"]), f"/reference/glossary.md#{key}", "term"))
            if term["abbr"] and term["abbr"][0].lower() != term["term"][0].lower():
                entries.append((f"{term['abbr']}: {term['term']}", f"/reference/glossary.md#{key}", "term"))
        entries += [(law["title"], f"/reference/law.md#{key}", "law") for key, law in self.data.legislation.items()]
        letters: dict[str, list] = {}
        for name, link, kind in sorted(entries, key=lambda entry: _sort_name(entry[0])):
            letter = _sort_name(name)[0].upper()
            letters.setdefault(letter if letter.isalpha() else "0-9", []).append((name, link, kind))
        return sorted(letters.items())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sort_name(name: str) -> str:
    """Sort as an index does: without “the” and without quotation marks or brackets."""
    bare = "".join(letter for letter in name.lower() if letter.isalnum() or letter == " ").strip()
    return bare.removeprefix("the ").removeprefix("a ") or bare or "0"
