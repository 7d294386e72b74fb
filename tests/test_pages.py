"""A writer who makes a slip in a page's front matter is told which page and what to do."""

from __future__ import annotations

import pytest

from toolkit import pages

GOOD = "---\ntitle: A page\nsummary: What it says.\n---\n\nWords.\n"


def load(tmp_path, **files):
    """Write pages under a docs folder -> (pages, faults). A name is a path with __ for each slash."""
    for name, text in files.items():
        file = tmp_path / (name.replace("__", "/") + ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return pages.load(tmp_path)


def test_a_good_page(tmp_path):
    found, faults = load(tmp_path, start__page=GOOD)
    assert faults == []
    assert found["/start/page.md"].title == "A page"
    assert found["/start/page.md"].body.strip() == "Words."


def test_folders_that_are_not_published_are_left_out(tmp_path):
    found, faults = load(tmp_path, _templates__page="nothing", page=GOOD)
    assert list(found) == ["/page.md"]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words only.\n", "docs/page.md: there is no front matter."),
        ("---\ntitle: A\n---\n", "docs/page.md: there is no summary in the front matter. Add one."),
        ("---\nsummary: A\n---\n", "docs/page.md: there is no title in the front matter. Add one."),
        ("---\ntitle: A: b\nsummary: S\n---\n", "docs/page.md: line 2: this is not valid YAML"),
        ("---\n- title\n---\n", "docs/page.md: the front matter must be keys with values"),
        (
            "---\ntitle: A\nsummary: S\nauthor: me\n---\n",
            "docs/page.md: “author” is not a key of the front matter.",
        ),
        (
            "---\ntitle: A\nsummary: S\nlaw_checked: today\n---\n",
            "“law_checked” must be a date like 2026-11-22",
        ),
    ],
)
def test_bad_front_matter(tmp_path, text, said):
    _, faults = load(tmp_path, page=text)
    assert any(fault.startswith(said) or said in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stage: begining", "docs/page.md: there is no stage “begining”. The stages are: vision, set-up,"),
        ("read: {mayors: main}", "docs/page.md: there is no audience “mayors”."),
        ("read: {members: gladly}", "docs/page.md: “gladly” is not a level of reading."),
        ("answers: [dmg-visions]", "docs/page.md: the leaflet has no item “dmg-visions”."),
    ],
)
def test_words_that_the_data_does_not_know(tmp_path, facts, line, said):
    found, _ = load(tmp_path, page=GOOD.replace("summary", f"{line}\nsummary"))
    (fault,) = pages.check(found, facts)
    assert fault.startswith(said)


def test_a_page_of_an_unknown_document(tmp_path, facts):
    found, _ = load(tmp_path, guides__handbook__page=GOOD)
    (fault,) = pages.check(found, facts)
    assert fault.startswith("docs/guides/handbook/page.md: there is no document “handbook”.")


def test_two_pages_with_one_title(tmp_path, facts):
    found, _ = load(tmp_path, one=GOOD, two=GOOD)
    assert pages.check(found, facts) == [
        "docs/one.md, docs/two.md: 2 pages have the title “A page”. Give each its own."
    ]


def test_who_reads_a_page_comes_from_its_document_unless_it_says_otherwise(tmp_path, facts):
    found, _ = load(
        tmp_path,
        **{
            "guides__payment-mechanisms__one": GOOD,
            "guides__payment-mechanisms__two": GOOD.replace("summary", "read: {members: some}\nsummary"),
            "start__three": GOOD,
        },
    )
    assert pages.reading(found["/guides/payment-mechanisms/one.md"], facts) == {
        "members": "none",
        "officers": "some",
        "technical": "main",
    }
    assert pages.reading(found["/guides/payment-mechanisms/two.md"], facts)["members"] == "some"
    assert set(pages.reading(found["/start/three.md"], facts).values()) == {"main"}


def test_an_item_is_answered_by_a_page_or_by_a_section(tmp_path):
    found, _ = load(tmp_path, page=GOOD.replace("summary", "answers: [v1-why, v1-what#test]\nsummary"))
    assert pages.answers(found) == {"v1-why": "/page.md", "v1-what": "/page.md#test"}
