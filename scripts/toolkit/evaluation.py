"""The sums of an evaluation of tenders: quality points, and price points by five formulas in use.

An ``evaluation`` is the entry of that name in an example: ``criteria`` (weight; scores in the order of the tenders),
``scale`` (the best score), ``prices`` in pounds, ``price_weight``. Every function returns a list in the tenders' order.
The Procurement Act 2023 prescribes no formula (section 23): it asks that the one to be used is published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def quality_points(evaluation: Mapping[str, Any]) -> list[float]:
    """Weighted points for quality: each criterion's weight times its score over the best score."""
    return [
        sum(criterion["weight"] * criterion["scores"][place] for criterion in evaluation["criteria"])
        / evaluation["scale"]
        for place in range(len(evaluation["tenders"]))
    ]


def ratio_points(prices: Sequence[float], weight: float) -> list[float]:
    """Lowest price over this price: the lowest gets all the weight, one twice as dear gets half."""
    return [weight * min(prices) / price for price in prices]


def range_points(prices: Sequence[float], weight: float) -> list[float]:
    """A straight line from all the weight for the lowest price to nothing for the highest; all of it if all agree."""
    low, high = min(prices), max(prices)
    return [weight * (high - price) / (high - low) if high > low else float(weight) for price in prices]


def rate_points(prices: Sequence[float], weight: float, rate: float) -> list[float]:
    """Each per cent above the lowest price loses ``rate`` per cent of the weight; never below nothing."""
    low = min(prices)
    return [max(0.0, weight * (1 - rate * (price - low) / low)) for price in prices]


def benchmark_points(prices: Sequence[float], weight: float, low: float, high: float) -> list[float]:
    """A straight line between two prices fixed beforehand: all the weight at ``low`` or under, nothing at ``high``."""
    return [weight * min(1.0, max(0.0, (high - price) / (high - low))) for price in prices]


def pounds_points(prices: Sequence[float], weight: float, pounds_a_point: float) -> list[float]:
    """One point less for each ``pounds_a_point`` above the lowest price; never below nothing."""
    return [max(0.0, weight - (price - min(prices)) / pounds_a_point) for price in prices]


def price_formulas(evaluation: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The five formulas applied to one set of tenders: name, points for price, total and winner of each."""
    prices, weight, fixed = evaluation["prices"], evaluation["price_weight"], evaluation["benchmark"]
    quality = quality_points(evaluation)
    tried = [
        ("Lowest price over this price", ratio_points(prices, weight)),
        ("Straight line, lowest to highest", range_points(prices, weight)),
        ("3% of the points for each 1% above the lowest", rate_points(prices, weight, 3)),
        ("Straight line between two fixed prices", benchmark_points(prices, weight, fixed["low"], fixed["high"])),
        ("A point for so many pounds above the lowest", pounds_points(prices, weight, evaluation["pounds_a_point"])),
    ]
    rows = []
    for name, points in tried:
        totals = [price + worth for price, worth in zip(points, quality, strict=True)]
        best = max(range(len(totals)), key=totals.__getitem__)
        rows.append({"name": name, "points": points, "totals": totals, "winner": evaluation["tenders"][best]})
    return rows


SUMS = {
    each.__name__: each
    for each in (
        quality_points,
        ratio_points,
        range_points,
        rate_points,
        benchmark_points,
        pounds_points,
        price_formulas,
    )
}
