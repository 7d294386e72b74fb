"""Makes lighter the style sheets and scripts that a hosted page loads.

Our own sheets lose their comments and spaces, and the theme's the rules for what this site has none of. Our scripts
lose their comments and no more: of two minifiers that were tried, one took spaces out of texts and the other turned
Math.abs(x) into x < 0 ? -x : x, which leaves null as it is. On a stick, where nothing has to travel, all stay as they
are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from pathlib import Path

import rcssmin
import tinycss2

OWN_SHEETS, OWN_SCRIPTS = "assets/css/*.css", "assets/js/**/*.js"
THEME_SCRIPTS, THEME_SHEETS = "assets/javascripts/bundle.*.js", "assets/stylesheets/*.css"
# What the theme can do and is not asked for, as the beginnings of the classes that its rules are for. A test looks for
# them on every page.
UNUSED = (
    *("md-annotation", "md-author", "md-banner", "md-clipboard", "md-code__", "md-consent", "md-content--post"),
    *("md-draft", "md-feedback", "md-header__source", "md-input", "md-meta", "md-nav--integrated", "md-nav__source"),
    *("md-pagination", "md-pin", "md-post", "md-profile", "md-progress", "md-search", "md-select", "md-sidebar--post"),
    *("md-social", "md-source", "md-status", "md-tag", "md-version"),
    *("arithmatex", "critic", "emojione", "footnote", "gemoji", "key-", "keys", "mermaid", "twemoji"),
    *("highlighttable", "linenodiv", "linenos", "tabbed-", "task-list-"),
)
# A comment that begins a line, one that ends a line, and the space before a line. Texts and patterns hold nothing like
# them: a test takes every script apart to see.
_COMMENT = re.compile(r"^\s*/\*(?!!)(?:[^*]|\*(?!/))*\*/\s*|(?:^\s*|[ \t]+)//[ \t].*$|^\s+", re.M)
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_NOT = re.compile(r":not\([^()]*\)")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_NAMED = re.compile(r"--[\w-]+")
_NO_SPACE = {"skip_comments": True, "skip_whitespace": True}


def lighten(site: Path) -> None:
    """Rewrite the style sheets and scripts of a built site."""
    for path in site.glob(OWN_SHEETS):
        _write(path, rcssmin.cssmin(path.read_text("utf-8")))
    for path in site.glob(OWN_SCRIPTS):
        _write(path, without_comments(path.read_text("utf-8")))
    theme = {path: without_unused(path.read_text("utf-8")) for path in site.glob(THEME_SHEETS)}
    own = [path.read_text("utf-8") for path in site.glob(OWN_SHEETS)]
    asked = set(_ASKED.findall("".join([*theme.values(), *own])))
    for script in site.glob(THEME_SCRIPTS):
        asked.update(_NAMED.findall(script.read_text("utf-8")))
    for path, sheet in theme.items():
        _write(path, without_idle(sheet, asked))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def without_comments(script: str) -> str:
    """One of our scripts as a browser reads it. A comment that begins with /*! stays: it is somebody's licence."""
    return _COMMENT.sub("", script)


def without_unused(sheet: str) -> str:
    """A style sheet without the rules for what is ``UNUSED``."""

    def used(prelude: list) -> str:
        return ",".join(selector for selector in _selectors(prelude) if not _is_unused(selector))

    return _kept(tinycss2.parse_stylesheet(sheet, **_NO_SPACE), used, tinycss2.serialize)


def without_idle(sheet: str, asked: Container[str]) -> str:
    """A style sheet without those of the theme's custom properties whose values nothing asks for."""

    def declared(content: list) -> str:
        found = tinycss2.parse_blocks_contents(content, **_NO_SPACE)
        return ";".join(each.serialize() for each in found if not each.name.startswith("--md-") or each.name in asked)

    return _kept(tinycss2.parse_stylesheet(sheet, **_NO_SPACE), tinycss2.serialize, declared)


def _kept(rules: list, selectors: Callable[[list], str], declarations: Callable[[list], str]) -> str:
    """The rules that have any selector and any declaration left."""
    kept = []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            inside = _kept(tinycss2.parse_rule_list(rule.content, **_NO_SPACE), selectors, declarations)
        elif rule.type == "qualified-rule":
            head, inside = selectors(rule.prelude), declarations(rule.content)
        else:
            kept.append(rule.serialize())
            continue
        if head and inside:
            kept.append(f"{head}{{{inside}}}")
    return "".join(kept)


def _selectors(prelude: list) -> list[str]:
    """The selectors of a rule: its tokens, parted at the commas that are in no bracket."""
    parts: list[list] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part) for part in parts]


def _is_unused(selector: str) -> bool:
    """Whether a selector wants something that is ``UNUSED``. What it wants not to be there may well not be."""
    return any(found.startswith(UNUSED) for found in _CLASS.findall(_NOT.sub("", selector)))
