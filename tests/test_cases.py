"""Every fault of a case page is told; the table, the chart and the lists agree with the pages."""

from __future__ import annotations

import copy
import datetime
import re
from pathlib import Path

import pytest

from toolkit import case_charts, case_facts, case_text, cases, check, markers, pages, search_index
from toolkit.figures import when

ROOT = Path(__file__).resolve().parent.parent
PATH = "/cases/north-and-south.md"
FACTS = {
    "partners": ["Northam", "Southam"],
    "partner_kind": "public",
    "services": ["ict", "finance"],
    "structures": ["joint-committee"],
    "began": "2003-08",
    "ended": "2014",
    "last_known": "2014-10",
    "outcome": "ended-early",
    "value": None,
    "certainty": "high",
    "themes": ["governance", "exit"],
    "checked": datetime.date(2026, 11, 23),
    "timeline": [
        {"date": "2003-08", "what": "Two councils begin", "source": "report"},
        {"date": "2003", "what": "A report of that year", "source": "report"},
        {"date": "2010-01-05", "what": "A review", "source": "report"},
        {"date": "2014", "what": "It ends", "source": "report"},
    ],
    "lessons": [
        {"stage": "design", "what": "Write it down.", "source": "report"},
        {"stage": "exit", "what": "Name a date.", "source": "report"},
    ],
    "bears_on": ["/a.md", "/b.md", "/c.md"],
    "sources": [
        {
            "id": "report",
            "title": "Report",
            "publisher": "Northam",
            "date": "2014-10",
            "kind": "official",
            "url": "https://example.org/a(1)?b=c&d=e",
            "copy": False,
        }
    ],
}
TITLE = "North and South: a test"
BODY = """[[ case-facts ]]

!!! in-brief "In brief"
    - A point.

[[ case-timeline ]]

## What was promised

Words [said so](source:report).

## What was delivered

We found no total.

## How it was governed and paid for

The committee decided:

- first, [a thing](source:report)
- then [another](source:report)

| Year | Cost |
|---|---|
| 2004 | [£1m](source:report) |

## What happened in the end

It [ended](source:report). FILL

## Lessons

[[ case-lessons ]]

## What is not known

- Much.

## Sources

[[ case-sources ]]
""".replace("FILL", "word " * 400)


@pytest.fixture
def faults(facts):
    """The faults of a good page with some of its facts, its words or its title replaced."""

    def of(body=BODY, title=TITLE, path=PATH, **changed):
        meta = {"title": title, "summary": "It.", "case": {**copy.deepcopy(FACTS), **changed}}
        page = pages.Page(path, meta, body)
        others = {each: pages.Page(each, {}, "") for each in FACTS["bears_on"]}
        return cases.check({**others, path: page}, facts)

    return of


def without(mapping, key):
    return {name: value for name, value in mapping.items() if name != key}


def first(key, **changed):
    """The entries of one list, with the first of them changed."""
    entries = copy.deepcopy(FACTS[key])
    entries[0].update(changed)
    return {key: entries}


def test_a_good_case_has_no_fault(faults):
    assert faults() == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"began": 2003}, "“began” must be text or null, and is “2003”"),
        ({"began": "August 2003"}, "began: “August 2003” must be a year, month or day in quotation marks"),
        ({"began": "2003-13"}, "began: “2003-13” must be a year"),
        ({"last_known": "2014-06-31"}, "last_known: “2014-06-31” must be a year"),
        ({"began": "2015"}, "“began” (2015) is after “ended” (2014)"),
        ({"ended": "2014-11"}, "“ended” (2014-11) is after “last_known” (2014-10)"),
        ({"ended": None}, "the outcome is “ended-early”: say in “ended” when"),
        ({"outcome": "running"}, "“ended” must be null where the outcome is “running”"),
        ({"outcome": "not-known"}, "“ended” must be null where the outcome is “not-known”"),
        ({"began": None}, "“began” may be null only where the outcome is not-known"),
        ({"outcome": "collapsed"}, "outcome: there is no “collapsed”. They are: running,"),
        ({"partner_kind": "firm"}, "partner_kind: there is no “firm”"),
        ({"certainty": "fair"}, "certainty: there is no “fair”"),
        ({"services": ["ict", "parks"]}, "services: there is no “parks”"),
        ({"services": [["ict"]]}, "services: there is no “['ict']”"),
        ({"themes": ["exit", "love"]}, "themes: there is no “love”"),
        ({"themes": ["exit", "exit"]}, "themes: “exit” stands there twice"),
        ({"themes": ["exit"]}, "themes: there are 1, and 2 to 5 are wanted"),
        ({"structures": ["club"]}, "structures: there is no “club” in docs/_data/structures.yml"),
        ({"partners": []}, "partners: there are 0"),
        ({"partners": [1]}, "partners: “1” must be a name"),
        ({"checked": "2026-11-23"}, "“checked” must be a date like 2026-11-22"),
        ({"colour": "red"}, "“colour” is not a key"),
        ({"timeline": FACTS["timeline"][:3]}, "timeline: there are 3, and 4 to 8 are wanted"),
        ({"timeline": "long"}, "“timeline” must be a list"),
        ({"timeline": FACTS["timeline"][::-1]}, "timeline: entry 2: 2010-01-05 stands after 2014"),
        (first("timeline", date="soon"), "timeline: entry 1: “soon” must be a year, month or day"),
        (first("timeline", what="word " * 14), "timeline: entry 1: “what” has 14 words, and must have fewer than 14"),
        (first("timeline", source="gone"), "timeline: entry 1: there is no source “gone”"),
        ({"timeline": ["a", "b", "c", "d"]}, "timeline: entry 1: this must be a set of keys: date, what, source"),
        ({"lessons": FACTS["lessons"][:1]}, "lessons: there are 1, and 2 to 5 are wanted"),
        (first("lessons", stage="end"), "lessons: entry 1: there is no stage “end”"),
        (first("lessons", source="gone"), "lessons: entry 1: there is no source “gone”"),
        ({"bears_on": ["/a.md", "/b.md"]}, "bears_on: there are 2, and 3 to 7 are wanted"),
        ({"bears_on": ["/a.md", "/b.md", "/z.md"]}, "bears_on: there is no page /z.md"),
        ({"bears_on": ["/a.md", "/b.md", PATH]}, f"bears_on: {PATH} is in the library itself"),
        (first("sources", id="Report"), "sources: Report: the id must be lower-case words with hyphens"),
        (first("sources", url="www.example.org"), "“www.example.org” is not an address"),
        (first("sources", url="https://example"), "“https://example” is not an address"),
        (first("sources", url="ftp://example.org/"), "“ftp://example.org/” is not an address"),
        (first("sources", url="https://example.org/a b"), "“https://example.org/a b” is not an address"),
        (first("sources", kind="blog"), "sources: report: there is no kind “blog”"),
        (first("sources", date="2014-00"), "sources: report: the date “2014-00” must be a year"),
        (first("sources", copy="no"), "sources: report: “copy” must be true or false"),
        ({"sources": FACTS["sources"] * 2}, "sources: “report” stands there twice"),
        ({"sources": ["report"]}, "sources: entry 1: this must be a set of keys"),
        (
            {"sources": [*FACTS["sources"], {**FACTS["sources"][0], "id": "spare"}]},
            "the source “spare” is cited nowhere. Cite it or take it out",
        ),
    ],
)
def test_a_fault_of_the_facts(faults, changed, said):
    assert any(f"docs{PATH}: " in fault and said in fault for fault in faults(**changed)), faults(**changed)


@pytest.mark.parametrize("key", case_facts.FACTS)
def test_a_key_that_is_missing(faults, key, facts):
    page = pages.Page(PATH, {"title": TITLE, "case": without(FACTS, key)}, BODY)
    assert any(f"case: there is no “{key}”. Add it." in fault for fault in cases.check({PATH: page}, facts))


@pytest.mark.parametrize("key", case_facts.SOURCE)
def test_a_key_of_a_source_that_is_missing(faults, key):
    told = faults(sources=[without(FACTS["sources"][0], key)])
    assert any(f"there is no “{key}”. Add it." in fault for fault in told)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## What was promised", "## Promises", "missing: What was promised; not wanted: Promises"),
        ("## Sources", "## Next\n\nWords.\n\n## Sources", "not wanted: Next"),
        ("## What is not known", "## Sources", "missing: What is not known"),
        ("[[ case-facts ]]", "", "no [[ case-facts ]] alone on a line before the first heading"),
        ("[[ case-timeline ]]", "", "no [[ case-timeline ]]"),
        ("[[ case-lessons ]]", "", "no [[ case-lessons ]] alone on a line under “Lessons”"),
        ("[[ case-sources ]]", "", "no [[ case-sources ]] alone on a line under “Sources”"),
        ('!!! in-brief "In brief"', "Words.", "no box !!! in-brief"),
        (
            "Words [said so](source:report).",
            "Words alone.",
            "under “What was promised”: “Words alone. …” has no source",
        ),
        ("- then [another](source:report)", "- then another", "“- then another …” has no source"),
        ("[£1m](source:report)", "£1m", "“| 2004 | £1m | …” has no source"),
        ("[said so](source:report)", "[said so](source:gone)", "“source:gone” is cited, and is not among the sources"),
        ("word " * 400, "word " * 90, "words, and 400 to 1,100 are wanted"),
        ("word " * 400, "word " * 1100, "words, and 400 to 1,100 are wanted"),
    ],
)
def test_a_fault_of_the_words(faults, old, new, said):
    assert old in BODY
    told = faults(body=BODY.replace(old, new, 1))
    assert any(said in fault for fault in told), told


def test_headings_in_another_order(faults):
    one, other = "## What was promised", "## What was delivered"
    body = BODY.replace(one, "##").replace(other, one).replace("##\n", f"{other}\n")
    assert any("they stand in another order, or twice" in fault for fault in faults(body=body))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("North and South", "the title of a case is its name, a colon and its story"),
        (f"{'N' * 37}: a test", "has over 36 letters"),
        (f"North: {'a' * 80}", "the title has 87 letters, and 80 at most"),
    ],
)
def test_a_fault_of_the_title(faults, title, said):
    assert any(said in fault for fault in faults(title=title))


def test_every_fault_is_told_at_once(faults):
    told = faults(body=BODY.replace("## Lessons", "## Morals"), title="None", began="2020", services=["parks"])
    assert len(told) >= 5


@pytest.mark.parametrize("path", ["/cases/evidence/north.md", "/guides/north.md", "/cases/index.md"])
def test_a_case_in_another_place(faults, path):
    assert any("only a page directly in docs/cases/" in fault for fault in faults(path=path))


def test_a_page_of_the_library_that_is_no_case(facts):
    plain = {path: pages.Page(path, {"title": path}, "") for path in ("/cases/north.md", "/cases/evidence/one.md")}
    (fault,) = cases.check(plain, facts)
    assert fault.startswith("docs/cases/north.md: a case page must have “case”")


@pytest.mark.parametrize(
    "case", ["text", None, [], {}, dict.fromkeys(FACTS), {key: [[]] for key in FACTS}, {"x y": None}]
)
def test_nonsense_is_told_and_breaks_nothing(facts, case):
    page = pages.Page(PATH, {"title": TITLE, "case": case}, "")
    assert len(cases.check({PATH: page}, facts)) > 5
    assert cases.library({PATH: page}, facts) == {}


def test_the_content_check_asks_for_the_cases_too(facts, tmp_path):
    page = pages.Page(PATH, {"title": TITLE, "summary": "It.", "case": {}}, BODY)
    assert any("there is no “partners”" in fault for fault in check.content({PATH: page}, facts, tmp_path))


@pytest.fixture
def one(facts):
    others = {each: pages.Page(each, {}, "") for each in FACTS["bears_on"]}
    return lambda **changed: cases.library(
        {**others, PATH: pages.Page(PATH, {"title": TITLE, "case": {**FACTS, **changed}}, BODY)}, facts
    )


def test_links_to_sources(one):
    case = one()[PATH]
    assert cases.link_sources("As [it said](source:report).", case) == ("As [it said](#source-report).", [])
    text, (fault,) = cases.link_sources("As [it said](source:report).", None)
    assert text == "As it said." and "source:report" in fault


def test_lists_of_the_library(one):
    library = one()
    assert [case.name for case in cases.bearing_on(library, "/b.md")] == ["North and South"]
    assert cases.bearing_on(library, "/d.md") == []
    assert [lesson["what"] for _, lesson in cases.lessons_at(library, "exit")] == ["Name a date."]


@pytest.mark.parametrize(
    ("changed", "lasted"),
    [
        ({}, "11"),
        ({"ended": "2014-07"}, "10"),
        ({"ended": "2014-08"}, "11"),
        ({"ended": None, "outcome": "running"}, "11 so far"),
        ({"ended": None, "outcome": "changed-form"}, "11 or more"),
        ({"ended": None, "outcome": "not-known", "began": None}, "not known"),
    ],
)
def test_how_long_it_lasted(one, changed, lasted):
    assert one(**changed)[PATH].lasted == lasted


def test_dates_as_they_are_read():
    dates = {"2003": "2003", "2003-08": "August 2003", "2003-08-05": "5 August 2003", None: "not known"}
    assert {date: when(date) for date in dates} == dates


def test_words_are_counted_without_addresses_and_markers():
    assert case_text.count_words("[[ case-facts ]] One [two three](source:a-b-c), £4.5m.\n\n## Five") == 5


def test_a_timeline_keeps_to_its_width_and_its_marks_apart(one):
    timeline = [{"date": f"2003-0{month}", "what": "It", "source": "report"} for month in range(1, 9)]
    chart = case_charts.timeline(one(timeline=timeline, began="2003-01")[PATH])
    marks = [(mark["x"], mark["y"]) for mark in chart["marks"]]
    for place, (x, y) in enumerate(marks):
        assert chart["left"] <= x <= chart["right"] and chart["radius"] <= y < chart["line"]
        assert all(abs(x - a) >= 20 or abs(y - b) >= 20 for a, b in marks[place + 1 :])
    assert next(year for year, _ in chart["years"]) == 2003 and len(chart["years"]) <= 8


def test_a_timeline_without_a_known_beginning_has_no_life(one):
    assert case_charts.timeline(one(began=None, ended=None, outcome="not-known")[PATH])["life"] is None


def test_a_bar_runs_from_beginning_to_end(one, facts):
    (chart,) = case_charts.lifetimes([*one(began="1998", ended="2010-07").values()], facts.words("outcome"))
    (bar,) = chart["bars"]
    across = (chart["right"] - chart["left"]) / (2027 - 2000)
    assert bar["x"] == chart["left"] and bar["earlier"] and bar["open_from"] is None
    assert bar["width"] == pytest.approx(10.5 * across, abs=0.2)
    assert bar["says"] == "Ended early"


def test_a_bar_without_an_end_stays_open(one, facts):
    (chart,) = case_charts.lifetimes([*one(ended=None, outcome="running").values()], facts.words("outcome"))
    (bar,) = chart["bars"]
    assert bar["open_from"] == pytest.approx(bar["x"] + bar["width"], abs=0.2)


@pytest.mark.parametrize(("count", "parts"), [(1, [1]), (20, [20]), (21, [11, 10]), (45, [15, 15, 15])])
def test_many_bars_stand_in_drawings_of_like_length(one, facts, count, parts):
    charts = case_charts.lifetimes([one()[PATH]] * count, facts.words("outcome"))
    assert [len(chart["bars"]) for chart in charts] == parts


# The toolkit's own library


@pytest.fixture(scope="module")
def library(whole_site):
    return whole_site.cases


def rendered(whole_site, component, **more):
    jinja = markers.environment(ROOT / "overrides/components")
    context = {
        "site": whole_site,
        "data": whole_site.data,
        "url": lambda path: path,
        "case_timeline": case_charts.timeline,
        "case_lifetimes": lambda: case_charts.lifetimes([*whole_site.cases.values()], whole_site.data.words("outcome")),
        **more,
    }
    return jinja.get_template(f"{component}.md").render(context)


def test_the_toolkits_own_cases_have_no_fault(whole_site, facts):
    assert cases.check(whole_site.pages, facts) == []


def test_every_page_with_a_case_is_in_the_library(whole_site, library):
    assert len(library) >= 35
    assert set(library) == {path for path, page in whole_site.pages.items() if "case" in page.meta}


def test_no_two_cases_have_one_name(library):
    names = [case.name for case in library.values()]
    assert len(names) == len(set(names))


def test_the_table_says_what_the_pages_say(whole_site, library, facts):
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in rendered(whole_site, "cases-table").splitlines()
        if line.startswith("| [")
    ]
    assert len(rows) == len(library)
    for row, case in zip(rows, library.values(), strict=True):
        assert row[0] == f"[{case.name}]({case.path})"
        assert row[1] == (case.facts["began"] or "not known")[: 4 if case.facts["began"] else None]
        assert row[2].isdigit() is bool(case.facts["ended"]) and row[3] == case.lasted
        assert row[4] == facts.words("outcome")[case.facts["outcome"]]["name"]
        assert len(row[7].split("; ")) == len(case.facts["services"])
        assert len(row[9].split("; ")) == len(case.facts["themes"])


def test_the_chart_has_the_tables_figures(whole_site, library, facts):
    drawing = rendered(whole_site, "case-lifetimes")
    bars = re.findall(r'<a href="([^"]+)" class="life">\s*<title>(.*?)</title>', drawing)
    assert [path for path, _ in bars] == list(library)
    for (_, told), case in zip(bars, library.values(), strict=True):
        end = case.facts["ended"]
        assert f"began {when(case.facts['began'])}" in told
        assert (f"ended {when(end)}" if end else f"last seen {when(case.facts['last_known'])}") in told
        assert told.endswith(facts.words("outcome")[case.facts["outcome"]]["name"])


def test_every_outcome_has_a_pattern_of_its_own(whole_site, facts):
    drawn = re.findall(r'<pattern id="life-([^"]+)".*?<path d="([^"]*)"', rendered(whole_site, "case-lifetimes"))
    assert [outcome for outcome, _ in drawn] == list(facts.words("outcome"))
    plain = {outcome for outcome, path in drawn if not path}
    assert plain == {"running", "not-known"}  # one is filled with its colour, the other is empty
    assert len({path for _, path in drawn if path}) == len(drawn) - 2


def test_the_chart_has_room_for_each_name_and_outcome(whole_site, library, facts):
    for case in library.values():
        outcome = facts.words("outcome")[case.facts["outcome"]]["name"]
        assert len(case.name) * 7.4 + len(outcome) * 6.2 < case_charts.WIDTH - 2 * 14, case.name


def test_every_lesson_stands_under_its_step(whole_site, library, facts):
    told = rendered(whole_site, "lessons-by-stage")
    parts = re.split(r"^## \d+\. .* \{#(.+)\}$", told, flags=re.MULTILINE)
    under = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert list(under) == list(facts.stages)
    for case in library.values():
        for lesson in case.facts["lessons"]:
            assert lesson["what"].rstrip(".") in under[lesson["stage"]]


def test_a_case_shows_its_facts_its_lessons_and_all_its_sources(whole_site, library, facts):
    for case in library.values():
        shown = rendered(whole_site, "case-sources", case=case)
        assert re.findall(r'id="source-([^"]+)"', shown) == list(case.sources)
        assert shown.count("A copy on") == sum(source["copy"] for source in case.sources.values())
        assert all(f"(<{source['url']}>)" in shown for source in case.sources.values())
        told = rendered(whole_site, "case-timeline", case=case)
        assert told.count('<g class="timeline__mark">') == len(re.findall(r"^1\. ", told, re.MULTILINE))
        assert rendered(whole_site, "case-lessons", case=case).count("Shown by") == len(case.facts["lessons"])
        assert facts.words("outcome")[case.facts["outcome"]]["means"] in rendered(whole_site, "case-facts", case=case)


def test_the_search_takes_no_case_for_the_words_of_the_guidance_that_lists_it():
    (section,) = search_index.sections('<p>Guidance.</p><section class="cases-here"><h2>Cases</h2>LGSS</section>')
    assert section.text == "Guidance."


def test_the_template_has_every_key_and_heading():
    meta, body, faults = pages.split_front_matter((ROOT / "docs/_templates/case.md").read_text("utf-8"), "case.md")
    assert faults == []
    case = meta["case"]
    assert list(case) == list(case_facts.FACTS)
    assert [list(case[key][0]) for key in ("timeline", "lessons", "sources")] == [
        list(shape) for shape in (case_facts.TIMELINE, case_facts.LESSON, case_facts.SOURCE)
    ]
    assert tuple(re.findall(r"^## (.+)$", body, re.MULTILINE)) == case_text.HEADINGS
