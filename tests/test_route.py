"""The route tool gives the running examples' dates and figures exactly as the guidance prints them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess

import pytest
from conftest import ROOT

from toolkit import data, law, route, structures, timetable
from toolkit.figures import date

FACTS = ("periods", "regimes", "thresholds", "notices", "procedures", "exemption_tests", "bank_holidays")
BLANK_RULES = {
    "health": "",
    "began": "",
    "kind": "",
    "value": None,
    "unknown": False,
    "way": "",
    "tendering": "",
    "planned": False,
    "urgent": False,
    "engaged": "",
    "spend": "",
    "invited": "",
    "transfer": False,
}
BLANK = {
    "about": {"contract": "", "council": ""},
    "is": {"supply": "", "who": ""},
    "transfer": {},
    "vertical": {},
    "horizontal": {},
    "turnover": [],
    "start": "",
    "first": "",
    "weeks": None,
    "dates": [],
    "steps": [],
    "backs": [],
}


def filled(state: dict) -> dict:
    """A state of the form from some of its answers."""
    return {**BLANK, **state, "rules": {**BLANK_RULES, **state.get("rules", {})}}


@pytest.fixture(scope="module")
def run(facts):
    """Give the reader's own sums a program over ``asked`` -> what it returns."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is not installed")

    def asked(program: str, asked: dict | None = None):
        known = {name: list(getattr(facts, name).values()) for name in FACTS}
        text = json.dumps({"asked": asked or {}, "facts": known | {"tests": known["exemption_tests"]}}, default=str)
        code = f"""
            const sums = (name) => require({json.dumps(str(ROOT / "docs/assets/js/sums"))} + "/" + name + ".js")
            const [route, timetable, structures] = ["route", "timetable", "structures"].map(sums)
            const {{ asked, facts }} = JSON.parse(require("node:fs").readFileSync(0))
            console.log(JSON.stringify((() => {{ {program} }})()))
        """
        done = subprocess.run([node, "-e", code], input=text, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return asked


def test_example_b_has_the_dates_of_the_guidance(facts, run):
    state = filled(route.examples(facts)[0]["state"])
    plan = run("return timetable.plan(asked, facts.periods, facts.bank_holidays)", state)
    printed = timetable.timetable(facts.examples["b"], facts.periods, facts.bank_holidays)
    assert [
        (row["name"], row["who"], row["first"], row["last"], row["working"], row["limit"], row["lawful"])
        for row in plan["rows"]
    ] == [
        (row["name"], row["who"], str(row["first"]), str(row["last"]), row["working"],
         str(row["limit"]) if row["limit"] else None, row["lawful"])
        for row in printed
    ]  # fmt: skip
    b = facts.examples["b"]["dates"]
    assert [back["by"] for back in plan["backs"]] == [
        str(b["cabinet_award"] - datetime.timedelta(days=29)),  # as the employment note prints it
        str(b["cabinet_award"] - datetime.timedelta(days=8)),
        str(b["liability_information"]),
    ]


def test_the_examples_take_the_routes_that_the_guidance_says(facts, run):
    found = {
        example["name"]: run("return route.route(asked, facts)", filled(example["state"]))
        for example in route.examples(facts)
    }
    b, a, c = found.values()
    assert (b["regime"], a["regime"], c["regime"]) == ("full", "exempt", "light")
    assert (a["firstLine"], a["exemption"]["kind"]) == ("yes", "horizontal")
    assert b["over"] and c["over"] and not c["missing"]


def test_example_as_sum_is_that_of_its_note(facts, run, whole_site):
    state = filled(route.examples(facts)[1]["state"])
    share = run("return route.activity(asked.turnover)", state)
    a = facts.examples["a"]
    three = sum(a["baseline"]["total"] - a["savings"]["actual"][year] + a["joint_costs"] for year in route.YEARS)
    assert (share["total"], share["other"], share["share"]) == (three, 0, 0)
    assert state["rules"]["value"] * 100 == 58 * (a["baseline"]["total"] - 790000 + a["joint_costs"])


def test_the_shortest_lawful_timetables_are_those_that_the_guidance_prints(run, whole_site):
    """Section 5 of the page on the regime, whose own steps are those that the tool puts in."""
    body = whole_site.pages["/guides/outline-business-case-to-contract/procurement-regime.md"].body
    table = re.search(r"\| Step \| Open procedure.*?\n\n", body, re.DOTALL)[0]
    printed = [[cell.strip() for cell in line.strip("|").split("|")][1:] for line in table.strip().splitlines()[2:]]
    for column, way in enumerate(("open", "flexible")):
        days = [
            datetime.datetime.strptime(f"{found[1]} {found[2]} 2027", "%d %B %Y").date().isoformat()
            for cell in (row[column] for row in printed)
            if (found := re.search(r"(?:Mon|Tue|Thu|Fri) (\d+) (\w+)", cell))
        ]
        state = filled({"start": "2027-02-01", "rules": {"way": way}})
        made = run(
            """const steps = route.steps(asked, route.route(asked, facts), facts)
               return timetable.plan({ ...asked, ...steps }, facts.periods, facts.bank_holidays).rows""",
            state,
        )
        by_name = {row["name"].split(",")[0]: row for row in made}
        expected = [made[0]["first"], made[0]["last"]]
        if way == "flexible":
            tenders = by_name["Tenders"]
            expected += [by_name["Selection"]["last"], tenders["first"], tenders["last"]]
        standstill = by_name["Standstill"]
        expected += [by_name["Assessment and report"]["last"], standstill["first"], standstill["last"]]
        assert days == [*expected, by_name["Signature"]["last"]]
        length = (day(by_name["Signature"]["last"]) - day("2027-02-01")).days
        assert printed[-1][column] == str(length)


def day(text: str) -> datetime.date:
    """A date from its text."""
    return datetime.date.fromisoformat(text)


def test_the_made_up_company_passes_and_fails_as_printed(run, whole_site):
    body = whole_site.pages["/guides/structures-for-collaboration/procurement.md"].body
    for years, words in (
        (((4.0, 3.5), (4.4, 3.6), (5.0, 3.7)), "80.6%: passes"),
        (((4.4, 3.6), (5.0, 3.7), (5.2, 3.8)), "76.0%: fails"),
    ):
        rows = [{"total": total * 1e6, "other": (total - owners) * 1e6} for total, owners in years]
        share = run("return route.activity(asked.rows)", {"rows": rows})
        assert f"{100 - share['share']:.1f}%: {'passes' if share['vertical'] else 'fails'}" == words
        assert words in body


def test_periods_counted_back_agree_in_both_programs(facts, run):
    days = [(day("2027-01-11") + datetime.timedelta(days=number)).isoformat() for number in range(400)]
    back = [period for period in facts.periods.values() if period["bound"] == "before"]
    told = run(
        """const back = facts.periods.filter((period) => period.bound === "before")
           const day = (period) => (before) => timetable.firstDay(period, before, facts.bank_holidays)
           return back.map((period) => asked.days.map(day(period)))""",
        {"days": days},
    )
    assert told == [
        [timetable.first_day(period, day(before), facts.bank_holidays).isoformat() for before in days]
        for period in back
    ]


def test_the_planned_notice_of_the_guidance(facts):
    """Section 4 of the page on the regime: 40 days before Monday 1 February 2027."""
    found = timetable.first_day(facts.periods["planned-notice"], day("2027-02-01"), facts.bank_holidays)
    assert date(found) == "23 December 2026"


@pytest.mark.parametrize(("key", "count"), [("b", 5), ("c", 5)])
def test_the_structures_left_are_those_that_the_guidance_lists(facts, run, whole_site, key, count):
    """“Five rows are left” for each, before the team strikes out by hand; every reason struck stands on the page."""
    body = whole_site.pages["/guides/structures-for-service-delivery/structures-compared.md"].body
    example = next(each for each in structures.examples(facts) if each["name"] == facts.structure_examples[key]["name"])
    asked = {
        "structures": list(facts.structures.values()),
        "questions": list(facts.structure_questions.values()),
        **example["state"],
    }
    program = """return structures.judged(asked.structures, asked.questions, asked.answers, %s)
        .filter((each) => each.left).map((each) => each.structure.id)"""
    left = run(program % "[]", asked)
    assert len(left) == count
    finally_left = run(program % "asked.struck", asked)
    assert set(finally_left) == set(left) - {each["structure"] for each in example["state"]["struck"]}
    if key == "c":
        assert finally_left == ["joint-commissioning", "section-75-pool"]
        assert all(each["reason"].split(",")[0] in body for each in example["state"]["struck"])
        for name in left:
            assert " ".join(facts.structures[name]["name"].split(",")[0].split()[:2]) in body
    else:
        assert finally_left == ["partnering-contract"]


def test_a_sentence_is_cut_at_its_links(facts):
    words = "See [section 51](law:pa-2023/section/51) and [the page](/start/x.md#y)."
    assert law.pieces(words, facts, "/reference/law.md", lambda path: f"../{path}") == [
        "See ",
        {
            "text": "section 51",
            "url": "https://www.legislation.gov.uk/ukpga/2023/54/section/51",
            "title": "Procurement Act 2023: in force, as amended",
        },
        " and ",
        {"text": "the page", "url": "..//start/x.md#y", "title": ""},
        ".",
    ]
    assert law.pieces("Plain.", facts, "", str) == ["Plain."]


def test_a_question_about_a_fact_that_is_not_there_is_a_fault(tmp_path):
    shutil.copytree(ROOT / "docs/_data", tmp_path / "data")
    file = tmp_path / "data/structure_questions.yml"
    text = (
        file.read_text("utf-8")
        .replace("fact: course", "fact: curse")
        .replace("against: [divide, term]", "against: [divided]")
    )
    file.write_text(text, encoding="utf-8")
    file = tmp_path / "data/procedures.yml"
    file.write_text(file.read_text("utf-8").replace("period: standstill}", "period: stand}"), encoding="utf-8")
    faults = data.load(tmp_path / "data")[1]
    assert any("course: there is no key of structures.yml “curse”" in fault for fault in faults)
    assert any("undo: yes: there is no value of that key “divided”" in fault for fault in faults)
    assert any("open: standstill: there is no period “stand”" in fault for fault in faults)
