"""Baseline and benefits as a person uses it: example A as the guidance prints it, a year entered, and a year later."""

from __future__ import annotations

import json

import pytest
from tool_aids import fault, load_example, open_text, opened, paste, said, save, state_of

pytestmark = pytest.mark.either_home

PAGE = "/tools/baseline-and-benefits.md"
REVIEW = "/guides/making-the-partnership-a-success/review-and-benefits.md"
BASELINE = "/guides/vision-to-outline-business-case/business-review.md"
CELLS = "table => [...table.rows].slice(1).map(row => [...row.cells].map(cell => cell.textContent.trim()))"


def rows(view, caption: str) -> list[list[str]]:
    """The table whose caption begins so: its rows under the headings, as words."""
    return view.locator(f'.tool__table[aria-label^="{caption}"]').first.evaluate(CELLS)


def printed(view, heading: str) -> list[list[str]]:
    """The table of a page of guidance whose head begins with these columns."""
    tables = view.locator("article table").evaluate_all(
        "(all, head) => all.filter(t => [...t.rows[0].cells].map(c => c.textContent.trim()).join('|').startsWith(head))"
        f".map({CELLS})",
        heading,
    )
    assert len(tables) == 1, f"{len(tables)} tables begin with {heading}"
    return tables[0]


def results(view) -> str:
    """What the tool says in its results."""
    return view.locator("[data-results]").inner_text()


def test_example_a_is_the_register_that_the_review_prints(home, page):
    """Cell by cell, against three tables of the built page."""
    guide = opened(home, page, REVIEW)
    register = printed(guide, "Benefit|Owner|Baseline|Counted by")
    by_year = printed(guide, "Benefit|Owner|Figure|2022/23")
    short = printed(guide, "Line|Short by")
    shares = printed(guide, "Council|Share|Its saving")
    left = guide.get_by_text("After joint costs and the investment, the four years left").inner_text()

    view = opened(home, page, PAGE)
    load_example(view)
    assert rows(view, "The register at the end of 2025/26") == register
    own = rows(view, "Forecast and actual, every year")
    assert own[: len(by_year)] == by_year
    assert [row[:3] for row in rows(view, "Short of the forecast, four years")] == [row[:3] for row in short]
    assert rows(view, "What each partner may report") == shares
    for words in ("£520,000", "£890,000"):
        assert words in left and words in results(view)
    assert "was to be covered in 2024/25, and was covered in 2025/26" in results(view)
    assert view.errors == []


def test_example_as_baseline_is_the_one_that_the_business_review_prints(home, page):
    guide = opened(home, page, BASELINE)
    bridge, beside = printed(guide, "Step|Lowmere"), printed(guide, "Example A|Lowmere")
    saving = guide.get_by_text("the other two would save about").inner_text()
    view = opened(home, page, PAGE)
    load_example(view)
    own = rows(view, "From the first figure")
    assert [row[1:] for row in own] == [row[1:] for row in bridge]
    assert [row[1:] for row in rows(view, "The partners side by side")] == [row[1:] for row in beside]
    told = view.locator("[data-baseline]").inner_text()
    for words in ("£98,000 a year", "1.4%"):
        assert words in saving and words in told


def test_the_failed_benefit_is_told_and_the_other_examples_are_forecasts(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    assert "Income from serving a fourth council has failed: nothing of £60,000 came." in results(view)
    assert "All that was counted is banked: £790,000" in results(view)
    assert "Days to decide a claim: 19, and the target of 18 was missed." in results(view)
    load_example(view, 1)
    assert "Nothing is counted yet. £16,200,000 net is forecast over seven years." in results(view)
    load_example(view, 2)
    assert "£3,110,000 net is forecast over four years." in results(view)
    assert view.errors == []


def start(view) -> None:
    """Two years, one partner and one benefit."""
    for name, value in (
        ("prices", "2025"),
        ("first", "2026"),
        ("years", "2"),
        ("counted", "2026"),
        ("investment", "50"),
    ):
        view.locator(f"[name='about.{name}']").fill(value)
    line = view.locator("[data-rows=benefits]")
    for name, value in (("name", "Posts"), ("owner", "Ann"), ("baseline", "10 posts"), ("by", "Posts deleted")):
        line.locator(f"[name={name}]").fill(value)
    line.locator("[name=kind]").select_option("cash")
    line.locator("[name=rating]").select_option("2")
    line.locator("[name='forecast.0']").fill("£1,000")
    line.locator("[name='forecast.1']").fill("2,000")
    line.locator("[name='actual.0']").fill("400")


def test_a_person_enters_a_year_and_next_year_sees_what_changed(home, page):
    view = opened(home, page, PAGE)
    assert "Enter a benefit in part 3" in results(view)
    start(view)
    assert "2026/27: £400 net was counted, where £1,000 was forecast. It is £600 short, 60%" in results(view)
    assert "£400 is only claimed: no budget has been cut for it." in results(view)
    assert "Posts is £600 short of £1,000. No cause is given." in results(view)
    assert rows(view, "Banked, and only claimed")[0] == ["Posts", "£400", "£0", "£400", "£0", "–"]
    view.locator("[data-rows=benefits] [name=banked]").fill("500")
    assert rows(view, "Banked, and only claimed")[0][1:5] == ["£400", "£400", "£0", "£100"]
    assert "£100 more was taken out of budgets than was counted." in results(view)
    last_year = save(view)

    view.locator("[name='about.counted']").fill("2027")
    view.locator("[data-rows=benefits] [name='forecast.1']").fill("900")
    view.locator("[data-rows=benefits] [name='actual.1']").fill("900")
    view.locator("[data-rows=benefits] [name=rating]").select_option("3")
    view.get_by_role("button", name="Add a cost").click()
    view.locator("[data-rows=costs] [name=name]").last.fill("Travel")
    view.locator("[data-rows=costs] [name=kind]").last.select_option("disbenefit")
    view.locator("[data-rows=costs] [name='actual.1']").last.fill("70")
    open_text(view, last_year, "Compare with an earlier file")
    assert "Compared with the earlier file, saved on " in said(view)
    assert rows(view, "What has changed") == [
        ["Posts", "Rating was 2. Measured, is 3. Due. Forecast for 2027/28 was £2,000, is £900"],
        ["Travel", "New line"],
    ]
    assert "Counted since: 2027/28." in view.locator("[data-changes]").inner_text()
    told = results(view)
    assert "Disbenefit: Travel cost £70, and was not in the forecast." in told
    assert "The forecast itself was lowered by £1,100 since the earlier file." in told
    assert "Confidence has fallen: Posts." in told

    kept = save(view)
    assert 'Posts,"Rating was 2. Measured' in save(view, "Save the changes as CSV")
    assert "Posts,Ann,10 posts,Posts deleted,900,900,3" in save(view, "Save the register as CSV")
    assert "Actual,400,900,1300" in save(view, "Save the years as CSV")
    view.get_by_role("button", name="Compare no more").click()
    assert view.locator("[data-changes] table").count() == 0
    open_text(view, kept)
    assert state_of(save(view)) == state_of(kept)
    assert rows(view, "What has changed")[1] == ["Travel", "New line"]
    view.emulate_media(media="print")
    assert view.locator(".tool__table").first.is_visible()
    assert not view.get_by_role("button", name="Compare with an earlier file").is_visible()
    assert view.errors == []


def test_a_file_that_cannot_be_compared_changes_nothing(home, page):
    view = opened(home, page, PAGE)
    start(view)
    kept = save(view)
    for text in ("{", kept.replace('"baseline-and-benefits"', '"risk-log"', 1)):
        open_text(view, text, "Compare with an earlier file")
        assert fault(view).endswith("Nothing on this page has changed.")
        assert state_of(save(view)) == state_of(kept)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(home, page):
    view = opened(home, page, PAGE)
    start(view)
    field = view.locator("[data-rows=benefits] [name='actual.0']")
    field.fill("about four hundred")
    field.press("Tab")
    assert "This is not a figure" in view.locator(".tool__wrong").inner_text()
    assert field.input_value() == "about four hundred"
    assert "It is counted as nothing" in results(view)
    field.fill("400")
    field.press("Tab")
    view.locator("[name='about.counted']").fill("2025")
    assert "The last year counted is before the first year of benefits." in results(view)
    view.locator("[name='about.counted']").fill("2030")
    assert "The last year counted is after the 2 that are forecast." in results(view)
    view.locator("[data-rows=partners] [name=share]").fill("60")
    assert "The shares make 60%, and must make 100%." in results(view)
    assert view.errors == []


def test_a_first_figure_that_nothing_explains_is_told(home, page):
    view = opened(home, page, PAGE)
    partner = view.locator("[data-rows=partners]")
    for name, value in (("name", "Ash"), ("other", "1000"), ("first", "900"), ("left.contracts", "94")):
        partner.locator(f"[name='{name}']").fill(value)
    told = view.locator("[data-baseline]")
    assert "Ash: £6 is not explained, 0.6% of its total." in told.inner_text()
    partner.locator("[name='left.other']").fill("6")
    assert "not explained" not in told.inner_text()


def test_a_row_from_a_spreadsheet_fills_the_years_in_sight(home, page):
    view = opened(home, page, PAGE)
    start(view)
    view.locator("[data-rows=benefits] [name='forecast.0']").focus()
    paste(view, "10\t20\t30")
    assert "2 figures are pasted. There is no field for the other 1." in said(view)
    assert rows(view, "Forecast and actual")[0][3:] == ["£10", "£20", "£30"]


def test_it_is_filled_by_keyboard_alone(home, page):
    view = opened(home, page, PAGE)
    view.locator("[name='about.first']").focus()
    view.keyboard.type("2026")
    view.keyboard.press("Tab")
    view.keyboard.type("1")
    view.keyboard.press("Tab")
    view.keyboard.type("2026")
    view.locator("[data-rows=benefits] [name=name]").focus()
    view.keyboard.type("Posts")
    for keys in (
        "Ann",
        "C",
        "",
        "",
        "1",
        "300",
        "200",
        "200",
    ):  # owner, kind, baseline, by, rating, one year of each, cut
        view.keyboard.press("Tab")
        view.keyboard.type(keys)
    assert rows(view, "Banked, and only claimed")[0] == ["Posts", "£200", "£200", "£0", "£0", "Not named"]


@pytest.mark.parametrize("lines", [60])
def test_a_full_register_stays_quick(home, page, lines):
    """Sixty lines of ten years: the most that the form has room for."""
    view = opened(home, page, PAGE)
    load_example(view)
    envelope = json.loads(save(view))
    state = envelope["state"]
    years = {str(year): 1000 * year for year in range(10)}
    state["about"] |= {"years": 10, "counted": 2031}
    line = state["benefits"][0]
    state["benefits"] = [{**line, "name": f"Line {n}", "forecast": years, "actual": years} for n in range(lines)]
    open_text(view, json.dumps(envelope))
    assert rows(view, "Banked, and only claimed")[-1][1] == "£540,000"
    took = view.evaluate(
        """() => {
          const field = document.querySelector("[data-rows=benefits] [name='actual.9']")
          const started = performance.now()
          field.value = "1"
          field.dispatchEvent(new Event("input", { bubbles: true }))
          return performance.now() - started
        }"""
    )
    assert took < 1000
    assert view.errors == []
