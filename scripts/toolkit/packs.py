"""Packs: several pages as one document to print, send or keep. Which there are, and how a page becomes a part of one.

Which pages a pack holds follows from front matter, data and the navigation. A page is prepared once (``fragment``) and
then put into each pack that holds it (``place``): what differs between packs is where a link leads, and how deep a
heading stands. Every id is prefixed with its page's, so that no two pages of a pack have the same.
"""

from __future__ import annotations

import datetime
import html
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from .pages import Page
from .site import Site, nav_paths

FOLDER = "packs"  # of the built site, in both homes: packs/<id>.html
WHOLE = "whole-toolkit"
# How long a pack is on A4, in words: fitted to five packs as printed, and within 8 in 100 of each.
WORDS_A_SIDE = 538
WORDS_OF = {"field": 22, "tick": 5, "figure": 110}  # as many words as each takes the room of
BEGINNING = 0.3  # of a side, taken by a page's title and summary and by the notes at its end

# Private-use characters, which no page holds, stand round what is filled in later.
_LEVEL, _LINK, _SIDES, _END = "\ue010", "\ue011", "\ue012", "\ue013"
_HOLE = re.compile(f"([{_LEVEL}{_LINK}])(\\d+){_END}")
_SIDES_HOLE = re.compile(f"{_SIDES}([a-z0-9-]+){_END}")
_NAME, _REST = r"[a-zA-Z][\w:-]*", r'([^<>"]*(?:"[^"]*"[^<>"]*)*)>'
_TAG = re.compile(rf"<(/?)({_NAME}){_REST}")
_CHANGED = re.compile(rf"<(/?)(svg|details|h[1-6]|{_NAME}(?=\s)){_REST}")  # a tag that a pack may have otherwise
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
# What a pack does without, and the frame of a document that the plugin for figures puts round a page.
_UNWANTED = re.compile(r'<a class="headerlink".*?</a>|<script\b.*?</script>|<!--.*?-->|</?(?:html|head|body)>', re.S)
_LARGER = re.compile(
    r'<a class="glightbox"[^>]*>(<img\b(?:[^>"]|"[^"]*")*>)</a>'
)  # a figure that opens large on the screen
_TABLE = re.compile(r"<table\b.*?</table>", re.S)
_IDS = {"id", "for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}  # hold ids
_FIGURE = re.compile(r"<(?:svg|img)\b")
_FIELD = re.compile(r"<(?:input|select|textarea)\b")
_TICK = re.compile(r'<input\b[^>]*type="(?:checkbox|radio)"')


@dataclass
class Pack:
    """A pack: ``parts`` are its pages in order, under a heading or under none."""

    id: str  # the name of its file
    kind: str  # document, step, readers or whole
    title: str
    holds: str  # a sentence
    parts: list[tuple[str | None, list[Page]]]

    @cached_property
    def pages(self) -> list[Page]:
        """Every page of the pack in order."""
        return [page for _, pages in self.parts for page in pages]

    @property
    def checked(self) -> list[datetime.date]:
        """The days on which the law of its pages was checked, the oldest first."""
        return sorted({page.meta["law_checked"] for page in self.pages if page.meta.get("law_checked")})


@dataclass
class Link:
    """Where a link of a page leads: to a page of the toolkit, or to an address."""

    page: str = ""  # a path from docs/
    anchor: str = ""
    address: str = ""  # from the root of the site where there is no colon in it
    marked: bool = True  # False inside a drawing, where nothing can be put after a link


@dataclass
class Fragment:
    """A page prepared for any pack: its HTML with holes, and the link that belongs in each."""

    html: str
    links: list[Link]


def address(pack_id: str) -> str:
    """Where a pack is, from the root of the site; the whole toolkit's other form is the pack "pdf"."""
    return f"{FOLDER}/{WHOLE}.pdf" if pack_id == "pdf" else f"{FOLDER}/{pack_id}.html"


def opened_by(packs: Mapping[str, Pack], path: str) -> Pack | None:
    """The pack of which a page is the way in: its first page, unless that is the first of the whole toolkit."""
    return next((pack for pack in packs.values() if pack.id != WHOLE and pack.pages[0].path == path), None)


def sheets(site_dir: Path) -> list[str]:
    """The style sheets of a pack in a built site: the theme's, whose names change with its version, and our own."""
    theme = [next(site_dir.glob(f"assets/stylesheets/{name}.*.css"), None) for name in ("main", "palette")]
    return [path.relative_to(site_dir).as_posix() for path in theme if path] + [
        "assets/css/toolkit.css",
        "assets/css/pack.css",
    ]


def slug(path: str) -> str:
    """A page's id in a pack, which begins the ids of all that is in it."""
    return path.strip("/").removesuffix(".md").replace("/", "-")


def all_packs(site: Site, nav: list) -> dict[str, Pack]:
    """Every pack by id: each document, each step, each group of readers, and the whole toolkit."""
    found: list[Pack] = []
    for key, document in site.data.guides.items():
        own = [page for page in site.pages.values() if page.guide == key]
        found.append(Pack(f"document-{key}", "document", document["short"], document["summary"], [(None, own)]))
    for number, (key, stage) in enumerate(site.data.stages.items(), start=1):
        tools = [tool["page"] for tool in site.data.tools.values() if key in tool["stages"]]
        paths = [f"/stages/{key}.md", *(page.path for page in site.at_stage(key)), *tools]
        own = [site.pages[path] for path in dict.fromkeys(paths) if path in site.pages]
        holds = f"The decision on one page, the guidance for this step and its tools as paper forms. {stage['does']}"
        found.append(Pack(f"step-{key}", "step", f"Step {number}: {stage['name']}", holds, [(None, own)]))
    for key, audience in site.data.audiences.items():
        parts = [
            ("For every step" if stage is None else f"At the step: {stage['name']}", pages)
            for stage, pages in site.reading_list(key)
        ]
        first = [site.pages[audience["page"]]] if audience["page"] in site.pages else []
        holds = f"What the toolkit tells this reader to read, step by step. {audience['wants']}"
        found.append(Pack(f"readers-{key}", "readers", audience["name"], holds, [("Begin here", first), *parts]))
    held = {path: page for path, page in site.pages.items() if page.meta.get("packed", True)}
    chapters = [
        (name, [held[path] for path in nav_paths(entries) if path in held])
        for section in nav or []
        for name, entries in (section.items() if isinstance(section, dict) else [(None, section)])
    ]
    holds = "Every page: the guidance, the decisions, the cases, the tools as paper forms, the law and the terms."
    found.append(Pack(WHOLE, "whole", "The whole toolkit", holds, chapters))
    for pack in found:
        pack.parts = [(name, pages) for name, pages in pack.parts if pages]
    return {pack.id: pack for pack in found if pack.pages}


def fragment(content: str, path: str, url: str, pages: Mapping[str, str]) -> Fragment:
    """Prepare a page. ``content`` is its HTML, ``url`` its address, ``pages`` the path of the page at each address."""
    own, links, drawings = slug(path), [], 0

    def leads(href: str) -> Link:
        href = html.unescape(href)
        if re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.I):
            return Link(address=href, marked=not drawings)
        target, _, anchor = urljoin(f"/{url}", href).partition("#")
        page = pages.get(target.lstrip("/"))
        if page:
            return Link(page=page, anchor=anchor, marked=not drawings)
        return Link(address=target.lstrip("/") + (f"#{anchor}" if anchor else ""), marked=not drawings)

    def hole(link: Link) -> str:
        links.append(link)
        return f"{_LINK}{len(links) - 1}{_END}"

    def attribute(match: re.Match) -> str:
        name, value = match[1], match[2]
        if name in ("href", "xlink:href"):
            if value.startswith("#") and drawings and not at_link:  # a drawing that uses a piece of itself
                return f' {name}="#{own}--{value[1:]}"'
            return hole(leads(value))
        if name in _IDS:
            return f' {name}="{" ".join(f"{own}--{each}" for each in value.split())}"'
        if name == "src":
            return f' src="../{html.escape(leads(value).address)}"'
        return match[0].replace("url(#", f"url(#{own}--") if "url(#" in value else match[0]

    def tag(match: re.Match) -> str:
        nonlocal drawings, at_link
        closing, name, attributes = match.groups()
        drawings += {"svg": -1 if closing else 1}.get(name, 0)
        at_link = name == "a"
        if len(name) == 2 and name[0] == "h" and name[1].isdecimal():
            name = f"h{_LEVEL}{name[1]}{_END}"
            attributes += f' data-level="{match[2][1]}"' if not closing else ""
        elif name == "details" and not closing:
            attributes += " open"  # paper has nothing to open it with
        return f"<{closing}{name}{_ATTRIBUTE.sub(attribute, attributes)}>"

    at_link = False
    content = _TABLE.sub(_scrolls, _LARGER.sub(r"\1", _UNWANTED.sub("", content)))
    return Fragment(_CHANGED.sub(tag, content), links)


def length(content: str) -> int:
    """How many words a page's HTML is as long as, with its figures and the fields of its forms."""
    content = _UNWANTED.sub("", content)
    ticks = len(_TICK.findall(content))
    counts = {"field": len(_FIELD.findall(content)) - ticks, "tick": ticks, "figure": len(_FIGURE.findall(content))}
    words = len(html.unescape(_TAG.sub(" ", content)).split())
    return words + sum(WORDS_OF[kind] * count for kind, count in counts.items())


def _scrolls(table: re.Match) -> str:
    """A table in the boxes that the theme's script puts round one, for screens narrower than it."""
    return f'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">{table[0]}</div></div>'


def sides(pack: Pack, lengths: Mapping[str, int]) -> int:
    """About how many sides of A4 a pack takes, with its cover and contents. ``lengths`` are its pages', in words."""
    own = sum(math.ceil(lengths[page.path] / WORDS_A_SIDE + BEGINNING) for page in pack.pages)
    return own + 1 + math.ceil(len(pack.pages) / 40)


def about(count: int) -> int:
    """A number of sides as it is told: nobody needs 123."""
    return count if count < 20 else round(count, -1)


def sides_hole(pack_id: str) -> str:
    """Stands for a pack's sides on a page, which is written before every page's words can be counted."""
    return f"{_SIDES}{pack_id}{_END}"


def fill_sides(content: str, counts: Mapping[str, int]) -> str:
    """Undo ``sides_hole``."""
    return _SIDES_HOLE.sub(lambda match: f"{about(counts[match[1]]):,}", content)


@dataclass
class Placed:
    """A page in a pack: its number there, its HTML, and the addresses that print under it."""

    page: Page
    id: str
    number: int
    html: str
    notes: list[str]


def place(
    pack: Pack,
    fragments: Mapping[str, Fragment],
    pages: Mapping[str, Page],
    url: Callable[[str], str],
    hosted: str | None,
) -> list[tuple[str | None, list[Placed]]]:
    """The parts of a pack with their pages filled in.

    ``url`` gives a page's address from the root of the site. On paper a link says where it leads: "see 7" for a page
    of the same pack, and a note's number for all else. A note is an address, or the title of a page hosted nowhere.
    """
    numbers = {page.path: number for number, page in enumerate(pack.pages, start=1)}
    deeper = 2 if any(name for name, _ in pack.parts) else 1  # under the pack's title, and a part's where it has any

    def filled(path: str) -> tuple[str, list[str]]:
        own, notes = fragments[path], {}

        def noted(link: Link, text: str) -> str:
            text = text.removeprefix("https://").removeprefix("www.").removesuffix("/")  # shorter, and still found
            return f' data-note="{notes.setdefault(text, len(notes) + 1)}"' if link.marked else ""

        def fill(match: re.Match) -> str:
            if match[1] == _LEVEL:
                return str(min(6, int(match[2]) + deeper))
            link = own.links[int(match[2])]
            if link.page in numbers:
                anchor = f"{slug(link.page)}--{link.anchor}" if link.anchor else slug(link.page)
                see = f' data-see="{numbers[link.page]}"' if link.marked and link.page != path else ""
                return f' href="#{anchor}"{see}'
            if not link.page and ":" in link.address.partition("/")[0]:
                return f' href="{html.escape(link.address)}"{noted(link, link.address)}'
            address = (url(link.page) if link.page else link.address) + (f"#{link.anchor}" if link.anchor else "")
            title = f"“{pages[link.page].title}”, in the toolkit" if link.page else address
            note = urljoin(hosted, address) if hosted else title
            return f' href="../{html.escape(address)}"{noted(link, note)}'

        return _HOLE.sub(fill, own.html), list(notes)

    return [
        (name, [Placed(page, slug(page.path), numbers[page.path], *filled(page.path)) for page in pages])
        for name, pages in pack.parts
    ]


def running_titles(parts: list[tuple[str | None, list[Placed]]]) -> str:
    """CSS that prints each page's number and title at the head of its own sheets."""
    rules = []
    for place, (name, placed) in enumerate(parts, start=1):
        if name:
            rules.append(f"#part-{place}{{page:p{placed[0].number}}}")  # or it would have a sheet to itself
        for each in placed:
            title = f"{each.number}  {each.page.title}".replace("\\", r"\\").replace('"', r"\"").replace("<", r"\3c ")
            rules.append(
                f'#{each.id}{{page:p{each.number}}}@page p{each.number}{{@top-right{{content:"{title}"}}}}',
            )
    return "".join(rules)
