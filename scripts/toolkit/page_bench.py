"""Weighs and times pages for scripts/bench.py in Chromium, as Lighthouse does: a telephone's screen, speed, network.

A page is opened cold, from a server that packs what it sends. Its weight is all that it loads by itself but figures.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser

from .environment import Stop
from .search_report import row, verdict

PAGES = {  # what is judged -> a page of that kind, of a usual length or longer
    "home": "",
    "guidance": "guides/outline-business-case-to-contract/procurement-regime/",
    "tool": "tools/route-and-timetable/",
    "case": "cases/north-east-lincolnshire/",
    "template": "templates/inter-authority-agreement/",
    "law register": "reference/law/",
    "search": "search/",
}
MOST, BELOW = 100, ("home", "guidance", "tool", "case")  # KB, and the pages that must not weigh more
WEIGHED = ("document", "stylesheet", "script")
TIMES = 3
SLOWER = 4  # times
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SCREEN = {"width": 412, "height": 823}
STILL = 0.0005  # a shift that is 0 to three places
QUIET = 1_500  # ms after loading in which a page may still move
OBSERVE = """
window.seen = {lcp: 0, shift: 0, first: 0, long: []}
const watch = (type, each) =>
  new PerformanceObserver(list => list.getEntries().forEach(each)).observe({type, buffered: true})
watch("largest-contentful-paint", entry => seen.lcp = entry.startTime)
watch("layout-shift", entry => seen.shift += entry.hadRecentInput ? 0 : entry.value)
watch("paint", entry => seen.first = entry.name === "first-contentful-paint" ? entry.startTime : seen.first)
watch("longtask", entry => seen.long.push([entry.startTime, entry.duration]))
"""


class Timed(NamedTuple):
    """Milliseconds to the largest paint, how far things move, and milliseconds in which nothing answers."""

    paint: float
    shift: float
    blocked: float


class Packing(http.server.SimpleHTTPRequestHandler):
    """A quiet server of files that packs what it sends."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = packed(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """One that says nothing when a browser that is closed hangs up."""

    def handle_error(self, *_) -> None:
        """Say nothing."""


def packed(content: bytes) -> bytes:
    """What a web server sends of a file."""
    return gzip.compress(content, 9)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a built site on this machine."""
    server = Server(("127.0.0.1", 0), functools.partial(Packing, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def weights(opened: Browser, address: str) -> dict[str, int]:
    """What a browser that has kept nothing loads for a page before figures: each path -> its bytes as they are sent."""
    context = opened.new_context(viewport=SCREEN)
    page, loaded = context.new_page(), []
    page.on("response", lambda response: loaded.append(response))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    found = {
        each.url.partition("//")[2].partition("/")[2].partition("?")[0]: int(each.headers["content-length"])
        for each in loaded
        if each.request.resource_type in WEIGHED
    }
    context.close()
    return found


def timed(opened: Browser, address: str) -> Timed:
    """A page opened once, cold, on a slow telephone."""
    context = opened.new_context(viewport=SCREEN, device_scale_factor=1.75, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(QUIET)
    seen = page.evaluate("seen")
    context.close()
    return Timed(seen["lcp"], seen["shift"], blocking(seen["first"], seen["long"]))


def blocking(first: float, tasks: Sequence[tuple[float, float]]) -> float:
    """By how much each task after the first paint exceeds the 50 ms in which a reader notices no wait, in all."""
    return sum(max(0, start + length - max(start, first) - 50) for start, length in tasks)


def middle(times: Sequence[Timed]) -> Timed:
    """Each figure's median."""
    return Timed(*(median(each) for each in zip(*times, strict=True)))


def lines(opened: Browser, ours: Path, stock: Path) -> list[str]:
    """The lines for each page, ours and the stock theme's. Raises Stop where a page is not there."""
    found = ["", row("A page, cold: gzip, KB before figures", ("ours", "stock"), "must")]
    later = [row(f"Largest paint, {SLOWER} times slower, slow 4G", ("ours", "stock", "shift"), "must")]
    with served(ours) as here, served(stock) as there:
        for kind, path in PAGES.items():
            if not all((site / path / "index.html").is_file() for site in (ours, stock)):
                raise Stop(f"There is no page {path} to weigh: name another {kind} in scripts/toolkit/page_bench.py.")
            kilobytes = [sum(weights(opened, site + path).values()) / 1024 for site in (here, there)]
            must = f"at most {MOST}: {verdict(kilobytes[0] <= MOST)}" if kind in BELOW else ""
            found.append(row(f"  {kind}", [f"{each:.1f}" for each in kilobytes], must))
            mine, stocks = (middle([timed(opened, site + path) for _ in range(TIMES)]) for site in (here, there))
            columns = [f"{each.paint:,.0f} + {each.blocked:,.0f}" for each in (mine, stocks)]
            moved = f"{mine.shift:.3f} {stocks.shift:.3f}"
            later.append(
                row(
                    f"  {kind}: ms to it, ms blocked",
                    [*columns, moved],
                    f"shift 0: {verdict(mine.shift < STILL)}",
                )
            )
    return [*found, "", *later]
