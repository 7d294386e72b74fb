"""Periods are counted as the law counts them, and the page's dates are those that the reader's own sums give."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess

import pytest
from conftest import ROOT
from jinja2 import Environment

from toolkit import markers, templates, workbook
from toolkit.timetable import covered, is_working_day, last_day, timetable, working_days

SUMS = ROOT / "docs/assets/js/sums/timetable.js"


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def count(facts):
    """The last day of a period of periods.yml, from a first day."""
    return lambda period, first: last_day(facts.periods[period], day(first), facts.bank_holidays).isoformat()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("participation", "2027-01-11", "2027-02-05"),
        ("standstill", "2027-03-04", "2027-03-15"),  # Thursday 4 March to Monday 15 March
        ("standstill", "2027-03-10", "2027-03-22"),  # 17 March is a holiday in Northern Ireland
        ("standstill", "2027-12-02", "2027-12-13"),
        ("standstill", "2027-03-22", "2027-04-02"),  # Easter
        ("standstill", "2027-12-23", "2028-01-07"),  # Christmas, New Year and 4 January in Scotland
        ("standstill", "2028-02-24", "2028-03-06"),  # over 29 February
        ("standstill", "2028-04-06", "2028-04-19"),  # Easter of a leap year
        ("health-decision", "2027-11-24", "2027-12-01"),
        ("health-consideration", "2027-11-01", "2027-11-15"),
        ("health-standstill", "2027-11-25", "2027-12-07"),  # notice on the 24th; 30 November counts: it is Scotland's
        ("contract-copy", "2027-12-16", "2028-03-14"),  # through 29 February
        ("contract-details", "2027-12-16", "2028-01-14"),
        ("termination-notice", "2035-03-31", "2035-04-29"),
    ],
)
def test_periods_worked_by_hand(count, period, first, last):
    assert count(period, first) == last


def test_a_year_without_known_holidays_is_refused(facts):
    with pytest.raises(ValueError, match="known from 2026 to 2028"):
        is_working_day(day("2031-01-02"), facts.bank_holidays)


def test_the_bank_holidays_are_weekdays_in_order_and_whole(facts):
    days = [day(key) for key in facts.bank_holidays]
    assert days == sorted(days)
    assert all(each.weekday() < 5 for each in days)
    for year in covered(facts.bank_holidays):
        in_england = [key for key, holiday in facts.bank_holidays.items() if "england" in holiday["parts"]]
        assert len([key for key in in_england if key.startswith(str(year))]) == 8


def test_the_examples_procedure_is_lawful_and_runs_in_order(facts):
    rows = timetable(facts.examples["b"], facts.periods, facts.bank_holidays)
    assert [row["id"] for row in rows if not row["lawful"]] == []
    firsts = [row["first"] for row in rows]
    assert firsts == sorted(firsts) and all(row["first"] <= row["last"] for row in rows)
    assert next(row["working"] for row in rows if row["id"] == "standstill") == 8


def test_a_date_that_the_law_does_not_allow_is_seen(facts):
    example = dict(facts.examples["b"], dates=dict(facts.examples["b"]["dates"], requests_due=day("2027-02-04")))
    rows = timetable(example, facts.periods, facts.bank_holidays)
    assert [row["id"] for row in rows if not row["lawful"]] == ["requests"]


def test_the_readers_own_sums_give_the_same_dates(facts):
    """Every period from every day of fourteen months, and the working days of every step, by both programs."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is not installed")
    starts = [(day("2026-11-01") + datetime.timedelta(days=number)).isoformat() for number in range(425)]
    steps = timetable(facts.examples["b"], facts.periods, facts.bank_holidays)
    asked = {
        "periods": list(facts.periods.values()),
        "holidays": list(facts.bank_holidays.values()),
        "starts": starts,
        "steps": [[row["first"].isoformat(), row["last"].isoformat()] for row in steps],
    }
    program = f"""
        const sums = require({json.dumps(str(SUMS))})
        const asked = JSON.parse(require("node:fs").readFileSync(0))
        const lasts = asked.periods.map((p) => asked.starts.map((day) => sums.lastDay(p, day, asked.holidays)))
        const working = asked.steps.map(([first, last]) => sums.workingDays(first, last, asked.holidays))
        console.log(JSON.stringify({{ lasts, working }}))
    """
    done = subprocess.run([node, "-e", program], input=json.dumps(asked), capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["working"] == [working_days(row["first"], row["last"], facts.bank_holidays) for row in steps]
    assert told["lasts"] == [
        [last_day(period, day(first), facts.bank_holidays).isoformat() for first in starts]
        for period in facts.periods.values()
    ]


def test_the_spreadsheet_of_the_timetable_has_the_same_holidays_and_dates(facts, whole_site):
    made = whole_site.templates["/templates/procurement-timetable.md"]
    expected = [(each, "england" in facts.bank_holidays[each]["parts"]) for each in facts.bank_holidays]
    holidays = next(each["given"] for each in made.sheets if each["id"] == "holidays")
    assert [(each["day"].isoformat(), each.get("england") == each["day"]) for each in holidays] == expected

    def reckon(expression):
        """An expression of the filled version, which asks only for this function and example B."""
        names = {"timetable": lambda example: timetable(example, facts.periods, facts.bank_holidays)}
        return markers.value(expression, Environment(), {**names, "b": facts.examples["b"]})

    book, faults = workbook.make(made.sheets, templates.values(made.filled[0]["values"], reckon))
    rows = timetable(facts.examples["b"], facts.periods, facts.bank_holidays)
    steps = book.sheets["steps"]
    assert not faults and len(steps.rows) == len(rows)
    for place, row in enumerate(rows):
        dates = [book.value(steps, place, key) for key in ("first", "last", "limit")]
        assert dates == [row["first"], row["last"], row["limit"] or ""], row["id"]
    assert [book.value(book.sheets["back"], place, "kept") for place in range(3)] == ["Yes"] * 3
