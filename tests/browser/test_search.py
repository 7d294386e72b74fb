"""A reader who types in the search box finds pages, at any depth, on the site and on the stick."""

import pytest


@pytest.mark.parametrize("where", ["home page", "deepest page"])
def test_search_finds_tupe(home, where, page):
    deepest = max(home.pages, key=lambda name: name.count("/"))  # a path wrong by one folder would show there
    opened = page()
    opened.goto(home.url + ("index.html" if where == "home page" else deepest))
    opened.locator("[data-md-component=search-query]").click()
    opened.keyboard.type("TUPE", delay=20)
    result = opened.locator(".md-search-result__item").first
    result.wait_for(timeout=20_000)
    assert "TUPE" in result.inner_text().upper()
    assert opened.errors == []
