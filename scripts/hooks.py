"""The only file MkDocs calls: wiring, no logic. Every function it calls is in scripts/toolkit and has its own tests."""

from __future__ import annotations

import functools
import gc
import hashlib
import logging
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import markdown as python_markdown
from mkdocs.exceptions import Abort
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).parent))

from toolkit import (
    assessment,
    case_charts,
    cases,
    changes,
    check,
    citing,
    data,
    gates,
    glossary,
    later,
    law,
    lighter,
    markers,
    packs,
    pages,
    risk_log,
    route,
    search_answers,
    search_index,
    site,
    structure_diagram,
    structures,
    template_files,
    templates,
    theme_mends,
    timetable,
    yaml_file,
)
from toolkit.figures import date
from toolkit.flow_chart import drawing
from toolkit.quick_markdown import QuickMarkdown

log = logging.getLogger("mkdocs.hooks.toolkit")  # under “mkdocs”, so that a warning fails a strict build
REGISTER, GLOSSARY = "/reference/law.md", "/reference/glossary.md"
SEARCH, A_TO_Z, PACKS = "/search.md", "/reference/a-to-z.md", "/start/packs.md"
SEARCH_INDEX = "assets/search-index.js"
state: dict = {}


def on_config(config):
    """Read the data and the pages, and report every fault in them."""
    gc.set_threshold(2000)  # a third of the looks for what is no longer needed, and no more memory
    docs = Path(config.docs_dir)
    facts, faults = data.load(docs / "_data")
    faults += yaml_file.repeated_keys(Path(config.config_file_path).read_text("utf-8-sig"), "mkdocs.yml")
    if faults:
        for fault in faults:
            log.error(fault)
        raise Abort("The data or the settings could not be read.")
    found, faults = pages.load(docs)
    order = site.nav_paths(config.nav)
    in_order = {path: found[path] for path in order if path in found}
    forms, form_faults = templates.load(docs, in_order | found, facts)
    for fault in faults + form_faults + check.content(found, facts, docs):
        log.warning(fault)
    if found.keys() != pages.files(docs).keys():
        raise Abort("A page could not be read.")  # and MkDocs would stop at it in its own words
    state["site"] = site.Site(facts, in_order | found, forms)
    state["filled"] = {}
    state["jinja"] = markers.environment(Path(config.theme.custom_dir) / "components")
    state["packs"] = packs.all_packs(state["site"], config.nav)
    state["cited"] = {}
    state["mark_terms"] = glossary.marker(facts.glossary)
    state["examples"] = markers.named(facts.examples)
    state["statements"] = markers.named({each["id"]: each for each in assessment.elements(facts)})
    state["assessed"] = functools.cache(lambda key: markers.named(assessment.summary(facts, key)))
    config.markdown_extensions.append(QuickMarkdown())
    state["articles"], state["contents"], state["urls"] = {}, {}, {}  # what waits is packed: a seventh of the memory
    state["converter"] = functools.cache(  # the extensions take longer to set up than a form to convert
        lambda: python_markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    )
    return config


def _address(path: str, page, files) -> str:
    """The relative address, from a page, of a path from docs/ with or without an anchor."""
    target, _, anchor = path.partition("#")
    file = files.get_file_from_path(target.lstrip("/"))
    if file is None:
        raise KeyError(f"there is no page {target}")
    return get_relative_url(file.url, page.url) + (f"#{anchor}" if anchor else "")


def on_page_read_source(page, config):
    """Hand over the page as it is read already. MkDocs would take “Word: …” in a first line for front matter."""
    return "\n" + state["site"].pages["/" + page.file.src_uri].body


def on_page_markdown(markdown, page, config, files):
    """Expand markers, label ticks and link law, leaving code alone."""
    here: site.Site = state["site"]
    path = "/" + page.file.src_uri
    page.meta = dict(here.pages[path].meta)
    if ("case" in page.meta and path not in here.cases) or ("download" in page.meta and path not in here.templates):
        return ""  # its front matter has faults, which are told already: nothing can be made of it
    if path in here.cases:
        page.title = here.cases[path].name  # short in the menu; the page's own heading has it whole
    page.meta["description"] = page.meta.get("summary")
    form = here.templates.get(path)
    if form:
        markdown = templates.markdown(form)
    markdown, code = markers.hide_code(markdown)
    context = {
        **state["examples"],
        "data": here.data,
        "site": here,
        "page": here.pages.get(path),
        "drawing": lambda decisions: drawing(here.data, decisions),
        "assessed": state["assessed"],
        "statement": state["statements"].__getitem__,
        "few": assessment.FEW,
        "enough": assessment.ENOUGH,
        "group_examples": lambda: assessment.group_examples(here.data),
        "linked": lambda text: law.pieces(text, here.data, REGISTER, lambda target: _address(target, page, files)),
        "route_examples": lambda: route.examples(here.data),
        "structure_examples": lambda: structures.examples(here.data),
        "covered_years": lambda: timetable.covered(here.data.bank_holidays),
        "one_answer": lambda key: markers.named(assessment.one_answer(here.data, key)),
        "structure_drawing": structure_diagram.drawing,
        "case": here.cases.get(path),
        "case_timeline": case_charts.timeline,
        "case_lifetimes": lambda: case_charts.lifetimes([*here.cases.values()], here.data.words("outcome")),
        "timetable": lambda example: timetable.timetable(example, here.data.periods, here.data.bank_holidays),
        "citations": lambda: law.citations(here.pages, here.data),
        "status_words": law.STATUS_WORDS,
        "url": lambda target: _address(target, page, files),
        "changes_of": changes.in_order,
        "packs": state["packs"],
        "pack_url": lambda name: get_relative_url(packs.address(name), page.url),
        "sides": packs.sides_hole,
        "pdf": os.environ.get("WITH_PDF") == "true",
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
    if form:
        state["filled"][path] = [_filled_in(form, each, context) for each in form.filled]
    page.meta["glightbox"] = "![" in markdown  # only a page with a figure needs the program that opens it large
    return markers.show_code(markdown, code)


def _filled_in(form, filling, context) -> template_files.Version:
    """A filled version of a template: its answers, its HTML, and its workbook where it is one."""
    text, book, faults = templates.filled_in(form, filling, lambda each: markers.value(each, state["jinja"], context))
    text, marker_faults = markers.expand(text, state["jinja"], context)
    text, _, law_faults = law.link(markers.label_ticks(text), context["data"], REGISTER)
    for fault in faults + [f"docs{form.page.path}: {each}" for each in marker_faults + law_faults]:
        log.warning(fault)
    text = templates.linked(text, context["url"])
    return filling, state["converter"]().reset().convert(text), book


def on_page_content(html, page, config, files):
    """Keep the page for the search; link each glossary term's first use, except on the pages that list them all."""
    path = "/" + page.file.src_uri
    html, apart = later.taken_out(html, lambda name: get_relative_url(name, page.url))
    for name, content in apart.items():
        _write(config, name, [content])
    state["articles"][path] = _packed(html)
    state["urls"][path] = page.url
    page.markdown = ""  # nobody asks for it again
    if form := state["site"].templates.get(path):
        examples, versions = state["site"].data.examples, state["filled"].pop(path)
        about = lambda filling: template_files.facts(form, filling, state["site"].data)  # noqa: E731
        made = template_files.make(form, html, versions, about)
        for name, content in made.items():
            _write(config, templates.FILES + name, [content])
        html = template_files.page(
            form, html, versions, made, lambda name: get_relative_url(templates.FILES + name, page.url), examples
        )
    if not page.file.src_uri.startswith("reference/"):
        html = state["mark_terms"](html, _address(GLOSSARY, page, files))
    state["contents"][path] = _packed(html)
    return ""  # on_page_context brings it back


def _packed(html: str) -> bytes:
    return zlib.compress(html.encode(), level=1)


def _unpacked(html: bytes) -> str:
    """A page's HTML that waited, with what could be counted only when every page was there."""
    return packs.fill_sides(zlib.decompress(html).decode(), state["sides"])


def on_env(env, config, files):
    """Once every page has its words: count the packs, make the search index, and tell the theme where things are."""
    here, urls = state["site"], state["urls"]
    lengths = {path: packs.length(zlib.decompress(html).decode()) for path, html in state["articles"].items()}
    state["sides"] = {key: packs.sides(pack, lengths) for key, pack in state["packs"].items()}
    found = search_index.documents(here, _article, urls.__getitem__)
    index = search_index.build(found, search_index.synonyms(here.data)) | search_answers.answers(here, found)
    state["env"] = env
    script = _write(config, SEARCH_INDEX, search_index.as_script(index))
    env.globals["search"] = {
        "page": urls[SEARCH],
        "a_to_z": urls[A_TO_Z],
        # Changed with every change of the index, so that no browser keeps an old one beside new pages.
        "index": f"{SEARCH_INDEX}?{script[:8]}",
    }
    return env


def _article(path: str) -> str:
    """A page's own HTML, as it was before its terms were linked."""
    return _unpacked(state["articles"][path])


def on_post_page(output, page, config):
    """Mend the theme's HTML."""
    page.content = ""  # nobody asks for it again
    return theme_mends.mended(output)


def on_post_template(output, template_name, config):
    """Mend it on the page for an address that is not there, too."""
    return theme_mends.mended(output) if template_name.endswith(".html") else output


def on_post_build(config):
    """Write the packs, and make lighter what has to travel."""
    site_dir = Path(config.site_dir)
    at = {url: path for path, url in state["urls"].items()}
    fragments = {path: packs.fragment(_article(path), path, url, at) for url, path in at.items()}
    for key, pack in state["packs"].items():
        _write(config, packs.address(key), _pack(pack, fragments, config, site_dir))
    if config.use_directory_urls:  # hosted
        lighter.lighten(site_dir)


def _write(config, name: str, content: Iterable[bytes]) -> str:
    """Put a file into the site at once: what is made is not held until the end. Returns its checksum."""
    target = Path(config.site_dir) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    sum_of_it = hashlib.sha256()
    with target.open("wb") as file:
        for piece in content:
            file.write(piece)
            sum_of_it.update(piece)
    return sum_of_it.hexdigest()


def _pack(pack, fragments, config, site_dir: Path) -> Iterator[bytes]:
    """A pack as a page of HTML, piece by piece: the largest is all pages."""
    here, urls = state["site"], state["urls"]
    parts = packs.place(pack, fragments, here.pages, urls.__getitem__, config.site_url)
    pieces = (
        state["env"]
        .get_template("pack.html")
        .generate(
            pack=pack,
            parts=parts,
            named=any(name for name, _ in parts),
            sides=packs.about(state["sides"][pack.id]),
            running=packs.running_titles(parts),
            sheets=packs.sheets(site_dir),
            release=next(iter(here.data.changes.values())),
            day=date,
            site_name=config.site_name,
            home=urls["/index.md"] or "index.html",
            list=urls[PACKS],
            address=urljoin(config.site_url, packs.address(pack.id)) if config.site_url else None,
        )
    )
    return (piece.encode() for piece in pieces)


def on_page_context(context, page, config, nav):
    """Hand the theme the page, and the facts that it shows about it."""
    here: site.Site = state["site"]
    path = "/" + page.file.src_uri
    page.content = _unpacked(state["contents"].pop(path))
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
        "templates": templates.at_step(here.templates, path, own.meta.get("stage")),
        "used_on": [here.pages[each] for each in here.templates[path].facts["used_on"]]
        if path in here.templates
        else [],
        "tool": here.data.tools.get(own.meta.get("tool", "")),
        "pack": packs.opened_by(state["packs"], path),
        "pack_address": packs.address,
        "pack_sides": {key: packs.about(count) for key, count in state["sides"].items()},
        "changes": [(release, changes.plain(each["what"]), each) for release, each in changes.on_page(here.data, path)],
        "reference": citing.reference(
            config.site_name,
            next(iter(here.data.changes)),
            own.title,
            own.meta.get("law_checked"),
            citing.address(page.url, config.site_url, for_stick=not config.use_directory_urls),
        ),
    }
    return context
