"""What a baseline comes to and what became of the benefits: the sums that pages print of an example.

docs/assets/js/sums/benefits.js has the same for the tool, and more; tests/test_benefits.py holds the two together.
``kind`` is "forecast" or "actual". An example's benefits hold a figure for each year of its savings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Example = Mapping[str, Any]


def net_savings(example: Example, kind: str) -> dict[str, int]:
    """Each year's saving after the joint costs."""
    return {year: saved - example["joint_costs"] for year, saved in example["savings"][kind].items()}


def left_after_investment(example: Example, kind: str) -> int:
    """What all the years leave once the joint costs and the one-off cost are paid."""
    return sum(net_savings(example, kind).values()) - example["investment"]["total"]


def paid_back(example: Example, kind: str) -> str | None:
    """The year in which the net savings so far first cover the one-off cost."""
    left = -example["investment"]["total"]
    for year, saved in net_savings(example, kind).items():
        left += saved
        if left >= 0:
            return year
    return None


def benefit_short(benefit: Mapping[str, Any]) -> int:
    """By how much a benefit fell short, all years together."""
    return sum(benefit["by_year"]["forecast"]) - sum(benefit["by_year"]["actual"])


def share_of_saving(example: Example, council: str, year: str) -> float:
    """A council's part of a year's net saving, by the cost shares."""
    return net_savings(example, "actual")[year] * example["shares"][council] / 100


def left_out(example: Example, council: str) -> dict[str, int]:
    """What a council's first figure had left out of its baseline."""
    if council == example["bridge"]["it_council"]:
        return {"support": 0, "contracts": example["bridge"]["it_contract"]}
    return {"support": example["baseline"][council]["support"], "contracts": 0}


def first_figure(example: Example, council: str) -> int:
    """What a council first said that it spent."""
    return example["baseline"][council]["total"] - sum(left_out(example, council).values())


def unit_cost(example: Example, council: str) -> float:
    """Baseline cost of one household."""
    own = example["baseline"][council]
    return own["total"] / own["households"]


def saving_at_the_cheapest(example: Example) -> float:
    """What would be saved a year if every household cost what it costs in the cheapest council."""
    cheapest = min(unit_cost(example, name.lower()) for name in example["councils"])
    return example["baseline"]["total"] - cheapest * example["baseline"]["households"]


SUMS = {
    each.__name__: each
    for each in (
        benefit_short,
        first_figure,
        left_after_investment,
        net_savings,
        paid_back,
        saving_at_the_cheapest,
        share_of_saving,
        unit_cost,
    )
}
