"""The only file MkDocs calls: wiring, no logic. Every function it calls is in scripts/toolkit and has its own tests."""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).parent))

from toolkit import (
    assessment,
    case_charts,
    cases,
    check,
    data,
    gates,
    glossary,
    law,
    markers,
    pages,
    risk_log,
    route,
    search_answers,
    search_index,
    site,
    structure_diagram,
    structures,
    timetable,
)
from toolkit.flow_chart import drawing

log = logging.getLogger("mkdocs.hooks.toolkit")  # under “mkdocs”, so that a warning fails a strict build
REGISTER, GLOSSARY = "/reference/law.md", "/reference/glossary.md"
SEARCH, A_TO_Z = "/search.md", "/reference/a-to-z.md"
SEARCH_INDEX = "assets/search-index.js"
state: dict = {}


def on_config(config):
    """Read the data and the pages, and report every fault in them."""
    docs = Path(config.docs_dir)
    facts, faults = data.load(docs / "_data")
    if faults:
        for fault in faults:
            log.error(fault)
        raise Abort("The data could not be read.")
    found, faults = pages.load(docs)
    order = site.nav_paths(config.nav)
    for fault in faults + check.content(found, facts, docs):
        log.warning(fault)
    in_order = {path: found[path] for path in order if path in found}
    state["site"] = site.Site(facts, in_order | found)
    state["jinja"] = markers.environment(Path(config.theme.custom_dir) / "components")
    state["cited"] = {}
    state["articles"] = {}
    return config


def _address(path: str, page, files) -> str:
    """The relative address, from a page, of a path from docs/ with or without an anchor."""
    target, _, anchor = path.partition("#")
    file = files.get_file_from_path(target.lstrip("/"))
    if file is None:
        raise KeyError(f"there is no page {target}")
    return get_relative_url(file.url, page.url) + (f"#{anchor}" if anchor else "")


def on_page_markdown(markdown, page, config, files):
    """Expand markers, label ticks and link law, leaving code alone."""
    here: site.Site = state["site"]
    path = "/" + page.file.src_uri
    if "case" in page.meta and path not in here.cases:
        return ""  # its front matter has faults, which are told already: nothing can be made of it
    if path in here.cases:
        page.title = here.cases[path].name  # short in the menu; the page's own heading has it whole
    page.meta["description"] = page.meta.get("summary")
    markdown, code = markers.hide_code(markdown)
    context = {
        **here.data.examples,
        "data": here.data,
        "site": here,
        "page": here.pages.get(path),
        "drawing": lambda decisions: drawing(here.data, decisions),
        "assessed": lambda key: assessment.summary(here.data, key),
        "statement": lambda key: next(each for each in assessment.elements(here.data) if each["id"] == key),
        "few": assessment.FEW,
        "enough": assessment.ENOUGH,
        "group_examples": lambda: assessment.group_examples(here.data),
        "linked": lambda text: law.pieces(text, here.data, REGISTER, lambda target: _address(target, page, files)),
        "route_examples": lambda: route.examples(here.data),
        "structure_examples": lambda: structures.examples(here.data),
        "covered_years": lambda: timetable.covered(here.data.bank_holidays),
        "one_answer": lambda key: assessment.one_answer(here.data, key),
        "structure_drawing": structure_diagram.drawing,
        "case": here.cases.get(path),
        "case_timeline": case_charts.timeline,
        "case_lifetimes": lambda: case_charts.lifetimes([*here.cases.values()], here.data.words("outcome")),
        "timetable": lambda example: timetable.timetable(example, here.data.periods, here.data.bank_holidays),
        "citations": lambda: law.citations(here.pages, here.data),
        "status_words": law.STATUS_WORDS,
        "url": lambda target: _address(target, page, files),
        "risk_log_examples": lambda: risk_log.examples(here.data),
        "gate_steps": lambda: gates.steps(here.pages, here.data),
        "gate_examples": lambda: gates.examples(here.pages, here.data, fill),
    }

    def fill(text):
        filled, faults = markers.expand(text, state["jinja"], context)
        if faults:
            raise ValueError(" ".join(faults))
        return filled

    markdown, faults = markers.expand(markdown, state["jinja"], context)
    markdown, source_faults = cases.link_sources(markdown, here.cases.get(path))
    markdown, cited, law_faults = law.link(markers.label_ticks(markdown), here.data, REGISTER)
    state["cited"][path] = cited
    for fault in faults + source_faults + law_faults:
        log.warning(f"docs{path}: {fault}")
    page.meta["glightbox"] = "![" in markdown  # only a page with a figure needs the program that opens it large
    return markers.show_code(markdown, code)


def on_page_content(html, page, config, files):
    """Keep the page for the search; link each glossary term's first use, except on the pages that list them all."""
    state["articles"]["/" + page.file.src_uri] = (html, page.url)
    if page.file.src_uri.startswith("reference/"):
        return html
    return glossary.mark_terms(html, state["site"].data.glossary, _address(GLOSSARY, page, files))


def on_env(env, config, files):
    """Make the search index once every page has its words, and tell the theme where it and the search page are."""
    here, articles = state["site"], state["articles"]
    found = search_index.documents(here, lambda path: articles[path][0], lambda path: articles[path][1])
    index = search_index.build(found, search_index.synonyms(here.data)) | search_answers.answers(here, found)
    state["index"] = search_index.as_script(index).encode()
    env.globals["search"] = {
        "page": articles[SEARCH][1],
        "a_to_z": articles[A_TO_Z][1],
        # Changed with every change of the index, so that no browser keeps an old one beside new pages.
        "index": f"{SEARCH_INDEX}?{hashlib.sha256(state['index']).hexdigest()[:8]}",
    }
    return env


def on_post_build(config):
    """Write the search index."""
    target = Path(config.site_dir, SEARCH_INDEX)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(state["index"])


def on_page_context(context, page, config, nav):
    """Hand the theme the facts that it shows about a page."""
    here: site.Site = state["site"]
    path = "/" + page.file.src_uri
    own = here.pages[path]
    stage = here.data.stages.get(own.meta.get("stage", ""))
    before, after = here.around(stage["id"]) if stage else ([], [])
    context["facts"] = {
        "stage": stage,
        "number": list(here.data.stages).index(stage["id"]) + 1 if stage else None,
        "before": before,
        "after": after,
        "reading": here.reading(own),
        "audiences": here.data.audiences,
        "minutes": own.minutes,
        "law_checked": own.meta.get("law_checked"),
        "cited": [here.data.legislation[key] for key in state["cited"].get(path, [])],
        "status_words": law.STATUS_WORDS,
        "case": here.cases.get(path),
        "cases": here.cases_on(path),
        "lessons": here.lessons(stage["id"]) if path.startswith("/stages/") else [],
        "bears_on": [here.pages[each] for each in here.cases[path].facts["bears_on"]] if path in here.cases else [],
        "outcomes": here.data.words("outcome"),
        "tool": here.data.tools.get(own.meta.get("tool", "")),
    }
    return context
