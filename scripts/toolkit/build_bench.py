"""Times our build beside the stock theme's, for scripts/bench.py: the same Markdown, once and many times over.

A page stands many times under other names in its own folder, so that every copy is what the page is: a case, a template
with its files, a part of packs. The stock theme builds what our markers have become (expanded.py), with the search that
comes with it; ours makes in addition what ``ONLY_OURS`` names.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.utils import yaml_load

from . import expanded
from .environment import Stop
from .search_report import row, verdict

TIMES = (1, 5, 15)  # the pages
MOST = 1.5  # times the stock theme's processor time and memory
ONLY_OURS = "the templates' Word and Excel files, the packs, terms and law linked, checks of every page"
COPIED = ("docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml")
TOUCHED = "about/index.md"  # a page to change while it is served
PATIENCE = 600  # seconds for a server to show a change
RUNS = 3  # of each build with the pages once, in turns: of what else the machine does, the least counts
# A small program that runs another and says what it took: a process is charged with the memory of what began it.
_MEASURE = """
import resource, subprocess, sys, time
started = time.monotonic()
with open(sys.argv[1], "w") as log:
    done = subprocess.run(sys.argv[2:], stdout=log, stderr=log)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""
_TITLE = re.compile(r"^title: .*$", re.M)
_ONE_PLACE = re.compile(r"^(?:tool: .*|answers:(?: \[.*|(?:\n +- .*)+))\n", re.M)  # what one page alone may say


class Cost(NamedTuple):
    """What a build took: seconds on the clock, seconds of the processor, and megabytes at the most."""

    wall: float
    work: float
    memory: float


def least(costs: Iterable[Cost]) -> Cost:
    """The least time, and the least memory, of several builds."""
    return Cost(*map(min, zip(*costs, strict=True)))


def multiply(root: Path, folder: Path, times: int) -> None:
    """A project with each of its pages so many times."""
    for name in COPIED:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copyfile
        copy(root / name, folder / name)
    for file in sorted((folder / "docs").rglob("*.md")):
        inside = file.relative_to(folder / "docs")
        if inside.parts[0].startswith("_") or "vendor" in inside.parts:
            continue
        text = file.read_text("utf-8")
        for number in range(2, times + 1):
            numbered(file, number).write_text(again(text, number), "utf-8")
            for data in ("filled", "workbooks"):
                entry = folder / "docs/_data" / data / f"{file.stem}.yml"
                if inside.parts[0] == "templates" and entry.is_file():
                    shutil.copyfile(entry, numbered(entry, number))
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    nav = yaml_load(settings)["nav"]
    written = yaml.safe_dump({"nav": more(nav, times)}, allow_unicode=True, sort_keys=False)
    settings = re.sub(r"^nav:\n(?: .*\n|\n)*", lambda _: f"{written}\n", settings, flags=re.M)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def numbered(path: Path, number: int) -> Path:
    """Where the copy of that number stands: beside the page."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def again(text: str, number: int) -> str:
    """A page's copy: with a title of its own, and without what one page alone may say."""
    front, rest = re.match(r"(---\n.*?\n---\n)(.*)", text, re.S).groups()
    title = f"{yaml.safe_load(front.split('---')[1])['title']} {number}"
    front = _TITLE.sub(lambda _: f"title: {json.dumps(title, ensure_ascii=False)}", front)
    return _ONE_PLACE.sub("", front) + rest


def more(nav: list, times: int) -> list:
    """A navigation in which each page's copies follow it."""
    found = []
    for entry in nav:
        name, inside = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(inside, list):
            found.append({name: more(inside, times)})
        else:
            found += [entry, *(numbered(Path(inside), number).as_posix() for number in range(2, times + 1))]
    return found


def build(python: Path, folder: Path, site: Path, settings: Mapping[str, str]) -> Cost:
    """Build a project with MkDocs. Raises Stop."""
    if sys.platform == "win32":
        raise Stop("Windows does not say what a build took: time it on Linux or a Mac.")
    command = [python, "-m", "mkdocs", "build", "-f", folder / "mkdocs.yml", "-d", site]
    log = folder / "build.log"
    done = subprocess.run(
        [*map(str, (python, "-I", "-S", "-c", _MEASURE, log, *command))],
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Stop(f"The build stopped: see {log}")
    wall, work, memory = map(float, done.stdout.split())
    return Cost(wall, work, memory * (1 if sys.platform == "darwin" else 1024) / 1_000_000)


def served_again(python: Path, folder: Path, settings: Mapping[str, str], port: int) -> float:
    """Seconds from a change in a page until the server that MkDocs runs shows it. Raises Stop."""
    command = [python, "-m", "mkdocs", "serve", "-f", folder / "mkdocs.yml", "--livereload"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*map(str, command)], cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/{TOUCHED.removesuffix('index.md')}"
    try:
        _until(address, "<article")
        time.sleep(2)  # it begins to watch the files only when all is built
        started = time.monotonic()
        page = folder / "docs" / TOUCHED
        page.write_text(page.read_text("utf-8") + "\nA sentence that nobody has read yet.\n", "utf-8")
        _until(address, "nobody has read yet")
        return time.monotonic() - started
    finally:
        process.terminate()
        process.wait()


def _until(address: str, wanted: str) -> None:
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience:
        try:
            if wanted in urllib.request.urlopen(address, timeout=PATIENCE).read().decode():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise Stop(f"{address} did not show what was waited for in {PATIENCE} seconds.")


def lines(root: Path, python: Path, settings: Mapping[str, str], folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """The lines for the pages so many times, and for a change while serving. Raises Stop."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # of the copies it would say what is odd in them
    yield from ("", row("Build of one home", ("ours", "stock", "times"), "must"))
    before: tuple[int, list[Cost]] | None = None
    for times in sizes:
        own, plain = folder / f"ours-{times}", folder / f"stock-{times}"
        multiply(root, own, times)
        pages = expanded.write(own, plain)
        turns = RUNS if times == 1 else 1
        runs = [[build(python, each, each / "site", settings) for each in (own, plain)] for _ in range(turns)]
        costs = [least(each) for each in zip(*runs, strict=True)]
        yield from compared(f"{pages:,} pages" + (f", least of {turns}" if turns > 1 else ""), costs)
        if before:
            yield row("    processor, ms for each page more", growth(before, (pages, costs)))
        before = (pages, costs)
        if times == 1:
            waits = [served_again(python, each, settings, 8151 + place) for place, each in enumerate((own, plain))]
            yield row("    change while serving, seconds", [f"{each:.1f}" for each in waits])
        else:
            for each in (own, plain):
                shutil.rmtree(each)
    yield from (f"  Only ours makes {ONLY_OURS}.", busy())


def compared(title: str, costs: list[Cost]) -> list[str]:
    """The lines of one size."""
    ours, stock = costs
    ratios = [mine / theirs for mine, theirs in zip(ours, stock, strict=True)]
    return [
        f"  {title}",
        *(
            row(
                f"    {what}",
                [f"{each[place]:,.1f}" for each in costs] + [f"{ratios[place]:.2f}"],
                f"at most {MOST}: {verdict(ratios[place] <= MOST)}" if place else "",
            )
            for place, what in ((1, "processor, seconds"), (0, "clock, seconds"), (2, "memory at most, MB"))
        ),
    ]


def growth(before: tuple[int, list[Cost]], after: tuple[int, list[Cost]]) -> list[str]:
    """What each page more took of the processor, in milliseconds."""
    pages = after[0] - before[0]
    return [f"{1000 * (b.work - a.work) / pages:.0f}" for a, b in zip(before[1], after[1], strict=True)]


def busy() -> str:
    """How much else the machine had to do."""
    if not hasattr(os, "getloadavg"):  # Windows does not say
        return ""
    return f"  There were {os.getloadavg()[1]:.1f} programs at work on {os.cpu_count()} processors."
