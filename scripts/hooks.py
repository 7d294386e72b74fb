"""The only file MkDocs calls: wiring, no logic. Every function it calls is in scripts/toolkit and has its own tests."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).parent))

from toolkit import assessment, check, data, glossary, law, markers, pages, risk_log, site, structure_diagram, timetable
from toolkit.flow_chart import drawing

log = logging.getLogger("mkdocs.hooks.toolkit")  # under “mkdocs”, so that a warning fails a strict build
REGISTER, GLOSSARY = "/reference/law.md", "/reference/glossary.md"
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
    page.meta["description"] = page.meta.get("summary")
    page.meta["tags"] = page.meta.get("keywords", [])  # where the theme's search looks for words beside the text
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
        "one_answer": lambda key: assessment.one_answer(here.data, key),
        "structure_drawing": structure_diagram.drawing,
        "timetable": lambda example: timetable.timetable(example, here.data.periods, here.data.bank_holidays),
        "citations": lambda: law.citations(here.pages, here.data),
        "status_words": law.STATUS_WORDS,
        "url": lambda target: _address(target, page, files),
        "risk_log_examples": lambda: risk_log.examples(here.data),
    }
    markdown, faults = markers.expand(markdown, state["jinja"], context)
    markdown, cited, law_faults = law.link(markers.label_ticks(markdown), here.data, REGISTER)
    state["cited"][path] = cited
    for fault in faults + law_faults:
        log.warning(f"docs{path}: {fault}")
    return markers.show_code(markdown, code)


def on_page_content(html, page, config, files):
    """Link the first use of each glossary term, except on the pages that list them all."""
    if page.file.src_uri.startswith("reference/"):
        return html
    return glossary.mark_terms(html, state["site"].data.glossary, _address(GLOSSARY, page, files))


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
        "tool": here.data.tools.get(own.meta.get("tool", "")),
    }
    return context
