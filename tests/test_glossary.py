"""A term is explained where it first stands, and only there."""

from __future__ import annotations

from toolkit.glossary import marker

TERMS = {
    "bafo": {
        "term": "Best and final offer",
        "abbr": "BAFO",
        "meaning": 'The "last" bid.',
        "now": "A final tender.",
        "tooltip": True,
    },
    "tender": {"term": "tender", "abbr": None, "meaning": "An offer.", "now": None, "tooltip": True},
    "risk": {"term": "risk", "abbr": None, "meaning": "What may happen.", "now": None, "tooltip": False},
}
mark_terms = marker(TERMS)
LINK = '<a class="term" href="g/#bafo" title="Best and final offer: The &quot;last&quot; bid. Now: A final tender.">'


def test_the_first_use_is_linked_and_the_second_is_not():
    assert mark_terms("<p>BAFO and BAFO.</p>", "g/") == f"<p>{LINK}BAFO</a> and BAFO.</p>"


def test_the_words_and_the_abbreviation_are_one_term():
    assert mark_terms("<p>A best and final offer (BAFO).</p>", "g/").count("<a ") == 1


def test_links_headings_code_and_labels_are_left_alone():
    page = '<h2>BAFO</h2><p><a href="x">BAFO</a> <code>BAFO</code></p><label>BAFO</label>'
    assert mark_terms(page, "g/") == page


def test_part_of_a_word_is_not_the_term():
    page = "<p>Tenderness, re-tender, TENDERS and BAFOs</p>"
    assert mark_terms(page, "g/") == page


def test_part_of_a_statutes_name_is_not_the_term():
    page = "<p>The Tender Act 2001</p>"
    assert mark_terms(page, "g/") == page


def test_an_abbreviation_keeps_its_capitals():
    assert mark_terms("<p>bafo</p>", "g/") == "<p>bafo</p>"


def test_ordinary_words_are_not_marked():
    assert mark_terms("<p>A risk.</p>", "g/") == "<p>A risk.</p>"


def test_attributes_are_not_text():
    page = '<img alt="BAFO"><input type="checkbox">'
    assert mark_terms(page, "g/") == page


def test_there_are_at_least_150_terms_and_old_ones_say_what_replaced_them(facts):
    assert len(facts.glossary) >= 150
    assert all(term["now"] for term in facts.glossary.values() if term["era"] == "then")
