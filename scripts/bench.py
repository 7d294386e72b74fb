"""Judge the search: python3 scripts/bench.py [--quick]

Asks the questions of tests/search on the pages last built, and prints side by side, for our search, the theme's own
engine and SQLite's FTS5: how often a page that answers comes first and in the first three, and its mean reciprocal rank
in the first ten; how long a reader who types waits, in Chromium and from a file; and the size of the index. Beside each
stands what it must reach, and whether it does. --quick leaves out the browser, and with it the theme's engine.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from toolkit import environment

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-test.lock"]


def main() -> int:
    """Run from the project's own environment, as the tests do."""
    try:
        python = environment.ready(ROOT, LOCKS)
    except environment.Stop as stop:
        print(stop)
        return 1
    if Path(sys.prefix) != Path(python).parent.parent:
        os.execv(python, [str(python), __file__, *sys.argv[1:]])
    from toolkit import search_bench  # what it needs is there only from here on

    try:
        search_bench.main(ROOT, quick="--quick" in sys.argv[1:])
    except environment.Stop as stop:
        print(stop)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
