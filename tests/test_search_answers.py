"""The meanings and the law that stand above the search's results come from the glossary and the register."""

from toolkit.search_answers import _law_wordings, answers
from toolkit.search_index import GLOSSARY, LAW_REGISTER, Document, Section


def listed(path, anchors):
    """A page of the index that lists entries."""
    entries = [Section(anchor, anchor, "Text.") for anchor in ("", *anchors)]
    return Document(path, path, path, "", "term", "", "", [], [], [], [], entries)


def test_every_term_and_law_is_answered_from_its_own_section(whole_site, facts):
    pages = [listed(GLOSSARY, facts.glossary), listed(LAW_REGISTER, facts.legislation)]
    found = answers(whole_site, pages)
    assert len(found["terms"]) == len(facts.glossary) and len(found["laws"]) == len(facts.legislation)
    assert [section for section, *_ in found["terms"]] == list(range(1, len(facts.glossary) + 1))
    assert all(wordings for _, wordings, _ in found["terms"])
    tupe = next(entry for entry in found["terms"] if entry[2] == ["tupe"])
    assert pages[0].sections[tupe[0]].anchor == "tupe"


def test_a_section_that_pages_cite_is_known_by_its_law(whole_site, facts):
    pages = [listed(LAW_REGISTER, facts.legislation)]
    law = next(entry for entry in answers(whole_site, pages)["laws"] if entry[1] == "Local Government Act 1972")
    assert law[2] == "in force, as amended" and law[4]["s101"] > 10 and "s1010" not in law[4]


def test_a_law_answers_to_its_name_its_initials_and_its_number():
    law = {
        "title": "Local Government Act 1972",
        "short": "Local Government Act 1972",
        "year": 1972,
        "number": "1972 c. 70",
    }
    assert set(_law_wordings(law)) >= {"local govern act 1972", "local govern act", "1972 c 70", "lga 1972"}


def test_every_id_has_its_name(whole_site, facts):
    names = answers(whole_site, [])["names"]
    assert set(names) == {"kind", "stage", "audience", "document"}
    assert list(names["stage"]) == list(facts.stages) and all(all(each.values()) for each in names.values())
