"""What the gates tool takes from the pages and from the running examples. Its rule is sums/gates.js."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .pages import Page

if TYPE_CHECKING:
    from .data import Data

_LINE = re.compile(r"^- \[ \] (.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
WORDS = 4  # of a line that make its id: few, so that its end may be put better and readers' files still fit


def papers(page: Page) -> list[dict[str, str]]:
    """The checklist of a stage's page, as {id, words}: the words without their links."""
    lines = [_LINK.sub(r"\1", line) for line in _LINE.findall(page.body)]
    return [{"id": "-".join(re.findall(r"[a-z0-9]+", line.lower())[:WORDS]), "words": line} for line in lines]


def faults(pages: Mapping[str, Page], data: Data) -> list[str]:
    """Checklists of which two lines begin alike, and papers that an example lacks and no page asks for."""
    found = []
    known = {}
    for stage in data.stages:
        page = pages.get(f"/stages/{stage}.md")
        ids = known[stage] = [each["id"] for each in papers(page)] if page else []
        found += [
            f"docs/stages/{stage}.md: two lines of the checklist begin with the same {WORDS} words. Change one."
            for each in sorted({each for each in ids if ids.count(each) > 1})
        ]
    for key, gate in data.gate_examples.items():
        found += [
            f"docs/_data/gate_examples.yml: {key}: no line of the stage's checklist begins with “{each}”."
            for each in gate["lacking"]
            if each not in known.get(gate["stage"], [])
        ]
    return found


def steps(pages: Mapping[str, Page], data: Data) -> list[dict[str, Any]]:
    """Each stage with its questions in order, which must be answered, its papers, ways on and review."""
    reviews = {each["gate"]: each for each in data.gateways.values()}
    return [
        {
            **{key: stage[key] for key in ("id", "name", "decision", "who")},
            "number": number,
            "questions": [
                {**question, "key": short(question["id"], stage["id"]), "number": place, "must": key in stage["must"]}
                for place, (key, question) in enumerate(
                    ((key, each) for key, each in data.questions.items() if each["stage"] == stage["id"]), start=1
                )
            ],
            "papers": papers(pages[f"/stages/{stage['id']}.md"]),
            "ways": [
                {"to": edge["to"], "words": f"{edge['when']}: {data.stages[edge['to']]['name'].lower()}"}
                for edge in stage["next"]
                if edge["to"] not in ("stop", stage["id"])
            ],
            "review": reviews.get(stage["gate"]),
        }
        for number, stage in enumerate(data.stages.values(), start=1)
    ]


def short(question: str, stage: str) -> str:
    """A question's id within its stage: vision-members-1 is members-1."""
    return question.removeprefix(f"{stage}-")


def examples(pages: Mapping[str, Page], data: Data, fill: Callable[[str], str]) -> list[dict[str, Any]]:
    """[{name, state}] for the form, one for each running example. ``fill`` puts figures in the place of markers."""
    names = {"a": "Example A", "b": "Example B", "c": "Example C"}
    found = []
    for key, name in names.items():
        example = data.examples[key]
        gates = [gate for gate in data.gate_examples.values() if gate["example"] == key]
        state = {
            "about": {"title": example["name"], "bodies": example["who"]},
            "gates": {gate["stage"]: _gate(gate, pages, example["dates"], fill) for gate in gates},
        }
        found.append({"name": name, "state": state})
    return found


def _gate(gate: Mapping[str, Any], pages: Mapping[str, Page], dates: Mapping, fill: Callable[[str], str]) -> dict:
    stage, record = gate["stage"], gate["record"]

    def answer(each: Mapping[str, str]) -> dict[str, str]:
        if "aside" in each:
            return {"reply": "not", "says": fill(each["aside"]), "where": ""}
        return {"reply": "answered", "says": fill(each["says"]), "where": fill(each["where"])}

    state = {
        "answers": {short(key, stage): answer(each) for key, each in gate["answers"].items()}
        | {short(key, stage): {"reply": "open", "says": "", "where": ""} for key in gate["open"]},
        "papers": {each["id"]: each["id"] not in gate["lacking"] for each in papers(pages[f"/stages/{stage}.md"])},
        "conditions": [
            {**each, "about": short(each["about"], stage), "by": dates[each["by"]].isoformat()}
            for each in gate["conditions"]
        ],
    }
    if record:
        words = {key: fill(value) for key, value in record.items()}
        state["record"] = {**words, "day": dates[record["day"]].isoformat(), "again": ""}
    return state
