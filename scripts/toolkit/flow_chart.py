"""Where everything stands on the flow chart: boxes and arrows from stages.yml, for the SVG component to draw."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from .data import Data

# Drawing units. The drawing is narrow, so that its words stay readable on a telephone.
WIDTH = 504
_MIDDLE = {"public": 90, "inhouse": 240, "contract": 390, "common": 240}  # of each column
_BOX_WIDTH = {"public": 132, "inhouse": 112, "contract": 132, "common": 256}
_LETTERS = {"public": 15, "inhouse": 12, "contract": 15, "common": 32}  # that fit in a line of a box
_BOX, _DECISION, _GAP = 40, 26, 6  # heights, and the space between a box and its decision
_STEP = {
    True: _BOX + _GAP + _DECISION + 26,
    False: _BOX + 22,
}  # from one row to the next, with and without decisions
_LANE = 7  # between two ways back that run side by side


@dataclass
class Box:
    """One step, and where its decision begins (null where the drawing leaves decisions out)."""

    stage: dict
    number: int
    x: float  # the middle
    y: float  # the top
    lines: list[str]
    decision_y: float | None
    width: float
    height: float = _BOX

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def end(self) -> float:
        """The foot of the box, its decision included."""
        return self.decision_y + _DECISION if self.decision_y else self.y + self.height


@dataclass
class Arrow:
    """A line from one step to another: an SVG path, and the answer written at (x, y) where the road divides."""

    path: str
    words: str = ""
    x: float = 0
    y: float = 0
    back: bool = False


def drawing(data: Data, decisions: bool) -> dict:
    """Everything the component needs: boxes, arrows, width, height, and half the height of a decision."""
    boxes = _place(data, decisions)
    ways_back = _ways_back(boxes) if decisions else []
    return {
        "boxes": boxes,
        "arrows": [*ways_back, *_ways_on(boxes)],
        "width": WIDTH,
        "height": max(box.end for box in boxes) + 12,
        "half_decision": _DECISION / 2,
    }


def _place(data: Data, decisions: bool) -> list[Box]:
    """The common road runs down the middle; the two roads and the in-house way stand side by side."""
    row, arm_rows = 0, {}
    boxes = []
    for number, stage in enumerate(data.stages.values(), start=1):
        arm = stage["arm"]
        if arm == "common":
            row = max([row, *arm_rows.values()])
            here, row, arm_rows = row, row + 1, {}
        else:
            here = arm_rows.get(arm, row)
            arm_rows[arm] = here + 1
        top = 10 + here * _STEP[decisions] + (_STEP[decisions] if arm == "inhouse" else 0)
        lines = textwrap.wrap(f"{number} {stage['name']}", _LETTERS[arm], break_on_hyphens=False)
        decision = top + _BOX + _GAP if decisions else None
        boxes.append(Box(stage, number, _MIDDLE[arm], top, lines, decision, _BOX_WIDTH[arm]))
    return boxes


def _ways_on(boxes: list[Box]) -> list[Arrow]:
    by_id = {box.stage["id"]: box for box in boxes}
    arrows = []
    for box in boxes:
        for edge in box.stage["next"]:
            target = by_id.get(edge["to"])
            if target is None or target.number <= box.number:
                continue  # “stop” and “revise” are told in the words beside the chart
            tip = target.y - 4
            if box.stage["arm"] == "common" and target.stage["arm"] == "inhouse":
                arrows.append(_past_the_next_box(box, target, edge["when"]))
            elif box.x == target.x:
                arrows.append(Arrow(f"M{box.x} {box.end} V{tip}"))
            elif target.stage["arm"] == "common":
                arrows.append(Arrow(f"M{box.x} {box.end} V{tip - 9} H{target.x} V{tip}"))
            else:
                bend = box.end + 13 if box.decision_y else box.end + 9
                words = edge["when"] if box.decision_y else ""
                # The words on the left keep clear of the in-house way, which crosses the fork there.
                arrows.append(
                    Arrow(
                        f"M{box.x} {box.end} V{bend} H{target.x} V{tip}",
                        words,
                        target.x + min(0, (target.x - box.x) * 0.23),
                        bend - 4,
                    )
                )
    return arrows


def _past_the_next_box(box: Box, target: Box, words: str) -> Arrow:
    """The in-house way leaves one step early: down the left of the outline case, over the fork, and to its box."""
    lane, inner = box.left - 12, target.left - 10
    start = box.decision_y + _DECISION / 2 if box.decision_y else box.middle
    fork = start + _STEP[bool(box.decision_y)] + (_DECISION / 2 + 4 if box.decision_y else _BOX / 2 + 4)
    path = f"M{box.left} {start} H{lane} V{fork} H{inner} V{target.middle} H{target.left - 4}"
    return Arrow(path, words if box.decision_y else "", lane - 30, start + 4)


def _ways_back(boxes: list[Box]) -> list[Arrow]:
    """Dashed lines up the outside: each in the innermost lane that no other way back is using there."""
    by_id = {box.stage["id"]: box for box in boxes}
    loops = [
        (box, by_id[edge["to"]])
        for box in boxes
        for edge in box.stage["next"]
        if edge["to"] in by_id and by_id[edge["to"]].number < box.number
    ]
    taken: dict[int, list[list[tuple[float, float]]]] = {-1: [], 1: []}
    arrows = []
    for box, target in sorted(loops, key=lambda loop: loop[0].y - loop[1].y):
        side = -1 if box.stage["arm"] == "public" else 1
        start, finish = box.decision_y + _DECISION / 2, target.middle
        lanes = taken[side]
        lane = next(
            (place for place, spans in enumerate(lanes) if all(start < low or finish > high for low, high in spans)),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((finish, start))
        outside = _MIDDLE["contract" if side > 0 else "public"] + side * (
            _BOX_WIDTH["contract"] / 2 + 14 + lane * _LANE
        )
        out, back = (shape.x + side * shape.width / 2 for shape in (box, target))
        arrows.append(Arrow(f"M{out} {start} H{outside} V{finish} H{back + side * 4}", back=True))
    return arrows
