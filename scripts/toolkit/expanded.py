"""Writes the pages as plain Markdown, markers filled and law linked, with settings that name no hook or plugin.

What it leaves, another builder can build: the theme's successor, or the theme as it comes. What the hooks do to a
page after its Markdown is not in it.
"""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.utils import yaml_load

from . import markers, templates

OURS = ("hooks", "plugins")  # what only MkDocs runs
SETTINGS, DOCS = "mkdocs.yml", "docs"


def write(root: Path, folder: Path) -> int:
    """Write a project's pages, their files and its settings under a folder, anew -> how many pages."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    given = yaml_load((root / SETTINGS).read_text("utf-8"))
    (folder / SETTINGS).write_text(_dump(settings(given)), "utf-8")
    config = load_config(str(root / SETTINGS))
    config = config.plugins.on_config(config)
    files = get_files(config)
    get_navigation(files, config)
    for file in files:
        if not file.inclusion.is_included():
            continue
        target = folder / DOCS / file.src_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_page(file.page, config, files) if file.page else file.content_bytes)
    return sum(file.page is not None for file in files)


def settings(given: dict) -> dict:
    """The settings without what only MkDocs runs, and without our own templates."""
    kept = {key: value for key, value in given.items() if key not in OURS}
    kept["theme"] = {key: value for key, value in given["theme"].items() if key != "custom_dir"}
    return kept


def _page(page, config, files) -> bytes:
    """A page as the hooks leave it before it is turned into HTML, with its front matter."""
    page.read_source(config)
    words = config.plugins.on_page_markdown(page.markdown, page=page, config=config, files=files)
    words = relative(words, page.file.src_uri)
    return f"---\n{_dump({**page.meta, 'title': page.title})}---\n\n{words}\n".encode()


def relative(markdown: str, source: str) -> str:
    """The links that start from docs/ made relative to their page: only MkDocs knows where they start."""
    text, code = markers.hide_code(markdown)
    here = "/" + posixpath.dirname(source)
    return markers.show_code(templates.linked(text, lambda target: posixpath.relpath(target, here)), code)


def _dump(facts: dict) -> str:
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=120)
