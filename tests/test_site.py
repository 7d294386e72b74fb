"""The lists that readers see are whole, in order, and lead somewhere."""

from __future__ import annotations

import re

from toolkit.site import nav_paths


def test_the_navigation_is_read_in_order():
    nav = [
        {"Home": "index.md"},
        {"Part": ["a.md", {"Deep": [{"B": "b.md"}]}]},
        {"Out": "https://example.org"},
    ]
    assert nav_paths(nav) == ["/index.md", "/a.md", "/b.md"]


def test_the_step_before_and_the_step_after(whole_site):
    def names(stage):
        before, after = whole_site.around(stage)
        return [step["id"] for step in before], [step["id"] for step in after]

    assert names("vision") == ([], ["set-up"])
    assert names("outline-business-case") == (["options"], ["prepare-partners", "prepare-to-procure"])
    assert names("transition") == (["improve-in-house", "commit", "close"], ["run"])
    assert names("exit") == (["review"], [])


def test_each_stage_has_its_page(whole_site, facts):
    assert all(f"/stages/{stage}.md" in whole_site.pages for stage in facts.stages)


def test_every_audience_has_at_least_three_questions_at_every_stage(whole_site, facts):
    for stage in facts.stages:
        for audience in facts.audiences:
            assert len(whole_site.questions(stage, audience)) >= 3, (stage, audience)


def test_reading_lists_run_in_stage_order_and_hold_what_that_audience_reads(whole_site, facts):
    for audience in facts.audiences:
        groups = whole_site.reading_list(audience)
        order = [list(facts.stages).index(stage["id"]) for stage, _ in groups if stage]
        assert order == sorted(order) and len(order) == len(facts.stages)
        assert all(whole_site.reading(page)[audience] == "main" for _, pages in groups for page in pages)


def test_every_marked_cell_of_the_matrix_leads_to_a_page(whole_site, facts):
    for document in facts.guides:
        assert whole_site.document_page(document).partition("#")[0] in whole_site.pages


WRITTEN = (
    "front",
    "decision-makers-guide",
    "introduction",
    "vision-to-outline-business-case",
    "shared-services",
    "outline-business-case-to-contract",
    "making-the-partnership-a-success",
    "structures-for-service-delivery",
    "structures-for-collaboration",
    "payment-mechanisms",
    "risk-management",
    "employment",
    "partnership-assessment-tool",
)


def test_every_item_of_the_documents_that_are_written_has_its_own_page(whole_site, facts):
    answered = whole_site.item_pages()
    wanted = [key for key, item in facts.items.items() if item["document"] in WRITTEN]
    assert len(wanted) == 14 + 7 + 7 + 8 + 13 + 17 + 10 + 8 + 11 + 7 + 7 + 8 + 3
    assert [key for key in wanted if key not in answered] == []
    assert len({answered[key] for key in wanted}) == len(wanted)


def test_each_document_that_is_written_has_an_opening_page(whole_site):
    assert all(f"/guides/{document}/index.md" in whole_site.pages for document in WRITTEN[1:])


def test_no_page_of_guidance_is_thinner_than_its_kind_may_be(whole_site):
    """Decision-makers' pages have at least 500 words, others at least 900; an opening page and a table may be short."""
    thin = [
        page.path
        for page in whole_site.pages.values()
        if page.guide
        and not page.path.endswith("/index.md")
        and not any(f"[[ {table} ]]" in page.body for table in ("structures-table", "assessment-statements"))
        and len(page.body.split()) < (500 if page.guide == "decision-makers-guide" else 900)
    ]
    assert thin == []


def test_every_figure_has_words_that_stand_in_for_it(whole_site):
    pictures = [
        (page.path, words) for page in whole_site.pages.values() for words in re.findall(r"!\[(.*?)\]\(", page.body)
    ]
    assert len(pictures) >= 5
    assert [where for where, words in pictures if len(words.split()) < 8] == []


def test_the_a_to_z_holds_every_page_term_and_law(whole_site, facts):
    entries = [entry for _, group in whole_site.a_to_z() for entry in group]
    assert {link for _, link, kind in entries if kind == "page"} == set(whole_site.pages)
    assert len([1 for _, _, kind in entries if kind == "law"]) == len(facts.legislation)
    assert len({link for _, link, kind in entries if kind == "term"}) == len(facts.glossary)
