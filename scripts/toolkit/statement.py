"""Whether the accessibility statement is due for review, as the regulations of 2018 want it to be regularly.

Standard library only, since the build says it. It is no fault that stops a build: the same sources must always build.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

PAGE = "docs/about/accessibility.md"
YEAR = datetime.timedelta(days=365)


def prepared(root: Path) -> datetime.date | None:
    """The day on which the statement says that it was prepared."""
    found = re.search(r"^prepared: (\d{4}-\d\d-\d\d)$", (root / PAGE).read_text("utf-8"), re.M)
    return datetime.date.fromisoformat(found[1]) if found else None


def overdue(root: Path, today: datetime.date) -> str:
    """A sentence for whoever builds the toolkit, or nothing."""
    if not (root / PAGE).is_file():
        return ""
    day = prepared(root)
    if not day:
        return f"{PAGE}: does not say when it was prepared. Add a line to its front matter, such as prepared: {today}."
    if today - day <= YEAR:
        return ""
    return (
        f"{PAGE}: was prepared on {day}, over a year ago. Run the tests, look at what it says is known to fail, "
        "and put the new date in its front matter and its words."
    )
