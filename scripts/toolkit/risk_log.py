"""The risk log's sums that pages print, and its examples. The rest are in docs/assets/js/sums/risk-log.js."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .data import Data

State = dict[str, Any]


def money_lines(scale: Iterable[Mapping[str, Any]], cost: float | None, saving: float | None) -> dict[int, float]:
    """For each score of risk_scale.yml the sum above which an impact in money has it: the lower of its two columns."""

    def share(whole: float | None, percent: float) -> float:
        return math.inf if whole is None else whole * percent / 100

    return {each["score"]: min(share(cost, each["cost"]), share(saving, each["saving"])) for each in scale}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _pair(likelihood: int, impact: int) -> State:
    return {"likelihood": str(likelihood), "impact": str(impact)}


def _line(number: int, risk: Mapping[str, Any], **more: Any) -> State:
    return {
        "number": number,
        **{key: risk[key] for key in ("name", "set", "response")},
        **{key: _sentence(risk[key]) for key in ("cause", "event", "effect")},
        "act": _sentence(risk["act"]),
        **more,
    }


def examples(data: Data) -> list[State]:
    """Example A's five risks, scored once, and example B's ten: for the form of the risk log."""
    a, b = data.examples["a"], data.examples["b"]
    once = [_pair(risk["likelihood"], risk["impact"]) for risk in a["risks"]]
    first = [
        _line(number, risk, before=score, after=score)
        for number, (risk, score) in enumerate(zip(a["risks"], once, strict=True), start=1)
    ]
    second = [
        _line(
            number,
            risk,
            before=_pair(*risk["before"]),
            after=_pair(*risk["after"]),
            opened=b["dates"]["engagement_ends"].isoformat(),
            due=b["dates"][risk["by"]].isoformat(),
            **{key: risk[key] for key in ("owner", "sum", "chance", "once", "sign")},
        )
        for number, risk in enumerate(b["risks"], start=1)
    ]
    council, board = "Each council", "Partnership board"
    return [
        {
            "name": f"Example A, {a['dates']['fbc']:%B %Y}",
            "state": {
                "about": {
                    "title": a["name"],
                    "day": a["dates"]["fbc"].isoformat(),
                    "family": "corporate",
                    "stage": "commit",
                    "structure": "joint-committee",
                    "cost": a["baseline"]["total"],
                    "saving": list(a["savings"]["forecast"].values())[-1],
                },
                "levels": {
                    "board": "Joint committee",
                    "top": f"{council}'s cabinet",
                    "first": a["limits"]["manager"],
                    "first_who": "Joint committee",
                    "second": a["baseline"]["total"] * a["limits"]["overspend"] / 100,
                    "second_who": council,
                },
                "risks": first,
                "last": len(first),
            },
        },
        {
            "name": f"Example B, {b['dates']['engagement_ends']:%B %Y}",
            "state": {
                "about": {
                    "title": b["name"],
                    "day": b["dates"]["engagement_ends"].isoformat(),
                    "family": "place",
                    "stage": "prepare-to-procure",
                    "structure": "outsourcing-contract",
                    "cost": b["baseline"]["total"],
                    "saving": b["savings"]["2034/35"],
                    "held": b["optimism_bias"]["uplift"],
                },
                "levels": {
                    "board": board,
                    "top": "Cabinet",
                    "first": b["governance"]["limits"]["director"],
                    "first_who": "Executive director, once the board has agreed",
                    "second": b["governance"]["limits"]["board"],
                    "second_who": "Cabinet",
                },
                "risks": second,
                "last": len(second),
            },
        },
    ]


SUMS = {"money_lines": money_lines}
