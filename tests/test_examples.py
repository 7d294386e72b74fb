"""The running examples add up to the pound, and their dates run in order."""

from __future__ import annotations

import datetime
import re
from itertools import product
from math import prod

import pytest
import yaml
from conftest import ROOT

from toolkit.appraisal import present_value


@pytest.fixture
def a(facts):
    return facts.examples["a"]


@pytest.fixture
def b(facts):
    return facts.examples["b"]


@pytest.fixture
def c(facts):
    return facts.examples["c"]


def councils(a):
    return [name.lower() for name in a["councils"]]


def test_each_councils_baseline_adds_up(a):
    for council in councils(a):
        parts = a["baseline"][council]
        assert parts["staff"] + parts["other"] + parts["support"] == parts["total"]


@pytest.mark.parametrize("key", ["fte", "staff", "other", "support", "total", "households", "caseload"])
def test_the_joint_baseline_is_the_sum_of_the_councils(a, key):
    assert sum(a["baseline"][council][key] for council in councils(a)) == a["baseline"][key]


def test_the_shares_are_the_baselines_rounded(a):
    for council, share in a["shares"].items():
        assert share == round(100 * a["baseline"][council]["total"] / a["baseline"]["total"])
    assert sum(a["shares"].values()) == 100


def test_the_investment_adds_up_and_is_shared(a):
    parts = dict(a["investment"])
    total = parts.pop("total")
    assert sum(parts.values()) == total
    assert a["investment_by_council"] == {council: total * share / 100 for council, share in a["shares"].items()}


@pytest.mark.parametrize("kind", ["forecast", "actual"])
def test_the_savings_add_up(a, kind):
    years = a["savings"][kind]
    assert sum(years.values()) == a["savings"][f"{kind}_total"]
    assert a["savings"][f"{kind}_total"] - len(years) * a["joint_costs"] == a["savings"][f"{kind}_net_total"]
    assert sum(benefit[kind] for benefit in a["benefits"]) == years["2025/26"]


def test_each_benefits_years_add_up_to_each_years_saving(a):
    for kind in ("forecast", "actual"):
        for place, saved in enumerate(a["savings"][kind].values()):
            assert sum(benefit["by_year"][kind][place] for benefit in a["benefits"]) == saved
        assert all(benefit["by_year"][kind][-1] == benefit[kind] for benefit in a["benefits"])


def test_one_benefit_failed(a):
    assert [benefit["id"] for benefit in a["benefits"] if benefit["actual"] == 0] == ["income"]


def test_staff_who_moved(a):
    moved = dict(a["staff_moved"])
    assert moved.pop("total") == sum(moved.values())


def test_example_bs_baseline_adds_up(b):
    parts = [b["baseline"][name] for name in ("highways", "property", "works", "client")]
    assert sum(part["total"] for part in parts) == b["baseline"]["total"]
    assert sum(part["fte"] for part in parts) == b["baseline"]["fte"]
    assert b["baseline"]["fte"] - b["baseline"]["client"]["fte"] == b["baseline"]["transfer_fte"]


def test_example_bs_savings_are_the_preferred_option_against_the_baseline(b):
    costs = next(option["costs"] for option in b["options"] if option["id"] == b["preferred"])
    saved = [b["baseline"]["total"] - cost for cost in costs[1:]]
    years = dict(b["savings"])
    total, net = years.pop("total"), years.pop("net_total")
    assert list(years.values()) == saved
    assert (total, net) == (sum(saved), sum(saved) - costs[0])
    assert costs[0] == b["investment"]["total"] == sum(v for k, v in b["investment"].items() if k != "total")


def test_example_bs_preferred_option_has_the_lowest_present_cost(b):
    costs = {option["id"]: present_value(option["costs"], b["discount_rate"]) for option in b["options"]}
    assert min(costs, key=costs.get) == b["preferred"]
    second = sorted(costs.values())[1]
    assert round((second - costs[b["preferred"]]) / 1e6, 1) == 3.9
    assert (second - costs[b["preferred"]]) / second < 0.02


def test_example_b_is_affordable(b):
    third_year = next(option["costs"] for option in b["options"] if option["id"] == b["preferred"])[3]
    assert third_year <= b["affordable"]


def test_example_cs_fund_adds_up(c):
    assert c["fund"]["council"] + c["fund"]["icb"] == c["fund"]["total"]
    for body, share in c["shares"].items():
        assert c["fund"][body] == c["fund"]["total"] * share / 100
        assert c["investment"][body] == c["investment"]["total"] * share / 100
    people = c["people"]
    assert people["council"] + people["joint"] + people["health"] == people["total"]
    assert people["total"] * c["average_cost"] == c["fund"]["total"]
    assert c["fund"]["total"] * c["risk_share"]["band"] / 100 == c["risk_share"]["within_band"]
    assert c["provider"]["a_year"] * c["provider"]["years"] == c["provider"]["total"]
    years = dict(c["savings"])
    assert years.pop("total") == sum(years.values())


@pytest.mark.parametrize("key", ["a", "b", "c"])
def test_the_dates_run_in_order(facts, key):
    dates = list(facts.examples[key]["dates"].values())
    assert dates == sorted(dates)


def test_example_bs_standstill_is_eight_working_days(b):
    """Section 51 of the Procurement Act 2023: eight working days beginning with the day of the award notice.

    No bank holiday of any part of the United Kingdom falls in the period (St Andrew's Day is 30 November).
    """
    day, working = b["dates"]["award_notice"], 0
    while True:
        working += day.weekday() < 5
        if working == 8:
            break
        day += datetime.timedelta(days=1)
    assert day == b["dates"]["standstill_ends"] < b["dates"]["signed"]


def test_example_bs_requests_have_at_least_25_days(b):
    """Section 54 of the Act: 25 days, beginning with the day after the notice."""
    assert (b["dates"]["requests_due"] - b["dates"]["tender_notice"]).days >= 25


def test_every_example_runs_from_the_vision_to_the_exit(facts):
    for example in facts.examples.values():
        assert {"vision", "options", "transition", "run", "review", "exit"} <= set(example["at_stage"])


def test_example_bs_quality_scores_are_its_weights_times_its_scores(b):
    assert sum(factor["weight"] for factor in b["factors"]) == 100
    for place, option in enumerate(b["options"]):
        assert sum(factor["weight"] * factor["scores"][place] for factor in b["factors"]) / 10 == option["quality"]


def test_example_bs_optimism_bias_is_within_its_investment(b):
    bias = b["optimism_bias"]
    assert bias["base"] * bias["percent"] / 100 == bias["uplift"]
    assert bias["base"] + bias["uplift"] == b["investment"]["total"]


def test_example_as_bridge_leads_from_the_first_figures_to_the_baseline(a):
    bridge = a["bridge"]
    assert bridge["support"] == a["baseline"]["lowmere"]["support"] + a["baseline"]["thornbeck"]["support"]
    assert bridge["support"] + bridge["it_contract"] == bridge["total"]
    assert a["first_figures_total"] + bridge["total"] == a["baseline"]["total"]


def test_example_bs_legal_fees_are_days_at_the_rate(b):
    adviser = b["legal_adviser"]
    for stage, days in adviser["days"].items():
        assert adviser["fees"][stage] == days * adviser["day_rate"]
    for sums in (adviser["days"], adviser["fees"]):
        assert sum(value for key, value in sums.items() if key != "total") == sums["total"]
    assert adviser["vat"] == adviser["fees"]["total"] * 0.2
    assert adviser["with_vat"] == adviser["fees"]["total"] + adviser["vat"]


def test_example_bs_pass_mark_fails_only_carrying_on(b):
    failed = {
        option["id"]
        for place, option in enumerate(b["options"])
        if any(factor["scores"][place] < b["pass_mark"] for factor in b["factors"])
    }
    assert failed == {"as-now"}


def test_example_cs_claim_adds_up(c):
    claim = c["claim"]
    assert claim["damages"] + claim["costs"] == claim["total"]
    assert claim["council"] + claim["icb"] == 100
    assert c["dates"]["start"] < claim["incident"] < claim["letter"] < claim["shared"]


def test_example_bs_client_team_adds_up(b):
    team = b["client_team"]
    assert sum(role["fte"] for role in team["roles"]) == team["fte"]
    assert sum(role["cost"] for role in team["roles"]) + team["other"] == team["cost"]


def test_example_bs_criteria_add_up_to_the_weight_of_quality(b):
    evaluation = b["evaluation"]
    assert sum(criterion["weight"] for criterion in evaluation["criteria"]) == evaluation["quality_weight"]
    assert evaluation["quality_weight"] + evaluation["price_weight"] == 100
    for criterion in evaluation["criteria"]:
        assert len(criterion["scores"]) == len(evaluation["tenders"]) == len(evaluation["prices"])
        assert all(evaluation["pass_mark"] <= mark <= evaluation["scale"] for mark in criterion["scores"])
    assert all(price + b["client_team"]["cost"] <= b["affordable"] for price in evaluation["third_year"])


def test_example_bs_indicators_begin_below_target_and_three_are_published(b):
    for kpi in b["kpis"]:
        worse_to_better = [kpi["now"], kpi["floor"], kpi["target"]]
        assert worse_to_better == sorted(worse_to_better, reverse=kpi["better"] == "down")
    assert sum(kpi["published"] for kpi in b["kpis"]) == 3


def test_example_bs_mobilisation_and_return_add_up(b):
    for parts in (dict(b["mobilisation"]), dict(b["exit"]["return_in_house"])):
        total = parts.pop("total")
        assert sum(parts.values()) == total
    assert b["mobilisation"]["total"] == b["investment"]["mobilisation"]
    assert b["dates"]["break_point"].year - b["dates"]["break_notice"].year == b["exit"]["notice_months"] / 12


def test_example_bs_selection_is_scored_as_it_says(b):
    selection = b["selection"]
    weights = [criterion["weight"] for criterion in selection["criteria"]]
    assert sum(weights) == 100
    scored = [each for each in selection["suppliers"].values() if each["scores"]]
    for each in scored:
        assert sum(w * mark for w, mark in zip(weights, each["scores"], strict=True)) / 10 == each["total"]
    assert [each["place"] for each in sorted(scored, key=lambda each: -each["total"])] == [1, 2, 3, 4, 5]
    assert len(selection["suppliers"]) == b["bidders"]["requests"]
    assert selection["exclusion_notice"] == b["dates"]["shortlist"] + datetime.timedelta(days=29)


def test_example_bs_contract_is_worth_its_charges(b):
    contract, costs = b["contract"], next(each for each in b["options"] if each["id"] == b["preferred"])["costs"]
    charges = [cost - b["client_team"]["cost"] for cost in costs[1:]]
    assert contract["charges"] == sum(charges) and contract["last_year"] == charges[-1]
    extra = b["dates"]["last_extension"].year - b["dates"]["end"].year
    assert contract["extension"] == extra * contract["last_year"] and contract["term"] == len(charges) + extra
    assert contract["value"] == contract["charges"] + contract["extension"]
    assert contract["with_vat"] == contract["value"] * 1.2
    assert b["changes"]["lighting"]["total"] == b["changes"]["lighting"]["a_year"] * b["changes"]["lighting"]["years"]


def test_example_bs_allowance_for_risk_is_worked_from_its_risks(b):
    counted = [risk for risk in b["risks"] if risk["once"]]
    assert sum(risk["sum"] * risk["chance"] for risk in counted) == 100 * b["risk_allowance"]["mean"]
    passes = 0.0
    for happens in product([False, True], repeat=len(counted)):
        cost = sum(risk["sum"] for risk, so in zip(counted, happens, strict=True) if so)
        chances = [risk["chance"] if so else 100 - risk["chance"] for risk, so in zip(counted, happens, strict=True)]
        passes += prod(chances) / 100 ** len(counted) * (cost > b["optimism_bias"]["uplift"])
    assert round(100 * passes) == b["risk_allowance"]["passes"]
    for risk in b["risks"]:
        assert risk["after"][0] * risk["after"][1] <= risk["before"][0] * risk["before"][1]


def test_each_risk_is_acted_on_after_the_log_and_by_the_start(a, b):
    dates = b["dates"]
    for risk in b["risks"]:
        assert dates["engagement_ends"] < dates[risk["by"]] <= dates["start"], risk["id"]
    filled = yaml.safe_load((ROOT / "docs/_data/filled/risk-log-workbook.yml").read_text(encoding="utf-8"))
    lines = next(each for each in filled if each["id"] == "a")["values"]["log"]
    days = {line["number"]: line["by"] for line in lines if "by" in line}
    assert len(days) == sum(risk["response"] == "treat" for risk in a["risks"])
    assert all(a["dates"]["fbc"] < day <= a["dates"]["go_live"] for day in days.values())


def _dates_in(value) -> set[datetime.date]:
    if isinstance(value, datetime.date):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return {day for each in inner for day in _dates_in(each)}


def test_the_dates_drawn_in_figures_are_the_examples(facts):
    """Figures are drawn by hand; a date in one must still be a date of the example that its name ends in."""
    drawn = 0
    for figure in (ROOT / "docs/assets/figures").glob("*-[abc].svg"):
        known = _dates_in(facts.examples[figure.stem[-1]])
        for words in re.findall(r"<text[^>]*>([^<]*)", figure.read_text(encoding="utf-8")):
            found = re.findall(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]*(?: (\d{4}))?", words)
            for day, month, year in found:
                year = year or found[-1][2]  # “11 Jan to 12 Feb 2027”
                date = datetime.datetime.strptime(f"{day} {month} {year}", "%d %b %Y").date()
                assert date in known, (figure.name, words)
                drawn += 1
    assert drawn > 20
