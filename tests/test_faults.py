"""MkDocs' own words become sentences that begin with the file."""

import pytest

from toolkit.faults import faults_in

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
