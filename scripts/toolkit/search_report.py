"""What scripts/bench.py prints, made of figures: how well and how fast, what must be reached, and whether it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .search_timing import Timed

Question = Mapping[str, Any]
Times = Sequence[Sequence[Timed]]
Size = tuple[int, int]  # bytes, words
Figures = dict[str, tuple[int, float, float, float]]

JUDGED = "questions"  # the file that the least is asked of
LEAST = (0.90, 0.98, 0.94)  # success at 1, at 3, mean reciprocal rank
LEAST_OF_A_KIND = 0.80  # success at 1
COLD, COLD_SHARE = 300, 5  # ms, and how many times as long the theme's engine must take
WARM, WARM_LARGE = 16, 60  # ms at the 95th percentile
BYTES, WORDS = 600_000, 200_000


def figures(questions: Sequence[Question], answers: Sequence[Sequence[str]]) -> Figures:
    """For each kind and for all: how many questions, success at 1 and at 3, and the mean reciprocal rank at 10."""
    ranks: dict[str, list[int]] = {"all": []}
    for question, answer in zip(questions, answers, strict=True):
        rank = next((place for place, page in enumerate(answer[:10], 1) if page in question["pages"]), 0)
        ranks.setdefault(question["kind"], []).append(rank)
        ranks["all"].append(rank)
    return {
        kind: (
            len(each),
            sum(rank == 1 for rank in each) / len(each),
            sum(1 <= rank <= 3 for rank in each) / len(each),
            sum(1 / rank for rank in each if rank) / len(each),
        )
        for kind, each in ranks.items()
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that so great a share of them does not exceed."""
    most = len(values) * share
    return next(value for rank, value in enumerate(sorted(values), 1) if rank >= most)


def verdict(*reached: bool) -> str:
    """In words, whether all that was to be reached was."""
    return "met" if all(reached) else "not met"


def relevance(asked: Mapping[str, Sequence[Question]], answers: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    """The lines for each file of questions, a column for each engine, ours first; ``answers`` are to all of them."""
    lines = ["", row("Success at 1, at 3, mean reciprocal rank", answers)]
    start = 0
    for name, questions in asked.items():
        found = [figures(questions, each[start : start + len(questions)]) for each in answers.values()]
        start += len(questions)
        lines.append(f"{name}.yml")
        for kind, (count, *mine) in found[0].items():
            columns = [" ".join(f"{value:.3f}" for value in each[kind][1:]) for each in found]
            lines.append(row(f"  {kind:<13}{count:>4}", columns, _least(kind, mine) if name == JUDGED else ""))
    return lines


def _least(kind: str, mine: Sequence[float]) -> str:
    if kind != "all":
        return f"at least {LEAST_OF_A_KIND:.2f} at 1: {verdict(mine[0] >= LEAST_OF_A_KIND)}"
    reached = verdict(*(value >= least for value, least in zip(mine, LEAST, strict=True)))
    return f"at least {' '.join(f'{least:.2f}' for least in LEAST)}: {reached}"


def speed(cold: Times, warm: Times, large: Times, times: int) -> list[str]:
    """The lines for what a reader waits; each of the three holds our times and the stock engine's."""
    first, other = (percentile([each.drawn for each in engine], 0.5) for engine in cold)
    soon = f"at most {COLD}: {verdict(first <= COLD)}; "
    soon += f"1/{COLD_SHARE} of the theme's: {verdict(first * COLD_SHARE <= other)}"
    lines = ["", row("Milliseconds from file:// in Chromium", ("ours", "the theme's"))]
    for title, engines, judged, target in (
        ("first keystroke", cold, "drawn", soon),
        ("further keystrokes", warm, "placed", _most(warm[0], WARM)),
        (f"{times} times the pages", large, "placed", _most(large[0], WARM_LARGE)),
    ):
        lines.append(row(f"  {title}", [f"{len(engine)} times" for engine in engines]))
        for what, key in (("in place", "placed"), ("drawn", "drawn"), ("processor's time", "work")):
            values = [[getattr(each, key) for each in engine] for engine in engines]
            columns = [f"{percentile(each, 0.5):.1f} {percentile(each, 0.95):.1f}" for each in values]
            lines.append(row(f"    {what}: 50%, 95%", columns, target if key == judged else ""))
    return lines


def _most(times: Sequence[Timed], most: float) -> str:
    return f"at most {most} at 95%: {verdict(percentile([each.placed for each in times], 0.95) <= most)}"


def size(indexes: Mapping[str, Size], half: Size, large: Size, times: int) -> list[str]:
    """The lines for the indexes: each engine's, ours of half the pages and of many times as many."""
    whole, *others = map(_per_words, indexes.values())
    lesser, blank = _per_words(half), [""] * len(others)
    columns = [f"{each:,.0f}" for each in (whole, *others)]
    return [
        "",
        row(f"Index, gzip, bytes for {WORDS:,} words", indexes),
        row("  all pages", columns, f"less than {BYTES:,}: {verdict(whole < BYTES)}"),
        row("  every second page", [f"{lesser:,.0f}", *blank], f"no less than all pages: {verdict(whole <= lesser)}"),
        row(f"  all pages {times} times", [f"{_per_words(large):,.0f}", *blank]),
    ]


def _per_words(index: Size) -> float:
    return index[0] * WORDS / index[1]


def row(title: str, columns: Iterable[str], target: str = "") -> str:
    """A line: its title, a column for each engine, and what must be reached."""
    return (f"{title:<42}" + "".join(f"{column:<19}" for column in columns) + target).rstrip()
