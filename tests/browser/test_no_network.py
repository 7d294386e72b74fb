"""No page of either build asks any other host for anything, has an error, or is wider than a telephone."""

OWN = ("data:", "blob:", "about:")
TELEPHONE = {"width": 390, "height": 844}


def test_every_page_needs_only_its_own_files_and_fits_a_telephone(home, page):
    """All at once, because opening every page takes minutes."""
    opened, troubles = page(viewport=TELEPHONE), []
    for name in home.pages:
        opened.asked.clear()
        opened.errors.clear()
        opened.goto(home.url + name)
        elsewhere = [url for url in opened.asked if not url.startswith((home.url, *OWN))]
        troubles += [f"{name} asked for {url}" for url in elsewhere]
        troubles += [f"{name}: {error}" for error in opened.errors]
        if opened.evaluate("document.documentElement.scrollWidth") > TELEPHONE["width"]:
            troubles.append(f"{name} is wider than a telephone")
    print(f"{len(home.pages)} pages, {len(troubles)} troubles")
    assert home.pages and troubles == []


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
