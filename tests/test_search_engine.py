"""The search takes words apart in one way on both sides, and finds what a reader means."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
import yaml
from conftest import ROOT

from toolkit.search_index import LEFT_OUT, Document, as_script, build, documents, sections, synonyms
from toolkit.search_words import SMALL, stem, stems, words

node = shutil.which("node")
needs_node = pytest.mark.skipif(not node, reason="Node is not installed")


def run(*arguments, **asked):
    """What tests/search/run.js answers."""
    command = [node, str(ROOT / "tests/search/run.js"), *map(str, arguments)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section 101, s.101 and s101", ["s101", "section", "101", "s101", "s", "101", "and", "s101"]),
        ("sections 101 and 113", ["s101", "s113", "sections", "101", "and", "113"]),
        ("reg 72; Regulation 72; Schedule 8", None),
        ("£207,720 or £5 million, £38.6m, 80%", ["207720", "or", "5m", "million", "38.6m", "80%"]),
        ("the council’s in-house team", ["the", "council", "in", "house", "inhouse", "team"]),
        ("", []),
        ("<b>.*+?[]</b> 🙂", ["b", "b"]),
    ],
)
def test_words(text, expected):
    found = words(text)
    if expected is None:
        assert [word for word in found if word in ("reg72", "sch8")] == ["reg72", "reg72", "sch8"]
    else:
        assert sorted(found) == sorted(expected)


def test_section_101_is_not_section_1010():
    assert "s101" not in words("section 1010") and "s1010" in words("section 1010")


def test_stems_join_the_forms_of_a_word_and_leave_figures_alone():
    assert len({stem(word) for word in ("outsource", "outsourced", "outsourcing", "outsources")}) == 1
    assert stem("uk7") == "uk7" and stem("it") == "it"


@needs_node
def test_both_sides_take_every_page_apart_alike(whole_site, facts):
    """Every page's own text, every term and every question: the same words and the same stems in both programs."""
    texts = [page.body for page in whole_site.pages.values()]
    texts += [f"{term['term']} {term['abbr']} {' '.join(term['also'])}" for term in facts.glossary.values()]
    told = run(words=texts)
    assert told["words"] == [words(text) for text in texts]
    assert told["stems"] == [stems(text) for text in texts]


def test_a_page_is_taken_apart_at_its_headings_without_its_furniture():
    found = sections(
        "<h1>Title</h1><div class='page-facts'><p>Who reads</p></div><p>First<br>words.</p>"
        "<h2 id='one'>One<a class='headerlink' href='#one'>¶</a></h2>"
        "<ul><li>a</li><li><label class='tick'><input type='checkbox'> b</label></li></ul><svg><text>no</text></svg>"
        "<label>Field<select><option>choice</option></select></label><fieldset>Reply<button>Add</button></fieldset>"
        "<details class='filled-in'><h2>Filled in</h2><p>Answers</p></details>"
        "<section class='law-cited'><h2>Law cited</h2><p>Act</p></section>"
        "<section class='cite'><h2>Cite this page</h2><p>Version</p></section>"
    )
    assert [(each.anchor, each.heading, each.text) for each in found] == [
        ("", "", "First words."),
        ("one", "One", "a b"),
    ]


def page(path, title, text="", keywords=(), asks=(), kind="guidance"):
    return Document(
        path=path,
        url=path,
        title=title,
        summary="",
        kind=kind,
        document="",
        stage="",
        audiences=[],
        keywords=list(keywords),
        asks=list(asks),
        law=[],
        sections=sections(f"<p>{text}</p>"),
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """engine(library, synonyms) -> asked(question, typing=False, near=()): all that run.js answers of a library."""

    def make(library, synonyms=()):
        index = tmp_path_factory.mktemp("search") / "index.js"
        index.write_bytes(b"".join(as_script(build(library, synonyms))))

        def asked(question, typing=False, near=()):
            told = run(index, ask=[question], typing=typing, near=near)
            return {key: value if key in ("loaded", "near") else value[0] for key, value in told.items()}

        return asked

    return make


@pytest.fixture(scope="module")
def asked(engine):
    """asked(question) -> what is told of a library about everything."""
    library = [
        page("tupe", "Staff transfers", "People go with their work. Section 101 does not matter.", ["TUPE"]),
        page(
            "exit", "Exit", "Bringing the service back when the contract ends.", asks=["what if the supplier goes bust"]
        ),
        page("standstill", "Standstill", "Wait eight working days, for contracts above £207,720, before you sign."),
        page("delegation", "Delegation", "A council may delegate under section 1010. Committees decide. " * 3),
        page("members", "What an elected member does", "The chair of the committee asks questions."),
        page("outsourcing", "Outsourcing", "A company runs the service under a contract."),
        page("taking-back", "Coming home", "Some councils bring it back in house after ten years."),
    ]
    return engine(library, [["insource", "bring back in house"], ["councillor", "elected member"], ["TUPE", "go with"]])


@pytest.fixture(scope="module")
def ask(asked):
    """ask(question) -> the pages found in that library, best first."""
    return lambda question, typing=False: asked(question, typing)["found"]


@needs_node
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("tupe", "tupe"),
        ("outsource", "outsourcing"),
        ("outsourced", "outsourcing"),
        ("outsourcing", "outsourcing"),
        ("councillor", "members"),
        ("councillors", "members"),
        ("elected members", "members"),
        ("insource", "taking-back"),
        ("insourcing the work", "taking-back"),
        ("bring it back in-house", "taking-back"),
        ("standstil", "standstill"),
        ("stnadstill", "standstill"),
        ("stand still", "standstill"),
        ("£207,720", "standstill"),
        ("207720", "standstill"),
        ("s.101", "tupe"),
        ("s101", "tupe"),
        ("s 101", "tupe"),
        ("section 101", "tupe"),
        ("Sections 101 and 113", "tupe"),
        ("section 1010", "delegation"),
        ('"working days"', "standstill"),
        ("what happens if our supplier has gone bust", "exit"),
        ("what does an elected member do", "members"),
        ("what is the standstill then please", "standstill"),
    ],
)
def test_what_comes_first(ask, question, first):
    assert ask(question)[:1] == [first]


@needs_node
def test_section_101_does_not_find_section_1010(ask):
    assert "delegation" not in ask("s101") and "tupe" not in ask("s1010")


@needs_node
def test_a_phrase_in_quotation_marks_must_be_there_whole(ask):
    assert ask('"days working"') == []
    assert ask('"bring it back in house"') == ["taking-back"]


@needs_node
def test_a_word_may_be_unfinished_while_it_is_typed(ask):
    assert ask("outso", typing=True)[:1] == ["outsourcing"]
    assert ask("o", typing=True)


@needs_node
def test_a_word_is_corrected_only_where_no_page_has_it(asked):
    assert asked("stnadstill period")["mended"][0] == ["stnadstill", "standstill"]
    assert asked("insource")["mended"] == asked("councillors elected")["mended"] == []  # words of the thesaurus
    assert asked("standstill")["mended"] == asked("outsources")["mended"] == asked("stand still")["mended"] == []


@needs_node
def test_nearest_words_are_offered_for_one_that_no_page_has(asked):
    told = asked("", near=["comittee", "outsorsing", "207720", "qqqqqqqq"])
    assert told["near"][0][0] == "committee" and told["near"][1][0] == "outsourcing"
    assert told["near"][2:] == [[], []]


@needs_node
def test_an_answer_names_its_best_sections(engine):
    one = page("one", "Exit")
    one.sections[:] = sections(
        "<p>Begin.</p><h2 id='a'>Prices</h2><p>Exit has a price.</p><h2 id='b'>People</h2><p>Staff.</p>"
    )
    told = engine([one, page("two", "Other", "Nothing here.")], [["price", "cost"]])("costs of exit")
    assert told["found"][0] == "one" and told["sections"][0][0] == "a"


@needs_node
@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        # all the words before some of them, though those stand there often
        ("pension bond", page("all", "A", "The pension needs a bond."), page("some", "B", "Pension. " * 20)),
        # near before apart
        (
            "change note",
            page("near", "A", "Fill in the change note and send it. " + "Much is said of prices here. " * 9),
            page("far", "B", "A change is made. " + "Much is said of prices here. " * 9 + "Make a note."),
        ),
        # in the title, the keywords or a way of asking before the text
        ("novation", page("title", "Novation", "Of contracts."), page("text", "B", "Novation of contracts. Novation.")),
        ("novation", page("word", "A", "Contracts.", ["novation"]), page("text", "B", "Contracts, and novation.")),
        ("sold on", page("asked", "A", "Contracts.", asks=["sold on"]), page("text", "B", "It was sold. Read on.")),
        # a word that was mended decides less: no page has "floet"
        (
            "floet contracts",
            page("right", "Contracts", "A contract."),
            page("guessed", "Fleet", "Fleet of vehicles, and a contract."),
        ),
        # the word itself before another that means the same
        ("boss", page("word", "A", "The boss decides."), page("other", "B", "The chief executive decides.")),
    ],
)
def test_what_comes_before_what(engine, question, better, worse):
    others = [page(f"other-{number}", f"Page {number}", "Councils and partners. ") for number in range(5)]
    told = engine([worse, better, *others], [["chief executive", "boss"]])(question)
    assert told["found"][:2] == [better.path, worse.path] or told["found"] == [better.path]


@needs_node
@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("exit plan", "guidance"),
        ("exit plan template", "template"),
        ("exit plan templete", "template"),
        ("exit plan calculator", "tool"),
        ("work out an exit plan", "tool"),
        ("exit plan real example", "case"),
        ("who has an exit plan", "case"),
        ("which other councils have an exit plan", "case"),
        ("exit plan in the business case", "guidance"),  # "case" asks for nothing there: it is part of a term
    ],
)
def test_guidance_comes_first_unless_another_kind_is_asked_for(engine, question, kind):
    kinds = ("case", "template", "tool", "guidance")
    same = [page(each, "Exit plan", "An exit plan for councils.", kind=each) for each in kinds]
    others = [page(f"other-{number}", f"Page {number}", "Partners.") for number in range(5)]
    words = page("words", "Words", "Template, calculator, real example, business case, work out, who has which other.")
    assert engine([*same, *others, words], [["business case", "case for change"]])(question)["found"][0] == kind


@needs_node
def test_a_heading_comes_before_the_text(engine):
    headed, plain = page("headed", "A"), page("plain", "B", "Some words on novation and on prices.")
    headed.sections[:] = sections("<h2 id='a'>Novation</h2><p>Some words on that, and on prices.</p>")
    assert engine([plain, headed])("novation")["found"] == ["headed", "plain"]


def test_a_term_of_several_words_is_indexed_where_they_stand_together():
    together, apart = (
        page("a", "A", "They bring it back in house."),
        page("b", "B", "Bring a chair to the back of the house."),
    )
    index = build([together, apart], [["insource", "bring back in house"]])
    stems = index["stems"].split()
    assert index["synonyms"] == [["insourc", "bring_back_hous"]]
    assert index["body"][stems.index("bring_back_hous")] == "0"
    assert index["body"][stems.index("bring")] == "0 1"


@needs_node
@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "the of and",
        "<script>alert(1)</script>",
        "(a|b)*+[",
        "\\b(",
        '"',
        '""',
        "🙂",
        "x" * 10000,
        "the " * 2500,
    ],
)
def test_bad_questions_do_no_harm_and_take_no_time(asked, question):
    told = asked(question)
    assert isinstance(told["found"], list) and told["ms"] < 250


def test_the_thesaurus_has_at_least_two_wordings_in_each_group(facts):
    assert all(len(set(group["words"])) >= 2 for group in facts.synonyms.values())
    assert list(facts.synonyms) == sorted(facts.synonyms)
    assert ["best and final offer", "BAFO"] in [group[:2] for group in synonyms(facts)]


def test_the_glossary_is_asked_for_by_all_that_its_terms_are_called(whole_site):
    found = {page.path: page.asks for page in documents(whole_site, lambda path: "", url=lambda path: path)}
    assert {"Official Journal of the European Union", "OJEU"} <= set(found["/reference/glossary.md"])
    assert "OJEU" not in found["/reference/law.md"]


def test_the_judged_questions_name_pages_that_are_there(whole_site):
    ids = []
    sizes = {"questions": 200, "kept-apart": 100, "fresh": 60, "kinds": 20, "practice": 100, "sealed": 100}
    for name, least in sizes.items():
        questions = yaml.safe_load((ROOT / f"tests/search/{name}.yml").read_text(encoding="utf-8"))
        assert len(questions) >= least
        ids += [question["id"] for question in questions]
        for question in questions:
            assert question["pages"] and set(question["pages"]) <= set(whole_site.pages), question["id"]
    assert len(ids) == len(set(ids))


def test_small_words_are_small():
    assert {"the", "what", "can"} <= SMALL and not {"council", "contract", "staff"} & SMALL


def test_every_page_says_how_readers_ask_for_it_and_no_two_say_the_same(whole_site):
    ways = {}
    for path, page in whole_site.pages.items():
        if path in LEFT_OUT:
            continue
        asks = page.meta.get("asks", [])
        assert len(asks) >= 8, path
        for way in asks:
            assert way.lower() not in ways, (path, ways.get(way.lower()), way)
            ways[way.lower()] = path
