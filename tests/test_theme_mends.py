"""What the theme gets wrong in its HTML is put right, on the theme's own words."""

from pathlib import Path

from toolkit.theme_mends import mended

ROOT = Path(__file__).resolve().parents[1]


def test_a_tick_box_has_no_autocomplete():
    box = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    assert mended(box) == '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">'
    field = '<input type="text" autocomplete="off">'
    assert mended(field) == field


def test_a_label_that_does_nothing_takes_no_focus():
    for value in ("", "0"):
        label = f'<label class="md-nav__link " for="__nav_9" id="__nav_9_label" tabindex="{value}">Cases</label>'
        assert mended(label) == '<label class="md-nav__link " for="__nav_9" id="__nav_9_label">Cases</label>'


def test_a_list_of_the_menu_is_named_by_its_title():
    menu = (
        '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_9_label" aria-expanded="true">\n'
        ' <label class="md-nav__title" for="__nav_9">\n <span class="md-nav__icon md-icon"></span>\n '
        'A &amp; "B" </label>'
        "<ul></ul></nav>"
    )
    assert mended(menu) == ('<nav class="md-nav" data-md-level="1" aria-label="A &amp; &quot;B&quot;"><ul></ul></nav>')


def test_a_title_is_no_label():
    assert mended('<label class="md-nav__title" for="__toc">C</label>') == '<div class="md-nav__title">C</div>'


def test_the_page_that_is_open_is_marked_in_the_menu():
    link = '<a href="./" class="md-nav__link md-nav__link--active">Here</a>'
    assert mended(link) == '<a href="./" class="md-nav__link md-nav__link--active" aria-current="page">Here</a>'


def test_every_page_has_a_link_that_skips_to_the_whole_of_it():
    skip = '<a href="#page" class="md-skip">Skip to content</a>'
    assert skip in mended('<div data-md-component="skip"><a href="#ask" class="md-skip">Skip</a></div>')
    assert skip in mended('<div data-md-component="skip">\n</div>')


def test_a_page_with_a_figure_does_not_load_the_program_that_opens_it_large():
    loads = (
        '<link href="../assets/stylesheets/glightbox.min.css" rel="stylesheet">'
        '<script src="../assets/javascripts/glightbox.min.js"></script>'
        '<script id="init-glightbox">const lightbox = GLightbox({});\n</script>'
    )
    assert mended(loads) == '<script src="../assets/js/figures.js" defer></script>'
