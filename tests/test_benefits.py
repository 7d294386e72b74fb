"""Example A's baseline and benefits: what the pages print, by hand, and what the tool makes of the same figures."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest
from conftest import ROOT

from toolkit import benefits, tool_examples

SUMS = ROOT / "docs/assets/js/sums/benefits.js"
FIELDS = ("owner", "baseline", "by", "cut", "cause", "kind", "rating", "better")  # texts that a state may leave out


@pytest.fixture
def a(facts):
    return facts.examples["a"]


def test_example_a_by_hand(a):
    assert list(benefits.net_savings(a, "actual").values()) == [-25000, 350000, 645000, 730000]
    assert [benefits.left_after_investment(a, kind) for kind in ("forecast", "actual")] == [890000, 520000]
    assert [benefits.paid_back(a, kind) for kind in ("forecast", "actual")] == ["2024/25", "2025/26"]
    assert [benefits.benefit_short(each) for each in a["benefits"]] == [140000, 130000, 0, 100000]
    assert benefits.share_of_saving(a, "lowmere", "2025/26") == pytest.approx(240900)
    assert sum(benefits.first_figure(a, name.lower()) for name in a["councils"]) == a["first_figures_total"]
    assert benefits.unit_cost(a, "saltfen") == pytest.approx(49.5726, abs=1e-4)
    assert round(benefits.saving_at_the_cheapest(a)) == 97763  # 6,960,000 less 2,920,000 / 61,700 x 145,000


def test_what_is_never_paid_back_has_no_year(a):
    assert benefits.paid_back(a | {"investment": {"total": 10**9}}, "actual") is None


def test_a_benefit_is_banked_only_where_a_budget_was_cut(a):
    """The rating and the budget say the same: the tracker's example rests on it."""
    assert [each["rating"] == 1 for each in a["benefits"]] == [bool(each["cut"]) for each in a["benefits"]]


def whole(state: dict) -> dict:
    """A state as the form gives it: every key there, every year of ten."""

    def line(given: dict, most: int = 10) -> dict:
        years = {
            kind: {str(at): given.get(kind, {}).get(str(at)) for at in range(most)} for kind in ("forecast", "actual")
        }
        return {**dict.fromkeys(FIELDS, ""), "banked": None, **given, **years}

    blank = dict.fromkeys(("staff", "other", "support", "fte", "units", "cases", "first", "share"))
    about = dict.fromkeys(("prices", "first", "years", "counted", "investment", "spent"))
    return {
        "about": {**about, **state["about"]},
        "partners": [{**blank, "left": {}, **each} for each in state["partners"]],
        **{name: [line(each) for each in state.get(name, [])] for name in ("benefits", "costs", "measures")},
    }


def worked(states: list[dict]) -> list[dict]:
    """What the tool's sums make of states."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is not installed")
    program = f"""const s = require({json.dumps(str(SUMS))})
      const told = JSON.parse(require("node:fs").readFileSync(0)).map((state) => {{ const g = s.fromState(state)
        const both = (figure) => [figure(g, "forecast"), figure(g, "actual")]
        return {{ gross: both(s.gross), net: both(s.net), left: both(s.left), paid: both(s.paidBack),
          short: g.benefits.map((line) => s.short(g, line)), shares: s.shares(g), baseline: s.baseline(g),
          latest: s.latest(g), plan: s.plan(g), gaps: s.gaps(g) }} }})
      console.log(JSON.stringify(told))"""
    done = subprocess.run(
        [node, "-e", program], input=json.dumps(states), capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def made_up(a: dict, seed: int) -> dict:
    """Example A with other figures."""
    chance = random.Random(seed)
    years = chance.randint(1, 10)
    names = [f"{2022 + at}/{(23 + at) % 100:02}" for at in range(years)]

    def some() -> list[int]:
        return [chance.randint(-50, 900) * 1000 for _ in names]

    lines = [{**each, "by_year": {"forecast": some(), "actual": some()}} for each in a["benefits"]]
    savings = {
        kind: {name: sum(each["by_year"][kind][at] for each in lines) for at, name in enumerate(names)}
        for kind in ("forecast", "actual")
    }
    own = {name.lower(): dict(a["baseline"][name.lower()]) for name in a["councils"]}
    for council in own.values():
        council |= {"staff": chance.randint(1, 9) * 10**6, "households": chance.randint(20000, 90000)}
        council["total"] = council["staff"] + council["other"] + council["support"]
    together = {key: sum(each[key] for each in own.values()) for key in ("total", "households")}
    return {
        **a,
        "savings": savings,
        "benefits": lines,
        "joint_costs": chance.randint(0, 90000),
        "investment": {"total": chance.randint(1, 3000) * 1000},
        "baseline": {**a["baseline"], **own, **together},
    }


def test_the_tool_makes_of_each_example_what_the_pages_print(a, facts):
    examples = [a, *(made_up(a, seed) for seed in range(40))]
    states = [tool_examples.baseline_and_benefits({**facts.examples, "a": each})[0]["state"] for each in examples]
    for example, told in zip(examples, worked([whole(state) for state in states]), strict=True):
        names, kinds = list(example["savings"]["forecast"]), ("forecast", "actual")
        net = [benefits.net_savings(example, kind) for kind in kinds]
        assert told["gross"] == [list(example["savings"][kind].values()) for kind in kinds]
        assert told["net"] == [list(each.values()) for each in net]
        assert [left[-1] for left in told["left"]] == [benefits.left_after_investment(example, kind) for kind in kinds]
        assert [names[place] if place >= 0 else None for place in told["paid"]] == [
            benefits.paid_back(example, kind) for kind in kinds
        ]
        assert told["short"] == [benefits.benefit_short(each) for each in example["benefits"]]
        councils = [name.lower() for name in example["councils"]]
        assert [each["saving"] for each in told["shares"]] == pytest.approx(
            [benefits.share_of_saving(example, each, names[-1]) for each in councils]
        )
        counted = told["baseline"]
        assert counted["total"] == example["baseline"]["total"]
        assert [row["first"] for row in counted["rows"]] == [benefits.first_figure(example, each) for each in councils]
        assert [row["unexplained"] for row in counted["rows"]] == [0, 0, 0]
        assert [row["unit"] for row in counted["rows"]] == pytest.approx(
            [benefits.unit_cost(example, each) for each in councils]
        )
        assert counted["cheapest"]["saving"] == pytest.approx(benefits.saving_at_the_cheapest(example), abs=1e-6)


def test_example_a_is_banked_to_the_pound_and_its_register_lacks_an_owner_and_a_baseline(a, facts):
    states = [each["state"] for each in tool_examples.baseline_and_benefits(facts.examples)]
    first, second, third = worked([whole(state) for state in states])
    last = first["latest"]
    assert (last["banked"], last["claimed"], last["ahead"]) == (a["savings"]["actual"]["2025/26"], 0, 0)
    assert first["plan"]["gross"] == {"first": last["banked"], "then": last["banked"]}
    assert {each["key"]: each["names"] for each in first["gaps"]} == {
        key: ["Income from serving a fourth council"] for key in ("owner", "baseline")
    }
    assert second["latest"] is third["latest"] is None
    b, c = facts.examples["b"], facts.examples["c"]
    assert second["left"][0][-1] == b["savings"]["net_total"]
    assert third["left"][0][-1] == c["savings"]["total"] - c["investment"]["total"]
