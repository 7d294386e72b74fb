"""A page's reference, as a committee paper gives it."""

from __future__ import annotations

import datetime
from urllib.parse import urljoin

from .figures import date


def address(url: str, hosted: str | None, for_stick: bool) -> str:
    """Where a page is to be found: on the hosted site, in the copy on a stick, or from a site's root."""
    if for_stick:
        return f"toolkit/{url} in the offline copy"
    return urljoin(hosted, url) if hosted else f"/{url}".replace("/./", "/")


def reference(set_name: str, version: str, title: str, law_checked: datetime.date | None, where: str) -> dict[str, str]:
    """What a reference is made of, in order: assets/js/cite.js puts a section's heading after the page's title."""
    law = f"law checked on {date(law_checked)}, " if law_checked else ""
    return {"set": f"{set_name}, version {version}, ", "page": f"“{title}”, ", "law": law, "address": where}
