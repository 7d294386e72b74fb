"""The partnership assessment, from one person's answers to the board's page, on the site and on the stick."""

from __future__ import annotations

import json
import re
import time

import pytest
from tool_aids import MARKUP, fault, load_example, open_texts, opened, said, save, state_of

pytestmark = pytest.mark.either_home

ALONE = "/tools/partnership-assessment.md"
TOGETHER = "/tools/partnership-assessment-facilitator.md"
ADD, ADD_LAST = "Add people's files", "Add last time's files"


def answer(view, partner: str, level: str, points: list[int]) -> str:
    """Fill the form as a person would, save -> the text of the file."""
    view.get_by_label("Your organisation").fill(partner)
    view.get_by_label(re.compile("^Your level")).fill(level)
    view.get_by_label(re.compile("Health check of")).check()
    for group, point in zip(view.locator(".statement").all(), points, strict=False):
        group.get_by_role("radio").nth(4 - point).check()
    return save(view)


def crowd(view, **groups: tuple[int, list[int]]) -> list[str]:
    """Files of many people made from one: name=(how many, points) for each partner."""
    envelope = json.loads(answer(view, "North", "Strategic", [3] * 36))
    ids = list(envelope["state"]["replies"])
    files = []
    for partner, (people, points) in groups.items():
        for number in range(people):
            envelope["saved"] = f"2026-11-23T09:00:00.{len(files):03}Z"
            envelope["state"]["about"].update(partner=partner, level=("Strategic", "Operational")[number % 2])
            for key, point in zip(ids, points, strict=True):
                envelope["state"]["replies"][key]["reply"] = str(point)
            files.append(json.dumps(envelope))
    return files


def test_a_person_answers_alone_and_sees_the_profile(home, page):
    view = opened(home, page, ALONE)
    results = view.locator("[data-results]")
    assert "0 of 36 statements answered" in results.inner_text()
    text = answer(view, "Lowmere", "Operational", [4, 4, 4, 4, 4, 4] + [3] * 18 + [2] * 6 + [1] * 6)
    assert "36 of 36 statements answered" in results.inner_text()
    assert "96.0 of 144: Works, with parts to look into." in results.inner_text()
    assert [cell.inner_text() for cell in results.locator(".chart tbody td").all()] == [
        "24.0",
        "18.0",
        "18.0",
        "18.0",
        "12.0",
        "6.0",
    ]
    assert "Talk about these two first: Create clear" in results.inner_text()
    assert results.locator("ol > li").count() == 12
    assert results.locator("ol > li").first.inner_text().startswith("We have agreed how we shall judge success.")
    state = state_of(text)
    assert state["about"]["partner"] == "Lowmere" and state["replies"]["past-wins"]["reply"] == "4"
    assert view.errors == []


def test_what_matters_comes_first_and_comments_are_kept(home, page):
    view = opened(home, page, ALONE)
    answer(view, "Lowmere", "Operational", [2] * 36)
    last = view.locator(".statement").last
    last.get_by_label("How much does it matter now?").select_option("A lot")
    last.get_by_label("Why? What have you seen?").fill("Two lines\nand “quotes”, =1+1")
    assert view.locator("[data-results] ol > li").first.inner_text().startswith("We change our aims")
    comment = state_of(save(view))["replies"]["aims-revised"]["comment"]
    assert comment == "Two lines\nand “quotes”, =1+1"
    assert "'=1+1" not in comment
    view.reload()
    assert last.get_by_label("Why? What have you seen?").input_value() == comment


def test_many_files_at_once_give_scores_and_agreement(home, page):
    alone = opened(home, page, ALONE)
    files = crowd(alone, North=(4, [4] * 36), South=(3, [3] * 35 + [1]), East=(2, [2] * 36))
    view = opened(home, page, TOGETHER)
    open_texts(view, files, ADD)
    assert said(view) == "9 people added."
    # By hand: (4 x 24 + 3 x 18 + 2 x 12) / 9 = 19.3 for the first principle.
    row = view.locator("[data-profile] .tool__table").last.locator("tr").nth(1)
    assert row.locator("td").nth(1).inner_text() == "19.3"
    partners = view.get_by_role("group", name="By partner", exact=True).inner_text()
    assert "North" in partners and "South" not in partners and "East" not in partners
    assert "5 people are in the whole and not shown apart" in view.locator("[data-profile]").inner_text()
    view.get_by_label(re.compile("Show groups of one or two")).check()
    partners = view.get_by_role("group", name="By partner", exact=True).inner_text()
    assert "South" in partners and "East" in partners
    rows = view.get_by_role("group", name="How people agree on each statement").locator("tr")
    assert rows.nth(1).locator("td").first.inner_text() == "One partner apart: East"
    assert rows.last.locator("td").first.inner_text() == "One partner apart: North"
    assert view.errors == []


def test_the_same_file_twice_counts_once_and_wrong_files_are_named(home, page):
    alone = opened(home, page, ALONE)
    files = crowd(alone, North=(3, [3] * 36))
    blank = json.loads(files[0])
    blank["saved"] = "2026-11-23T10:00:00.000Z"
    for reply in blank["state"]["replies"].values():
        reply["reply"] = ""
    foreign = json.dumps({**json.loads(files[0]), "tool": "risk-log"})
    view = opened(home, page, TOGETHER)
    open_texts(view, [*files, files[0], json.dumps(blank), "no file", foreign], ADD)
    told = fault(view)
    assert "3 people added. One" not in told
    assert "3 people added." in told and "1 file was here already." in told and "1 file holds no answers." in told
    assert (
        "6-answers.json: The file cannot be read" in told
        and "7-answers.json: The file was saved by another tool" in told
    )
    assert "3 people this time" in view.locator("[data-adding]").inner_text()
    view.get_by_role("button", name="Take out the files last added").click()
    assert "0 people this time" in view.locator("[data-adding]").inner_text()


def test_two_spellings_of_a_partner_are_made_one_by_keyboard(home, page):
    alone = opened(home, page, ALONE)
    files = crowd(alone, North=(3, [3] * 36), Norht=(2, [3] * 36))
    view = opened(home, page, TOGETHER)
    open_texts(view, files, ADD)
    box = view.get_by_label("Norht: 2 people")
    box.focus()
    view.keyboard.press("Control+A")
    view.keyboard.type("North")
    view.keyboard.press("Tab")
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    assert view.get_by_label("North: 5 people").is_visible()
    assert view.evaluate("document.activeElement.textContent") == "Use these names"


def test_last_time_against_this_time(home, page):
    view = opened(home, page, TOGETHER)
    load_example(view)
    text = view.locator("[data-last-time]").inner_text()
    assert "16 people then, 18 now." in text
    total = view.get_by_role("group", name="Scores then and now").locator("tr").last.inner_text().split("\t")
    assert total == ["Total", "95.3", "104.6", "+9.3"]
    assert "Commitment: Steady support" in text and "−1.0" in text


def test_a_facilitators_own_file_serves_as_last_time(home, page):
    view = opened(home, page, TOGETHER)
    load_example(view)
    whole = save(view)
    view.get_by_role("button", name="Start again").click()
    open_texts(view, [whole], ADD_LAST)
    assert said(view) == "18 people added to last time."


def test_the_plan_begins_with_what_is_low_or_split_and_is_saved_as_a_table(home, page):
    view = opened(home, page, TOGETHER)
    load_example(view)
    view.get_by_role("button", name="Begin the plan with the first five").click()
    issues = view.get_by_label(re.compile("^Issue"))
    assert issues.count() == 9  # four of the example's, and five
    assert issues.nth(4).input_value() == "Who answers to whom. Split."
    issues.nth(4).fill('=HYPERLINK("http://x","y")')
    view.get_by_label(re.compile("^Owner")).nth(4).fill("Director, Thornbeck")
    table = save(view, "Save the plan as CSV")
    assert table.splitlines()[0] == "\ufeffIssue,Action,Owner,By when,Sign of success"
    assert '"\'=HYPERLINK(""http://x"",""y"")"' in table and '"Director, Thornbeck"' in table
    assert len(table.strip().splitlines()) == 10
    assert state_of(save(view))["actions"][4]["owner"] == "Director, Thornbeck"


def test_the_boards_page_prints_alone_on_one_side_and_names_no_comment(home, page):
    view = opened(home, page, TOGETHER)
    load_example(view)
    view.evaluate("window.print = () => {}")
    view.get_by_role("button", name="Print the board's page alone").click()
    view.emulate_media(media="print")
    assert not view.locator("article h1").is_visible()
    assert not view.locator("[data-profile]").is_visible()
    report = view.locator("[data-report]")
    assert report.is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4"))) == 1
    text = report.inner_text()
    assert "18 people answered, each alone: Lowmere 6, Saltfen 5, Thornbeck 7." in text
    assert "22 are agreed to be strong and 4 to be weak; people split on 8; on 2 one partner stands apart" in text
    assert "backlog was put off" not in text
    view.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert view.locator("article h1").is_visible()


def test_a_thousand_files_are_added_in_good_time_and_can_be_saved_and_opened(home, page):
    alone = opened(home, page, ALONE)
    files = crowd(alone, North=(340, [4] * 36), South=(330, [3] * 36), East=(330, [2] * 36))
    view = opened(home, page, TOGETHER)
    begun = time.monotonic()
    open_texts(view, files, ADD)
    assert said(view) == "1000 people added."
    assert time.monotonic() - begun < 30
    whole = save(view)
    assert len(state_of(whole)["people"]) == 1000 and len(whole) < 5 * 1024 * 1024
    assert view.errors == []


def test_markup_in_a_persons_file_is_shown_as_text(home, page):
    alone = opened(home, page, ALONE)
    files = crowd(alone, North=(3, [1] * 36))
    envelope = json.loads(files[0])
    envelope["state"]["about"]["partner"] = MARKUP[:80]
    envelope["state"]["replies"]["past-wins"]["comment"] = MARKUP
    envelope["state"]["overall"] = MARKUP
    view = opened(home, page, TOGETHER)
    open_texts(view, [json.dumps(envelope), *files[1:]], ADD)
    assert MARKUP in view.locator("[data-comments]").inner_text()
    assert view.locator("[data-widget=tool] img").count() == 0
    assert view.errors == []


def test_nothing_is_shown_of_two_people(home, page):
    alone = opened(home, page, ALONE)
    view = opened(home, page, TOGETHER)
    open_texts(view, crowd(alone, North=(2, [3] * 36)), ADD)
    assert "fewer than three people" in view.locator("[data-profile]").inner_text()
    assert view.locator("[data-agreement] table:visible").count() == 0
    assert view.locator("[data-report]").inner_text() == ""


def test_on_paper_all_36_statements_and_the_tally_are_there(home, page):
    form = opened(home, page, ALONE, java_script_enabled=False)
    form.emulate_media(media="print")
    assert form.locator(".statement").count() == 36
    assert form.locator(".statement .tool__choices").first.is_visible()
    assert form.locator("[data-results] table tbody tr").count() == 7
    tally = opened(home, page, TOGETHER, java_script_enabled=False)
    tally.emulate_media(media="print")
    assert tally.locator("[data-agreement] tbody tr").count() == 36
    assert tally.locator("[data-row]").count() == 5
