"""Packs as a reader has them: whole, in order, each link with its target, on a telephone, on paper and as a PDF."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from toolkit import environment, pdf

ROOT = Path(__file__).resolve().parents[2]
HOSTED, OFFLINE = ROOT / "build/site", ROOT / "build/offline/toolkit"
SMALL = "packs/step-improve-in-house.html"


class Outline(HTMLParser):
    """A page's headings, ids and links, as written in the file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[tuple[str, str]] = []  # what level it had on its page, words
        self.ids: list[str] = []
        self.links: list[str] = []
        self._heading = self._skipping = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if re.fullmatch("h[1-6]", tag):
            self._heading = tag
            self.headings.append((given.get("data-level", tag[1]), ""))
        elif {"headerlink", "pack__number"} & set((given.get("class") or "").split()):
            self._skipping = tag

    def handle_endtag(self, tag):
        if tag == self._heading:
            self._heading = None
        elif tag == self._skipping:
            self._skipping = None

    def handle_data(self, data):
        if self._heading and not self._skipping:
            level, words = self.headings[-1]
            self.headings[-1] = level, " ".join((words + data).split(" "))


def built(folder: Path, pattern: str) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.glob(pattern)}
    assert found
    return found


@pytest.mark.parametrize("folder", [HOSTED, OFFLINE])
def test_the_headings_of_a_pack_are_those_of_its_pages_in_their_order(folder):
    """Without the headings that the theme's page has beside the content: its lists of cases and of law."""
    known: dict[str, list] = {}
    for name, text in built(folder, "**/*.html").items():
        article = re.search(r"<article\b.*</article>", text, re.S)
        if article:
            own = re.sub(
                r'<section class="(cases-here|law-cited|cite|page-changes)".*?</section>', "", article[0], flags=re.S
            )
            own = own.partition('<h2 id="filled-in">')[0]  # packs have the blank of a template alone
            slug = re.sub(r"(/index)?\.html$", "", name)
            known[slug.replace("/", "-")] = Outline(own).headings
    for name, text in built(folder, "packs/*.html").items():
        for section in re.split(r'(?=<section class="pack__page" id=")', text)[1:]:
            slug = re.search(r'id="([^"]+)"', section)[1].removesuffix("-index")
            assert Outline(re.sub(r'<h2 class="pack__part".*?</h2>', "", section)).headings == known[slug], (name, slug)


@pytest.mark.parametrize("folder", [HOSTED, OFFLINE])
def test_every_link_of_a_pack_has_its_target_and_no_id_is_there_twice(folder):
    for name, text in built(folder, "packs/*.html").items():
        found = Outline(text)
        assert [key for key, times in Counter(found.ids).items() if times > 1] == [], name
        ids = set(found.ids)
        assert [link for link in found.links if link.startswith("#") and link[1:] not in ids] == [], name
        beside = {link.partition("#")[0] for link in found.links if not re.match(r"#|[a-z]+:", link)}
        there = {link: folder / "packs" / link for link in beside}
        assert [
            link for link, path in there.items() if not (path if path.suffix else path / "index.html").is_file()
        ] == []


@pytest.mark.parametrize("folder", [HOSTED, OFFLINE])
def test_packs_are_found_by_their_list_and_not_by_the_search_or_by_robots(folder):
    for name, text in built(folder, "packs/*.html").items():
        assert '<meta name="robots" content="noindex">' in text, name
    assert "packs/step-" not in (folder / "assets/search-index.js").read_text("utf-8")
    assert "packs/step-" not in ((folder / "sitemap.xml").read_text("utf-8") if folder == HOSTED else "")
    listing = folder / ("start/packs/index.html" if folder == HOSTED else "start/packs.html")
    listed = {link.rpartition("/")[2] for link in Outline(listing.read_text("utf-8")).links if "/packs/" in link}
    assert {Path(name).name for name in built(folder, "packs/*.html")} <= listed


def test_the_first_page_of_a_document_a_step_and_a_readers_part_leads_to_its_pack(home, page):
    end = "/" if "127.0.0.1" in home.url else ".html"
    first = "guides/employment/" if end == "/" else "guides/employment/index.html"
    for path, title in [
        (first, "Employment"),
        (f"stages/vision{end}", "Step 1: Vision and need"),
        (f"start/legal-hr-and-finance{end}", "Technical support"),
    ]:
        view = page()
        view.goto(home.url + path)
        way = view.locator(".pack-here")
        assert re.search(r"\d+ pages on about [\d,]+ sides of A4", way.inner_text())
        way.get_by_role("link").click()
        assert title in view.locator("h1").inner_text()
        assert view.errors == []


def test_a_pack_can_be_read_on_a_telephone_in_dark_colours(home, page):
    view = page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    view.goto(home.url + "packs/document-introduction.html")
    assert view.evaluate("document.documentElement.scrollWidth") == 320
    assert view.locator("body").get_attribute("data-md-color-scheme") == "slate"
    box = view.get_by_role("group", name=re.compile("Table, scrolls sideways: ")).first
    box.focus()
    assert box.evaluate("e => e === document.activeElement")
    view.emulate_media(color_scheme="light")
    view.locator("body[data-md-color-scheme=default]").wait_for()
    assert view.errors == []


def test_a_pack_says_what_it_is_and_how_old(home, page):
    view = page()
    view.goto(home.url + "packs/document-introduction.html")
    cover = view.locator(".pack__cover").inner_text()
    for words in (
        "Volume 1: Introduction",
        "8 pages",
        "Version 2026.11.0, 22 November 2026",
        "Law checked",
        "Creative Commons",
    ):
        assert words in cover
    assert view.locator(".pack__contents li").count() == view.locator(".pack__page").count() == 8
    link = view.locator(".pack__contents a").last
    link.click()
    assert view.locator(":target h2").inner_text().endswith(link.inner_text())


def test_on_paper_links_are_numbers_and_addresses_stand_under_the_page(home, page):
    view = page()
    view.goto(home.url + "packs/document-introduction.html")
    assert not view.locator(".pack__notes").first.is_visible()
    view.emulate_media(media="print")
    after = "(e) => getComputedStyle(e, '::after').content"
    assert re.fullmatch(
        r'" \(see " attr\(data-see\) "\)"|" \(see \d+\)"', view.locator("[data-see]").first.evaluate(after)
    )
    noted = view.locator(".pack__page").nth(1).locator("a.law[data-note]").first
    number = int(noted.get_attribute("data-note"))
    notes = view.locator(".pack__page").nth(1).locator(".pack__notes li")
    assert "legislation.gov.uk/" in notes.nth(number - 1).inner_text()
    head = view.locator(".pack__page table thead").first
    assert head.evaluate("e => getComputedStyle(e).display") == "table-header-group"
    assert head.evaluate("e => getComputedStyle(e.closest('table')).display") == "table"


def test_a_tool_is_a_paper_form_in_a_pack(home, page):
    view = page()
    view.goto(home.url + "packs/step-procure.html")
    view.emulate_media(media="print")
    form = view.locator("#tools-payment-model .tool")
    assert form.locator("input[type=text]").first.is_visible()
    assert not form.locator(".tool__bar button").first.is_visible()


def test_a_pack_as_a_pdf_is_tagged_and_has_a_title_a_language_and_bookmarks(offline, tmp_path):
    browser = environment.installed_browser()
    if not browser:
        pytest.skip("there is no installed browser with which a build could print")
    made = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for target in made:
        pdf.make(OFFLINE / SMALL, target, 1795305600, browser)
    assert made[0].read_bytes() == made[1].read_bytes()
    assert b"file:" not in made[0].read_bytes()
    assert not list((OFFLINE / "packs").glob(".*"))
    reader = PdfReader(made[0])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"].startswith("en")
    assert reader.metadata.title.startswith("Step 7: Improve in-house - Rethinking Service Delivery, version ")
    assert reader.metadata.creation_date.year == 2026
    titles = [" ".join(each.title.split()) for each in _flat(reader.outline)]
    assert titles == [words for _, words in Outline((OFFLINE / SMALL).read_text("utf-8")).headings]
    assert all(abs(float(sheet.mediabox.width) - 595) < 1 for sheet in reader.pages)


def _flat(outline) -> list:
    return [each for entry in outline for each in (_flat(entry) if isinstance(entry, list) else [entry])]
