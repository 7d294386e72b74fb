"""Statutory redundancy pay (Employment Rights Act 1996, section 162).

Half a week's pay for each full year of service under the age of 22, one week's for each from 22 to 40, one and a half
for each from 41 on; the latest 20 years count; a week's pay is limited (section 227), to a sum set each April.
"""

from __future__ import annotations

LEAST_SERVICE, MOST_SERVICE = 2, 20  # full years: section 155, section 162(3)


def redundancy_weeks(age: int, years: int) -> float:
    """Weeks of pay due to someone of ``age`` full years with ``years`` full years of service on the relevant date."""
    if years < LEAST_SERVICE:
        return 0.0
    # The year that ended n years ago was begun at the age of age - n - 1 and counts by that age.
    begun = (age - number for number in range(1, min(years, MOST_SERVICE) + 1))
    return sum(1.5 if each >= 41 else 1.0 if each >= 22 else 0.5 for each in begun)


def statutory_redundancy(age: int, years: int, week: float, cap: float) -> float:
    """Pounds of statutory redundancy pay; ``week`` is a week's pay and ``cap`` the limit on it, both in pounds."""
    return redundancy_weeks(age, years) * min(week, cap)


SUMS = {each.__name__: each for each in (redundancy_weeks, statutory_redundancy)}
