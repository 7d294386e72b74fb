"""Every page is used by keyboard alone: each control is reached, seen, and left again, and nothing else is."""

from __future__ import annotations

import pytest
from conftest import until

WALKED = ["", "guides/decision-makers-guide/risk-and-money/", "tools/which-structure/", "search/?q=standstill"]
WIDTHS = pytest.mark.parametrize("width", [1300, 390])
# What the keyboard should come to: one of each set of radio buttons, and nothing that is shut away.
CONTROLS = """() => {
  const sets = new Set()
  window.controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && !each.closest("[inert]"))
    .filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .filter((each) => each.type !== "radio" || (!sets.has(each.name) && sets.add(each.name)))
  return window.controls.length
}"""
# Where the focus is, and what is wrong with how it is seen. An outline that is off is made up for by a thick edge.
WHERE = """() => {
  const at = document.activeElement
  if (at === document.body) return null
  const own = getComputedStyle(at)
  const edge = at.querySelector(":scope > rect") && getComputedStyle(at.querySelector(":scope > rect"))
  const told = []
  const lined = own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 2
  if (!lined && !(edge && parseFloat(edge.strokeWidth) >= 2)) told.push("its focus is not shown")
  const box = at.getBoundingClientRect()
  const inside = (x, y) => {
    const top = document.elementFromPoint(x, y)
    return top && [at, ...(at.labels || [])].some((each) => each.contains(top) || top.contains(each))
  }
  const parts = [0.1, 0.5, 0.9]
  const points = parts.flatMap((x) => parts.map((y) => [box.left + box.width * x, box.top + box.height * y]))
  if (box.width < 2 || box.height < 2) told.push("it has no size")
  else if (!points.some(([x, y]) => inside(x, y))) told.push("it cannot be seen")
  const before = window.before
  const follows = !before || before === at || before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING
  if (!follows && before.isConnected && at !== window.controls[0]) told.push("what was come to before it follows it")
  window.before = at.matches(".cite__button") ? at.previousSibling : at // that one moves on, to the next heading
  const place = window.controls.findIndex((each) => each === at || (at.type === "radio" && each.name === at.name))
  return { place, told: told.map((words) => `${words}: ${at.outerHTML.replace(/\\s+/g, " ").slice(0, 160)}`) }
}"""


def walk(view, most: int) -> tuple[list[int], list[str]]:
    """Press Tab until the page is left -> the places of the controls that were come to, and what was wrong."""
    places, told = [], []
    for _ in range(most):
        view.keyboard.press("Tab")
        where = view.evaluate(WHERE)
        if where is None or (len(places) > 1 and where["place"] == places[0]):
            view.evaluate("window.before = null")
            return places, told
        if not places or where["place"] != places[-1]:  # a date takes several
            places.append(where["place"])
        told += where["told"]
    return places, [*told, "the end was not come to: the keyboard is trapped"]


@WIDTHS
@pytest.mark.parametrize("name", WALKED)
def test_every_control_is_reached_seen_and_left_in_order(hosted, page, width, name):
    view = page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    view.goto(hosted + name)
    view.wait_for_load_state("load")
    if "?q=" in name:
        view.locator(".result").first.wait_for()
    count = view.evaluate(CONTROLS)
    assert count > 15
    places, told = walk(view, count * 2 + 20)
    assert told == []
    missed = "missed => missed.map(place => controls[place].outerHTML.slice(0, 160))"
    assert view.evaluate(missed, sorted(set(range(count)) - set(places))) == []


def test_the_menu_of_a_phone_is_opened_walked_and_shut_by_keyboard(hosted, page):
    view = page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    view.goto(hosted + "guides/employment/tupe/")
    opens = view.get_by_role("button", name="Menu", exact=True)
    opens.focus()
    assert opens.get_attribute("aria-expanded") == "false"
    view.keyboard.press("Enter")
    assert opens.get_attribute("aria-expanded") == "true"
    assert view.evaluate("document.activeElement.getAttribute('aria-label')") == "Close the menu"
    count = view.evaluate(CONTROLS)
    inside = "controls.every(each => each.closest('.md-sidebar--primary'))"
    assert count > 15 and view.evaluate(inside)
    places, told = walk(view, count * 2)
    assert told == [] and set(places) | {0, 1} == set(range(count))
    listed = view.locator(".menu-list").first
    listed.press("Enter")
    assert listed.get_attribute("aria-expanded") == "false"
    assert view.evaluate(CONTROLS) < count  # what is shut is not come to
    view.keyboard.press("Escape")
    assert view.evaluate("document.activeElement.getAttribute('aria-label')") == "Menu"
    assert view.evaluate(CONTROLS) and not view.evaluate(inside)
    view.keyboard.press("Space")
    view.keyboard.press("Space")  # the button that shuts it has the focus
    assert opens.get_attribute("aria-expanded") == "false"


def test_a_link_in_the_menu_of_a_phone_shuts_it(hosted, page):
    view = page(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    view.goto(hosted + "guides/employment/tupe/")
    view.get_by_role("button", name="Menu", exact=True).press("Enter")
    view.get_by_role("button", name="On this page").press("Enter")
    view.get_by_role("navigation", name="Table of contents").get_by_role("link").first.press("Enter")
    until(view, "!document.getElementById('__drawer').checked")
    assert not view.locator(".md-content").evaluate("each => each.inert")


def test_the_menu_does_not_stay_open_when_the_window_grows(hosted, page):
    view = page(viewport={"width": 390, "height": 800})
    view.goto(hosted)
    view.get_by_role("button", name="Menu", exact=True).click()
    view.set_viewport_size({"width": 1400, "height": 800})
    until(view, "!document.querySelector('.md-content').inert")


def test_the_switch_of_colours_is_a_button_that_keeps_the_focus(hosted, page):
    view = page(color_scheme="light")
    view.goto(hosted)
    view.get_by_role("button", name="Switch to dark colours").press("Enter")
    assert view.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert (
        view.evaluate("document.activeElement.title || document.activeElement.ariaLabel") == "Switch to light colours"
    )
    view.keyboard.press("Space")
    assert view.locator("body").get_attribute("data-md-color-scheme") == "default"


def test_the_link_that_skips_leads_to_the_page_itself(home, page):
    view = page()
    view.goto(home.url + "index.html")
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    view.keyboard.press("Enter")
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.closest('article') !== null")


def test_a_single_letter_turns_no_page(hosted, page):
    """Speech and slips send letters (WCAG 2.1.4)."""
    view = page()
    view.goto(hosted + "start/benefits/")
    for key in ("n", "p", ".", ","):
        view.keyboard.press(key)
    view.wait_for_timeout(300)
    assert view.url.endswith("start/benefits/")
    view.get_by_role("banner").get_by_label("Search the toolkit").press_sequentially("n.p,")
    assert view.get_by_role("banner").get_by_label("Search the toolkit").input_value() == "n.p,"
