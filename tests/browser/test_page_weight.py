"""What a page weighs on a first visit, and that nothing on it moves while it loads."""

from __future__ import annotations

import pytest
from conftest import HOSTED
from tool_aids import HOSTED_TOOLS

from toolkit import page_bench

HEAVIER = {"tools/gates/": 127}  # the questions, papers and fields of all 17 steps, to fill in with scripts off too


@pytest.fixture(scope="module")
def packing():
    with page_bench.served(HOSTED) as address:
        yield address


@pytest.mark.parametrize(
    "path", [*(page_bench.PAGES[kind] for kind in page_bench.BELOW if kind != "tool"), *HOSTED_TOOLS]
)
def test_a_page_is_no_heavier_than_it_may_be(browser, packing, path):
    weights = page_bench.weights(browser, packing + path)
    assert 20 < sum(weights.values()) / 1024 <= HEAVIER.get(path, page_bench.MOST), weights


@pytest.mark.parametrize("kind", page_bench.PAGES)
def test_nothing_moves_while_a_page_loads(browser, packing, kind):
    assert page_bench.timed(browser, packing + page_bench.PAGES[kind]).shift < page_bench.STILL


def test_scripts_of_tools_are_on_the_pages_of_tools_alone(browser, packing):
    for kind, path in page_bench.PAGES.items():
        tools = [name for name in page_bench.weights(browser, packing + path) if "/js/tools/" in name]
        assert bool(tools) == (kind == "tool"), kind
