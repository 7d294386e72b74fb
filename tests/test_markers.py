"""Markers are filled, code is left alone, and a marker that cannot be filled is told."""

from __future__ import annotations

import re

import pytest

from toolkit import markers


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


@pytest.mark.parametrize(
    "figure", ["a.total", "pounds(a.total)", "a['at']['2025/26']", 'a["at"].x[1]', 'a["at"]["items"][0]']
)
def test_a_plain_figure_comes_to_what_jinja_makes_of_it(jinja, figure):
    known = {"a": {"total": 1234567, "at": {"2025/26": 5, "x": [1, 2], "items": ["own"]}}}
    assert markers._PLAIN.fullmatch(figure)
    filled = jinja.from_string("{{" + figure + "}}").render(known)
    assert markers.expand(f"[[= {figure} ]]", jinja, known) == (filled, [])


def test_one_figure_at_fault_leaves_the_others_filled(jinja):
    text, faults = markers.expand("[[= a.total ]], [[= a.totl ]], [[= a.total + 1 ]]", jinja, {"a": {"total": 1}})
    assert text == "1, [[= a.totl ]], 2"
    assert len(faults) == 1 and "“[[= a.totl ]]”" in faults[0]


def test_sums_come_to_values_and_the_one_at_fault_is_told(jinja):
    known = {"a": {"total": 1}}
    assert markers.values([], jinja, known) == []
    assert markers.values(["a.total", "'x', 2", "a['total'] * 1.5"], jinja, known) == [1, ("x", 2), 1.5]
    for wrong in ("a.total / 0", "a.total.sum", "b['x'].y", "pounds(a)"):
        with pytest.raises(ValueError, match=f"“{re.escape(wrong)}” comes to nothing"):
            markers.values(["a.total", wrong], jinja, known)


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
