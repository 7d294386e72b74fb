"""Everything that must be true of the content before it is published, as sentences: file, what is wrong, what to do."""

from __future__ import annotations

import re
from pathlib import Path

from . import law, pages
from .bundle import unsafe_names
from .data import Data
from .markers import hide_code

_H1 = re.compile(r"^# \S", re.MULTILINE)


def content(found: dict[str, pages.Page], data: Data, docs: Path) -> list[str]:
    """All faults of the pages taken together. Links, anchors and the navigation are checked by MkDocs itself."""
    faults = pages.check(found, data)
    for path, page in found.items():
        where = f"docs{path}"
        body, _ = hide_code(page.body)
        if _H1.search(body):
            faults.append(f"{where}: the title is the page's only first-level heading. Begin the body with ##.")
        if law.LINK.search(body) and not page.meta.get("law_checked"):
            faults.append(f"{where}: the page cites law and does not say when it was checked. Add law_checked.")
    names = [file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()]
    published = [name for name in names if not name.startswith("_") and "/vendor/" not in f"/{name}"]
    faults += [f"docs/{fault}" for fault in unsafe_names(published)]
    return faults
