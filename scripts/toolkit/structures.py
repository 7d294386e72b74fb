"""The running examples as the tool that shortens the list of structures opens them (structure_examples.yml)."""

from __future__ import annotations

from typing import Any

from .data import Data


def examples(data: Data) -> list[dict[str, Any]]:
    """[{name, state}]: the state is the form's own, with a tick for each kind of partner."""
    return [
        {
            "name": each["name"],
            "state": {"about": data.examples[key]["name"], "answers": _answers(each, data), "struck": each["struck"]},
        }
        for key, each in data.structure_examples.items()
    ]


def _answers(example: dict, data: Data) -> dict[str, Any]:
    given = example["answers"]
    answers: dict[str, Any] = {}
    for key, question in data.structure_questions.items():
        if question["kind"] == "partners":
            answers[key] = {answer["id"]: answer["id"] in given.get(key, []) for answer in question["answers"]}
        else:
            answers[key] = given.get(key, None if question["kind"] == "months" else "")
    return answers
