"""The build replaces nothing unless all is right, and shows every fault as a sentence."""

import datetime
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import build
from toolkit.environment import Stop

ROOT = Path(__file__).resolve().parents[1]
SITE = {".lock", "site/index.html", "site/_headers", "headers/apache.conf", "headers/nginx.conf"}
PAGE = "<html><article><h1>Title</h1><p>Two words</p></article></html>"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose MkDocs is a stand-in that writes one page; set project.faults for it to find some."""
    (tmp_path / "docs/_stick").mkdir(parents=True)
    for name in ("START-HERE.html", "READ-ME.txt"):
        (tmp_path / "docs/_stick" / name).write_text("Version $version, $date")
    (tmp_path / "pyproject.toml").write_text('version = "1.2.3"\n')
    monkeypatch.setattr(build.environment, "ready", lambda *_: Path(sys.executable))

    def stand_in(faults=(), page=PAGE):
        def run_mkdocs(root, python, new, wanted, verbose, with_pdf):
            for home in wanted:
                (new / build.SITES[home]).mkdir(parents=True)
                (new / build.SITES[home] / "index.html").write_text(page)
                (new / build.SITES[home] / "_headers").write_text("\n/*\n  X-Frame-Options: DENY\n")
            return list(faults)

        monkeypatch.setattr(build, "run_mkdocs", run_mkdocs)

    stand_in()
    return tmp_path, stand_in


def files(root: Path) -> set[str]:
    return {path.relative_to(root / "build").as_posix() for path in (root / "build").rglob("*") if path.is_file()}


def test_a_good_build_leaves_its_things_and_nothing_else(project):
    root, _ = project
    assert build.build_all(root, ["hosted", "offline"]) == []
    assert files(root) == {
        *SITE,
        "offline/toolkit/index.html",
        "offline/START-HERE.html",
        "offline/READ-ME.txt",
        "offline/SHA256SUMS.txt",
        "rethinking-service-delivery-1.2.3-offline.zip",
    }
    said = build.summary(root, ["hosted", "offline"], 3)
    assert "1 pages, 3 words, in 3 seconds" in said and "START-HERE.html" in said


def test_what_a_killed_build_left_is_cleared_away(project):
    root, _ = project
    (root / "build/.new-1/site").mkdir(parents=True)
    (root / "build/.new-1/site/index.html").write_text("half")
    assert build.build_all(root, ["hosted"]) == []
    assert files(root) == SITE


def test_one_of_the_two_leaves_the_other_alone(project):
    root, _ = project
    assert build.build_all(root, ["hosted"]) == []
    assert files(root) == SITE


@pytest.mark.parametrize(
    ("faults", "page", "told"),
    [
        (["docs/a.md: is wrong", "docs/a.md: is wrong"], PAGE, ["docs/a.md: is wrong"]),
        (
            [],
            '<img src="https://example.org/a.png">',
            ["index.html: fetches https://example.org/a.png from another host. Keep a copy in docs/assets."],
        ),
    ],
)
def test_a_fault_leaves_the_last_good_build(project, faults, page, told):
    root, stand_in = project
    build.build_all(root, ["hosted", "offline"])
    before = {name: (root / "build" / name).read_bytes() for name in files(root)}
    stand_in(faults, page)
    assert build.build_all(root, ["hosted", "offline"]) == told
    assert {name: (root / "build" / name).read_bytes() for name in files(root)} == before


def test_an_interruption_leaves_the_last_good_build(project, monkeypatch):
    root, _ = project
    build.build_all(root, ["hosted"])
    before = files(root)

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "run_mkdocs", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build.build_all(root, ["hosted"])
    assert files(root) == before


def test_a_fault_that_both_builds_find_is_told_once(project):
    root, stand_in = project
    stand_in(["docs/b.md: two", "docs/c.md: three", "docs/b.md: two"])
    assert build.build_all(root, ["hosted"]) == ["docs/b.md: two", "docs/c.md: three"]


def test_what_goes_wrong_is_printed_and_is_exit_code_1(monkeypatch, capsys):
    def stop(*_):
        raise Stop("There is no disk.")

    monkeypatch.setattr(build, "build_all", stop)
    assert build.main([]) == 1
    assert "There is no disk." in capsys.readouterr().out


def test_the_stick_does_not_depend_on_where_the_site_is_hosted(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert build.settings(ROOT, "hosted")["SITE_URL"] == "https://example.org/"
    assert "SITE_URL" not in build.settings(ROOT, "offline")


def test_real_mkdocs_is_strict_and_understood(tmp_path):
    """Both builds find the same faults, and each is told once."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n[gone](gone.md)\n")
    (tmp_path / "docs/lost.md").write_text("# Lost\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: mkdocs}\nnav: [index.md]\nvalidation: {omitted_files: warn}\n"
    )
    new = tmp_path / "new"
    new.mkdir()
    faults = build.once(build.run_mkdocs(tmp_path, Path(sys.executable), new, ["hosted", "offline"], False))
    assert faults == [
        "docs/lost.md: is not in the nav of mkdocs.yml. Add it there.",
        "docs/index.md: contains a link 'gone.md', but the target is not found among documentation files.",
    ]


def test_a_disk_that_is_full_is_told_and_leaves_the_last_good_build(project, monkeypatch, capsys):
    """The system itself refuses: what is written at the end goes to the device that is always full."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    root, _ = project
    assert build.build_all(root, ["offline"]) == []
    before = {name: (root / "build" / name).read_bytes() for name in files(root)}
    good = build.run_mkdocs

    def then_full(root, python, new, *rest):
        faults = good(root, python, new, *rest)
        (new / "offline/READ-ME.txt").symlink_to("/dev/full")
        return faults

    monkeypatch.setattr(build, "run_mkdocs", then_full)
    monkeypatch.setattr(build, "ROOT", root)
    assert build.main(["--only", "offline"]) == 1
    said = capsys.readouterr().out
    assert "The disk is full. Make room, and run this again." in said and "last good build" in said
    assert {name: (root / "build" / name).read_bytes() for name in files(root)} == before


@pytest.fixture
def locked():
    """A folder that may not be written to, by somebody who may not do everything."""
    if os.name == "nt":
        pytest.skip("Windows keeps no such bits")
    with tempfile.TemporaryDirectory() as folder:  # not tmp_path, into which nobody else may look
        Path(folder).chmod(0o555)
        may_all = os.geteuid() == 0
        if may_all:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            if may_all:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_folder_that_may_not_be_written_to_is_told(locked, monkeypatch, capsys):
    monkeypatch.setattr(build, "ROOT", locked)
    assert build.main([]) == 1
    assert f"{locked / 'build'}: may not be written to. Change who may write there" in capsys.readouterr().out


LONG = """
import pathlib, sys, time
sys.path.insert(0, {scripts!r})
import build
def forever(root, python, new, wanted, *_):
    (new / "site").mkdir()
    (new / "site/index.html").write_text("half")
    print("begun", flush=True)
    time.sleep(60)
build.environment.ready = lambda *_: pathlib.Path(sys.executable)
build.run_mkdocs, build.ROOT = forever, pathlib.Path({root!r})
sys.exit(build.main(["--only", "hosted"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_build_that_is_stopped_leaves_the_last_good_one_and_the_next_is_whole(project, monkeypatch, capsys, how):
    root, _ = project
    assert build.build_all(root, ["hosted"]) == []
    program = LONG.format(scripts=str(ROOT / "scripts"), root=str(root))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as first:
        while "begun" not in first.stdout.readline():
            assert first.poll() is None
        monkeypatch.setattr(build, "ROOT", root)
        assert build.main(["--only", "hosted"]) == 1
        assert f"Another build is running (process {first.pid}). Wait until it ends." in capsys.readouterr().out
        first.send_signal(getattr(signal, how))
        said, _ = first.communicate(timeout=20)
    assert (root / "build/site/index.html").read_text() == PAGE
    if how != "SIGKILL":  # of which nobody is told
        assert first.returncode == 1 and "Stopped before the end." in said and "last good build" in said
        assert files(root) == SITE
    assert build.main(["--only", "hosted"]) == 0
    assert files(root) == SITE


@pytest.mark.parametrize("when", ["1990-01-01", "2099-12-31"])
def test_a_clock_that_is_wrong_builds_the_same(project, monkeypatch, capsys, when):
    root, _ = project
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert build.build_all(root, ["offline"]) == []
    before = {name: (root / "build" / name).read_bytes() for name in files(root)}

    class Wrong(datetime.date):
        @classmethod
        def today(cls):
            return cls.fromisoformat(when)

    monkeypatch.setattr(build.datetime, "date", Wrong)
    monkeypatch.setattr(build.time, "time", lambda: Wrong.today().toordinal() * 86400.0)
    monkeypatch.setattr(build, "ROOT", root)
    assert build.main(["--only", "offline"]) == 0
    assert {name: (root / "build" / name).read_bytes() for name in files(root)} == before
