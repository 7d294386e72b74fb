"""Write a template's workbook as an .xlsx file with XlsxWriter: formulas, lists to choose from, headings that stay.

With each formula stands what it comes to, since Protected View and a preview in a mail program work nothing out.
"""

from __future__ import annotations

import datetime
import functools
import io
import textwrap
import zipfile
from collections.abc import Iterable

from xlsxwriter import Workbook as File
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from . import formula
from .office import Facts, packed
from .workbook import Sheet, Workbook, options, places

HEAD = 6  # the row of the headings: above it the title and up to four lines about the sheet
WIDTHS = {"long": 42, "text": 26, "choice": 16, "date": 17, "yes": 9, "pounds": 14, "number": 11, "percent": 11}
_ABOUT_WIDTH = 100
_INK, _PAPER = "#1D3557", "#FFF8DC"
_PLAIN = {"font_name": "Arial", "font_size": 10}
_WRAPPED = _PLAIN | {"text_wrap": True, "valign": "top"}
_BOXED = _WRAPPED | {"border": 1, "border_color": "#8A8A8A"}
_OFF_FIGURES = {"align": "left", "indent": 1}  # words keep off the figures on their left
_IN_WORDS = ("text", "long", "choice", "yes")
_A_LINE = 13.5  # points


def write(book: Workbook, facts: Facts) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    out = io.BytesIO()
    with File(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as file:
        writer = _Writer(file, book, facts)
        writer.about()
        for sheet in book.sheets.values():
            writer.sheet(sheet)
    with zipfile.ZipFile(out) as made:
        return packed({name: made.read(name) for name in made.namelist()}, facts)


@functools.lru_cache(maxsize=4096)  # a blank and its filled versions have most texts in common
def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    return len(textwrap.wrap(text, int(width * 1.1)))


def _address(sheet: Sheet, key: str, row: int) -> str:
    """The cell of a column, or of a setting, without its sheet."""
    if sheet.settings:
        return f"$B${HEAD + 1 + sheet.places[key]}"
    return f"{xl_col_to_name(sheet.places[key])}{HEAD + 1 + row}"


def _reference(book: Workbook, here: Sheet, row: int, name: str, which: str) -> str:
    there, key = book.target(here, name)
    before = f"{quote_sheetname(there.facts['title'])}!" if there is not here else ""
    if there.settings:
        return before + _address(there, key, 0)
    if which == "all":
        letter = xl_col_to_name(there.places[key])
        return f"{before}${letter}${HEAD + 1}:${letter}${HEAD + len(there.rows)}"
    if which == "total":
        return before + _address(there, key, len(there.rows))
    if which == "above":
        return before + _address(there, key, row - 1) if row else "0"
    return before + _address(there, key, row)


def _formula(book: Workbook, sheet: Sheet, row: int, entry: dict, text: str) -> str:
    done = formula.in_cells(text, lambda name, which: _reference(book, sheet, row, name, which))
    needs = sheet.needs(entry) if sheet.columns and text == entry.get("formula") else None
    return f'=IF({_address(sheet, needs, row)}="","",{done})' if needs else f"={done}"


def _number_format(entry: dict) -> str:
    """The number format of a column or a setting: what workbook.shown does."""
    after = places(entry)
    if entry["kind"] == "date":
        return "d mmmm yyyy"
    if after is None:
        return "General"
    figure = "#,##0" + ("." + "0" * after if after else "")
    if entry["kind"] == "percent":
        return figure + "%"
    return f'"£"{figure};[Red]-"£"{figure}' if entry["kind"] == "pounds" else figure


def _as_written(value: formula.Value) -> float | str:
    """What a formula comes to as the file has it: a day is a number."""
    if isinstance(value, datetime.date):
        return (value - datetime.date(1899, 12, 30)).days
    return "" if value is None else value


def _allowed(entry: dict) -> dict:
    """What may be entered in a column or a setting, with its hint; a wrong entry is refused in a sentence."""
    chosen = options(entry)
    if chosen:
        rule = {"validate": "list", "source": list(map(str, chosen))}
        rule["error_message"] = "Choose one of: " + ", ".join(map(str, chosen))
    elif entry["kind"] in ("number", "pounds", "percent"):
        least, most = entry.get("least", -1_000_000_000_000), entry.get("most", 1_000_000_000_000)
        rule = {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": most}
        rule["error_message"] = f"Enter a number from {least:,} to {most:,}." if "most" in entry else "Enter a number."
    elif entry["kind"] == "date":
        rule = {"validate": "date", "criteria": ">", "value": datetime.date(2000, 1, 1)}
        rule["error_message"] = "Enter a date, such as 1 April 2027."
    else:
        rule = {"validate": "any", "error_message": ""}
    rule["error_title"], rule["error_message"] = "This cannot be entered", rule["error_message"][:250]
    rule["input_title"] = (entry.get("heading") or entry["label"])[:32]
    return rule | {"input_message": entry["hint"][:250]}


class _Page(Worksheet):
    """XlsxWriter's own, but that it looks in no formula for the thirty functions that only newer Excels have."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")  # formula.FUNCTIONS has none of them


class _Writer:
    """Writes sheets into a file. Rows and columns count from 0 here; only in addresses from 1."""

    def __init__(self, file: File, book: Workbook, facts: Facts):
        self.file, self.book, self.facts = file, book, facts
        self.looks: dict[tuple, Format] = {}
        file.set_properties(
            {
                "title": facts.title,
                "subject": facts.summary,
                "author": facts.creator,
                "keywords": facts.keywords,
                "created": facts.when,
            }
        )

    def look(self, **given: object) -> Format:
        """A way for a cell to look, made once for the file."""
        key = tuple(given.items())
        if key not in self.looks:
            self.looks[key] = self.file.add_format(given)
        return self.looks[key]

    def page(self, title: str, widths: list[float]) -> Worksheet:
        """A new sheet as all are: how it prints, and the widths of its columns."""
        page = self.file.add_worksheet(title, _Page)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&8 {self.facts.foot.replace('&', '&&')}&R&P of &N")
        page.hide_gridlines(2)
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        return page

    def about(self) -> None:
        """The first sheet, which says what the file is."""
        page = self.page("About", [_ABOUT_WIDTH])
        page.write(0, 0, self.facts.title, self.look(font_name="Arial", font_size=16, bold=True, font_color=_INK))
        lines = [
            self.facts.summary,
            self.facts.moment,
            "Cells with a pale yellow ground are for you to fill in. The others are worked out.",
            "If the file opens in Protected View, choose Enable Editing to fill it in.",
            self.facts.foot,
        ]
        last = 0
        for last, line in enumerate(filter(None, lines), start=2):
            page.write(last, 0, line, self.look(**_WRAPPED))
            self.tall(page, last, [(line, _ABOUT_WIDTH)])
        page.print_area(0, 0, last, 0)

    def sheet(self, sheet: Sheet) -> None:
        """A sheet of settings, or of rows under headings."""
        told = any(each["kind"] == "long" for each in sheet.settings)  # sentences need more room than figures
        widths = [36, 48 if told else 22, 70] if sheet.settings else [WIDTHS[each["kind"]] for each in sheet.columns]
        page = self.page(sheet.facts["title"], widths)
        page.write(0, 0, sheet.facts["title"], self.look(font_name="Arial", font_size=14, bold=True, font_color=_INK))
        for row, line in enumerate(textwrap.wrap(sheet.facts["about"], max(60, sum(widths))), start=1):
            page.write(row, 0, line, self.look(**_PLAIN))
        page.freeze_panes(HEAD, 1)
        page.repeat_rows(HEAD - 1)
        write = self.settings if sheet.settings else self.rows
        last = write(page, sheet, widths)
        page.print_area(0, 0, last, len(widths) - 1)

    def settings(self, page: Worksheet, sheet: Sheet, widths: list[float]) -> int:
        """A name, a value and a note on each line -> the last row."""
        self.heads(page, ["Setting", "Value", "What it is"], widths)
        row = HEAD
        for row, each in enumerate(sheet.settings, start=HEAD):
            page.write(row, 0, each["label"], self.look(**_BOXED))
            page.write(row, 2, each["hint"], self.look(**_BOXED, **_OFF_FIGURES))
            text = self.cell(page, sheet, row, 1, each)
            if "formula" not in each:
                page.data_validation(row, 1, row, 1, _allowed(each))
            self.tall(page, row, zip((each["label"], text, each["hint"]), widths, strict=True))
            self.file.define_name(f"{sheet.id}_{each['id']}", f"={quote_sheetname(page.name)}!$B${row + 1}")
        return row

    def rows(self, page: Worksheet, sheet: Sheet, widths: list[float]) -> int:
        """Rows under headings, and their totals -> the last row."""
        self.heads(page, [each["heading"] for each in sheet.columns], widths)
        last = HEAD + len(sheet.rows) - 1
        for row in range(HEAD, last + 1):
            texts = [self.cell(page, sheet, row, place, each) for place, each in enumerate(sheet.columns)]
            self.tall(page, row, zip(texts, widths, strict=True))
        for place, each in enumerate(sheet.columns):
            if "formula" not in each:
                page.data_validation(HEAD, place, last, place, _allowed(each))
            if each["id"] in sheet.totals:
                done = _formula(self.book, sheet, 0, each, sheet.totals[each["id"]])
                look = self.look(**self.style(each, False), bold=True)
                page.write_formula(last + 1, place, done, look, _as_written(self.book.total(sheet, each["id"])))
        page.autofilter(HEAD - 1, 0, last, len(sheet.columns) - 1)
        if sheet.totals and sheet.columns[0]["id"] not in sheet.totals:
            page.write(last + 1, 0, "Total", self.look(**_PLAIN, bold=True))
        return last + bool(sheet.totals)

    def heads(self, page: Worksheet, names: list[str], widths: list[float]) -> None:
        """The headings."""
        look = self.look(**_BOXED, bold=True, font_color="white", bg_color=_INK)
        for place, name in enumerate(names):
            page.write(HEAD - 1, place, name, look)
        self.tall(page, HEAD - 1, zip(names, widths, strict=True))

    def style(self, entry: dict, entered: bool) -> dict:
        """How a cell of a column, or of a setting, looks."""
        style = _BOXED | (_OFF_FIGURES if entry["kind"] in _IN_WORDS else {}) | {"num_format": _number_format(entry)}
        return style | ({"bg_color": _PAPER, "locked": False} if entered else {})

    def cell(self, page: Worksheet, sheet: Sheet, row: int, place: int, entry: dict) -> formula.Value:
        """Write a column's cell in a row, or a setting's -> what it shows."""
        of_sheet = 0 if sheet.settings else row - HEAD
        value = self.book.value(sheet, of_sheet, entry["id"])
        look = self.look(**self.style(entry, entered="formula" not in entry))
        if "formula" in entry:
            done = _formula(self.book, sheet, of_sheet, entry, entry["formula"])
            page.write_formula(row, place, done, look, _as_written(value))
        else:
            page.write(row, place, value, look)
        return value

    def tall(self, page: Worksheet, row: int, shown: Iterable[tuple[formula.Value, float]]) -> None:
        """Room for the words that stand in a row when the file is made: LibreOffice makes none by itself.

        ``shown`` has what each cell shows with its column's width. A row of one line grows as it is filled in.
        """
        lines = max((_lines(text, width) for text, width in shown if isinstance(text, str)), default=1)
        if lines > 1:
            page.set_row(row, _A_LINE * lines)
