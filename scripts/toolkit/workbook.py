"""A template's spreadsheet as data (docs/_data/workbooks/<template>.yml): read, filled in, worked out, and as tables.

A sheet is rows under headings, or settings: a name, a value and a note on each line. spreadsheet_file.py writes the
same sheets as an .xlsx file, with the formulas in place of what they come to.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from . import formula
from .shapes import key_faults

KINDS = ("text", "long", "number", "pounds", "percent", "date", "choice", "yes")
YES = ["Yes", "No"]
_COLUMN = {"id": (str,), "heading": (str,), "kind": (str,), "hint": (str,)}
_OPTIONAL = {
    "choices": (list,),
    "formula": (str,),
    "needs": (str,),
    "least": (int, float),
    "most": (int, float),
    "places": (int,),
}
_SHEET = {"id": (str,), "title": (str,), "about": (str,)}
_SHEET_OPTIONAL = {
    "columns": (list,),
    "rows": (int,),
    "given": (list,),
    "totals": (dict,),
    "settings": (list,),
}
_SETTING = {"id": (str,), "label": (str,), "kind": (str,), "hint": (str,)}
_SETTING_OPTIONAL = {"value": (str, int, float, datetime.date), **_OPTIONAL}
ROWS = 20  # in a blank sheet that does not say


def faults(sheets: list[dict]) -> list[str]:
    """What is wrong with the sheets of a workbook, a sentence each."""
    found = []
    for sheet in sheets:
        where = f"{sheet.get('id')}: "
        if outer := _faults(sheet, _SHEET, _SHEET_OPTIONAL):
            found += [where + each for each in outer]
            continue
        rows = [each for part in ("columns", "settings", "given") for each in sheet.get(part, [])]
        if not all(isinstance(each, dict) for each in rows):
            found.append(where + "columns, settings and given rows are sets of keys.")
            continue
        if ("settings" in sheet) == ("columns" in sheet):
            found.append(where + "a sheet has either columns or settings.")
        if len(str(sheet.get("title", ""))) > 31:
            found.append(where + "the title is longer than 31 letters, which Excel refuses.")
        for part, shape, optional in (("columns", _COLUMN, _OPTIONAL), ("settings", _SETTING, _SETTING_OPTIONAL)):
            for entry in sheet.get(part, []):
                name = f"{where}{entry.get('id')}: "
                if inner := _faults(entry, shape, optional):
                    found += [name + each for each in inner]
                    continue
                if entry.get("kind") not in KINDS:
                    found.append(f"{name}“{entry.get('kind')}” is not a kind. They are: {', '.join(KINDS)}.")
                if (entry.get("kind") == "choice") != ("choices" in entry):
                    found.append(name + "choices go with the kind “choice”, and it with them.")
                if len(",".join(map(str, options(entry)))) > 250 or any("," in str(each) for each in options(entry)):
                    found.append(name + "Excel takes choices of 250 letters together, with no comma in them.")
    return found


def _faults(entry: dict, shape: dict, optional: dict) -> list[str]:
    return key_faults(entry, shape | {key: kind for key, kind in optional.items() if key in entry}, ordered=False)


@dataclass
class Sheet:
    """One sheet with the rows that stand in it. ``answers`` is None in a blank workbook."""

    facts: dict
    answers: list | dict | None

    @property
    def id(self) -> str:
        return self.facts["id"]

    @property
    def settings(self) -> list[dict]:
        return self.facts.get("settings", [])

    @property
    def columns(self) -> list[dict]:
        return self.facts.get("columns", [])

    @property
    def totals(self) -> dict[str, str]:
        """By column, the formula under it; SUM stands for the sum of the column."""
        return {
            key: f"{word}({{{key}:all}})" if word.isalpha() else word
            for key, word in self.facts.get("totals", {}).items()
        }

    @cached_property
    def places(self) -> dict[str, int]:
        """By the id of a column, or of a setting, where it stands among them. A sheet has the one or the other."""
        return {each["id"]: place for place, each in enumerate(self.settings or self.columns)}

    @cached_property
    def rows(self) -> list[dict]:
        """What is entered in each row: what is given, and the answers over it. Settings are one row."""
        if self.settings:
            given = {each["id"]: each["value"] for each in self.settings if "value" in each}
            return [given | (self.answers or {})]
        given = self.facts.get("given", [])
        answers = self.answers or []
        length = max(len(given), len(answers), 0 if self.answers is not None else self.facts.get("rows", 0))
        if not length:
            length = ROWS
        blank: list[dict] = [{}] * length
        return [
            (given[place] if place < len(given) else {}) | (answers[place] if place < len(answers) else {})
            for place, _ in enumerate(blank)
        ]

    def entry(self, key: str) -> dict:
        """A column or a setting by its id. Raises FormulaError."""
        if key not in self.places:
            raise formula.FormulaError(f"the sheet “{self.id}” has no column or setting “{key}”.")
        return (self.settings or self.columns)[self.places[key]]

    @cached_property
    def _first_entered(self) -> str | None:
        """The first column that a reader fills in."""
        given = {key for row in self.facts.get("given", []) for key in row}
        return next((each["id"] for each in self.columns if "formula" not in each and each["id"] not in given), None)

    def needs(self, column: dict) -> str | None:
        """The column without which a formula shows nothing."""
        return column.get("needs", self._first_entered)


@dataclass
class Workbook:
    """All sheets of a template's spreadsheet, blank or filled in."""

    sheets: dict[str, Sheet]

    @cached_property
    def _known(self) -> dict:
        return {}

    def value(self, sheet: Sheet, row: int, key: str) -> formula.Value:
        """What a cell holds or comes to: None or an empty text where it is empty. Raises FormulaError."""
        place = (sheet.id, row, key)
        if place in self._known:
            return self._known[place]
        entry = sheet.entry(key)
        if "formula" not in entry:
            done = sheet.rows[row].get(key)
        elif sheet.columns and (needs := sheet.needs(entry)) and self.value(sheet, row, needs) in (None, ""):
            done = ""
        else:
            done = formula.work_out(entry["formula"], lambda name, which: self.look_up(sheet, row, name, which))
        self._known[place] = done
        return done

    def look_up(self, sheet: Sheet, row: int, name: str, which: str) -> formula.Value:
        """What a reference in a row of a sheet stands for."""
        there, key = self.target(sheet, name)
        if there.settings:
            return self.value(there, 0, key)
        if which == "all":
            return [self.value(there, each, key) for each in range(len(there.rows))]
        if which == "total":
            return self.total(there, key)
        if which == "above":
            return self.value(there, row - 1, key) if row else 0
        return self.value(there, row, key)

    def target(self, sheet: Sheet, name: str) -> tuple[Sheet, str]:
        """The sheet and the column or setting that a reference names. Raises FormulaError."""
        there, _, key = name.rpartition(".")
        if there and there not in self.sheets:
            raise formula.FormulaError(f"there is no sheet “{there}”.")
        found = self.sheets[there] if there else sheet
        found.entry(key)
        return found, key

    def total(self, sheet: Sheet, key: str) -> formula.Value:
        """What stands under a column."""
        return formula.work_out(sheet.totals[key], lambda name, which: self.look_up(sheet, 0, name, which))


def make(sheets: list[dict], answers: dict | None) -> tuple[Workbook, list[str]]:
    """The workbook, blank or filled in, and what is wrong with the answers or the formulas."""
    book = Workbook({each["id"]: Sheet(each, (answers or {}).get(each["id"]) if answers else None) for each in sheets})
    found = [f"there is no sheet “{key}”. It may be misspelt." for key in answers or {} if key not in book.sheets]
    for sheet in book.sheets.values():
        if not _are_answers(sheet):
            kind = "a set of keys" if sheet.settings else "a list of rows, each a set of keys"
            found.append(f"{sheet.id}: the answers of this sheet must be {kind}.")
            continue
        known = {each["id"]: each for each in (*sheet.columns, *sheet.settings)}
        for row in sheet.rows:
            for key in row:
                if key not in known:
                    found.append(f"{sheet.id}: there is no column “{key}”. It may be misspelt.")
                elif "formula" in known[key]:
                    found.append(f"{sheet.id}: “{key}” is worked out and cannot be given.")
                elif options(known[key]) and row[key] not in (None, *options(known[key])):
                    found.append(f"{sheet.id}: “{row[key]}” is not one of: {', '.join(map(str, options(known[key])))}.")
        try:
            for row in range(len(sheet.rows)):
                for key, entry in known.items():
                    value = book.value(sheet, row, key)
                    if "formula" in entry and isinstance(value, (int, float)) and not _fits(value, entry):
                        found.append(f"{sheet.id}: “{key}” comes to {value:g}. Say how many places it is shown with.")
            for key in sheet.totals:
                book.total(sheet, key)
        except formula.FormulaError as error:
            found.append(f"{sheet.id}: {error}")
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            found.append(f"{sheet.id}: a formula cannot be worked out with what is entered: {error}.")
    return book, list(dict.fromkeys(found))


def _are_answers(sheet: Sheet) -> bool:
    """Whether what is given for a sheet can stand in it."""
    if sheet.settings or sheet.answers is None:
        return isinstance(sheet.answers, dict | None)
    return isinstance(sheet.answers, list) and all(isinstance(row, dict) for row in sheet.answers)


def _fits(value: float, entry: dict) -> bool:
    """Whether nothing of a worked out number is lost where nobody said how many places it has."""
    return entry["kind"] != "number" or "places" in entry or abs(value - round(value)) < 1e-9


def options(entry: dict) -> list:
    """The answers that a column or a setting offers."""
    return YES if entry["kind"] == "yes" else entry.get("choices", [])


def places(entry: dict) -> int | None:
    """The decimals with which a column or a setting is shown; None where what is entered is shown as it is."""
    if entry["kind"] == "percent":
        return entry.get("places", 1)
    if entry["kind"] == "number":
        return entry.get("places", 0 if "formula" in entry else None)
    return 0 if entry["kind"] == "pounds" else None


def shown(value: formula.Value, entry: dict) -> str:
    """A value as pages print it and as the spreadsheet's number formats do."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.date):
        return f"{value.day} {value:%B %Y}"
    if not isinstance(value, (int, float)):
        return str(value)
    after = places(entry)
    size = abs(value) * (100 if entry["kind"] == "percent" else 1)
    figure = f"{size:,.6f}".rstrip("0").rstrip(".") if after is None else f"{formula.rounded(size, after):,.{after}f}"
    minus = "−" if value < 0 and figure.strip("0.") else ""
    return minus + ("£" if entry["kind"] == "pounds" else "") + figure + ("%" if entry["kind"] == "percent" else "")


_WHAT = {
    "text": "words",
    "long": "words",
    "number": "a number",
    "pounds": "pounds",
    "percent": "a percentage",
    "date": "a date",
}


def what_goes_in(entry: dict) -> str:
    """A column or setting in a line: how it is filled in."""
    if "formula" in entry:
        return f"Worked out: {entry['hint']}"
    chosen = options(entry)
    sort = "One of: " + ", ".join(map(str, chosen)) if chosen else _WHAT[entry["kind"]].capitalize()
    return f"{entry['hint']} ({sort[0].lower() + sort[1:]})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(head: list[str], rows: list[list[str]], right: list[bool] | None = None) -> list[str]:
    rule = ["---:" if right and right[place] else "---" for place in range(len(head))]
    return ["| " + " | ".join(map(_cell, row)) + " |" for row in (head, rule, *rows)]


def as_markdown(book: Workbook, blank: bool) -> str:
    """The sheets as a page shows them: blank, what goes into each column; filled in, the rows with their figures."""
    lines: list[str] = []
    for sheet in book.sheets.values():
        lines += ["", f"### Sheet: {sheet.facts['title']}", "", sheet.facts["about"], ""]
        if sheet.settings:
            body = [
                [
                    each["label"],
                    shown(book.value(sheet, 0, each["id"]), each) or "not entered",
                    what_goes_in(each) if blank else each["hint"],
                ]
                for each in sheet.settings
            ]
            lines += _table(["Setting", "Value", "What it is"], body)
            continue
        heads = [each["heading"] for each in sheet.columns]
        given = [each for each in sheet.columns if any(each["id"] in row for row in sheet.facts.get("given", []))]
        if blank:
            lines += _table(
                ["Column", "What goes in"], [[each["heading"], what_goes_in(each)] for each in sheet.columns]
            )
            if given:
                rows = [[shown(row.get(each["id"]), each) for each in given] for row in sheet.rows]
                lines += ["", "These rows are there to begin with:", ""]
                lines += _table([each["heading"] for each in given], rows)
            if sheet.totals:
                names = ", ".join(sheet.entry(key)["heading"] for key in sheet.totals)
                lines += ["", f"At the foot: {names}."]
        else:
            right = [each["kind"] in ("number", "pounds", "percent") for each in sheet.columns]
            rows = [
                [shown(book.value(sheet, row, each["id"]), each) for each in sheet.columns]
                for row in range(len(sheet.rows))
            ]
            if sheet.totals:
                foot = [
                    shown(book.total(sheet, each["id"]), each) if each["id"] in sheet.totals else ""
                    for each in sheet.columns
                ]
                rows.append([foot[0] or "Total", *foot[1:]])
            lines += _table(heads, rows, right)
    return "\n".join(lines)
