"""Makes two built sites ready to be used: what is dropped, what is checked, the stick and its zip.

Standard library only. Pages are read with regular expressions, because they are the theme's own regular
output, and a parser in Python takes longer over a whole site than building it does.
"""

from __future__ import annotations

import datetime
import hashlib
import html
import os
import re
import shutil
import string
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from toolkit.environment import Stop, run

NAME = "rethinking-service-delivery"
FIRST_RELEASE = "2026-11-22"  # the date of a copy that says nothing of its own age
LONGEST_PATH = 120  # leaves room for the folders above it in Windows' 260 characters

NEVER_ASKED = (  # folders of which no page loads anything
    "assets/javascripts/lunr",  # other languages for the theme's search, which is not ours
    "assets/javascripts/workers",  # the theme's search itself
    "components",  # macros that the components share: the theme's folder is published but for its pages
)
ONLY_HOSTED = ("404.html", "_headers", "sitemap.xml", "sitemap.xml.gz")  # what only a web server can use
FIRST_ZIP_DAY = "1980-01-01"  # a zip file can hold no earlier one

SHOUTED = {"START-HERE.html", "READ-ME.txt", "SHA256SUMS.txt", "README.md"}  # meant to be seen first
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.I | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
QUOTED = r"""(?:"[^"]*"|'[^']*'|[^"'>])*"""
LOADERS = "script|link|img|image|use|iframe|frame|source|video|audio|track|embed|object|input|meta|base"
TAG = re.compile(rf"<({LOADERS})\b({QUOTED})>", re.I)
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
LOADING = {"src", "href", "srcset", "imagesrcset", "data", "poster", "xlink:href", "content"}
ONLY_NAMED = {"canonical", "alternate", "license", "author", "help", "me"}  # <link>s that no browser fetches
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>|\bstyle\s*=\s*(\"[^\"]*\"|'[^']*')", re.I | re.S)
CSS_LOAD = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*([^"')\s]+)""", re.I)
ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:)?//", re.I)


def version(root: Path) -> str:
    """The version in pyproject.toml. Raises Stop."""
    found = re.search(r'^version = "([0-9a-z.]+)"', (root / "pyproject.toml").read_text("utf-8"), re.M)
    if not found:
        raise Stop('pyproject.toml: has no line like: version = "2026.11.0". Put one under [project].')
    return found.group(1)


def build_time(root: Path) -> int:
    """The second that pages and zip are dated by, so that the same sources give the same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given.isdecimal():
        done, said = run("git", "-C", root, "log", "-1", "--format=%ct")
        given = said.strip() if done and said.strip().isdecimal() else ""
    return max(int(given or _midnight(FIRST_RELEASE)), _midnight(FIRST_ZIP_DAY))


def _midnight(day: str) -> int:
    return int(datetime.datetime.fromisoformat(day + "T00:00:00+00:00").timestamp())


def zip_name(root: Path) -> str:
    return f"{NAME}-{version(root)}-offline.zip"


def tidy(site: Path, for_stick: bool) -> None:
    """Remove from a built site what no reader's browser will ask for."""
    for folder in NEVER_ASKED:
        shutil.rmtree(site / folder, ignore_errors=True)
    unwanted = [*site.rglob("*.map"), *(site / name for name in ONLY_HOSTED if for_stick)]
    for path in unwanted:  # a .map is for the theme's own makers, and they are a third of the stick
        path.unlink(missing_ok=True)


def unsafe_names(paths: Iterable[str]) -> list[str]:
    """Paths under one root, with / in them -> a sentence for each that a stick or Windows cannot hold."""
    faults, seen = [], {}
    for path in sorted(paths):
        if len(path) > LONGEST_PATH:
            faults.append(f"{path}: is {len(path)} characters long, over {LONGEST_PATH}. Shorten a name.")
        parts = path.split("/")
        for part in parts:
            if fault := name_fault(part):
                faults.append(f"{path}: {fault}")
        for depth in range(1, len(parts) + 1):
            upper = "/".join(parts[:depth])
            if (other := seen.setdefault(upper.casefold(), upper)) != upper:
                faults.append(f"{upper}: differs from {other} only in capitals, and Windows sees none.")
    return list(dict.fromkeys(faults))


def name_fault(name: str) -> str:
    """What is wrong with one file's or folder's name, or nothing."""
    if bad := FORBIDDEN.search(name):
        return f"has the character {bad.group()!r} in a name, which Windows forbids. Use a hyphen."
    if name.endswith((".", " ")):
        return "has a name that ends in a full stop or a space, which Windows drops. Take it off."
    if RESERVED.match(name):
        return f"has the name {name}, which Windows keeps for itself. Choose another."
    if name not in SHOUTED and not re.fullmatch(r"[a-z0-9._-]+", name):
        return f"has the name {name}; use small letters a to z, digits and hyphens."
    return ""


def external_loads(page: str) -> list[str]:
    """HTML -> the addresses on other hosts that a browser would fetch by itself; not links to follow."""
    page = COMMENT.sub("", SCRIPT.sub(r"<script\1></script>", page))
    styles = [html.unescape(block or attribute[1:-1]) for block, attribute in STYLE.findall(page)]
    found = [url for style in styles for url in CSS_LOAD.findall(style)]
    for tag, inside in TAG.findall(page):
        pairs = {key.lower(): html.unescape(a or b or c) for key, a, b, c in ATTRIBUTE.findall(inside)}
        rel = set(pairs.get("rel", "").lower().split())
        if tag.lower() == "link" and rel and rel <= ONLY_NAMED:
            continue
        if tag.lower() == "meta" and "http-equiv" not in pairs:
            continue
        values = [value for key, value in pairs.items() if key in LOADING and not value.startswith("data:")]
        found += [url for value in values for url in re.split(r"[\s,;]+(?:url=)?", value)]
    return sorted({url for url in found if ELSEWHERE.match(url)})


def site_faults(site: Path) -> list[str]:
    """A sentence for each thing in a built site that comes from another host, or should not be there."""
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    texts |= {path: f"<style>{path.read_text('utf-8')}</style>" for path in site.rglob("*.css")}
    found = [(path.relative_to(site).as_posix(), url) for path in texts for url in external_loads(texts[path])]
    private = [path.name for path in sorted(site.glob("_*")) if path.is_dir()]
    return [
        *(f"docs/{name}: was published. Add {name}/ to exclude_docs in mkdocs.yml." for name in private),
        *(f"{name}: fetches {url} from another host. Keep a copy in docs/assets." for name, url in sorted(found)),
    ]


def words_read(page: str) -> int | None:
    """HTML -> how many words of its main article a reader sees; None where there is no article."""
    article = re.search(r"<article\b.*</article>", page, re.S)
    if not article:
        return None
    seen = re.sub(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->|<[^>]+>", " ", article.group(), flags=re.S)
    return len(re.findall(r"\w+(?:['’.,-]\w+)*", html.unescape(seen)))


def measure(site: Path) -> tuple[int, int]:
    """A built site -> (pages, words)."""
    counts = [words_read(path.read_text("utf-8")) for path in site.rglob("*.html") if path.name != "404.html"]
    return len([count for count in counts if count is not None]), sum(filter(None, counts))


def size(path: Path) -> int:
    return sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) if path.is_dir() else path.stat().st_size


def files(folder: Path) -> list[str]:
    """Every file under a folder, sorted, with / between folders."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def make_stick(stick: Path, root: Path, when: int) -> None:
    """Put beside stick/toolkit, the built site, what a person sees first and the check sums of it all."""
    day = time.gmtime(when)
    words = {"version": version(root), "date": f"{day.tm_mday} {time.strftime('%B %Y', day)}"}
    for name, newline in (("START-HERE.html", "\n"), ("READ-ME.txt", "\r\n")):  # Notepad likes CRLF
        template = string.Template((root / "docs/_stick" / name).read_text("utf-8"))
        (stick / name).write_text(template.substitute(words), "utf-8", newline=newline)
    sums = [f"{hashlib.sha256((stick / name).read_bytes()).hexdigest()}  {name}\n" for name in files(stick)]
    (stick / "SHA256SUMS.txt").write_text("".join(sums), "utf-8", newline="\n")


def make_zip(folder: Path, target: Path, when: int) -> None:
    """Zip a folder so that the same files give the same bytes whoever does it, and on whatever machine."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in files(folder):
            entry = zipfile.ZipInfo(name, time.gmtime(when)[:6])
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # a plain file, as Unix writes it
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (folder / name).read_bytes())
