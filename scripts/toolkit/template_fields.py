"""The fields of a template: [[? key: what to write ]], left open in the blank and answered in the filled version.

[[? council: Name of the council ]]           a field; what follows the colon is its prompt
[[? notice = six months ]]                    a field with usual wording, which stands until it is changed
[[? decision: one of: Go on; Stop ]]          a field with a choice of answers
| [[? risks.what*4: Risk ]] | [[? risks.owner: Owner ]] |     a row of a list: four rows in the blank, as many as
                                              there are answers in the filled version; the same for a line with “-”
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

FIELD = re.compile(
    r"\[\[\?\s*(?P<key>[a-z][a-z0-9_.]*)(?:\*(?P<times>\d+))?\s*(?P<sign>[:=])\s*(?P<words>.*?)\s*\]\]", re.S
)
CHOICE = "one of:"
ROWS = 3  # blank rows of a list, where the page does not say
EMPTY = "left open at this stage"


@dataclass
class Filling:
    """One set of answers: by field, or by list and then a row each. Takes note of what was asked for."""

    values: dict
    used: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def answer(self, match: re.Match, row: dict | None = None) -> str:
        """The text that stands where a field was."""
        key = match["key"].partition(".")[2] if row is not None else match["key"]
        answers = self.values if row is None else row
        if row is None:
            self.used.add(key)
        if key in answers:
            said = answers[key]
            text = EMPTY if said in (None, "") else str(said).strip()
        elif match["sign"] == "=":
            text = match["words"]
        else:
            self.faults.append(
                f"there is no answer for the field “{match['key']}”. Give one, or null to leave it open."
            )
            return match[0]
        if "\n" in text and match.string[: match.start()].rpartition("\n")[2].strip():
            self.faults.append(
                f"the answer for “{match['key']}” has several lines and stands inside a line. Use one line."
            )
        return text

    def rows(self, name: str) -> list[dict]:
        """The answers of a list, a row each; a plain text is the row’s only answer."""
        self.used.add(name)
        rows = self.values.get(name)
        if not isinstance(rows, list) or not rows:
            self.faults.append(f"there are no rows for “{name}”. Give a list.")
            return []
        return [row if isinstance(row, dict) else {"": row} for row in rows]

    def unused(self) -> list[str]:
        """A fault for each answer that no field asks for."""
        return [f"no field asks for “{key}”. It may be misspelt." for key in self.values if key not in self.used]


def _blank(match: re.Match) -> str:
    words = " ".join(match["words"].split())
    choices = ""
    if words.startswith(CHOICE):
        options = [option.strip() for option in words.removeprefix(CHOICE).split(";")]
        choices = f' data-choices="{html.escape(";".join(options))}"'
        words = " / ".join(options)
    usual = ' data-usual=""' if match["sign"] == "=" else ""
    name = html.escape(match["key"])
    return f'<span class="field" data-field="{name}"{choices}{usual}>[{html.escape(words, quote=False)}]</span>'


def _list_of(line: str) -> tuple[str, int] | None:
    """The list that a line is a row of, and how many rows the blank has."""
    for match in FIELD.finditer(line):
        if "." in match["key"] and line.lstrip().startswith(("|", "-", "1.")):
            return match["key"].partition(".")[0], int(match["times"] or ROWS)
    return None


def blank(markdown: str) -> str:
    """The template with every field open."""
    lines = []
    for line in markdown.split("\n"):
        each = _list_of(line)
        lines += [line] * (each[1] if each else 1)
    return FIELD.sub(_blank, "\n".join(lines))


def filled(markdown: str, values: dict) -> tuple[str, list[str]]:
    """The template with every field answered, without its notes to the writer -> Markdown and faults."""
    filling = Filling(values)
    lines = []
    for line in markdown.split("\n"):
        if line.startswith(">"):
            continue  # a note says what to write, and goes once it is written
        each = _list_of(line)
        if not each:
            lines.append(line)
            continue
        keys = {match["key"].partition(".")[2] for match in FIELD.finditer(line) if "." in match["key"]}
        for row in filling.rows(each[0]):
            row = {next(iter(keys)): row[""]} if "" in row and len(keys) == 1 else row
            filling.faults += [
                f"{each[0]}: no field asks for “{key}”. It may be misspelt." for key in row if key not in keys
            ]
            lines.append(
                FIELD.sub(lambda match, row=row: filling.answer(match, row if "." in match["key"] else None), line)
            )
    text = FIELD.sub(filling.answer, "\n".join(lines))
    return text, list(dict.fromkeys(filling.faults + filling.unused()))
