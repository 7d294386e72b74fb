"""The workflows run what they name, with no more rights than they need, and the audit misses no lock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_by_commit_and_say_which_version_that_is(file):
    used = re.findall(r"uses: *(.+)", file.read_text("utf-8"))
    assert used
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_one_action_has_one_version_in_all():
    text = "".join(file.read_text("utf-8") for file in WORKFLOWS)
    pins = set(re.findall(r"uses: *(\S+)@(\S+)", text))
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_only_read_and_a_job_says_what_more_it_needs(file):
    steps = yaml.safe_load(file.read_text("utf-8"))
    assert steps["permissions"] == {"contents": "read"}
    more = {name: set(job["permissions"]) for name, job in steps["jobs"].items() if "permissions" in job}
    assert more == ({"publish": {"contents", "pages", "id-token"}} if file.stem == "site" else {})


def test_the_audit_reads_every_lock_each_week_and_whenever_one_changes():
    steps = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text("utf-8"))
    (command,) = [step["run"] for step in steps["jobs"]["audit"]["steps"] if "run" in step]
    assert "pip-audit==" in command and "--strict" in command and "--require-hashes" in command
    assert set(re.findall(r"-r (\S+)", command)) == {path.name for path in ROOT.glob("*.lock")}
    when = steps[True]  # YAML takes the word “on” for true
    assert re.fullmatch(r"\d+ \d+ \* \* \d", when["schedule"][0]["cron"])
    assert all("*.lock" in when[event]["paths"] for event in ("push", "pull_request"))


@pytest.mark.parametrize("folder", ["docs/assets/vendor", "tests/vendor"])
def test_every_script_of_others_has_its_source_and_version(folder):
    """No scanner reads them: the list is what is looked through before a release."""
    told = (ROOT / folder / "README.md").read_text("utf-8")
    scripts = [path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*.js")]
    rows = {name: row for row in told.splitlines() if row.startswith("|") for name in re.findall(r"`([^`]+\.js)`", row)}
    assert scripts and set(scripts) == set(rows)
    assert all(re.search(r"\d+\.\d+\.\d+ \|", row) for row in rows.values())
    assert folder in (ROOT / "README.md").read_text("utf-8")
