"""Dates of a procurement: periods counted as the law counts them (docs/_data/periods.yml and bank_holidays.yml).

The Procurement Act 2023 counts in calendar days, or in working days (section 123: not a Saturday, a Sunday or a bank
holiday in any part of the United Kingdom). A period that begins “with” a day counts that day as day 1; one that begins
“after” a day does not count it. docs/assets/js/sums/timetable.js does the same sums for the reader's own dates, and
tests/test_timetable.py holds the two together.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

Entries = Mapping[str, Mapping[str, Any]]
_DAY = datetime.timedelta(days=1)


def is_working_day(day: datetime.date, holidays: Entries, count: str = "working") -> bool:
    """Whether ``day`` counts. ``count`` is working (no bank holiday anywhere in the UK) or england (its own alone).

    Raises ValueError for a year that the list of bank holidays does not cover.
    """
    years = covered(holidays)
    if day.year not in years:
        raise ValueError(f"the bank holidays are known from {years[0]} to {years[-1]}, and {day} is outside them")
    parts = holidays.get(day.isoformat(), {}).get("parts", [])
    return day.weekday() < 5 and not ("england" in parts if count == "england" else parts)


def covered(holidays: Entries) -> range:
    """The years for which the bank holidays are known."""
    return range(int(min(holidays)[:4]), int(max(holidays)[:4]) + 1)


def last_day(period: Mapping[str, Any], first: datetime.date, holidays: Entries) -> datetime.date:
    """The last day of ``period`` (an entry of periods.yml) set running on ``first``."""
    left = period["days"]
    day = first if period["starts"] == "with" else first + _DAY
    if period["count"] == "calendar":
        return day + (left - 1) * _DAY
    while True:
        left -= is_working_day(day, holidays, period["count"])
        if not left:
            return day
        day += _DAY


def first_day(period: Mapping[str, Any], before: datetime.date, holidays: Entries) -> datetime.date:
    """The last day on which ``period`` may be set running, if it is to have run out before a day."""
    day = before - _DAY
    while last_day(period, day, holidays) >= before:
        day -= _DAY
    return day


def working_days(first: datetime.date, last: datetime.date, holidays: Entries, starts: str = "after") -> int:
    """Working days up to and with ``last``, counted with ``first`` or from the day after it."""
    days = (first + number * _DAY for number in range(starts == "after", (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def timetable(example: Mapping[str, Any], periods: Entries, holidays: Entries) -> list[dict[str, Any]]:
    """The steps of ``example``'s procedure with their dates.

    Each row has the step's own keys, first and last (dates), working (days), period (an entry or None), limit (the
    earliest day that a minimum allows, or the latest that a maximum does; None without a period) and lawful.
    """
    rows = []
    for step in example["procedure"]:
        first, last = example["dates"][step["from"]], example["dates"][step["to"]]
        period = periods[step["period"]] if step["period"] else None
        limit = last_day(period, first, holidays) if period else None
        lawful = limit is None or (last >= limit if period["bound"] == "minimum" else last <= limit)
        working = working_days(first, last, holidays, period["starts"] if period else "after")
        row = {**step, "first": first, "last": last, "working": working}
        rows.append({**row, "period": period, "limit": limit, "lawful": lawful})
    return rows


def planned(example: Mapping[str, Any], periods: Entries, holidays: Entries) -> dict[str, Any]:
    """The example's procedure as a plan that sums/timetable.js dates again: lengths where it has dates.

    The decision waits for the cabinet's meeting; a step that ends on a day that is not a working day has that day.
    """
    steps: list[dict[str, Any]] = []
    rows = timetable(example, periods, holidays)
    for place, row in enumerate(rows):
        follows, starts = _place_before(rows, place)
        lasts, length = _length(row, holidays)
        step = {"name": row["name"], "who": row["who"], "follows": follows, "starts": starts, "lasts": lasts}
        day = row["last"].isoformat() if lasts == "day" else ""
        steps.append({**step, "length": length, "day": day, "period": row["period"]["id"] if row["period"] else ""})
    number = {row["id"]: place for place, row in enumerate(rows, start=1)}
    backs = (("key-decision", "decision"), ("reports", "decision"), ("liability-information", "mobilisation"))
    return {
        "start": rows[0]["first"].isoformat(),
        "dates": [{"day": example["dates"]["cabinet_award"].isoformat()}],
        "steps": steps,
        "backs": [{"period": period, "step": number[step], "of": "last"} for period, step in backs],
    }


def _place_before(rows: list[dict[str, Any]], place: int) -> tuple[int | None, str]:
    """Which earlier row a row follows (None: the one before it), and how it starts."""
    first = rows[place]["first"]
    if place == 0 or rows[place - 1]["last"] == first:
        return None, "same"
    for number, row in enumerate(rows[:place], start=1):
        if row["last"] == first:
            return number, "same"
    return None, "next"


def _length(row: Mapping[str, Any], holidays: Entries) -> tuple[str, int | None]:
    """How a row's last day comes about, and its length."""
    if row["period"]:
        exact = row["last"] == row["limit"]
        return ("law", None) if exact else ("calendar", (row["last"] - row["first"]).days)
    if not is_working_day(row["last"], holidays, "england"):
        return "day", None
    days = (row["first"] + _DAY * number for number in range(1, (row["last"] - row["first"]).days + 1))
    length = sum(is_working_day(day, holidays, "england") for day in days)
    return ("meeting" if row["id"] == "decision" else "england"), length
