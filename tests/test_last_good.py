"""The last good build is there until a whole new one takes its place."""

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.environment import Stop
from toolkit.last_good import only_one_build, put_back, put_in_place

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


def write(folder: Path, **files: str) -> Path:
    """Make a folder with sub-folders of one file each."""
    for name, text in files.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "page").write_text(text)
    return folder


def read(folder: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text() for path in sorted(folder.glob("*/page"))}


def test_a_new_build_takes_the_place_of_the_last(tmp_path):
    build = write(tmp_path / "build", site="old", offline="old")
    put_in_place(write(tmp_path / "new", site="new"), build, ["site"])
    assert read(build) == {"site": "new", "offline": "old"}
    assert not (build / ".old").exists()


def test_all_are_replaced_or_none(tmp_path):
    build = write(tmp_path / "build", site="old", offline="old")
    with pytest.raises(Stop, match="Could not replace the last build"):
        put_in_place(write(tmp_path / "new", site="new"), build, ["site", "offline"])
    assert read(build) == {"site": "old", "offline": "old"}


def test_a_replacement_that_was_cut_short_is_undone(tmp_path):
    build = write(tmp_path / "build", site="half")
    write(build / ".old", site="old", offline="old")
    put_back(build)
    assert read(build) == {"site": "old", "offline": "old"}


def test_a_second_build_is_told_who_is_first(tmp_path):
    with only_one_build(tmp_path):
        hold = "import sys; from pathlib import Path; from toolkit.last_good import only_one_build\n"
        hold += "with only_one_build(Path(sys.argv[1])): pass"
        command = [sys.executable, "-c", hold, tmp_path]
        second = subprocess.run(command, capture_output=True, text=True, cwd=SCRIPTS)
        assert "Another build is running (process" in second.stderr


def test_a_lock_left_by_a_build_that_died_is_taken_over(tmp_path):
    (tmp_path / ".lock").write_text("999999")
    with only_one_build(tmp_path):
        assert (tmp_path / ".lock").read_text() not in ("", "999999")
