"""What is held true of pages about structures, and of data that names pages."""

from __future__ import annotations

import datetime

import pytest

from toolkit.check import SKELETON, content
from toolkit.data import Data
from toolkit.pages import Page

PATH = "/guides/structures-for-collaboration/one.md"


@pytest.fixture
def faults(tmp_path, facts):
    """The faults of one page that a structure and a risk name."""

    def of(headings, drawing='[[ structure-diagram id="one" ]]', risk_page=PATH):
        body = drawing + "\n\n" + "\n\n".join(f"## {heading}\n\nWords." for heading in headings)
        page = Page(PATH, {"title": "One", "summary": "It.", "law_checked": datetime.date(2026, 11, 22)}, body)
        data = Data(documents=facts.documents, structures={"one": {"page": PATH}}, risks={"r": {"page": risk_page}})
        return content({PATH: page}, data, tmp_path)

    return of


def test_the_skeleton_whole_and_with_headings_of_the_pages_own(faults):
    assert faults(SKELETON) == []
    assert faults([*SKELETON[:3], "A worked example", *SKELETON[3:], "Next"]) == []


def test_a_missing_heading_is_named(faults):
    (fault,) = faults([heading for heading in SKELETON if heading not in ("Tax", "Exit")])
    assert "must also have: Tax, Exit" in fault and fault.startswith(f"docs{PATH}")


def test_headings_in_another_order_or_twice(faults):
    assert "another order" in faults(sorted(SKELETON))[0]
    assert "another order" in faults([*SKELETON, "Tax"])[0]


def test_a_page_without_a_drawing(faults):
    assert "must have a drawing" in faults(SKELETON, drawing="Words.")[0]


def test_a_column_without_a_heading(faults):
    table = '[[ structure-diagram id="one" ]]\n\n| {} | Two |\n|---|---|\n| | 2 |'
    assert faults(SKELETON, drawing=table.format("One")) == []
    assert "no heading" in faults(SKELETON, drawing=table.format(""))[0]


def test_a_risk_that_names_a_page_that_is_not_there(faults):
    assert faults(SKELETON, risk_page="/gone.md") == ["docs/_data/risks.yml: r: there is no page /gone.md."]


TOOL = {"id": "sums", "title": "Sums", "page": "/tools/sums.md", "scripts": ["tools/sums.js"]}


@pytest.fixture
def tool_faults(tmp_path):
    """The faults of one page that may say which tool stands on it, and of one tool that may have its script."""

    def of(says: str | None, script: bool = True, page: str = "/tools/sums.md"):
        if script:
            (tmp_path / "assets/js/tools").mkdir(parents=True, exist_ok=True)
            (tmp_path / "assets/js/tools/sums.js").write_text("")
        meta = {"title": "One", "summary": "It."} | ({"tool": says} if says else {})
        found = {page: Page(page, meta, "Words.")}
        return content(found, Data(tools={"sums": TOOL}), tmp_path)

    return of


def test_a_tool_and_its_page_name_each_other(tool_faults):
    assert tool_faults("sums") == []
    (silent,) = tool_faults(None)
    assert silent == (
        "docs/_data/tools.yml: sums: docs/tools/sums.md does not say “tool: sums” in its front matter. Add it."
    )
    assert any("has no tool “sumz” with this page" in fault for fault in tool_faults("sumz"))
    assert tool_faults(None, page="/tools/other.md") == ["docs/_data/tools.yml: sums: there is no page /tools/sums.md."]


def test_a_tools_script_is_there(tool_faults):
    assert tool_faults("sums", script=False) == [
        "docs/_data/tools.yml: sums: there is no script docs/assets/js/tools/sums.js."
    ]
