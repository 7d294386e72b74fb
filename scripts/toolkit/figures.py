"""How figures are written, for markers: [[= pounds(a.baseline.total) ]]. The sums are in files of their own."""

from __future__ import annotations

import datetime

from . import appraisal, evaluation, payment, redundancy, risk_log


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


FUNCTIONS = {
    "pounds": pounds,
    "millions": millions,
    "number": number,
    "percent": percent,
    "date": date,
    **appraisal.SUMS,
    **evaluation.SUMS,
    **payment.SUMS,
    **redundancy.SUMS,
    **risk_log.SUMS,
}
