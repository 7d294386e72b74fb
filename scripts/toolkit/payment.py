"""The sums of a contract's money: what leaving it costs.

``leaving`` is the entry ``exit`` of an example: investment (pounds, the partner's, recovered evenly over the term),
years (the term) and withdrawal (pounds, the capped cost of withdrawing early).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def price_of_leaving(leaving: Mapping[str, Any], years_run: int) -> float:
    """Pounds due for ending a contract after ``years_run`` full years; nothing once the term has run."""
    if years_run >= leaving["years"]:
        return 0.0
    return leaving["investment"] * (leaving["years"] - years_run) / leaving["years"] + leaving["withdrawal"]


SUMS = {"price_of_leaving": price_of_leaving}
