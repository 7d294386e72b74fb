"""Every file of docs/_data, broken in every way: each is told in a sentence that names the file and the place in it.

The files are found by looking into the folder, so that a new one is held to the same.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from toolkit import case_facts, data, pages, templates, workbook

DOCS = Path(__file__).resolve().parent.parent / "docs"
FACTS = sorted((DOCS / "_data").glob("*.yml"))
OF_TEMPLATES = sorted((DOCS / "_data").glob("*/*.yml"))
BROKEN = {  # how -> what stands in the file, and what is said of it
    "no YAML at all": (b'PK: "a\n', "line 2: this is not valid YAML"),
    "tabs": (b"- id: a\n\tname: b\n", "line 2: this is not valid YAML (found"),
    "a key twice": (
        b"- id: a\n  name: b\n  name: c\n",
        "line 3: this is not valid YAML (the key “name” is given twice)",
    ),
    "a list for a key": (b"- id: a\n  ? [b]\n  : c\n", "line 2: this is not valid YAML (a key must be a word)"),
    "a day of no calendar": (b"- id: a\n  date: 2026-02-30\n", "line 2: this is not valid YAML (day is out of range"),
    "another type at the top": (b"id: a\nname: b\n", "must be a list of entries, each beginning with “- id:”"),
    "words": (b"A list of things\n", "must be a list of entries, each beginning with “- id:”"),
    "nothing": (b"", "must be a list of entries, each beginning with “- id:”"),
    "an entry that is none": (b"- words\n", ""),
    "not UTF-8": ("- id: a\n  name: £5\n".encode("cp1252"), "line 2: this is not text in UTF-8"),
    "UTF-16": ("- id: a\n".encode("utf-16"), "line 1: this is not text in UTF-8"),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00", "line 1: there is a character that is no text"),
}


def paths(value, before: tuple = ()) -> Iterator[tuple]:
    """The way to everything inside a value; of a list, to what its first entry holds."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*before, key)
        yield from paths(each, (*before, key))


def changed(value, path: tuple, *instead):
    """A copy of a value without what a path leads to, or with something else there."""
    value = copy.deepcopy(value)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    if instead:
        inner[path[-1]] = instead[0]
    else:
        del inner[path[-1]]
    return value


def about(name: str, faults: list[str]) -> list[str]:
    """The faults that are told of one file; it stands alone in these tests, and the others are missing."""
    assert all("\n" not in fault and "Traceback" not in fault for fault in faults)
    return [fault for fault in faults if fault.startswith(f"docs/_data/{name}: ")]


def test_there_is_no_other_kind_of_file_in_the_folder():
    """What is read is what is broken below."""
    assert {path.stem for path in FACTS} == set(data.FILES)
    assert {path.parent.name for path in OF_TEMPLATES} == {"filled", "workbooks"}
    assert len([path for path in (DOCS / "_data").rglob("*") if path.is_file()]) == len(FACTS) + len(OF_TEMPLATES)


@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.name)
def test_a_file_of_facts(tmp_path, file):
    for how, (content, said) in BROKEN.items():
        (tmp_path / file.name).write_bytes(content)
        faults = about(file.name, data.load(tmp_path)[1])
        assert faults and said in faults[0], (how, faults)


@pytest.mark.parametrize("file", OF_TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_of_a_template(tmp_path, file):
    here = tmp_path / "_data" / file.parent.name
    here.mkdir(parents=True)
    for how, (content, said) in BROKEN.items():
        (here / file.name).write_bytes(content)
        faults = about(f"{file.parent.name}/{file.name}", templates.load(tmp_path, {}, data.Data())[1])
        assert faults and said in faults[0], (how, faults)


@pytest.mark.parametrize("name", data.SCHEMAS)
def test_an_entry_that_lacks_a_key_or_has_another_or_holds_something_else(facts, tmp_path, name):
    entry = next(iter(getattr(facts, name).values()))
    for key in entry:
        wrong = 7.5 if isinstance(entry[key], str | list | dict | None) else "words"
        for instead in ((), (wrong,)):
            text = yaml.safe_dump([changed(entry, (key,), *instead)], sort_keys=False, allow_unicode=True)
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
            faults = about(f"{name}.yml", data.load(tmp_path)[1])
            assert faults and any(key in fault for fault in faults), (key, instead, faults)
    text = yaml.safe_dump([{**entry, "unasked": 1}], sort_keys=False)
    (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    assert "“unasked” is not a key" in str(about(f"{name}.yml", data.load(tmp_path)[1]))


@pytest.mark.parametrize("name", data.FILES)
def test_whatever_an_entry_holds_nothing_stops(facts, name):
    """Every key, and all that stands inside it, left out or of another kind: what is wrong is told, never thrown."""
    entries = list(getattr(facts, name).values())
    told, tried = 0, 0
    for path in paths(entries):
        if name == "examples" and path[1:2] not in [("dates",), ("procedure",), ("at_stage",), ("name",)]:
            continue  # free in what they hold: a figure that is gone is told by the page that shows it
        for instead in ((), (7.5,), ([{"other": 1}],)):
            broken = changed(entries, path, *instead)
            told += bool(data.faults_with(facts, name, broken))
            tried += 1
    assert told > tried / 2


@pytest.mark.parametrize("name", [file.stem for file in OF_TEMPLATES if file.parent.name == "workbooks"])
def test_whatever_a_workbook_holds_nothing_stops(facts, name):
    sheets = yaml.safe_load((DOCS / f"_data/workbooks/{name}.yml").read_text("utf-8"))
    told, tried = 0, 0
    for path in paths(sheets):
        for instead in ((), (7.5,), ([{"other": 1}],)):
            broken = changed(sheets, path, *instead)
            if all(isinstance(sheet, dict) for sheet in broken):  # or it is told before
                told += bool(workbook.faults(broken) or workbook.make(broken, None)[1])
                tried += 1
    assert told > tried / 2
    for answers in ([{"a": 1}], ["words"], 7, "words", {"a": "b"}, None):
        every = {sheet["id"]: answers for sheet in sheets}
        assert answers is None or workbook.make(sheets, every)[1]


@pytest.mark.parametrize(
    "path", ["/guides/shared-services/legal-framework.md", "/templates/adviser-brief.md", "a case"]
)
def test_whatever_front_matter_holds_nothing_stops(whole_site, tmp_path, path):
    page = whole_site.pages[next(iter(whole_site.cases)) if path == "a case" else path]
    (tmp_path / "templates").mkdir()
    told, tried = 0, 0
    for way in paths(page.meta):
        for instead in ((), (7.5,), ([{"other": 1}],), (["words"],)):
            meta = yaml.safe_dump(changed(page.meta, way, *instead), sort_keys=False, allow_unicode=True)
            (tmp_path / "templates/a.md").write_text(f"---\n{meta}---\n{page.body}", "utf-8")
            found, faults = pages.load(tmp_path)
            faults += pages.check(found, whole_site.data)
            faults += templates.load(tmp_path, found, whole_site.data)[1]
            if "case" in found["/templates/a.md"].meta:
                faults += case_facts.faults(found["/templates/a.md"].meta["case"], whole_site.data, whole_site.pages)
            told += bool(faults)
            tried += 1
    assert told > tried / 2


FRONT = {  # how -> a page's beginning, and what is said of it
    "no front matter": (b"# A page\n", "there is no front matter"),
    "no YAML": (b"---\ntitle: a: b\n---\n", "line 2: this is not valid YAML"),
    "tabs": (b"---\ntitle: a\n\tsummary: b\n---\n", "line 3: this is not valid YAML"),
    "a key twice": (
        b"---\ntitle: a\ntitle: b\n---\n",
        "line 3: this is not valid YAML (the key “title” is given twice)",
    ),
    "a list": (b"---\n- title\n---\n", "the front matter must be keys with values"),
    "nothing in it": (b"---\n\n---\n", "the front matter must be keys with values"),
    "nothing": (b"", "there is no front matter"),
    "a key left out": (b"---\ntitle: a\n---\n", "there is no summary in the front matter"),
    "another key": (b"---\ntitle: a\nsummary: b\nauthor: c\n---\n", "“author” is not a key of the front matter"),
    "another kind": (b"---\ntitle: [a]\nsummary: b\n---\n", "“title” must be text"),
    "not UTF-8": ("---\ntitle: a\nsummary: £5\n---\n".encode("cp1252"), "line 3: this is not text in UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "line 1: this is not text in UTF-8"),
}


@pytest.mark.parametrize("folder", ["guides", "cases", "templates"])
@pytest.mark.parametrize("how", FRONT)
def test_the_front_matter_of_a_page(tmp_path, how, folder):
    content, said = FRONT[how]
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "a.md").write_bytes(content)
    faults = pages.load(tmp_path)[1]
    assert faults and faults[0].startswith(f"docs/{folder}/a.md: ") and said in faults[0]


def test_what_an_editor_on_windows_adds_does_no_harm(tmp_path):
    (tmp_path / "a.md").write_bytes("\ufeff---\ntitle: a\nsummary: b\n---\n\nWords.\n".replace("\n", "\r\n").encode())
    found, faults = pages.load(tmp_path)
    assert faults == [] and found["/a.md"].title == "a" and found["/a.md"].body.strip() == "Words."
    shutil.copy(FACTS[0], tmp_path)
    here = tmp_path / FACTS[0].name
    here.write_bytes(b"\xef\xbb\xbf" + here.read_bytes().replace(b"\n", b"\r\n"))
    assert about(FACTS[0].name, data.load(tmp_path)[1]) == []
