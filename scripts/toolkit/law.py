"""Law cited as links: [section 101](law:lga-1972/section/101) becomes the statute's own address."""

from __future__ import annotations

import re

from .data import Data
from .markers import hide_code

LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\(law:(?P<id>[a-z0-9-]+)(?P<path>/[^)\s]*)?\)")
# Statuses that a reader must not take for law that binds today. “saved” is not one: it still governs older contracts.
DEAD = ("repealed", "superseded", "withdrawn", "historic")
STATUS_WORDS = {
    "in-force": "in force",
    "amended": "in force, as amended",
    "partly-in-force": "partly in force",
    "not-in-force": "not in force",
    "proposed": "a proposal, not law",
    "saved": "revoked, but still governs older contracts",
    "repealed": "repealed",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
    "historic": "historic",
}
_ANY_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^)\s]*)\)")
# The ways legislation.gov.uk addresses a part of an instrument.
_PART = re.compile(
    r"^(/(section|regulation|article|rule|paragraph|part|chapter|schedule|crossheading)/[0-9A-Za-z-]+)+$"
)
# A “then” box: its first line, and the indented or blank lines that follow.
_THEN_BOX = re.compile(r"^!!! then-now\b[^\n]*\n(?:(?: {4}[^\n]*|[ \t]*)(?:\n|\Z))*", re.MULTILINE)


def link(markdown: str, data: Data, register_page: str) -> tuple[str, list[str], list[str]]:
    """Rewrite every law link of a page.

    Returns the Markdown, the ids cited in order of first citation, and faults without the page's name.
    An instrument with no confirmed address links to its entry on ``register_page``.
    """
    boxes = [match.span() for match in _THEN_BOX.finditer(markdown)]
    cited: list[str] = []
    faults: list[str] = []

    def rewrite(match: re.Match) -> str:
        law = data.legislation.get(match["id"])
        path = match["path"] or ""
        if law is None:
            faults.append(f"there is no law “{match['id']}” in docs/_data/legislation.yml.")
            return match["text"]
        if path and (law["type"] not in ("act", "si", "eu") or not _PART.match(path)):
            faults.append(
                f"“law:{match['id']}{path}” is not an address of a part. Write it like law:lga-1972/section/101."
            )
        if law["status"] in DEAD and not any(start <= match.start() < end for start, end in boxes):
            faults.append(
                f"{law['short']} is {law['status']} and may be cited only inside an “In 2006 / now” box (!!! then-now)."
            )
        if match["id"] not in cited:
            cited.append(match["id"])
        address, title = _address_and_title(law, path, register_page)
        return f'[{match["text"]}]({address} "{title}"){{ .law }}'

    return LINK.sub(rewrite, markdown), cited, faults


def _address_and_title(law: dict, path: str, register_page: str) -> tuple[str, str]:
    address = law["url"] + path if law["url"] else f"{register_page}#{law['id']}"
    return address, f"{law['title']}: {STATUS_WORDS[law['status']]}".replace('"', "'")


def pieces(markdown: str, data: Data, register_page: str, address) -> list[str | dict[str, str]]:
    """A sentence of Markdown cut at its links, for a script to put together: text, or {text, url, title}.

    ``address`` makes a page's path into an address; an unknown law or page raises KeyError.
    """
    found: list[str | dict[str, str]] = []
    last = 0
    for match in _ANY_LINK.finditer(markdown):
        found.append(markdown[last : match.start()])
        last = match.end()
        if match["target"].startswith("law:"):
            key, _, path = match["target"].removeprefix("law:").partition("/")
            url, title = _address_and_title(data.legislation[key], f"/{path}" if path else "", register_page)
        else:
            url, title = match["target"], ""
        url = url if "://" in url else address(url)
        found.append({"text": match["text"], "url": url, "title": title})
    return [each for each in [*found, markdown[last:]] if each]


def citations(pages: dict, data: Data) -> dict[str, list]:
    """From each law's id to the pages that cite it, in the order of ``pages``."""
    found: dict[str, list] = {key: [] for key in data.legislation}
    for page in pages.values():
        for key in dict.fromkeys(match["id"] for match in LINK.finditer(hide_code(page.body)[0])):
            if key in found:
                found[key].append(page)
    return found
