"""Price formulas against sums worked by hand, and the edges where they break."""

from __future__ import annotations

import pytest

from toolkit.evaluation import (
    benchmark_points,
    pounds_points,
    price_formulas,
    quality_points,
    range_points,
    rate_points,
    ratio_points,
)


def test_each_formula_by_hand():
    prices = [100, 120, 150]
    assert ratio_points(prices, 40) == pytest.approx([40, 33.3333, 26.6667], abs=1e-4)
    assert range_points(prices, 40) == pytest.approx([40, 24, 0])
    assert rate_points(prices, 40, 2) == pytest.approx([40, 24, 0])
    assert benchmark_points(prices, 40, 90, 140) == pytest.approx([32, 16, 0])
    assert pounds_points(prices, 40, 2) == pytest.approx([40, 30, 15])


def test_one_tender_alone_and_equal_prices_get_all_the_points():
    for prices in ([100], [100, 100]):
        for points in (ratio_points(prices, 40), range_points(prices, 40), rate_points(prices, 40, 3)):
            assert points == pytest.approx([40] * len(prices))


def test_no_formula_gives_less_than_nothing_or_more_than_the_weight():
    prices = [10, 1000]
    for points in (
        rate_points(prices, 40, 3),
        benchmark_points(prices, 40, 20, 500),
        pounds_points(prices, 40, 1),
    ):
        assert points == [40, 0]


def test_the_straight_line_changes_for_everyone_when_a_dear_tender_is_added():
    assert range_points([100, 110, 120], 40)[1] == pytest.approx(20)
    assert range_points([100, 110, 200], 40)[1] == pytest.approx(36)


def test_example_b_has_three_winners_by_five_formulas(facts):
    evaluation = facts.examples["b"]["evaluation"]
    assert quality_points(evaluation) == pytest.approx([50, 43, 54])
    rows = price_formulas(evaluation)
    assert [row["winner"] for row in rows] == ["Cedar", "Birch", "Alder", "Birch", "Alder"]
    assert rows[-1]["totals"] == pytest.approx([84, 83, 82.5])
