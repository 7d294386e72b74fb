"""Everyone can use it: no fault that axe-core finds on any kind of page, at any width, in light or dark.

test_every_page.py, which opens every page, looks at what each has of its own.
"""

from __future__ import annotations

import pytest
from axe import EVERYTHING, begin, faults
from tool_aids import HOSTED_TOOLS, load_example, open_text

# What can differ between light and dark, and between one width and another. The rest is the same page.
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
OF_WIDTH = {
    "type": "rule",
    "values": [
        "aria-hidden-focus",
        "bypass",
        "color-contrast",
        "heading-order",
        "landmark-one-main",
        "landmark-unique",
        "nested-interactive",
        "page-has-heading-one",
        "region",
        "scrollable-region-focusable",
        "target-size",
    ],
}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LONG = ["reference/law/", "reference/glossary/", "reference/a-to-z/"]
KINDS = [
    "",
    "guides/decision-makers-guide/risk-and-money/",
    "guides/shared-services/checklist/",
    "guides/structures-for-service-delivery/structures-compared/",
    "stages/options/",
    "start/members-and-chief-executives/",
    "start/flow-chart/",
    "start/who-reads-what/",
    "cases/",
    "cases/liverpool-direct/",
    "cases/evidence/contracting/",
    "search/?q=pensions",
    "tools/",
    "about/accessibility/",
    "templates/",
    "templates/cabinet-report/",
    "packs/step-vision.html",
    "404.html",
]


def audit(url: str, views: list, jobs: list, looks: list) -> list[str]:
    """Open each of ``jobs``, (page, what to do first), and look at it in each of ``looks``, (width, rules).

    As many are opened at a time as there are ``views``.
    """
    told = []
    for start in range(0, len(jobs), len(views)):
        group = list(zip(views, jobs[start : start + len(views)], strict=False))
        for view, (name, prepare) in group:
            view.set_viewport_size({"width": looks[0][0], "height": 800})
            assert view.goto(url + name).ok, name
            prepare(view)
        for width, rules in looks:
            for view, _ in group:
                view.set_viewport_size({"width": width, "height": 800})
                view.evaluate(DRAWN)  # what is told of its new width is told as the page is drawn
                begin(view, rules)
            told += [f"{name} at {width}: {fault}" for view, (name, _) in group for fault in faults(view)]
    return told


def as_it_is(view) -> None:
    """Nothing is done first, unless it is the search: its results are waited for."""
    if "?q=" in view.url:
        view.locator(".result").first.wait_for()


def filled(view) -> None:
    """A tool with its first example, and a file refused."""
    load_example(view)
    open_text(view, "{}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pages", ["kinds", "tools"])
def test_no_kind_of_page_has_a_fault(hosted, page, pages, scheme):
    """A page is opened wide and then made narrow, as a window is; forms are blank, and then filled and at fault."""
    views = [page(color_scheme=scheme) for _ in range(2)]
    if scheme == "light":
        looks = [(1300, EVERYTHING), (390, EVERYTHING), (320, OF_WIDTH)]
    else:
        looks = [(1300, OF_COLOUR), (390, OF_COLOUR), (320, OF_COLOUR)]
    if pages == "kinds":
        assert audit(hosted, views, [(name, as_it_is) for name in LONG], looks[:1]) == []
        assert audit(hosted, views, [(name, as_it_is) for name in KINDS], looks) == []
    else:
        assert audit(hosted, views, [(name, as_it_is) for name in HOSTED_TOOLS], looks[:1]) == []
        assert audit(hosted, views, [(name, filled) for name in HOSTED_TOOLS], looks) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_menu_of_a_phone_has_no_fault_when_it_is_open(hosted, page, scheme):
    view = page(viewport={"width": 390, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    for name in ("", "guides/employment/tupe/", "cases/evidence/contracting/"):
        view.goto(hosted + name)
        view.get_by_role("button", name="Menu").click()
        begin(view)
        assert faults(view) == [], name


@pytest.mark.parametrize("width", [1300, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_has_no_fault_when_it_shows_results(hosted, page, width, scheme):
    view = page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    view.goto(hosted + "start/benefits/")
    view.get_by_role("banner").get_by_label("Search the toolkit").press_sequentially("pension")
    view.locator(".site-search__option").first.wait_for()
    view.keyboard.press("ArrowDown")
    begin(view, OF_COLOUR if scheme == "dark" else EVERYTHING)
    assert faults(view) == []


def test_a_fault_would_be_found(hosted, page):
    """Without this, a checker that sees nothing would pass every test above."""
    view = page()
    view.goto(hosted)
    view.evaluate("document.querySelector('article').append(document.createElement('input'))")
    begin(view, within="article")
    assert any(fault.startswith("label:") for fault in faults(view))
