"""The procurement route and timetable, as a person uses it."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT
from tool_aids import MARKUP, fault, load_example, open_text, opened, said, save, state_of

from toolkit import data, timetable
from toolkit.figures import date

pytestmark = pytest.mark.either_home

PAGE = "/tools/route-and-timetable.md"
FACTS = data.load(ROOT / "docs/_data")[0]


def results(view, place: str) -> str:
    """What is drawn for the route or for the dates."""
    return view.locator(f"[data-results={place}]").inner_text()


def table(view, number: int = 0) -> list[list[str]]:
    """The cells of a table of the dates."""
    rows = view.locator("[data-results=dates] table").nth(number).locator("tbody tr").all()
    return [[cell.strip() for cell in row.locator("td").all_inner_texts()] for row in rows]


def events(text: str) -> list[dict[str, str]]:
    """A calendar file -> its events, unfolded."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line and not line.startswith("END:"):
            key, _, value = line.partition(":")
            found[-1][key] = value
    return found


def test_example_b_is_on_the_screen_as_the_guidance_prints_it(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    printed = timetable.timetable(FACTS.examples["b"], FACTS.periods, FACTS.bank_holidays)
    shown = table(view)
    assert len(shown) == len(printed)
    for cells, row in zip(shown, printed, strict=True):
        assert row["name"] in cells[0] and row["who"] in cells[0]
        assert cells[1].endswith(" " + date(row["first"])) and cells[2].endswith(" " + date(row["last"]))
        assert cells[3] == str(row["working"])
        assert (date(row["limit"]) in cells[5]) if row["limit"] else cells[5] == "No period set"
    assert "Monday 25 October 2027" in results(view, "dates")
    assert "The rules: The Act in full" in results(view, "route")
    assert "£436,080,000" in results(view, "route")
    assert view.locator("[data-results=dates] .tool__wrong").count() == 0
    assert view.errors == []


def test_a_person_finds_the_route_dates_it_and_takes_it_to_a_diary(home, page):
    view = opened(home, page, PAGE)
    assert "The rules are not settled yet" in results(view, "route")
    view.get_by_label("The contract or arrangement").fill("Parks; trees, and verges")
    view.get_by_role("group", name=re.compile("^Will one body supply")).get_by_label("Yes").check()
    view.get_by_label("A company, a charity, or anybody who wins it").check()
    health = view.get_by_role("group", name=re.compile("^Is it a health care"))
    health.get_by_role("radio", name="No", exact=True).check()
    view.get_by_label("From 24 February 2025").check()
    view.get_by_label("Goods or services").check()
    view.get_by_label(re.compile("^The most you could")).fill("£207,719")
    assert "Below the threshold" in results(view, "route")
    view.get_by_label(re.compile("^The most you could")).fill("£207,720")
    assert "The Act in full" in results(view, "route")

    button = view.get_by_role("button", name="Put in the steps of the way you chose")
    button.click()
    assert "Choose in part 2" in fault(view)
    view.get_by_label("How will you award it?").select_option("open")
    view.get_by_label(re.compile("^The first day")).fill("2027-02-01")
    button.click()
    assert "The steps are in" in said(view)
    steps = table(view)
    assert [cells[2] for cells in steps[:4]] == [
        "Friday 26 February 2027",
        "Friday 19 March 2027",
        "Friday 2 April 2027",
        "Monday 5 April 2027",
    ]
    assert "section 51" in steps[2][5]

    found = events(save(view, "Save as a calendar file"))
    assert "Parks\\; trees\\, and verges: Standstill\\, from the award notice begins" in {
        event["SUMMARY"] for event in found
    }
    assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"} <= set(found[0])
    assert len({event["UID"] for event in found}) == len(found)
    view.get_by_label(re.compile("^The first day")).fill("2027-03-01")
    later = events(save(view, "Save as a calendar file"))
    assert [event["UID"] for event in later] == [event["UID"] for event in found]
    assert later[0]["DTSTART;VALUE=DATE"] == "20270301"

    rows = save(view, "Save the timetable as CSV").splitlines()
    assert rows[1].startswith('1,"Tenders, from the tender notice",Suppliers,2027-03-01,2027-03-26')
    assert "https://www.legislation.gov.uk/ukpga/2023/54/section/54" in rows[1]
    assert "UK4,Tender notice,Needed" in save(view, "Save the notices as CSV")
    assert view.errors == []


def test_a_date_that_the_law_does_not_allow_is_said_beside_it(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    first = view.locator("[data-rows=steps] [data-row]").first
    first.get_by_label("How many").fill("24")
    assert "Too early." in table(view)[0][5]
    assert "dates are not what the law allows" in results(view, "dates") or "One date is not" in results(view, "dates")
    first.get_by_label("How many").fill("a month")
    first.get_by_label("How many").blur()
    assert "This is not a figure" in first.inner_text()
    assert "Say how long it lasts" in table(view)[0][2]
    assert "Waits for a date of step 1." in table(view)[1][2]


def test_only_the_fields_that_a_step_needs_are_shown(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    first = view.locator("[data-rows=steps] [data-row]").first
    assert first.get_by_label("How many").is_visible() and not first.get_by_label("On which day").is_visible()
    first.locator("[name=lasts]").select_option("day")
    assert first.get_by_label("On which day").is_visible() and not first.get_by_label("How many").is_visible()


def test_example_as_exemption_and_example_cs_light_touch(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    shown = results(view, "route")
    assert "First line: probably no contract." in shown
    assert "£0 of £19,155,000 over 3 years is for other purposes: 0%." in shown
    assert "Every test is met." in shown
    load_example(view, 2)
    shown = results(view, "route")
    assert "The Act, light touch" in shown and "A standstill is a choice" in shown
    assert "No indicators are required." in shown


def test_a_timetable_past_the_known_bank_holidays_says_so_and_loses_nothing(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    view.get_by_label(re.compile("^The first day")).fill("2029-01-08")
    assert "It needs bank holidays that are not known here: those of 2026 to 2028 are." in results(view, "dates")
    assert len(state_of(save(view))["steps"]) == len(FACTS.examples["b"]["procedure"])
    assert view.errors == []


@pytest.mark.parametrize("words", [MARKUP, "x\r\nEND:VCALENDAR\r\n", "\u202e\u0000"])
def test_hostile_words_do_no_harm_in_the_calendar(home, page, words):
    view = opened(home, page, PAGE)
    load_example(view)
    envelope = json.loads(save(view))
    envelope["state"]["about"]["contract"] = words[:120]
    envelope["state"]["steps"][0]["name"] = words[:120]
    open_text(view, json.dumps(envelope))
    text = save(view, "Save as a calendar file")
    assert text.count("END:VCALENDAR\r\n") == 1 and text.endswith("END:VCALENDAR\r\n")
    assert text.count("\r\nBEGIN:VEVENT\r\n") == text.count("\r\nEND:VEVENT\r\n") == len(events(text))
    assert view.locator("[data-results] img").count() == 0


def test_there_is_nothing_to_save_as_a_calendar_before_there_are_dates(home, page):
    view = opened(home, page, PAGE)
    view.get_by_role("button", name="Save as a calendar file").click()
    assert "There are no dates to save yet." in fault(view)
