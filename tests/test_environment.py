"""The environment: made once, brought up to date when a lock changes, and plain about what is wrong."""

import hashlib
import io
import os
import re
import tarfile
from pathlib import Path

import pytest

from toolkit import environment
from toolkit.environment import Stop

ROOT = Path(__file__).resolve().parents[1]


def pins(lock: str) -> dict[str, str]:
    """A lock file -> {package and its condition, if it has one: version}."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)(.*?) ?\\$", (ROOT / lock).read_text(), re.M)
    return {name + condition: version for name, version, condition in found}


def test_a_python_that_is_too_old_is_told_so():
    with pytest.raises(Stop, match=r"needs Python 3\.10 or newer, and this is Python 3\.9"):
        environment.check_python((3, 9, 18))
    environment.check_python((3, 10, 12))


def test_a_second_run_installs_nothing(tmp_path):
    (tmp_path / "a.lock").write_text("# nothing to install\n")
    said = []
    python = environment.ready(tmp_path, ["a.lock"], said.append)
    assert python.is_file() and [line.split()[0] for line in said] == ["Making", "Installing"]
    said.clear()
    environment.ready(tmp_path, ["a.lock"], said.append)
    assert said == []
    (tmp_path / "a.lock").write_text("# another\n")
    environment.ready(tmp_path, ["a.lock"], said.append)
    assert said == ["Installing the packages in a.lock (only when that file changes)"]


def test_an_installation_that_failed_is_tried_again(tmp_path, monkeypatch):
    (tmp_path / ".venv").mkdir()
    (tmp_path / "a.lock").write_text("x==1\n")
    failed = "ERROR: No matching distribution found for x==1"
    monkeypatch.setattr(environment, "run", lambda *command, **_: ("pip" not in command, failed))
    for _ in range(2):
        with pytest.raises(Stop, match=r"packages in a\.lock: no Python package index could be reached"):
            environment.ready(tmp_path, ["a.lock"], lambda line: None)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "nothing was installed"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Trying\nERROR: something new\n\n", "ERROR: something new"),
        ("", "it gave no reason"),
    ],
)
def test_what_pip_says_becomes_a_sentence(said, told):
    assert told in environment.pip_fault(said)


def test_a_python_without_venv_names_the_package_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "run", lambda *_, **__: (False, "ensurepip is not available"))
    with pytest.raises(Stop, match="apt-get install python3-venv"):
        environment.make_venv(tmp_path)


def test_a_command_that_is_not_there_did_not_succeed():
    assert environment.run("no-such-command-anywhere")[0] is False


def test_the_successor_is_left_out_where_it_cannot_be_had_but_not_where_it_was_changed(tmp_path, monkeypatch):
    (tmp_path / "requirements-successor.lock").write_text("x==1\n")
    (tmp_path / environment.SUCCESSOR).mkdir()
    said, answer = [], "ERROR: No matching distribution found for x==1"
    monkeypatch.setattr(environment, "run", lambda *command, **_: ("pip" not in command, answer))
    assert environment.find_successor(tmp_path, said.append) is None
    assert "no Python package index could be reached" in said[-1]
    answer = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE"
    with pytest.raises(Stop, match="nothing was installed"):
        environment.find_successor(tmp_path, said.append)
    monkeypatch.setattr(environment, "run", lambda *command, **_: ("zensical" not in command, ""))
    assert environment.find_successor(tmp_path, said.append) is None
    assert "needs Python 3.11" in said[-1]
    monkeypatch.setattr(environment, "run", lambda *command, **_: (True, ""))
    python = environment.find_successor(tmp_path, said.append)
    assert python == environment.venv_python(tmp_path, environment.SUCCESSOR)


@pytest.mark.skipif(os.name == "nt", reason="on Windows a browser is not started to see whether it starts")
def test_a_browser_that_does_not_start_is_passed_over(tmp_path, monkeypatch):
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert environment.find_browser(tmp_path) == tmp_path / "google-chrome"


@pytest.mark.skipif(os.name == "nt", reason="apt-get is Debian's")
@pytest.mark.parametrize(
    ("there", "has", "installs", "found"),
    [
        (None, {environment.LIGHT, "chromium"}, [environment.LIGHT], environment.LIGHT),
        (None, {"chromium"}, [environment.LIGHT, "chromium"], "chromium"),
        ("chromium", {environment.LIGHT, "chromium"}, [environment.LIGHT], environment.LIGHT),
        ("chromium", set(), [environment.LIGHT], "chromium"),
        ("google-chrome", {environment.LIGHT}, [], "google-chrome"),
    ],
)
def test_debians_light_browser_is_taken_where_it_can_be_had(tmp_path, monkeypatch, there, has, installs, found):
    asked = []

    def put(name):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)

    def run(*command, **_):
        if "install" not in command:
            return True, ""
        asked.append(command[-1])
        if command[-1] in has:
            put(command[-1])
        return command[-1] in has, ""

    for name in filter(None, ("apt-get", there)):
        put(name)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(environment.os, "geteuid", lambda: 0)
    monkeypatch.setattr(environment, "run", run)
    assert environment.find_browser(tmp_path, lambda line: None) == tmp_path / found
    assert asked == installs


@pytest.mark.skipif(os.name == "nt", reason="apt-get is Debian's")
@pytest.mark.parametrize("has", [True, False])
def test_firefox_is_had_where_it_can_be_and_done_without_elsewhere(tmp_path, monkeypatch, has):
    asked = []

    def install(what, *packages, say):
        asked.extend(packages)
        if has:
            (tmp_path / packages[0]).write_text("#!/bin/sh\n")
            (tmp_path / packages[0]).chmod(0o755)
        return has

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(environment, "FIREFOX_PLACES", {})
    monkeypatch.setattr(environment, "from_debian", install)
    for _ in range(2 if has else 1):  # what is there is not asked for again
        assert environment.find_firefox() == (tmp_path / "firefox-esr" if has else None)
    assert asked == ["firefox-esr"]


def test_no_browser_at_all_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "installed_browser", lambda: None)
    monkeypatch.setattr(environment, "run", lambda *_, **__: (False, ""))
    with pytest.raises(Stop, match="Chromium, Google Chrome or Microsoft Edge"):
        environment.find_browser(tmp_path, lambda line: None)


def pinned(lock: str) -> set[str]:
    """The pins of a lock file, each as name==version, whatever Python they are for."""
    return set(re.findall(r"^([a-z0-9-]+==[^ ;]+)", (ROOT / lock).read_text(), re.M))


def test_the_locks_hold_what_pyproject_asks_for():
    text = (ROOT / "pyproject.toml").read_text()  # read by hand, because Python 3.10 has no tomllib
    parts = re.split(r"\[dependency-groups\]|^successor = ", text, flags=re.M)
    runs, tests, successor = (set(re.findall(r'"([a-z-]+==[0-9.]+)', part)) for part in parts)
    assert len(runs) >= 6 and len(tests) >= 3
    assert runs <= pinned("requirements.lock")
    assert runs | tests <= pinned("requirements-test.lock")
    assert successor and successor <= pinned("requirements-successor.lock")


def test_the_locks_agree_and_name_no_host():
    runs, tests = pins("requirements.lock"), pins("requirements-test.lock")
    assert runs and runs.items() <= tests.items()
    shared = {"markdown", "pymdown-extensions", "jinja2", "pyyaml"}  # or a difference might be theirs
    both = pinned("requirements.lock") & pinned("requirements-successor.lock")
    assert shared <= {pin.split("==")[0] for pin in both}
    for lock in ("requirements.lock", "requirements-test.lock", "requirements-successor.lock"):
        text = (ROOT / lock).read_text()
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def npm_that_gives(content: bytes):
    """A stand-in for npm that leaves a package with this jar in the folder that it is told."""

    def run(*command, **_):
        if "pack" in command:
            with tarfile.open(Path(command[-1]) / "vnu.tgz", "w:gz") as package:
                entry = tarfile.TarInfo("package/build/dist/vnu.jar")
                entry.size = len(content)
                package.addfile(entry, io.BytesIO(content))
        return True, ""

    return run


def test_the_checker_of_html_is_kept_only_if_it_is_the_one_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "run", npm_that_gives(b"another"))
    with pytest.raises(Stop, match="is not the one"):
        environment.fetch_validator(tmp_path / "vnu.jar")
    assert not (tmp_path / "vnu.jar").exists()
    monkeypatch.setattr(environment, "VALIDATOR_SHA256", hashlib.sha256(b"another").hexdigest())
    environment.fetch_validator(tmp_path / "vnu.jar")
    assert (tmp_path / "vnu.jar").read_bytes() == b"another"
    assert [each.name for each in tmp_path.iterdir()] == ["vnu.jar"]


def test_the_checker_of_html_is_never_seen_half_written(tmp_path, monkeypatch):
    """Two tests may fetch it at once: the one that comes second must not run half a jar."""
    monkeypatch.setattr(environment, "run", npm_that_gives(b"another"))
    monkeypatch.setattr(environment, "VALIDATOR_SHA256", hashlib.sha256(b"another").hexdigest())
    seen, write = [], Path.write_bytes

    def watched(path, content):
        seen.append((tmp_path / "vnu.jar").exists())
        written = write(path, content)
        seen.append((tmp_path / "vnu.jar").exists())
        return written

    monkeypatch.setattr(Path, "write_bytes", watched)
    environment.fetch_validator(tmp_path / "vnu.jar")
    assert seen == [False, False]
    assert (tmp_path / "vnu.jar").exists()


def test_without_java_or_npm_the_html_is_not_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "run", lambda *command, **_: (False, ""))
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    assert environment.find_validator(tmp_path, lambda line: None) is None
    monkeypatch.setattr(environment, "find_java", lambda say: "java")
    assert environment.find_validator(tmp_path, lambda line: None) is None
