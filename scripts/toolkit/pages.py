"""Read the pages' front matter and say what is wrong with it, page by page."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .data import AUDIENCE_LEVELS, Data
from .shapes import Each, is_of, kind_names, part_faults
from .yaml_file import read_text, read_yaml

# What a page may say of itself, with the kind of value each key takes.
KEYS: dict[str, type] = {
    "title": str,
    "summary": str,
    "stage": str,
    "read": dict,
    "law_checked": datetime.date,
    "prepared": datetime.date,  # of the accessibility statement: see statement.py
    "keywords": list,
    "asks": list,  # how readers put the question that the page answers, for the search
    "answers": list,
    "case": dict,  # what a page of the case library says of its case: see cases.py
    "tool": str,  # the tool of tools.yml that stands on the page
    "download": dict,  # on a page of docs/templates/, its file and where it is used: see templates.py
    "packed": bool,  # false on a page that holds nothing for paper: no pack has it
    "hide": list,  # the theme's own: the home page hides its side columns
}
OF_WORDS = ("read", "keywords", "asks", "answers")  # the keys that hold texts
WORDS_A_MINUTE = 200  # silent reading of dense non-fiction; 230 is usual for easier text


@dataclass
class Page:
    """One Markdown page: ``path`` from docs/ with a leading slash, its front matter and its body."""

    path: str
    meta: dict
    body: str

    @property
    def title(self) -> str:
        return str(self.meta.get("title", ""))

    @property
    def guide(self) -> str | None:
        """The id of the document that the page belongs to: its folder under /guides/."""
        match = re.match(r"/guides/([^/]+)/", self.path)
        return match[1] if match else None

    @cached_property
    def minutes(self) -> int:
        return max(1, round(len(self.body.split()) / WORDS_A_MINUTE))


def split_front_matter(text: str, name: str) -> tuple[dict, str, list[str]]:
    """Returns (front matter, body, faults)."""
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return {}, text, [f"{name}: there is no front matter. Begin with ---, title, summary, and --- again."]
    meta, faults = read_yaml(match[1], name, first_line=2)
    if not faults and not isinstance(meta, dict):
        faults = [f"{name}: the front matter must be keys with values, such as “title: …”."]
    return (meta if isinstance(meta, dict) else {}), text[match.end() :], faults


def files(docs: Path) -> dict[str, Path]:
    """The file of every page under ``docs`` but those in folders that begin with _, by the page's path."""
    found = {file.relative_to(docs): file for file in sorted(docs.rglob("*.md"))}
    return {
        "/" + relative.as_posix(): file
        for relative, file in found.items()
        if not any(part.startswith("_") for part in relative.parts) and relative.parts[:2] != ("assets", "vendor")
    }


def load(docs: Path) -> tuple[dict[str, Page], list[str]]:
    """Read every page. Returns those that are text by path, and faults."""
    pages, faults = {}, []
    for path, file in files(docs).items():
        text, problems = read_text(file, f"docs{path}")
        if problems:
            faults += problems
            continue
        meta, body, problems = split_front_matter(text, f"docs{path}")
        faults += problems or [f"docs{path}: {problem}" for problem in _meta_faults(meta)]
        sound = {key: value for key, value in meta.items() if key in KEYS and not _value_faults(key, value)}
        pages[path] = Page(path, sound, body)
    return pages, faults


def _meta_faults(meta: dict) -> list[str]:
    faults = [f"there is no {key} in the front matter. Add one." for key in ("title", "summary") if not meta.get(key)]
    faults += [f"“{key}” is not a key of the front matter. It may be misspelt." for key in meta if key not in KEYS]
    return faults + [fault for key in KEYS if key in meta for fault in _value_faults(key, meta[key])]


def _value_faults(key: str, value: object) -> list[str]:
    """What is wrong with the value of a key of the front matter, and with what stands inside it."""
    if not is_of(value, (KEYS[key],)):
        return [f"“{key}” must be {kind_names((KEYS[key],))}, and is “{value}”."]
    return [f"{key}: {fault}" for fault in part_faults(value, Each((str,)))] if key in OF_WORDS else []


def check(pages: dict[str, Page], data: Data) -> list[str]:
    """Faults that need the data: unknown stages, audiences, documents and items, and two pages with one title."""
    faults = []
    for page in pages.values():
        where = f"docs{page.path}"
        stage = page.meta.get("stage")
        if stage and stage not in data.stages:
            faults.append(f"{where}: there is no stage “{stage}”. The stages are: {', '.join(data.stages)}.")
        if page.guide and page.guide not in data.guides:
            faults.append(f"{where}: there is no document “{page.guide}”. The documents are: {', '.join(data.guides)}.")
        for audience, level in (page.meta.get("read") or {}).items():
            if audience not in data.audiences:
                faults.append(f"{where}: there is no audience “{audience}”. They are: {', '.join(data.audiences)}.")
            if level not in AUDIENCE_LEVELS:
                faults.append(f"{where}: “{level}” is not a level of reading. Use main, some or none.")
        for answer in page.meta.get("answers") or []:
            if answer.partition("#")[0] not in data.items:
                faults.append(f"{where}: the leaflet has no item “{answer}”. See docs/_data/documents.yml.")
    titles = Counter(page.title for page in pages.values() if page.title)
    for title, count in titles.items():
        if count > 1:
            where = ", ".join(f"docs{page.path}" for page in pages.values() if page.title == title)
            faults.append(f"{where}: {count} pages have the title “{title}”. Give each its own.")
    return faults


def reading(page: Page, data: Data) -> dict[str, str]:
    """How closely each audience reads a page: its own ``read`` over its document's, and main where neither says."""
    document = data.guides.get(page.guide or "", {}).get("read", {})
    own = page.meta.get("read") or {}
    return {audience: own.get(audience, document.get(audience, "main")) for audience in data.audiences}


def answers(pages: dict[str, Page]) -> dict[str, str]:
    """From each of the leaflet's items to the page that answers it, with the anchor where a section does."""
    found = {}
    for page in pages.values():
        for answer in page.meta.get("answers") or []:
            item, _, anchor = answer.partition("#")
            found[item] = f"{page.path}#{anchor}" if anchor else page.path
    return found
