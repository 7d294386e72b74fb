"""What the browser tests share: a browser, the two builds, and pages that remember what they asked for."""

from __future__ import annotations

import functools
import http.server
import os
import threading
import time
import zlib
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import sync_playwright

from toolkit import bundle, environment, headers

ROOT = Path(__file__).resolve().parents[2]
HOSTED = ROOT / "build/site"
OFFLINE = ROOT / "build/offline/toolkit"
HOMES = ["hosted", "offline"]
# The browser's own traffic is switched off, so that what is recorded is what the pages asked for.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Mark every test in this folder, so that -m "not browser" leaves them all out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """The Chromium that scripts/test.py found, or one found now."""
    path = os.environ.get("TOOLKIT_BROWSER") or environment.find_browser(ROOT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hosted():
    """The address of build/site, served with the headers that build/site/_headers gives every page."""
    if not HOSTED.is_dir():
        pytest.fail("There is no build/site. Run python3 scripts/build.py first.")
    handler = functools.partial(Handler, directory=HOSTED)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Handler(http.server.SimpleHTTPRequestHandler):
    """A quiet server of files that sends the site's own headers, so that its policy is tested too."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        for name, value in site_headers():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@functools.cache
def site_headers() -> list[tuple[str, str]]:
    """What build/site/_headers gives every page."""
    return headers.read((HOSTED / "_headers").read_text("utf-8"))


@pytest.fixture(scope="session")
def offline():
    """The address of the stick's pages on this disk."""
    if not OFFLINE.is_dir():
        pytest.fail("There is no build/offline. Run python3 scripts/build.py first.")
    return OFFLINE.as_uri() + "/"


class Home(NamedTuple):
    """One build: where it is read, and the names of its pages under there."""

    url: str
    pages: list[str]


def pytest_generate_tests(metafunc):
    """Both builds in turn for what must be so in each; for what a script does alike in both, one of them.

    Which one follows from the test's name, so that it is the same each time, and half of a tool's tests see each.
    """
    if "home" in metafunc.fixturenames:
        one = metafunc.definition.get_closest_marker("either_home")
        homes = [HOMES[zlib.crc32(metafunc.definition.name.encode()) % 2]] if one else HOMES
        metafunc.parametrize("home", homes, indirect=True)


@pytest.fixture
def home(request) -> Home:
    """One of the builds."""
    folder = HOSTED if request.param == "hosted" else OFFLINE
    # A file with a dot before its name is one that another test is making.
    names = [name for name in bundle.files(folder) if name.endswith(".html") and "/." not in name]
    return Home(request.getfixturevalue(request.param), names)


@pytest.fixture
def page(browser):
    """A function that opens an empty page, which keeps what it asks for (.asked) and its errors (.errors)."""
    contexts = []

    def open_page(**options):
        context = browser.new_context(**{"locale": "en-GB", **options})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.errors = [], []
        context.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda said: page.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()


def until(view, expression: str, seconds: float = 30) -> None:
    """Wait until an expression is so. Playwright's own wait makes a program of a string, which the policy forbids."""
    end = time.monotonic() + seconds
    while not view.evaluate(expression):
        assert time.monotonic() < end, f"not so after {seconds} seconds: {expression}"
        view.wait_for_timeout(50)
