"""Judges the search for scripts/bench.py: ours beside the theme's own engine and SQLite's, on the same pages."""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from . import data, pages, search_index, search_report, search_stock, search_timing, site
from .environment import Stop, say

Pages = Sequence[search_index.Document]
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
LARGE = 10  # how many times the pages a large site has
COLD = 5  # pages newly opened
TYPED = 40  # questions typed letter by letter in our box;
FEWER, FEWEST = 4, 20  # every so many of them in the theme's, which takes so much longer, and with many times the pages
OURS, THEIRS, SQLITE = "ours", "the theme's", "SQLite FTS5"


def documents(root: Path) -> list[search_index.Document]:
    """The pages of the site that was last built."""
    facts, _ = data.load(root / "docs/_data")
    found, _ = pages.load(root / "docs")

    def article(path: str) -> str:
        folder = path.strip("/").removesuffix(".md").removesuffix("index").rstrip("/")
        match = _ARTICLE.search((root / "build/site" / folder / "index.html").read_text(encoding="utf-8"))
        return match[1] if match else ""

    return search_index.documents(site.Site(facts, found), article, url=lambda path: path)


def repeated(found: Pages, times: int) -> list[search_index.Document]:
    """Every page so many times, each under another address and otherwise unchanged."""
    return [
        dataclasses.replace(page, path=f"/copy-{n}{page.path}", url=f"copy-{n}/{page.url}")
        for n in range(times)
        for page in found
    ]


def ours(root: Path, index: Path, asked: Sequence[str]) -> list[list[str]]:
    """Our engine's answers, from Node."""
    command = [shutil.which("node") or "node", str(root / "tests/search/run.js"), str(index)]
    done = subprocess.run(command, input=json.dumps({"ask": list(asked)}), capture_output=True, text=True, check=True)
    return [[search_stock.path_of(address) for address in each] for each in json.loads(done.stdout)["found"]]


def fts5(found: Pages, file: Path, asked: Sequence[str]) -> list[list[str]]:
    """The answers of SQLite's full text search: pages with all the words, or else with any of them."""
    table = sqlite3.connect(file)
    columns = "path unindexed, title, keywords, summary, text"
    table.execute(f"create virtual table page using fts5({columns}, tokenize = 'porter unicode61')")
    for each in found:
        text = " ".join(f"{part.heading} {part.text}" for part in each.sections)
        row = (each.path, each.title, " ".join(each.keywords), each.summary, text)
        table.execute("insert into page values (?, ?, ?, ?, ?)", row)
    table.commit()
    query = "select path from page where page match ? order by bm25(page, 0, 10, 10, 5, 1) limit 10"

    def ask(question: str) -> list[str]:
        quoted = [f'"{word}"' for word in re.findall(r"\w+", question.lower())]
        for joined in (" AND ".join(quoted), " OR ".join(quoted)):
            if quoted and (rows := table.execute(query, (joined,)).fetchall()):
                return [row[0] for row in rows]
        return []

    answers = [ask(question) for question in asked]
    table.close()
    return answers


def packed(content: bytes) -> int:
    """How many bytes of a file a web server sends."""
    return len(gzip.compress(content, 9))


def words(found: Pages) -> int:
    """How many words the pages have."""
    return sum(len(part.text.split()) for page in found for part in page.sections)


def our_index(built: Path) -> str:
    """Where a built site keeps our index, known by its beginning. Raises Stop."""
    start = next(search_index.as_script({})).decode().partition("=")[0]
    for file in sorted(built.rglob("*.js")):
        with file.open(encoding="utf-8") as script:
            if script.read(len(start)) == start:
                return file.relative_to(built).as_posix()
    raise Stop(f"There is no search index in {built}. Build the site anew: python3 scripts/build.py")


def with_index(built: Path, folder: Path, index: str, script: str) -> Path:
    """A copy of a built site with another script in the place of its index -> the copy."""
    shutil.copytree(built, folder)
    (folder / index).write_text(script, encoding="utf-8")
    return folder


def speed(browser: Browser, sites: Sequence[Path], large: Sequence[Path], typed: Sequence[str]) -> list[str]:
    """Time our site and the stock one, in this order, and both with many times the pages."""
    boxes = (search_timing.OURS, search_timing.STOCK)
    cold = [search_timing.cold(browser, *each, COLD) for each in zip(sites, boxes, strict=True)]
    warm, more = (
        [search_timing.warm(browser, *each) for each in zip(those, boxes, (typed, typed[::step]), strict=True)]
        for those, step in ((sites, FEWER), (large, FEWEST))
    )
    if not all(cold + warm + more):
        raise Stop("A search box gave no results: see that both find something for the letter t.")
    lines = search_report.speed(cold, warm, more, LARGE)
    if hasattr(os, "getloadavg"):  # Windows does not say
        busy = f"{os.getloadavg()[1]:.1f} programs at work on {os.cpu_count()} processors"
        lines.append(f"  There were {busy}: the more of them, the longer all these but the processor's time.")
    return lines


def main(root: Path, quick: bool) -> None:
    """Print everything. Raises Stop where there is nothing to judge."""
    own = root / "build/offline/toolkit"
    if not own.is_dir() or not shutil.which("node"):
        raise Stop("There must be a built site (python3 scripts/build.py) and Node to judge the search with.")
    found = documents(root)
    index = our_index(own)
    half, large = found[::2], repeated(found, LARGE)
    synonyms = search_index.synonyms(data.load(root / "docs/_data")[0])
    # What the published index holds beside the pages stays as it is: the first copy's sections keep their places.
    published = json.loads((own / index).read_text(encoding="utf-8").partition("=")[2])
    smaller, larger = (
        b"".join(search_index.as_script(published | search_index.build(each, synonyms))).decode()
        for each in (half, large)
    )
    files = sorted((root / "tests/search").glob("*.yml"), key=lambda file: (file.stem != search_report.JUDGED, file))
    asked = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
    every = [question["ask"] for questions in asked.values() for question in questions]
    judged = [question["ask"] for question in asked[search_report.JUDGED]]
    timed = ["\nSpeed was not measured: that takes a browser."]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = {OURS: ours(root, own / index, every)}
        sizes = {OURS: packed((own / index).read_bytes())}
        if not quick:
            stock = search_stock.build(folder / "stock", found)
            entries = search_stock.index(stock)
            if differ := search_stock.words_that_differ(found, entries):
                raise Stop(f"The theme's search was given other words than ours: {', '.join(list(differ)[:9])}.")
            sizes[THEIRS] = packed((stock / search_stock.INDEX).read_bytes())
            many = search_stock.as_script(search_stock.repeated(entries, LARGE))
            large_sites = (
                with_index(own, folder / "large", index, larger),
                with_index(stock, folder / "stock-large", search_stock.INDEX, many),
            )
            with search_timing.browser(root) as browser:
                answers[THEIRS] = search_timing.stock_answers(browser, stock, every)
                timed = speed(browser, (own, stock), large_sites, judged[:: max(1, len(judged) // TYPED)][:TYPED])
        answers[SQLITE] = fts5(found, folder / "fts5.db", every)
        sizes[SQLITE] = packed((folder / "fts5.db").read_bytes())
    for line in [
        f"{len(found)} pages, {words(found):,} words. Beside ours stands what it must reach, and whether it does.",
        *search_report.relevance(asked, answers),
        *timed,
        *search_report.size(
            {engine: (size, words(found)) for engine, size in sizes.items()},
            (packed(smaller.encode()), words(half)),
            (packed(larger.encode()), words(large)),
            LARGE,
        ),
    ]:
        say(line)
