"""The sums of an options appraisal, for pages and components: [[= pounds(gap(b, "one-partner", "in-house")) ]].

An ``example`` is an entry of docs/_data/examples.yml with ``options`` (id, costs, quality), ``factors`` (id, weight,
scores) and ``discount_rate``. Costs are real pounds by year, the first in year 0. Weights add up to 100; scores go from
0 to 10, in the order of the options; so weighted points run from 0 to 100. Options and factors are named by their ids.

Discounting follows HM Treasury's Green Book (2026): a yearly rate in per cent on real prices, year 0 at its full value.
Weighting and switching weights are ordinary multi-criteria arithmetic, which the Green Book does not prescribe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Example = Mapping[str, Any]


def _entry(entries: Sequence[Mapping[str, Any]], wanted: str) -> int:
    """The place of an id in a list. An id that is not there is told to the writer, with those that are."""
    ids = [entry["id"] for entry in entries]
    if wanted not in ids:
        raise ValueError(f"there is no “{wanted}” among {', '.join(ids)}")
    return ids.index(wanted)


def option(example: Example, option_id: str) -> Mapping[str, Any]:
    """The option of that id: its name, costs and quality."""
    return example["options"][_entry(example["options"], option_id)]


def factor(example: Example, factor_id: str) -> Mapping[str, Any]:
    """The factor of that id: its name, weight and scores."""
    return example["factors"][_entry(example["factors"], factor_id)]


def score(example: Example, factor_id: str, option_id: str) -> float:
    """The score out of 10 of one option on one factor."""
    return factor(example, factor_id)["scores"][_entry(example["options"], option_id)]


def points(example: Example, factor_id: str, option_id: str) -> float:
    """Weighted points of one option on one factor: weight times score, over 10."""
    return factor(example, factor_id)["weight"] * score(example, factor_id, option_id) / 10


def points_elsewhere(example: Example, factor_id: str, option_id: str) -> float:
    """Weighted points of one option on all the other factors together."""
    others = [each for each in example["factors"] if each["id"] != factor_id]
    return sum(each["weight"] * score(example, each["id"], option_id) for each in others) / 10


def lead_elsewhere(example: Example, factor_id: str, leader: str, rival: str) -> float:
    """Points by which the leader is ahead of the rival on all the other factors together."""
    return points_elsewhere(example, factor_id, leader) - points_elsewhere(example, factor_id, rival)


def swing(example: Example, factor_id: str) -> float:
    """Weighted points between the best option on a factor and the worst."""
    each = factor(example, factor_id)
    return each["weight"] * (max(each["scores"]) - min(each["scores"])) / 10


def gain(example: Example, factor_id: str, leader: str, rival: str) -> float:
    """Points that the rival gains on the leader for each point of weight on a factor; below 0 if it loses."""
    return (score(example, factor_id, rival) - score(example, factor_id, leader)) / 10


def switching_weight(example: Example, factor_id: str, leader: str, rival: str) -> float | None:
    """The weight of one factor at which the rival ties with the leader, or None if no weight from 0 to 100 does.

    The other weights are scaled in proportion, so that all still add up to 100. With L the leader's lead elsewhere, W
    the weight now and g the rival's gain for each point of weight: L(100 - w)/(100 - W) = gw.
    """
    lead = lead_elsewhere(example, factor_id, leader, rival)
    whole = lead + (100 - factor(example, factor_id)["weight"]) * gain(example, factor_id, leader, rival)
    if whole == 0 or not 0 <= 100 * lead / whole <= 100:
        return None
    return round(100 * lead / whole, 9)  # nine places, so that 32 is not 31.999999999999996


def quality_at(example: Example, factor_id: str, weight: float, option_id: str) -> float:
    """An option's weighted points of 100 if one factor had this weight and the others were scaled in proportion."""
    scale = (100 - weight) / (100 - factor(example, factor_id)["weight"])
    return points_elsewhere(example, factor_id, option_id) * scale + weight * score(example, factor_id, option_id) / 10


def tie_quality(example: Example, factor_id: str, leader: str, rival: str, third: str = "") -> float:
    """Weighted points of the leader, or of a third option, at the weight where the rival ties with the leader."""
    weight = switching_weight(example, factor_id, leader, rival)
    if weight is None:
        raise ValueError(f"no weight of {factor_id} brings {leader} and {rival} level")
    return quality_at(example, factor_id, weight, third or leader)


def discount_factor(rate: float, year: int) -> float:
    """What a pound of that year is worth in year 0, at ``rate`` per cent a year (Green Book)."""
    return 1 / (1 + rate / 100) ** year


def present_value(costs: Sequence[float], rate: float) -> float:
    """Present value of yearly sums, the first in year 0, at ``rate`` per cent a year (Green Book)."""
    return sum(cost * discount_factor(rate, year) for year, cost in enumerate(costs))


def annuity_factor(rate: float, years: int) -> float:
    """The sum of the discount factors of years 1 to ``years``: the present value of a pound in each of them."""
    return present_value([0] + [1] * years, rate)


def present_cost(example: Example, option_id: str, rate: float | None = None) -> float:
    """Present cost of an option in pounds, at the example's rate or another, in per cent."""
    return present_value(option(example, option_id)["costs"], example["discount_rate"] if rate is None else rate)


def gap(example: Example, first: str, second: str, rate: float | None = None) -> float:
    """Pounds of present cost by which the first option is cheaper than the second; below 0 if it is dearer."""
    return present_cost(example, second, rate) - present_cost(example, first, rate)


def gap_share(example: Example, first: str, second: str) -> float:
    """That gap as a per cent of the first option's present running cost, which leaves out year 0."""
    running = present_cost(example, first) - option(example, first)["costs"][0]
    return 100 * gap(example, first, second) / running


def level_cost(present: float, rate: float, years: int) -> float:
    """The same sum in each of years 1 to ``years`` that is worth ``present`` pounds now."""
    return present / annuity_factor(rate, years)


def future_cost(present: float, rate: float, years: int) -> float:
    """The one sum at the end of ``years`` that is worth ``present`` pounds now."""
    return present / discount_factor(rate, years)


def tested(example: Example, option_id: str) -> dict[str, float]:
    """Present cost in pounds of one option under each test of the outline business case, by the test's name.

    A late start pays the one-off cost in year 0 and a year of carrying on, then runs a year behind. ``limit`` puts the
    affordability limit in the place of the cost from the third running year. ``half`` adds back half of each year's
    saving against the baseline.
    """
    rate = example["discount_rate"]
    first, *running = option(example, option_id)["costs"]
    today, limit = example["baseline"]["total"], example["affordable"]
    meanwhile = option(example, "as-now")["costs"][1]
    return {
        "estimate": present_value([first, *running], rate),
        "double": present_value([2 * first, *running], rate),
        "late": present_value([first, meanwhile, *running[:-1]], rate),
        "limit": present_value([first, *running[:2]] + [limit] * len(running[2:]), rate),
        "half": present_value([first, *((today + cost) / 2 for cost in running)], rate),
        "rate": present_value([first, *running], 3.0),
    }


def saving_to_lose(example: Example, first: str, second: str) -> float:
    """The per cent of its saving against the baseline that the first option must lose to cost what the second does."""
    saved = [example["baseline"]["total"] - cost for cost in option(example, first)["costs"][1:]]
    return 100 * gap(example, first, second) / present_value([0, *saved], example["discount_rate"])


def in_cash(real: float, years: int, inflation: float) -> float:
    """A sum at the example's prices in the cash of so many years later, at ``inflation`` per cent a year."""
    return real * (1 + inflation / 100) ** years


def financial_years(first: int, count: int) -> list[str]:
    """Financial years as they are written: from 2027, two are “2027/28” and “2028/29”."""
    return [f"{year}/{(year + 1) % 100:02d}" for year in range(first, first + count)]


SUMS = {
    each.__name__: each
    for each in (
        option,
        factor,
        score,
        points,
        points_elsewhere,
        lead_elsewhere,
        swing,
        gain,
        switching_weight,
        quality_at,
        tie_quality,
        discount_factor,
        present_value,
        annuity_factor,
        present_cost,
        gap,
        gap_share,
        level_cost,
        future_cost,
        tested,
        saving_to_lose,
        in_cash,
        financial_years,
    )
}
