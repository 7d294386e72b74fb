"""The sums of the partnership assessment: scores, bands, groups, agreement and what to act on.

A person is a mapping with partner, level, replies and matters. The last two are texts of one mark for each of the 36
statements, in the order of docs/_data/assessment.yml, in sixes: "4332-1 …", with "-" where there is no answer. The sums
for readers' own answers are in docs/assets/js/sums/assessment.js, and tests/test_assessment.py holds the two together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .data import Data

SIZE = 6  # statements in a principle, and principles
ENOUGH = 4  # answers without which a principle has no score
FEW = 3  # people without whom a group is not shown apart

Person = Mapping[str, Any]
Score = float | None


def marks(text: str, most: int = 4) -> list[int | None]:
    """The marks of a text as numbers, None where there is none."""
    found = [int(mark) if mark in "1234"[:most] else None for mark in "".join(text.split())]
    return [*found, *[None] * SIZE * SIZE][: SIZE * SIZE]


def _given(values: Iterable[Score]) -> list[float]:
    return [value for value in values if value is not None]


def _mean(values: Iterable[Score]) -> Score:
    known = _given(values)
    return sum(known) / len(known) if known else None


def scores(points: Sequence[int | None]) -> list[Score]:
    """The six scores of one person, each from 6 to 24: the average answer times six, or None under four answers."""
    sixes = [_given(points[first : first + SIZE]) for first in range(0, SIZE * SIZE, SIZE)]
    return [sum(answers) * SIZE / len(answers) if len(answers) >= ENOUGH else None for answers in sixes]


def total(six: Sequence[Score]) -> Score:
    """The sum of six scores, from 36 to 144, or None where one is missing."""
    return None if None in six else sum(_given(six))


def band(score: Score, scale: Iterable[Mapping[str, Any]], which: str = "total") -> Mapping[str, Any] | None:
    """The entry of assessment_scale.yml in whose range a score falls; ``which`` is principle or total."""
    if score is None:
        return None
    whole = math.floor(score + 0.5)
    return next((each for each in scale if each[which][0] <= whole <= each[which][1]), None)


def figure(value: Score) -> str:
    """A score or an average as it is shown: to one place, half up; a dash where there is none."""
    return "–" if value is None else f"{math.floor(value * 10 + 0.5) / 10:.1f}"


def profile(people: Sequence[Person], least: int = 1) -> dict[str, Any]:
    """The average scores of some people: six, their total, and how many people there are.

    A principle for which fewer than ``least`` people have a score has none.
    """
    each = [scores(marks(person["replies"])) for person in people]
    known = [_given(own[place] for own in each) for place in range(SIZE)]
    six = [_mean(values) if len(values) >= least else None for values in known]
    return {"scores": six, "total": total(six), "people": len(people)}


def groups(people: Sequence[Person], key: str, least: int = FEW) -> dict[str, list]:
    """People by partner or level: shown (a list of name and people) and hidden (people).

    A group under ``least`` is hidden. Where the hidden are too few together, the smallest group is hidden with them, or
    their answers could be worked out from the rest.
    """
    found: dict[str, dict] = {}
    for person in people:
        name = " ".join(person[key].split())
        found.setdefault(name.lower(), {"name": name or "Not said", "people": []})["people"].append(person)
    every = sorted(found.values(), key=lambda group: group["name"])
    shown = [group for group in every if len(group["people"]) >= least]
    hidden = [person for group in every if len(group["people"]) < least for person in group["people"]]
    while 0 < len(hidden) < least and shown:
        smallest = min(shown, key=lambda group: len(group["people"]))
        shown.remove(smallest)
        hidden += smallest["people"]
    return {"shown": shown, "hidden": hidden}


def _side(points: Sequence[float]) -> str:
    """Whether at least three in four stand on one side: strong, weak, or nothing."""
    high = sum(each >= 3 for each in points)
    if not points:
        return ""
    return "strong" if 4 * high >= 3 * len(points) else "weak" if 4 * (len(points) - high) >= 3 * len(points) else ""


def agreement(people: Sequence[Person], place: int, least: int = FEW) -> dict[str, Any]:
    """How far people agree on the statement at ``place``.

    counts (of 4, 3, 2 and 1), answers, mean, matters (the average of how much it matters), kind and apart. kind is
    strong, weak, apart, split or few; apart names the partners whose average is on the other side from three in four
    of all the others, and at least a point away.
    """
    answers = [(person, marks(person["replies"])[place]) for person in people]
    answering = [person for person, answer in answers if answer is not None]
    points = [answer for _, answer in answers if answer is not None]
    found = {
        "counts": [points.count(mark) for mark in (4, 3, 2, 1)],
        "answers": len(points),
        "mean": _mean(points),
        "matters": _mean(marks(person["matters"], 3)[place] for person in people),
        "kind": "few",
        "apart": [],
    }
    if len(points) < least:
        return found
    for group in groups(answering, "partner", least)["shown"]:
        inside = [any(person is member for member in group["people"]) for person in answering]
        own = _mean(answer for answer, within in zip(points, inside, strict=True) if within)
        others = [answer for answer, within in zip(points, inside, strict=True) if not within]
        side = _side(others)
        if side and abs(own - _mean(others)) >= 1 and (own < 2.5 if side == "strong" else own > 2.5):
            found["apart"].append(group["name"])
    found["kind"] = "apart" if found["apart"] else _side(points) or "split"
    return found


def priorities(found: Sequence[Mapping[str, Any]]) -> list[int]:
    """The places of what to act on, first things first: all but the agreed strong, by what matters and what is low."""
    act_on = [place for place, each in enumerate(found) if each["kind"] in ("weak", "apart", "split")]
    importance = {place: 2 if found[place]["matters"] is None else found[place]["matters"] for place in act_on}
    return sorted(act_on, key=lambda place: (-importance[place], found[place]["mean"], place))


def elements(data: Data) -> list[dict]:
    """The 36 statements in order, each with the short name of its principle."""
    return [
        {**element, "principle": principle["short"]}
        for principle in data.assessment.values()
        for element in principle["elements"]
    ]


def answer_state(person: Person, about: Mapping[str, str], data: Data) -> dict[str, Any]:
    """A person of the examples as the state of the answer form: what sums/assessment.js calls a shape."""
    ids = [element["id"] for element in elements(data)]
    replies, matters = marks(person["replies"]), marks(person["matters"], 3)
    comments = {comment["statement"]: comment["words"] for comment in person["comments"]}
    return {
        "about": {**about, "partner": person["partner"], "level": person["level"]},
        "replies": {
            key: {
                "reply": str(replies[place] or ""),
                "matters": str(matters[place] or ""),
                "comment": comments.get(key, ""),
            }
            for place, key in enumerate(ids)
        },
        "overall": person["overall"],
    }


def summary(data: Data, key: str) -> dict[str, Any]:
    """What comes of a set of assessment_examples.yml, for guidance to print: every score and average as it is shown.

    people, total, scores (by principle), partners and levels (by name: people, total, scores), kinds (how many of
    each), elements (by id: the agreement) and order (ids of what to act on, first things first).
    """
    people = data.assessment_examples[key]["people"]
    ids = [element["id"] for element in elements(data)]
    found = [agreement(people, place) for place in range(len(ids))]
    kinds = [each["kind"] for each in found]

    def shown(some: Sequence[Person]) -> dict[str, Any]:
        own = profile(some)
        six = dict(zip(data.assessment, map(figure, own["scores"]), strict=True))
        return {"people": own["people"], "total": figure(own["total"]), "scores": six}

    return {
        **shown(people),
        "partners": {group["name"]: shown(group["people"]) for group in groups(people, "partner")["shown"]},
        "levels": {group["name"]: shown(group["people"]) for group in groups(people, "level")["shown"]},
        "kinds": {kind: kinds.count(kind) for kind in ("strong", "weak", "apart", "split", "few")},
        "elements": {
            key: {**each, "mean": figure(each["mean"]), "matters": figure(each["matters"])}
            for key, each in zip(ids, found, strict=True)
        },
        "order": [ids[place] for place in priorities(found)],
    }


def one_answer(data: Data, key: str) -> list[dict[str, Any]]:
    """For the answer form, as its one example: the last person of a set of assessment_examples.yml."""
    chosen = data.assessment_examples[key]
    about = {"partnership": chosen["partnership"], "way": chosen["way"], "day": chosen["day"].isoformat()}
    person = chosen["people"][-1]
    return [
        {"name": f"{chosen['name']}, one person of {person['partner']}", "state": answer_state(person, about, data)}
    ]


def group_examples(data: Data) -> list[dict[str, Any]]:
    """For the facilitator's page: each set of examples that has a plan, with the set before it of the same example."""
    sets = list(data.assessment_examples.values())
    return [
        {
            "name": each["name"],
            "state": {
                "about": {"partnership": each["partnership"], "way": each["way"], "day": each["day"].isoformat()},
                "people": _filed(each),
                "before": next((_filed(last) for last in sets if _is_before(last, each)), []),
                "actions": [{**action, "by": action["by"].isoformat()} for action in each["actions"]],
                "note": each["note"],
            },
        }
        for each in sets
        if each["actions"]
    ]


def _is_before(last: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return last["example"] == now["example"] and last["day"] < now["day"]


def _filed(each: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{**person, "way": each["way"], "day": each["day"].isoformat()} for person in each["people"]]


def faults(data: Data) -> list[str]:
    """What is wrong between the assessment's files, as sentences."""
    ids = [element["id"] for element in elements(data)]
    found = []
    for key, principle in data.assessment.items():
        where = f"docs/_data/assessment.yml: {key}"
        if len(principle["elements"]) != SIZE:
            found.append(f"{where}: a principle has six elements, and this has {len(principle['elements'])}.")
        for element in principle["elements"]:
            if list(element) != ["id", "short", "says", "good", "ask", "known"]:
                found.append(f"{where}: {element.get('id')}: put the keys as id, short, says, good, ask, known.")
    if len(data.assessment) != SIZE or len(ids) != len(set(ids)):
        found.append("docs/_data/assessment.yml: there must be six principles, and no id twice.")
    for key, way in data.assessment_ways.items():
        found += [
            f"docs/_data/assessment_ways.yml: {key}: there is no principle “{first}”."
            for first in way["first"]
            if first not in data.assessment
        ]
    for key, each in data.assessment_examples.items():
        where = f"docs/_data/assessment_examples.yml: {key}"
        if each["way"] not in data.assessment_ways or each["example"] not in data.examples:
            found.append(f"{where}: there is no way “{each['way']}”, or no example “{each['example']}”.")
        for number, person in enumerate(each["people"], start=1):
            for part, allowed in (("replies", "1234-"), ("matters", "123-")):
                bare = "".join(person[part].split())
                if len(bare) != SIZE * SIZE or set(bare) - set(allowed):
                    found.append(f"{where}: person {number}: {part} must be 36 marks, each one of {allowed}.")
            found += [
                f"{where}: person {number}: there is no statement “{comment['statement']}”."
                for comment in person["comments"]
                if comment["statement"] not in ids
            ]
    return found
