"""A copy of the site with the theme's own search, stock settings, to measure ours beside: no hooks, no page of ours.

Each page is its title, its keywords (as tags, which the stock engine searches) and the sections that our index is made
of, each a heading and a paragraph, so that both engines have the same words under the same headings. Mark-up inside a
section is left out, which spares the stock engine some work: what is measured of it is at its best.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .search_index import Document
from .search_words import words

# Lets the theme's search work from a file; the offline plugin would ask another host for it. From the npm package
# iframe-worker 1.0.4, unchanged, its licence beside it.
SHIM = Path(__file__).resolve().parents[2] / "tests/search/iframe-worker.js"
SETTINGS = {
    "site_name": "Stock",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "offline"],
    "extra": {"polyfills": [SHIM.name]},
    "exclude_docs": "!/templates/",  # which MkDocs would leave out
}
INDEX = "search/search_index.js"
_WORDED = ("title", "text")
_BEFORE = "var __index = "


def markdown(page: Document) -> str:
    """A page as the stock copy's writer would have it."""
    parts = [f"---\ntitle: {json.dumps(page.title)}\ntags: {json.dumps(page.keywords)}\n---"]
    for part in page.sections:
        if part.heading:
            parts.append(f'<h2 id="{html.escape(part.anchor)}">{html.escape(part.heading, quote=False)}</h2>')
        if part.text:
            parts.append(f"<p>{html.escape(part.text, quote=False)}</p>")
    return "\n\n".join(parts) + "\n"


def build(folder: Path, found: Sequence[Document]) -> Path:
    """Write the pages under ``folder``, build them as for a stick -> the built site."""
    for page in found:
        file = folder / "docs" / page.path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(page), encoding="utf-8")
    shutil.copy(SHIM, folder / "docs")
    (folder / "mkdocs.yml").write_text(json.dumps(SETTINGS), encoding="utf-8")  # JSON is YAML
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "site"


def path_of(address: str) -> str:
    """The page that an address of a site on a stick leads to, as the navigation names it."""
    return "/" + re.sub(r"\.html(#.*)?$", ".md", address)


def index(site: Path) -> dict[str, Any]:
    """The stock index of a built site: its settings and its documents."""
    return json.loads((site / INDEX).read_text(encoding="utf-8").removeprefix(_BEFORE))


def as_script(entries: dict[str, Any]) -> str:
    """A stock index as the script that its pages load from a stick."""
    return _BEFORE + json.dumps(entries, separators=(",", ":"))


def repeated(entries: dict[str, Any], times: int) -> dict[str, Any]:
    """A stock index with every document so many times, each under another address."""
    return entries | {
        "docs": [{**each, "location": f"copy-{n}/{each['location']}"} for n in range(times) for each in entries["docs"]]
    }


def words_that_differ(found: Sequence[Document], entries: dict[str, Any]) -> Counter[str]:
    """The words that stand more often on the pages than in a stock index of them, or less often, and by how much."""

    def count(texts: Iterable[str]) -> Counter[str]:
        return Counter(word for text in texts for word in words(text))

    pages = count(text for page in found for part in page.sections for text in (part.heading, part.text))
    pages += count(page.title for page in found)
    stock = count(html.unescape(re.sub(r"<[^>]+>", " ", each[key])) for each in entries["docs"] for key in _WORDED)
    return (stock - pages) + (pages - stock)
