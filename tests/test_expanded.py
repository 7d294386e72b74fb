"""The pages as plain Markdown, for another builder."""

from toolkit import expanded


def test_what_only_mkdocs_runs_is_left_out_of_the_settings():
    given = {"site_name": "A", "hooks": ["h.py"], "plugins": ["p"], "theme": {"name": "material", "custom_dir": "o"}}
    assert expanded.settings(given) == {"site_name": "A", "theme": {"name": "material"}}


def test_a_link_from_the_root_starts_from_its_page_and_code_is_left_alone():
    text = "[law](/reference/law.md#tupe 'TUPE (2006)'), ![](/assets/a.svg), [b](b.md), `[law](/a.md)`"
    wanted = "[law](../../reference/law.md#tupe 'TUPE (2006)'), ![](../../assets/a.svg), [b](b.md), `[law](/a.md)`"
    assert expanded.relative(text, "guides/employment/tupe.md") == wanted
    assert expanded.relative("[law](/reference/law.md)", "index.md") == "[law](reference/law.md)"
