"""How figures are written, for markers: [[= pounds(a.baseline.total) ]]. The sums are in files of their own."""

from __future__ import annotations

import datetime

from . import appraisal, benefits, evaluation, payment, redundancy, risk_log, tool_examples


def pounds(value: float) -> str:
    """Whole pounds: 6960000 is “£6,960,000”, -40 is “−£40”."""
    sign = "−" if round(value) < 0 else ""
    return f"{sign}£{abs(round(value)):,}"


def millions(value: float, places: int = 1) -> str:
    """Pounds in millions: 39000000 is “£39.0m”."""
    return f"£{value / 1_000_000:.{places}f}m"


def number(value: float) -> str:
    """A count with its thousands marked: 145000 is “145,000”; a fraction keeps one place."""
    return f"{value:,}" if float(value).is_integer() is False else f"{int(value):,}"


def percent(value: float, places: int = 0) -> str:
    """A per cent that is already out of 100: 33 is “33%”."""
    return f"{value:.{places}f}%"


def date(value: datetime.date) -> str:
    """A day as it is written in a letter: 1 April 2022."""
    return f"{value.day} {value:%B %Y}"


def when(value: str | None) -> str:
    """A date of any length as it is read: 2003-08 is “August 2003”."""
    if value is None:
        return "not known"
    if len(value) == 4:
        return value
    day = datetime.date.fromisoformat(value if len(value) == 10 else f"{value}-01")
    return f"{day:%B %Y}" if len(value) == 7 else f"{day.day} {day:%B %Y}"


FUNCTIONS = {
    "pounds": pounds,
    "millions": millions,
    "number": number,
    "percent": percent,
    "date": date,
    "when": when,
    **appraisal.SUMS,
    **benefits.SUMS,
    **evaluation.SUMS,
    **payment.SUMS,
    **redundancy.SUMS,
    **risk_log.SUMS,
    **tool_examples.STATES,
}
