"""A copy of the stick says of itself what was changed, is missing or was added: with Python and without."""

import os
import re
import shutil
import string
import subprocess
from pathlib import Path

import pytest

from toolkit import bundle
from verify_stick import differences, main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def stick(tmp_path):
    """A stick with a page, in a folder with a name that a shell or an address could take amiss."""
    folder = tmp_path / "Cyngor Tŷ & Co [copy] 100% #1"
    (folder / "toolkit/guides").mkdir(parents=True)
    for name in ("index.html", "guides/a.html", "guides/b-2.html"):
        (folder / "toolkit" / name).write_text(name)
    bundle.make_stick(folder, ROOT, when=1795305600)
    return folder


def damage(stick: Path) -> None:
    (stick / "toolkit/index.html").write_text("changed")
    (stick / "toolkit/guides/a.html").unlink()
    (stick / "toolkit/.hidden.js").write_text("added")


DAMAGE = ["toolkit/guides/a.html: is missing.", "toolkit/.hidden.js: was added.", "toolkit/index.html: was changed."]


def test_a_whole_copy_is_whole(stick, capsys):
    assert differences(stick) == []
    assert main([str(stick)]) == 0
    assert "5 files, all as SHA256SUMS.txt has them." in capsys.readouterr().out


def test_each_difference_is_named(stick):
    damage(stick)
    assert differences(stick) == DAMAGE
    assert main([str(stick)]) == 1


def test_a_list_that_is_damaged_or_means_harm_reads_nothing_elsewhere(stick):
    with (stick / "SHA256SUMS.txt").open("a", newline="\n") as sums:
        sums.write(f"not a sum\n{'0' * 64}  ../../secret\n{'0' * 64}  /etc/passwd\n")
    assert differences(stick) == [
        "SHA256SUMS.txt: line 6 is no check sum and a name.",
        "../../secret: is missing.",
        "/etc/passwd: is missing.",
    ]


def test_a_folder_that_is_no_stick_is_told_which_to_name(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1
    assert "Name the folder that START-HERE.html is in." in capsys.readouterr().out
    assert main([]) == 2


def commands(beginning: str) -> str:
    """The lines in READ-ME.txt, indented by four, from the one that begins so."""
    text = string.Template((ROOT / "docs/_stick/READ-ME.txt").read_text()).substitute(version="1", date="today")
    (found,) = re.findall(rf"(?:^    {re.escape(beginning)}.*\n)(?:^    .*\n)*", text, re.M)
    return found


@pytest.mark.parametrize(
    ("program", "arguments", "beginning"),
    [("sh", ["-c"], "find"), ("pwsh", ["-NoProfile", "-Command"], "$now")],
    ids=["Linux and macOS", "Windows"],
)
def test_the_commands_of_the_read_me_find_the_same(stick, program, arguments, beginning):
    shell = shutil.which(program) or (program == "pwsh" and shutil.which("powershell"))
    if not shell or (program == "sh" and (os.name == "nt" or not shutil.which("shasum"))):
        pytest.skip(f"there is no {program} with what it needs on this machine")

    def said() -> str:
        return subprocess.run(
            [shell, *arguments, commands(beginning)], cwd=stick, capture_output=True, text=True, check=False
        ).stdout

    assert said() == ""
    damage(stick)
    for sentence in DAMAGE:
        assert sentence.partition(":")[0] in said()
    assert "b-2.html" not in said()
