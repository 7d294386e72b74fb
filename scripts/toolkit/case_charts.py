"""Two drawings of cases for SVG components: one case's timeline, and the lifetimes of all of them.

Both are narrow, so that their words stay readable on a telephone. A date known only by its year stands in the middle
of the year.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any

from .cases import Case

WIDTH = 420
FIRST_YEAR = 2000  # of the chart of lifetimes
_MARGIN = 14
_DOT, _LANE, _TOP = 10, 25, 12  # a numbered mark's radius, the height of a row of them, and the room above
_ROW, _BAR, _BAR_DOWN, _HEAD = 44, 14, 20, 24  # of the lifetimes: a case, its bar, where the bar hangs, and the years
_BARS = 20  # in one drawing of lifetimes
_LABELS = 7  # years written under a timeline, at most


def year(date: str) -> float:
    """A date as a number of years: "2003-07" is 2003.5, and so is "2003"."""
    if len(date) == 4:
        return int(date) + 0.5
    day = int(date[8:]) - 1 if len(date) > 7 else 0
    return int(date[:4]) + (int(date[5:7]) - 1) / 12 + day / 366


def timeline(case: Case) -> dict[str, Any]:
    """The years along a line, the life of the case on it, and a numbered mark for each entry."""
    entries = case.facts["timeline"]
    dates = [entry["date"] for entry in entries]
    life = [date for date in (case.facts["began"], case.until) if date]
    first = min(int(date[:4]) for date in dates + life)
    last = max(int(date[:4]) for date in dates + life) + 1

    def across(date: str) -> float:
        share = (year(date) - first) / (last - first)
        return round(_MARGIN + _DOT + share * (WIDTH - 2 * (_MARGIN + _DOT)), 1)

    lanes: list[float] = []  # where the newest mark of each lane stands
    marks = []
    for number, date in enumerate(dates, start=1):
        x = across(date)
        lane = next((place for place, before in enumerate(lanes) if x - before >= 2 * _DOT + 2), len(lanes))
        lanes[lane : lane + 1] = [x]
        marks.append({"x": x, "lane": lane, "number": number})
    line = _TOP + _LANE * len(lanes)
    for mark in marks:
        mark["y"] = line - _LANE * (mark["lane"] + 1) + _DOT
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step < _LABELS)
    return {
        "width": WIDTH,
        "height": line + 34,
        "line": line,
        "radius": _DOT,
        "marks": marks,
        "life": (across(life[0]), across(life[-1])) if case.facts["began"] else None,
        "years": [(each, across(f"{each}-01")) for each in range(first, last + 1) if (each - first) % step == 0],
        "left": _MARGIN,
        "right": WIDTH - _MARGIN,
    }


def lifetimes(cases: Sequence[Case], outcomes: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """A bar for each case from its beginning to its end, or to the last date known with an open end after it.

    In as many drawings as it takes, so that each has its own years in sight and prints on one side. “Now” is the day on
    which a case was last checked, so that the same pages always make the same drawings.
    """
    now = max(case.facts["checked"] for case in cases)
    parts = math.ceil(len(cases) / _BARS)
    size = math.ceil(len(cases) / parts)
    return [_lifetimes(cases[start : start + size], outcomes, now) for start in range(0, len(cases), size)]


def _lifetimes(cases: Sequence[Case], outcomes: Mapping[str, Mapping[str, str]], now: datetime.date) -> dict[str, Any]:
    last = now.year + 1

    def across(value: float) -> float:
        share = (min(max(value, FIRST_YEAR), last) - FIRST_YEAR) / (last - FIRST_YEAR)
        return round(_MARGIN + share * (WIDTH - 2 * _MARGIN), 1)

    bars = []
    for place, case in enumerate(cases):
        top = _HEAD + place * _ROW
        began = case.facts["began"]
        start, finish = across(year(began or case.until)), across(year(case.until))
        bars.append(
            {
                "case": case,
                "outcome": case.facts["outcome"],
                "says": outcomes[case.facts["outcome"]]["name"],
                "text_y": top + 14,
                "y": top + _BAR_DOWN,
                "x": start,
                "width": round(max(finish - start, 2), 1),
                "open_from": finish if case.facts["ended"] is None else None,
                "earlier": began is not None and year(began) < FIRST_YEAR,
            }
        )
    height = _HEAD + len(bars) * _ROW
    return {
        "width": WIDTH,
        "height": height,
        "head": _HEAD,
        "bar": _BAR,
        "left": _MARGIN,
        "right": WIDTH - _MARGIN,
        "bars": bars,
        "now": across(year(now.isoformat())),
        "years": [(each, across(each)) for each in range(FIRST_YEAR, last + 1, 5)],
    }
