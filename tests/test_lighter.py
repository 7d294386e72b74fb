"""What travels is made lighter, and every rule that a page may need stays, and every word of a script."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import material
import pytest
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment

from toolkit import lighter

ROOT = Path(__file__).resolve().parent.parent
THEME = Path(material.__file__).parent / "templates/assets"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """Our own scripts and sheets and the theme's, lightened."""
    made = tmp_path_factory.mktemp("site")
    for name in ("js", "css"):
        shutil.copytree(ROOT / "docs/assets" / name, made / "assets" / name)
    shutil.copytree(THEME / "stylesheets", made / "assets/stylesheets")
    (made / "assets/javascripts").mkdir()
    shutil.copy(next((THEME / "javascripts").glob("bundle.*.js")), made / "assets/javascripts")
    lighter.lighten(made)
    return made


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{b:c}.md-tag{b:c}", ".a{b:c}"),
        (".a,.md-tag .b,.c{b:c}", ".a,.c{b:c}"),
        (":is(.a,.b) .c{b:c}", ":is(.a,.b) .c{b:c}"),
        (".a:not(.md-tag){b:c}", ".a:not(.md-tag){b:c}"),
        ("@media print{.md-tag{b:c}}.a{b:c}", ".a{b:c}"),
        ("@media print{.md-tag{b:c}.a{b:c}}", "@media print{.a{b:c}}"),
        ("@keyframes tabbed-x{from{b:c}}", "@keyframes tabbed-x{from{b:c}}"),
        ('.a{b:url("x;.md-tag{}")}', '.a{b:url("x;.md-tag{}")}'),
        (r".md-typeset .tabbed-set>input:first-child,.md-typeset .\31 {b:c}", r".md-typeset .\31 {b:c}"),
    ],
)
def test_rules_for_what_is_not_used_go(sheet, left):
    assert lighter.without_unused(sheet) == left


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (":root{--md-a:1;--md-b:2;--own:3}", ":root{--md-a:1;--own:3}"),
        (":root{--md-b:2}.a{b:c!important}", ".a{b:c!important}"),
        ("@media print{:root{--md-b:2}}", ""),
        (':root{--md-b:url("x;y}")}.a{b:c}', ".a{b:c}"),
    ],
)
def test_values_that_nothing_asks_for_go(sheet, left):
    assert lighter.without_idle(sheet, {"--md-a"}) == left


def test_the_sheets_are_a_good_deal_smaller_and_the_comments_gone(site):
    for name, share in (("stylesheets/main.*.css", 0.55), ("stylesheets/palette.*.css", 1)):
        [before], [after] = THEME.glob(name), (site / "assets").glob(name)
        assert 0 < after.stat().st_size < before.stat().st_size * share
    assert "/*" not in (site / "assets/css/toolkit.css").read_text("utf-8")


def test_every_value_that_is_asked_for_is_given(site):
    sheets = [path.read_text("utf-8") for path in site.rglob("*.css")]
    whole = [path.read_text("utf-8") for path in THEME.glob("stylesheets/*.css")]
    given = set(re.findall(r"(--md-[\w-]+)\s*:", "".join(sheets)))
    before = set(re.findall(r"(--md-[\w-]+)\s*:", "".join(whole)))
    asked = set(re.findall(r"var\(\s*(--md-[\w-]+)", "".join(sheets)))
    assert len(given) > 50 and asked & before <= given


def tokens(script: str) -> list[str]:
    """What a script says, as a parser of another's takes it apart: a text or a pattern is one, spaces and all."""
    found = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script)
    return [value for kind, value in found if value.strip() and kind not in Comment]


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets/js").rglob("*.js")), ids=lambda path: path.name)
def test_a_script_loses_its_comments_and_nothing_else(path):
    script = path.read_text("utf-8")
    left = lighter.without_comments(script)
    assert "".join(tokens(left)) == "".join(tokens(script))
    assert left.count("\n") > 3, "each statement keeps a line of its own"
    found = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(left)
    assert [value for kind, value in found if kind in Comment] == []


def test_a_comment_in_a_text_is_none_and_a_licence_stays():
    script = '/* one\n * two */\n  say("http://x") // three\n\n/*! MIT */\nadd("a /* b */")\n'
    assert lighter.without_comments(script) == 'say("http://x")\n/*! MIT */\nadd("a /* b */")\n'


node = pytest.mark.skipif(not shutil.which("node"), reason="a script is read by Node, which is not installed")


@node
def test_a_text_in_a_text_keeps_its_spaces(tmp_path):
    """A minifier that does not parse takes them for space between statements."""
    script = tmp_path / "assets/js/say.js"
    script.parent.mkdir(parents=True)
    script.write_text("const left = 1\nconsole.log(`2 are in. ${left ? `${left} is not: it has no field` : ''} `)\n")
    lighter.lighten(tmp_path)
    said = subprocess.run(["node", script], capture_output=True, text=True, check=True).stdout
    assert said == "2 are in. 1 is not: it has no field \n"


@node
def test_every_script_can_still_be_read(site):
    scripts = sorted((site / "assets/js").rglob("*.js"))
    assert len(scripts) > 30
    for script in scripts:
        subprocess.run(["node", "--check", script], check=True)
        assert script.stat().st_size < (ROOT / "docs" / script.relative_to(site)).stat().st_size
