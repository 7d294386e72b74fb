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
    years = [int(day[:4]) for day in holidays]
    return range(min(years), max(years) + 1)


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
