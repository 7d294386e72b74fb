"""The risk log's examples are what the pages print, and the reader's own sums give the same figures."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import pairwise

import pytest
from conftest import ROOT

from toolkit import risk_log

SUMS = ROOT / "docs/assets/js/sums/risk-log.js"


def node(expression: str, asked) -> object:
    """What the reader's own sums make of ``asked``: an expression over sums and asked."""
    program = shutil.which("node")
    if not program:
        pytest.skip("Node is not installed")
    script = f"""
        const sums = require({json.dumps(str(SUMS))})
        const asked = JSON.parse(require("node:fs").readFileSync(0))
        console.log(JSON.stringify({expression}))
    """
    done = subprocess.run([program, "-e", script], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def whole(state) -> list[dict]:
    """An example's risks with every key that the form adds."""
    empty = {"owner": "", "sum": None, "chance": None, "once": False, "duty": False, "state": "", "due": "", "sign": ""}
    return [{**empty, "note": "", "changed": "", **risk} for risk in state["risks"]]


@pytest.fixture
def states(facts):
    return [example["state"] for example in risk_log.examples(facts)]


def test_the_scale_and_the_bands_leave_no_gap(facts):
    assert [each["score"] for each in facts.risk_scale.values()] == [1, 2, 3, 4, 5]
    for key in ("cost", "saving"):
        figures = [each[key] for each in facts.risk_scale.values()]
        assert figures == sorted(figures) and figures[0] == 0
    ends = [(band["least"], band["most"]) for band in facts.risk_bands.values()]
    assert ends[0][0] == 1 and ends[-1][1] == 25
    assert all(most + 1 == least for (_, most), (least, _) in pairwise(ends))


def test_example_as_lines_in_money_worked_by_hand(facts):
    lines = risk_log.money_lines(facts.risk_scale.values(), 6960000, 870000)
    assert lines == {1: 0, 2: 34800, 3: 69600, 4: 139200, 5: 348000}


def test_both_programs_draw_the_same_lines(facts):
    scale = list(facts.risk_scale.values())
    for cost, saving in ((6960000, 870000), (40000000, 2800000), (1, None), (None, 7), (0, 0)):
        expected = {str(score): line for score, line in risk_log.money_lines(scale, cost, saving).items()}
        assert node("sums.moneyLines(...asked)", [scale, cost, saving]) == expected


def test_the_examples_are_of_a_step_and_a_structure_that_the_form_offers(facts, states):
    for about in (state["about"] for state in states):
        assert about["stage"] in facts.stages and about["structure"] in facts.structures
        assert about["family"] in {risk["family"] for risk in facts.risks.values()}


def test_example_bs_allowance_and_its_chance_are_those_of_the_page(facts, states):
    b = facts.examples["b"]
    found = node("sums.allowance(...asked)", [whole(states[1]), b["optimism_bias"]["uplift"]])
    assert found["count"] == 6 and found["mean"] == pytest.approx(b["risk_allowance"]["mean"])
    assert round(100 * found["passes"]) == b["risk_allowance"]["passes"]


def test_the_examples_stand_in_the_order_and_the_bands_of_the_pages(facts, states):
    for state, order in ((states[0], [1, 2, 3, 4, 5]), (states[1], list(range(1, 11)))):
        assert node("sums.sorted(asked, 'after').map((risk) => risk.number)", whole(state)) == order
    bands = list(facts.risk_bands.values())
    names = node("asked[0].map((risk) => sums.band(sums.standing(risk), asked[1]).name)", [whole(states[0]), bands])
    assert names == ["High", "Middle", "Middle", "Low", "Low"]  # as “What the rules ask” on the process page


def test_who_must_be_told_is_what_the_pages_say(facts, states):
    told = "asked.risks.map((risk) => sums.goesUp(risk, asked.levels, asked.bands).map((each) => each.to))"
    bands = list(facts.risk_bands.values())
    first = node(told, {**states[0], "risks": whole(states[0]), "bands": bands})
    assert first == [["Each council's cabinet"], [], [], [], ["Joint committee, each quarter"]]
    second = node(told, {**states[1], "risks": whole(states[1]), "bands": bands})
    assert second.count(["Cabinet"]) == 5  # five of the ten carry sums that only cabinet may accept
    assert all(to for to in second)


def test_the_examples_lack_nothing_that_the_pages_say_they_have(facts, states):
    lines = {str(k): v for k, v in risk_log.money_lines(facts.risk_scale.values(), 40000000, 2800000).items()}
    asked = [whole(states[1]), lines, "2026-10-16"]
    assert node("sums.gaps(...asked)", asked) == []


def test_figures_in_the_examples_words_are_the_examples_own(facts):
    a, b = facts.examples["a"], facts.examples["b"]
    income, last = a["benefits"][3]["forecast"], a["savings"]["forecast"]["2025/26"]
    known = {
        "a": {f"£{each:,}" for each in (income, last, last - income, a["investment"]["redundancy"])}
        | {f"{a['shares']['saltfen']}%"},
        "b": {f"{b['payment']['index']['cap']}%", f"£{b['affordable'] / 1e6:.1f}m", "2%", "4%"},
    }
    for key, figures in known.items():
        for risk in facts.examples[key]["risks"]:
            words = " ".join(risk[part] for part in ("cause", "event", "effect", "act"))
            words += " " + risk.get("sign", "")
            assert set(re.findall(r"£[\d.,]*\dm?|\d+%", words)) <= figures, risk["id"]
    counts = {risk["id"]: f"{risk['cause']} {risk['effect']} {risk['act']}" for risk in b["risks"]}
    assert f"{b['baseline']['client']['fte']} client posts and needs {b['client_team']['fte']}" in counts["client"]
    assert f"{b['baseline']['transfer_fte']} posts" in counts["failure"]
    assert f"{b['bidders']['shortlist']} invited, {b['bidders']['negotiate']} kept" in counts["one-tender"]
