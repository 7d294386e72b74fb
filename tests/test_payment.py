"""The payment mechanism against sums worked by hand, and what leaving a contract costs."""

from __future__ import annotations

import pytest

from toolkit.appraisal import option
from toolkit.payment import (
    banded_payment,
    guarantee_payment,
    index_change,
    index_factors,
    mechanism,
    month_deduction,
    price_of_leaving,
    target_cost_payment,
)

INDEX = {"labour": 60, "materials": 25, "fixed": 15, "cap": 5, "collar": 0}
BANDS = {"jobs": 40000, "rate": 200, "band": 10, "above": 70, "below": 60}
SHARE = {"council": 60, "partner": 40, "pain_limit": 10}
TERMS = {"a_point": 0.08, "cap": 8, "grace_months": 3, "ratchet": 1.5, "ratchet_from": 3, "earn_back": 50}


def test_the_index_weighs_and_is_held_within_its_limits():
    assert index_change(INDEX, 3, 2) == pytest.approx(2.3)
    assert index_change(INDEX, 6, 12) == 5  # 6.6 before the cap
    assert index_change(INDEX, -2, -4) == 0
    assert index_factors(INDEX, [3, 6], [2, 12]) == pytest.approx([1.023, 1.07415])


@pytest.mark.parametrize(
    ("jobs", "paid"),
    [(40000, 8000000), (44000, 8000000), (45600, 8224000), (36000, 8000000), (35000, 7880000), (0, 3680000)],
)
def test_the_band_of_jobs(jobs, paid):
    assert banded_payment(8000000, BANDS, jobs) == paid


@pytest.mark.parametrize(
    ("cost", "paid"),
    [
        (12000000, 12000000),
        (11500000, 11700000),  # 200,000 of a 500,000 gain goes to the partner
        (12300000, 12180000),  # 180,000 of a 300,000 pain falls on the council
        (13200000, 12720000),
        (13600000, 12720000),  # past 10% of the target the partner bears it all
    ],
)
def test_the_target_cost(cost, paid):
    assert target_cost_payment(12000000, cost, SHARE) == paid


def test_a_months_deduction_with_its_ratchet_and_its_cap():
    assert month_deduction(2000000, TERMS, [], []) == 0
    assert month_deduction(2000000, TERMS, [20, 15], [1, 2]) == pytest.approx(56000)
    assert month_deduction(2000000, TERMS, [20, 15], [3, 2]) == pytest.approx(72000)
    assert month_deduction(2000000, TERMS, [100, 50], [4, 1]) == 160000


def test_a_guarantee_pays_the_shortfall_whole_and_shares_the_rest():
    assert guarantee_payment(200000, 150000, {"partner": 40}) == 50000
    assert guarantee_payment(200000, 200000, {"partner": 40}) == 0
    assert guarantee_payment(400000, 420000, {"partner": 40}) == -8000


def test_example_bs_charges_and_client_team_are_the_outline_cases_costs(facts):
    b = facts.examples["b"]
    charge = b["payment"]["charge"]
    yearly = [lump + charge["repairs"] + charge["works"] + b["client_team"]["cost"] for lump in charge["lump"]]
    assert yearly == option(b, b["preferred"])["costs"][1:]


def test_example_bs_lists_have_a_figure_for_every_year(facts):
    b = facts.examples["b"]
    years, term = b["payment"]["years"], b["exit"]["years"]
    assert {len(years[name]) for name in ("jobs", "works_cost", "points", "energy_saving")} == {term}
    assert len(years["labour"]) == len(years["materials"]) == term + 2  # from 2026, two years before the start
    assert sum(kpi["points"] for kpi in b["kpis"]) == 100
    assert b["payment"]["deductions"]["cap"] == b["deductions_cap"]
    assert sum(b["payment"]["index"][part] for part in ("labour", "materials", "fixed")) == 100


def test_example_bs_third_year_by_hand_and_within_the_limit(facts):
    b = facts.examples["b"]
    third = mechanism(b["payment"], b["gain_share"])[2]
    assert third["base"] == 16200000 + 8224000 + 11700000
    assert third["factor"] == pytest.approx(1.023**3 * 1.02425 * 1.0225 * 1.0, rel=1e-9)
    assert third["deductions"] == pytest.approx(-(24424000 * third["factor"] / 12) * 90 * 0.0008)
    assert third["guarantee"] == 8000
    assert third["real"] + b["client_team"]["cost"] <= b["affordable"]


def test_the_price_of_leaving_falls_each_year_and_is_nothing_at_the_end():
    leaving = {"investment": 700, "years": 7, "withdrawal": 50}
    assert [price_of_leaving(leaving, year) for year in (0, 1, 6, 7, 8)] == [750, 650, 150, 0, 0]


def test_no_year_loses_more_than_twelve_months_at_the_cap(facts):
    b = facts.examples["b"]
    most = 12 * b["payment"]["deductions"]["cap"] / b["payment"]["deductions"]["a_point"]
    rows = [
        mechanism(b["payment"] | {"years": b["payment"]["years"] | {"points": [points] * 7}}, b["gain_share"])
        for points in (most, 2 * most)
    ]
    assert rows[0] == rows[1]
