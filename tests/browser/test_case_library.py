"""What a reader of the case library sees and does, on the site and on the stick."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest


def address(home, path: str) -> str:
    """A page's address in either build: the library's own page is a folder's index in both."""
    if path == "cases":
        return home.url + ("cases/" if "127.0.0.1" in home.url else "cases/index.html")
    return home.url + (f"{path}/" if "127.0.0.1" in home.url else f"{path}.html")


def opened(home, page, path="cases", **options):
    view = page(**options)
    view.goto(address(home, path))
    return view


ROWS = "[data-widget=filter-table] tbody tr"


def column(view, name: str) -> list[str]:
    """The words of a column, row by row, of the rows that are shown."""
    place = [text.strip() for text in view.locator("[data-widget=filter-table] thead th").all_inner_texts()].index(name)
    return view.locator(f"{ROWS}:visible > td:nth-child({place + 1})").all_inner_texts()


@pytest.mark.parametrize(
    ("choice", "value"),
    [
        ("Service", "Revenues and benefits"),
        ("Structure", "Joint committee with a host"),
        ("With whom", "The NHS"),
        ("What became of it", "Brought in-house"),
        ("Theme", "Exit"),
    ],
)
def test_the_cases_can_be_narrowed(home, page, choice, value):
    view = opened(home, page)
    every = view.locator(ROWS).count()
    view.locator(".filters").get_by_label(choice).select_option(value)
    shown = column(view, choice)
    assert 0 < len(shown) < every
    assert all(value in text.split("; ") for text in shown)
    assert view.get_by_role("status").filter(has_text=f"{len(shown)} of {every} are shown.").count() == 1
    view.get_by_role("button", name="Show all").click()
    view.get_by_role("status").filter(has_text=f"{every} of {every}").wait_for()
    assert view.errors == []


@pytest.mark.parametrize(("band", "least", "most"), [("Under 5", 0, 4), ("5 to 9", 5, 9), ("15 or more", 15, 99)])
def test_the_cases_can_be_narrowed_by_years(home, page, band, least, most):
    view = opened(home, page)
    view.locator(".filters").get_by_label("Years").select_option(band)
    years = [int(re.match(r"\d+", text)[0]) for text in column(view, "Years")]
    assert years and all(least <= each <= most for each in years)


def test_two_choices_narrow_together_and_none_is_said(home, page):
    view = opened(home, page)
    filters = view.locator(".filters")
    filters.get_by_label("With whom").select_option("A company")
    companies = view.locator(f"{ROWS}:visible").count()
    filters.get_by_label("What became of it").select_option("Brought in-house")
    assert 0 < view.locator(f"{ROWS}:visible").count() < companies
    filters.get_by_label("Service").select_option("Energy")
    assert "Widen a choice" in view.locator("[data-widget=filter-table] [role=status]").inner_text()


def test_a_heading_sorts_by_keyboard_and_says_so(home, page):
    view = opened(home, page)
    heading = view.locator("[data-widget=filter-table] th", has_text="Years")
    button = heading.get_by_role("button", name="Years")
    button.focus()
    for way, order in (("ascending", sorted), ("descending", lambda years: sorted(years, reverse=True))):
        view.keyboard.press("Enter")
        assert heading.get_attribute("aria-sort") == way
        found = column(view, "Years")
        years = [int(re.match(r"\d+", text)[0]) for text in found if text != "not known"]
        assert years == order(years)
        assert "not known" not in found[: len(years)]  # what nobody knows stands last, either way
    assert view.locator("[data-widget=filter-table] [aria-sort]").count() == 1
    assert "Sorted by Years" in view.locator("[data-widget=filter-table] [role=status]").inner_text()
    view.get_by_role("button", name="Case", exact=True).click()
    names = column(view, "Case")
    assert view.locator("[data-widget=filter-table] [aria-sort]").inner_text().startswith("Case")
    assert all(one.casefold() <= other.casefold() for one, other in pairwise(names))


def test_sorting_keeps_what_was_chosen(home, page):
    view = opened(home, page)
    view.locator(".filters").get_by_label("With whom").select_option("The NHS")
    before = sorted(column(view, "Case"))
    view.get_by_role("button", name="Began").click()
    assert sorted(column(view, "Case")) == before


def test_without_scripts_the_table_and_the_chart_are_there(home, page):
    view = opened(home, page, java_script_enabled=False)
    rows = view.locator(".cases-table tbody tr")
    assert rows.count() >= 35 and rows.locator("td:first-child a").count() == rows.count()
    assert view.locator(".filters, .sorts").count() == 0
    assert view.locator(".case-lifetimes a").count() == rows.count()


def test_the_chart_is_named_and_each_bar_opens_its_case(home, page):
    view = opened(home, page)
    chart = view.get_by_role(
        "group", name=re.compile(r"How long each case ran, from 2000 to now: drawing \d of \d, \d+ cases")
    )
    assert chart.count() == view.locator(".case-lifetimes svg").count() >= 2
    bars = chart.get_by_role("link")
    assert bars.count() == view.locator(ROWS).count()
    name = bars.first.locator("text").first.text_content()
    assert view.get_by_role("link", name=re.compile(f"^{re.escape(name)}: began")).count() == 1
    bars.first.focus()
    assert view.evaluate("getComputedStyle(document.activeElement.querySelector('.life__bar')).strokeWidth") == "3px"
    view.keyboard.press("Enter")
    view.wait_for_url(re.compile(r"/cases/[a-z0-9-]+(/|\.html)$"))
    assert view.locator("article h1").inner_text().startswith(name)


@pytest.mark.parametrize("width", [1300, 390, 320])
def test_words_on_the_drawings_stay_readable_and_inside(home, page, width):
    view = opened(home, page, viewport={"width": width, "height": 900})
    told = """() => [...document.querySelectorAll('.case-lifetimes text, .case-timeline text')].map((text) => {
        const svg = text.ownerSVGElement.getBoundingClientRect(), box = text.getBoundingClientRect()
        const scale = svg.width / text.ownerSVGElement.viewBox.baseVal.width
        return [parseFloat(getComputedStyle(text).fontSize) * scale, box.left - svg.left, svg.right - box.right]
    })"""
    for path in ("cases", "cases/lgss"):
        view.goto(address(home, path))
        for size, left, right in view.evaluate(told):
            assert size >= (8 if width == 320 else 10) and left > -3 and right > -3


def test_a_case_has_its_timeline_in_a_drawing_and_in_words(home, page):
    view = opened(home, page, "cases/lgss")
    drawing = view.get_by_role(
        "img", name=re.compile(r"^LGSS: [4-8] numbered events from \d{4} to \d{4} along a line of years")
    )
    assert drawing.count() == 1
    events = view.locator(".case-timeline + ol > li")
    assert events.count() == drawing.locator(".timeline__mark").count()
    assert all(re.match(r"(\d+ )?([A-Z][a-z]+ )?\d{4}\.", text) for text in events.all_inner_texts())
    assert events.locator("a[href^='#source-']").count() == events.count()
    assert view.errors == []


def test_a_citation_leads_to_its_source_and_the_source_leads_out(home, page):
    view = opened(home, page, "cases/lgss")
    cited = view.locator("#what-was-promised ~ p a[href^='#source-']").first
    target = cited.get_attribute("href")
    cited.click()
    assert view.url.endswith(target)
    entry = view.locator(f"li:has({target})")
    assert entry.locator("a").first.get_attribute("href").startswith("http")
    assert "Kind: " in entry.inner_text()
    missing = """() => [...document.querySelectorAll('a[href^="#source-"]')]
        .filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash)"""
    assert view.evaluate(missing) == []


def test_guidance_leads_to_its_cases_and_back(home, page):
    view = opened(home, page, "cases/lgss")
    back = view.locator(".cases-here a")
    assert back.count() >= 3
    title = back.first.inner_text()
    back.first.click()
    assert view.locator("article h1").inner_text() == title
    here = view.get_by_role("region", name="Cases that bear on this page")
    if here.locator("summary").count():
        here.locator("summary").click()
    here.get_by_role("link", name="LGSS").click()
    assert view.locator("article h1").inner_text().startswith("LGSS")


def test_each_step_shows_what_the_cases_teach_there(home, page):
    view = opened(home, page, "stages/exit")
    taught = view.get_by_role("region", name="What the cases teach at this step")
    taught.locator("summary").click()
    assert taught.get_by_role("listitem").count() > 8
    view.emulate_media(media="print")
    assert not taught.is_visible()  # a step's paper is its decision and its questions


def test_a_case_says_when_its_facts_were_checked_and_not_who_must_read_it(home, page):
    view = opened(home, page, "cases/lgss")
    facts = view.locator(".page-facts").inner_text()
    assert re.search(r"Facts checked on \d+ \w+ 20\d\d", facts) and "Who should read" not in facts
    strip = view.get_by_role("navigation", name="Where this stands on the flow chart")
    assert "A case from the library" in strip.inner_text()
    strip.get_by_role("link", name="All the cases").click()
    assert view.locator("article h1").inner_text().startswith("Cases")


def test_the_table_of_cases_prints_whole_on_its_side(home, page):
    view = opened(home, page)
    view.emulate_media(media="print")
    table = view.locator("[data-widget=filter-table] table").bounding_box()
    assert table["width"] * 25.4 / 96 < 297 - 2 * 8


def test_each_drawing_of_lifetimes_prints_on_one_side(home, page):
    view = opened(home, page)
    view.emulate_media(media="print")
    for drawing in view.locator(".case-lifetimes").all():
        assert drawing.bounding_box()["height"] * 25.4 / 96 < 297 - 2 * 12


def test_the_addresses_of_sources_are_printed(home, page):
    view = opened(home, page, "cases/lgss")
    view.emulate_media(media="print")
    written = "a => getComputedStyle(a, '::after').content"
    assert "http" in view.locator(".source + a").first.evaluate(written)
