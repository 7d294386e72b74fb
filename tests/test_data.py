"""A writer who makes a slip in docs/_data is told which file, which entry and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit import data
from toolkit.yaml_file import read_yaml

DATA = Path(__file__).resolve().parent.parent / "docs/_data"


@pytest.fixture
def folder(tmp_path):
    """A copy of the data, to be broken."""
    return Path(shutil.copytree(DATA, tmp_path / "_data"))


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Replace the first ``old`` in a file by ``new`` -> the faults."""
    file = folder / f"{name}.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return data.load(folder)[1]


def test_the_toolkits_own_data_has_no_fault():
    assert data.load(DATA)[1] == []


def test_malformed_yaml_is_told_with_its_line(folder):
    (fault,) = change(folder, "audiences", "  short: Members\n", "  short: Members: all\n")
    assert fault.startswith("docs/_data/audiences.yml: line ")
    assert "not valid YAML" in fault


def test_what_no_program_can_go_into_is_told_too():
    assert "too much stands inside" in read_yaml("[" * 5000, "a.yml")[1][0]


def test_a_character_that_is_no_text_is_told_with_its_line():
    assert "a.yml: line 3: there is a character" in read_yaml("£££££\n: £\nb: \x07\n\n", "a.yml")[1][0]


def test_true_is_no_number(folder):
    (fault,) = change(folder, "audiences", "minutes: 10", "minutes: true")
    assert "“minutes” must be a whole number, and is “True”" in fault


def test_a_repeated_id(folder):
    assert "docs/_data/audiences.yml: the id “members” is given to two entries. Rename or remove one." in change(
        folder, "audiences", "- id: officers", "- id: members"
    )


def test_a_repeated_key(folder):
    (fault,) = change(folder, "audiences", "  short: Members\n", "  short: Members\n  short: Councillors\n")
    assert "the key “short” is given twice" in fault


def test_a_misspelt_key_and_the_one_it_stood_for(folder):
    faults = change(folder, "audiences", "  short: Members", "  shrot: Members")
    assert "docs/_data/audiences.yml: members: there is no “short”. Add it." in faults
    assert "docs/_data/audiences.yml: members: “shrot” is not a key of this file. It may be misspelt." in faults


def test_a_value_of_the_wrong_kind(folder):
    (fault,) = change(folder, "audiences", "minutes: 10", "minutes: ten")
    assert fault == "docs/_data/audiences.yml: members: “minutes” must be a whole number, and is “ten”."


def test_keys_in_another_order(folder):
    (fault,) = change(
        folder,
        "audiences",
        "  name: Members and chief executives\n  short: Members\n",
        "  short: Members\n  name: Members and chief executives\n",
    )
    assert "the keys stand in another order" in fault


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "stages",
            "{to: set-up,",
            "{to: setup,",
            "docs/_data/stages.yml: vision: there is no stage “setup”.",
        ),
        (
            "stages",
            "documents: [decision-makers-guide, introduction]",
            "documents: [handbook]",
            "no document “handbook”",
        ),
        ("documents", "read: {members: main", "read: {mayors: main", "there is no audience “mayors”"),
        ("documents", "read: {members: main", "read: {members: lots", "there is no level of reading “lots”"),
        ("legislation", "status: amended", "status: fine", "there is no status “fine”"),
        ("questions", "audience: members", "audience: mayors", "there is no audience “mayors”"),
        (
            "examples",
            "    vision: The three",
            "    visions: The three",
            "examples.yml: a: at_stage: there is no stage “visions”",
        ),
        ("glossary", "era: then", "era: past", "there is no era “past”"),
        ("periods", "count: working", "count: worked", "standstill: there is no way of counting “worked”"),
        ("bank_holidays", "parts: [scotland]", "parts: [france]", "no part of the United Kingdom “france”"),
        ("case_lists", "    - id: ended-early\n", "    - id: running\n", "outcome: the word “running” is listed twice"),
        (
            "case_lists",
            "      name: Failed\n",
            "      nmae: Failed\n",
            "outcome: words: entry 6: there is no “name”. Add it.",
        ),
        ("examples", "period: standstill", "period: pause", "procedure: standstill: there is no period “pause”"),
        ("stages", "must: [vision-members-1,", "must: [set-up-members-1,", "at this stage “set-up-members-1”"),
        ("gate_examples", "open: [business-review-", "open: [business-revue-", "at this stage “business-revue-"),
    ],
)
def test_an_id_that_points_nowhere(folder, name, old, new, said):
    assert any(said in fault for fault in change(folder, name, old, new))


def test_an_entry_without_an_id(folder):
    faults = change(folder, "audiences", "- id: members\n  name", "- name")
    assert "docs/_data/audiences.yml: entry 1 has no id. Begin it with “- id:” and a lower-case word." in faults


def test_a_missing_file(folder):
    (folder / "stages.yml").unlink()
    assert data.load(folder)[1] == ["docs/_data/stages.yml: the file is missing."]


def test_faults_in_two_files_are_told_at_once(folder):
    change(folder, "audiences", "minutes: 10", "minutes: ten")
    faults = change(folder, "stages", "gate: null", "gate: none")
    assert len(faults) == 2


def test_the_leaflets_matrix(facts):
    """26 cells are marked: 17 filled squares and 9 dots."""
    levels = [level for document in facts.guides.values() for level in document["read"].values()]
    assert (len(facts.guides), levels.count("main"), levels.count("some"), levels.count("none")) == (
        12,
        17,
        9,
        10,
    )


def test_the_leaflet_names_120_items(facts):
    assert len(facts.items) == 120
    assert len(facts.documents["front"]["includes"]) == 14
