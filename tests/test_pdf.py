"""The PDF of the whole toolkit: the same bytes each time, nothing of the builder's folders, a sentence if it fails."""

import sys
from pathlib import Path

import pytest

from toolkit import pdf
from toolkit.environment import Stop


def test_a_pdf_is_dated_by_its_sources_and_keeps_its_length():
    made = b"1 0 obj <</CreationDate (D:20261123084243+00'00')\n/ModDate (D:20261123084243+00'00')>> xref"
    given = pdf.same_bytes(made, when=1795305600)
    assert given == made.replace(b"20261123084243", b"20261122000000") and len(given) == len(made)


def test_links_to_files_beside_it_are_no_links_in_a_pdf():
    inside = '<a href="#a">in</a><a href="https://example.org/">out</a>'
    assert pdf.without_relative_links(f'{inside}<a class="x" href="../index.html" data-note="1">home</a>') == (
        f'{inside}<a class="x" data-note="1">home</a>'
    )


def test_without_a_browser_there_is_a_sentence(monkeypatch):
    monkeypatch.setattr(pdf, "installed_browser", lambda: None)
    with pytest.raises(Stop, match=r"--pdf needs Chromium, .* Install one of them, or build without --pdf"):
        pdf.browser()


def test_a_browser_that_prints_nothing_is_told(tmp_path):
    pack = tmp_path / "pack.html"
    pack.write_text("<html></html>")
    with pytest.raises(Stop, match="printed no PDF"):
        pdf.make(pack, tmp_path / "pack.pdf", 0, Path(sys.executable))
    assert [path.name for path in tmp_path.iterdir()] == ["pack.html"]
