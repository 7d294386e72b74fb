"""What is read of a page, and what counts as a difference, where two builders make the same pages."""

from toolkit import successor
from toolkit.successor import Article

PAGE = """
<a href="/menu/">outside</a>
<article id="page" class="md-content__inner"><h1>A</h1>
<p class="summary"><a href="s/">added</a></p>
<div><h2 id="one">One<a class="headerlink" href="#one">¶</a></h2>
<p>a <a class="term" href="g/#t">term</a> and <a href="../b/#x">b</a><br><p>open
<img class="glightbox" src="x.svg"> <a href="c/">c</a>
<h2 id="filled-in">Filled in</h2><details class="filled-in"><p id="no"><a href="no/">no</a></p></details>
<svg><a href="../d/"><path d=""/></a></svg></div>
<section class="law-cited"><h2 id="law">Law</h2><div><a href="l/">l</a></div></section></article>
"""


def test_an_article_is_read_without_what_was_added_to_it():
    assert successor.article(PAGE) == Article(["one"], ["#one", "../b/#x", "c/", "../d/"])
    assert successor.article(PAGE, frozenset()).anchors == ["one", "filled-in", "no", "law"]
    assert successor.article("<p>no article</p>") == Article()


def test_a_site_is_read_by_address_without_its_packs(tmp_path):
    for name in ("index.html", "404.html", "a/index.html", "packs/p.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<article><h2 id=i></h2></article>")
    assert list(successor.articles(tmp_path)) == ["/404.html", "/a/", "/"]


def test_every_page_anchor_and_link_that_differs_is_told():
    ours = {"/a/": Article(["x", "y"], ["../b/", "#x"]), "/b/": Article(), "/c/": Article(["p", "q"])}
    theirs = {"/a/": Article(["x"], ["../d/", "#x"]), "/c/": Article(["q", "p"]), "/e/": Article()}
    assert successor.differences(ours, ours) == []
    assert successor.differences(ours, theirs) == [
        "/a/: anchors lost ['y'], new [].",
        "/a/: links lost ['/b/'], new ['/d/'].",
        "/b/: only we have this page.",
        "/c/: anchors in another order.",
        "/e/: only the successor has this page.",
    ]


def test_a_link_that_is_left_out_is_told():
    ours, theirs = {"/a/": Article([], ["../b/", "../c/"])}, {"/a/": Article([], ["../b/"])}
    assert successor.differences(ours, theirs) == ["/a/: links lost ['/c/'], new []."]


def test_a_link_that_only_climbs_one_folder_more_is_known():
    ours, theirs = Article([], ["../b/", "../c/"]), Article([], ["../../b/", "../c/"])
    assert successor.climbs("/s/a/", ours, theirs) == [0]
    assert successor.differences({"/s/a/": ours}, {"/s/a/": theirs}) == []
