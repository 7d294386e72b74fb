"""What every tool promises, on the site and on the stick: each test looks at all the tools of tools.yml."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from conftest import Home
from tool_aids import (
    MARKUP,
    TOOLS,
    fault,
    hostile,
    load_example,
    open_text,
    opened,
    said,
    save,
    state_of,
    with_every_text,
)

every_tool = pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
FORMULA = '=HYPERLINK("https://elsewhere.invalid")'
TEXTS = "[data-widget=tool] :is(input[type=text], textarea)"
FIELDS = "[data-widget=tool] :is(input, select, textarea)"


@pytest.fixture
def stick(offline) -> Home:
    """The stick alone, for what cannot differ between the two."""
    return Home(offline, [])


@every_tool
def test_what_is_saved_opens_again_and_nothing_is_lost(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    first = save(view)
    assert json.loads(first)["tool"] == tool["id"]
    view.get_by_role("button", name="Start again").click()
    assert view.questions[-1].startswith("This clears every answer")
    assert state_of(save(view)) != state_of(first)
    open_text(view, first)
    assert "Opened, saved on " in said(view)
    assert state_of(save(view)) == state_of(first)
    assert view.errors == []


@pytest.mark.either_home
@every_tool
def test_a_file_that_is_no_good_is_refused_in_a_sentence_and_nothing_is_lost(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    good = save(view)
    for sentence, text in hostile(good).items():
        open_text(view, text)
        assert sentence in fault(view), sentence
        assert fault(view).endswith("Nothing on this page has changed.")
        assert state_of(save(view)) == state_of(good), sentence
    assert view.errors == []


@pytest.mark.either_home
@every_tool
def test_a_file_that_means_harm_does_none(home, page, tool):
    """Markup in every text, keys that would reach into the program, figures out of range."""
    view = opened(home, page, tool["page"])
    load_example(view)
    envelope = json.loads(save(view))
    state = {**with_every_text(envelope["state"], MARKUP), "constructor": {"prototype": {"taken": 1}}}
    text = json.dumps({**envelope, "state": state}).replace('"state": {', '"state": {"__proto__": {"taken": 1}, ')
    open_text(view, text)
    assert view.locator("[data-widget=tool] img").count() == 0
    assert view.evaluate("({}).taken") is None
    open_text(view, json.dumps({**envelope, "state": with_every_figure(envelope["state"], -1e300)}))
    assert [error for error in view.errors if "alert" in error or "Policy" not in error] == []
    view.reload()
    assert view.get_by_role("button", name="Save to a file").is_visible()


def with_every_figure(value, figure: float):
    """A state with one figure in the place of each."""
    if isinstance(value, dict):
        return {key: with_every_figure(each, figure) for key, each in value.items()}
    if isinstance(value, list):
        return [with_every_figure(each, figure) for each in value]
    return figure if isinstance(value, int | float) and not isinstance(value, bool) else value


@every_tool
def test_the_browser_keeps_what_was_entered_where_it_may(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    kept = state_of(save(view))
    view.reload()
    assert state_of(save(view)) == kept
    assert "until you start again" in view.locator(".tool__kept").inner_text()


@pytest.mark.either_home
@every_tool
@pytest.mark.parametrize("storage", [True, False], ids=["kept", "refused"])
def test_leaving_is_warned_of_only_where_the_browser_keeps_nothing(home, page, tool, storage):
    view = opened(home, page, tool["page"], storage=storage)
    assert ("keeps nothing" in view.locator(".tool__kept").inner_text()) is not storage
    load_example(view)
    view.locator(TEXTS).locator("visible=true").first.press_sequentially("7")
    view.questions.clear()
    view.goto("about:blank")
    assert view.questions == ([] if storage else [""])
    assert [error for error in view.errors if error != "refused"] == []  # the theme's own scripts do not catch it


@pytest.mark.either_home
@every_tool
def test_with_scripts_off_it_is_a_form_on_paper(home, page, tool):
    view = opened(home, page, tool["page"], java_script_enabled=False)
    assert view.get_by_role("button", name="Save to a file").count() == 0
    assert view.locator(FIELDS).count() > 0
    assert view.get_by_text("Nothing you enter leaves this computer.").is_visible()
    assert view.get_by_text("On paper, or with scripts off").is_visible()


@pytest.mark.either_home
@every_tool
def test_every_field_and_every_drawing_has_a_name(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    nameless = """fields => fields.filter(f => !f.labels?.length && !f.ariaLabel && !f.hidden).map(f => f.name)"""
    assert view.locator(FIELDS).evaluate_all(nameless) == []
    for drawing in view.locator(".chart svg").all():
        assert drawing.get_attribute("role") == "img" and len(drawing.get_attribute("aria-label")) > 10
    assert view.locator(".chart").count() == view.locator(".chart table").count()


@pytest.mark.either_home
@every_tool
def test_it_is_used_by_keyboard_alone(home, page, tool):
    view = opened(home, page, tool["page"])
    view.get_by_role("button", name="Save to a file").focus()
    for _ in range(20):
        view.keyboard.press("Tab")
        if view.evaluate("document.activeElement.textContent").startswith("Load an example"):
            break
    view.keyboard.press("Enter")
    assert "The example is on the page" in said(view)
    view.locator(FIELDS).locator("visible=true").first.focus()
    reached = set()
    seen = "(e => e.type === 'date' || getComputedStyle(e).outlineStyle !== 'none')(document.activeElement)"
    for _ in range(12):  # a date takes several, and draws the last of them itself
        view.keyboard.press("Tab")
        reached.add(view.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        assert view.evaluate(seen)
    assert len(reached) >= 4


@pytest.mark.either_home
@every_tool
def test_it_fits_a_small_telephone_filled_as_well(home, page, tool):
    view = opened(home, page, tool["page"], viewport={"width": 320, "height": 700})
    assert view.evaluate("document.documentElement.scrollWidth") <= 320
    load_example(view)
    assert view.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.either_home
@every_tool
def test_it_prints_without_its_buttons(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    view.emulate_media(media="print")
    assert not view.get_by_role("button", name="Save to a file").is_visible()
    assert view.locator(FIELDS).locator("visible=true").count() > 0
    assert len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4"))) < 30


@pytest.mark.either_home
@every_tool
def test_a_table_for_a_spreadsheet_holds_no_formula(home, page, tool):
    view = opened(home, page, tool["page"])
    load_example(view)
    for button in view.get_by_role("button", name=re.compile("as CSV$")).all_inner_texts():
        text = save(view, button)
        assert text.startswith("\ufeff") and text.endswith("\r\n")
        assert formulas(text) == []
    envelope = json.loads(save(view))
    open_text(view, json.dumps({**envelope, "state": with_every_text(envelope["state"], FORMULA)}))
    for button in view.get_by_role("button", name=re.compile("as CSV$")).all_inner_texts():
        assert formulas(save(view, button)) == []


def formulas(text: str) -> list[str]:
    """The cells of a CSV file that a spreadsheet would work out."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [cell for row in rows for cell in row if re.match(r"\s*[=+@]|[\t\r]|\s*-(?![\d.]+$)", cell)]


@every_tool
def test_a_very_old_file_opens_and_says_when_it_was_saved(stick, page, tool):
    """Of the first format, saved long ago, without most of what is asked today and with what no longer is."""
    view = opened(stick, page, tool["page"])
    load_example(view)
    envelope = json.loads(save(view))
    few = dict(list(envelope["state"].items())[:1])
    old = {**envelope, "format": 1, "saved": "2001-01-01T00:00:00.000Z", "state": {**few, "abandoned": [1]}}
    open_text(view, json.dumps(old))
    assert said(view).startswith("Opened, saved on 1 January 2001.")
    assert view.errors == []


@every_tool
@pytest.mark.parametrize("day", ["1990-01-01T00:00:00", "2099-12-31T23:59:00"])
def test_a_clock_that_is_wrong_loses_nothing(stick, page, tool, day):
    view = page()
    view.on("dialog", lambda dialog: dialog.accept())
    view.clock.set_fixed_time(day)
    view.goto(stick.url + tool["page"].removeprefix("/").removesuffix(".md") + ".html")
    load_example(view)
    kept = save(view)
    open_text(view, kept)
    assert "Opened" in said(view)
    assert state_of(save(view)) == state_of(kept)
    assert view.errors == []


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(stick, page, tmp_path):
    view = opened(stick, page, next(iter(TOOLS.values()))["page"])
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    view.evaluate("() => { Blob.prototype.text = () => { throw new Error('it was read') } }")
    with view.expect_file_chooser() as waiting:
        view.get_by_role("button", name="Open a file", exact=True).click()
    waiting.value.set_files(large)
    view.get_by_text("The file is larger than 5 MB").wait_for()
    assert view.errors == []


def test_a_tools_scripts_load_on_its_own_page_alone(home, page):
    view = page()
    view.goto(home.url + "index.html")
    assert not [url for url in view.asked if "/js/tools/" in url or url.endswith("/sums/file.js")]
