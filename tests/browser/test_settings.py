"""A reader's own settings are kept: magnification, spacing of text, forced colours, reduced motion, and paper."""

from __future__ import annotations

import re

import pytest

KINDS = [
    "",
    "guides/decision-makers-guide/risk-and-money/",
    "stages/options/",
    "start/flow-chart/",
    "cases/liverpool-direct/",
    "cases/",
    "reference/glossary/",
    "search/?q=pensions",
    "tools/risk-log/",
    "tools/route-and-timetable/",
]
MAGNIFIED = {"width": 320, "height": 256}  # 1280 by 1024, at 400%
SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
    * { word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
# Text that is cut off: a box that hides what does not fit in it, and does not scroll.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((each) => {
  if (!each.textContent.trim()) return false
  const own = getComputedStyle(each)
  const seen = each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  if (!seen || own.clipPath !== "none" || each.closest("svg, [inert], .md-top")) return false
  const shut = (value) => value === "hidden" || value === "clip"
  return (shut(own.overflowX) && each.scrollWidth > each.clientWidth + 2 && each.clientWidth)
    || (shut(own.overflowY) && each.scrollHeight > each.clientHeight + 4 && each.clientHeight)
}).map((each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""
# Pieces of text of the page that stand over one another: each is compared with the few that follow it.
OVERLAPS = """() => {
  const texts = "h1, h2, h3, p, li, dt, dd, td, th, label, legend, button, summary"
  const pieces = [...document.querySelectorAll(`article :is(${texts})`)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.querySelector("p, li, td, label, button, dl, div"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 4 && box.height > 4)
  const told = []
  const words = (each) => each.textContent.trim().slice(0, 50)
  pieces.forEach(([one, a], place) => pieces.slice(place + 1, place + 12).forEach(([other, b]) => {
    if (one.contains(other) || other.contains(one)) return
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    if (across > 3 && down > 3) told.push(`${words(one)} / ${words(other)}`)
  }))
  return told
}"""


def opened(view, url):
    view.goto(url, wait_until="load")
    if "?q=" in url:
        view.locator(".result").first.wait_for()


@pytest.mark.parametrize("viewport", [MAGNIFIED, {"width": 1300, "height": 800}], ids=["400%", "100%"])
@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "spaced"])
def test_nothing_is_lost_or_covered_when_text_is_large_or_spaced(hosted, page, viewport, spaced):
    view, told = page(viewport=viewport), []
    for name in KINDS:
        opened(view, hosted + name)
        if spaced:
            view.evaluate(SPACED)
        wide = view.evaluate("document.documentElement.scrollWidth")
        told += [f"{name} is {wide} wide"] if wide > viewport["width"] else []
        told += [f"{name} cuts off {each}" for each in view.evaluate(CUT_OFF)]
        told += [f"{name} overlaps: {each}" for each in view.evaluate(OVERLAPS)]
    assert told == []


@pytest.mark.parametrize("name", KINDS)
def test_most_of_a_magnified_window_is_left_for_the_page(hosted, page, name):
    """What stays in place when one scrolls may not take more than a third of it."""
    view = page(viewport=MAGNIFIED)
    opened(view, hosted + name)
    view.mouse.wheel(0, 900)
    view.wait_for_timeout(250)
    stays = """() => [...document.querySelectorAll("body *")].filter((each) =>
        ["fixed", "sticky"].includes(getComputedStyle(each).position)
        && each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && each.getBoundingClientRect().top < 256 && each.getBoundingClientRect().bottom > 0)
      .reduce((sum, each) => sum + each.getBoundingClientRect().height * each.getBoundingClientRect().width, 0)"""
    assert view.evaluate(stays) < 320 * 256 / 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_lines_icons_and_focus_are_still_seen(hosted, page, scheme):
    view = page(forced_colors="active", color_scheme=scheme, viewport={"width": 1300, "height": 800})
    view.goto(hosted + "start/flow-chart/")
    lines = """() => ["rect", "path.flow__line"].flatMap((each) => {
        const own = getComputedStyle(document.querySelector(`.flow-chart ${each}`))
        return [own.stroke, own.fill]
      })"""
    canvas, text = (
        ("rgb(255, 255, 255)", "rgb(0, 0, 0)") if scheme == "light" else ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    )
    stroke, fill, line, _ = view.evaluate(lines)
    assert (stroke, fill, line) == (text, canvas, text)
    words = "getComputedStyle(document.querySelector('.flow__step text')).fill"
    assert view.evaluate(words) != canvas
    icon = "getComputedStyle(document.querySelector('.site-search__button svg')).fill"
    assert view.evaluate(icon) != canvas
    view.goto(hosted + "guides/decision-makers-guide/risk-and-money/")
    box = "getComputedStyle(document.querySelector('.admonition')).borderTopStyle"
    assert view.evaluate(box) == "solid"
    marked = "getComputedStyle(document.querySelector('.in-brief > .admonition-title'), '::before').backgroundColor"
    assert view.evaluate(marked) == text
    view.keyboard.press("Tab")
    view.keyboard.press("Tab")
    assert view.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_with_reduced_motion_nothing_moves(hosted, page):
    view = page(reduced_motion="reduce", viewport={"width": 390, "height": 800})
    view.goto(hosted + "guides/shared-services/pathway/")
    view.get_by_role("button", name="Menu", exact=True).click()
    assert view.evaluate("document.getAnimations().length") == 0
    view.keyboard.press("Escape")
    view.locator("article img").first.click()
    view.locator(".glightbox-container img").wait_for()
    assert view.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0
    view.goto(hosted + "guides/shared-services/pathway/")
    for down in (3000, -100, -100):
        view.mouse.wheel(0, down)
        view.wait_for_timeout(250)
    up = view.get_by_role("button", name="Back to top")
    up.wait_for()
    up.evaluate("each => each.click()")
    view.wait_for_timeout(60)
    assert view.evaluate("scrollY") == 0


def test_with_motion_it_does(hosted, page):
    """Without this, a page that never moves would pass the test above."""
    view = page(viewport={"width": 390, "height": 800})
    view.goto(hosted)
    view.get_by_role("button", name="Menu", exact=True).click()
    assert view.evaluate("document.getAnimations().length") > 0


@pytest.mark.parametrize("name", KINDS)
def test_a_page_prints_with_all_its_words(hosted, page, name):
    view = page(viewport={"width": 794, "height": 1100})
    opened(view, hosted + name)
    view.emulate_media(media="print")
    assert view.evaluate("document.documentElement.scrollWidth") <= 794 or name == "cases/"
    assert view.locator("article h1").is_visible() and not view.locator(".md-header").is_visible()
    assert re.search(rb"/MarkInfo|/StructTreeRoot", view.pdf(format="A4", tagged=True))  # headings for a screen reader
