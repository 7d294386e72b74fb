"""What each release changed, from changes.yml: the corrections first, and the changes of one page."""

from __future__ import annotations

import re
from collections.abc import Container

from .data import Data

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def in_order(release: dict) -> list[dict]:
    """A release's changes, those first that correct what could have misled somebody."""
    return sorted(release["changes"], key=lambda change: change["before"] is None)


def on_page(data: Data, path: str) -> list[tuple[dict, dict]]:
    """The changes of one page, the newest first: (release, change)."""
    return [
        (release, change)
        for release in data.changes.values()
        for change in in_order(release)
        if path in change["pages"]
    ]


def plain(markdown: str) -> str:
    """A sentence without its marks, for places where no Markdown is read."""
    return _LINK.sub(r"\1", markdown).replace("**", "")


def faults(data: Data, pages: Container[str]) -> list[str]:
    """Releases out of order, and pages that are not there."""
    where, days = "docs/_data/changes.yml", [release["date"] for release in data.changes.values()]
    found = [f"{where}: the releases stand out of order. Put the newest first."] if days != sorted(days)[::-1] else []
    return found + [
        f"{where}: {key}: there is no page {path}."
        for key, release in data.changes.items()
        for change in release["changes"]
        for path in change["pages"]
        if path not in pages
    ]
