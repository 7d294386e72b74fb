"""What is made twice is the same byte for byte, whatever the day, the time zone and the order of Python's sets.

It catches in seconds what would make two whole builds differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAKE = """
import hashlib, pathlib, sys, tempfile, time
shift = int(sys.argv[1]) * 86400
clock = time.time
time.time = lambda: clock() + shift
now = time.localtime
time.localtime = lambda *given: now(*(given or [time.time()]))
import test_templates as given
import yaml
from toolkit import bundle, headers, spreadsheet_file, word_file, workbook
root = pathlib.Path(sys.argv[2])
made = {"word": word_file.write(given.HTML, given.FACTS)}
for file in sorted((root / "docs/_data/workbooks").glob("*.yml")):
    book, faults = workbook.make(yaml.safe_load(file.read_text("utf-8")), None)
    made[file.stem] = spreadsheet_file.write(book, given.FACTS)
with tempfile.TemporaryDirectory() as folder:
    stick = pathlib.Path(folder) / "stick"
    (stick / "toolkit").mkdir(parents=True)
    for name in {"a.html", "b.html", "c.html", "d.html", "e.html"}:
        (stick / "toolkit" / name).write_text(f"<script>{name}</script><style>{name}</style>")
    (stick / "toolkit/_headers").write_text((root / "docs/_headers").read_text("utf-8"))
    headers.seal(stick / "toolkit")
    bundle.make_stick(stick, root, 1795305600)
    bundle.make_zip(stick, pathlib.Path(folder) / "stick.zip", 1795305600)
    made["zip"] = (pathlib.Path(folder) / "stick.zip").read_bytes()
print("\\n".join(f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in made.items()))
"""


def sums(days: int, **settings: str) -> list[str]:
    """The check sum of each thing made, so many days from now and with these settings."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("scripts", "tests"))
    command = [sys.executable, "-c", MAKE, str(days), str(ROOT)]
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": paths, **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_files_are_the_same_on_any_day_and_in_any_place():
    here = sums(0, TZ="UTC", PYTHONHASHSEED="1")
    assert len(here) > 8
    assert sums(400, TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", LC_ALL="C") == here
    assert sums(-12000, TZ="America/Los_Angeles", PYTHONHASHSEED="3") == here
