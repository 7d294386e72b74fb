"""The payment model as a person uses it: example B as the pages print it, a month, a limit and a question."""

from __future__ import annotations

import pytest
from tool_aids import load_example, open_text, opened, paste, save, state_of

from toolkit import figures, payment

pytestmark = pytest.mark.either_home

PAGE = "/tools/payment-model.md"


@pytest.fixture
def b(facts):
    return facts.examples["b"]


def rows(view, caption: str) -> list[list[str]]:
    """The table whose caption begins so: its rows under the headings, as words."""
    return view.locator(f'.tool__table[aria-label^="{caption}"]').first.evaluate(
        "table => [...table.rows].slice(1).map(row => [...row.cells].map(cell => cell.textContent))"
    )


def test_example_b_is_the_mechanism_that_the_page_prints(home, page):
    """Cell by cell against the table of the built page on considerations."""
    view = opened(home, page, "/guides/payment-mechanisms/considerations.md")
    printed = view.locator(".dense-table table").first.evaluate(
        "table => [...table.rows].slice(1).map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    assert len(printed) == 7
    view = opened(home, page, PAGE)
    load_example(view)
    assert rows(view, "What is paid, year by year")[:-1] == printed


def test_example_bs_limit_month_and_cap_are_the_pages(home, page, b):
    view = opened(home, page, PAGE)
    load_example(view)
    terms, share = b["payment"], b["gain_share"]
    worked = payment.mechanism(terms, share)

    third, client, limit = worked[2], b["client_team"]["cost"], b["affordable"]
    most = terms["charge"]["works"] * (100 + terms["works"]["pain_limit"]) / 100
    worst = payment.target_cost_payment(terms["charge"]["works"], most, terms["works"])
    charges = [third["real"], third["base"], third["lump"] + third["repairs"] + worst]
    assert [row[1:] for row in rows(view, "2030/31 against the limit")] == [
        [figures.pounds(each) for each in (charge, charge + client, limit - charge - client)] for charge in charges
    ]

    charge = (worked[0]["lump"] + worked[0]["repairs"]) * worked[0]["factor"] / 12
    points = {each["id"]: each["points"] for each in b["kpis"]}
    running = terms["month"]["running"]
    month = payment.month_deduction(charge, terms["deductions"], [points[key] for key in running], running.values())
    results = view.locator("[data-results]").inner_text()
    assert f"The monthly charge in 2028/29 is {figures.pounds(charge)}." in results
    assert f"The deduction is {figures.pounds(month)}." in results

    years = terms["years"]
    free = payment.index_factors(terms["index"] | {"cap": 100}, years["labour"], years["materials"])[2:]
    held = payment.index_factors(terms["index"], years["labour"], years["materials"])[2:]
    lifted = [row["indexed"] * (one / other - 1) for row, one, other in zip(worked, free, held, strict=True)]
    beside = rows(view, "What if: No cap on the index")
    assert [row[3] for row in beside] == [figures.pounds(each) for each in (*lifted, sum(lifted))]


def test_a_person_builds_a_contract_asks_a_question_saves_and_opens(home, page):
    view = opened(home, page, PAGE)
    assert "Enter a year in part 3" in view.locator("[data-results]").inner_text()
    for name, value in (("about.first", "2028"), ("about.prices", "2027"), ("index.labour", "100"), ("index.cap", "5")):
        view.locator(f"[name='{name}']").fill(value)
    year = view.locator("[data-rows=years]")
    year.locator("[name=lump]").fill("£1,000")
    year.locator("[name=labour]").fill("10")
    view.get_by_role("button", name="Add a year").click()
    year.locator("[name=lump]").nth(1).fill("1000")
    assert [row[-2] for row in rows(view, "What is paid")] == ["£1,050", "£1,050", "£2,100"]
    assert "An index has no change in 1 of 2 years" in view.locator("[data-results]").inner_text()
    whatif = view.locator("[data-rows=whatifs]")
    whatif.locator("[name=name]").fill("No cap")
    whatif.locator("[name=cap]").fill("100")
    assert [row[-1] for row in rows(view, "What if: No cap")] == ["£50", "£50", "£100"]

    kept = save(view)
    view.get_by_role("button", name="Remove year").first.click()
    assert len(rows(view, "What is paid")) == 2
    open_text(view, kept)
    assert state_of(save(view)) == state_of(kept)
    assert [row[-1] for row in rows(view, "What if: No cap")] == ["£50", "£50", "£100"]
    assert "2028/29,1050,1100,50,1050,1100,50" in save(view, "Save the what-ifs as CSV")
    view.emulate_media(media="print")
    assert view.locator(".tool__table").first.is_visible()
    assert view.errors == []


def test_what_cannot_be_is_said_and_nothing_is_lost(home, page):
    view = opened(home, page, PAGE)
    load_example(view)
    results = view.locator("[data-results]")
    view.locator("[name='index.labour']").fill("90")
    assert "The weights of the two indices make 115" in results.inner_text()
    view.locator("[name='index.labour']").fill("60")
    view.locator("[name='index.collar']").fill("6")
    assert "The collar is above the cap" in results.inner_text()
    view.locator("[name='index.collar']").fill("0")
    view.locator("[data-rows=years] [name=points]").first.fill("5000")
    assert "No more than 1,200 points can be taken in a year" in results.inner_text()
    view.locator("[data-rows=before]").get_by_role("button").first.click()
    assert "there are 2 changes before the first year; 1 is entered" in results.inner_text()
    field = view.locator("[data-rows=years] [name=labour]").first
    field.fill("three")
    field.press("Tab")
    assert "This is not a figure" in view.locator(".tool__wrong").inner_text()
    assert view.errors == []


def test_a_column_from_a_spreadsheet_makes_the_years_it_needs(home, page):
    view = opened(home, page, PAGE)
    view.locator("[data-rows=years] [name=lump]").focus()
    paste(view, "100\n200\n300")
    assert [row[1] for row in rows(view, "What is paid")] == ["£100", "£200", "£300", "£600"]
