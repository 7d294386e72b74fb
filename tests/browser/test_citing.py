"""A reader copies a reference to a page or a section of it, with a pointer, with the keyboard, and without scripts."""

from __future__ import annotations

import re

PATH = "guides/decision-makers-guide/risk-and-money"
START = "Rethinking Service Delivery, version 2026.11.0, “Risk and money: "
REFUSE = """
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
"""
# A clipboard to look into: what stands on the machine's own belongs to whoever works there.
KEEP = """
    const writeText = text => { window.kept = text; return Promise.resolve() }
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } })
"""


def opened(home, page, path=PATH, script=None, **options):
    view = page(**options)
    if script:
        view.add_init_script(script)
    view.goto(home.url + path + ("/" if "127.0.0.1" in home.url else ".html"))
    return view


def where(home, anchor="") -> str:
    return (
        f"{home.url}{PATH}/{anchor}" if "127.0.0.1" in home.url else f"toolkit/{PATH}.html{anchor} in the offline copy"
    )


def test_the_reference_stands_at_the_foot_without_scripts(home, page):
    view = opened(home, page, java_script_enabled=False)
    said = view.get_by_role("region", name="Cite this page").locator(".cite__reference").inner_text()
    assert said.startswith(START) and ", law checked on 22 November 2026, " in said
    assert said.endswith(f"/{PATH}/" if "127.0.0.1" in home.url else where(home))
    assert view.locator(".cite button").count() == 0


def test_any_section_is_copied_from_the_foot(home, page):
    view = opened(home, page, script=KEEP)
    foot = view.get_by_role("region", name="Cite this page")
    foot.get_by_role("button", name="Copy the reference").click()
    foot.get_by_role("status").filter(has_text="Copied.").wait_for()
    assert view.evaluate("window.kept") == foot.locator(".cite__reference").inner_text()
    assert view.evaluate("window.kept").endswith(where(home))
    foot.get_by_label("Part of the page").select_option("Who may stop you")
    assert "section “Who may stop you”, law checked" in foot.locator(".cite__reference").inner_text()
    foot.get_by_role("button", name="Copy the reference").click()
    view.wait_for_timeout(100)
    assert view.evaluate("window.kept").endswith(where(home, "#who-may-stop-you"))
    assert view.errors == []


def test_a_button_stands_beside_the_heading_at_which_the_pointer_or_the_keyboard_is(home, page):
    view = opened(home, page, script=KEEP)
    button = view.locator(".cite__button")
    assert button.count() == 0
    view.locator("h2#who-may-stop-you").hover()
    assert button.count() == 1 and button.is_visible()
    view.locator("article .summary").hover()
    assert button.count() == 0
    view.locator("h2#who-may-stop-you .headerlink").focus()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") == "Copy a reference"
    assert button.get_attribute("aria-label") == "Copy a reference to the section Who may stop you"
    view.keyboard.press("Enter")
    view.locator(".cite [role=status]").filter(has_text="Copied.").wait_for()
    assert "section “Who may stop you”" in view.evaluate("window.kept")
    assert view.evaluate("window.kept").endswith(where(home, "#who-may-stop-you"))
    view.keyboard.press("Tab")
    assert button.count() == 0
    assert view.locator("h2#who-may-stop-you").inner_text().rstrip("¶").strip() == "Who may stop you"


def test_where_a_browser_does_not_let_a_page_copy_the_reference_is_selected(home, page):
    view = opened(home, page, script=REFUSE)
    view.get_by_role("button", name="Copy the reference").click()
    field = view.get_by_label("The reference", exact=True)
    assert field.evaluate("f => f === document.activeElement && f.selectionEnd - f.selectionStart === f.value.length")
    assert field.input_value().startswith(START)
    view.get_by_role("status").filter(has_text="press Ctrl and C").wait_for()
    view.keyboard.press("Tab")
    assert field.count() == 0


def test_paper_says_where_it_came_from_and_shows_no_buttons(home, page):
    view = opened(home, page)
    view.locator("h2#who-may-stop-you .headerlink").focus()
    view.emulate_media(media="print")
    assert view.locator(".cite__reference").is_visible()
    assert not view.locator(".cite__bar").is_visible() and not view.locator(".cite__button").is_visible()


def test_a_page_that_no_release_changed_lists_no_changes(home, page):
    view = opened(home, page)
    assert view.get_by_role("region", name="Changes to this page").count() == 0
    view = opened(home, page, "about/changes")
    assert re.search(r"Release 2026\.11\.0, 22 November 2026", view.locator("article h2").first.inner_text())
