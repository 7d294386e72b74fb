"""The structure chooser, as a person uses it."""

from __future__ import annotations

import re

import pytest
from tool_aids import load_example, open_text, opened, save

pytestmark = pytest.mark.either_home

PAGE = "/tools/which-structure.md"


def left(view) -> list[str]:
    """The names of the structures that are left."""
    return view.locator(".tool__card h3").all_inner_texts()


def results(view) -> str:
    return view.locator("[data-results]").inner_text()


def test_examples_leave_what_the_guidance_leaves(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 2)
    assert left(view) == ["Joint commissioning, with aligned budgets or a lead", "Pooled fund under section 75"]
    assert "Moves no money – Accountant" in results(view)
    load_example(view, 1)
    assert left(view) == ["Partnering contract"]
    assert "One is left, and one is never an answer." in results(view)
    assert "Outsourcing contract: The content will change each year – Project manager" in results(view)
    while view.get_by_role("button", name="Remove structure").count() > 1:
        view.get_by_role("button", name="Remove structure").first.click()
    view.get_by_role("button", name="Remove structure").click()
    assert len(left(view)) == 5
    assert view.errors == []


def test_a_person_answers_strikes_out_saves_and_opens(home, page):
    view = opened(home, page, PAGE)
    assert "28 of 28 are left. Nothing is answered yet" in results(view)
    assert left(view) == []
    view.get_by_role("checkbox", name="Another council").check()
    some = len(left(view))
    assert 0 < some < 28
    course = view.get_by_role("group", name=re.compile("Must members be able"))
    course.get_by_label("Yes").check()
    assert len(left(view)) == some
    assert "Its course is set by others" in results(view)
    course.get_by_label("Not known yet").check()
    assert "Its course is set by others" not in results(view)
    view.get_by_label(re.compile("How many months are there")).fill("1")
    assert "None is left." in results(view)
    view.get_by_label(re.compile("How many months are there")).fill("12")
    view.locator("[name=structure]").first.select_option("delegation")
    view.get_by_role("textbox", name="Reason").fill("We would still direct it")
    assert "Delegation to another council" not in left(view)
    kept = save(view)
    names = left(view)
    rows = save(view, "Save as CSV").splitlines()
    assert len(rows) == 29 and ",We would still direct it," in "\n".join(rows)
    view.get_by_role("button", name="Start again").click()
    assert left(view) == []
    open_text(view, kept)
    assert left(view) == names
    assert view.errors == []


def test_every_name_leads_to_its_page(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 2)
    view.locator(".tool__card h3 a").last.click()
    view.wait_for_load_state()
    assert "pooled budgets" in view.title().lower()


def test_an_open_answer_is_not_printed_as_a_choice(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 2)
    view.emulate_media(media="print")
    assert view.get_by_label("Not known yet").first.is_hidden()
    assert view.locator(".tool__card").first.is_visible()
