"""The running examples as what a reader would have typed into a tool: the states that its form opens with one click.

Each function takes the examples of docs/_data/examples.yml and gives a list of name and state. A state may leave out
what its form leaves empty. tests/test_tool_sums.py holds that the tools make of them what the pages print.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .appraisal import score
from .benefits import first_figure, left_out

Examples = Mapping[str, Mapping[str, Any]]
State = dict[str, Any]

BENCHMARK = "1"  # the slot of the option that carries on


def _by_year(figures: list[int]) -> dict[str, int]:
    return {str(year): figure for year, figure in enumerate(figures)}


def _option(name: str, costs: list[int], benefits: list[int] | None = None, **optimism: float) -> State:
    return {"name": name, "cost": _by_year(costs), "benefit": _by_year(benefits or []), "optimism": optimism}


def _slots(entries: list[State]) -> dict[str, State]:
    return {str(number): entry for number, entry in enumerate(entries, start=1)}


def _named(example: Mapping[str, Any], state: State) -> State:
    return {"name": f"Example {example['id'].upper()}", "state": state}


def _price_year(example: Mapping[str, Any]) -> int:
    """The year in which the price year begins: 2025 for 2025/26."""
    return int(example["prices"][:4])


def options_appraisal(examples: Examples) -> list[State]:
    """A and C have the two options that the pages give in figures, B all five with its scores."""
    a, b, c = examples["a"], examples["b"], examples["c"]
    rate = {"rate": b["discount_rate"], "benchmark": BENCHMARK, "basis": "real"}

    target, now = a["quality_2025"]["claim_days_target"], a["baseline"]["claim_days"]
    saved, years = list(a["savings"]["forecast"].values()), len(a["savings"]["forecast"])
    sharing = {
        "about": {
            "title": a["name"],
            "first": a["dates"]["go_live"].year - 1,
            "prices": _price_year(a),
            "years": years,
            "baseline": a["baseline"]["total"],
            **rate,
        },
        "options": _slots(
            [
                _option("Stay apart", [0] + [a["baseline"]["total"]] * years),
                _option(
                    "Joint committee with a lead authority",
                    [a["investment"]["total"]] + [a["baseline"]["total"] + a["joint_costs"]] * years,
                    [0, *saved],
                ),
            ]
        ),
        "factors": _slots(
            [
                {
                    "name": "Claims are decided sooner",
                    "measure": f"{target} days on average; now {now}",
                    "option": {"1": {"verdict": "fail", "reason": "Nothing changes"}, "2": {"verdict": "pass"}},
                }
            ]
        ),
    }

    optimism = b["optimism_bias"]["percent"]

    def before_optimism(costs: list[int]) -> list[int]:
        return [round(costs[0] / (1 + optimism / 100)), *costs[1:]]

    def cell(factor_id: str, option_id: str) -> State:
        mark = score(b, factor_id, option_id)
        return {"verdict": "pass" if mark >= b["pass_mark"] else "fail", "score": mark}

    buying = {
        "about": {
            "title": b["name"],
            "first": b["dates"]["start"].year - 1,
            "prices": _price_year(b),
            "years": len(b["options"][0]["costs"]) - 1,
            "inflation": 2,
            "error": 5,
            "baseline": b["baseline"]["total"],
            "limit": b["affordable"],
            "limit_from": 3,
            "test_rate": 3,
            **rate,
        },
        "options": _slots(
            [_option(each["name"], before_optimism(each["costs"]), once=optimism, running=0) for each in b["options"]]
        ),
        "pass_mark": b["pass_mark"],
        "factors": _slots(
            [
                {
                    "name": factor["short"],
                    "measure": factor["name"],
                    "weight": factor["weight"],
                    "option": _slots([cell(factor["id"], each["id"]) for each in b["options"]]),
                }
                for factor in b["factors"]
            ]
        ),
    }

    gained = [saving for year, saving in c["savings"].items() if year != "total"]
    pooling = {
        "about": {
            "title": c["name"],
            "first": c["dates"]["start"].year - 1,
            "prices": _price_year(c),
            "years": len(gained),
            "baseline": c["fund"]["total"],
            **rate,
        },
        "options": _slots(
            [
                _option("Carry on apart", [0] + [c["fund"]["total"]] * len(gained)),
                _option(
                    "Pooled fund under section 75",
                    [c["investment"]["total"]] + [c["fund"]["total"]] * len(gained),
                    [0, *gained],
                ),
            ]
        ),
        "factors": _slots(
            [
                {
                    "name": "Fewer people live out of the county",
                    "measure": f"{c['target_out_of_area']} people or fewer; now {c['people']['out_of_area']}",
                    "option": {"1": {"verdict": "fail", "reason": "Nothing changes"}, "2": {"verdict": "pass"}},
                }
            ]
        ),
    }
    return [_named(example, state) for example, state in ((a, sharing), (b, buying), (c, pooling))]


def payment_model(examples: Examples) -> list[State]:
    """Example B's mechanism as payment.mechanism() has it, with a month of deductions and three questions beside it."""
    b = examples["b"]
    pay = b["payment"]
    years, charge = pay["years"], pay["charge"]
    before = len(years["labour"]) - len(charge["lump"])
    running = pay["month"]["running"]
    indicators = [
        {"name": kpi["name"], "points": kpi["points"], "running": running.get(kpi["id"], 0)} for kpi in b["kpis"]
    ]
    state = {
        "about": {"title": b["name"], "first": b["dates"]["start"].year, "prices": _price_year(b)},
        "repairs": {"price": charge["repairs"], **pay["repairs"]},
        "works": {
            "target": charge["works"],
            "council": pay["works"]["council"],
            "pain_limit": pay["works"]["pain_limit"],
        },
        "index": {key: pay["index"][key] for key in ("labour", "materials", "cap", "collar")},
        "deductions": {key: pay["deductions"][key] for key in ("a_point", "cap", "ratchet", "ratchet_from")},
        "share": {"partner": b["gain_share"]["partner"]},
        "before": [
            {"labour": labour, "materials": materials}
            for labour, materials in zip(years["labour"][:before], years["materials"][:before], strict=True)
        ],
        "years": [
            {
                "lump": lump,
                "labour": years["labour"][before + place],
                "materials": years["materials"][before + place],
                "jobs": years["jobs"][place],
                "works_cost": years["works_cost"][place],
                "points": years["points"][place],
                "guaranteed": pay["guarantee"]["saving"][place],
                "saving": years["energy_saving"][place],
            }
            for place, lump in enumerate(charge["lump"])
        ],
        "month": {"year": pay["month"]["year"]},
        "indicators": indicators,
        "limit": {"limit": b["affordable"], "client": b["client_team"]["cost"], "year": 3},
        "whatifs": [
            {"name": "No cap on the index", "cap": 100},
            {"name": "Works cost 10% more in every year", "works": 10},
            {"name": "Pay rises by a point more in every year", "labour": 1},
        ],
    }
    return [_named(b, state)]


def _counted(example: Mapping[str, Any], forecast: Mapping[str, int], **about: Any) -> State:
    """What the tracker asks first, for an example whose savings are forecast by financial year."""
    return {
        "title": example["name"],
        "prices": _price_year(example),
        "first": int(next(iter(forecast))[:4]),
        "years": len(forecast),
        "investment": example["investment"]["total"],
        **about,
    }


def _said(words: str) -> str:
    """What a register leaves empty where the example says that there is none."""
    return "" if words in ("None", "Nobody") else words


def baseline_and_benefits(examples: Examples) -> list[State]:
    """A's baseline and its register after four years; what B and C forecast, which nobody has counted yet."""
    a, b, c = examples["a"], examples["b"], examples["c"]

    years, last = a["savings"]["forecast"], len(a["savings"]["forecast"]) - 1
    register, quality = a["register"], a["quality_2025"]
    costs = _by_year([a["joint_costs"]] * len(years))
    sharing = {
        "about": _counted(
            a,
            years,
            counted=int(list(years)[-1][:4]),
            spent=a["investment"]["total"],
            board=register["total"],
            signs=register["signs"],
            unit="household",
            demand="benefit cases",
        ),
        "partners": [
            {
                "name": name,
                **{key: own[key] for key in ("staff", "other", "support", "fte")},
                "units": own["households"],
                "cases": own["caseload"],
                "first": first_figure(a, name.lower()),
                "left": left_out(a, name.lower()),
                "share": a["shares"][name.lower()],
            }
            for name, own in ((name, a["baseline"][name.lower()]) for name in a["councils"])
        ],
        "benefits": [
            {
                "name": each["name"],
                "owner": _said(each["owner"]),
                "kind": "cash",
                "baseline": _said(each["baseline"]),
                "by": each["counted"],
                "cut": each["cut"],
                "banked": each["actual"] if each["cut"] else None,
                "rating": str(each["rating"]),
                "cause": each["cause"],
                **{kind: _by_year(each["by_year"][kind]) for kind in ("forecast", "actual")},
            }
            for each in a["benefits"]
        ],
        "costs": [
            {
                "name": register["costs"]["name"],
                "kind": "joint",
                "owner": register["costs"]["owner"],
                "by": register["costs"]["counted"],
                "forecast": costs,
                "actual": costs,
            }
        ],
        "measures": [
            {
                "name": register["quality"]["name"],
                "owner": register["quality"]["owner"],
                "by": register["quality"]["counted"],
                "better": "lower",
                "baseline": a["baseline"]["claim_days"],
                "forecast": {str(last): quality["claim_days_target"]},
                "actual": {str(last): quality["claim_days"]},
            }
        ],
    }

    gained = {year: saved for year, saved in b["savings"].items() if "/" in year}
    buying = {
        "about": _counted(b, gained),
        "partners": [{"name": "The county council", "other": b["baseline"]["total"], "fte": b["baseline"]["fte"]}],
        "benefits": [
            {
                "name": "Lower cost, with the client team counted",
                "kind": "cash",
                "baseline": f"£{b['baseline']['total']:,} a year",
                "forecast": _by_year(list(gained.values())),
            }
        ],
    }

    gained = {year: saved for year, saved in c["savings"].items() if "/" in year}
    pooling = {
        "about": _counted(c, gained),
        "partners": [
            {"name": name, "other": c["fund"][key], "share": c["shares"][key]}
            for key, name in (("council", "The council"), ("icb", "The integrated care board"))
        ],
        "benefits": [
            {
                "name": "Placements, with the provider's price counted",
                "kind": "cash",
                "baseline": f"£{c['fund']['total']:,} a year",
                "forecast": _by_year(list(gained.values())),
            }
        ],
        "measures": [
            {
                "name": "People who live out of the county",
                "better": "lower",
                "baseline": c["people"]["out_of_area"],
                "forecast": {str(len(gained) - 1): c["target_out_of_area"]},
            }
        ],
    }
    return [_named(example, state) for example, state in ((a, sharing), (b, buying), (c, pooling))]


STATES = {
    "baseline_and_benefits_examples": baseline_and_benefits,
    "options_appraisal_examples": options_appraisal,
    "payment_model_examples": payment_model,
}
