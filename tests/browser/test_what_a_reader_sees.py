"""What a reader sees and does, on the site and on the stick."""

from __future__ import annotations

import re

import pytest
from conftest import until


def address(home, path: str) -> str:
    """A page's address in either build: start/flow-chart is a folder on the site and a file on the stick."""
    return home.url + (f"{path}/" if "127.0.0.1" in home.url else f"{path}.html")


def opened(home, page, path: str, **options):
    view = page(**options)
    view.goto(home.url + "index.html" if path == "home" else address(home, path))
    return view


def test_the_home_page_asks_who_where_and_what(home, page):
    view = opened(home, page, "home")
    headings = view.locator("article h2").all_inner_texts()
    shown = [heading.rstrip("¶").strip() for heading in headings]
    assert shown[:2] == ["Who are you?", "What brought you here?"] and "Where are you?" in shown
    first = view.locator("article :is(h2, form)").first
    assert first.get_attribute("role") == "search"  # the box stands above them all
    first.get_by_label("Search the toolkit").fill("standstill")
    first.get_by_role("button", name="Search").click()
    view.wait_for_url(re.compile(r"search.*q=standstill"))


@pytest.mark.either_home
def test_every_box_of_the_chart_opens_its_step(home, page):
    view = opened(home, page, "start/flow-chart")
    links = view.locator(".flow-chart a")
    assert links.count() == 17
    targets = [link.evaluate("a => a.href.baseVal") for link in links.all()]
    for target in targets:
        view.goto(address(home, "start/flow-chart"))
        view.locator(f".flow-chart a[href='{target}']").click()
        assert view.locator("article h1").inner_text().strip() != ""
        assert "/stages/" in view.url


def test_the_chart_is_reached_by_keyboard_and_shows_where_it_is(home, page):
    view = opened(home, page, "start/flow-chart")
    first = view.locator(".flow-chart a").first
    first.focus()
    assert view.evaluate("document.activeElement.classList.contains('flow__step')")
    view.keyboard.press("Tab")
    assert view.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "3px"
    view.keyboard.press("Enter")
    view.wait_for_url(re.compile("/stages/"))


def test_the_chart_is_told_in_words_too(home, page):
    view = opened(home, page, "start/flow-chart")
    items = view.locator("h2#the-chart-in-words ~ ol > li")
    assert items.count() == 17
    assert "Who decides" in items.first.inner_text()


@pytest.mark.either_home
@pytest.mark.parametrize(
    ("path", "before", "here", "after"),
    [
        ("stages/vision", None, "Step 1: Vision and need", "Leadership and team"),
        (
            "stages/outline-business-case",
            "Options and scope",
            "Step 6: Outline business case",
            "Partners and protocol, or Prepare to procure",
        ),
        (
            "stages/transition",
            "Improve in-house, or Agreement and delegations, or Award and sign",
            "Step 14: Transition",
            "Run the partnership",
        ),
        ("start/benefits", None, "For every step", None),
    ],
)
def test_each_page_says_where_it_stands(home, page, path, before, here, after):
    strip = opened(home, page, path).get_by_role("navigation", name="Where this stands on the flow chart")
    text = strip.inner_text()
    assert here in text
    assert strip.locator("[aria-current=step]").count() == 1
    for word, wanted in (("Before", before), ("After", after)):
        assert (f"{word}\n{wanted}" in text) if wanted else (word not in text)


def test_the_matrix_has_its_26_marked_cells_and_each_document_is_a_link(home, page):
    view = opened(home, page, "start/who-reads-what")
    table = view.locator("article table").first
    cells = table.locator("tbody td").all_inner_texts()
    assert sum("■" in cell for cell in cells) == 17
    assert sum("●" in cell for cell in cells) == 9
    assert table.locator("tbody td:first-child a").count() == 12


@pytest.mark.parametrize(
    "path", ["members-and-chief-executives", "project-officers-and-senior-managers", "legal-hr-and-finance"]
)
def test_each_audience_has_its_reading_and_its_questions(home, page, path):
    view = opened(home, page, f"start/{path}")
    article = view.locator("article").inner_text()
    assert re.search(r"\d+ pages, about [\d.]+ hours in all", article)
    assert view.locator("article h3", has_text="At the step:").count() == 17
    assert view.locator("article h3", has_text="Questions:").count() == 17


def test_a_page_says_who_should_read_it_and_when_its_law_was_checked(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    facts = view.locator(".page-facts").inner_text()
    assert "Members: read it" in facts
    assert re.search(r"\d+ minutes to read", facts)
    assert "Law checked on 22 November 2026" in facts


@pytest.mark.parametrize(("today", "warned"), [("2027-11-21", False), ("2027-11-23", True), ("2031-01-01", True)])
def test_a_page_warns_its_reader_when_its_law_is_over_a_year_old(home, page, today, warned):
    view = page()
    view.clock.set_fixed_time(f"{today}T12:00:00")
    view.goto(address(home, "guides/decision-makers-guide/risk-and-money"))
    assert view.locator(".law-age").is_visible() is warned


def test_law_is_a_link_to_the_statute_and_is_listed_with_its_status(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    link = view.locator("article a.law", has_text="section 114 of the Local Government Finance Act 1988")
    assert link.get_attribute("href") == "https://www.legislation.gov.uk/ukpga/1988/41/section/114"
    cited = view.locator(".law-cited").inner_text()
    assert "Subsidy Control Act 2022: in force" in cited
    view.locator(".law-cited a", has_text="Subsidy Control Act 2022").click()
    entry = view.locator("#subsidy-2022")
    entry.wait_for()
    assert "Risk and money" in view.locator("article").inner_text()


def test_a_term_is_explained_at_its_first_use(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    terms = view.locator("article a.term")
    names = [name.lower() for name in terms.all_inner_texts()]
    assert len(names) > 3 and len(names) == len(set(names))
    assert len(terms.first.get_attribute("href").split("#")[1]) > 1
    terms.first.focus()
    tip = view.locator(".md-tooltip2[role=tooltip], .md-tooltip2__inner").first
    tip.wait_for(timeout=3000)
    assert len(tip.inner_text()) > 20


def test_ticks_are_kept_on_this_machine(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    second = view.locator(".tick input").nth(1)
    second.check()
    view.reload()
    assert view.locator(".tick input").nth(1).is_checked()
    assert not view.locator(".tick input").nth(0).is_checked()


def test_a_ticks_whole_line_is_its_label(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    box = view.get_by_role("checkbox", name="The six figures stand on one page")
    view.get_by_text("The six figures stand on one page").click()
    assert box.is_checked()


@pytest.mark.either_home
def test_ticks_work_where_storage_is_refused(home, page):
    view = page()
    view.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    view.goto(address(home, "guides/decision-makers-guide/risk-and-money"))
    view.locator(".tick input").first.check()
    assert view.locator(".tick input").first.is_checked()


def test_the_leaflets_120_items_are_listed_with_a_count(home, page):
    view = opened(home, page, "reference/the-leaflet")
    article = view.locator("article")
    count = re.search(r"(\d+) of the 120 items have their page\. (\d+) are still to be written", article.inner_text())
    assert int(count[1]) + int(count[2]) == 120
    assert article.get_by_text("still to be written", exact=True).count() == int(count[2])


def test_the_pages_print_without_the_furniture(home, page):
    view = opened(home, page, "guides/decision-makers-guide/risk-and-money")
    view.emulate_media(media="print")
    assert not view.locator(".md-header").is_visible()
    assert not view.locator(".md-footer").is_visible()
    assert view.locator(".tick input").first.is_visible()


@pytest.mark.either_home
def test_the_decision_of_each_stage_fits_one_side_of_a4(home, page):
    """Everything before the questions, which begin a new side."""
    view = page()
    long = []
    for name in (name for name in home.pages if name.startswith("stages/")):
        view.goto(home.url + name)
        view.evaluate(
            """() => {
                const ask = document.querySelector('#ask')
                while (ask.nextSibling) ask.nextSibling.remove()
                ask.remove()
                document.querySelector('.law-cited')?.remove()
            }"""
        )
        if len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4", prefer_css_page_size=False))) > 1:
            long.append(name)
    assert long == []


def test_a_table_wider_than_a_telephone_has_a_name_and_takes_the_keyboard(home, page):
    view = opened(home, page, "start/benefits", viewport={"width": 390, "height": 844})
    box = view.get_by_role("group", name="Table, scrolls sideways: The seven in one table").first
    box.focus()
    assert view.evaluate("document.activeElement.classList.contains('md-typeset__scrollwrap')")
    view.set_viewport_size({"width": 1300, "height": 900})
    until(view, "!document.querySelector('.md-typeset__scrollwrap[tabindex]')")
    # What it stands in may grow narrow though the window does not, as where it is unfolded.
    view.evaluate("document.querySelector('article').style.width = '200px'")
    until(view, "document.querySelector('.md-typeset__scrollwrap[tabindex]')")


@pytest.mark.either_home
def test_the_chart_prints_whole_on_one_side_of_a4(home, page):
    view = opened(home, page, "start/flow-chart")
    view.emulate_media(media="print")
    millimetres = view.locator(".flow-chart svg").bounding_box()["height"] * 25.4 / 96
    assert 200 < millimetres < 297 - 2 * 12


def test_a_figure_opens_large_and_closes_again(home, page):
    view = opened(home, page, "guides/shared-services/pathway")
    view.locator("article img").first.click()
    large = view.locator(".glightbox-container img")
    large.wait_for()
    until(view, "document.querySelector('.glightbox-container img')?.naturalWidth > 0")
    assert "twelve steps" in view.locator("article img").first.get_attribute("alt")
    view.keyboard.press("Escape")
    view.locator(".glightbox-container").wait_for(state="detached")
    assert view.errors == []


def test_the_checklist_for_a_meeting_keeps_its_ticks(home, page):
    view = opened(home, page, "guides/shared-services/checklist")
    boxes = view.locator(".tick input")
    assert boxes.count() >= 60
    boxes.nth(59).check()
    view.reload()
    assert view.locator(".tick input").nth(59).is_checked()


@pytest.mark.either_home
def test_the_structures_can_be_narrowed_and_shown_again(home, page):
    view = opened(home, page, "guides/structures-for-service-delivery/structures-compared")
    rows = view.locator("[data-widget=filter-table] tbody tr")
    every = rows.count()
    view.get_by_label("Competed for").select_option("No")
    view.get_by_label("With whom").select_option("a health body")
    fewer = view.locator("[data-widget=filter-table] tbody tr:visible").count()
    assert 0 < fewer < every >= 25
    assert view.get_by_role("status").filter(has_text=f"{fewer} of {every} are shown.").count() == 1
    view.get_by_role("button", name="Show all").click()
    view.get_by_role("status").filter(has_text=f"{every} of {every} are shown.").wait_for()
    view.get_by_label("New legal body").select_option("Yes")
    view.get_by_label("Kind").select_option("Public bodies")
    assert "Widen a choice" in view.locator("[data-widget=filter-table] [role=status]").inner_text()
    assert view.errors == []


def test_a_structure_is_drawn_and_said_in_words(home, page):
    view = opened(home, page, "guides/structures-for-service-delivery/joint-ventures")
    drawing = view.get_by_role("img", name="Joint venture company: who owns, employs, decides, contracts and pays")
    assert drawing.count() == 1
    assert view.locator(".structure-diagram + ul li").count() == drawing.locator("path.flow__line").count() >= 5


@pytest.mark.either_home
def test_the_table_of_structures_prints_whole_on_its_side(home, page):
    view = opened(home, page, "guides/structures-for-service-delivery/structures-compared")
    view.emulate_media(media="print")
    table = view.locator("[data-widget=filter-table] table").bounding_box()
    assert table["width"] * 25.4 / 96 < 297 - 2 * 8
    cut = """e => {
        for (; e !== document.body; e = e.parentElement)
            if (getComputedStyle(e).overflowX !== 'visible') return e.className
    }"""
    assert view.locator("[data-widget=filter-table] table").evaluate(cut) is None
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", view.pdf(prefer_css_page_size=True))
    assert any(float(width) > float(height) for width, height in sizes)


@pytest.mark.parametrize("width", [1230, 1366, 1920])
def test_every_tab_is_seen_where_there_are_tabs(home, page, width):
    view = opened(home, page, "home", viewport={"width": width, "height": 600})
    assert view.evaluate("(list => list.scrollWidth <= list.clientWidth)(document.querySelector('.md-tabs__list'))")
