"""Markers are filled, code is left alone, and a marker that cannot be filled is told."""

from __future__ import annotations

import copy
import datetime
import re
from pathlib import Path

import pytest

from toolkit import markers, pages

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def jinja(tmp_path):
    (tmp_path / "greeting.md").write_text("Hello, {{ name }} {#id}", encoding="utf-8")
    return markers.environment(tmp_path)


def test_a_figure_from_an_example(jinja):
    text, faults = markers.expand("It cost [[= pounds(a.total - 10) ]].", jinja, {"a": {"total": 1234567}})
    assert (text, faults) == ("It cost £1,234,557.", [])


def test_a_figure_with_a_key_in_brackets(jinja):
    text, _ = markers.expand(
        '[[= pounds(a.saving["2025/26"]) ]] and [[= a.list[1] ]]',
        jinja,
        {"a": {"saving": {"2025/26": 5}, "list": [1, 2]}},
    )
    assert text == "£5 and 2"


def test_a_component(jinja):
    assert markers.expand('[[ greeting name="Leader" ]]', jinja, {}) == ("Hello, Leader {#id}", [])


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("[[ greetings ]]", "there is no marker “[[ greetings ]]”. The markers are: greeting."),
        ('[[ greeting naem="x" ]]', "cannot be filled: 'name' is undefined"),
        ("[[= a.totl ]]", "cannot be filled"),
        ("[[= pounds( ]]", "cannot be filled"),
        ("[[= pounds(a) ]]", "cannot be filled"),
    ],
)
def test_a_marker_that_cannot_be_filled_is_told_and_left(jinja, marker, said):
    text, faults = markers.expand(marker, jinja, {"a": {"total": 1}})
    assert text == marker
    assert said in faults[0]


KNOWN = {"a": {"total": 1234567, "at": {"2025/26": 5, "x": [1, 2], "items": ["own"]}, "day": datetime.date(2026, 4, 1)}}
ALIKE = [  # to Python and to Jinja
    *("a.total", "pounds(a.total)", "a['at']['2025/26']", 'a["at"].x[1]', 'a["at"]["items"][0]', "a.at.x[1:]"),
    *("a.total - 10 * (2 + 3) / 4", "'%.2f' % (100 * a.at.x[0] / 3)", "'yes' if a.total > 5 and not a.at.x else 'no'"),
    *("(a.day - a.day).days", 'a.day.replace(year=2027).strftime("%B %Y")', "a.total // 7 % 5", "none"),
    *("sum(a.at.x) / len(a.at.x)", "int(round(a.total / 7))", "abs(round(-2.345, 1))", "'on ' + date(a.day)"),
]
JINJAS_OWN = ["a.at.x|sum", "a.total|round(1)", "'a ' ~ pounds(a.total)", "a.at.x is defined", "3 if false else 4"]


@pytest.mark.parametrize("figure", ALIKE + JINJAS_OWN)
@pytest.mark.parametrize("known", [KNOWN, markers.named(KNOWN)])
def test_a_figure_comes_to_what_jinja_makes_of_it(jinja, figure, known):
    filled = jinja.from_string("{{" + figure + "}}").render(KNOWN)
    text, faults = markers.expand(f"[[= {figure} ]]", jinja, known)
    assert (re.sub("at 0x.*", "", text), faults) == (re.sub("at 0x.*", "", filled), [])


def test_python_takes_most_figures_off_jinja(jinja, facts, monkeypatch):
    """On every page: those with a filter and the like are all that is left."""
    asked = []
    monkeypatch.setattr(jinja, "compile_expression", lambda figure, **_: asked.append(figure) or (lambda **_: ""))
    found, _ = pages.load(ROOT / "docs")
    text = "".join(markers.hide_code(page.body)[0] for page in found.values())
    figures = set(re.findall(r"\[\[=([^\[]*?)\]\]", text))
    for figure in figures:
        markers.expand(f"[[={figure}]]", jinja, markers.named(facts.examples))
    others = [figure for figure in asked if not markers._JINJA_ALONE.search(figure)]
    # What the hooks alone know is not known here, and Python keeps some words for itself.
    assert [
        each for each in others if not re.search(r"^(assessed|statement|data|few|enough)\b|\bsite\b|\.from\b", each)
    ] == []
    assert len(figures) > 500 and len(asked) < len(figures) / 4


def test_facts_asked_for_by_name_are_still_facts():
    facts = markers.named(KNOWN)
    assert facts == KNOWN and facts.a.at.x == [1, 2]
    assert copy.deepcopy(facts) == KNOWN
    with pytest.raises(AttributeError, match="totl"):
        _ = facts.a.totl


def test_one_figure_at_fault_leaves_the_others_filled(jinja):
    text, faults = markers.expand("[[= a.total ]], [[= a.totl ]], [[= a.total + 1 ]]", jinja, {"a": {"total": 1}})
    assert text == "1, [[= a.totl ]], 2"
    assert len(faults) == 1 and "“[[= a.totl ]]”" in faults[0]


def test_a_sum_comes_to_a_value_and_one_at_fault_is_told(jinja):
    known = {"a": {"total": 1}}
    values = [markers.value(each, jinja, known) for each in ("a.total", "'x', 2", "a['total'] * 1.5")]
    assert values == [1, ("x", 2), 1.5]
    for wrong in ("a.total / 0", "a.total.sum", "b['x'].y", "pounds(a)"):
        with pytest.raises(ValueError, match=f"“{re.escape(wrong)}” comes to nothing"):
            markers.value(wrong, jinja, known)


def test_code_is_left_alone():
    text = "Write `[[ greeting ]]`, or\n\n```\n[[= a.total ]]\n- [ ] tick\n```\n\nand [[ this ]]."
    hidden, pieces = markers.hide_code(text)
    assert "greeting" not in hidden and "a.total" not in hidden and "[[ this ]]" in hidden
    assert markers.show_code(hidden, pieces) == text


def test_a_tick_has_a_label_and_keeps_its_link():
    assert markers.label_ticks("- [ ] Read [it](/x.md)\n- [ ] Long line\n  that wraps\n\nEnd") == (
        '- <label class="tick"><input type="checkbox"> Read [it](/x.md)</label>\n'
        '- <label class="tick"><input type="checkbox"> Long line that wraps</label>\n\nEnd'
    )


@pytest.mark.parametrize("body", ["", "x" * 300, "../greeting", "greeting name=Leader", "Greeting", "greeting/"])
def test_a_body_that_is_no_name_is_told(jinja, body):
    _, faults = markers.expand(f"[[ {body} ]]", jinja, {})
    assert "The markers are: greeting." in faults[0]
