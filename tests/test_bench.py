"""The measures of build and pages: what is copied, how it is counted, and what is said where nothing is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import build_bench, page_bench, pages, templates
from toolkit.build_bench import Cost
from toolkit.site import nav_paths

ROOT = Path(__file__).resolve().parents[1]


def test_every_page_has_a_copy_that_the_build_takes_for_the_same_kind(tmp_path, facts):
    build_bench.multiply(ROOT, tmp_path, 2)
    before, _ = pages.load(ROOT / "docs")
    found, faults = pages.load(tmp_path / "docs")
    assert faults == [] and len(found) == 2 * len(before)
    assert pages.check(found, facts) == []
    forms, faults = templates.load(tmp_path / "docs", found, facts)
    assert faults == [] and len(forms) == 2 * len(templates.load(ROOT / "docs", before, facts)[0])


def test_a_copy_stands_in_the_menu_beside_its_page():
    nav = ["index.md", {"Named": "a/b.md"}, {"Part": ["c.md", {"Deeper": ["d.md"]}]}]
    more = build_bench.more(nav, 2)
    assert more[:4] == ["index.md", "index-2.md", {"Named": "a/b.md"}, "a/b-2.md"]
    assert nav_paths(more)[4:] == ["/c.md", "/c-2.md", "/d.md", "/d-2.md"]


def test_a_copy_has_a_title_of_its_own_and_says_nothing_that_one_page_alone_may():
    page = '---\ntitle: "One: two"\ntool: gates\nanswers: [a, b]\nsummary: S.\n---\nWords.\n'
    assert build_bench.again(page, 3) == '---\ntitle: "One: two 3"\nsummary: S.\n---\nWords.\n'


def test_growth_is_for_each_page_more():
    before, after = [Cost(9, 10, 0), Cost(9, 4, 0)], [Cost(9, 30, 0), Cost(9, 14, 0)]
    assert build_bench.growth((100, before), (200, after)) == ["200", "100"]


def test_what_must_be_reached_is_judged_for_processor_and_memory():
    lines = build_bench.compared("9 pages", [Cost(30, 14, 160), Cost(10, 10, 100)])
    assert [line.rpartition(": ")[2] for line in lines if "at most 1.5" in line] == ["met", "not met"]


def test_of_several_builds_the_least_counts():
    assert build_bench.least([Cost(9, 10, 160), Cost(8, 12, 150)]) == Cost(8, 10, 150)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say what a process took")
def test_a_build_is_not_charged_with_the_memory_of_what_measures_it(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Page\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    held = b"x" * 300_000_000
    cost = build_bench.build(Path(sys.executable), tmp_path, tmp_path / "site", dict(os.environ))
    assert (tmp_path / "site/index.html").is_file() and len(held) / 1_000_000 > cost.memory > 10
    assert 0 < cost.work < 60 and cost.wall > 0


@pytest.mark.parametrize(
    ("tasks", "blocked"),
    [([], 0), ([(0, 90)], 0), ([(200, 50)], 0), ([(200, 80), (300, 60)], 40), ([(60, 120)], 30)],
)
def test_what_blocks_is_beyond_50_ms_and_after_the_first_paint(tasks, blocked):
    assert page_bench.blocking(100, tasks) == blocked


def test_without_a_build_there_is_a_sentence(tmp_path):
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    command = [sys.executable, "scripts/bench.py", "pages"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "") and "scripts/build.py" in done.stdout


def test_an_unknown_part_is_refused():
    done = subprocess.run([sys.executable, "scripts/bench.py", "serch"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "search, build, pages, reading" in done.stderr
