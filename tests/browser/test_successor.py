"""The same Markdown, built by the theme's successor: the same pages, anchors and links, and what is known to differ."""

from __future__ import annotations

import pytest
from conftest import HOSTED, ROOT

from toolkit import bundle, environment, expanded, successor

pytestmark = pytest.mark.xdist_group("successor")  # its two builds are made once
THEIRS = frozenset(["__skip"])  # the successor's own anchor for its link to the content


@pytest.fixture(scope="module")
def python():
    """The Python that has the successor."""
    found = environment.find_successor(ROOT)
    if not found:
        pytest.skip("The theme's successor was not tried: that needs Python 3.11 and a package index.")
    return found


@pytest.fixture(scope="module")
def built(python, tmp_path_factory):
    """The site that the successor makes of our Markdown. A warning, such as of a link to nothing, stops it."""
    folder = tmp_path_factory.mktemp("expanded")
    expanded.write(ROOT, folder)
    return successor.build(python, folder)


@pytest.fixture(scope="module")
def both(built, hosted):
    """The articles of our site and of the successor's."""
    return successor.articles(HOSTED), successor.articles(built, THEIRS)


def test_pages_anchors_and_links_are_the_same(both):
    ours, theirs = both
    assert len(ours) > 200 and sum(len(each.links) for each in ours.values()) > 10_000
    assert successor.differences(ours, theirs) == []


def test_no_page_fetches_anything_from_another_host(built):
    assert bundle.site_faults(built) == []


def test_known_an_address_in_html_climbs_a_folder_more(both):
    """docs/about/when-the-theme-ends.md lists it. If this fails Zensical has mended it: drop ``climbs``."""
    ours, theirs = both
    assert [address for address in ours if successor.climbs(address, ours[address], theirs[address])]


@pytest.fixture(scope="module")
def small(python, tmp_path_factory):
    """A function that builds a small project of two pages, one of them not in the navigation -> its front page."""

    def build(words: str, settings: str = "") -> str:
        folder = tmp_path_factory.mktemp("small")
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text(f"# Front\n\n{words}\n")
        (folder / "docs/b.md").write_text("# B\n")
        (folder / "hooks.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown + 'hooked'\n")
        (folder / "mkdocs.yml").write_text(f"site_name: Small\nnav: [index.md]\n{settings}\n")
        return (successor.build(python, folder) / "index.html").read_text("utf-8")

    return build


def test_a_link_to_no_page_or_no_anchor_stops_it_as_it_stops_ours(small):
    for words in ("[a](none.md)", "[a](b.md#none)"):
        with pytest.raises(environment.Stop):
            small(words)


def test_known_a_link_from_the_folder_of_pages_is_not_understood(small):
    """Listed there too. If this fails, ``expanded.relative`` is no longer needed."""
    with pytest.raises(environment.Stop):
        small("[b](/b.md)", "validation: {absolute_links: relative_to_docs}")


def test_known_hooks_and_unknown_plugins_are_passed_over_in_silence(small):
    """Listed there too. If this fails, hooks or plugins may carry over: try it with ours."""
    assert "hooked" not in small("Words.", "hooks: [hooks.py]\nplugins: [no-such-plugin]")


def test_known_a_page_missing_from_the_navigation_is_not_told(small):
    """Listed there too. If this fails, a page that is left out stops their build as it stops ours."""
    assert "Words." in small("Words.", "validation: {omitted_files: warn}")
