"""Measure how easy the pages are to read: python3 scripts/reading.py

Prints, for each audience and for all the pages, Flesch's reading ease and grade and the length of sentences, as the
table that stands in docs/about/contribute.md; and every sentence that is too long, with its page.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from toolkit import environment

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run from the project's own environment, as the build does."""
    try:
        python = environment.ready(ROOT, ["requirements.lock"])
    except environment.Stop as stop:
        print(stop)
        return 1
    if Path(sys.prefix) != Path(python).parent.parent:
        os.execv(python, [str(python), __file__])
    from toolkit import data, pages, reading_ease, site  # what they need is there only from here on

    facts, faults = data.load(ROOT / "docs/_data")
    found, more = pages.load(ROOT / "docs")
    if faults + more:
        print("\n".join(faults + more))
        return 1
    print(reading_ease.report(reading_ease.by_audience(site.Site(facts, found))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
