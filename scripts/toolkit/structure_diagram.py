"""Who owns, employs, decides, contracts and pays in a structure: boxes and arrows for the SVG component to draw.

A ``diagram`` is the entry of that name in docs/_data/structures.yml: ``nodes`` (id, name, kind, at: row and column,
from 1) and ``links`` (from, to, says). The drawing is narrow, so that its words stay readable on a telephone.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from typing import Any

COLUMNS = 3
_BOX_WIDTH, _BOX_HEIGHT, _ACROSS, _DOWN, _MARGIN = 128, 58, 184, 132, 6
_LETTERS_IN_BOX, _LETTERS_ACROSS, _LETTERS_DOWN = 14, 8, 14
_ASIDE = 16  # between two links that run opposite ways
_LINE = 14  # from one line of words to the next
WIDTH = (COLUMNS - 1) * _ACROSS + _BOX_WIDTH + 2 * _MARGIN


def drawing(diagram: Mapping[str, Any]) -> dict[str, Any]:
    """Boxes (x, y of the middle; lines; kind), links (start, finish, words and where they stand), names and size."""
    boxes = {node["id"]: _box(node) for node in diagram["nodes"]}
    pairs = {(link["from"], link["to"]) for link in diagram["links"]}
    links = [
        _link(boxes[link["from"]], boxes[link["to"]], link["says"], (link["to"], link["from"]) in pairs)
        for link in diagram["links"]
    ]
    rows = max(node["at"][0] for node in diagram["nodes"])
    return {
        "boxes": list(boxes.values()),
        "links": links,
        "names": {node["id"]: node["name"] for node in diagram["nodes"]},
        "width": WIDTH,
        "height": (rows - 1) * _DOWN + _BOX_HEIGHT + 2 * _MARGIN,
        "box_width": _BOX_WIDTH,
        "box_height": _BOX_HEIGHT,
    }


def _box(node: Mapping[str, Any]) -> dict[str, Any]:
    row, column = node["at"]
    return {
        "x": _MARGIN + _BOX_WIDTH / 2 + (column - 1) * _ACROSS,
        "y": _MARGIN + _BOX_HEIGHT / 2 + (row - 1) * _DOWN,
        "kind": node["kind"],
        "lines": textwrap.wrap(node["name"], _LETTERS_IN_BOX, break_long_words=False),
    }


def _link(start: Mapping[str, Any], finish: Mapping[str, Any], says: str, twin: bool) -> dict[str, Any]:
    """A straight arrow from edge to edge; one of a pair that runs both ways keeps to its own side."""
    across, down = finish["x"] - start["x"], finish["y"] - start["y"]
    length = math.hypot(across, down)
    aside = _ASIDE if twin else 0
    # To the right of the way it runs, so that the two of a pair part.
    dx, dy = -down / length * aside, across / length * aside
    # The border is crossed where the nearer pair of sides is met.
    share = min(
        (_BOX_WIDTH / 2) / abs(across) if across else math.inf, (_BOX_HEIGHT / 2) / abs(down) if down else math.inf
    )
    x1, y1 = start["x"] + across * share + dx, start["y"] + down * share + dy
    x2, y2 = finish["x"] - across * share + dx, finish["y"] - down * share + dy
    words = textwrap.wrap(says, _LETTERS_DOWN if down else _LETTERS_ACROSS, break_long_words=False)
    # Words on a slanting line stand near its outer end, clear of those on the upright line in the middle.
    outward = abs(finish["x"] - WIDTH / 2) > abs(start["x"] - WIDTH / 2)
    slants = across and down
    place = (0.66 if outward else 0.34) if slants else 0.5
    sideways = math.copysign(18, across if outward else -across) if slants else 0
    above = _LINE * len(words) / 2 + 2 if across and not down else 0  # over a level line, not on it
    return {
        "x1": round(x1, 1),
        "y1": round(y1, 1),
        "x2": round(x2, 1),
        "y2": round(y2, 1),
        "words": words,
        "x": round(x1 + (x2 - x1) * place + sideways + (math.copysign(5, dx) if twin and not across else 0), 1),
        "y": round(y1 + (y2 - y1) * place + (1 - len(words)) * _LINE / 2 + 4 - above, 1),
        "anchor": "middle" if across or not twin else ("end" if dx < 0 else "start"),
    }
