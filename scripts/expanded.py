"""Write the pages as plain Markdown, for another builder: python3 scripts/expanded.py [folder]

The folder, build/expanded if none is named, is written anew: docs/ with every marker filled, and a mkdocs.yml without
hooks, plugins or templates of our own. docs/about/when-the-theme-ends.md says what that leaves out.
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
        os.execv(python, [str(python), __file__, *sys.argv[1:]])
    from toolkit import expanded  # what it needs is there only from here on

    folder = Path(*sys.argv[1:]).resolve() if sys.argv[1:] else ROOT / "build/expanded"
    print(f"Wrote {expanded.write(ROOT, folder)} pages to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
