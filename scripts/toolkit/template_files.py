"""The files of a template and what its page shows of them, from the page's HTML and the filled versions'."""

from __future__ import annotations

import datetime

from . import office, spreadsheet_file, templates, word_file, workbook
from .data import Data
from .templates import Template

Version = tuple[dict, str, "workbook.Workbook | None"]  # a filling, its HTML, and its workbook where it is one


def facts(made: Template, filling: dict | None, data: Data) -> office.Facts:
    """What a blank or filled file says of itself. It is dated by the release, so two builds give the same bytes."""
    moment = f"Filled in for {data.examples[filling['id']]['name']}. {filling['says']}" if filling else ""
    release = next(iter(data.changes.values()))
    when = datetime.datetime.combine(release["date"], datetime.time())
    checked = made.page.meta.get("law_checked")
    words = ", ".join(made.page.meta.get("keywords", []))
    return office.Facts(made.page.title, made.page.meta["summary"], moment, release["id"], checked, when, words)


def make(made: Template, html: str, versions: list[Version], about) -> dict[str, bytes]:
    """Every file of a template by its name: the blank first. ``about`` gives the facts of a filling, or of None."""
    files = {}
    for filling, text, book in [(None, templates.section(html), None), *versions]:
        said = about(filling)
        if made.sheets:
            files[made.name(filling)] = spreadsheet_file.write(book or workbook.make(made.sheets, None)[0], said)
        else:
            files[made.name(filling)] = word_file.write(text, said)
    return files


def page(made: Template, html: str, versions: list[Version], files: dict[str, bytes], address, examples: dict) -> str:
    """The page's HTML with links to its files, and the filled versions to read. ``address`` finds a file."""

    def link(filling: dict | None) -> str:
        name = made.name(filling)
        size = f"{made.program}, {max(1, round(len(files[name]) / 1024))} KB"
        said = f"Filled in for {examples[filling['id']]['name']}" if filling else "The blank"
        return f'<a class="md-button" href="{address(name)}" download>{said} ({size})</a>'

    links = [link(None), *(link(filling) for filling, _, _ in versions)]
    filled = [
        (filling["id"], examples[filling["id"]]["name"], f"<p>{filling['says']}</p>{text}")
        for filling, text, _ in versions
    ]
    return templates.with_files(html, links, filled)
