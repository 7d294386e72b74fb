"""The library of risks is large enough, spread over every step and structure, and holds no risk twice."""

from __future__ import annotations

import re
from itertools import combinations

SMALL = frozenset(
    re.findall(
        r"\w+", "a an and are as at be by for from has have in is it its no not of on one or that the to two with"
    )
)


def words(risk) -> set[str]:
    """The words of a risk that carry its sense."""
    return set(re.findall(r"[a-z]+", f"{risk['cause']} {risk['event']}".lower())) - SMALL


def test_there_are_enough_in_each_family(facts):
    families = [risk["family"] for risk in facts.risks.values()]
    assert len(families) >= 120
    assert {family: families.count(family) >= 20 for family in set(families)} == {
        family: True for family in ("generic", "corporate", "place", "people")
    }


def test_every_step_and_every_structure_has_risks_of_its_own(facts):
    for stage in facts.stages:
        assert len([1 for risk in facts.risks.values() if stage in risk["stages"]]) >= 3, stage
    for structure in facts.structures:
        assert [1 for risk in facts.risks.values() if structure in risk["structures"]], structure


def test_no_two_risks_are_one(facts):
    """Two that share more than two fifths of their words differ, at most, in a noun."""
    for (one, first), (other, second) in combinations(facts.risks.items(), 2):
        shared, together = words(first) & words(second), words(first) | words(second)
        assert len(shared) / len(together) < 0.4, (one, other)


def test_each_risk_is_a_cause_an_event_and_an_effect_with_acts_to_answer_it(facts):
    for key, risk in facts.risks.items():
        parts = [risk[part] for part in ("cause", "event", "effect", "sign")]
        assert len(set(parts)) == 4 and all(part.endswith(".") for part in parts), key
        assert all(len(part.split()) <= 30 for part in parts), key
        assert 2 <= len(risk["responses"]) <= 4, key
        order = list(facts.stages)
        assert [order.index(stage) for stage in risk["stages"]] == sorted(order.index(s) for s in risk["stages"]), key
