"""A pack holds what it should, in order, and every link in it leads somewhere."""

import datetime
import re

import pytest

from toolkit import packs, pages, site
from toolkit.data import Data

NAV = [{"Home": "index.md"}, {"First": [{"Deeper": ["a.md"]}]}, {"Second": ["b/index.md"]}]
AT = {"": "/index.md", "a/": "/a.md", "b/": "/b/index.md"}


def page(path: str, **meta) -> pages.Page:
    return pages.Page(path, {"title": f"Title of {path}", "summary": "What it says.", **meta}, "")


def small(**contents: str):
    """A toolkit of three pages -> (its whole pack, its pages, the fragments). Give the HTML of a or b."""
    found = {path: page(path) for path in ("/index.md", "/a.md", "/b/index.md")}
    found["/index.md"].meta["packed"] = False
    whole = packs.all_packs(site.Site(Data(), found), NAV)[packs.WHOLE]
    given = {"/a.md": contents.get("a", ""), "/b/index.md": contents.get("b", "")}
    urls = {path: url for url, path in AT.items()}
    return whole, found, {path: packs.fragment(words, path, urls[path], AT) for path, words in given.items()}


def placed(hosted=None, only=None, **contents: str) -> dict[str, packs.Placed]:
    """Each page of a pack as it stands there, by path; ``only`` is a pack of that one page."""
    whole, found, fragments = small(**contents)
    if only:
        whole = packs.Pack("one", "step", "One", "", [(None, [found[only]])])
    urls = {path: url for url, path in AT.items()}
    parts = packs.place(whole, fragments, found, urls.__getitem__, hosted)
    return {each.page.path: each for _, inside in parts for each in inside}


def test_there_is_a_pack_for_each_document_step_and_reader_and_one_of_everything(whole_site):
    found = packs.all_packs(whole_site, [{"All": [path[1:] for path in whole_site.pages]}])
    kinds = [pack.kind for pack in found.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"document": 12, "step": 17, "readers": 3, "whole": 1}
    paths = {key: [each.path for each in pack.pages] for key, pack in found.items()}
    for key in whole_site.data.guides:
        assert set(paths[f"document-{key}"]) == {
            path for path in whole_site.pages if path.startswith(f"/guides/{key}/")
        }
    for key in whole_site.data.stages:
        assert paths[f"step-{key}"][0] == f"/stages/{key}.md"
        assert {each.path for each in whole_site.at_stage(key)} < set(paths[f"step-{key}"])
    assert "/tools/options-appraisal.md" in paths["step-options"]
    for key, audience in whole_site.data.audiences.items():
        main = [each.path for _, group in whole_site.reading_list(key) for each in group]
        assert paths[f"readers-{key}"] == [audience["page"], *main]
    unpacked = {path for path, each in whole_site.pages.items() if each.meta.get("packed") is False}
    assert set(paths[packs.WHOLE]) == set(whole_site.pages) - unpacked
    assert unpacked == {"/index.md", "/search.md", "/start/packs.md"}
    assert all(len(set(each)) == len(each) for each in paths.values())


def test_the_whole_toolkit_is_in_the_parts_of_the_navigation():
    whole, _, _ = small()
    assert [(name, [each.path for each in inside]) for name, inside in whole.parts] == [
        ("First", ["/a.md"]),
        ("Second", ["/b/index.md"]),
    ]


def test_a_page_opens_the_pack_that_it_begins(whole_site):
    found = packs.all_packs(whole_site, [{"All": [path[1:] for path in whole_site.pages]}])
    opens = {path: packs.opened_by(found, path) for path in whole_site.pages}
    assert opens["/stages/vision.md"].id == "step-vision"
    assert opens["/start/legal-hr-and-finance.md"].id == "readers-technical"
    assert opens["/guides/employment/tupe.md"] is None
    assert sum(pack is not None for pack in opens.values()) == 12 + 17 + 3


def test_the_days_on_which_the_law_was_checked():
    old, new = datetime.date(2026, 1, 2), datetime.date(2026, 11, 22)
    inside = [page("/a.md", law_checked=new), page("/b.md"), page("/c.md", law_checked=old)]
    assert packs.Pack("one", "step", "One", "", [(None, inside)]).checked == [old, new]


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("../b/", ' href="#b-index" data-see="2"'),
        ("../b/#there", ' href="#b-index--there" data-see="2"'),
        ("#here", ' href="#a--here"'),
        ("../", ' href="../" data-note="1"'),
        ("../#who", ' href="../#who" data-note="1"'),
        (
            "https://www.legislation.gov.uk/a?b=1&amp;c",
            ' href="https://www.legislation.gov.uk/a?b=1&amp;c" data-note="1"',
        ),
        ("mailto:a@example.org", ' href="mailto:a@example.org" data-note="1"'),
        ("../assets/form.docx", ' href="../assets/form.docx" data-note="1"'),
    ],
)
def test_where_a_link_leads(href, leads):
    assert placed(a=f'<p>See <a href="{href}">this</a>.</p>')["/a.md"].html == f"<p>See <a{leads}>this</a>.</p>"


def test_a_page_that_the_pack_does_not_hold_is_named_or_has_its_hosted_address():
    link = '<a href="../b/#there">b</a> <a href="../b/#there">again</a> <a href="https://www.x.org/">x</a>'
    here = placed(only="/a.md", a=link)["/a.md"]
    assert here.notes == ["“Title of /b/index.md”, in the toolkit", "x.org"]
    assert here.html.startswith('<a href="../b/#there" data-note="1">b</a> <a href="../b/#there" data-note="1">')
    assert placed("https://h.org/t/", only="/a.md", a=link)["/a.md"].notes[0] == "h.org/t/b/#there"


def test_ids_and_what_points_at_them_are_the_pages_own():
    words = (
        '<h2 id="x">X</h2><svg aria-labelledby="t d"><title id="t">T</title><path fill="url(#p)"/>'
        '<use href="#p"/><a href="../b/">b</a></svg><label for="i">I</label><code>id="x"</code>'
    )
    here = placed(a=words, b=words)
    assert here["/a.md"].html == (
        '<h4 id="a--x" data-level="2">X</h4><svg aria-labelledby="a--t a--d"><title id="a--t">T</title>'
        '<path fill="url(#a--p)"/><use href="#a--p"/><a href="#b-index">b</a></svg><label for="a--i">I</label>'
        '<code>id="x"</code>'
    )
    ids = re.findall(r'<[^>]* id="([^"]+)"', here["/a.md"].html + here["/b/index.md"].html)
    assert len(ids) == len(set(ids)) == 4


def test_headings_stand_under_their_page_and_pages_under_their_part():
    words = '<h2 id="x">X <em>y</em></h2><h3 id="z">Z</h3><hr>'
    assert (
        '<h4 id="a--x" data-level="2">X <em>y</em></h4><h5 id="a--z" data-level="3">Z</h5><hr>'
        in placed(a=words)["/a.md"].html
    )
    assert '<h3 id="a--x"' in placed(only="/a.md", a=words)["/a.md"].html


def test_what_paper_has_no_use_for_is_left_out_and_what_is_folded_is_opened():
    words = (
        '<h2 id="x">X<a class="headerlink" href="#x">¶</a></h2><script type="application/json">{"<b": 1}</script>'
        '<a class="glightbox" href="../f.svg"><img alt="A > B" src="../f.svg"></a>'
        "<html><head></head><body><details><summary>S</summary></details></body></html>"
    )
    assert placed(only="/a.md", a=words)["/a.md"].html == (
        '<h3 id="a--x" data-level="2">X</h3><img alt="A > B" src="../f.svg">'
        "<details open><summary>S</summary></details>"
    )


def test_a_table_can_scroll_on_a_narrow_screen():
    assert (
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table>'
        in placed(a="<table><tr><td>1</td></tr></table>")["/a.md"].html
    )


def test_sides_grow_with_the_words_and_each_page_takes_at_least_one():
    whole, _, _ = small()

    def sides(a: str, b: str) -> int:
        return packs.sides(whole, {"/a.md": packs.length(a), "/b/index.md": packs.length(b)})

    assert sides(a="word " * 10, b="word " * 10) == 2 + 2
    assert sides(a="word " * 10 * packs.WORDS_A_SIDE, b="word") == 2 + 2 + 10
    form = f"{'word ' * 10}<label><input type='text'>Name</label><svg></svg><script>not a word</script>"
    assert packs.length(form) == 10 + 1 + packs.WORDS_OF["field"] + packs.WORDS_OF["figure"]
    assert packs.fill_sides(f"about {packs.sides_hole('x')} sides", {"x": 1234}) == "about 1,230 sides"
    assert packs.about(19) == 19


def test_each_page_has_its_title_at_the_head_of_its_sheets():
    parts = [(None, [packs.Placed(page("/a.md", title='A "b" \\ </style>'), "a", 1, "", [])])]
    assert packs.running_titles(parts) == ('#a{page:p1}@page p1{@top-right{content:"1  A \\"b\\" \\\\ \\3c /style>"}}')
