"""Everything that must be true of the content before it is published, as sentences: file, what is wrong, what to do."""

from __future__ import annotations

import re
from pathlib import Path

from . import cases, changes, gates, law, pages
from .bundle import unsafe_names
from .data import Data
from .markers import hide_code

# The headings of every page that describes a structure, in this order, so that structures can be compared.
SKELETON = (
    "What it is",
    "When it fits and when it does not",
    "Powers",
    "Procurement position",
    "Governance",
    "Staff and pensions",
    "Tax",
    "Subsidy",
    "Liability and insurance",
    "Assets and intellectual property",
    "Setting it up: steps, time and cost",
    "Running duties",
    "Exit",
    "A real case",
    "In 2006 and now",
)
_H2 = re.compile(r"^## (.+?)(?: \{#.*\})?$", re.MULTILINE)
_NAMELESS = re.compile(r"^[ \t]*\|(?:.*\|)?[ \t]*\|.*\n[ \t]*\|(?:[ \t]*-+[ \t]*\|)+[ \t]*$", re.MULTILINE)
_H1 = re.compile(r"^# \S", re.MULTILINE)


def content(found: dict[str, pages.Page], data: Data, docs: Path) -> list[str]:
    """All faults of the pages taken together. Links, anchors and the navigation are checked by MkDocs itself."""
    faults = pages.check(found, data) + _skeleton_faults(found, data) + _page_faults(found, data)
    faults += cases.check(found, data) + changes.faults(data, found)
    faults += _tool_faults(found, data, docs)
    faults += gates.faults(found, data)
    for path, page in found.items():
        where = f"docs{path}"
        body, _ = hide_code(page.body)
        if _H1.search(body):
            faults.append(f"{where}: the title is the page's only first-level heading. Begin the body with ##.")
        if _NAMELESS.search(body):
            faults.append(f"{where}: a column of a table has no heading. Give it a word: a screen reader reads it out.")
        if law.LINK.search(body) and not page.meta.get("law_checked"):
            faults.append(f"{where}: the page cites law and does not say when it was checked. Add law_checked.")
    names = [file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()]
    published = [name for name in names if not name.startswith("_") and "/vendor/" not in f"/{name}"]
    faults += [f"docs/{fault}" for fault in unsafe_names(published)]
    return faults


def _skeleton_faults(found: dict[str, pages.Page], data: Data) -> list[str]:
    """Pages that structures.yml names must have every heading of the skeleton, in order, and a drawing."""
    faults = []
    for path in sorted({structure["page"] for structure in data.structures.values()} & set(found)):
        headings = [heading for heading in _H2.findall(hide_code(found[path].body)[0]) if heading in SKELETON]
        missing = [heading for heading in SKELETON if heading not in headings]
        if missing:
            faults.append(f"docs{path}: a page about a structure must also have: {', '.join(missing)}.")
        elif tuple(headings) != SKELETON:
            faults.append(f"docs{path}: the headings of a structure stand in another order, or twice. See check.py.")
        if "[[ structure-diagram " not in found[path].body:
            faults.append(f"docs{path}: a page about a structure must have a drawing. Add [[ structure-diagram ]].")
    return faults


def _page_faults(found: dict[str, pages.Page], data: Data) -> list[str]:
    """Entries whose page is not there."""
    return [
        f"docs/_data/{name}.yml: {key}: there is no page {entry['page']}."
        for name in ("structures", "risks", "tools", "assessment_ways")
        for key, entry in getattr(data, name).items()
        if entry["page"].partition("#")[0] not in found
    ]


def _tool_faults(found: dict[str, pages.Page], data: Data, docs: Path) -> list[str]:
    """A tool and its page must name each other, and each of its scripts must be there."""
    faults = []
    for path, page in found.items():
        named = page.meta.get("tool")
        if named and data.tools.get(named, {}).get("page") != path:
            faults.append(f"docs{path}: docs/_data/tools.yml has no tool “{named}” with this page. Correct one.")
    for key, tool in data.tools.items():
        where = f"docs/_data/tools.yml: {key}"
        if tool["page"] in found and found[tool["page"]].meta.get("tool") != key:
            faults.append(f"{where}: docs{tool['page']} does not say “tool: {key}” in its front matter. Add it.")
        faults += [
            f"{where}: there is no script docs/assets/js/{script}."
            for script in tool["scripts"]
            if not (docs / "assets/js" / script).is_file()
        ]
    return faults
