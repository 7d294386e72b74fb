"""The running examples as the tool of the procurement route opens them, for docs/assets/js/sums/route.js to read."""

from __future__ import annotations

from typing import Any

from . import timetable
from .data import Data

YEARS = ("2023/24", "2024/25", "2025/26")  # the three of example A's exemption note


def examples(data: Data) -> list[dict[str, Any]]:
    """[{name, state}] for examples B, A and C."""
    a, b, c = (data.examples[key] for key in "abc")
    every = {test["id"]: "yes" for test in data.exemption_tests.values()}
    cost = {year: a["baseline"]["total"] - a["savings"]["actual"][year] + a["joint_costs"] for year in YEARS}
    since = {"health": "no", "began": "since"}
    return [
        {
            "name": "Example B",
            "state": {
                "about": {"contract": b["name"], "council": "Marlshire County Council"},
                "is": {"supply": "yes", "who": "other"},
                "rules": since
                | {"kind": "services", "value": b["contract"]["with_vat"], "way": "negotiated", "engaged": "yes"}
                | {"tendering": "tendering-selected", "transfer": True},
                **timetable.planned(b, data.periods, data.bank_holidays),
            },
        },
        {
            "name": "Example A, if it were renewed today",
            "state": {
                "about": {"contract": "Revenues and benefits", "council": a["name"]},
                "is": {"supply": "yes", "who": "authority"},
                "transfer": {
                    key: "transfer" for key, test in data.exemption_tests.items() if test["kind"] == "transfer"
                },
                "horizontal": {key: every[key] for key in ("authorities", "common", "interest")},
                "turnover": [{"year": year, "total": cost[year], "other": 0} for year in YEARS],
                "rules": since | {"kind": "services", "value": cost[YEARS[-1]] * _others(a) // 100},
            },
        },
        {
            "name": "Example C",
            "state": {
                "about": {"contract": c["provider"]["name"], "council": "Marlshire County Council"},
                "is": {"supply": "yes", "who": "other"},
                "rules": since | {"kind": "light", "value": c["provider"]["total"], "way": "open"},
            },
        },
    ]


def _others(a: dict) -> int:
    """The per cent of example A's cost that the two councils pay which do not run the service."""
    return a["shares"]["lowmere"] + a["shares"]["saltfen"]
