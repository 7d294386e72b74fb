"""What a case page says of itself in the key ``case`` of its front matter: its shape, and every fault in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from .data import Data
from .figures import when
from .pages import Page
from .shapes import key_faults

# Each key of ``case``, and of an entry of its three lists, with the kinds of value it takes.
_NULL = type(None)
FACTS: dict[str, tuple[type, ...]] = {
    "partners": (list,),
    "partner_kind": (str,),
    "services": (list,),
    "structures": (list,),
    "began": (str, _NULL),
    "ended": (str, _NULL),
    "last_known": (str,),
    "outcome": (str,),
    "value": (str, _NULL),
    "certainty": (str,),
    "themes": (list,),
    "checked": (datetime.date,),
    "timeline": (list,),
    "lessons": (list,),
    "bears_on": (list,),
    "sources": (list,),
}
TIMELINE = {"date": (str,), "what": (str,), "source": (str,)}
LESSON = {"stage": (str,), "what": (str,), "source": (str,)}
SOURCE: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "title": (str,),
    "publisher": (str,),
    "date": (str, _NULL),
    "kind": (str,),
    "url": (str,),
    "copy": (bool,),
}
COUNTS = {
    "partners": (1, 20),
    "services": (1, 12),
    "structures": (1, 4),
    "themes": (2, 5),
    "timeline": (4, 8),
    "lessons": (2, 5),
    "bears_on": (3, 7),
    "sources": (1, 40),
}
NO_END = ("running", "not-known")
MAY_HAVE_NO_END = (*NO_END, "changed-form")

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def faults(facts: Any, data: Data, pages: Mapping[str, Page]) -> list[str]:
    """Every fault of one case's front matter, without the page's name."""
    if not isinstance(facts, dict):
        return ["this must be a set of keys. See docs/_templates/case.md."]
    return [
        *key_faults(facts, FACTS, ordered=False),
        *_count_faults(facts),
        *_word_faults(facts, data),
        *_date_faults(facts),
        *_entry_faults(facts, data),
        *_source_faults(facts, data),
        *_bearing_faults(facts, pages),
    ]


def _list(facts: dict, key: str) -> list:
    return facts[key] if isinstance(facts.get(key), list) else []


def entries(facts: dict, key: str) -> list[dict]:
    """The entries of one of its lists that are sets of keys, whatever else is wrong."""
    return [entry for entry in _list(facts, key) if isinstance(entry, dict)]


def source_ids(facts: dict) -> list[str]:
    """The ids of its sources, as far as they are texts."""
    return [source["id"] for source in entries(facts, "sources") if isinstance(source.get("id"), str)]


def _is_date(value: Any) -> bool:
    if not (isinstance(value, str) and _DATE.fullmatch(value)):
        return False
    try:
        return bool(when(value))
    except ValueError:  # the 31st of June
        return False


def _count_faults(facts: dict) -> Iterator[str]:
    for key, (least, most) in COUNTS.items():
        count = len(_list(facts, key))
        if isinstance(facts.get(key), list) and not least <= count <= most:
            yield f"{key}: there are {count}, and {least} to {most} are wanted."


def _word_faults(facts: dict, data: Data) -> Iterator[str]:
    chosen = {
        **{key: [facts[key]] for key in ("outcome", "partner_kind", "certainty") if isinstance(facts.get(key), str)},
        **{key: _list(facts, key) for key in ("services", "themes")},
    }
    for key, words in chosen.items():
        known = data.words(key)
        for word in words:
            if not isinstance(word, str) or word not in known:
                yield f"{key}: there is no “{word}”. They are: {', '.join(known)}."
    for structure in _list(facts, "structures"):
        if not isinstance(structure, str) or structure not in data.structures:
            yield f"structures: there is no “{structure}” in docs/_data/structures.yml."
    for partner in _list(facts, "partners"):
        if not isinstance(partner, str):
            yield f"partners: “{partner}” must be a name."
    for key in ("partners", "services", "structures", "themes"):
        yield from _twice(key, _list(facts, key))


def _twice(key: str, values: list) -> Iterator[str]:
    for value in dict.fromkeys(str(value) for value in values):
        if [str(other) for other in values].count(value) > 1:
            yield f"{key}: “{value}” stands there twice."


def _date_faults(facts: dict) -> Iterator[str]:
    good = {}
    for key in ("began", "ended", "last_known"):
        value = facts.get(key)
        if _is_date(value):
            good[key] = value
        elif value is not None:
            yield f'{key}: “{value}” must be a year, month or day in quotation marks, such as "2003-08".'
    for first, second in (("began", "ended"), ("ended", "last_known"), ("began", "last_known")):
        if first in good and second in good and after(good[first], good[second]):
            yield f"“{first}” ({good[first]}) is after “{second}” ({good[second]})."
    outcome, ended = facts.get("outcome"), facts.get("ended")
    if outcome in NO_END and ended is not None:
        yield f"“ended” must be null where the outcome is “{outcome}”."
    if isinstance(outcome, str) and outcome not in MAY_HAVE_NO_END and ended is None:
        yield f"the outcome is “{outcome}”: say in “ended” when. Where nobody knows, the outcome is not-known."
    if "began" in facts and facts["began"] is None and outcome != "not-known":
        yield "“began” may be null only where the outcome is not-known."


def _entry_faults(facts: dict, data: Data) -> Iterator[str]:
    """The timeline and the lessons."""
    ids = source_ids(facts)
    before = ""
    for key, shape in (("timeline", TIMELINE), ("lessons", LESSON)):
        for place, entry in enumerate(_list(facts, key), start=1):
            where = f"{key}: entry {place}"
            if not isinstance(entry, dict):
                yield f"{where}: this must be a set of keys: {', '.join(shape)}."
                continue
            for fault in key_faults(entry, shape, ordered=False):
                yield f"{where}: {fault}"
            if isinstance(entry.get("source"), str) and entry["source"] not in ids:
                yield f"{where}: there is no source “{entry['source']}”."
            if key == "lessons" and isinstance(entry.get("stage"), str) and entry["stage"] not in data.stages:
                yield f"{where}: there is no stage “{entry['stage']}”. They are: {', '.join(data.stages)}."
            if key == "timeline" and isinstance(entry.get("what"), str) and len(entry["what"].split()) >= 14:
                yield f"{where}: “what” has {len(entry['what'].split())} words, and must have fewer than 14."
            if key == "timeline" and isinstance(entry.get("date"), str):
                if not _is_date(entry["date"]):
                    yield f'{where}: “{entry["date"]}” must be a year, month or day, such as "2003-08".'
                elif before and after(before, entry["date"]):
                    yield f"{where}: {entry['date']} stands after {before}. Put the timeline in order."
                else:
                    before = entry["date"]


def _source_faults(facts: dict, data: Data) -> Iterator[str]:
    for place, source in enumerate(_list(facts, "sources"), start=1):
        if not isinstance(source, dict):
            yield f"sources: entry {place}: this must be a set of keys: {', '.join(SOURCE)}."
            continue
        where = f"sources: {source.get('id', f'entry {place}')}"
        for fault in key_faults(source, SOURCE, ordered=False):
            yield f"{where}: {fault}"
        if isinstance(source.get("id"), str) and not _ID.fullmatch(source["id"]):
            yield f"{where}: the id must be lower-case words with hyphens."
        if isinstance(source.get("kind"), str) and source["kind"] not in data.words("kind"):
            yield f"{where}: there is no kind “{source['kind']}”. They are: {', '.join(data.words('kind'))}."
        if isinstance(source.get("date"), str) and not _is_date(source["date"]):
            yield f'{where}: the date “{source["date"]}” must be a year, month or day, such as "2019-03", or null.'
        if isinstance(source.get("url"), str) and not _is_address(source["url"]):
            yield f"{where}: “{source['url']}” is not an address. It begins with https:// or http://, with no spaces."
    yield from _twice("sources", source_ids(facts))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"[\s<>\"]", url)


def _bearing_faults(facts: dict, pages: Mapping[str, Page]) -> Iterator[str]:
    for path in _list(facts, "bears_on"):
        if not isinstance(path, str) or path not in pages:
            yield f"bears_on: there is no page {path}. Write it like /guides/employment/tupe.md."
        elif path.startswith("/cases/"):
            yield f"bears_on: {path} is in the library itself. Name pages of guidance."
    yield from _twice("bears_on", _list(facts, "bears_on"))


def after(one: str, other: str) -> bool:
    """Is one date surely after another? A year is not after a month of its own."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]
