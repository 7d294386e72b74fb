"""Times a search in Chromium, from a file, as a reader types.

What is timed is in tests/search/typing.js. A page is given its first keystroke in the same moment as the focus, so that
nothing can be loaded ahead; each further one comes when the one before has been answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from . import environment, search_stock

TYPING = Path(__file__).resolve().parents[2] / "tests/search/typing.js"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
PATIENCE = 120_000  # ms for a first answer: the stock engine takes apart ten times the pages in a quarter of that
BETWEEN = 3_000  # ms for a further one: past that there are no results to wait for


class Box(NamedTuple):
    """Where a search's box is on its pages, where its results appear, and what one of them is."""

    box: str
    list: str
    item: str


class Timed(NamedTuple):
    """Milliseconds from a keystroke until results are in place, and until they have been drawn."""

    placed: float
    drawn: float


OURS = Box("#site-search", "#site-search-list", "[role=option]")
STOCK = Box("[data-md-component=search-query]", ".md-search-result", ".md-search-result__item")


@contextmanager
def browser(root: Path) -> Iterator[Browser]:
    """A Chromium in which nothing has been opened yet."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=environment.find_browser(root), args=FLAGS)
        yield opened
        opened.close()


def open_page(opened: Browser, site: Path) -> Page:
    """The site's first page in a window of its own that keeps nothing from those before it."""
    page = opened.new_context(viewport={"width": 1300, "height": 900}).new_page()
    page.add_init_script(path=TYPING)
    page.goto((site / "index.html").as_uri(), wait_until="load")
    page.wait_for_timeout(300)  # what a page does after it has loaded is no part of a search
    return page


def press(page: Page, where: Box, typed: str, most: int) -> Timed | None:
    """Put the next letters in the box -> the times, or None where no result came."""
    told = page.evaluate("all => press(all)", {**where._asdict(), "typed": typed, "most": most})
    return told and Timed(**told)


def cold(opened: Browser, site: Path, where: Box, times: int) -> list[Timed]:
    """The first keystroke on a page newly opened, so many times. "t" is a letter that finds something."""
    found = []
    for _ in range(times):
        page = open_page(opened, site)
        found.append(press(page, where, "t", PATIENCE))
        page.context.close()
    return [each for each in found if each]


def warm(opened: Browser, site: Path, where: Box, questions: Sequence[str]) -> list[Timed]:
    """Each keystroke of the questions, typed letter by letter where the search has answered before."""
    page = open_page(opened, site)
    press(page, where, "t", PATIENCE)
    found = page.evaluate("all => type(all)", {**where._asdict(), "questions": list(questions), "most": BETWEEN})
    page.context.close()
    return [Timed(**each) for each in found if each]


def stock_answers(opened: Browser, site: Path, questions: Sequence[str]) -> list[list[str]]:
    """The pages that the stock search shows for each question typed in its box, in its order."""
    page = open_page(opened, site)
    press(page, STOCK, "t", PATIENCE)
    found = []
    for question in questions:
        press(page, STOCK, question, BETWEEN)
        addresses = page.evaluate("item => [...document.querySelectorAll(item + ' a')].map(a => a.href)", STOCK.item)
        inside = [address.removeprefix(site.as_uri() + "/") for address in addresses]
        found.append(list(dict.fromkeys(map(search_stock.path_of, inside))))
    page.context.close()
    return found
