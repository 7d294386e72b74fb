"""The chart shows every step once, in reach of each other, and nothing on top of anything else."""

from __future__ import annotations

import itertools
import re

import pytest

from toolkit.flow_chart import WIDTH, drawing


@pytest.fixture(params=[True, False], ids=["whole", "small"])
def chart(request, facts):
    return drawing(facts, request.param)


def test_every_step_stands_on_the_chart_once(chart, facts):
    assert [box.stage["id"] for box in chart["boxes"]] == list(facts.stages)


def test_no_box_stands_on_another(chart):
    for one, other in itertools.combinations(chart["boxes"], 2):
        apart_across = abs(one.x - other.x) >= (one.width + other.width) / 2
        apart_down = one.end <= other.y or other.end <= one.y
        assert apart_across or apart_down, (one.stage["id"], other.stage["id"])


def test_everything_stands_inside_the_drawing(chart):
    for box in chart["boxes"]:
        assert box.left >= 0 and box.left + box.width <= WIDTH and box.end <= chart["height"]
    for arrow in chart["arrows"]:
        xs = [float(x) for x in re.findall(r"[MH](-?[\d.]+)", arrow.path)]
        assert all(0 <= x <= WIDTH for x in xs), arrow.path


def test_every_way_on_and_every_way_back_is_drawn(facts):
    order = list(facts.stages)
    edges = [
        (place, order.index(edge["to"]))
        for place, stage in enumerate(facts.stages.values())
        for edge in stage["next"]
        if edge["to"] in order and edge["to"] != stage["id"]
    ]
    arrows = drawing(facts, True)["arrows"]
    assert sum(not arrow.back for arrow in arrows) == sum(one < other for one, other in edges)
    assert sum(arrow.back for arrow in arrows) == sum(one > other for one, other in edges)


def test_no_two_ways_back_share_a_line(facts):
    spans = []
    for arrow in drawing(facts, True)["arrows"]:
        if arrow.back:
            start, lane, finish = re.match(r"M\S+ (\S+) H(\S+) V(\S+)", arrow.path).groups()
            spans.append((lane, float(finish), float(start)))
    for one, other in itertools.combinations(spans, 2):
        assert one[0] != other[0] or one[2] < other[1] or other[2] < one[1]
