"""The case library: the cases, the lists derived from them, and the check of their pages.

A case page is docs/cases/<id>.md with the key ``case``. ``check`` tells every fault as a sentence; ``library`` holds
the cases that have none in their front matter, so that a table never breaks on a half-written page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import case_facts, case_text
from .data import Data
from .pages import Page

NAME_LETTERS, TITLE_LETTERS = 36, 80  # the name is the title's part before the colon, and must fit the chart
# Pages of the library that are no case; those in folders of their own (evidence) are not asked for one either.
NOT_CASES = ("/cases/index.md", "/cases/lessons-by-stage.md", "/cases/corrections.md")
_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Case:
    """A case page that has no fault in its front matter."""

    page: Page

    @property
    def facts(self) -> dict[str, Any]:
        return self.page.meta["case"]

    @property
    def path(self) -> str:
        return self.page.path

    @property
    def name(self) -> str:
        """The arrangement's name: the title up to its colon."""
        return name_of(self.page.title)

    @property
    def until(self) -> str:
        """When it ended, or the last date at which it was seen."""
        return self.facts["ended"] or self.facts["last_known"]

    @property
    def years(self) -> int | None:
        """Whole years from beginning to end, or to the last date known."""
        return None if self.facts["began"] is None else whole_years(self.facts["began"], self.until)

    @property
    def lasted(self) -> str:
        """The years as the table says them."""
        if self.years is None:
            return "not known"
        if self.facts["ended"]:
            return str(self.years)
        return f"{self.years} so far" if self.facts["outcome"] == "running" else f"{self.years} or more"

    @cached_property
    def sources(self) -> dict[str, dict]:
        return {source["id"]: source for source in self.facts["sources"]}


def name_of(title: str) -> str:
    """The name of a case: its title up to the colon."""
    return title.partition(":")[0].strip()


def whole_years(start: str, finish: str) -> int:
    """Years between two dates, counted by months where both have one."""
    years = int(finish[:4]) - int(start[:4])
    if len(start) > 4 and len(finish) > 4 and finish[5:7] < start[5:7]:
        years -= 1
    return max(0, years)


def library(pages: Mapping[str, Page], data: Data) -> dict[str, Case]:
    """The cases by path, those that began first at the head."""
    sound = [
        Case(page)
        for path, page in pages.items()
        if "case" in page.meta and not case_facts.faults(page.meta["case"], data, pages)
    ]
    sound.sort(key=lambda case: (_in_order(case.facts["began"]), case.name))
    return {case.path: case for case in sound}


def _in_order(began: str | None) -> str:
    """A year alone stands in the middle of its year, as on the charts; no date stands last."""
    return "9999" if began is None else f"{began}-07" if len(began) == 4 else began


def bearing_on(cases: Mapping[str, Case], path: str) -> list[Case]:
    """The cases that teach something about a page."""
    return [case for case in cases.values() if path in case.facts["bears_on"]]


def lessons_at(cases: Mapping[str, Case], stage: str) -> list[tuple[Case, dict]]:
    """What the cases teach at a step of the flow chart."""
    return [(case, lesson) for case in cases.values() for lesson in case.facts["lessons"] if lesson["stage"] == stage]


def link_sources(markdown: str, case: Case | None) -> tuple[str, list[str]]:
    """Turn [words](source:id) into links to the entry under Sources. Returns the Markdown and faults."""
    faults = []

    def link(match: re.Match) -> str:
        if case is None:
            faults.append(f"“source:{match['id']}” works only on a case page whose front matter has no fault.")
            return match["text"]
        if match["id"] not in case.sources:
            return match["text"]  # told by ``check``
        return f"[{match['text']}](#source-{match['id']})"

    return case_text.LINK.sub(link, markdown), faults


def check(pages: Mapping[str, Page], data: Data) -> list[str]:
    """Every fault of every case page, as sentences."""
    faults = []
    for path, page in pages.items():
        folder, _, file = path.rpartition("/")
        found = []
        if "case" in page.meta:
            if folder != "/cases" or path in NOT_CASES:
                found.append("only a page directly in docs/cases/ may have “case” in its front matter.")
            if not _FILE.fullmatch(file.removesuffix(".md")):
                found.append("the file's name must be lower-case words with hyphens.")
            found += _title_faults(page.title)
            found += [f"case: {fault}" for fault in case_facts.faults(page.meta["case"], data, pages)]
            found += list(case_text.faults(page))
        elif folder == "/cases" and path not in NOT_CASES:
            found.append("a case page must have “case” in its front matter. See docs/_templates/case.md.")
        faults += [f"docs{path}: {fault}" for fault in found]
    return faults


def _title_faults(title: str) -> list[str]:
    faults = []
    if ":" not in title:
        faults.append("the title of a case is its name, a colon and its story: “Name: what became of it”.")
    elif len(name_of(title)) > NAME_LETTERS:
        faults.append(f"the name in the title (before the colon) has over {NAME_LETTERS} letters. Shorten it.")
    if len(title) > TITLE_LETTERS:
        faults.append(f"the title has {len(title)} letters, and {TITLE_LETTERS} at most are allowed.")
    return faults
