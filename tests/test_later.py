"""Data that only some readers ask for leave the page, and nothing else does."""

from __future__ import annotations

from toolkit import later


def test_data_become_a_script_of_their_own_and_the_page_says_where_it_is():
    page = '<p>a</p><script type="application/json" data-later="lists">\n{"a": "\\u003c/p\\u003e"}\n</script><p>b</p>'
    left, made = later.taken_out(page, lambda file: "../../" + file)
    assert list(made) == ["assets/later/lists.js"]
    assert made["assets/later/lists.js"] == (
        b'(window.toolkitLater=window.toolkitLater||{})["lists"]={"a": "\\u003c/p\\u003e"}\n'
    )
    assert left.startswith('<p>a</p><script type="application/json" data-later="lists" data-from="../../assets/later/')
    assert left.endswith('">{}</script><p>b</p>') and "lists.js?" in left


def test_the_order_of_its_attributes_is_markdowns_own():
    _, made = later.taken_out('<script data-later="lists" type="application/json">{}</script>', str)
    assert list(made) == ["assets/later/lists.js"]


def test_another_address_is_given_when_the_data_change():
    page = '<script type="application/json" data-later="lists">{}</script>'
    one, _ = later.taken_out(page, str)
    other, _ = later.taken_out(page.replace("{}", '{"a":1}'), str)
    assert one != other


def test_other_scripts_stay():
    page = '<script type="application/json" data-facts="">{"a": 1}</script>'
    assert later.taken_out(page, str) == (page, {})
