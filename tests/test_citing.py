"""A reference says which release, which page, when its law was checked and where it is."""

import datetime

import pytest

from toolkit import citing

DAY = datetime.date(2026, 11, 22)


def test_a_reference_is_a_sentence_for_a_committee_paper():
    parts = citing.reference("Rethinking Service Delivery", "2026.11.0", "Risk", DAY, "https://example.org/risk/")
    assert "".join(parts.values()) == (
        "Rethinking Service Delivery, version 2026.11.0, “Risk”, law checked on 22 November 2026, https://example.org/risk/"
    )
    assert "law" not in "".join(citing.reference("A", "1", "B", None, "/c/").values())


@pytest.mark.parametrize(
    ("url", "hosted", "for_stick", "address"),
    [
        ("stages/vision/", "https://example.org/set/", False, "https://example.org/set/stages/vision/"),
        ("stages/vision/", None, False, "/stages/vision/"),
        ("stages/vision.html", None, True, "toolkit/stages/vision.html in the offline copy"),
    ],
)
def test_where_a_page_is(url, hosted, for_stick, address):
    assert citing.address(url, hosted, for_stick) == address
