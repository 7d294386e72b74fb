"""The headers that the hosted site is sent with: written in docs/_headers, and made into what each server reads."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

PLACES = {"INLINE-SCRIPTS": "script", "INLINE-STYLES": "style"}  # in the policy -> the element whose hashes stand there
FROM = "# Made by scripts/build.py from docs/_headers: change them there.\n"
Header = tuple[str, str]


def read(text: str) -> list[Header]:
    """What a _headers file says of every address -> (name, value)."""
    lines = text.partition("\n/*\n")[2].splitlines()
    pairs = [line.split(":", 1) for line in lines if line.startswith("  ")]
    return [(name.strip(), value.strip()) for name, value in pairs]


def inline(page: str, element: str) -> set[str]:
    """HTML -> the policy's hash of each script or style sheet that is written in the page itself; data is neither."""
    written = re.findall(rf"<{element}\b([^>]*)>(.*?)</{element}>", page, re.I | re.S)
    bodies = [body for tag, body in written if "src=" not in tag and "json" not in tag]
    return {f"'sha256-{base64.b64encode(hashlib.sha256(b.encode()).digest()).decode()}'" for b in bodies}


def seal(site: Path) -> None:
    """Put the hashes of the site's own inline scripts and styles where the policy of its _headers wants them."""
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    text = (site / "_headers").read_text("utf-8")
    for place, element in PLACES.items():
        hashes = sorted(set().union(*(inline(page, element) for page in pages)))
        text = re.sub(rf"(?m)^(  .*?) {place}\b", lambda line, found=hashes: " ".join([line[1], *found]), text)
    (site / "_headers").write_text(text, "utf-8", newline="\n")


def nginx(headers: Iterable[Header]) -> str:
    """The lines for a server block of nginx; always: a page that says what went wrong has them too."""
    return FROM + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)


def apache(headers: Iterable[Header]) -> str:
    """The lines for Apache, which needs its module headers."""
    return FROM + "".join(f'Header always set {name} "{value}"\n' for name, value in headers)


def for_servers(site: Path, folder: Path) -> None:
    """Write what nginx and Apache are to include, from the _headers of a built site."""
    found = read((site / "_headers").read_text("utf-8"))
    folder.mkdir()
    for name, form in (("nginx.conf", nginx), ("apache.conf", apache)):
        (folder / name).write_text(form(found), "utf-8", newline="\n")
