"""Statutory redundancy pay against cases worked by hand."""

from __future__ import annotations

import pytest

from toolkit.redundancy import redundancy_weeks, statutory_redundancy


@pytest.mark.parametrize(
    ("age", "years", "weeks"),
    [
        (30, 1, 0),  # under two years
        (20, 2, 1),
        (23, 3, 2),  # begun at 22, 21 and 20
        (41, 10, 10),
        (42, 10, 10.5),  # one year begun at 41
        (45, 10, 12),  # four years begun at 41 to 44
        (61, 20, 30),  # all begun at 41 or more: the most there is
        (64, 35, 30),
    ],
)
def test_weeks_by_age_and_service(age, years, weeks):
    assert redundancy_weeks(age, years) == weeks


def test_a_weeks_pay_is_limited():
    assert statutory_redundancy(45, 10, 600, 700) == 7200
    assert statutory_redundancy(45, 10, 900, 700) == 8400
