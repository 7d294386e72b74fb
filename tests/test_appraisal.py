"""The sums of an options appraisal, against figures worked by hand."""

from __future__ import annotations

import pytest

from toolkit import appraisal

SMALL = {
    "discount_rate": 10,
    "baseline": {"total": 1000},
    "affordable": 950,
    "options": [
        {"id": "as-now", "costs": [0, 1100, 1100, 1210, 1210]},
        {"id": "share", "costs": [100, 880, 880, 880, 880]},
        {"id": "buy", "costs": [200, 990, 990, 990, 990]},
    ],
    "factors": [
        {"id": "quality", "weight": 60, "scores": [2, 8, 6]},
        {"id": "control", "weight": 40, "scores": [2, 3, 7]},
    ],
}


@pytest.fixture
def b(facts):
    return facts.examples["b"]


def test_points_and_swing():
    assert appraisal.points(SMALL, "quality", "share") == 48
    assert appraisal.points_elsewhere(SMALL, "quality", "share") == 12
    assert appraisal.lead_elsewhere(SMALL, "control", "share", "buy") == 12
    assert appraisal.swing(SMALL, "control") == 20


def test_the_weight_at_which_two_options_tie():
    """Share leads by 12 on quality; buy gains 0.4 for each point of control: 100 x 12 / (12 + 60 x 0.4) = 33.3."""
    weight = appraisal.switching_weight(SMALL, "control", "share", "buy")
    assert weight == pytest.approx(100 / 3)
    assert appraisal.quality_at(SMALL, "control", weight, "buy") == pytest.approx(190 / 3)
    assert appraisal.tie_quality(SMALL, "control", "share", "buy") == pytest.approx(190 / 3)


def test_an_option_that_is_better_on_everything_is_never_caught():
    assert appraisal.switching_weight(SMALL, "control", "share", "as-now") is None
    with pytest.raises(ValueError, match="no weight of control"):
        appraisal.tie_quality(SMALL, "control", "share", "as-now")


def test_discounting():
    assert appraisal.discount_factor(10, 2) == pytest.approx(1 / 1.21)
    assert appraisal.annuity_factor(10, 2) == pytest.approx(1 / 1.1 + 1 / 1.21)
    assert appraisal.level_cost(210, 10, 2) == pytest.approx(121)
    assert appraisal.future_cost(100, 10, 2) == pytest.approx(121)
    assert appraisal.in_cash(100, 2, 10) == pytest.approx(121)


def test_the_gap_between_two_options():
    assert appraisal.gap(SMALL, "share", "buy", 0) == 540
    assert appraisal.gap(SMALL, "buy", "share", 0) == -540
    still = SMALL | {"discount_rate": 0}
    assert appraisal.gap_share(still, "share", "buy") == pytest.approx(100 * 540 / 3520)
    assert appraisal.saving_to_lose(still, "share", "as-now") == pytest.approx(100 * 1000 / 480)


def test_each_test_of_a_case():
    assert appraisal.tested(SMALL | {"discount_rate": 0}, "share") == {
        "estimate": 3620,
        "double": 3720,
        "late": 100 + 1100 + 3 * 880,
        "limit": 100 + 2 * 880 + 2 * 950,
        "half": 100 + 4 * 940,
        "rate": pytest.approx(100 + 880 * (1 - 1.03**-4) / 0.03),
    }


def test_an_id_that_is_not_there_is_told():
    with pytest.raises(ValueError, match="there is no “lease” among as-now, share, buy"):
        appraisal.option(SMALL, "lease")


def test_years():
    assert appraisal.financial_years(2098, 2) == ["2098/99", "2099/00"]


def test_example_b_as_the_pages_print_it(b):
    """Worked by hand: control (800 = 25w), and the first place just past each weight goes where the page says."""
    assert appraisal.switching_weight(b, "control", "one-partner", "two-contracts") == 32
    assert appraisal.tie_quality(b, "control", "one-partner", "two-contracts") == pytest.approx(66.8)
    for factor_id, rival, step in (
        ("control", "two-contracts", 0.1),
        ("local", "two-contracts", 0.1),
        ("skills", "two-contracts", -0.1),
        ("deliverable", "as-now", 0.1),
    ):
        weight = appraisal.switching_weight(b, factor_id, "one-partner", rival)

        def first(at, on=factor_id):
            return max((each["id"] for each in b["options"]), key=lambda one: appraisal.quality_at(b, on, at, one))

        assert (first(weight - step), first(weight + step)) == ("one-partner", rival)
    assert {first_on_condition(b, weight) for weight in range(101)} == {"one-partner"}


def first_on_condition(b, weight):
    return max((o["id"] for o in b["options"]), key=lambda one: appraisal.quality_at(b, "condition", weight, one))
