"""Say whether a copy of the stick is whole: python3 scripts/verify_stick.py FOLDER

Holds every file of the folder against its SHA256SUMS.txt, and names each that was changed, is missing or was added.
READ-ME.txt has the same for a machine without Python. Standard library only, and nothing outside the folder is read.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from toolkit.bundle import files

SUMS = "SHA256SUMS.txt"
LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def differences(folder: Path) -> list[str]:
    """A sentence for each file of a copy that is not as its list has it."""
    if not (folder / SUMS).is_file():
        return [f"{folder}: there is no {SUMS}. Name the folder that START-HERE.html is in."]
    listed, found = {}, []
    for number, line in enumerate((folder / SUMS).read_text("utf-8", "replace").splitlines(), start=1):
        if match := LINE.fullmatch(line):
            listed[match[2]] = match[1]
        else:
            found.append(f"{SUMS}: line {number} is no check sum and a name.")
    here = set(files(folder)) - {SUMS}
    found += [f"{name}: is missing." for name in sorted(listed.keys() - here)]
    found += [f"{name}: was added." for name in sorted(here - listed.keys())]
    for name in sorted(here & listed.keys()):
        try:
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != listed[name]:
                found.append(f"{name}: was changed.")
        except OSError as error:
            found.append(f"{name}: cannot be read ({error.strerror}).")
    return found


def main(arguments: list[str]) -> int:
    """Say what was found -> the exit code."""
    if len(arguments) != 1:
        print("Say which folder: python3 scripts/verify_stick.py FOLDER")
        return 2
    folder = Path(arguments[0])
    found = differences(folder)
    print("\n".join(found) if found else f"{folder}: {len(files(folder)) - 1} files, all as {SUMS} has them.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
