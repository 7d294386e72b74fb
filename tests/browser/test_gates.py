"""The gates, as a person uses them."""

from __future__ import annotations

import json
import re

import pytest
from tool_aids import fault, load_example, open_text, opened, said, save, state_of

pytestmark = pytest.mark.either_home

PAGE = "/tools/gates.md"


def stage(view, name: str) -> None:
    view.get_by_label("The step that you stand at").select_option(name)


def sheet(view, name: str):
    return view.locator(f"[data-gate={name}]")


def question(view, name: str, key: str):
    return sheet(view, name).locator(f"[data-question={key}]")


def reply(view, name: str, key: str, words="Answered", says="It is so", where="Page 1") -> None:
    asked = question(view, name, key)
    asked.get_by_role("radio", name=words).check()
    asked.locator("textarea").fill(says)
    asked.get_by_label(re.compile("Evidence")).fill(where)


def refused(view, name: str) -> str:
    return sheet(view, name).locator("[data-refused]").inner_text()


def report(view) -> str:
    return view.locator("[data-report]").inner_text()


def test_every_step_may_be_chosen_and_only_it_is_open(home, page):
    view = opened(home, page, PAGE)
    options = view.get_by_label("The step that you stand at").locator("option")
    names = options.evaluate_all("all => all.map(each => each.value)")
    assert len(names) == 17
    for name in names:
        stage(view, name)
        assert view.locator("[data-gate]:visible").evaluate_all("all => all.map(e => e.dataset.gate)") == [name]
        assert "must be answered" in refused(view, name)
    assert view.errors == []


def test_a_person_answers_is_refused_decides_goes_on_saves_and_compares(home, page):
    view = opened(home, page, PAGE)
    view.get_by_label("The partnership or project").fill("Our project")
    vision = sheet(view, "vision")
    for key in ("members-1", "members-2", "members-3", "officers-4"):
        reply(view, "vision", key)
    vision.get_by_label("Go on", exact=True).check()
    assert "This may not be recorded yet as “Go on”" in refused(view, "vision")
    assert "Question 10 must be answered, and has no reply." in refused(view, "vision")
    assert "Draft, not to be recorded as “Go on”" in report(view)
    early = save(view)
    # A condition may carry the question that is open.
    question(view, "vision", "technical-1").get_by_role("radio", name="Still open").check()
    vision.get_by_label("Go on with conditions").check()
    condition = vision.get_by_role("group", name="Condition")
    condition.get_by_label("What must be so").fill("Legal names the Act")
    condition.get_by_label("Carries the open question").select_option("technical-1")
    condition.get_by_label("Owner").fill("Ann")
    assert "Condition 1 has no date." in refused(view, "vision")
    condition.get_by_label("By").fill("2026-12-01")
    vision.get_by_label("Who decided").fill("Cabinet")
    vision.get_by_label("On what day").fill("2026-11-02")
    assert refused(view, "vision") == ""
    assert "Go on with conditions" in report(view) and "Draft" not in report(view)
    assert "Legal names the Act (question 10)" in report(view)
    # The file goes on to the next step, with the condition in sight until it is met.
    view.get_by_role("button", name="Open the next step: Leadership and team").click()
    assert sheet(view, "set-up").is_visible()
    waiting = view.get_by_role("group", name="Conditions not yet met")
    assert "Legal names the Act" in waiting.inner_text() and "1 December 2026" in waiting.inner_text()
    reply(view, "set-up", "members-1", "Not for us", "One council", "")
    view.get_by_role("button", name="Open step 1, Vision and need").click()
    condition.get_by_label("Met").check()
    assert waiting.count() == 0
    kept = save(view)
    assert set(state_of(kept)["gates"]) >= {"vision", "set-up", "exit"}
    open_text(view, early, "Compare with an earlier file")
    changed = view.get_by_role("group", name="What has changed").inner_text()
    assert "Question 10: now still open" in changed
    assert "Decision: Go on, now Go on with conditions" in changed
    assert "Question 1: now not for us" in changed
    assert state_of(save(view)) == state_of(kept), "comparing changes nothing"
    open_text(view, json.dumps({"tool": "other"}), "Compare with an earlier file")
    assert "Nothing on this page has changed." in fault(view)
    view.get_by_role("button", name="Start again").click()
    open_text(view, kept)
    assert state_of(save(view)) == state_of(kept)
    assert sheet(view, "set-up").is_visible(), "the file opens where it stands"
    assert view.errors == []


def test_the_examples_are_judged_as_the_page_says(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 0)
    assert sheet(view, "business-review").is_visible()
    assert "Question 6 must be answered, and is still open." in refused(view, "business-review")
    assert "From £6,310,000 to £6,960,000" in report(view)
    load_example(view, 1)
    assert sheet(view, "prepare-to-procure").is_visible()
    assert "£436,080,000 with VAT" in report(view)
    assert "8 December 2026" in view.get_by_role("group", name="Conditions not yet met").inner_text()
    load_example(view, 2)
    assert sheet(view, "transition").is_visible(), "its decision leads there"
    stage(view, "commit")
    assert "£720,000 is shared 60/40" in report(view)
    rows = save(view, "Save the decisions as CSV").splitlines()
    assert len(rows) == 2 and "Go on with conditions" in rows[1]
    assert len(save(view, "Save the answers as CSV").splitlines()) == 15
    assert len(save(view, "Save the conditions as CSV").splitlines()) == 3
    assert view.errors == []


def test_a_step_is_cleared_alone_and_asked_about(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 0)
    view.get_by_role("button", name="Clear this step").click()
    assert "save the file first" in view.questions[-1]
    assert said(view) == "The step is cleared."
    assert "Nothing is written yet" in view.locator("[data-results]").inner_text()
    stage(view, "outline-business-case")
    assert "Go on" in report(view)


def test_the_record_alone_goes_on_two_sides_at_most(home, page):
    view = opened(home, page, PAGE)
    view.add_init_script("window.print = () => {}")
    view.reload()
    load_example(view, 0)
    stage(view, "outline-business-case")
    view.get_by_role("button", name="Print the record alone").click()
    view.emulate_media(media="print")
    assert not view.get_by_role("heading", name="The rule").is_visible()
    assert not sheet(view, "outline-business-case").is_visible()
    assert view.get_by_text("Decision record: step 6, Outline business case").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4"))) <= 2


@pytest.mark.parametrize("step", ["vision", "prepare-to-procure", "exit"])
def test_a_steps_own_page_leads_to_its_sheet(home, page, step):
    view = opened(home, page, f"/stages/{step}.md")
    view.get_by_role("link", name="Answer the questions and record the decision").click()
    view.wait_for_url(f"**#gate-{step}")
    sheet(view, step).wait_for()
    assert view.locator("[data-gate]:visible").count() == 1
    assert view.errors == []


def test_with_scripts_off_each_step_is_a_drawer(home, page):
    view = opened(home, page, PAGE, java_script_enabled=False)
    assert view.locator("details.gate").count() == 17
    assert not question(view, "run", "members-1").is_visible()
    sheet(view, "run").locator("summary").click()
    assert question(view, "run", "members-1").is_visible()


def test_by_keyboard_a_decision_is_made_and_the_next_step_opened(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 2)
    view.get_by_label("The step that you stand at").focus()
    view.keyboard.press("ArrowUp")
    chosen = view.get_by_label("The step that you stand at").input_value()
    assert sheet(view, chosen).is_visible()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") == "Clear this step"
    first = sheet(view, chosen).get_by_label("Still open").first
    first.focus()
    view.keyboard.press("Space")
    assert first.is_checked()
    view.keyboard.press("Tab")
    view.keyboard.type("Soon")
    assert "Soon" in report(view)
    stage(view, "commit")
    view.get_by_role("button", name="Open the next step: Transition").focus()
    view.keyboard.press("Enter")
    assert sheet(view, "transition").is_visible()
    assert view.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_letter_is_quick_in_a_full_file(home, page):
    """Every question of every step answered: one letter more must not be felt."""
    view = opened(home, page, PAGE)
    load_example(view, 1)
    envelope = json.loads(save(view))
    for gate in envelope["state"]["gates"].values():
        for answer in gate["answers"].values():
            answer.update(reply="answered", says="It is so. " * 30, where="Page 1")
    open_text(view, json.dumps(envelope))
    took = view.evaluate(
        """() => {
          const field = document.querySelector("[data-gate=vision] textarea")
          const start = performance.now()
          for (let k = 0; k < 10; k += 1) {
            field.value += "x"
            field.dispatchEvent(new Event("input", { bubbles: true }))
          }
          return (performance.now() - start) / 10
        }"""
    )
    assert took < 150, f"{took:.0f} ms a letter"
