"""The sums of a contract's money: a payment mechanism year by year, and what leaving costs.

``payment`` is the entry of that name in an example; docs/_data/examples.yml says what each key means. Sums are in
pounds, changes and shares in per cent. Each year is worked out at the prices of the base year and then raised by the
index, so that a page can show both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

Terms = Mapping[str, Any]


def weighted_change(index: Terms, labour: float, materials: float) -> float:
    """The year's change in price, in per cent, before the limits: each index by its weight, the fixed part none."""
    return (index["labour"] * labour + index["materials"] * materials) / 100


def index_change(index: Terms, labour: float, materials: float) -> float:
    """The year's change in price, in per cent, within the collar and the cap."""
    return min(index["cap"], max(index["collar"], weighted_change(index, labour, materials)))


def index_factors(index: Terms, labour: Sequence[float], materials: Sequence[float]) -> list[float]:
    """What a base-year pound has become after each change: 1.0 is no change."""
    factors, factor = [], 1.0
    for one, other in zip(labour, materials, strict=True):
        factor *= 1 + index_change(index, one, other) / 100
        factors.append(factor)
    return factors


def banded_payment(base: float, bands: Terms, jobs: int) -> float:
    """One price within the band of jobs; beyond it, a part of the rate more for each job, or less."""
    most = bands["jobs"] * (100 + bands["band"]) / 100
    least = bands["jobs"] * (100 - bands["band"]) / 100
    over, under = max(0.0, jobs - most), max(0.0, least - jobs)
    return base + bands["rate"] * (over * bands["above"] - under * bands["below"]) / 100


def target_cost_payment(target: float, cost: float, share: Terms) -> float:
    """What the council pays for works that cost ``cost`` against ``target``.

    Underspending is shared: the council pays the cost and the partner's share of the gain. Overspending is shared up
    to the limit, and beyond it falls on the partner.
    """
    if cost <= target:
        return cost + share["partner"] * (target - cost) / 100
    return target + share["council"] * min(cost - target, target * share["pain_limit"] / 100) / 100


def month_deduction(charge: float, deductions: Terms, points: Sequence[float], months_running: Sequence[int]) -> float:
    """The deduction from one month's charge for services.

    ``points`` are those of each indicator below its floor; ``months_running`` says for how many months running each has
    been below it, this one included. The ratchet multiplies from its month on; the cap holds for the whole month.
    """
    ratchet, first = deductions["ratchet"], deductions["ratchet_from"]
    levied = sum(
        lost * (ratchet if months >= first else 1) for lost, months in zip(points, months_running, strict=True)
    )
    return charge * min(deductions["cap"], levied * deductions["a_point"]) / 100


def guarantee_payment(guaranteed: float, saved: float, share: Terms) -> float:
    """Pounds the partner pays for a shortfall; below nothing, what it is paid as its share of a saving beyond."""
    return guaranteed - saved if saved < guaranteed else -share["partner"] * (saved - guaranteed) / 100


def mechanism(payment: Terms, gain_share: Terms) -> list[dict[str, float]]:
    """Every year of the mechanism, in pounds.

    Each row has lump, repairs, works and base (their sum) at base-year prices; change (per cent) and factor; indexed;
    deductions and guarantee (negative when the council is paid, in the year's money); paid; and real (paid, at
    base-year prices).
    """
    years, charge, terms = payment["years"], payment["charge"], payment["deductions"]
    factors = index_factors(payment["index"], years["labour"], years["materials"])
    count = len(charge["lump"])
    changes = [100 * (now / before - 1) for before, now in pairwise([1.0, *factors])]
    rows = []
    for place, (factor, change) in enumerate(zip(factors[-count:], changes[-count:], strict=True)):
        repairs = banded_payment(charge["repairs"], payment["repairs"], years["jobs"][place])
        works = target_cost_payment(charge["works"], years["works_cost"][place], payment["works"])
        services = (charge["lump"][place] + repairs) * factor
        taken = min(years["points"][place] * terms["a_point"], 12 * terms["cap"])  # no month can lose more than the cap
        deducted = services / 12 * taken / 100
        owed = guarantee_payment(payment["guarantee"]["saving"][place], years["energy_saving"][place], gain_share)
        paid = services + works * factor - deducted - owed
        rows.append(
            {
                "lump": charge["lump"][place],
                "repairs": repairs,
                "works": works,
                "base": charge["lump"][place] + repairs + works,
                "change": change,
                "factor": factor,
                "indexed": services + works * factor,
                "deductions": -deducted,
                "guarantee": -owed,
                "paid": paid,
                "real": paid / factor,
            }
        )
    return rows


def price_of_leaving(leaving: Terms, years_run: int) -> float:
    """Pounds due for ending a contract after ``years_run`` full years; nothing once the term has run.

    ``leaving`` is the entry ``exit`` of an example: investment (the partner's, recovered evenly over the term), years
    (the term) and withdrawal (the capped cost of withdrawing early).
    """
    if years_run >= leaving["years"]:
        return 0.0
    return leaving["investment"] * (leaving["years"] - years_run) / leaving["years"] + leaving["withdrawal"]


SUMS = {
    each.__name__: each
    for each in (
        weighted_change,
        index_change,
        index_factors,
        banded_payment,
        target_cost_payment,
        month_deduction,
        guarantee_payment,
        mechanism,
        price_of_leaving,
    )
}
