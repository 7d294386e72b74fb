"""What MkDocs is handed, where a hook does more than call on another file."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.utils import meta

import hooks
from toolkit.pages import Page


@pytest.mark.parametrize(
    "body", ["# A title\n\nWords.", "\nNote: this is no front matter.\n", "Note: nor this.\nBut: words.", ""]
)
def test_mkdocs_takes_nothing_from_a_page_that_is_read_already(monkeypatch, body):
    monkeypatch.setitem(hooks.state, "site", SimpleNamespace(pages={"/a/b.md": Page("/a/b.md", {"title": "B"}, body)}))
    page = SimpleNamespace(file=SimpleNamespace(src_uri="a/b.md"))
    markdown, front_matter = meta.get_data(hooks.on_page_read_source(page, None))
    assert markdown.strip() == body.strip() and front_matter == {}
