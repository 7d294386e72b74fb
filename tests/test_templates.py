"""The templates: their fields, their sheets and formulas, and what the build says of a faulty one."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from toolkit import (
    formula,
    office,
    pages,
    spreadsheet_file,
    template_fields,
    template_files,
    templates,
    word_file,
    workbook,
)

FACTS = office.Facts(
    title="Trial",
    summary="A trial.",
    moment="",
    version="1.2.3",
    law_checked=datetime.date(2026, 11, 22),
    when=datetime.datetime(2026, 11, 22),
    keywords="trial, test",
)


def test_a_field_is_open_in_the_blank_and_answered_in_the_filled():
    text = "We are [[? council: Name of the council ]], with notice of [[? notice = six months ]]."
    assert template_fields.blank(text) == (
        'We are <span class="field" data-field="council">[Name of the council]</span>, with notice of '
        '<span class="field" data-field="notice" data-usual="">[six months]</span>.'
    )
    assert template_fields.filled(text, {"council": "Lowmere"}) == ("We are Lowmere, with notice of six months.", [])
    assert template_fields.filled(text, {"council": None, "notice": "a year"})[0].startswith(
        "We are left open at this stage, with notice of a year"
    )


def test_a_choice_offers_its_answers_and_a_prompt_cannot_be_code():
    assert 'data-choices="Go on;Stop"' in template_fields.blank("[[? end: one of: Go on; Stop ]]")
    assert "[Go on / Stop]" in template_fields.blank("[[? end: one of: Go on; Stop ]]")
    assert "<b>" not in template_fields.blank("[[? a: Sums < £5 <b> ]]")


def test_a_row_of_a_list_is_repeated():
    row = "| [[? risks.what*2: Risk ]] | [[? risks.owner: Owner ]] |"
    assert template_fields.blank(row).count("\n") == 1
    said, faults = template_fields.filled(row, {"risks": [{"what": "Late", "owner": "PM"}] * 3})
    assert said.split("\n") == ["| Late | PM |"] * 3 and not faults
    assert template_fields.filled("- [[? aims.text: Aim ]]", {"aims": ["One", "Two"]})[0] == "- One\n- Two"


@pytest.mark.parametrize(
    ("text", "values", "says"),
    [
        ("[[? a: A ]]", {}, "there is no answer for the field “a”"),
        ("[[? a: A ]]", {"a": 1, "b": 2}, "no field asks for “b”"),
        ("- [[? l.x: A ]]", {"l": []}, "there are no rows for “l”"),
        ("- [[? l.x: A ]]", {"l": [{"x": 1, "y": 2}]}, "l: no field asks for “y”"),
        ("So [[? a: A ]]", {"a": "one\n\ntwo"}, "several lines"),
    ],
)
def test_wrong_answers_are_told(text, values, says):
    assert says in " ".join(template_fields.filled(text, values)[1])


def test_notes_to_the_writer_are_left_out_of_a_filled_version():
    assert template_fields.filled("> A note.\n\n[[? a: A ]]", {"a": "x"})[0] == "\nx"


# Formulas, worked by hand


def worked(text, **cells):
    return formula.work_out(text, lambda name, which: cells[name + which])


@pytest.mark.parametrize(
    ("text", "cells", "comes_to"),
    [
        ("{a} * {b} / 10", {"a": 20, "b": 9}, 18),
        ("MAX(0, 40 - ({p} - MIN({p:all})) / 2000000)", {"p": 251e6, "pall": [251e6, 239e6, 262e6]}, 34),
        ("SUMPRODUCT({w:all}, {m:all})", {"wall": [20, 14, None], "mall": [9, 8, ""]}, 292),
        ('IF({a} = "Yes", 1, 0)', {"a": "Yes"}, 1),
        ('IF({a} <> "", {a} ^ 2, "")', {"a": 3}, 9),
        ('IF({a} <> "", {a} ^ 2, "")', {"a": None}, ""),
        ("ROUND(2.5) + ROUND(-2.5) + ROUND(1.005, 2)", {}, 1.01),
        ("RANK({a}, {a:all})", {"a": 83, "aall": [84, 83, 82.5, ""]}, 2),
        ('SUMIF({k:all}, "Cash", {v:all})', {"kall": ["Cash", "Time", "Cash"], "vall": [1, 2, 4]}, 5),
        ("{start} + 10", {"start": datetime.date(2028, 2, 24)}, datetime.date(2028, 3, 5)),
        ("{end} - {start}", {"start": datetime.date(2028, 2, 24), "end": datetime.date(2028, 3, 5)}, 10),
        ("-{a} + {b}", {"a": 2, "b": None}, -2),
    ],
)
def test_a_formula_is_worked_out(text, cells, comes_to):
    expected = pytest.approx(comes_to) if isinstance(comes_to, (int, float)) else comes_to
    assert worked(text, **cells) == expected


def test_working_days_pass_over_weekends_and_holidays():
    friday, monday = datetime.date(2026, 12, 24), datetime.date(2026, 12, 29)
    holidays = [datetime.date(2026, 12, 25), datetime.date(2026, 12, 28)]
    assert worked("WORKDAY({a}, 1, {h:all})", a=friday, hall=holidays) == monday
    assert worked("WORKDAY({a}, -1, {h:all})", a=monday, hall=holidays) == friday


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{a} / 0", "divides by nothing"),
        ("{a} +", "cannot be read"),
        ("__import__('os')", "is not provided for"),
        ("{t} * 2", "is no number"),
        ("OPEN({a})", "is not provided for"),
    ],
)
def test_a_formula_that_cannot_be_worked_out_says_why(text, says):
    with pytest.raises(formula.FormulaError, match=says):
        worked(text, a=1, t="ten")


# Sheets

SHEETS = [
    {
        "id": "rates",
        "title": "Rates",
        "about": "Rates.",
        "settings": [{"id": "growth", "label": "Growth", "kind": "percent", "hint": "A year", "value": 0.1}],
    },
    {
        "id": "costs",
        "title": "Costs",
        "about": "Costs by year.",
        "rows": 4,
        "columns": [
            {"id": "year", "heading": "Year", "kind": "text", "hint": "Such as 2027/28"},
            {"id": "cost", "heading": "Cost", "kind": "pounds", "hint": "Pounds"},
            {
                "id": "grown",
                "heading": "Grown",
                "kind": "pounds",
                "hint": "x",
                "formula": "{cost} * (1 + {rates.growth})",
            },
            {"id": "so_far", "heading": "So far", "kind": "pounds", "hint": "x", "formula": "{so_far:above} + {grown}"},
        ],
        "totals": {"cost": "SUM", "grown": "SUM"},
    },
]
ANSWERS = {"costs": [{"year": "2027/28", "cost": 1000}, {"year": "2028/29", "cost": 2000}]}


def test_a_workbook_is_worked_out_and_shown():
    book, faults = workbook.make(SHEETS, ANSWERS)
    assert not faults and not workbook.faults(SHEETS)
    costs = book.sheets["costs"]
    assert [book.value(costs, row, "so_far") for row in (0, 1)] == pytest.approx([1100, 3300])
    assert book.total(costs, "grown") == pytest.approx(3300)
    shown = workbook.as_markdown(book, blank=False)
    assert "| 2028/29 | £2,000 | £2,200 | £3,300 |" in shown and "| Total | £3,000 | £3,300 |  |" in shown
    assert "Worked out: x" in workbook.as_markdown(workbook.make(SHEETS, None)[0], blank=True)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"cost": []}, "there is no sheet “cost”"),
        ({"costs": [{"yaer": "2027/28"}]}, "there is no column “yaer”"),
        ({"costs": [{"grown": 5}]}, "is worked out and cannot be given"),
        ({"costs": [{"year": "2027/28", "cost": "much"}]}, "is no number"),
    ],
)
def test_wrong_answers_to_a_workbook_are_told(answers, says):
    assert says in " ".join(workbook.make(SHEETS, answers)[1])


def test_faulty_sheets_are_told():
    wrong = [{"id": "x", "title": "A title of more than thirty-one letters", "about": "x", "columns": [], "rows": 1}]
    assert "31 letters" in " ".join(workbook.faults(wrong))
    column = {"id": "a", "heading": "A", "kind": "colour", "hint": "x"}
    assert "is not a kind" in " ".join(workbook.faults([{**wrong[0], "title": "T", "columns": [column]}]))


@pytest.mark.parametrize(
    ("value", "entry", "says"),
    [
        (1234.4, {"kind": "pounds"}, "£1,234"),
        (-2.5, {"kind": "pounds"}, "−£3"),
        (0.035, {"kind": "percent"}, "3.5%"),
        (0.4, {"kind": "percent", "places": 0}, "40%"),
        (24.5, {"kind": "number"}, "24.5"),
        (83.25, {"kind": "number", "places": 1, "formula": "x"}, "83.3"),
        (datetime.date(2027, 4, 1), {"kind": "date"}, "1 April 2027"),
        (None, {"kind": "text"}, ""),
    ],
)
def test_a_value_is_shown_as_the_spreadsheet_shows_it(value, entry, says):
    assert workbook.shown(value, entry) == says


def test_the_spreadsheet_has_the_formulas_the_lists_and_its_name():
    book, _ = workbook.make(SHEETS, ANSWERS)
    content = io.BytesIO(spreadsheet_file.write(book, FACTS))
    file = openpyxl.load_workbook(content)
    costs = file["Costs"]
    head = spreadsheet_file.HEAD
    assert costs.cell(head + 2, 3).value == f'=IF(A{head + 2}="","",B{head + 2} * (1 + Rates!$B${head + 1}))'
    assert costs.cell(head + 3, 2).value == f"=SUM($B${head + 1}:$B${head + 2})"
    assert costs.freeze_panes == f"B{head + 1}" and costs.print_title_rows == f"${head}:${head}"
    assert not costs.merged_cells.ranges
    assert file.properties.title == "Trial" and file.properties.language == "en-GB"
    assert file.properties.version == FACTS.version and costs.oddFooter.left.text.strip() == FACTS.foot
    shown = openpyxl.load_workbook(content, data_only=True)["Costs"]  # in Protected View, and in a preview
    assert [shown.cell(head + row, 3).value for row in (1, 2)] == pytest.approx([1100, 2200])
    assert shown.cell(head + 3, 2).value == 3000
    assert {rule.prompt for rule in costs.data_validations.dataValidation} == {"Such as 2027/28", "Pounds"}


def test_no_spreadsheet_says_more_than_excel_takes(whole_site, recwarn):
    """XlsxWriter leaves out what is too long, and warns."""
    for made in whole_site.templates.values():
        if made.sheets:
            said = template_files.facts(made, None, whole_site.data)
            assert (
                openpyxl.load_workbook(io.BytesIO(spreadsheet_file.write(workbook.make(made.sheets, None)[0], said)))
                .worksheets[0]
                .oddFooter.left.text
            )
    assert not [str(each.message) for each in recwarn if "xlsxwriter" in each.filename]


# Word files

HTML = """
<blockquote><p>Take this out.</p></blockquote>
<h3 id="a">1. Purpose<a class="headerlink" href="#a">¶</a></h3>
<p>1.1 The councils <strong>agree</strong> under <a href="https://www.legislation.gov.uk/x">section 101</a>.</p>
<p>1.2 Notice is <span class="field" data-field="notice" data-usual="">[six months]</span>.</p>
<h3 id="b">2. Money</h3>
<ul><li>One<ul><li>Deeper</li></ul></li><li><label class="tick"><input type="checkbox"> Done</label></li></ul>
<ol><li>First</li><li>Second</li></ol>
<table><thead><tr><th>Who</th><th>What</th></tr></thead><tbody><tr><td>Lead</td>
<td><span class="field" data-field="what" data-choices="Yes;No">[Yes / No]</span></td></tr></tbody></table>
"""


def test_a_word_file_has_real_headings_lists_tables_and_fields():
    file = Document(io.BytesIO(word_file.write(HTML, FACTS)))
    styles = [(each.style.name, each.text) for each in file.paragraphs if each.text]
    assert styles[:4] == [
        ("Title", "Trial"),
        ("Note to the writer", "Take this out."),
        ("Heading 1", "Purpose"),
        ("Clause", "The councils agree under section 101."),
    ]
    numbered = [each for each in file.paragraphs if each._p.pPr is not None and each._p.pPr.numPr is not None]
    assert [each._p.pPr.numPr.ilvl.val for each in numbered] == [0, 1, 1, 0, 2, 2, 2, 0, 0]
    assert ("List Paragraph", "☐ Done") in styles
    (table,) = file.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    controls = file.element.body.findall(".//" + qn("w:sdt"))
    assert [each.find(".//" + qn("w:tag")).get(qn("w:val")) for each in controls] == ["notice", "what"]
    assert len(controls[1].findall(".//" + qn("w:listItem"))) == 2
    assert file.core_properties.title == "Trial" and file.core_properties.language == "en-GB"
    language = file.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"
    assert "law checked on 22 November 2026" in file.sections[0].footer.paragraphs[0].text


def test_a_wide_table_lies_on_its_side():
    row = "<tr>" + "<td>x</td>" * word_file.WIDE + "</tr>"
    section = Document(io.BytesIO(word_file.write(f"<table>{row}</table>", FACTS))).sections[0]
    assert section.page_width > section.page_height


@pytest.mark.parametrize(
    "make",
    [
        lambda: word_file.write.__wrapped__(HTML, FACTS),
        lambda: spreadsheet_file.write(workbook.make(SHEETS, ANSWERS)[0], FACTS),
    ],
)
def test_the_same_content_gives_the_same_bytes(make):
    first, second = make(), make()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        dates = re.findall(rb"\d{4}-\d\d-\d\dT", file.read("docProps/core.xml"))
        assert dates and set(dates) == {b"2026-11-22T"}


# Faulty templates

PAGE = "\n".join(f"## {heading}\n\nWords.\n" for heading in templates.HEADINGS)


def loaded(tmp_path, facts, meta, body=PAGE + "[[? a: A ]]", **files):
    for folder in ("filled", "workbooks"):
        (tmp_path / "_data" / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        folder, _, name = name.partition("__")
        (tmp_path / "_data" / folder / f"{name}.yml").write_text(text, "utf-8")
    page = pages.Page("/templates/trial.md", {"title": "Trial", "summary": "x", "download": meta}, body)
    return templates.load(tmp_path, {page.path: page, "/a.md": pages.Page("/a.md", {}, "")}, facts)


GOOD = {"file": "word", "used_on": ["/a.md"]}


def test_a_good_template_has_no_fault(tmp_path, facts):
    found, faults = loaded(tmp_path, facts, GOOD, filled__trial="- id: a\n  says: x\n  values: {a: y}\n")
    assert not faults and found["/templates/trial.md"].name({"id": "a"}) == "trial-example-a.docx"


@pytest.mark.parametrize(
    ("meta", "body", "files", "says"),
    [
        ({**GOOD, "file": "pdf"}, None, {}, "is not a kind of file"),
        ({**GOOD, "used_on": ["/b.md"]}, None, {}, "there is no page /b.md"),
        ({**GOOD, "used_on": []}, None, {}, "used_on must name"),
        (GOOD, "## Mistakes\n", {}, "a template’s headings are"),
        (GOOD, PAGE, {}, "has no field to fill in"),
        ({**GOOD, "file": "spreadsheet"}, None, {}, "has its sheets in docs/_data/workbooks/"),
        (GOOD, None, {"filled__other": "- id: a\n"}, "there is no template of that name"),
        (GOOD, None, {"filled__trial": "- id: z\n  says: x\n  values: {}\n"}, "there is no example “z”"),
        (GOOD, None, {"filled__trial": "id: a\n"}, "must be a list"),
    ],
)
def test_a_faulty_template_is_told(tmp_path, facts, meta, body, files, says):
    _, faults = loaded(tmp_path, facts, meta, body or PAGE + "[[? a: A ]]", **files)
    assert says in " ".join(faults)
