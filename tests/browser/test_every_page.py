"""Every page of either build: it asks no other host for anything, has no error, and is no wider than a telephone.

On the site, axe-core finds no fault in what a page has of its own; what stands round it is in test_accessibility.py.
The stick has the same pages. A pack has them again, so packs are opened on the site alone.
"""

from __future__ import annotations

from axe import begin, faults

from toolkit import lighter

OWN = ("data:", "blob:", "about:")
TELEPHONE = {"width": 390, "height": 844}
CLASSES_FROM = """(starts) => [...document.querySelectorAll("[class]")].flatMap((each) => [...each.classList])
  .filter((name) => starts.some((start) => name.startsWith(start)))"""


def test_every_page_needs_only_its_own_files_fits_a_telephone_and_has_no_fault(home, page):
    """All at once, because opening every page takes minutes."""
    opened, troubles = page(viewport=TELEPHONE, color_scheme="dark"), []
    looked_at = 0
    hosted = home.url.startswith("http")
    names = [name for name in home.pages if hosted or not name.startswith("packs/")]
    for name in names:
        opened.asked.clear()
        opened.errors.clear()
        opened.goto(home.url + name)
        elsewhere = [url for url in opened.asked if not url.startswith((home.url, *OWN))]
        troubles += [f"{name} asked for {url}" for url in elsewhere]
        troubles += [f"{name}: {error}" for error in opened.errors]
        if opened.evaluate("document.documentElement.scrollWidth") > TELEPHONE["width"]:
            troubles.append(f"{name} is wider than a telephone")
        unstyled = opened.evaluate(CLASSES_FROM, lighter.UNUSED)
        troubles += [f"{name} has the class {found}, for which lighter.py leaves no rules" for found in unstyled]
        if hosted and not name.startswith("packs/"):
            begin(opened, within="article")
            troubles += [f"{name}: {fault}" for fault in faults(opened)]
            looked_at += 1
    print(f"{len(names)} pages, {looked_at} looked at with axe, {len(troubles)} troubles")
    assert troubles == [] and len(names) > 250
    assert looked_at > 250 or not hosted


def test_the_stick_opens_at_start_here(offline, page):
    opened = page()
    opened.goto(offline.removesuffix("toolkit/") + "START-HERE.html")
    opened.wait_for_url(offline + "index.html")
    assert opened.errors == []


def test_what_a_page_asks_of_others_is_seen_and_refused(hosted, page):
    """Without this, a recorder that sees nothing would pass every test above."""
    opened = page()
    opened.goto(hosted)
    opened.evaluate("new Image().src = 'https://elsewhere.invalid/picture.png'")
    opened.wait_for_timeout(200)
    assert any("Content Security Policy" in error for error in opened.errors)


def test_what_the_stick_asks_of_others_is_seen(offline, page):
    opened = page()
    opened.goto(offline + "index.html")
    opened.evaluate("new Image().src = 'https://elsewhere.invalid/picture.png'")
    opened.wait_for_timeout(200)
    assert "https://elsewhere.invalid/picture.png" in opened.asked
