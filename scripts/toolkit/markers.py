"""Expand the markers in a page: [[ component key="value" ]] and [[= figure ]].

A component is a Jinja template in overrides/components that yields Markdown; the file's name is the marker's name.
Markers inside code are left alone. Nothing here stops: faults are returned as sentences, without the page's name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, Undefined

from .figures import FUNCTIONS

_CODE = re.compile(
    r"^(?P<fence> *(`{3,}|~{3,}))[^\n]*\n.*?^(?P=fence)[ \t]*$|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.M | re.S,
)
_MARKER = re.compile(r"\[\[(?P<figure>=)?(?P<body>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\]")
_COMPONENT = re.compile(r'^(?P<name>[a-z][a-z0-9-]*)(?P<keys>(?:\s+[a-z_]+="[^"]*")*)$')
_STEP = r"""\.[a-z_]\w*|\[\d+\]|\["[^"\\]*"\]|\['[^'\\]*'\]"""
_PLAIN = re.compile(rf"(?:(?P<function>[a-z_]+)\()?(?P<first>[a-z_]\w*)(?P<steps>(?:{_STEP})*)(?(function)\))")
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
    jinja.globals.update(FUNCTIONS)
    return jinja


def _filled(jinja: Environment, figures: Sequence[str], context: dict) -> dict[str, str]:
    """What each figure comes to. To make a template takes the most time, so that they have one, and the plain none."""
    filled = {figure: str(_named(jinja, plain, context)) for figure in figures if (plain := _PLAIN.fullmatch(figure))}
    others = [figure for figure in figures if figure not in filled]
    parted = "\ue002"  # no page holds it
    template = jinja.from_string(parted.join("{{ " + figure + " }}" for figure in others))
    return filled | dict(zip(others, template.render(context).split(parted), strict=True)) if others else filled


def _named(jinja: Environment, plain: re.Match, context: dict) -> object:
    """What an expression comes to that only names something, or a function of it."""

    def known(name: str) -> object:
        return context[name] if name in context else jinja.globals.get(name, jinja.undefined(name=name))

    value = known(plain["first"])
    for step in re.findall(_STEP, plain["steps"]):
        if step[0] == ".":
            value = jinja.getattr(value, step[1:])
        else:
            value = jinja.getitem(value, int(step[1:-1]) if step[1].isdigit() else step[2:-2])
    return known(plain["function"])(value) if plain["function"] else value


def expand(markdown: str, jinja: Environment, context: dict) -> tuple[str, list[str]]:
    """Expand every marker of a page. Returns the Markdown and faults; a faulty marker is left as it stands."""
    faults: list[str] = []
    figures = list(dict.fromkeys(match["body"].strip() for match in _MARKER.finditer(markdown) if match["figure"]))
    try:
        filled = _filled(jinja, figures, context) if figures else {}
    except _UNFILLED:
        filled = {}  # each by itself, and so the one that is at fault is told

    def replace(match: re.Match) -> str:
        body = match["body"].strip()
        try:
            if match["figure"]:
                return filled[body] if filled else _filled(jinja, [body], context)[body]
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


def values(expressions: Sequence[str], jinja: Environment, context: dict) -> list:
    """What expressions over the examples come to, as they are: a number stays one. Raises ValueError."""
    others = [each for each in expressions if not _PLAIN.fullmatch(each)]
    together = f"[{', '.join(f'({each})' for each in others)}]"
    try:
        found = dict(zip(others, _come_to(together, jinja, context), strict=True)) if others else {}
    except _UNFILLED:  # each by itself, so that the one that is at fault is told
        found = {}
    return [found[each] if each in found else _value(each, jinja, context) for each in expressions]


def _value(expression: str, jinja: Environment, context: dict) -> object:
    try:
        plain = _PLAIN.fullmatch(expression)
        value = _named(jinja, plain, context) if plain else _come_to(expression, jinja, context)
        if isinstance(value, Undefined):
            str(value)  # which says what there is not
        return value
    except _UNFILLED as error:
        raise ValueError(f"“{expression}” comes to nothing: {error}") from None


def _come_to(expression: str, jinja: Environment, context: dict):
    return jinja.compile_expression(expression, undefined_to_none=False)(**context)


def label_ticks(markdown: str) -> str:
    """Turn “- [ ] text” into a box with its own label, which a screen reader can read and a thumb can hit."""

    def label(match: re.Match) -> str:
        text = " ".join(line.strip() for line in match["text"].split("\n"))
        return f'{match["indent"]}- <label class="tick"><input type="checkbox"> {text}</label>'

    return _TICK.sub(label, markdown)
