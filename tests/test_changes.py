"""Releases are told in order, corrections first, on the page of changes and on each page they touch."""

import datetime
from pathlib import Path

from toolkit import bundle, changes
from toolkit.data import Data

ROOT = Path(__file__).resolve().parents[1]


def change(what: str, *pages: str, before: str | None = None) -> dict:
    return {"what": what, "why": None, "before": before, "pages": list(pages)}


def release(key: str, day: str, *entries: dict) -> dict:
    return {"id": key, "date": datetime.date.fromisoformat(day), "about": "A release.", "changes": list(entries)}


def made(*releases: dict) -> Data:
    return Data(changes={each["id"]: each for each in releases})


def test_the_newest_release_is_the_version_of_the_project(facts):
    assert next(iter(facts.changes)) == bundle.version(ROOT)


def test_the_first_release_is_no_change_of_any_page(facts):
    assert all(not entry["pages"] for entry in list(facts.changes.values())[-1]["changes"])


def test_a_page_has_its_own_changes_with_the_newest_and_the_corrections_first():
    new = release("2", "2027-01-02", change("words", "/a.md"), change("wrong", "/a.md", "/b.md", before="was"))
    old = release("1", "2026-11-22", change("first", "/a.md"), change("other", "/b.md"))
    found = changes.on_page(made(new, old), "/a.md")
    assert [(each["id"], entry["what"]) for each, entry in found] == [("2", "wrong"), ("2", "words"), ("1", "first")]
    assert changes.on_page(made(new, old), "/c.md") == []


def test_faults_are_sentences():
    data = made(release("1", "2026-11-22", change("x", "/gone.md")), release("2", "2027-01-02"))
    assert changes.faults(data, {}) == [
        "docs/_data/changes.yml: the releases stand out of order. Put the newest first.",
        "docs/_data/changes.yml: 1: there is no page /gone.md.",
    ]


def test_a_sentence_without_its_marks():
    assert changes.plain("**New:** see [the list](/start/packs.md).") == "New: see the list."
