"""The site is served with its own headers, and they stop nothing that a reader does."""

from __future__ import annotations

import re

import pytest
from conftest import HOSTED, ROOT, Home, site_headers
from tool_aids import load_example, opened, save

from toolkit import data

TOOLS = data.load(ROOT / "docs/_data")[0].tools
HEARD = "addEventListener('securitypolicyviolation', e => console.error('Policy: ' + e.effectiveDirective))"


@pytest.fixture
def guarded(page):
    """A page of the site that says every violation as an error, even one that the console would not."""

    def open_page(**options):
        view = page(**options)
        view.add_init_script(HEARD)
        return view

    return open_page


def test_no_tool_asks_for_what_the_policy_forbids(hosted, guarded):
    used, errors = 0, []
    for tool in TOOLS.values():
        view = opened(Home(hosted, []), guarded, tool["page"])
        examples = view.get_by_role("button", name=re.compile("^Load an example")).count()
        for number in range(examples):
            load_example(view, number)
            save(view)
            used += 1
        for button in view.get_by_role("button", name=re.compile("as CSV$")).all_inner_texts():
            save(view, button)
        view.emulate_media(media="print", color_scheme="dark")
        errors += [f"{tool['id']}: {error}" for error in view.errors]
        view.context.close()
    print(f"{len(TOOLS)} tools, {used} examples: {len(errors)} violations or errors")
    assert used >= len(TOOLS) and errors == []


def test_searching_and_looking_closer_keep_to_the_policy(hosted, guarded):
    view = guarded()
    view.goto(hosted)
    view.locator("#site-search").press_sequentially("standstill")
    view.locator("#site-search-list [role=option]").first.click()
    view.goto(hosted + "search/?q=exit+plan")
    view.locator(".result").first.wait_for()
    view.get_by_title("Switch to dark colours").click()
    figure = next(path for path in sorted(HOSTED.rglob("*.html")) if 'class="glightbox"' in path.read_text("utf-8"))
    view.goto(hosted + figure.parent.relative_to(HOSTED).as_posix() + "/")
    view.locator("a.glightbox").first.click()
    view.locator(".gslide-image img").wait_for()
    view.keyboard.press("Escape")
    view.locator(".gslide-image img").wait_for(state="detached")
    assert view.errors == []


def test_every_kind_of_answer_has_the_headers_and_no_cookie(hosted, page):
    view = page()
    for address in ("", "none/", "assets/js/menu.js"):
        answer = view.request.get(hosted + address)
        sent = {header["name"].lower(): header["value"] for header in answer.headers_array}
        wanted = {name.lower(): value for name, value in site_headers()}
        assert wanted and wanted.items() <= sent.items() and "set-cookie" not in sent
    assert "INLINE" not in str(site_headers())


@pytest.mark.parametrize("lost", [re.compile(r"\.js(\?|$)"), re.compile(r"\.css(\?|$)"), re.compile(r"/assets/")])
def test_a_page_whose_scripts_or_styles_do_not_load_still_reads(home, page, lost):
    """A stick pulled out, or a network that went: what has arrived can be read, and is not hidden."""
    view = page()
    view.route(lost, lambda route: route.abort())
    for name in ("guides/shared-services/legal-framework", "tools/risk-log", "cases", "search"):
        hosted = home.url.startswith("http")
        view.goto(home.url + (f"{name}/" if hosted else f"{name}{'/index' if name == 'cases' else ''}.html"))
        assert view.locator("article h1").is_visible()
        assert len(view.locator("article").inner_text()) > 200
        assert view.get_by_role("link").count() > 5
