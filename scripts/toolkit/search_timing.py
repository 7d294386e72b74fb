"""Times a search in Chromium, from a file, as a reader types.

What is timed is in tests/search/typing.js. A page is given its first keystroke in the same moment as the focus, so that
nothing can be loaded ahead; each further one comes when the one before has been answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

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
    """Milliseconds from a keystroke until results are in place, until they have been drawn, and of the page's own work:
    the processor's time, which other programs on the same machine do not lengthen."""

    placed: float
    drawn: float
    work: float


OURS = Box("#site-search", "#site-search-list", "[role=option]")
STOCK = Box("[data-md-component=search-query]", ".md-search-result", ".md-search-result__item")


@contextmanager
def browser(root: Path) -> Iterator[Browser]:
    """A Chromium in which nothing has been opened yet."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=environment.find_browser(root), args=FLAGS)
        yield opened
        opened.close()


class Tab:
    """The first page of a site, in a window of its own that keeps nothing from those before it."""

    def __init__(self, opened: Browser, site: Path, where: Box) -> None:
        self.page = opened.new_context(viewport={"width": 1300, "height": 900}).new_page()
        self.where = where
        self.page.add_init_script(path=TYPING)
        self.page.goto((site / "index.html").as_uri(), wait_until="load")
        self.page.wait_for_timeout(300)  # what a page does after it has loaded is no part of a search
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.worked = self._work()

    def _work(self) -> float:
        told = self.session.send("Performance.getMetrics")["metrics"]
        return next(1000 * each["value"] for each in told if each["name"] == "TaskDuration")

    def press(self, typed: str, most: int) -> Timed | None:
        """Put the next letters in the box -> the times, or None where no result came."""
        told = self.page.evaluate("all => press(all)", {**self.where._asdict(), "typed": typed, "most": most})
        before, self.worked = self.worked, self._work()
        return told and Timed(**told, work=self.worked - before)

    def shown(self) -> list[str]:
        """The addresses of the results, in their order."""
        return self.page.evaluate(
            "item => [...document.querySelectorAll(item + ' a')].map(a => a.href)", self.where.item
        )

    def close(self) -> None:
        """Close the window."""
        self.page.context.close()


def cold(opened: Browser, site: Path, where: Box, times: int) -> list[Timed]:
    """The first keystroke on a page newly opened, so many times. "t" is a letter that finds something."""
    found = []
    for _ in range(times):
        tab = Tab(opened, site, where)
        found.append(tab.press("t", PATIENCE))
        tab.close()
    return [each for each in found if each]


def warm(opened: Browser, site: Path, where: Box, questions: Sequence[str]) -> list[Timed]:
    """Each keystroke of the questions, typed letter by letter where the search has answered before."""
    tab = Tab(opened, site, where)
    tab.press("t", PATIENCE)
    found = [tab.press(question[:end], BETWEEN) for question in questions for end in range(1, len(question) + 1)]
    tab.close()
    return [each for each in found if each]


def stock_answers(opened: Browser, site: Path, questions: Sequence[str]) -> list[list[str]]:
    """The pages that the stock search shows for each question typed in its box, in its order."""
    tab = Tab(opened, site, STOCK)
    tab.press("t", PATIENCE)
    found = []
    for question in questions:
        tab.press(question, BETWEEN)
        inside = [address.removeprefix(site.as_uri() + "/") for address in tab.shown()]
        found.append(list(dict.fromkeys(map(search_stock.path_of, inside))))
    tab.close()
    return found
