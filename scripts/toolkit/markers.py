"""Expand the markers in a page: [[ component key="value" ]] and [[= figure ]].

A component is a Jinja template in overrides/components that yields Markdown; the file's name is the marker's name.
Markers inside code are left alone. Nothing here stops: faults are returned as sentences, without the page's name.
"""

from __future__ import annotations

import functools
import re
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, Undefined

from .figures import FUNCTIONS

_CODE = re.compile(
    r"^(?P<fence> *(`{3,}|~{3,}))[^\n]*\n.*?^(?P=fence)[ \t]*$|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.M | re.S,
)
_MARKER = re.compile(r"\[\[(?P<figure>=)?(?P<body>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\]")
_COMPONENT = re.compile(r'^(?P<name>[a-z][a-z0-9-]*)(?P<keys>(?:\s+[a-z_]+="[^"]*")*)$')
_SUMS = {each.__name__: each for each in (abs, int, len, round, sum)}  # Python's own that a figure may ask for
_BUILTINS = {"__import__": __import__}  # which strftime asks for
_JINJA_ALONE = re.compile(r"[|~]")  # a filter, or texts joined: to Python they are something else
_KEY = re.compile(r'([a-z_]+)="([^"]*)"')
_UNFILLED = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)  # a slip in the data
_HIDDEN = re.compile("\ue000(\\d+)\ue001")  # private-use characters: no page holds them
_TICK = re.compile(r"^(?P<indent> *)[-*] \[ \] (?P<text>.+(?:\n(?P=indent) {2,}(?![-*] ).+)*)$", re.MULTILINE)


def hide_code(markdown: str) -> tuple[str, list[str]]:
    """Put code out of reach of everything that rewrites a page. Returns the text and the pieces of code."""
    if "`" not in markdown and "~~~" not in markdown:  # as in most pages
        return markdown, []
    pieces: list[str] = []

    def hide(match: re.Match) -> str:
        pieces.append(match[0])
        return f"\ue000{len(pieces) - 1}\ue001"

    return _CODE.sub(hide, markdown), pieces


def show_code(markdown: str, pieces: list[str]) -> str:
    """Undo ``hide_code``."""
    return _HIDDEN.sub(lambda match: pieces[int(match[1])], markdown)


@functools.cache  # while the site is served, with the templates that it has made
def environment(components: Path) -> Environment:
    """The Jinja environment of the components. A misspelt key is a fault, not an empty space."""
    jinja = Environment(
        loader=FileSystemLoader(components),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",  # so that a heading's {#id} is not taken for a comment
        comment_end_string="##}",
        autoescape=False,
        optimized=False,  # most are filled once: to make them faster takes longer than they would save
    )
    jinja.filters.update(FUNCTIONS)
    jinja.globals.update(FUNCTIONS | _SUMS)
    return jinja


class Named(dict):
    """A mapping whose keys can be asked for after a dot, in Python as in Jinja."""

    def __getattr__(self, key: str) -> object:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key) from None


def named(facts: object) -> object:
    """Facts from YAML, with every mapping among them ``Named``."""
    if isinstance(facts, dict):
        return Named((key, named(value)) for key, value in facts.items())
    return [named(each) for each in facts] if isinstance(facts, list) else facts


def _come_to(expression: str, jinja: Environment, context: dict) -> object:
    """What an expression comes to, or Undefined. Python reads most as Jinja does, and at once; the rest is Jinja's.

    So is whatever is wrong, for Jinja says it better. Neither keeps an expression from anything: they are our own.
    """
    if not _JINJA_ALONE.search(expression):
        with suppress(Exception):
            return eval(expression, {**jinja.globals, "__builtins__": _BUILTINS}, context)
    return jinja.compile_expression(expression, undefined_to_none=False)(**context)


def expand(markdown: str, jinja: Environment, context: dict) -> tuple[str, list[str]]:
    """Expand every marker of a page. Returns the Markdown and faults; a faulty marker is left as it stands."""
    faults: list[str] = []

    def replace(match: re.Match) -> str:
        body = match["body"].strip()
        try:
            if match["figure"]:
                return str(_come_to(body, jinja, context))
            component = _COMPONENT.match(body)
            name = f"{component['name']}.md" if component else ""
            try:
                template = jinja.get_template(name)
            except TemplateNotFound:
                names = sorted(each.removesuffix(".md") for each in jinja.list_templates(["md"]))
                faults.append(f"there is no marker “{match[0]}”. The markers are: {', '.join(names)}.")
                return match[0]
            return template.render({**context, **dict(_KEY.findall(component["keys"]))}).strip()
        except _UNFILLED as error:
            faults.append(f"the marker “{match[0]}” cannot be filled: {error}.")
            return match[0]

    return _MARKER.sub(replace, markdown), faults


def value(expression: str, jinja: Environment, context: dict) -> object:
    """What an expression over the examples comes to, as it is: a number stays one. Raises ValueError."""
    try:
        found = _come_to(expression, jinja, context)
        if isinstance(found, Undefined):
            str(found)  # which says what there is not
        return found
    except _UNFILLED as error:
        raise ValueError(f"“{expression}” comes to nothing: {error}") from None


def label_ticks(markdown: str) -> str:
    """Turn “- [ ] text” into a box with its own label, which a screen reader can read and a thumb can hit."""

    def label(match: re.Match) -> str:
        text = " ".join(line.strip() for line in match["text"].split("\n"))
        return f'{match["indent"]}- <label class="tick"><input type="checkbox"> {text}</label>'

    return _TICK.sub(label, markdown)
