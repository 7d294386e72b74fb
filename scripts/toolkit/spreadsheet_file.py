"""Write a template's workbook as an .xlsx file with openpyxl: formulas, lists to choose from, headings that stay."""

from __future__ import annotations

import io
import textwrap
from copy import copy
from weakref import WeakKeyDictionary

from openpyxl import Workbook as File
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from . import formula
from .office import Facts
from .workbook import Sheet, Workbook, options, places

HEAD = 6  # the row of the headings: above it the title and up to four lines about the sheet
WIDTHS = {"long": 42, "text": 26, "choice": 16, "date": 17, "yes": 9, "pounds": 14, "number": 11, "percent": 11}
_LINE = Side(style="thin", color="8A8A8A")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_INK, _PAPER = "1D3557", "FFF8DC"
_FACE = "Arial"
_PLAIN, _STRONG = Font(name=_FACE, size=10), Font(name=_FACE, size=10, bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
# Words keep off the figures on their left.
_WORDS = Alignment(horizontal="left", wrap_text=True, vertical="top", indent=1)
_STYLES: WeakKeyDictionary[File, dict] = WeakKeyDictionary()  # what a cell of each kind looks like, in each file
_IN_WORDS = ("text", "long", "choice", "yes")


def write(book: Workbook, facts: Facts) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    file = File()
    file.remove(file.active)
    _about(file, facts)
    for sheet in book.sheets.values():
        page = file.create_sheet(sheet.facts["title"])
        _sheet(page, sheet, book)
        _set_up(page, facts)
    named = file.properties
    named.title, named.subject, named.creator = facts.title, facts.summary, facts.creator
    named.language, named.version, named.keywords = "en-GB", facts.version, facts.keywords
    named.created = named.modified = facts.when
    file.calculation.fullCalcOnLoad = True
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _about(file: File, facts: Facts) -> None:
    page = file.create_sheet("About")
    page["A1"] = facts.title
    page["A1"].font = Font(name=_FACE, bold=True, size=16, color=_INK)
    lines = [
        facts.summary,
        facts.moment,
        "Cells with a pale yellow ground are for you to fill in. The others are worked out.",
        "If the file opens in Protected View, choose Enable Editing: until then the sums are not shown.",
        facts.foot,
    ]
    for row, line in enumerate(filter(None, lines), start=3):
        page.cell(row, 1, line).alignment = _WRAP
        page.cell(row, 1).font = _PLAIN
        _tall(page, row, [(line, 100)])
    page.column_dimensions["A"].width = 100
    _set_up(page, facts)


def _set_up(page: Worksheet, facts: Facts) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.oddFooter.left.text = facts.foot.replace("&", "&&")
    page.oddFooter.right.text = "&P of &N"
    page.oddFooter.left.size = 8
    page.print_area = f"A1:{get_column_letter(page.max_column)}{page.max_row}"
    page.sheet_view.showGridLines = False


def _address(sheet: Sheet, key: str, row: int) -> str:
    """The cell of a column, or of a setting, without its sheet."""
    if sheet.settings:
        return f"$B${HEAD + 1 + sheet.places[key]}"
    return f"{get_column_letter(sheet.places[key] + 1)}{HEAD + 1 + row}"


def _reference(book: Workbook, here: Sheet, row: int, name: str, which: str) -> str:
    there, key = book.target(here, name)
    before = f"{quote_sheetname(there.facts['title'])}!" if there is not here else ""
    if there.settings:
        return before + _address(there, key, 0)
    if which == "all":
        first, last = _address(there, key, 0), _address(there, key, len(there.rows) - 1)
        letter = first.rstrip("0123456789")
        return f"{before}${letter}${HEAD + 1}:${letter}${HEAD + len(there.rows)}" if last else before
    if which == "total":
        return before + _address(there, key, len(there.rows))
    if which == "above":
        return before + _address(there, key, row - 1) if row else "0"
    return before + _address(there, key, row)


def _formula(book: Workbook, sheet: Sheet, row: int, entry: dict, text: str) -> str:
    done = formula.in_cells(text, lambda name, which: _reference(book, sheet, row, name, which))
    needs = sheet.needs(entry) if sheet.columns and text == entry.get("formula") else None
    return f'=IF({_address(sheet, needs, row)}="","",{done})' if needs else f"={done}"


def _format(entry: dict) -> str:
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


def _put(page: Worksheet, where: str, value: object, entry: dict, entered: bool) -> None:
    cell = page[where]
    cell.value = value
    styles = _STYLES.setdefault(page.parent, {})
    key = entry["kind"] in _IN_WORDS, _format(entry), entered
    if key not in styles:
        cell.font, cell.border = _PLAIN, _BOX
        cell.alignment = _WORDS if key[0] else _WRAP
        cell.number_format = key[1]
        if entered:
            cell.fill = PatternFill("solid", fgColor=_PAPER)
            cell.protection = Protection(locked=False)
        styles[key] = cell._style
    cell._style = copy(styles[key])  # to set each look of each cell took half the time of a file


def _allow(page: Worksheet, entry: dict, cells: str) -> None:
    """What may be entered in a column or a setting, with its hint; a wrong entry is refused in a sentence."""
    chosen = options(entry)
    kind = entry["kind"]
    if chosen:
        rule = DataValidation(type="list", formula1='"' + ",".join(map(str, chosen)) + '"', allow_blank=True)
        rule.error = "Choose one of: " + ", ".join(map(str, chosen))
    elif kind in ("number", "pounds", "percent"):
        least, most = entry.get("least", -1_000_000_000_000), entry.get("most", 1_000_000_000_000)
        rule = DataValidation(type="decimal", operator="between", formula1=least, formula2=most, allow_blank=True)
        rule.error = f"Enter a number from {least:,} to {most:,}." if "most" in entry else "Enter a number."
    elif kind == "date":
        rule = DataValidation(type="date", operator="greaterThan", formula1="DATE(2000,1,1)", allow_blank=True)
        rule.error = "Enter a date, such as 1 April 2027."
    else:
        rule = DataValidation(allow_blank=True)
    rule.errorTitle, rule.error = "This cannot be entered", (rule.error or "")[:250]
    rule.promptTitle, rule.prompt = (entry.get("heading") or entry["label"])[:32], entry["hint"][:250]
    rule.showErrorMessage = rule.showInputMessage = True
    rule.add(cells)
    page.add_data_validation(rule)


def _tall(page: Worksheet, row: int, texts: list[tuple[str, int]]) -> None:
    """Room for the words of a row that stand in it when the file is made: not every program makes it by itself.

    ``texts`` has each text with its column's width. A row of one line is left to grow as it is filled in.
    """
    lines = max((len(textwrap.wrap(text, max(4, round(width * 1.1)))) for text, width in texts), default=1)
    if lines > 1:
        page.row_dimensions[row].height = 13 * lines + 3


def _heads(page: Worksheet, names: list[str]) -> None:
    for place, name in enumerate(names, start=1):
        cell = page.cell(HEAD, place, name)
        cell.font, cell.fill = Font(name=_FACE, size=10, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_INK)
        cell.alignment, cell.border = _WRAP, _BOX


def _heights(page: Worksheet, widths: list[float], sheet: Sheet, book: Workbook) -> None:
    """Room for each row's longest text: LibreOffice does not grow the rows of a file that gives no heights."""
    worked_out = {
        (HEAD + 1 + row, place): str(book.value(sheet, row, each["id"]))
        for place, each in enumerate(sheet.columns)
        if each["kind"] in ("text", "long") and "formula" in each
        for row in range(len(sheet.rows))
    }
    for cells in page.iter_rows(min_row=HEAD):
        lines = 1
        for place, (cell, width) in enumerate(zip(cells, widths, strict=False)):
            text = worked_out.get((cell.row, place), cell.value)
            if isinstance(text, str) and not text.startswith("="):
                lines = max(lines, len(textwrap.wrap(text, int(width * 1.1))))
        if lines > 1:  # other rows keep growing by themselves as they are filled in
            page.row_dimensions[cells[0].row].height = 13.5 * lines


def _sheet(page: Worksheet, sheet: Sheet, book: Workbook) -> None:
    page["A1"] = sheet.facts["title"]
    page["A1"].font = Font(name=_FACE, bold=True, size=14, color=_INK)
    page.freeze_panes = f"B{HEAD + 1}"
    page.print_title_rows = f"{HEAD}:{HEAD}"
    told = any(each["kind"] == "long" for each in sheet.settings)  # sentences need more room than figures
    widths = [36, 48 if told else 22, 70] if sheet.settings else [WIDTHS[each["kind"]] for each in sheet.columns]
    for row, line in enumerate(textwrap.wrap(sheet.facts["about"], max(60, sum(widths))), start=2):
        page.cell(row, 1, line).font = _PLAIN
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    if sheet.settings:
        _heads(page, ["Setting", "Value", "What it is"])
        for row, each in enumerate(sheet.settings, start=HEAD + 1):
            value = sheet.rows[0].get(each["id"], "")
            texts = (each["label"], value if isinstance(value, str) else "", each["hint"])
            _tall(page, row, list(zip(texts, widths, strict=True)))
            page.cell(row, 1, each["label"]).alignment = _WRAP
            page.cell(row, 3, each["hint"]).alignment = _WORDS
            page.cell(row, 1).border = page.cell(row, 3).border = _BOX
            page.cell(row, 1).font = page.cell(row, 3).font = _PLAIN
            if "formula" in each:
                _put(page, f"B{row}", _formula(book, sheet, 0, each, each["formula"]), each, False)
            else:
                _put(page, f"B{row}", sheet.rows[0].get(each["id"]), each, True)
                _allow(page, each, f"B{row}")
            page.parent.defined_names[f"{sheet.id}_{each['id']}"] = DefinedName(
                f"{sheet.id}_{each['id']}", attr_text=f"{quote_sheetname(page.title)}!$B${row}"
            )
        _heights(page, widths, sheet, book)
        return
    _heads(page, [each["heading"] for each in sheet.columns])
    _tall(page, HEAD, [(each["heading"], width) for each, width in zip(sheet.columns, widths, strict=True)])
    for row in range(len(sheet.rows)):
        shown = [book.value(sheet, row, each["id"]) for each in sheet.columns]
        words = [(text, width) for text, width in zip(shown, widths, strict=True) if isinstance(text, str)]
        _tall(page, HEAD + 1 + row, words)
    last = HEAD + len(sheet.rows)
    for place, each in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        for row in range(len(sheet.rows)):
            where = f"{letter}{HEAD + 1 + row}"
            if "formula" in each:
                _put(page, where, _formula(book, sheet, row, each, each["formula"]), each, False)
            else:
                _put(page, where, sheet.rows[row].get(each["id"]), each, True)
        if "formula" not in each:
            _allow(page, each, f"{letter}{HEAD + 1}:{letter}{last}")
        if each["id"] in sheet.totals:
            _put(page, f"{letter}{last + 1}", _formula(book, sheet, 0, each, sheet.totals[each["id"]]), each, False)
            page[f"{letter}{last + 1}"].font = _STRONG
    if sheet.totals and sheet.columns[0]["id"] not in sheet.totals:
        page.cell(last + 1, 1, "Total").font = _STRONG
    page.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(sheet.columns))}{last}"
    _heights(page, widths, sheet, book)
