"""Builds the plain Markdown with Zensical, the theme's successor, and compares what it makes with what we publish.

Standard library only. What is compared is what Markdown alone decides: the addresses of the pages, and for each the
anchors and the links of its article. What the hooks and our own templates put into an article is left out by its mark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from toolkit.environment import Stop, last_line, run

# The marks of what is put into an article after its Markdown.
ADDED = frozenset(
    # by overrides/main.html and its partials
    {"summary", "page-facts", "here", "pack-here", "site-search", "cases-here", "law-cited", "page-changes", "cite"}
    # by the template files, the glossary, and the plugin that opens figures large
    | {"template-files", "filled-in", "term", "glightbox"}
)
PACKS = "packs/"  # made from the rendered pages
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Article:
    """What bookmarks and other pages hold on to: a page's anchors, and the addresses in its links, in order."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the article of one page, without what was added to it."""

    def __init__(self, added: frozenset[str]):
        super().__init__()
        self.added, self.article = added, Article()
        self.open: list[str] = []  # the article and the tags that are open in it
        self.left_out: int | None = None  # how many were, where what is left out began

    def handle_starttag(self, tag, attrs):
        if not self.open and tag != "article":
            return
        facts = dict(attrs)
        marks = {*(facts.get("class") or "").split(), facts.get("id")}
        ours = bool(marks & self.added)
        if self.left_out is None and not ours:
            if "id" in facts and tag != "article":
                self.article.anchors.append(facts["id"])
            if tag == "a" and "href" in facts:
                self.article.links.append(facts["href"])
        if tag not in EMPTY:
            if self.left_out is None and ours:
                self.left_out = len(self.open)
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass  # a tag that may be left open, such as <p>
        if self.left_out is not None and len(self.open) <= self.left_out:
            self.left_out = None


def article(page: str, added: frozenset[str] = ADDED) -> Article:
    """A page's HTML -> its article, without the elements that carry one of the marks."""
    reader = _Reader(added)
    found = re.search(r"<article\b.*</article>", page, re.S)  # reading is what takes time
    reader.feed(found[0] if found else "")
    return reader.article


def articles(site: Path, added: frozenset[str] = ADDED) -> dict[str, Article]:
    """A built site -> {address: article} of its pages, the packs left out."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    addresses = {name: "/" + re.sub(r"(^|/)index\.html$", r"\1", name) for name in names if not name.startswith(PACKS)}
    return {each: article((site / name).read_text("utf-8"), added) for name, each in addresses.items()}


def differences(ours: dict[str, Article], theirs: dict[str, Article]) -> list[str]:
    """A sentence for each page, anchor or link that one site has and the other has not, or has elsewhere.

    A link that only ``climbs`` is told by itself.
    """
    faults = [f"{address}: only we have this page." for address in ours.keys() - theirs.keys()]
    faults += [f"{address}: only the successor has this page." for address in theirs.keys() - ours.keys()]
    for address in ours.keys() & theirs.keys():
        mine, other = ours[address], theirs[address]
        if mine.anchors != other.anchors:
            faults.append(f"{address}: anchors {_told(mine.anchors, other.anchors)}.")
        leads = [urljoin(address, link) for link in mine.links]
        known = climbs(address, mine, other)
        led = [leads[at] if at in known else urljoin(address, link) for at, link in enumerate(other.links)]
        if leads != led:
            faults.append(f"{address}: links {_told(leads, led)}.")
    return sorted(faults)


def climbs(address: str, ours: Article, theirs: Article) -> list[int]:
    """Which links of a page lead elsewhere only because Zensical makes them climb one folder more.

    It takes an address written in HTML to start from the page's file. MkDocs leaves it, as a browser reads it.
    """
    pairs = enumerate(zip(ours.links, theirs.links, strict=False))
    led = [(at, *(urljoin(address, link) for link in (mine, other, f"../{mine}"))) for at, (mine, other) in pairs]
    return [at for at, mine, other, higher in led if mine != other == higher]


def _told(mine: list[str], other: list[str]) -> str:
    gone, new = Counter(mine) - Counter(other), Counter(other) - Counter(mine)
    return f"lost {list(gone.elements())}, new {list(new.elements())}" if gone or new else "in another order"


def build(python: Path, folder: Path) -> Path:
    """Build a folder's mkdocs.yml with the successor, a warning being a fault -> the built site. Raises Stop."""
    done, said = run(python, "-m", "zensical", "build", "--strict", "-f", folder / "mkdocs.yml")
    if not done:
        raise Stop(f"Zensical did not build {folder}: {last_line(said)}")
    return folder / "site"
