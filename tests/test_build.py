"""The build replaces nothing unless all is right, and shows every fault as a sentence."""

import sys
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
