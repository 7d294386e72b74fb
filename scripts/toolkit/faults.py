"""Reads what MkDocs wrote while it built, and says each fault in it once, as a sentence for a writer."""

from __future__ import annotations

import re

from toolkit.environment import disk_fault, last_line

HINT = "Run scripts/build.py again with --verbose to see everything that it said."
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
RECORD = re.compile(r"(DEBUG|INFO|WARNING|ERROR|CRITICAL|Error|Traceback)(?: *-  |: | \(most recent)(.*)")
SYSTEM = re.compile(r"(?:\w+: )?\[Errno (\d+)\] (.+?)(?:: '(.+)')?")  # how Python writes what the system said of a file
NOT_IN_NAV = 'The following pages exist in the docs directory, but are not included in the "nav"'
UNREAD, PLACE = "MkDocs encountered an error parsing the configuration file: ", r'in "[^"]+", line (\d+), column \d+'
REWORDED = {  # MkDocs' own sentences -> file: what is wrong
    r"Doc file '(.+?)' (.+)": r"docs/\1: \2",
    r"Error (?:reading|building) page '(.+?)': ?(.*)": r"docs/\1: \2",
    rf"{UNREAD}(?:while .+? {PLACE} )?(.+?) {PLACE}": r"mkdocs.yml: line \3: this is not valid YAML (\2).",
    rf"{UNREAD}unacceptable character .+": "mkdocs.yml: this is not text in UTF-8. Save it again with that encoding.",
    rf"{UNREAD}(.+)": r"mkdocs.yml: \1",
    r"The configuration is invalid\. (.+)": r"mkdocs.yml: \1.",
    r"Config value '(.+?)': (.+)": r"mkdocs.yml: \1: \2",
    r"A reference to '(.+?)' is included in the 'nav' .+": r"mkdocs.yml: nav has \1, which is not in docs/.",
}


def faults_in(said: str) -> list[str]:
    """What MkDocs wrote -> the faults in it."""
    faults: list[str] = []
    for level, lines in records(COLOUR.sub("", said)):
        text = " ".join(" ".join(lines).split())
        if level == "Traceback":
            reason = last_line("\n".join(lines))
            if of_disk := SYSTEM.fullmatch(reason):  # whatever it was about, the page is not at fault
                faults = [fault for fault in faults if f"[Errno {of_disk[1]}]" not in fault]
                faults.append(disk_fault(OSError(int(of_disk[1]), of_disk[2], of_disk[3])))
                continue
            message = reason.partition(": ")[2]  # MkDocs has said it of the page already, but not its kind
            again = message and faults and faults[-1].endswith(message)
            where = faults.pop().partition(": ")[0] if again else "MkDocs"
            faults.append(f"{where}: stopped with {reason.rstrip('.')}. {HINT}")
        elif level in ("DEBUG", "INFO") or "DeprecationWarning" in text:
            continue
        elif text.startswith(NOT_IN_NAV):
            pages = [line.strip(" -") for line in lines[1:]]
            faults += [f"docs/{page}: is not in the nav of mkdocs.yml. Add it there." for page in pages]
        else:
            faults.append(reworded(text))
    return once(faults)


def records(said: str) -> list[tuple[str, list[str]]]:
    """What MkDocs wrote -> (level, lines) of each thing it said. A blank line ends all but a traceback."""
    found, open_ = [], False
    for line in said.splitlines():
        if begun := RECORD.match(line):
            found.append((begun[1], [begun[2]]))
            open_ = True
        elif open_ and (line.strip() or found[-1][0] == "Traceback"):
            found[-1][1].append(line)
        else:
            open_ = False
    return found


def reworded(text: str) -> str:
    """One of MkDocs' sentences, beginning with the file that it is about."""
    for pattern, replacement in REWORDED.items():
        if match := re.fullmatch(pattern, text):
            return match.expand(replacement).strip()
    return text


def once(faults: list[str]) -> list[str]:
    """The same faults in the same order, each once: two builds of the same pages find the same."""
    return list(dict.fromkeys(faults))
