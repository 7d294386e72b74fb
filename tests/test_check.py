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
