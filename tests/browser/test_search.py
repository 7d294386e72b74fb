"""A reader who searches finds the section: hosted, from a stick, by keyboard, by thumb and without scripts."""

import json

import pytest
from conftest import HOSTED, OFFLINE

BOX = "#site-search"
OPTION = "#site-search-list [role=option]"
SCRIPTS = "assets/js/search/"
INDEX = "assets/search-index.js"
DEEP = "guides/shared-services/legal-framework"


def address(home, name):
    """A page's address by its path without an ending: folders on the site, files on the stick."""
    if name == "index":
        return home.url + "index.html"
    return home.url + (f"{name}/" if home.url.startswith("http") else f"{name}.html")


def opened(home, page, name=DEEP, **options):
    view = page(**options)
    view.goto(address(home, name))
    return view


def asked(home, page, question, **options):
    """The search page, once it has answered."""
    view = page(**options)
    view.goto(address(home, "search") + "?q=" + question)
    view.locator(".results__said:not(:empty)").wait_for()
    return view


def typed(view, words):
    view.locator(BOX).press_sequentially(words)
    view.locator(OPTION).first.wait_for()


@pytest.mark.parametrize("where", ["index", DEEP])
def test_results_come_as_one_types_and_open_at_the_section(home, where, page):
    view = opened(home, page, where)
    typed(view, "tupe measures letter")
    first = view.locator(OPTION).filter(has_not_text="Meaning").first
    assert view.locator(BOX).get_attribute("aria-expanded") == "true"
    target = first.get_attribute("href")
    first.click()
    view.wait_for_url(target)
    assert "#" in target
    assert view.locator("article mark").count() > 0
    assert view.errors == []


def test_nothing_of_the_search_is_fetched_before_a_reader_turns_to_it(home, page):
    view = opened(home, page)
    view.wait_for_timeout(300)
    fetched = [name for name in view.asked if INDEX in name or "snowball" in name or "engine.js" in name]
    assert fetched == []
    view.locator(BOX).focus()
    typed(view, "exit")
    assert any(INDEX in name for name in view.asked)


def test_the_arrows_choose_enter_opens_and_escape_closes(home, page):
    view = opened(home, page)
    box = view.locator(BOX)
    typed(view, "dispute")
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = box.get_attribute("aria-activedescendant")
    assert view.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert view.locator(f"{OPTION}[aria-selected=true]").count() == 1
    box.press("ArrowUp")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None  # the box itself stands before the first
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and not view.locator(OPTION).first.is_visible()
    assert box.input_value() == "dispute"
    box.press("ArrowDown")
    view.locator(OPTION).first.wait_for()
    box.press("ArrowDown")
    target = view.locator(f"{OPTION}[aria-selected=true]").get_attribute("href")
    box.press("Enter")
    view.wait_for_url(target)


def test_the_number_of_results_is_announced(home, page):
    view = opened(home, page)
    typed(view, "standstill")
    status = view.locator("form.site-search [role=status]").first
    status.filter(has_text="found. Use the up and down arrows").wait_for()


def test_the_box_is_left_with_tab_and_closes(home, page):
    view = opened(home, page)
    typed(view, "standstill")
    view.keyboard.press("Tab")
    view.keyboard.press("Tab")
    assert not view.locator(OPTION).first.is_visible()


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_reach_the_box(home, keys, page):
    view = opened(home, page)
    view.keyboard.press(keys)
    assert view.evaluate("document.activeElement.id") == "site-search"
    assert view.locator(BOX).input_value() == ""


def test_the_slash_key_can_be_turned_off_and_types_itself_in_a_box(home, page):
    view = asked(home, page, "exit")
    view.locator(BOX).fill("")
    view.locator(BOX).press("/")
    assert view.locator(BOX).input_value() == "/"
    view.get_by_label("The / key goes to the search box").uncheck()
    view.goto(address(home, DEEP))
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.id") != "site-search"


def test_enter_leads_to_the_page_of_results_grouped_by_page(home, page):
    view = opened(home, page)
    view.locator(BOX).fill("gain share")
    view.locator(BOX).press("Enter")
    view.locator(".result").first.wait_for()
    assert "q=gain+share" in view.url and "gain share" in view.title()
    titles = view.locator(".result__title").all_inner_texts()
    assert len(titles) == len(set(titles)) > 3
    first = view.locator(".result").first
    assert first.locator("mark").count() > 0
    assert "Guidance" in first.locator(".result__facts").inner_text()
    section = first.locator(".result__sections a").first
    section.click()
    view.wait_for_url("**#*")
    assert view.evaluate("document.querySelector(':target') !== null")


def test_marks_can_be_cleared(home, page):
    view = asked(home, page, "debarment+list")
    view.locator(".result__sections a").first.click()
    clear = view.get_by_role("button", name="Clear the marks")
    clear.wait_for()
    text = view.locator("article").inner_text()
    assert "debarment" in " ".join(view.locator("article mark").all_inner_texts()).lower()
    clear.click()
    assert view.locator("article mark").count() == 0 and clear.count() == 0
    assert view.locator("article").inner_text() == text
    assert "mark=" not in view.url
    assert view.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_filters_count_stay_in_the_address_and_go_back(home, page):
    view = asked(home, page, "exit+plan")
    all_pages = view.locator(".results__said").inner_text()
    choice = view.get_by_label("Stage")
    option = choice.locator("option", has_text="Exit")
    count = int(option.inner_text().rsplit("(", 1)[1].rstrip(")"))
    choice.select_option(option.get_attribute("value"))
    assert "stage=exit" in view.url
    assert view.locator(".results__said").inner_text().startswith(f"{count} of ")
    shared = view.url
    view.go_back()
    assert view.locator(".results__said").inner_text() == all_pages
    again = page()
    again.goto(shared)
    again.locator(".results__said", has_text=f"{count} of ").wait_for()
    assert again.get_by_label("Stage").input_value() == "exit"
    again.get_by_role("button", name="Clear the filters").click()
    assert again.locator(".results__said").inner_text() == all_pages


def test_more_results_are_shown_in_their_order(home, page):
    view = asked(home, page, "council")
    assert view.locator(".result").count() == 10
    view.get_by_role("button", name="Show 10 more").click()
    assert view.locator(".result").count() == 20
    assert view.evaluate("document.activeElement.closest('.result') === document.querySelectorAll('.result')[10]")


@pytest.mark.parametrize(
    ("question", "name", "says"),
    [
        ("OJEU", "Official Journal", "Find a Tender"),
        ("what+does+BAFO+mean", "Best and final offer", "Now:"),
        ("s.101", "Local Government Act 1972, section 101", "law register"),
        ("Localism+Act+2011", "Localism Act 2011", "in force"),
    ],
)
def test_meanings_and_law_stand_above_the_results(home, question, name, says, page):
    view = asked(home, page, question)
    answer = view.locator(".answer", has_text=name).first
    assert says in answer.inner_text()
    answer.locator("a").click()
    view.wait_for_url("**/reference/**#*")
    assert view.evaluate("document.querySelector(':target') !== null")


def test_a_misspelling_is_mended_and_said(home, page):
    view = asked(home, page, "compettive+dialoge")
    said = view.locator("[data-widget=search-results]").inner_text()
    assert "Showing results for" in said and "“competitive”" in said and "“dialogue”" in said
    assert view.locator(".result").count() > 0


def test_nothing_found_offers_nearest_words_and_other_ways(home, page):
    view = asked(home, page, "xqzjwk")
    assert "Nothing was found for “xqzjwk”" in view.locator(".results__said").inner_text()
    for way in ("the A to Z", "the flow chart"):
        assert view.locator("[data-widget=search-results]").get_by_role("link", name=way).is_visible()
    assert not view.get_by_role("button", name="Show").is_visible()
    assert not view.get_by_label("Stage").is_visible()


HOSTILE = ["", "   ", "a" * 10_000, "<img src=x onerror=alert(1)>", ".*+?^${}()|[]\\", "🙂🙂", '"', '"" ""', "£"]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_any_question_is_answered_in_a_sentence(home, question, page):
    view = page()
    view.goto(address(home, "search"))
    view.locator(".results__said:not(:empty)").wait_for()
    view.locator(BOX).evaluate("(box, text) => { box.value = text }", question)
    view.locator(BOX).press("Enter")
    view.wait_for_timeout(150)
    assert view.locator(".results__said").inner_text().strip()
    assert view.locator("[data-widget=search-results] img").count() == 0
    assert view.errors == []


ADDRESSES = [
    "search?q=%3Cimg%20src=x%20onerror=alert(1)%3E",
    "search?q=exit&stage=__proto__&kind=constructor&type=%3Cb%3E",
    "search?q=%E0%A4%A&stage=exit",
    "search?q=" + "exit%20" * 2000,
    "search?q=__proto__%20constructor%20toString",
    f"{DEEP}?mark=%3Cimg%20src=x%20onerror=alert(1)%3E",
    f"{DEEP}?mark=__proto__#%3Cimg%20src=x%3E",
]


@pytest.mark.parametrize("where", ADDRESSES, ids=range(len(ADDRESSES)))
def test_an_address_that_means_harm_does_none(home, where, page):
    view = page()
    name, mark, query = where.partition("?")
    view.goto(address(home, name) + mark + query)
    view.wait_for_timeout(300)
    assert view.locator("article").inner_text().strip()
    assert view.locator("img[src=x]").count() == 0
    assert view.evaluate("({}).taken === undefined && typeof alert === 'function'")
    assert view.errors == []


@pytest.mark.parametrize("damage", ["missing", "cut short", "of another shape"])
def test_a_damaged_index_is_said_and_the_a_to_z_works(hosted, damage, page):
    view = page()
    body = {"cut short": "window.toolkitSearch={", "of another shape": "window.toolkitSearch={}"}.get(damage)

    def answer(route):
        if body:
            route.fulfill(body=body, content_type="text/javascript")
        else:
            route.abort()

    view.route(f"**/{INDEX}*", answer)
    view.goto(hosted + DEEP + "/")
    view.locator(BOX).press_sequentially("exit")
    view.get_by_text("The search cannot be used").first.wait_for()
    view.goto(hosted + "search/?q=exit")
    view.get_by_text("The search cannot be used").first.wait_for()
    view.locator("[data-widget=search-results] a", has_text="The A to Z").first.click()
    view.wait_for_url("**/reference/a-to-z/")


def test_without_scripts_the_form_leads_to_the_a_to_z(home, page):
    view = opened(home, page, java_script_enabled=False)
    view.locator(BOX).fill("exit")
    view.locator(BOX).press("Enter")
    view.wait_for_url("**/search**")
    view.get_by_role("link", name="the A to Z").click()
    view.wait_for_url("**/reference/a-to-z**")


def test_a_narrow_screen_holds_it_all(home, page):
    view = opened(home, page, viewport={"width": 320, "height": 640})
    typed(view, "shared service")
    assert view.evaluate("document.documentElement.scrollWidth") <= 320
    view.locator(BOX).press("Enter")
    view.locator(".result").first.wait_for()
    assert view.evaluate("document.documentElement.scrollWidth") <= 320


def test_results_print_without_the_furniture(home, page):
    view = asked(home, page, "exit+plan")
    view.emulate_media(media="print")
    assert view.locator(".result").first.is_visible()
    for unwanted in (BOX, ".results__filters select", ".results__slash"):
        assert not view.locator(unwanted).first.is_visible()


def test_both_homes_have_one_index_but_for_addresses():
    def sections(folder):
        text = (folder / INDEX).read_text(encoding="utf-8").removeprefix("window.toolkitSearch=")
        return [part[2:] for part in json.loads(text)["sections"]]

    assert sections(HOSTED) == sections(OFFLINE)
