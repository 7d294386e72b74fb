"""The judge of the search counts rightly, and gives every engine the same words."""

from __future__ import annotations

import pytest

from toolkit import search_bench, search_report, search_stock
from toolkit.search_index import Document, Section
from toolkit.search_timing import Timed


def page(path="/a/b.md", title="A & B", sections=(), keywords=()):
    return Document(
        path=path,
        url=path,
        title=title,
        summary="",
        kind="guidance",
        document="",
        stage="",
        audiences=[],
        keywords=list(keywords),
        asks=[],
        law=[],
        sections=list(sections),
    )


WORDY = page(
    sections=[Section("", "", "First, 2 < 3 *not* _emphasis_."), Section("one", "Cost & “price”", "Text of one.")],
    keywords=["key: word"],
)


@pytest.mark.parametrize(
    ("answer", "figures"),
    [
        (["/right.md", "/other.md"], (1, 1, 1, 1)),
        (["/other.md", "/also.md"], (1, 0, 1, 1 / 2)),
        ([f"/{n}.md" for n in range(9)] + ["/right.md"], (1, 0, 0, 1 / 10)),
        ([f"/{n}.md" for n in range(10)] + ["/right.md"], (1, 0, 0, 0)),
        ([], (1, 0, 0, 0)),
    ],
)
def test_a_question_counts_by_the_place_of_the_first_page_that_answers_it(answer, figures):
    question = {"kind": "old", "pages": ["/right.md", "/also.md"]}
    assert search_report.figures([question], [answer]) == {"all": figures, "old": figures}


def test_all_is_the_mean_over_questions_not_over_kinds():
    questions = [{"kind": kind, "pages": ["/a.md"]} for kind in ("known", "known", "old")]
    found = search_report.figures(questions, [["/a.md"], ["/a.md"], []])
    assert found["all"][:2] == (3, 2 / 3) and found["known"][1] == 1 and found["old"][1] == 0


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 10), (0.95, 19), (0.951, 20), (1, 20), (0.01, 1)], ids=lambda value: str(value)
)
def test_percentile(share, expected):
    assert search_report.percentile(list(range(20, 0, -1)), share) == expected


def test_what_must_be_reached_is_said_of_our_figures_and_only_for_the_judged_questions():
    questions = [{"kind": "known", "pages": ["/a.md"]}]
    answers = {"ours": [["/a.md"], ["/a.md"]], "other": [[], []]}
    lines = search_report.relevance({"questions": questions, "kept-apart": questions}, answers)
    assert lines[2:5] == [
        "questions.yml",
        "  all             1                       1.000 1.000 1.000  0.000 0.000 0.000  at least 0.90 0.98 0.94: met",
        "  known           1                       1.000 1.000 1.000  0.000 0.000 0.000  at least 0.80 at 1: met",
    ]
    assert lines[5] == "kept-apart.yml" and not any("at least" in line for line in lines[5:])
    other = search_report.relevance({"questions": questions}, {"ours": [[]]})
    assert [line[-9:] for line in other[3:]] == [": not met"] * 2


def times(*values):
    return [Timed(value, value + 1, value) for value in values]


@pytest.mark.parametrize(
    ("cold", "stock", "warm", "large", "expected"),
    [
        (199, 999, 16, 60, [True, True, True, True]),
        (200, 1005, 17, 61, [True, True, False, False]),
        (200, 1000, 16, 60, [True, False, True, True]),  # 201 drawn is more than a fifth of 1001
        (300, 9999, 16, 60, [False, True, True, True]),  # drawn counts for the first, which is 301
    ],
)
def test_speed_is_judged_by_what_ours_takes(cold, stock, warm, large, expected):
    slow = times(*[9999] * 20)
    lines = search_report.speed(
        [times(cold), times(stock)], [times(*[1] * 18, warm, warm), slow], [times(*[1] * 18, large, large), slow], 10
    )
    said = [part.endswith(": met") for line in lines for part in line.split("; ") if part.endswith("met")]
    assert said == expected


def test_an_index_is_judged_by_its_bytes_for_200_000_words():
    lines = search_report.size({"ours": (599, 200), "other": (900, 200)}, (300, 100), (1, 1), 10)
    assert "599,000" in lines[2] and "900,000" in lines[2] and "less than 600,000: met" in lines[2]
    assert lines[3].endswith("no less than all pages: met")
    worse = search_report.size({"ours": (600, 200)}, (299, 100), (1, 1), 10)
    assert worse[2].endswith(": not met") and worse[3].endswith(": not met")


def test_the_stock_engine_is_given_our_words_and_keywords(tmp_path):
    site = search_stock.build(tmp_path, [WORDY, page("/index.md", "Home", [Section("", "", "Welcome.")])])
    entries = search_stock.index(site)
    assert (
        search_stock.words_that_differ([WORDY, page("/index.md", "Home", [Section("", "", "Welcome.")])], entries) == {}
    )
    assert entries["config"]["pipeline"] == ["stopWordFilter"] and entries["config"]["separator"] == r"[\s\-]+"
    told = {each["location"]: each for each in entries["docs"]}
    assert told["a/b.html"]["text"] == "<p>First, 2 &lt; 3 *not* _emphasis_.</p>"
    assert told["a/b.html#one"]["title"] == "Cost &amp; “price”" and told["a/b.html#one"]["tags"] == ["key: word"]
    assert (site / "iframe-worker.js").is_file() and "unpkg" not in (site / "index.html").read_text(encoding="utf-8")


def test_other_words_in_the_stock_index_are_told():
    entries = {"docs": [{"location": "a/b.html", "title": "A &amp; B", "text": "<p>First more</p>"}]}
    differ = search_stock.words_that_differ([page(sections=[Section("", "", "First first")])], entries)
    assert differ == {"first": 1, "more": 1}


def test_a_stock_index_may_be_repeated_and_read_again(tmp_path):
    entries = {"config": {}, "docs": [{"location": "a.html#b", "title": "", "text": ""}]}
    (tmp_path / "search").mkdir()
    (tmp_path / search_stock.INDEX).write_text(search_stock.as_script(search_stock.repeated(entries, 2)))
    assert [each["location"] for each in search_stock.index(tmp_path)["docs"]] == ["copy-0/a.html#b", "copy-1/a.html#b"]


def test_addresses_on_a_stick_are_pages():
    assert search_stock.path_of("a/b.html#c") == search_stock.path_of("a/b.html") == "/a/b.md"


def test_a_larger_site_has_every_page_so_often_with_no_address_twice():
    found = search_bench.repeated([WORDY, page("/c.md")], 3)
    assert len({each.path for each in found}) == len({each.url for each in found}) == 6
    assert search_bench.words(found) == 3 * search_bench.words([WORDY])


def test_sqlite_finds_all_the_words_before_any(tmp_path):
    found = [
        page("/one.md", "One", [Section("", "", "apples and pears")]),
        page("/two.md", "Two", [Section("", "", "apple")]),
    ]
    asked = ["pear apples", "two plums", "plums", '"(*']
    assert search_bench.fts5(found, tmp_path / "db", asked) == [["/one.md"], ["/two.md"], [], []]


def test_our_index_is_known_by_how_it_begins(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.js").write_text("window.other=1")
    with pytest.raises(search_bench.Stop):
        search_bench.our_index(tmp_path)
    (tmp_path / "assets/b.js").write_bytes(b"".join(search_bench.search_index.as_script({"pages": []})))
    assert search_bench.our_index(tmp_path) == "assets/b.js"
    copied = search_bench.with_index(tmp_path, tmp_path / "copy", "assets/b.js", "new")
    assert (copied / "assets/b.js").read_text() == "new"
