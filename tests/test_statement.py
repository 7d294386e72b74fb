"""The accessibility statement: its date, and what is said when that is old."""

import datetime
import re
from pathlib import Path

import pytest

from toolkit import statement

ROOT = Path(__file__).resolve().parents[1]
DAY = datetime.date(2026, 11, 23)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / statement.PAGE).write_text(f"---\ntitle: A\nprepared: {DAY}\n---\n")
    return tmp_path


@pytest.mark.parametrize(("days", "due"), [(0, False), (365, False), (366, True), (4000, True)])
def test_the_build_says_when_it_is_over_a_year_old(root, days, due):
    said = statement.overdue(root, DAY + datetime.timedelta(days=days))
    assert ("was prepared on 2026-11-23, over a year ago" in said) is due


def test_the_build_says_when_it_has_no_date(root):
    (root / statement.PAGE).write_text("---\ntitle: A\n---\n")
    assert "Add a line" in statement.overdue(root, DAY)


def test_a_project_without_a_statement_is_not_told_of_one(tmp_path):
    assert statement.overdue(tmp_path, DAY) == ""


def test_its_words_and_its_front_matter_give_the_same_day():
    day = statement.prepared(ROOT)
    words = (ROOT / statement.PAGE).read_text("utf-8")
    assert f"This statement was prepared on {day.day} {day:%B %Y}" in words


def test_it_has_the_parts_of_the_model():
    headings = re.findall(r"^#+ (.+)$", (ROOT / statement.PAGE).read_text("utf-8"), re.M)
    wanted = ["Feedback and contact", "Enforcement procedure", "Technical information", "Compliance status"]
    wanted += ["Non-accessible content", "Preparation of this accessibility statement"]
    assert [part for part in wanted if not any(heading.startswith(part) for heading in headings)] == []
