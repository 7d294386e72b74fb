"""What is handed over: names that a stick can hold, nothing from other hosts, the same bytes every time."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from toolkit import bundle
from toolkit.environment import Stop

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def root(tmp_path):
    """A project with nothing but what the stick is made of."""
    (tmp_path / "docs/_stick").mkdir(parents=True)
    for name in ("START-HERE.html", "READ-ME.txt"):
        (tmp_path / "docs/_stick" / name).write_text((ROOT / "docs/_stick" / name).read_text())
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "2026.11.0" # said once\n')
    return tmp_path


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("guides/vision.html", None),
        ("START-HERE.html", None),
        ("assets/javascripts/bundle.79ae519e.min.js", None),
        ("a" * 121, "121 characters"),
        ("guides/Vision.html", "small letters"),
        ("guides/caf\u00e9.html", "small letters"),
        ("guides/two words.html", "small letters"),
        ("guides/what?.html", "Windows forbids"),
        ("con/a.html", "Windows keeps"),
        ("guides/lpt1.tar.gz", "Windows keeps"),
        ("guides/end.", "Windows drops"),
        ("guides/end /a", "Windows drops"),
    ],
)
def test_names_a_stick_cannot_hold(name, told):
    faults = bundle.unsafe_names([name])
    assert (faults == []) if told is None else (len(faults) == 1 and told in faults[0])


def test_names_that_differ_only_in_capitals():
    faults = bundle.unsafe_names(["guides/README.md", "guides/readme.md"])
    assert [fault for fault in faults if "only in capitals" in fault]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://example.org/">a link to follow</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<script src="../assets/a.js"></script><img src="data:image/png;base64,//x">',
        '<!-- <img src="https://example.org/a.png"> -->',
        "<script>var code = '<img src=\"https://example.org/a.png\">'</script>",
        '<script type="application/json">{"a": "<iframe src=//x.org>"}</script>',
        '<meta name="description" content="see https://example.org/">',
        "<p>src=https://example.org url(https://example.org)</p>",
        "<p style=\"background: url('data:image/svg+xml;xmlns=http://www.w3.org/2000/svg')\">",
    ],
)
def test_what_a_page_may_say(page):
    assert bundle.external_loads(page) == []


@pytest.mark.parametrize(
    "page",
    [
        '<script async src="https://x.org/a"></script>',
        "<SCRIPT SRC=//x.org/a></SCRIPT>",
        '<link rel="stylesheet" href="https://x.org/a">',
        '<link href="https://x.org/a" rel="preconnect">',
        '<link rel="shortcut icon" href="https://x.org/a">',
        '<img alt="1 > 0" src=" https://x.org/a ">',
        '<img srcset="a.png 1x, https://x.org/a 2x">',
        '<iframe src="http://x.org/a"></iframe>',
        '<video poster="https://x.org/a"></video>',
        '<object data="https://x.org/a"></object>',
        '<meta http-equiv="refresh" content="0; url=https://x.org/a">',
        "<style>@import 'https://x.org/a';</style>",
        "<style>p { background: url( https://x.org/a ) }</style>",
        '<p style="background: url(&quot;https://x.org/a&quot;)">',
        '<svg><use xlink:href="https://x.org/a"/></svg>',
    ],
)
def test_what_a_page_may_not_fetch(page):
    (found,) = bundle.external_loads(page)
    assert re.fullmatch(r"(https?:)?//x\.org/a", found)


def test_a_style_sheet_may_not_fetch_either_and_private_folders_stay_private(tmp_path):
    write(tmp_path, "_data/a.txt")
    (tmp_path / "a.css").write_text("@font-face { src: url(//x.org/a) }")
    assert bundle.site_faults(tmp_path) == [
        "docs/_data: was published. Add _data/ to exclude_docs in mkdocs.yml.",
        "a.css: fetches //x.org/a from another host. Keep a copy in docs/assets.",
    ]


def test_what_no_reader_needs_is_dropped(tmp_path):
    kept = {"index.html", "assets/javascripts/bundle.js", "search/search_index.js"}
    dropped = {"assets/a.js.map", "assets/javascripts/lunr/min/lunr.de.min.js", "components/tool.jinja"}
    dropped |= {"assets/javascripts/workers/search.min.js"}
    hosted = {"404.html", "_headers", "sitemap.xml"}
    write(tmp_path, *kept, *dropped, *hosted)
    bundle.tidy(tmp_path, for_stick=False)
    assert set(bundle.files(tmp_path)) == kept | hosted
    bundle.tidy(tmp_path, for_stick=True)
    assert set(bundle.files(tmp_path)) == kept


def test_the_site_is_english_so_that_other_languages_can_be_dropped():
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert re.search(r"^  language: en\b", settings, re.M) and "\n      lang:" not in settings


def test_the_stick_says_what_it_is_and_adds_up(root, tmp_path):
    stick = write(tmp_path / "stick", "toolkit/index.html")
    bundle.make_stick(stick, root, when=1795305600)
    start, read_me = (stick / "START-HERE.html").read_text(), (stick / "READ-ME.txt").read_bytes()
    assert 'href="toolkit/index.html"' in start and "Version 2026.11.0, 22 November 2026" in start
    assert b"Unblock" in read_me and read_me.count(b"\r\n") == read_me.count(b"\n") and read_me.isascii()
    for line in (stick / "SHA256SUMS.txt").read_text().splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256((stick / name).read_bytes()).hexdigest()
    assert bundle.unsafe_names(bundle.files(stick)) == []


def test_the_same_files_make_the_same_zip(tmp_path):
    for attempt, order in (("one", ["b", "a/c"]), ("two", ["a/c", "b"])):
        bundle.make_zip(write(tmp_path / attempt, *order), tmp_path / f"{attempt}.zip", when=1795305600)
        (tmp_path / attempt / "b").chmod(0o600)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["a/c", "b"]
        assert archive.getinfo("b").date_time == (2026, 11, 22, 0, 0, 0)


def test_the_date_is_given_or_the_last_commit_or_the_first_release(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert bundle.build_time(tmp_path) == 1000000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert bundle.build_time(tmp_path) == 315532800  # a zip file can hold no day before 1980
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(bundle, "run", lambda *_: (True, "1700000000\n"))
    assert bundle.build_time(tmp_path) == 1700000000
    monkeypatch.setattr(bundle, "run", lambda *_: (False, "fatal: not a git repository"))
    assert bundle.build_time(tmp_path) == 1795305600


def test_the_version_is_read_from_one_line(root):
    assert bundle.zip_name(root) == "rethinking-service-delivery-2026.11.0-offline.zip"
    (root / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(Stop, match=r"pyproject\.toml: has no line like"):
        bundle.version(root)


def test_words_are_those_of_the_article():
    article = "<article><h1>One</h1><p>two, don\u2019t 4.5</p><script>no</script><!-- no --></article>"
    assert bundle.words_read(f"<nav>no</nav>{article}no") == 4
    assert bundle.words_read("<p>a page that only says where another went</p>") is None
