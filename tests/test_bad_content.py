"""A writer who makes every mistake at once is told of every one, each in its own sentence, by a real build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.faults import faults_in

ROOT = Path(__file__).resolve().parent.parent
ASSESSMENT = ("assessment_examples", "assessment_ways")
STRUCTURES = ("structure_examples", "structure_questions", "structures")
FRONT = "---\ntitle: {title}\nsummary: What it says.\n{more}---\n\n{body}\n"


@pytest.fixture
def project(tmp_path):
    """The project with its own settings, data and components, and a few good pages."""
    for name in ("overrides", "scripts", "docs/_data", "docs/assets"):
        left_out = shutil.ignore_patterns("__pycache__", "filled", "workbooks")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    # Their entries name pages that this project does not have, or each other's.
    for name in (*ASSESSMENT, "risks", *STRUCTURES, "tools", "gate_examples"):
        (tmp_path / f"docs/_data/{name}.yml").write_text("[]\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    good = ["index.md", "search.md", "start/flow-chart.md", "start/one.md", "start/packs.md"]
    good += [f"reference/{name}.md" for name in ("law", "glossary", "a-to-z")]
    nav = "nav:\n" + "".join(f"  - {name}\n" for name in good)
    (tmp_path / "mkdocs.yml").write_text(
        re.sub(r"nav:\n(?:(?: [^\n]*)?\n)+", nav + "\n", settings, count=1), encoding="utf-8"
    )
    for name in good:
        write(tmp_path, name, title=f"The page {name}")
    return tmp_path


def write(project: Path, name: str, title: str = "A page", more: str = "", body: str = "Words.") -> None:
    """Write a page from the parts that a test cares about."""
    file = project / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT.format(title=title, more=more, body=body), encoding="utf-8")


def build(project: Path) -> tuple[int, list[str]]:
    """Build strictly -> (exit code, the faults that a writer is shown)."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", project / "built"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, faults_in(done.stdout + done.stderr)


def test_good_pages_build(project):
    assert build(project) == (0, [])


def test_every_mistake_in_pages_is_told_at_once(project):
    write(
        project,
        "start/one.md",
        title="Twice",
        more="stage: begining\n",
        body="[gone](/start/gone.md) [nowhere](/start/flow-chart.md#nowhere)",
    )
    write(
        project,
        "index.md",
        title="Twice",
        more="read: {mayors: main}\n",
        body="[[ flow-cart ]] and [[= a.baseline.totl ]]",
    )
    write(
        project,
        "start/flow-chart.md",
        title="Chart",
        body="# Another title\n\n[it](law:lga-1066) [that](law:lga-2000-s2)",
    )
    write(project, "guides/handbook/left-out.md", title="Left out")
    write(project, "start/Bad Name.md", title="Bad name")
    write(project, "cases/one.md", title="'One: a case'", more="case: {outcome: lost}\n", body="[[ case-facts ]]")
    (project / "docs/reference/law.md").write_text("---\ntitle: Law: a register\n---\n", encoding="utf-8")
    (project / "docs/reference/glossary.md").write_text("---\ntitle: Glossary\n---\n", encoding="utf-8")
    code, faults = build(project)
    told = "\n".join(faults)
    assert code == 1
    for said in (
        "docs/start/one.md: there is no stage “begining”.",
        "docs/index.md: there is no audience “mayors”.",
        "docs/guides/handbook/left-out.md: there is no document “handbook”.",
        "docs/guides/handbook/left-out.md: is not in the nav of mkdocs.yml. Add it there.",
        "docs/index.md, docs/start/one.md: 2 pages have the title “Twice”.",
        "docs/reference/glossary.md: there is no summary in the front matter.",
        "docs/reference/law.md: line 2: this is not valid YAML",
        "docs/start/flow-chart.md: there is no law “lga-1066”",
        "is repealed and may be cited only inside an “In 2006 / now” box",
        "docs/start/flow-chart.md: the page cites law and does not say when it was checked.",
        "docs/start/flow-chart.md: the title is the page's only first-level heading.",
        "docs/index.md: there is no marker “[[ flow-cart ]]”.",
        "docs/index.md: the marker “[[= a.baseline.totl ]]” cannot be filled",
        "docs/start/one.md: contains a link '/start/gone.md'",
        "docs/start/one.md: contains a link '/start/flow-chart.md#nowhere'",
        "docs/start/Bad Name.md",
        "docs/cases/one.md: case: there is no “partners”. Add it.",
        "docs/cases/one.md: case: outcome: there is no “lost”.",
        "docs/cases/one.md: the second-level headings of a case are these",
    ):
        assert said in told, f"{said}\n\nnot in\n\n{told}"


def test_data_that_cannot_be_read_stops_the_build_with_its_sentence_and_no_traceback(project):
    stages = project / "docs/_data/stages.yml"
    stages.write_text(stages.read_text(encoding="utf-8").replace("- id: set-up", "- id: vision", 1), encoding="utf-8")
    audiences = project / "docs/_data/audiences.yml"
    audiences.write_text("- id: members\n  name: [\n", encoding="utf-8")
    code, faults = build(project)
    assert code == 1
    assert any("docs/_data/stages.yml: the id “vision” is given to two entries." in fault for fault in faults)
    assert any(fault.startswith("docs/_data/audiences.yml: line ") for fault in faults)
    assert not any("Traceback" in fault for fault in faults)


def test_pages_that_cannot_be_read_are_told_with_all_other_faults_and_no_traceback(project):
    (project / "docs/start/one.md").write_bytes("---\ntitle: A\nsummary: £5\n---\n".encode("cp1252"))
    (project / "docs/start/packs.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    write(
        project, "templates/a.md", title="A template", more="download: {file: word, used_on: [7]}\n", body="[[? a: A ]]"
    )
    write(project, "index.md", title="Home", more="read: [members]\nanswers: {a: [b]}\n")
    write(project, "cases/bad.md", title="Bad", more="case: [a]\n")
    code, faults = build(project)
    told = "\n".join(faults)
    assert code == 1
    assert "stopped with" not in told and "Traceback" not in told and "Error" not in told
    for said in (
        "docs/start/one.md: line 3: this is not text in UTF-8.",
        "docs/start/packs.md: line 1: this is not text in UTF-8.",
        "docs/templates/a.md: used_on: entry 1: this must be text, and is “7”.",
        "docs/cases/bad.md: “case” must be a set of keys, and is “['a']”.",
        "docs/index.md: “read” must be a set of keys, and is “['members']”.",
        "docs/index.md: “answers” must be a list, and is “{'a': ['b']}”.",
    ):
        assert said in told, f"{said}\n\nnot in\n\n{told}"


def test_a_page_or_a_template_with_faults_goes_no_further(project):
    """All of it is rendered as far as it goes, and nothing stops at what is half there."""
    write(
        project, "templates/a.md", title="A template", more="download: {file: word, used_on: [7]}\n", body="[[? a: A ]]"
    )
    write(project, "index.md", title="Home", more="read: [members]\nanswers: {a: [b]}\n")
    write(project, "cases/bad.md", title="Bad", more="case: [a]\n", body="[[ case-facts ]]")
    code, faults = build(project)
    assert code == 1 and len(faults) > 3
    assert not [fault for fault in faults if "stopped with" in fault]
