"""The site's headers: one source, its own scripts and styles named by hash, and what each server reads made of it."""

import re
from pathlib import Path

import pytest

from toolkit import headers

ROOT = Path(__file__).resolve().parents[1]
SOURCE = (ROOT / "docs/_headers").read_text("utf-8")
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"  # of alert(1)


def policy(text: str) -> dict[str, list[str]]:
    """The policy of a _headers file: directive -> what it allows."""
    value = dict(headers.read(text))["Content-Security-Policy"]
    return {name: allowed for name, *allowed in (part.split() for part in value.split(";"))}


def test_scripts_and_styles_in_a_page_are_allowed_by_their_hash(tmp_path):
    (tmp_path / "index.html").write_text(
        "<style id=x>alert(1)</style><script>alert(1)</script>"
        '<script src="a.js"></script><script type="application/json">{}</script>'
    )
    (tmp_path / "_headers").write_text(SOURCE)
    headers.seal(tmp_path)
    sealed = policy((tmp_path / "_headers").read_text())
    assert sealed["script-src"] == sealed["style-src"] == ["'self'", ALERT]


def test_nothing_is_allowed_but_what_is_named():
    allowed = policy(SOURCE)
    assert allowed["default-src"] == allowed["base-uri"] == allowed["frame-ancestors"] == ["'none'"]
    loose = [name for name, each in allowed.items() if re.search(r"unsafe|\*|https?:", " ".join(each))]
    assert loose == ["style-src-attr"]  # the reason stands in docs/_headers


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_what_mozillas_observatory_gives_points_for(name, value):
    assert dict(headers.read(SOURCE))[name] == value


def test_nothing_is_sent_that_mozillas_observatory_takes_points_for():
    """Cookies, leave for other sites to read the pages, and the policies that it calls unsafe or broad."""
    names = [name.lower() for name, _ in headers.read(SOURCE)]
    assert len(names) == len(set(names))
    assert [name for name in names if name.startswith(("set-cookie", "access-control-"))] == []
    allowed = policy(SOURCE)
    assert allowed["default-src"] == ["'none'"]
    assert not {"data:", "'unsafe-inline'", "'unsafe-eval'"} & {*allowed["script-src"], *allowed["style-src"]}
    assert allowed["form-action"] == ["'self'"] and "object-src" not in allowed


def test_encryption_is_asked_for_half_a_year_at_least():
    (seconds,) = re.findall(r"max-age=(\d+)", dict(headers.read(SOURCE))["Strict-Transport-Security"])
    assert int(seconds) >= 15_768_000


def test_each_server_is_given_the_same(tmp_path):
    (tmp_path / "_headers").write_text(SOURCE)
    headers.for_servers(tmp_path, tmp_path / "headers")
    for name, form in (
        ("nginx.conf", r'add_header (\S+) "(.*)" always;'),
        ("apache.conf", r'Header always set (\S+) "(.*)"'),
    ):
        text = (tmp_path / "headers" / name).read_text()
        assert re.findall(form, text) == headers.read(SOURCE)
        assert "docs/_headers" in text.splitlines()[0]
