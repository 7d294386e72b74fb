"""What the entries of a data file must hold, and a sentence for each thing that they do not.

A shape is the kinds that a value may have, as a tuple; or a set of keys with the shape of each; or Each, for what
stands in a list or under keys of any name.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

Kinds = tuple[type, ...]


@dataclass(frozen=True)
class Each:
    """A list, or keys of any name, of which each entry has one shape."""

    of: Shape
    optional: tuple[str, ...] = ()  # keys that an entry may leave out
    count: int | None = None  # how many there must be
    groups: bool = False  # an entry may be a list of them


Shape = Kinds | dict[str, "Shape"] | Each


def key_faults(entry: dict, schema: dict[str, Kinds], ordered: bool = True) -> list[str]:
    """What is missing from an entry, misspelt, of the wrong kind or out of order."""
    faults = [f"there is no “{key}”. Add it." for key in schema if key not in entry]
    for key in (key for key in entry if key not in schema):
        comma = ", or follow a comma in a text that must be quoted" if " " in str(key) else ""
        faults.append(f"“{key}” is not a key of this file. It may be misspelt{comma}.")
    for key, kinds in schema.items():
        if key in entry and not is_of(entry[key], kinds):
            faults.append(f"“{key}” must be {kind_names(kinds)}, and is “{entry[key]}”.")
    if ordered and not faults and list(entry) != list(schema):
        faults.append(f"the keys stand in another order. Put them as: {', '.join(schema)}.")
    return faults


def part_faults(value: object, shape: Shape, optional: tuple[str, ...] = ()) -> list[str]:
    """What is wrong inside a value, each sentence with the place in it; what it is itself, key_faults has said."""
    if isinstance(shape, tuple):
        return [] if is_of(value, shape) else [f"this must be {kind_names(shape)}, and is “{value}”."]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"this must be a set of keys: {', '.join(shape)}."]
        faults = key_faults(value, {key: _kinds(shape[key]) for key in shape if key in value or key not in optional})
        if faults:
            return faults
        return [f"{key}: {fault}" for key in value for fault in part_faults(value[key], shape[key])]
    if value is None:
        return []
    named = value.items() if isinstance(value, dict) else ((f"entry {n}", each) for n, each in enumerate(value, 1))
    faults = [f"there must be {shape.count}."] if shape.count not in (None, len(value)) else []
    for name, each in named:
        inner = Each(shape.of, shape.optional) if shape.groups and isinstance(each, list) else shape.of
        faults += [f"{name}: {fault}" for fault in part_faults(each, inner, shape.optional)]
    return faults


def _kinds(shape: Shape) -> Kinds:
    if isinstance(shape, tuple):
        return shape
    return (list,) if isinstance(shape, Each) else (dict,)


def is_of(value: object, kinds: Kinds) -> bool:
    """Whether a value is of one of the kinds; true and false are no numbers, as Python would have it."""
    return isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)


def kind_names(kinds: Kinds) -> str:
    """The kinds as a sentence names them."""
    names = {
        str: "text",
        list: "a list",
        dict: "a set of keys",
        datetime.date: "a date like 2026-11-22",
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        type(None): "null",
    }
    return " or ".join(names[kind] for kind in kinds)
