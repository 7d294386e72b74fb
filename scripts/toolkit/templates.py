"""Templates to fill in: a page each in docs/templates/, with a Word file or a spreadsheet made from the same words.

What stands on the page under “The template” is the template. docs/_data/filled/<id>.yml answers its fields for the
running examples; docs/_data/workbooks/<id>.yml holds the sheets of one that is a spreadsheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from . import template_fields, workbook
from .data import Data, read_list
from .pages import Page
from .shapes import Each, key_faults, part_faults

FOLDER = "/templates/"
FILES = "templates/files/"
KINDS = {"word": ("docx", "Word"), "spreadsheet": ("xlsx", "Excel")}
HEADINGS = ("What it is for", "When", "Who fills it in", "How", "Mistakes", "The template")
FRONT_MATTER = {"file": (str,), "used_on": (list,)}
FILLED = {"id": (str,), "says": (str,), "values": (dict,)}
BEGINS = "template"  # the id of the heading over the template, which goes to the page's end
_H2 = re.compile(r"^## (.+?)(?: \{#.*\})?$", re.MULTILINE)
_HEADING = re.compile(r"^## The template.*$", re.MULTILINE)
_SECTION = re.compile(rf'(<h2 id="{BEGINS}">.*?</h2>)(.*)\Z', re.DOTALL)
_ID = re.compile(r'(<h\d) id="([^"]+)"')
_LINK = re.compile(r"\]\((/[^)\s]+)")  # up to its title, where it has one
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


@dataclass
class Template:
    """One template: its page, the answers of its filled versions, and the sheets of a spreadsheet."""

    page: Page
    filled: list[dict] = field(default_factory=list)
    sheets: list[dict] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.page.path.removeprefix(FOLDER).removesuffix(".md")

    @property
    def facts(self) -> dict:
        return self.page.meta["download"]

    @property
    def suffix(self) -> str:
        return KINDS[self.facts["file"]][0]

    @property
    def program(self) -> str:
        return KINDS[self.facts["file"]][1]

    def name(self, filling: dict | None = None) -> str:
        """The name of its blank or of a filled file."""
        return f"{self.id}{'-example-' + filling['id'] if filling else ''}.{self.suffix}"

    @property
    def source(self) -> str:
        """The template's own Markdown."""
        return self.page.body[_HEADING.search(self.page.body).end() :]


def load(docs: Path, pages: dict[str, Page], data: Data) -> tuple[dict[str, Template], list[str]]:
    """Every template by its page’s path, with what its files of data say -> and the faults."""
    found, faults = {}, []
    data_of: dict[str, dict[str, list]] = {"filled": {}, "workbooks": {}}
    for folder, entries in data_of.items():
        for file in sorted((docs / "_data" / folder).glob("*.yml")):
            where = f"docs/_data/{folder}/{file.name}"
            value, problems = read_list(file, where)
            if not problems and not all(isinstance(each, dict) for each in value):
                problems = [f"{where}: this must be a list of entries, each beginning with “- id:”."]
            faults += problems
            if not problems:
                entries[file.stem] = value
    for path, page in pages.items():
        if "download" not in page.meta:
            continue
        named = Path(path).stem
        made = Template(page, data_of["filled"].pop(named, []), data_of["workbooks"].pop(named, []))
        problems = [f"docs{path}: {problem}" for problem in _page_faults(page, pages)] or _template_faults(made, data)
        if not problems:
            found[path] = made
        faults += problems
    for folder, entries in data_of.items():
        faults += [f"docs/_data/{folder}/{name}.yml: there is no template of that name." for name in entries]
    return found, faults


def _page_faults(page: Page, pages: dict[str, Page]) -> list[str]:
    facts = page.meta["download"]
    faults = key_faults(facts, FRONT_MATTER, ordered=False) if isinstance(facts, dict) else ["“download” must be keys."]
    faults = faults or [f"used_on: {fault}" for fault in part_faults(facts["used_on"], Each((str,)))]
    if faults:
        return faults
    if facts["file"] not in KINDS:
        faults.append(f"“{facts['file']}” is not a kind of file. They are: {', '.join(KINDS)}.")
    faults += [f"used_on: there is no page {path}." for path in facts["used_on"] if path not in pages]
    if not facts["used_on"]:
        faults.append("used_on must name the pages at whose step the template is used.")
    headings = [heading for heading in _H2.findall(page.body)]
    if tuple(headings) != HEADINGS:
        faults.append(f"a template’s headings are: {', '.join(HEADINGS)}; here they are: {', '.join(headings)}.")
    return faults


def _template_faults(made: Template, data: Data) -> list[str]:
    spreadsheet = made.facts["file"] == "spreadsheet"
    if spreadsheet != bool(made.sheets):
        return [f"docs{made.page.path}: a spreadsheet, and only that, has its sheets in docs/_data/workbooks/."]
    faults = [f"docs/_data/workbooks/{made.id}.yml: {problem}" for problem in workbook.faults(made.sheets)]
    for filling in made.filled:
        where = f"docs/_data/filled/{made.id}.yml: {filling.get('id')}: "
        faults += [where + problem for problem in key_faults(filling, FILLED)]
        if filling.get("id") not in [*data.examples]:
            faults.append(f"{where}there is no example “{filling.get('id')}”.")
    if not spreadsheet and not template_fields.FIELD.search(made.source):
        faults.append(
            f"docs{made.page.path}: the template has no field to fill in. Mark one: [[? key: what to write ]]."
        )
    return faults


def markdown(made: Template) -> str:
    """The page with its template blank."""
    begins = _HEADING.search(made.page.body)
    text = made.page.body[: begins.start()] + f"## The template {{#{BEGINS}}}\n" + template_fields.blank(made.source)
    if made.sheets:
        book, _ = workbook.make(made.sheets, None)
        text = text.rstrip() + "\n" + workbook.as_markdown(book, blank=True)
    return text.rstrip() + "\n"


def values(given, reckon):
    """Answers with each text that begins with “= ” replaced by what ``reckon`` says that it comes to."""
    if isinstance(given, dict):
        return {key: values(each, reckon) for key, each in given.items()}
    if isinstance(given, list):
        return [values(each, reckon) for each in given]
    return reckon(given[2:]) if isinstance(given, str) and given.startswith("= ") else given


def filled_in(made: Template, filling: dict, reckon) -> tuple[str, workbook.Workbook | None, list[str]]:
    """A filled version -> its Markdown, its workbook where it is one, and faults.

    ``reckon`` gives what an expression over the examples comes to.
    """
    try:
        answers = values(filling["values"], reckon)
    except ValueError as error:
        return "", None, [f"docs/_data/filled/{made.id}.yml: {filling['id']}: {error}."]
    if not made.sheets:
        text, faults = template_fields.filled(made.source, answers)
        return text, None, [f"docs/_data/filled/{made.id}.yml: {filling['id']}: {fault}" for fault in faults]
    book, faults = workbook.make(made.sheets, answers)
    where = f"docs/_data/filled/{made.id}.yml: {filling['id']}: "
    return workbook.as_markdown(book, blank=False) if not faults else "", book, [where + fault for fault in faults]


def linked(markdown: str, address) -> str:
    """Links that start from docs/ made relative to the page, as MkDocs makes those of the page itself."""
    return _LINK.sub(lambda match: f"]({address(match[1])}", markdown)


def section(html: str) -> str:
    """The HTML of the template itself, out of the page’s."""
    return _SECTION.search(html)[2]


def with_files(html: str, links: list[str], filled: list[tuple[str, str, str]]) -> str:
    """The page with the links to its files under the template’s heading and each filled version, shut, at the foot.

    ``filled`` has for each version the example’s id and name, and its HTML.
    """
    files = f'<p class="template-files">{" ".join(links)}</p>'
    html = _SECTION.sub(lambda match: match[1] + files + match[2], html, count=1)
    if filled:  # not in the page's Markdown, since packs and search have the blank alone
        html += '<h2 id="filled-in">Filled in</h2>'
    for key, name, text in filled:
        text = _ID.sub(rf'\1 id="example-{key}-\2"', _PERMALINK.sub("", text))
        html += f'<details class="filled-in"><summary>Filled in for {name}</summary>{text}</details>'
    return html


def at_step(found: dict[str, Template], path: str, stage: str | None) -> list[Template]:
    """The templates that a page leads to: those used on it, and on a step’s own page those of the step."""
    return [
        each
        for each in found.values()
        if path in each.facts["used_on"] or (path.startswith("/stages/") and each.page.meta.get("stage") == stage)
    ]
