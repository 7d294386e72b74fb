"""What leaving a contract costs."""

from __future__ import annotations

from toolkit.payment import price_of_leaving


def test_the_price_falls_each_year_and_is_nothing_at_the_end():
    leaving = {"investment": 700, "years": 7, "withdrawal": 50}
    assert [price_of_leaving(leaving, year) for year in (0, 1, 6, 7, 8)] == [750, 650, 150, 0, 0]
