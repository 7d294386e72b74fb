"""The templates' files as built: each opens in LibreOffice, says what its page says, and reckons as its page does."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
import subprocess
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from docx import Document

from toolkit import bundle, environment, spreadsheet_file, templates

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "build/site" / templates.FILES
SHEETS_AS_CSV = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"  # -1: every sheet, a file
)

# Or LibreOffice would believe what is written beside a formula, and reckon nothing.
ALWAYS_RECKON = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""

# The first needs both builds; the second keeps LibreOffice to one start.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("office")]


def words(text: str) -> list[str]:
    """The words of a text, whatever the spaces, marks and dashes between them."""
    return re.findall(r"[\w£%]+(?:[.,]\d+)*", text.replace("¶", " "))


def convert(paths: list[Path], to: str, into: Path, profile: Path) -> None:
    command = environment.find_office() if "TOOLKIT_OFFICE" not in os.environ else os.environ["TOOLKIT_OFFICE"]
    done = subprocess.run(
        [
            command,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            into,
            *paths,
        ],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0 and "rror" not in done.stderr, done.stdout + done.stderr


@pytest.fixture(scope="module")
def converted(tmp_path_factory) -> Path:
    """A folder with each file as a PDF, each Word file as text and each sheet as CSV: LibreOffice is started thrice."""
    into, profile = tmp_path_factory.mktemp("converted"), tmp_path_factory.mktemp("office")
    (profile / "user").mkdir()
    (profile / "user/registrymodifications.xcu").write_text(ALWAYS_RECKON, "utf-8")
    word, sheets = sorted(FILES.glob("*.docx")), sorted(FILES.glob("*.xlsx"))
    assert word and sheets
    convert(word + sheets, "pdf", into, profile)
    convert(word, "txt:Text (encoded):UTF8", into, profile)
    convert(sheets, SHEETS_AS_CSV, into, profile)
    return into


@pytest.fixture(scope="module")
def parts(whole_site) -> dict[str, lxml.html.HtmlElement]:
    """By file, the part of its page that it was made from: the template, or a filled version."""
    found = {}
    for path, each in whole_site.templates.items():
        page = lxml.html.parse(ROOT / "build/site" / path.strip("/").removesuffix(".md") / "index.html")
        content = page.find('.//h2[@id="template"]').getparent()
        blank = lxml.html.Element("div")
        after = False
        for node in list(content):
            if node.tag == "h2":
                after = node.get("id") == "template"
            elif after and "template-files" not in (node.get("class") or ""):
                blank.append(node)
        found[each.name()] = blank
        shut = [node for node in page.iter("details") if "filled-in" in (node.get("class") or "")]
        assert len(shut) == len(each.filled)
        for filling, node in zip(each.filled, shut, strict=True):
            node.remove(node.find("summary"))
            node.remove(node.find("p"))
            found[each.name(filling)] = node
    return found


def test_these_tests_are_kept_together(request):
    """Or each worker would start LibreOffice. A newer pytest than xdist knows loses the groups without a word."""
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith("@office")


def test_there_is_a_file_for_every_template_and_no_other(parts):
    assert {path.name for path in FILES.iterdir()} == set(parts)
    assert not bundle.unsafe_names(parts)


def test_every_file_becomes_a_pdf(converted, parts):
    for name in parts:
        pdf = converted / (Path(name).stem + ".pdf")
        assert pdf.read_bytes()[:5] == b"%PDF-", name


def test_a_word_file_says_what_its_page_says(converted, parts):
    for name, part in parts.items():
        if name.endswith(".docx"):
            text = (converted / (Path(name).stem + ".txt")).read_text("utf-8-sig")
            file = Document(FILES / name)
            front = [each.text for each in file.paragraphs if each.style.name in ("Title", "Subtitle")]
            said = words(text)[len(words(" ".join(front))) :]
            # Numbers that LibreOffice writes before items of a list are not in the page's text.
            listed = {"•", "–", "☐"}
            page = words(part.text_content())
            assert [w for w in said if w not in listed and not _item(w)] == [w for w in page if not _item(w)], name


def _item(word: str) -> bool:
    """A number or letter alone: what counts the items of a list."""
    return bool(re.fullmatch(r"\d{1,2}|[a-z]|[ivx]+|\d{1,2}\.\d{1,2}", word))


def test_a_spreadsheet_reckons_as_its_page_does(converted, parts, whole_site):
    for each in whole_site.templates.values():
        for name in [each.name(), *map(each.name, each.filled)] if each.sheets else []:
            tables = parts[name].findall(".//table")
            for place, sheet in enumerate(each.sheets):
                file = converted / f"{Path(name).stem}-{sheet['title']}.csv"
                rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))
                where = f"{name}, {sheet['title']}"
                assert not [cell for row in rows for cell in row if cell.startswith(("#", "Err:"))], where
                if "example" in name:
                    page = [[cell.text_content().strip() for cell in row] for row in tables[place].iter("tr")]
                    file_rows = rows[spreadsheet_file.HEAD - 1 :][: len(page)]
                    assert len(file_rows) == len(page), where
                    for shown, reckoned in zip(page, file_rows, strict=True):
                        pairs = zip(shown, reckoned, strict=False)
                        assert not [pair for pair in pairs if not _same(*pair)], f"{where}: {shown} and {reckoned}"


def test_what_is_written_beside_a_formula_is_what_it_comes_to(converted):
    """It is all that Protected View and previews show."""
    for file in FILES.glob("*.xlsx"):
        formulas, written = (openpyxl.load_workbook(file, data_only=each) for each in (False, True))
        for sheet in formulas:
            if sheet.title == "About":
                continue
            name = converted / f"{file.stem}-{sheet.title}.csv"
            reckoned = list(csv.reader(io.StringIO(name.read_text("utf-8-sig"))))
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                value = written[sheet.title][cell.coordinate].value
                found = reckoned[cell.row - 1][cell.column - 1]
                assert _agree(value, found), f"{file.name}, {sheet.title}, {cell.coordinate}: {value} and {found}"


def _agree(value: object, reckoned: str) -> bool:
    """Whether LibreOffice shows a value as written, to the places that it shows."""
    if isinstance(value, datetime.datetime):
        return f"{value.day} {value:%B %Y}" in _days(reckoned) | {reckoned}
    number = re.sub("[£,%]", "", reckoned)
    if isinstance(value, str) or value is None or not re.fullmatch(r"-?\d+(\.\d+)?", number):
        return (value or "") == reckoned
    places = len(number.partition(".")[2]) + (2 if "%" in reckoned else 0)
    return abs(value - float(number) / (100 if "%" in reckoned else 1)) <= 0.5 * 10**-places + 1e-9


def _same(shown: str, reckoned: str) -> bool:
    """Whether a cell of the page shows what LibreOffice made of the formula, rounded as the page says."""
    if shown == "not entered":
        return reckoned == ""
    if not re.fullmatch(r"[−-]?£?[\d,]+(\.\d+)?%?", shown):
        return " ".join(shown.split()) == " ".join(reckoned.split()) or shown in _days(reckoned)
    number = float(re.sub("[£,%]", "", shown.replace("−", "-"))) / (100 if "%" in shown else 1)
    places = len(shown.partition(".")[2].rstrip("%")) + (2 if "%" in shown else 0)
    found = re.sub("[£,%]", "", reckoned)
    if not re.fullmatch(r"-?\d+(\.\d+)?", found):
        return False
    return abs(number - float(found) / (100 if "%" in reckoned else 1)) <= 0.5 * 10**-places + 1e-9


def _days(text: str) -> set[str]:
    """A date as LibreOffice writes it, as pages do: each day that it may be, with the month first or second."""
    found = set()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%m/%d/%Y", "%m/%d/%y"):
        try:
            day = datetime.datetime.strptime(text, form)
        except ValueError:
            continue
        found.add(f"{day.day} {day:%B %Y}")
    return found


def test_no_template_is_empty_and_every_blank_has_its_fields(parts):
    for name, part in parts.items():
        assert len(words(part.text_content())) > 30, name
        if "example" in name:
            assert not part.find_class("field") and "[[" not in part.text_content(), name
        elif name.endswith(".docx"):
            bare = "".join(part.text_content().split())
            for field in part.find_class("field"):
                bare = bare.replace("".join(field.text_content().split()), "", 1)
            assert "[" not in bare and "_____" not in bare, f"{name}: a place to fill in is not marked as a field"
