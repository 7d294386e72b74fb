"""MkDocs' own words become sentences that begin with the file."""

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from toolkit.faults import faults_in
from toolkit.yaml_file import repeated_keys

COLOURED = "\x1b[33mWARNING -  \x1b[0m"


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("INFO    -  Building documentation to directory: /x\n", []),
        (
            COLOURED + "Doc file 'a/b.md' contains a link 'c.md', but the target is not found.\n",
            ["docs/a/b.md: contains a link 'c.md', but the target is not found."],
        ),
        (
            'WARNING -  The following pages exist in the docs directory, but are not included in the "nav" '
            "configuration:\n  - a.md\n  - b/c.md\nINFO    -  Cleaning\n",
            [
                "docs/a.md: is not in the nav of mkdocs.yml. Add it there.",
                "docs/b/c.md: is not in the nav of mkdocs.yml. Add it there.",
            ],
        ),
        (
            "WARNING -  A reference to 'x.md' is included in the 'nav' configuration, which is not found "
            "in the documentation files.\n",
            ["mkdocs.yml: nav has x.md, which is not in docs/."],
        ),
        (
            "ERROR   -  Config value 'nav': Expected a list.\n\nAborted with a configuration error!\n",
            ["mkdocs.yml: nav: Expected a list."],
        ),
        ("WARNING -  docs/x.md: one\nWARNING -  docs/x.md: one\n", ["docs/x.md: one"]),
        ("WARNING -  DeprecationWarning: old\n", []),
        ("Error: Config file 'mkdocs.yml' does not exist.\n", ["Config file 'mkdocs.yml' does not exist."]),
    ],
)
def test_sentences(said, faults):
    assert faults_in(said) == faults


TRACEBACK = 'Traceback (most recent call last):\n  File "x.py", line 1\n\nKeyError: no such stage\n'


def test_a_traceback_becomes_its_last_line_and_a_hint():
    (fault,) = faults_in("INFO    -  Building\n" + TRACEBACK)
    assert fault.startswith("MkDocs: stopped with KeyError: no such stage. ") and "--verbose" in fault


def test_a_traceback_after_the_name_of_a_page_is_told_of_that_page_once():
    (fault,) = faults_in("ERROR   -  Error reading page 'a.md': no such stage\n" + TRACEBACK)
    assert fault.startswith("docs/a.md: stopped with KeyError: no such stage. ")


SETTINGS = {  # how mkdocs.yml is broken -> what is told
    b"site_name: [a\n": "line 2: this is not valid YAML (expected ',' or ']', but got '<stream end>').",
    b"site_name: a\n\tnav: b\n": "line 2: this is not valid YAML (",
    b"site_name: a\nsite_nmae: b\n": "site_nmae: Unrecognised configuration name: site_nmae",
    b"- a\n": "Expected a key-value mapping (dict) but received",
    b"": "site_name: Required configuration not provided.",
    b"site_name: \xa3\n": "this is not text in UTF-8. Save it again with that encoding.",
    b"\x7fELF\x00\x01": "this is not text in UTF-8. Save it again with that encoding.",
    b"site_name: a\nnav: 7\n": "nav: Expected nav to be a list",
}


@pytest.mark.parametrize("content", SETTINGS, ids=range(len(SETTINGS)))
def test_broken_settings_are_told_of_mkdocs_yml(tmp_path, monkeypatch, content):
    """By MkDocs itself, whose words are made into a sentence."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(cli, ["build", "--strict", "-f", "mkdocs.yml"])
    told = faults_in(said.output + getattr(said, "stderr", ""))
    assert said.exit_code and told and told[0].startswith("mkdocs.yml: ") and SETTINGS[content] in told[0], told


def test_a_setting_given_twice_is_told_with_its_line():
    text = "nav:\n  - a: !ENV [X, 1]\n    a: b.md\nnav: []\n"
    assert sorted(repeated_keys(text, "mkdocs.yml")) == [
        "mkdocs.yml: line 3: the key “a” is given twice. Take one out.",
        "mkdocs.yml: line 4: the key “nav” is given twice. Take one out.",
    ]


def test_what_the_system_said_of_the_disk_is_told_once_and_of_no_page():
    said = (
        "ERROR   -  Error building page 'a.md': [Errno 28] No space left on device: '/x/a.html'\n"
        + TRACEBACK.replace("KeyError: no such stage", "OSError: [Errno 28] No space left on device: '/x/a.html'")
    )
    assert faults_in(said) == ["/x/a.html: the disk is full. Make room, and run this again."]
