"""Law is cited as a link that says whether it is in force, and dead law only where 2006 is spoken of."""

from __future__ import annotations

import pytest

from toolkit import law


def link(text, facts):
    return law.link(text, facts, "/reference/law.md")


def test_a_section_becomes_the_statutes_address_with_its_name_and_status(facts):
    text, cited, faults = link("See [section 101](law:lga-1972/section/101).", facts)
    assert text == (
        "See [section 101](https://www.legislation.gov.uk/ukpga/1972/70/section/101 "
        '"Local Government Act 1972: in force, as amended"){ .law }.'
    )
    assert (cited, faults) == (["lga-1972"], [])


def test_an_unknown_law(facts):
    text, _, faults = link("See [it](law:lga-1066/section/1).", facts)
    assert faults == ["there is no law “lga-1066” in docs/_data/legislation.yml."]
    assert text == "See it."


def test_repealed_law_outside_a_2006_box(facts):
    _, _, faults = link("Under [section 2](law:lga-2000-s2) you may.", facts)
    name = facts.legislation["lga-2000-s2"]["short"]
    assert faults == [f"{name} is repealed and may be cited only inside an “In 2006 / now” box (!!! then-now)."]


def test_repealed_law_inside_a_2006_box(facts):
    box = '!!! then-now "In 2006 / now"\n    **In 2006:** [it](law:lga-2000-s2).\n\n    **Now:** more.\n\nAfter.\n'
    assert link(box, facts)[2] == []
    assert link(box + "[well-being](law:lga-2000-s2)", facts)[2] != []


def test_revoked_law_that_still_governs_old_contracts_may_be_cited_anywhere(facts):
    text, _, faults = link("[regulation 72](law:si-2015-102/regulation/72)", facts)
    assert faults == []
    assert "revoked, but still governs older contracts" in text


@pytest.mark.parametrize("path", ["/s101", "/section", "/section/101/", "/pages/3"])
def test_an_address_that_no_statute_has(facts, path):
    assert "is not an address of a part" in link(f"[x](law:lga-1972{path})", facts)[2][0]


def test_guidance_has_no_sections(facts):
    assert "is not an address of a part" in link("[x](law:green-book-2026/section/3)", facts)[2][0]


def test_law_without_an_address_of_its_own_leads_to_the_register(facts):
    key = next(key for key, entry in facts.legislation.items() if not entry["url"] and entry["status"] not in law.DEAD)
    assert f"(/reference/law.md#{key} " in link(f"[it](law:{key})", facts)[0]


def test_every_status_has_words(facts):
    assert {entry["status"] for entry in facts.legislation.values()} <= set(law.STATUS_WORDS)


def test_the_register_knows_who_cites_what(whole_site, facts):
    cited = law.citations(whole_site.pages, facts)
    assert any(page.path == "/guides/decision-makers-guide/vision.md" for page in cited["lga-1999"])
