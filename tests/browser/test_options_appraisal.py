"""The options appraisal as a person uses it: what the pages print, what reverses it, and what is wrong with a case."""

from __future__ import annotations

import json

import pytest
from tool_aids import load_example, open_text, opened, paste, said, save, state_of

from toolkit import appraisal, figures

pytestmark = pytest.mark.either_home

PAGE = "/tools/options-appraisal.md"
PRESENT = "Net present cost"


@pytest.fixture
def b(facts):
    return facts.examples["b"]


def table(view, caption: str) -> dict[str, dict[str, str]]:
    """The table whose caption begins so: its rows by their heading, each by the column's."""
    lines = view.locator(f'.tool__table[aria-label^="{caption}"]').first.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )
    head, *rows = lines
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_example_b_has_the_figures_of_the_pages(home, page, b):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    money = table(view, "Marlshire")
    for each in b["options"]:
        row = money[each["name"]]
        assert row[PRESENT] == figures.pounds(appraisal.present_cost(b, each["id"]))
        assert row["Year 0"] == figures.pounds(each["costs"][0])
        assert row["Net cost, all years"] == figures.pounds(sum(each["costs"]))
        assert row["Points of 100"] == str(each["quality"])
        years = list(table(view, "Net cost by year").values())[: len(each["costs"])]
        assert [row[each["name"]] for row in years] == [figures.pounds(cost) for cost in each["costs"]]
    assert next(iter(money)) == "One partner" and money["Carry on as now"]["Factors"] == "Fails"


def test_example_b_is_reversed_by_what_the_pages_say(home, page, b):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    apart = table(view, "What would close the gap")
    names = {each["id"]: each["name"] for each in b["options"]}
    for first, second in (("one-partner", "two-contracts"), ("one-partner", "in-house"), ("two-contracts", "in-house")):
        row, gap = apart[f"{names[first]} before {names[second]}"], appraisal.gap(b, first, second)
        assert list(row.values())[1:5] == [
            figures.pounds(gap),
            figures.pounds(appraisal.level_cost(gap, b["discount_rate"], 7)),
            figures.percent(appraisal.gap_share(b, first, second), 1),
            figures.pounds(appraisal.future_cost(gap, b["discount_rate"], 7)),
        ]
    lose = appraisal.saving_to_lose(b, "one-partner", "two-contracts")
    assert apart["One partner before Two contracts"]["Saving it must lose"] == figures.percent(lose)

    tests = table(view, "One partner, tested")
    told = [row[PRESENT] for row in tests.values()]
    assert told == [figures.pounds(cost) for cost in appraisal.tested(b, "one-partner").values()]
    rival = appraisal.present_cost(b, "two-contracts", 3.0)
    cheaper = rival - appraisal.tested(b, "one-partner")["rate"]
    assert tests["The rate is 3.0%"]["Against Two contracts"] == f"{figures.millions(cheaper)} cheaper"

    weights = table(view, "Which weight")
    column = "First place at each weight, the others in proportion"
    assert weights["Control"][column].startswith("up to 32: One partner; 32 to ")
    assert weights["Condition"][column] == "No weight changes it: One partner"
    assert weights["In time"][column].endswith("Carry on as now, which fails a factor")

    cash = table(view, "One partner in cash")
    costs = appraisal.option(b, "one-partner")["costs"]
    assert cash["2030/31"]["Net cost in cash"] == figures.pounds(appraisal.in_cash(costs[3], 5, 2))
    assert cash["2030/31"]["Today's cost in cash"] == figures.pounds(appraisal.in_cash(b["baseline"]["total"], 5, 2))


def test_examples_a_and_c_leave_what_the_pages_say(home, page, facts):
    a, c = facts.examples["a"], facts.examples["c"]
    view = opened(home, page, PAGE)
    for place, example, left in (
        (0, a, a["savings"]["forecast_net_total"] - a["investment"]["total"]),
        (2, c, c["savings"]["total"] - c["investment"]["total"]),
    ):
        load_example(view, place)
        totals = [row["Net cost, all years"] for row in table(view, example["name"]).values()]
        chosen, apart = (int(total.replace("£", "").replace(",", "")) for total in totals)
        assert apart - chosen == left
        assert "carries no allowance for optimism" in view.locator("[data-results]").inner_text()


def test_the_money_and_the_factors_come_before_the_points_which_are_warned_of(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    headings = view.locator("[data-results] h3").all_inner_texts()
    assert headings[:2] == ["Which options would do", "The money, and who meets the factors"]
    assert headings.index("Points: a second look, and not the decision") == len(headings) - 1
    results = view.locator("[data-results]").inner_text()
    assert "The Green Book recommends against deciding by these" in results
    assert "cannot tell it apart from Two contracts, Council company and Improve in-house" in results


def test_a_person_sets_up_two_options_saves_opens_and_prints(home, page):
    view = opened(home, page, PAGE)
    view.get_by_label("The decision").fill("Grounds")
    for name, value in (("about.first", "2027"), ("about.prices", "2026"), ("about.years", "2"), ("about.rate", "10")):
        view.locator(f"[name='{name}']").fill(value)
    for option, figures_typed in (("1", ["0", "£1,100", "1210"]), ("2", ["100", "880", "968"])):
        view.locator(f"[name='options.{option}.name']").fill("Stay" if option == "1" else "Move")
        for year, figure in enumerate(figures_typed):
            view.locator(f"[name='options.{option}.cost.{year}']").fill(figure)
    view.get_by_label("Carrying on as now is").select_option("1")
    money = table(view, "Grounds")
    assert [money[name][PRESENT] for name in ("Stay", "Move")] == ["£2,000", "£1,700"]
    assert money["Move"]["Against Stay"] == "−£300"
    assert view.locator("[name='options.1.cost.1']").input_value() == "1,100"
    assert view.locator("[data-year='2'] .tool__label").first.inner_text() == "2029/30"
    assert not view.locator("[name='options.1.cost.3']").is_visible()

    kept = save(view)
    view.locator("[name='options.2.cost.1']").fill("9999")
    open_text(view, kept)
    assert state_of(save(view)) == state_of(kept)
    assert table(view, "Grounds")["Move"][PRESENT] == "£1,700"
    assert "Move,Not settled,100,1948,1700,1,-300" in save(view, "Save the summary as CSV")
    view.emulate_media(media="print")
    assert view.locator(".tool__table").first.is_visible()
    assert not view.get_by_role("button", name="Copy this table").is_visible()
    assert not view.locator("[data-option='3'].tool__slot").is_visible()
    assert view.errors == []


def test_a_wrong_figure_is_said_beside_its_field_and_the_rest_stays(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    before = table(view, "Marlshire")["Two contracts"]
    field = view.locator("[name='options.5.cost.2']")
    field.fill("38.2 million")
    field.press("Tab")
    assert "This is not a figure" in view.locator(".tool__wrong").inner_text()
    assert field.input_value() == "38.2 million"
    assert table(view, "Marlshire")["Two contracts"][PRESENT] == before[PRESENT]
    assert "One partner has no cost for 2029/30" in view.locator("[data-results]").inner_text()


def test_an_option_is_moved_by_no_other_and_slots_come_as_they_are_needed(home, page):
    view = opened(home, page, PAGE)
    assert view.locator(".tool__slot[data-option]:visible").count() == 3
    view.locator("[name='options.3.name']").fill("Third")
    assert view.locator(".tool__slot[data-option]:visible").count() == 4
    view.locator("[name='factors.1.name']").fill("Lawful")
    assert view.locator("[data-factor='1'] .tool__line:visible legend").all_inner_texts() == ["Third"]
    view.locator("[name='factors.1.option.3.verdict']").select_option("fail")
    view.locator("[name='options.1.name']").fill("First")
    assert table(view, "Critical success factors")["Third"]["Lawful"] == "FAILS"
    assert table(view, "Critical success factors")["First"]["Lawful"] == "–"


def test_what_cannot_be_worked_out_is_said(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    results = view.locator("[data-results]")
    view.locator("[name='factors.1.weight']").fill("25")
    assert "The weights make 95. They must make 100" in results.inner_text()
    view.locator("[name='factors.1.option.5.score']").fill("1")
    assert "One partner scores 1, below the pass mark, and part 3 says that it meets it" in results.inner_text()
    view.locator("[name='about.rate']").fill("6")
    assert "The rate is 6%, not the Green Book's 3.5%" in results.inner_text()
    view.locator("[name='about.rate']").fill("")
    assert "Enter the discount rate." in results.inner_text()
    view.locator("[name='about.rate']").fill("0")
    assert table(view, "Marlshire")["One partner"][PRESENT] == "£265,700,000"
    assert view.errors == []


def test_a_column_from_a_spreadsheet_fills_the_years(home, page):
    view = opened(home, page, PAGE)
    view.locator("[name='about.years']").fill("2")
    view.locator("[name='options.1.cost.0']").focus()
    paste(view, "£1,000\r\n2000\r\n3000\r\n4000\r\n")
    typed = [view.locator(f"[name='options.1.cost.{year}']").input_value() for year in range(4)]
    assert [words.replace("£", "") for words in typed] == ["1,000", "2,000", "3000", ""]
    assert said(view) == "3 figures are pasted. There is no field for the other 1."
    assert table(view, "The options")["Option 1"]["Net cost, all years"] == "£6,000"


def test_the_table_for_the_paper_is_copied_without_colours(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    view.evaluate(
        """() => {
          const set = DataTransfer.prototype.setData
          window.handed = {}
          DataTransfer.prototype.setData = function (kind, text) {
            window.handed[kind] = text
            return set.call(this, kind, text)
          }
        }"""
    )
    view.get_by_role("button", name="Copy this table").click()
    handed = view.evaluate("window.handed")
    assert handed["text/html"].startswith('<table border="1">') and "class=" not in handed["text/html"]
    assert "One partner\tMeets all\t£1,900,000" in handed["text/plain"]
    assert "The table is copied" in said(view)


def test_a_case_as_large_as_the_form_holds_is_worked_out(home, page):
    view = opened(home, page, PAGE)
    load_example(view, 1)
    envelope = save(view)
    state = state_of(envelope)
    for option in state["options"].values():
        option["name"] = "X" * 60
        option["cost"] = dict.fromkeys(option["cost"], 1e12)
        option["benefit"] = dict.fromkeys(option["benefit"], 1e12)
    state["about"]["years"] = 15
    for factor in state["factors"].values():
        factor |= {"name": "Y" * 60, "weight": 12.5}
        for cell in factor["option"].values():
            cell |= {"score": 5, "verdict": "pass"}
    open_text(view, json.dumps(json.loads(envelope) | {"state": state}))
    assert "Opened" in said(view)
    assert view.locator(".tool__table").count() >= 6
    assert view.errors == []
