"""The gates' papers come from the stages' pages, and the examples are what the rule makes of the guidance."""

from __future__ import annotations

import copy
import datetime
import json
import re
import shutil
import subprocess

import pytest
from conftest import ROOT

from toolkit import gates, markers, pages, search_index

SUMS = ROOT / "docs/assets/js/sums/gates.js"
TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def found():
    return pages.load(ROOT / "docs")[0]


@pytest.fixture
def steps(found, facts):
    return gates.steps(found, facts)


@pytest.fixture
def examples(found, facts):
    jinja = markers.environment(ROOT / "overrides/components")

    def fill(text):
        filled, faults = markers.expand(text, jinja, facts.examples)
        assert faults == []
        return filled

    return gates.examples(found, facts, fill)


def page(body: str) -> pages.Page:
    return pages.Page("/stages/vision.md", {}, body)


def test_a_paper_is_a_line_of_the_checklist_without_its_links():
    line = "- [ ] Proof of 28 clear days' notice, [of a key decision](law:si-2012-2089/regulation/9)"
    body = f"Words.\n\n{line}\n- Not this\n"
    assert gates.papers(page(body)) == [
        {"id": "proof-of-28-clear", "words": "Proof of 28 clear days' notice, of a key decision"}
    ]
    assert gates.papers(page("")) == []


def test_two_lines_that_begin_alike_are_a_fault(facts):
    twice = {"/stages/vision.md": page("- [ ] One page of many results\n- [ ] One page of many more\n")}
    empty = copy.copy(facts)
    empty.gate_examples = {}
    (fault,) = gates.faults(twice, empty)
    assert fault.startswith("docs/stages/vision.md: two lines of the checklist begin with the same 4 words.")


def test_a_paper_that_no_page_asks_for_is_a_fault(found, facts):
    wrong = copy.deepcopy(facts)
    wrong.gate_examples["c-commit"]["lacking"] = ["a-fourth-copy-of"]
    (fault,) = gates.faults(found, wrong)
    assert "c-commit: no line of the stage's checklist begins with “a-fourth-copy-of”." in fault


def test_every_step_has_its_questions_papers_and_ways(steps, facts):
    assert [step["number"] for step in steps] == list(range(1, 18))
    assert sum(len(step["questions"]) for step in steps) == len(facts.questions)
    for step in steps:
        must = [each["id"] for each in step["questions"] if each["must"]]
        assert sorted(must) == sorted(facts.stages[step["id"]]["must"])
        assert 4 <= len(must) <= 7 < len(step["questions"])
        assert len(step["papers"]) == 6
        assert [each["number"] for each in step["questions"]] == list(range(1, len(step["questions"]) + 1))
        assert step["ways"] and "stop" not in [way["to"] for way in step["ways"]]
    reviewed = {step["id"]: step["review"]["gate"] for step in steps if step["review"]}
    assert reviewed == {key: stage["gate"] for key, stage in facts.stages.items() if stage["gate"] is not None}


def judged(steps, state) -> dict:
    """What the reader's own rule says of a state: by step, what stands in the way, and what “go on” would need."""
    program = shutil.which("node")
    if not program:
        pytest.skip("Node is not installed")
    blank = {"result": "", "way": "", "who": "", "day": "", "minute": "", "again": "", "reason": "", "advice": ""}
    empty = {"reply": "", "says": "", "where": ""}
    asked = []
    for step in steps:
        questions = [{**each, "id": each["key"]} for each in step["questions"]]
        if gate := state["gates"].get(step["id"]):
            answers = {each["id"]: gate["answers"].get(each["id"], empty) for each in questions}
            whole = {**gate, "answers": answers, "record": gate.get("record", blank)}
            asked.append([{**step, "questions": questions}, whole])
    script = f"""
        const sums = require({json.dumps(str(SUMS))})
        const asked = JSON.parse(require("node:fs").readFileSync(0))
        console.log(JSON.stringify(Object.fromEntries(asked.map(([step, gate]) => [step.id, {{
          faults: sums.faults(gate, step, "{TODAY}"),
          standing: sums.standing(gate, step, "{TODAY}"),
          needed: sums.needed(gate, step).map((each) => each.number),
          due: sums.outstanding({{ [step.id]: gate }}, [step], "{TODAY}").map((each) => each.by),
        }}]))))
    """
    done = subprocess.run([program, "-e", script], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_rule_on_the_examples(steps, examples, facts):
    a, b, c = (judged(steps, example["state"]) for example in examples)
    # The page says so: the backlog was not counted, and the record is a draft.
    assert a["business-review"]["standing"] == "Draft, not to be recorded as “Go on”"
    assert a["business-review"]["faults"] == ["Question 6 must be answered, and is still open."]
    assert a["outline-business-case"]["standing"] == "Go on"
    assert b["outline-business-case"]["standing"] == "Go on with conditions"
    dates = facts.examples["b"]["dates"]
    assert b["outline-business-case"]["due"] == [dates["gate_2"].isoformat(), dates["tender_notice"].isoformat()]
    assert b["prepare-to-procure"]["standing"] == "No decision recorded"
    assert b["prepare-to-procure"]["needed"] == [5, 6, 7, 10]
    assert c["commit"] == {"standing": "Go on with conditions", "faults": [], "needed": [], "due": []}


def test_the_examples_decide_on_the_examples_own_days(examples, facts):
    days = {"business-review": "baseline_agreed", "outline-business-case": "obc", "commit": "fbc"}
    for example, key in zip(examples, "abc", strict=True):
        for stage, gate in example["state"]["gates"].items():
            if "record" in gate:
                decided = facts.examples[key]["dates"][days[stage]]
                assert gate["record"]["day"] == decided.isoformat()
                assert decided <= datetime.date.fromisoformat(TODAY)


def test_no_figure_of_an_example_is_typed(facts):
    words = (ROOT / "docs/_data/gate_examples.yml").read_text("utf-8")
    typed = re.sub(r"\[\[=.*?\]\]", "", words)
    assert (
        re.findall(r"£\d|\d%|\d\d+(?!/\d\d)(?<!section 151)", re.sub(r"\b(20\d\d(/\d\d)?|151|75)\b|gate_2", "", typed))
        == []
    )


def test_the_search_finds_a_question_on_its_steps_page_and_not_in_the_form():
    html = '<h2 id="step">Step</h2><p>Choose.</p><details class="gate"><p>Who signed it?</p></details><p>After.</p>'
    (section,) = search_index.sections(html)
    assert section.text == "Choose. After."
