"""Figures are written one way everywhere."""

import datetime

import pytest

from toolkit import appraisal, figures


def test_how_figures_are_written():
    assert figures.pounds(6960000) == "£6,960,000"
    assert figures.pounds(-40.4) == "−£40"
    assert figures.millions(38600000) == "£38.6m"
    assert figures.number(145000) == "145,000"
    assert figures.number(97.1) == "97.1"
    assert figures.percent(33) == "33%"
    assert figures.percent(5.786, 1) == "5.8%"
    assert figures.date(datetime.date(2022, 4, 1)) == "1 April 2022"


def test_present_value_of_a_sum_worked_by_hand():
    """100 now, 103.50 in a year and 107.1225 in two are each worth 100 at 3.5 per cent."""
    assert appraisal.present_value([100, 103.5, 107.1225], 3.5) == pytest.approx(300)
