"""Run every test, from nothing: python3 scripts/test.py [arguments for pytest]

Style, the JavaScript's own tests, both builds, and last pytest over all of it, with its closing line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from toolkit import environment

ROOT = Path(__file__).resolve().parent.parent
SHORT = ["--output-format", "concise"]  # a line for each fault
EVERY_PROCESSOR = ["--numprocesses", "auto", "--dist", "loadgroup"]  # tests that share a costly start stay together
LOCKS = ["requirements.lock", "requirements-test.lock"]


def passes(title: str, *command: object) -> bool:
    """Run one step where it can be seen -> whether it succeeded."""
    print(f"\n{title}", flush=True)
    env = {key: value for key, value in os.environ.items() if key != "SITE_URL"}  # tested as if hosted nowhere
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env).returncode == 0


def javascript_passes() -> bool:
    """Run tests/js with Node's own runner; True where there is none or, with a sentence, no Node."""
    tests = sorted((ROOT / "tests/js").glob("*.test.js"))
    if not tests:
        return True
    node = shutil.which("node")
    if not node:
        print("\nThe JavaScript's own tests were left out, because Node is not installed.")
        return True
    return passes("JavaScript", node, "--test", *tests)


def main(arguments: list[str]) -> int:
    """Run every step, even after one that failed, so that all faults are seen at once -> the exit code."""
    try:
        python = environment.ready(ROOT, LOCKS)
        os.environ["TOOLKIT_BROWSER"] = str(environment.find_browser(ROOT))
        os.environ["TOOLKIT_OFFICE"] = str(environment.find_office())
        # The tests of these three ask again, and are left out where there is none.
        environment.find_firefox()
        environment.find_successor(ROOT)
        environment.find_validator(ROOT)
    except environment.Stop as stop:
        print(stop)
        return 1
    results = {
        "style": passes("Style", python, "-m", "ruff", "check", *SHORT, "scripts", "tests"),
        "layout": passes("Layout", python, "-m", "ruff", "format", "--check", *SHORT, "scripts", "tests"),
        "JavaScript": javascript_passes(),
        "build": passes("Both builds", sys.executable, "scripts/build.py"),
    }
    failed = [name for name, passed in results.items() if not passed]
    if failed:
        print(f"\nNot right so far, as shown above: {', '.join(failed)}.")
    # Without a new build the browser would be shown the last one.
    chosen = arguments if results["build"] else ["-m", "not browser", *arguments]
    tested = passes("Python and the browser", python, "-m", "pytest", *EVERY_PROCESSOR, *chosen)
    return 0 if tested and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
