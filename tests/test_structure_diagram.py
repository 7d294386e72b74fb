"""The drawings of structures: every box and link is there, and no words stand on others."""

from __future__ import annotations

from itertools import combinations

import pytest

from toolkit.structure_diagram import WIDTH, drawing

LETTER, LINE = 6.4, 14  # of the words on links, in drawing units


def test_a_link_runs_from_edge_to_edge():
    chart = drawing(
        {
            "nodes": [
                {"id": "a", "name": "Council", "kind": "public", "at": [1, 1]},
                {"id": "b", "name": "Company", "kind": "common", "at": [2, 1]},
            ],
            "links": [{"from": "a", "to": "b", "says": "owns"}],
        }
    )
    (link,) = chart["links"]
    a, b = chart["boxes"]
    assert (link["x1"], link["y1"]) == (a["x"], a["y"] + chart["box_height"] / 2)
    assert (link["x2"], link["y2"]) == (b["x"], b["y"] - chart["box_height"] / 2)
    assert chart["width"] == WIDTH and link["words"] == ["owns"]


def test_links_both_ways_stand_apart():
    nodes = [
        {"id": "a", "name": "A", "kind": "public", "at": [1, 1]},
        {"id": "b", "name": "B", "kind": "common", "at": [2, 1]},
    ]
    links = [{"from": "a", "to": "b", "says": "pays"}, {"from": "b", "to": "a", "says": "serves"}]
    there, back = drawing({"nodes": nodes, "links": links})["links"]
    assert there["x1"] != back["x1"] and {there["anchor"], back["anchor"]} == {"start", "end"}


def _rectangle(link):
    width = max(len(line) for line in link["words"]) * LETTER
    left = link["x"] - {"middle": width / 2, "end": width, "start": 0}[link["anchor"]]
    top = link["y"] - LINE + 4
    return left, top, left + width, top + LINE * len(link["words"]) - 2


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_words_stand_on_others_in_any_structure(facts):
    drawn = {key: entry["diagram"] for key, entry in facts.structures.items() if entry["diagram"]}
    if not drawn:
        pytest.skip("no structure is drawn yet")
    for key, diagram in drawn.items():
        chart = drawing(diagram)
        words = {link["words"][0] + str(place): _rectangle(link) for place, link in enumerate(chart["links"])}
        for (one, first), (other, second) in combinations(words.items(), 2):
            assert not _overlap(first, second), (key, one, other)
        for name, (left, top, right, bottom) in words.items():
            assert left >= -4 and right <= WIDTH + 4, (key, name)
            for box in chart["boxes"]:
                half = chart["box_width"] / 2 - 3, chart["box_height"] / 2 - 3
                inside = (box["x"] - half[0], box["y"] - half[1], box["x"] + half[0], box["y"] + half[1])
                assert not _overlap((left, top, right, bottom), inside), (key, name, box["lines"])
