"""The assessment adds up as its page says, and the page's figures are those that readers' own sums give."""

from __future__ import annotations

import copy
import json
import random
import shutil
import subprocess

import pytest
from conftest import ROOT

from toolkit import assessment

SUMS = ROOT / "docs/assets/js/sums/assessment.js"


def person(replies: str, partner: str = "North", level: str = "Strategic", matters: str = "") -> dict:
    return {"partner": partner, "level": level, "replies": replies, "matters": matters}


def answering(*points: int, partner: str = "North") -> list[dict]:
    """People who reply to the first statement alone."""
    return [person(str(point) + "-" * 35, partner) for point in points]


def test_a_score_is_the_average_answer_times_six():
    """By hand: 4+3+3+2+1+3 = 16; five answers of 3 make 18; four that add up to 13 make 13 / 4 x 6 = 19.5."""
    points = assessment.marks("433213 33333- 4333-- 444--- ------ 111111")
    assert assessment.scores(points) == [16, 18, 19.5, None, None, 6]
    assert assessment.total(assessment.scores(points)) is None


@pytest.mark.parametrize(("mark", "total", "band"), [("4", 144, "a"), ("3", 108, "b"), ("2", 72, "c"), ("1", 36, "d")])
def test_the_same_reply_every_time_is_the_top_of_its_band(facts, mark, total, band):
    scores = assessment.scores(assessment.marks(mark * 36))
    assert assessment.total(scores) == total
    scale = facts.assessment_scale.values()
    assert assessment.band(total, scale)["id"] == band
    assert {assessment.band(score, scale, "principle")["id"] for score in scores} == {band}


@pytest.mark.parametrize(
    ("score", "which", "band"),
    [
        (109, "total", "a"),
        (108.5, "total", "a"),
        (108.4, "total", "b"),
        (73, "total", "b"),
        (72.4, "total", "c"),
        (36.4, "total", "d"),
        (18.5, "principle", "a"),
        (12.4, "principle", "c"),
        (6.5, "principle", "c"),
    ],
)
def test_a_score_between_two_bands_is_rounded_half_up(facts, score, which, band):
    assert assessment.band(score, facts.assessment_scale.values(), which)["id"] == band
    assert assessment.band(None, facts.assessment_scale.values(), which) is None


def test_the_bands_leave_no_score_out_and_touch_none_twice(facts):
    for which, least, most in (("principle", 6, 24), ("total", 36, 144)):
        for score in range(least, most + 1):
            inside = [each for each in facts.assessment_scale.values() if each[which][0] <= score <= each[which][1]]
            assert len(inside) == 1, score


def test_nobody_and_no_answer_make_no_score():
    assert assessment.profile([]) == {"scores": [None] * 6, "total": None, "people": 0}
    assert assessment.profile([person("-" * 36)])["scores"] == [None] * 6
    assert assessment.agreement([], 0)["kind"] == "few"
    assert assessment.priorities([assessment.agreement([], place) for place in range(36)]) == []
    assert assessment.groups([], "partner") == {"shown": [], "hidden": []}


@pytest.mark.parametrize(
    ("points", "kind"),
    [
        ((3, 3), "few"),
        ((3, 3, 3), "strong"),
        ((4, 3, 3, 1), "strong"),  # three in four, exactly
        ((4, 3, 2, 1), "split"),  # a tie
        ((3, 3, 2), "split"),
        ((2, 2, 1), "weak"),
        ((2, 2, 1, 4), "weak"),
        ((3, 3, 3, 2, 2), "split"),
    ],
)
def test_how_people_of_one_partner_agree(points, kind):
    found = assessment.agreement(answering(*points), 0)
    assert (found["kind"], found["apart"]) == (kind, [])
    assert found["counts"] == [points.count(mark) for mark in (4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("north", "south", "east", "kind", "apart"),
    [
        ((4, 4, 3), (3, 3, 4), (1, 2, 2), "apart", ["East"]),
        ((1, 1, 2), (2, 2, 1), (4, 3, 4), "apart", ["East"]),  # on the strong side of weak others
        ((3, 3, 3), (3, 3, 3), (2, 2, 3), "strong", []),  # under a point away, and seven in nine agree
        ((4, 4, 4), (4, 4, 4), (3, 3, 3), "strong", []),  # a point away, on the same side
        ((4, 4, 4), (4, 4, 4), (1, 1), "strong", []),  # two people cannot be shown apart
        ((4, 4, 4), (1, 1, 1), (), "apart", ["North", "South"]),
        ((4, 4, 4), (2, 2, 2), (2, 3, 3), "apart", ["South"]),
        ((4, 1, 4), (1, 4, 1), (2, 3, 2), "split", []),
    ],
)
def test_one_partner_apart(north, south, east, kind, apart):
    people = [
        *answering(*north),
        *answering(*south, partner="South"),
        *answering(*east, partner="East"),
    ]
    found = assessment.agreement(people, 0)
    assert (found["kind"], found["apart"]) == (kind, apart)


def test_a_group_of_two_is_hidden_and_cannot_be_had_by_subtraction():
    people = [person("3" * 36, name) for name in [*["North"] * 5, *["South"] * 4, *["east "] * 1, *["East"] * 1]]
    found = assessment.groups(people, "partner")
    assert [group["name"] for group in found["shown"]] == ["North"]
    assert len(found["hidden"]) == 6
    allowed = assessment.groups(people, "partner", least=1)
    assert [(group["name"], len(group["people"])) for group in allowed["shown"]] == [
        ("North", 5),
        ("South", 4),
        ("east", 2),
    ]


def test_a_partner_whose_people_left_the_statement_out_is_not_shown_by_one_answer():
    people = [
        *answering(4, 4, 4, 4),
        *answering(1, partner="South"),
        person("-" * 36, "South"),
        person("-" * 36, "South"),
    ]
    assert assessment.agreement(people, 0)["apart"] == []
    assert assessment.profile(people[4:], least=3)["scores"] == [None] * 6


def test_what_to_act_on_is_what_matters_and_then_what_is_low():
    def found(kind, mean, matters):
        return {"kind": kind, "mean": mean, "matters": matters}

    order = assessment.priorities(
        [
            found("weak", 1.5, 1),
            found("strong", 4, 3),
            found("split", 2.5, 3),
            found("apart", 2.0, 3),
            found("weak", 1, None),
        ]
    )
    assert order == [3, 2, 4, 0]  # where nobody said how much it matters, it counts as some


def test_figures_are_rounded_half_up():
    assert [assessment.figure(value) for value in (95.25, 2.25, 18, 2.04, None)] == ["95.3", "2.3", "18.0", "2.0", "–"]


def test_the_assessment_has_six_principles_of_six_statements_all_different(facts):
    elements = assessment.elements(facts)
    assert len(facts.assessment) == 6 and len(elements) == 36
    for part in ("id", "short", "says", "good", "ask"):
        assert len({element[part] for element in elements}) == 36, part
    assert all(element["ask"].endswith("?") and element["says"].endswith(".") for element in elements)
    assert {element["known"] for element in elements} == {"seen", "recalled"}
    assert assessment.faults(facts) == []


def test_a_slip_in_the_examples_is_told(facts):
    broken = copy.copy(facts)
    broken.assessment_examples = copy.deepcopy(facts.assessment_examples)
    first = broken.assessment_examples["a-2026"]["people"][0]
    first["replies"] = first["replies"][:-1] + "5"
    first["comments"] = [{"statement": "nothing", "words": "Words."}]
    assert assessment.faults(broken) == [
        "docs/_data/assessment_examples.yml: a-2026: person 1: replies must be 36 marks, each one of 1234-.",
        "docs/_data/assessment_examples.yml: a-2026: person 1: there is no statement “nothing”.",
    ]


def test_what_the_guidance_says_of_the_examples_is_so(facts):
    """The sentences round the figures, which a change of the data would make untrue."""
    before, now, third = (assessment.summary(facts, key) for key in ("a-2023", "a-2026", "c-2026"))
    assert now["elements"]["fair-gains"]["apart"] == now["elements"]["equal-worth"]["apart"] == ["Saltfen"]
    assert now["kinds"]["apart"] == 2
    assert {"steady-support", "beyond-individuals"} <= {
        key for key, each in now["elements"].items() if each["kind"] == "weak"
    }
    assert before["elements"]["money-seen"]["counts"][:2] == [0, 0]  # all disagreed
    assert before["elements"]["agreed-success"]["counts"][0] == before["elements"]["agreed-success"]["counts"][3] == 0
    trust = [float(each["partners"]["Saltfen"]["scores"]["trust"]) for each in (before, now)]
    assert trust[1] < trust[0] - 3 and float(now["total"]) > float(before["total"])
    assert 0 < float(now["scores"]["trust"]) - float(before["scores"]["trust"]) < 1
    saltfen = now["partners"]["Saltfen"]["scores"]
    for principle in ("arrangements", "learning"):
        assert float(saltfen[principle]) >= float(now["scores"][principle])
    levels = [
        [person for person in facts.assessment_examples["a-2026"]["people"] if person["level"] == level]
        for level in ("Strategic", "Operational")
    ]
    place = [element["id"] for element in assessment.elements(facts)].index("who-answers")
    assert [assessment.agreement(people, place)["kind"] for people in levels] == ["strong", "weak"]
    assert list(third["partners"]) == ["Marlshire County Council"]
    charity = [each for each in facts.assessment_examples["c-2026"]["people"] if each["partner"] == "Harbour Lane"]
    fair = [element["id"] for element in assessment.elements(facts)].index("fair-dealing")
    assert [assessment.marks(each["replies"])[fair] for each in charity] == [1, 1]


def test_the_readers_own_sums_give_the_same(facts):
    """Both programs on the examples, on nobody, on one person, and on a thousand people made up by chance."""
    node = shutil.which("node")
    if not node:
        pytest.skip("Node is not installed")
    chance = random.Random(1)
    thousand = [
        person(
            "".join(chance.choice("1234-") for _ in range(36)),
            chance.choice(["North", "South ", "south", "East", "West", ""]) if number > 3 else f"Alone {number}",
            chance.choice(["Strategic", "Operational"]),
            "".join(chance.choice("123-") for _ in range(36)),
        )
        for number in range(1000)
    ]
    crowds = [each["people"] for each in facts.assessment_examples.values()]
    crowds += [[], thousand[:1], thousand[:9], thousand[20:50], thousand]
    scale = list(facts.assessment_scale.values())
    program = f"""
        const sums = require({json.dumps(str(SUMS))})
        const {{ crowds, scale }} = JSON.parse(require("node:fs").readFileSync(0))
        const told = crowds.map((people) => {{
          const found = Array.from({{ length: 36 }}, (_, place) => sums.agreement(people, place))
          const profile = sums.profile(people, 3)
          const named = (key, least) => {{
            const {{ shown, hidden }} = sums.groups(people, key, least)
            return [shown.map((group) => [group.name, group.people.length]), hidden.length]
          }}
          return {{
            found, profile, order: sums.priorities(found),
            band: (sums.band(profile.total, scale, "total") || {{}}).id || null,
            shown: profile.scores.map(sums.figure),
            groups: [named("partner"), named("level"), named("partner", 1)],
          }}
        }})
        console.log(JSON.stringify(told))
    """
    asked = json.dumps({"crowds": crowds, "scale": scale}, default=str)
    done = subprocess.run([node, "-e", program], input=asked, capture_output=True, text=True, check=True)
    for people, told in zip(crowds, json.loads(done.stdout), strict=True):
        found = [assessment.agreement(people, place) for place in range(36)]
        profile = assessment.profile(people, 3)

        def named(key, least, people=people):
            both = assessment.groups(people, key, least)
            return [[[group["name"], len(group["people"])] for group in both["shown"]], len(both["hidden"])]

        assert told == {
            "found": found,
            "profile": profile,
            "order": assessment.priorities(found),
            "band": (assessment.band(profile["total"], scale) or {"id": None})["id"],
            "shown": [assessment.figure(score) for score in profile["scores"]],
            "groups": [named("partner", 3), named("level", 3), named("partner", 1)],
        }
