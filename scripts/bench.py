"""Judge the search: python3 scripts/bench.py

Builds the index from the pages last built, asks it the questions of tests/search, and prints how often a page that
answers comes first, in the first three, and its mean reciprocal rank in the first ten, beside SQLite's FTS5 (Porter
stems) on the same pages; then the size of the index and the time of a query under Node.
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
        os.execv(python, [str(python), __file__])
    from toolkit import search_bench  # what it needs is there only from here on

    return search_bench.main(ROOT)


if __name__ == "__main__":
    sys.exit(main())
