"""Every page of the hosted build is HTML without an error, by the checker that the W3C's own service runs."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from conftest import HOSTED, ROOT

from toolkit import environment


@pytest.fixture(scope="module")
def errors_in():
    """A function from files or folders to the errors in their pages."""
    command = environment.find_validator(ROOT)
    if not command:
        pytest.skip("The HTML was not checked: that needs Java, and npm to fetch the checker with.")

    def check(*places):
        options = ["--format", "json", "--exit-zero-always", "--errors-only", "--skip-non-html"]
        done = subprocess.run([*command, *options, *map(str, places)], capture_output=True, text=True, encoding="utf-8")
        found = json.loads(done.stderr)["messages"]
        return [f"{each.get('url', '')}: {each['message']} {each.get('extract', '')}" for each in found]

    return check


def test_every_page_is_html_without_an_error(errors_in, hosted):
    assert errors_in(HOSTED) == []


def test_an_error_would_be_found(errors_in, tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>A</title><p><div tabindex=x></div>")
    assert any("tabindex" in error for error in errors_in(tmp_path))


FIGURE = re.compile(r"<img\b[^>]*>|<svg\b(?![^>]*aria-hidden=\"true\")[^>]*>(?:\s*<title[^>]*>[^<]*</title>)?")
NAME = re.compile(r'alt="([^"]*)"|<title[^>]*>([^<]*)')


def test_the_name_of_every_figure_says_what_it_shows(hosted):
    """A drawing that is in the page has its words beneath it; a picture has only its name, so that must be long."""
    named = {}
    for page in sorted(HOSTED.rglob("*.html")):
        article = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        for tag in FIGURE.findall(article):
            found = NAME.search(tag)
            named[(found and (found[1] or found[2])) or f"nameless: {tag}"] = tag
    assert len(named) > 80
    empty = re.compile(r"^nameless|\.(svg|png|jpe?g)$|^(figure|image|picture)\b", re.IGNORECASE)
    assert [name for name in named if empty.search(name)] == []
    assert [name for name, tag in named.items() if tag.startswith("<img") and len(name.split()) < 15] == []
