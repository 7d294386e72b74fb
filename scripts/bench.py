"""Measure the toolkit beside others: python3 scripts/bench.py [--quick] [search] [build] [pages] [reading]

Each part prints its figures, what must be reached, and whether it is; all four where none is named.

search   on the questions of tests/search, our search, the theme's own and SQLite's FTS5: how often a page that answers
         comes first and in the first three, its mean reciprocal rank in the first ten; how long a reader who types
         waits, in Chromium and from a file; and the size of the index
build    our build and the stock theme's on the same Markdown: time and memory with the pages once, 5 and 15 times,
         the growth for each page, and how long a change takes to show while serving
pages    what a page weighs, ours and the stock theme's, and what a reader with a slow telephone waits for
reading  how easy the pages are to read, and every sentence that is too long

--quick leaves the browser out of the search, with it the theme's engine, and builds the pages once.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import build
import reading
from toolkit import environment

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-test.lock"]
PARTS = ("search", "build", "pages", "reading")


def main() -> int:
    """Run from the project's own environment, as the tests do."""
    options = argparse.ArgumentParser(description="Measure the toolkit beside others.")
    options.add_argument("parts", nargs="*", metavar="part", help=f"what to measure: {', '.join(PARTS)} (all)")
    options.add_argument("--quick", action="store_true", help="no browser for the search, and the pages built once")
    asked = options.parse_args()
    if unknown := [part for part in asked.parts if part not in PARTS]:
        options.error(f"there is no part {unknown[0]}: they are {', '.join(PARTS)}")
    try:
        python = environment.ready(ROOT, LOCKS)
        if Path(sys.prefix) != Path(python).parent.parent:
            os.execv(python, [str(python), __file__, *sys.argv[1:]])
        measure(asked.parts or PARTS, asked.quick, python)
    except environment.Stop as stop:
        print(stop)
        return 1
    return 0


def measure(parts: list[str], quick: bool, python: Path) -> None:
    """Print what is asked for. Raises Stop."""
    from toolkit import build_bench, expanded, page_bench, search_bench, search_timing  # there only from here on

    site = ROOT / "build/site"
    if not site.is_dir() and set(parts) & {"search", "pages"}:
        raise environment.Stop("There is no built site to measure. Build it first: python3 scripts/build.py")
    settings = build.settings(ROOT, "hosted")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in parts:
            if part == "search":
                search_bench.main(ROOT, quick)
            elif part == "build":
                sizes = build_bench.TIMES[:1] if quick else build_bench.TIMES
                say(build_bench.lines(ROOT, python, settings, folder, sizes))
            elif part == "pages":
                plain = folder / "plain"
                expanded.write(ROOT, plain)
                build_bench.build(python, plain, plain / "site", settings)
                with search_timing.browser(ROOT) as browser:
                    say(page_bench.lines(browser, site, plain / "site"))
            else:
                reading.main()


def say(lines: Iterable[str]) -> None:
    """Print each line when it is known: the last may be an hour after the first."""
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
