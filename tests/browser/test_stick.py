"""The stick works wherever it is put: in folders of every name, in one that is read-only, in another browser."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import firefox
import pytest
from conftest import OFFLINE, ROOT, Home
from tool_aids import load_example, open_text, opened, said, save, state_of

from toolkit import bundle, environment
from verify_stick import differences

NAMES = ["Cyngor tŷ ŵy & R&D – 100% of #1", "it's a [copy] (2); 50%25" + ("?a=b" if os.name != "nt" else "")]


@pytest.fixture(scope="module")
def stick(tmp_path_factory, offline) -> Path:
    """A copy of the whole stick, which is moved from name to name."""
    return Path(shutil.copytree(OFFLINE.parent, tmp_path_factory.mktemp("a folder") / "stick"))


def homes(stick: Path) -> Home:
    return Home((stick / "toolkit").as_uri() + "/", [])


def reads_finds_and_keeps(view, home: Home, page) -> None:
    """What a reader does with a stick: open it, look something up, use a tool, save and open again."""
    view.goto(home.url.removesuffix("toolkit/") + "START-HERE.html")
    view.wait_for_url(home.url + "index.html")
    assert view.evaluate("getComputedStyle(document.querySelector('.md-grid')).maxWidth") != "none"  # it has its styles
    view.locator("#site-search").press_sequentially("standstill")
    view.locator("#site-search-list [role=option]").first.click()
    view.wait_for_url("**/*.html*#*")
    assert view.errors == []
    tool = opened(home, page, "/tools/risk-log.md")
    load_example(tool)
    kept = save(tool)
    open_text(tool, kept)
    assert "Opened, saved on" in said(tool)
    assert state_of(save(tool)) == state_of(kept)
    assert tool.errors == []


@pytest.mark.parametrize("name", NAMES)
def test_it_works_from_a_folder_of_any_name(stick, page, name):
    moved = stick.rename(stick.parent / name)
    try:
        reads_finds_and_keeps(page(), homes(moved), page)
    finally:
        moved.rename(stick)


def test_it_works_from_a_folder_that_cannot_be_written_to_and_leaves_it_as_it_was(stick, page):
    def allow(writing: bool) -> None:
        for path in [stick, *stick.rglob("*")]:
            path.chmod((0o755 if path.is_dir() else 0o644) & (0o777 if writing else 0o555))

    allow(writing=False)
    try:
        reads_finds_and_keeps(page(), homes(stick), page)
        assert differences(stick) == []
    finally:
        allow(writing=True)


def test_firefox_opens_it_too(stick, tmp_path):
    program = environment.installed_firefox()
    if not program:
        pytest.skip("there is no Firefox on this machine")
    moved = stick.rename(stick.parent / NAMES[0])
    home = homes(moved).url
    try:
        with firefox.window(program, tmp_path) as window:
            window.goto(home.removesuffix("toolkit/") + "START-HERE.html")
            window.wait("location.pathname.endsWith('/toolkit/index.html') && document.readyState === 'complete'")
            assert window.run("return getComputedStyle(document.querySelector('.md-grid')).maxWidth") != "none"
            window.goto(home + "search.html?q=standstill")
            assert window.wait("document.querySelectorAll('.result').length") >= 3
            window.goto(home + "tools/risk-log.html")
            window.run(
                "[...document.querySelectorAll('.tool__bar button')]"
                ".find(each => each.textContent.startsWith('Load an example')).click()"
            )
            assert window.wait("document.querySelector('.tool__said').textContent").startswith(
                "The example is on the page"
            )
            window.goto(home + "tools/risk-log.html")
            assert window.run("return document.querySelector('.tool__kept').textContent").startswith(
                "What you enter is kept"
            )
            asked = window.run("return performance.getEntriesByType('resource').map(each => each.name)")
            assert [each for each in asked if not each.startswith("file:")] == []
    finally:
        moved.rename(stick)


def test_no_name_on_it_is_one_that_a_stick_or_windows_cannot_hold(offline):
    assert bundle.unsafe_names(bundle.files(OFFLINE.parent)) == []


def test_the_kinds_of_file_on_it_are_those_that_security_is_told_of(offline):
    told = next(line for line in (ROOT / "docs/start/on-a-stick.md").read_text("utf-8").splitlines() if line[:1] == ">")
    names = {"js": "javascript", "txt": "plain text"}
    here = {name.rpartition(".")[2] for name in bundle.files(OFFLINE.parent)}
    assert [kind for kind in here if names.get(kind, kind) not in told.lower()] == []
    assert len([name for name in bundle.files(OFFLINE.parent) if name.endswith(".png")]) == 1


def test_every_file_on_it_is_asked_for_by_some_page(offline, page):
    """By every page's mark-up, files to download among it, and by what the search and a figure load when used."""
    pages = " ".join(path.read_text("utf-8") for path in OFFLINE.rglob("*.html"))
    asked = set(re.findall(r"assets/[^\"'?#)\s]+", pages))
    asked |= {"templates/" + name for name in re.findall(r'href="(?:\.\./templates/)?(files/[^"]+)"', pages)}
    for sheet in OFFLINE.rglob("*.css"):
        asked |= set(re.findall(r"assets/[^\"'?#)\s]+", sheet.read_text("utf-8")))
    view = page()
    view.goto(offline + "index.html")
    view.locator("#site-search").press_sequentially("exit")
    view.locator("#site-search-list [role=option]").first.wait_for()
    view.goto(offline + "search.html?q=exit")
    view.locator(".result").first.wait_for()
    view.goto(offline + "guides/introduction/what-is-a-partnership.html")
    view.locator("a.glightbox").first.click()
    view.locator(".glightbox-container").wait_for()
    asked |= {url.partition("toolkit/")[2].partition("?")[0] for url in view.asked}
    here = {name for name in bundle.files(OFFLINE) if not name.endswith(".html")}
    licences = {name for name in here if name.endswith("licence.txt")}  # which must travel with what they are of
    assert here - asked - licences == set()
