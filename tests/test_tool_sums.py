"""The sums of the tools for money are those of the pages: both programs do each, on example B and made-up cases."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest
from conftest import ROOT

from toolkit import appraisal, figures, payment

SUMS = ROOT / "docs/assets/js/sums"
YEARS = 6


def run(script: str, asked: object) -> object:
    """What Node makes of ``asked``; in the script ``appraisal``, ``payment`` and ``figures`` are the tools' sums."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is not installed")
    names = "".join(
        f"const {name} = require({json.dumps(str(SUMS / name))});" for name in ("appraisal", "payment", "figures")
    )
    program = (
        f"{names} const asked = JSON.parse(require('node:fs').readFileSync(0)); console.log(JSON.stringify({script}))"
    )
    done = subprocess.run([node, "-e", program], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_figures_are_written_alike():
    values = [0, 0.5, 1.5, 2.125, 2.675, -0.4, -2.5, 999.5, 1234567.891, 39e6, -1e9, 0.005] + [
        random.Random(1).uniform(-1e7, 1e7) for _ in range(200)
    ]
    told = run("asked.map((v) => [figures.pounds(v), figures.fixed(v, 1), figures.fixed(v, 4)])", values)
    assert told == [[figures.pounds(value), f"{value:.1f}", f"{value:.4f}"] for value in values]
    told = run("asked.map((v) => [figures.millions(v), figures.percent(v, 2)])", [39e6, 12.345, 0.25e6])
    assert told == [[figures.millions(value), figures.percent(value, 2)] for value in (39e6, 12.345, 0.25e6)]


def made_up(seed: int) -> dict:
    """A case of four options and three factors."""
    chance = random.Random(seed)
    ids = ["as-now", "one", "two", "three"]
    first, second = sorted(chance.sample(range(1, 100), 2))
    return {
        "discount_rate": chance.choice([0, 3.5, 6]),
        "baseline": {"total": 1000},
        "affordable": 950,
        "options": [
            {"id": key, "costs": [chance.randint(0, 300)] + [chance.randint(600, 1300) for _ in range(YEARS)]}
            for key in ids
        ],
        "factors": [
            {"id": f"factor-{number}", "weight": weight, "scores": [chance.randint(0, 10) for _ in ids]}
            for number, weight in enumerate((first, second - first, 100 - second))
        ],
    }


def as_the_tool_has_it(case: dict) -> dict:
    """The same with the tool's own names for what the tests of a case need."""
    extra = {"baseline": case["baseline"]["total"], "affordable_from": 3, "test_rate": 3, "benchmark": "as-now"}
    return {key: case[key] for key in ("discount_rate", "affordable", "options", "factors")} | extra


@pytest.fixture
def cases(facts):
    b = facts.examples["b"]
    kept = ("discount_rate", "affordable", "baseline", "options", "factors")
    return [{key: b[key] for key in kept}, *(made_up(seed) for seed in range(40))]


def test_an_appraisals_sums_are_the_same(cases):
    script = """asked.map((c) => { const a = appraisal; const ids = c.options.map((o) => o.id)
      const r = c.discount_rate
      const years = c.options[0].costs.length - 1
      const pairs = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other]))
      return {
        costs: ids.map((id) => [a.presentCost(c, id), a.presentCost(c, id, 3), a.quality(c, id)]),
        tests: ids.filter((id) => id !== "as-now").map((id) => a.tested(c, id)),
        gaps: pairs.map(([x, y]) => [a.gap(c, x, y), a.gapShare(c, x, y), a.savingToLose(c, x, y),
          a.levelCost(a.gap(c, x, y), r, years), a.futureCost(a.gap(c, x, y), r, years)]),
        points: c.factors.map((f) => [a.swing(c, f.id), ...ids.map((id) => a.points(c, f.id, id))]),
        weights: c.factors.map((f) => pairs.map(([x, y]) => a.switchingWeight(c, f.id, x, y))),
      }})"""
    for case, told in zip(cases, run(script, [as_the_tool_has_it(case) for case in cases]), strict=True):
        ids = [each["id"] for each in case["options"]]
        rate, years = case["discount_rate"], len(case["options"][0]["costs"]) - 1
        pairs = [(one, other) for one in ids for other in ids if one != other]
        gaps = [appraisal.gap(case, *pair) for pair in pairs]
        exact = pytest.approx
        assert told["costs"] == [
            exact(
                [
                    appraisal.present_cost(case, key),
                    appraisal.present_cost(case, key, 3),
                    sum(appraisal.points(case, each["id"], key) for each in case["factors"]),
                ]
            )
            for key in ids
        ]
        assert told["tests"] == [exact(appraisal.tested(case, key)) for key in ids if key != "as-now"]
        assert told["gaps"] == [
            exact(
                [
                    gap,
                    appraisal.gap_share(case, *pair),
                    appraisal.saving_to_lose(case, *pair),
                    appraisal.level_cost(gap, rate, years),
                    appraisal.future_cost(gap, rate, years),
                ],
                abs=1e-6,
            )
            for pair, gap in zip(pairs, gaps, strict=True)
        ]
        assert told["points"] == [
            exact([appraisal.swing(case, each["id"]), *(appraisal.points(case, each["id"], key) for key in ids)])
            for each in case["factors"]
        ]
        assert told["weights"] == [
            [
                None if weight is None else exact(weight)
                for weight in (appraisal.switching_weight(case, each["id"], *pair) for pair in pairs)
            ]
            for each in case["factors"]
        ]


def test_who_is_first_changes_where_the_page_says(facts):
    """The page's table of weights: control at 32, then in-house; local; skills going down; time; condition never."""
    b = facts.examples["b"]
    case = {key: b[key] for key in ("discount_rate", "options", "factors")}
    told = run("asked.factors.map((f) => appraisal.winners(asked, f.id))", case)
    first = {each["id"]: found for each, found in zip(b["factors"], told, strict=True)}

    def switch(factor, leader, rival):
        return appraisal.switching_weight(b, factor, leader, rival)

    assert [each["first"] for each in first["control"]] == [["one-partner"], ["two-contracts"], ["in-house"]]
    assert [each["to"] for each in first["control"]] == [32, switch("control", "two-contracts", "in-house"), 100]
    assert first["local"][0]["to"] == switch("local", "one-partner", "two-contracts")
    assert first["skills"][0] == {
        "from": 0,
        "to": switch("skills", "one-partner", "two-contracts"),
        "first": ["two-contracts"],
    }
    assert first["deliverable"][-1]["first"] == ["as-now"]
    assert first["deliverable"][-1]["from"] == switch("deliverable", "one-partner", "as-now")
    assert [each["first"] for each in first["condition"]] == [["one-partner"]]


def made_up_payment(seed: int) -> tuple[dict, dict]:
    chance = random.Random(seed)
    before, count = chance.randint(0, 3), chance.randint(1, 12)

    def some(low, high, many=count):
        return [chance.randint(low, high) for _ in range(many)]

    return (
        {
            "charge": {"lump": some(0, 900000), "repairs": chance.randint(0, 90000), "works": chance.randint(0, 90000)},
            "repairs": {"jobs": 400, "rate": 200, "band": chance.randint(0, 20), "above": 70, "below": 60},
            "works": {"council": 60, "partner": 40, "pain_limit": 10},
            "index": {"labour": 60, "materials": 25, "cap": chance.randint(0, 6), "collar": chance.randint(-3, 0)},
            "deductions": {"a_point": 0.08, "cap": 8, "ratchet": 1.5, "ratchet_from": 3},
            "guarantee": {"saving": some(0, 50000)},
            "years": {
                "labour": some(-4, 9, before + count),
                "materials": some(-4, 9, before + count),
                "jobs": some(0, 900),
                "works_cost": some(0, 120000),
                "points": some(0, 1500),
                "energy_saving": some(-10000, 90000),
            },
        },
        {"council": 60, "partner": chance.randint(0, 100)},
    )


def test_a_mechanism_is_worked_alike(facts):
    b = facts.examples["b"]
    asked = [(b["payment"], b["gain_share"]), *(made_up_payment(seed) for seed in range(60))]
    told = run("asked.map(([terms, share]) => payment.mechanism(terms, share))", asked)
    for (terms, share), rows in zip(asked, told, strict=True):
        assert rows == [pytest.approx(row, rel=1e-9, abs=1e-6) for row in payment.mechanism(terms, share)]
    assert [{key: figures.pounds(row[key]) for key in ("paid", "real", "indexed")} for row in told[0]] == [
        {key: figures.pounds(row[key]) for key in ("paid", "real", "indexed")}
        for row in payment.mechanism(b["payment"], b["gain_share"])
    ]


def test_a_months_deduction_and_a_cap_that_is_lifted_are_the_pages(facts):
    """November 2028 of the page on deductions, and the rise held back of the page on indexation."""
    b = facts.examples["b"]
    terms, running = b["payment"], b["payment"]["month"]["running"]
    rows = payment.mechanism(terms, b["gain_share"])
    charge = (rows[0]["lump"] + rows[0]["repairs"]) * rows[0]["factor"] / 12
    points, months = [each["points"] for each in b["kpis"]], [running.get(each["id"], 0) for each in b["kpis"]]
    told = run(
        "({ run: payment.run(asked.charge, asked.terms.deductions, asked.points, asked.months),"
        " free: payment.mechanism(payment.changed(asked.terms, { cap: 100 }), asked.share) })",
        {"charge": charge, "terms": terms, "share": b["gain_share"], "points": points, "months": months},
    )
    below = [(lost, month) for lost, month in zip(points, months, strict=True) if month]
    page = payment.month_deduction(
        charge, terms["deductions"], [lost for lost, _ in below], [month for _, month in below]
    )
    assert told["run"][-1]["deduction"] == pytest.approx(page)
    free = payment.index_factors(terms["index"] | {"cap": 100}, terms["years"]["labour"], terms["years"]["materials"])
    held = payment.index_factors(terms["index"], terms["years"]["labour"], terms["years"]["materials"])
    for place in range(len(rows)):
        lifted = rows[place]["indexed"] * (free[place + 2] / held[place + 2] - 1)
        assert told["free"][place]["indexed"] - rows[place]["indexed"] == pytest.approx(lifted, abs=1e-6)
