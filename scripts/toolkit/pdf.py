"""The whole toolkit as one PDF, printed by a browser from its pack: tagged, with a bookmark for each heading.

Standard library only. The build makes it only where it is asked to, because it needs a browser.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from pathlib import Path

from toolkit.environment import Stop, installed_browser, last_line, run

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",  # the sheets have their own
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")
_RELATIVE = re.compile(r'(<a\b[^>]*?)\s(?:xlink:)?href="(?!#|[a-z]+:)[^"]*"')


def browser() -> Path:
    """The browser that prints. Raises Stop where there is none: a build installs no browser."""
    found = installed_browser()
    if not found:
        raise Stop(
            "--pdf needs Chromium, Google Chrome or Microsoft Edge to print with, and none was found. "
            "Install one of them, or build without --pdf."
        )
    return found


def without_relative_links(document: str) -> str:
    """A pack without its links to files beside it: in a PDF they would lead into the folder that it was made in."""
    return _RELATIVE.sub(r"\1", document)


def same_bytes(content: bytes, when: int) -> bytes:
    """A PDF dated by its sources, not by the clock, so that one commit gives the same bytes whenever it is built.

    A date is replaced by one as long, since a PDF says at which byte each of its parts begins. The bytes still depend
    on the browser's version and on the fonts of the machine.
    """
    date = time.strftime("D:%Y%m%d%H%M%S", time.gmtime(when)).encode()
    return _DATE.sub(lambda match: b"/" + match[1] + b" (" + date + b"+00'00')", content)


def make(document: Path, target: Path, when: int, program: Path) -> None:
    """Print a pack's page of HTML. Raises Stop with what the browser said where it made nothing."""
    source = document.with_name(".printed.html")  # beside it, so that its style sheets are found
    source.write_text(without_relative_links(document.read_text("utf-8")), "utf-8")
    profile = tempfile.mkdtemp(prefix="toolkit-pdf-")
    target.unlink(missing_ok=True)
    sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()  # root is given none
    try:
        _, said = run(
            program, *FLAGS, *sandbox, f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()
        )
    finally:
        source.unlink()
        shutil.rmtree(profile, ignore_errors=True)
    if not target.is_file():
        raise Stop(f"{program.name} printed no PDF: {last_line(said)} Try a newer one, or build without --pdf.")
    target.write_bytes(same_bytes(target.read_bytes(), when))
