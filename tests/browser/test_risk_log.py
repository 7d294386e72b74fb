"""The risk log in a browser, on the site and on the stick: a person starts from the lists, writes, compares, prints."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from conftest import ROOT
from playwright.sync_api import expect
from tool_aids import fault, load_example, open_text, opened, said, save, state_of

from toolkit import data

pytestmark = pytest.mark.either_home

PAGE = "/tools/risk-log.md"
FACTS = data.load(ROOT / "docs/_data")[0]
LOG = "[data-log] tbody tr"
DESK = ".tool__desk"


def write(view, **fields: str) -> None:
    """Fill fields of the line that is open: a name with a dot is written before__likelihood."""
    for name, value in fields.items():
        field = view.locator(f'{DESK} [name="{name.replace("__", ".")}"]')
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.blur()


def filter_by(view, label: str, option: str) -> None:
    """Choose above the table of the log."""
    view.locator("[data-log] .filters label", has_text=re.compile(f"^{label}")).locator("select").select_option(option)


def numbers(view) -> list[str]:
    """The numbers in the table of the log, as it stands."""
    return view.locator(f"{LOG} th").all_inner_texts()


def table(view, name: str) -> list[list[str]]:
    """The cells of a table of results."""
    rows = view.get_by_role("group", name=name, exact=True).locator("tbody tr")
    return rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")


def long_log(count: int) -> str:
    """A saved file of so many risks, each beside an earlier one with another owner."""
    side = {"likelihood": "3", "impact": "4"}
    risks = [
        {"number": n, "name": f"Risk {n}", "owner": f"Owner {n % 7}", "before": side, "after": side, "sum": n * 1000}
        for n in range(1, count + 1)
    ]
    earlier = {"day": "2026-10-16", "risks": [{**risk, "owner": "Somebody"} for risk in risks]}
    state = {"risks": risks, "last": count, "earlier": earlier, "levels": {"first": 1000}}
    envelope = {"toolkit": "rethinking-service-delivery", "tool": "risk-log", "format": 1}
    return json.dumps({**envelope, "saved": "2026-10-16T09:00:00.000Z", "state": state})


def test_a_log_is_begun_from_the_lists_written_kept_and_compared_next_month(home, page):
    view = opened(home, page, PAGE)
    summary = view.locator("[data-lists] summary")
    expect(summary).to_contain_text("139 risks")
    view.get_by_label("Kind of service").select_option("people")
    view.get_by_label("Step on the flow chart").select_option("design")
    view.locator('[name="about.structure"]').select_option("section-75-pool")
    view.get_by_label("The day of this log").fill("2026-11-23")
    view.get_by_label("A year's cost of the service").fill("£10,000,000")
    few = int(summary.inner_text().split()[0])
    assert 0 < few < 139
    view.get_by_label("Risks of later steps too").uncheck()
    assert 0 < int(summary.inner_text().split()[0]) < few
    view.get_by_label("Risks of later steps too").check()

    view.get_by_role("button", name="Add the ticked risks").click()
    assert said(view) == "Tick a risk in the list first."
    summary.click()
    boxes = view.locator("[data-lists] li:visible input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    view.get_by_role("button", name="Add the ticked risks").click()
    assert said(view).startswith("2 risks added.")
    expect(summary).to_contain_text(f"{few - 2} risks")
    assert numbers(view) == ["1", "2"]

    view.get_by_role("button", name="Write risk 2").click()
    assert view.evaluate("document.activeElement.name") == "name"
    write(view, name="Beds", before__likelihood="4", before__impact="5", after__likelihood="2", after__impact="4")
    write(view, owner="Jo Carr", response="treat", due="2026-12-01", sum="150,000", chance="20", set="money")
    view.locator(DESK).get_by_label("Counts towards the allowance").check()
    assert numbers(view) == ["2", "1"]  # the line with a score leads
    expect(view.locator(LOG).first).to_contain_text("2 × 4 = 8 Middle")
    expect(view.locator("[data-results]")).to_contain_text("£30,000")
    assert table(view, "What an impact in money is here")[0][1:] == ["£50,000", "£100,000", "£200,000", "£500,000"]
    first = save(view)

    view.reload()
    view.get_by_role("button", name="Start again").click()
    expect(view.locator(LOG)).to_have_count(0)
    open_text(view, first)
    view.get_by_label("The day of this log").fill("2026-12-23")
    view.get_by_role("button", name="Write risk 2").click()
    write(view, after__likelihood="4", due="2027-01-15")
    view.get_by_role("button", name="Write risk 1").click()
    write(view, state="closed", note="The cause is gone")
    view.get_by_role("button", name="Write a new risk").click()
    write(view, name="Newcomer")
    open_text(view, first, "Compare with an earlier file")
    assert "Compared with 2 risks" in said(view)
    changed = table(view, "What has changed")
    assert changed[0] == ["2. Beds", "Score after: 8 to 16. Act put off: 1 Dec 2026 to 15 Jan 2027", "up 8"]
    assert [row[1] for row in changed[1:]] == ["State: open to closed", "New"]
    expect(view.locator("[data-changes]")).to_contain_text("3 lines are new, gone or changed since 23 Nov 2026; 0 are")
    told = [row[1:] for row in table(view, "Who must be told") if row[0] == "2. Beds"]
    assert [because for _, because in told] == ["it scores 16", "its score rose by 8"]
    assert numbers(view) == ["2", "3"]  # what is closed is out of the way, and kept
    rows = list(csv.reader(io.StringIO(save(view, "Save the changes as CSV").removeprefix("\ufeff"))))
    assert rows[1][:2] == ["2", "Beds"] and rows[1][3] == "8"
    assert state_of(save(view))["earlier"]["risks"][1]["name"] == "Beds"
    assert view.errors == []


@pytest.mark.parametrize(("place", "key"), [(0, "a"), (1, "b")])
def test_an_example_gives_the_figures_that_the_guidance_prints(home, page, place, key):
    example = FACTS.examples[key]
    view = opened(home, page, PAGE)
    load_example(view, place)
    pairs = [risk["after"] if "after" in risk else (risk["likelihood"], risk["impact"]) for risk in example["risks"]]
    rows = view.locator(LOG).evaluate_all("rows => rows.map(row => row.innerText)")
    assert len(rows) == len(pairs)
    for row, risk, (likelihood, impact) in zip(rows, example["risks"], pairs, strict=True):
        assert risk["name"] in row and f"{likelihood} × {impact} = {likelihood * impact}" in row
    lines = table(view, "What an impact in money is here")[0][1:]
    printed = {
        "a": ["£34,800", "£69,600", "£139,200", "£348,000"],
        "b": ["£140,000", "£280,000", "£560,000", "£1,120,000"],
    }
    assert lines == printed[key]
    if key == "b":
        results = view.locator("[data-results]").inner_text()
        assert f"is £{example['risk_allowance']['mean']:,}." in results
        assert f"is about {example['risk_allowance']['passes']}%." in results
        assert "What the log lacks" not in results
    assert view.errors == []


def test_the_examples_lines_are_on_the_guidance_pages_too(home, page):
    """One scale and one log: what the tool shows for example B, the risk logs page prints."""
    view = opened(home, page, "/guides/risk-management/risk-logs.md")
    words = view.locator("article").inner_text()
    for risk in FACTS.examples["b"]["risks"]:
        likelihood, impact = risk["after"]
        assert risk["name"] in words and f"{likelihood} × {impact} = {likelihood * impact}. £{risk['sum']:,}" in words


def test_the_table_is_sorted_and_filtered(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    assert numbers(view) == [str(n) for n in range(1, 11)]
    view.get_by_role("button", name="Sum; chance").click()
    assert numbers(view)[0] == "2"  # 6% of £5,200,000 is the most
    view.get_by_role("button", name="Sum; chance").click()
    assert numbers(view)[-1] == "2"
    heading = view.locator("[data-log] th[aria-sort]")
    assert heading.count() == 1 and heading.get_attribute("aria-sort") == "ascending"
    assert view.evaluate("document.activeElement.dataset.sort") == "sum"
    view.get_by_role("button", name="No", exact=True).click()
    filter_by(view, "Score", "middle")
    assert numbers(view) == ["1", "2", "3", "4", "5"]
    filter_by(view, "Score", "high")
    assert numbers(view) == []
    filter_by(view, "Score", "")
    view.locator("[data-log] input[type=search]").fill("winter ROTA")
    assert numbers(view) == ["9"]
    expect(view.locator("[data-log] [role=status]")).to_have_text("1 of 10 risks.")
    assert view.locator("[data-results] svg").count() == 2  # a way of looking changes no map
    assert len(state_of(save(view))["risks"]) == 10


def test_the_map_is_drawn_with_its_figures_in_a_table(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    rows = {row[0]: row[1:] for row in table(view, "Figures: After the response")}
    assert rows["2: Unlikely"] == ["–", "–", "6, 7, 9", "4, 5", "2"]
    assert rows["3: Possible"] == ["–", "8", "3", "1", "–"]
    drawn = view.locator(".chart svg").nth(1).locator("text").all_text_contents()
    assert {"6, 7, 9", "4, 5", "Likelihood", "Impact", "H: High, 15 to 25"} <= set(drawn)


def test_a_wrong_figure_is_said_and_kept_when_another_line_is_asked_for(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    view.get_by_role("button", name="Write risk 1", exact=True).click()
    write(view, chance="250")
    expect(view.locator(f"{DESK} .tool__wrong")).to_have_text("This must be a figure from 0 to 100.")
    view.get_by_role("button", name="Write risk 3").click()
    assert "marked as wrong" in fault(view)
    assert view.locator(f'{DESK} [name="chance"]').input_value() == "250"
    write(view, chance="25")
    view.get_by_role("button", name="Write risk 3").click()
    assert view.locator(f"{DESK} legend").inner_text() == "Risk 3"
    assert fault(view) == ""


def test_a_number_is_never_used_again(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 0)
    view.get_by_role("button", name="Write risk 5").click()
    view.get_by_role("button", name="Take this risk out").click()
    assert "not used again" in view.questions[-1]
    assert "5" not in numbers(view)
    view.get_by_role("button", name="Write a new risk").click()
    write(view, name="Another")
    assert "6" in numbers(view) and "5" not in numbers(view)
    view.get_by_role("button", name="Write a new risk").click()
    view.get_by_role("button", name="Back to the table").click()  # a line that was not begun is no line
    assert len(state_of(save(view))["risks"]) == 5


def test_the_spreadsheet_has_a_cell_for_each_figure(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    view.get_by_role("button", name="Write risk 2").click()
    write(view, name="=2+2", note='Lines\nand "quotes", commas')
    text = save(view, "Save the log as CSV")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 10 and rows[0]["Name"] == "Inflation passes the budget"
    assert (rows[0]["Score after"], rows[0]["Sum"], rows[0]["Chance %"], rows[0]["Sum × chance"]) == (
        "12",
        "1080000",
        "25",
        "270000",
    )
    assert (rows[0]["Band"], rows[0]["By"], rows[0]["State"]) == ("Middle", "2027-01-11", "Open")
    assert rows[0]["Must be told"] == "Cabinet: its sum passes the second limit"
    assert rows[1]["Name"] == "'=2+2" and rows[1]["Reason"] == 'Lines\nand "quotes", commas'


def test_it_is_kept_by_keyboard_alone(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 0)
    view.get_by_role("button", name="Write risk 3").focus()
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.name") == "name"
    view.keyboard.press("Control+A")
    view.keyboard.type("Posts")
    for _ in range(8):
        view.keyboard.press("Tab")
        if view.evaluate("document.activeElement.name") == "before.likelihood":
            break
    view.keyboard.press("5")
    expect(view.locator(LOG, has_text="Posts")).to_contain_text("5 × 4 = 20")
    view.get_by_role("button", name="Back to the table").focus()
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.dataset.number") == "3"
    assert view.locator(DESK).is_hidden()


def test_a_thousand_risks_are_written_without_waiting(home, page):
    view = opened(home, page, PAGE)
    open_text(view, long_log(1000))
    expect(view.locator("[data-log] [role=status]")).to_contain_text("50 of 1000 risks.")
    assert view.locator(LOG).count() == 50
    view.get_by_role("button", name="Write risk 1", exact=True).click()
    slowest = view.evaluate("""() => {
      const field = document.querySelector(".tool__desk [name=name]")
      const times = [...Array(5)].map(() => {
        field.value += "x"
        const began = performance.now()
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))
        return performance.now() - began
      })
      return times.sort((one, other) => one - other)[2]
    }""")
    assert slowest < 500  # about 20 ms on a machine that does nothing else
    expect(view.locator(LOG).first).to_contain_text("Risk 1xxxxx")
    filter_by(view, "Lines", "")
    expect(view.locator(LOG)).to_have_count(1000)
    expect(view.locator("[data-changes]")).to_contain_text("The CSV has them all.")
    view.get_by_role("button", name="Write a new risk").click()
    assert fault(view) == "There is room for 1000 risks."
    assert len(state_of(save(view))["risks"]) == 1000
    assert view.errors == []


def test_a_file_without_risks_is_no_earlier_log(home, page):
    view = opened(home, page, PAGE)
    empty = save(view)
    load_example(view, 0)
    open_text(view, empty, "Compare with an earlier file")
    assert fault(view) == "There is no risk in that file. Nothing on this page has changed."
    open_text(view, "{}", "Compare with an earlier file")
    assert "not saved by this toolkit" in fault(view) and len(numbers(view)) == 5


def test_lists_that_cannot_be_loaded_are_told_and_can_be_asked_for_again(home, page):
    view = opened(home, page, PAGE)
    lists = re.compile("/assets/later/")
    view.route(lists, lambda route: route.abort())
    view.reload()  # or Chromium lets what a file asks for go by
    view.locator("[data-lists] summary").click()
    expect(view.locator(".tool__fault")).to_contain_text("The lists could not be loaded.")
    assert view.locator("[data-lists] li").count() == 0
    view.unroute(lists)
    view.locator("[data-lists] summary").click()
    view.locator("[data-lists] summary").click()
    expect(view.locator("[data-lists] li")).to_have_count(139)
    view.locator("[data-lists] summary").click()
    view.locator("[data-lists] summary").click()
    assert view.locator("[data-lists] li").count() == 139


def test_the_log_and_the_maps_are_printed_without_the_form(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    view.get_by_role("button", name="Write risk 1", exact=True).click()
    view.emulate_media(media="print")
    assert view.locator(LOG).count() == 10 and view.locator(LOG).first.is_visible()
    assert view.locator("[data-results] svg").first.is_visible()
    for hidden in (DESK, "[data-log] .filters", "[data-lists] details", "[data-log] .md-button >> nth=0"):
        assert not view.locator(hidden).is_visible(), hidden


def test_on_paper_there_are_lines_to_write_on(home, page):
    view = opened(home, page, PAGE, java_script_enabled=False)
    view.emulate_media(media="print")
    assert view.locator("[data-row]").count() == 3
    assert view.locator("[data-row]").last.get_by_text("1 2 3 4 5").first.is_visible()
    assert not view.locator("[data-row] select").first.is_visible()
