"""The figures that scripts/bench.py prints."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from . import data, pages, search_index, site

Question = Mapping[str, Any]
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)


def documents(root: Path) -> list[search_index.Document]:
    """The pages of the site that was last built."""
    facts, _ = data.load(root / "docs/_data")
    found, _ = pages.load(root / "docs")

    def article(path: str) -> str:
        folder = path.strip("/").removesuffix(".md").removesuffix("index").rstrip("/")
        match = _ARTICLE.search((root / "build/site" / folder / "index.html").read_text(encoding="utf-8"))
        return match[1] if match else ""

    return search_index.documents(site.Site(facts, found), article, url=lambda path: path)


def ours(index: Path, root: Path, asked: Sequence[str]) -> dict[str, Any]:
    """The engine's answers, from Node."""
    command = [shutil.which("node") or "node", str(root / "tests/search/run.js"), str(index)]
    done = subprocess.run(command, input=json.dumps({"ask": list(asked)}), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def fts5(found: Sequence[search_index.Document]) -> Callable[[str], list[str]]:
    """SQLite's full text search over titles and text: all the words, or any of them where none has all."""
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table page using fts5(path unindexed, title, text, tokenize = 'porter unicode61')")
    for each in found:
        text = " ".join(f"{part.heading} {part.text}" for part in each.sections)
        table.execute("insert into page values (?, ?, ?)", (each.path, each.title, text))

    def ask(question: str) -> list[str]:
        quoted = [f'"{word}"' for word in re.findall(r"\w+", question.lower())]
        for joined in (" AND ".join(quoted), " OR ".join(quoted)):
            rows = table.execute(
                "select path from page where page match ? order by bm25(page, 0, 10, 1) limit 10", (joined,)
            ).fetchall()
            if rows:
                return [row[0] for row in rows]
        return []

    return ask


def figures(
    questions: Sequence[Question], answers: Sequence[Sequence[str]]
) -> dict[str, tuple[int, float, float, float]]:
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


def main(root: Path) -> int:
    """Print everything -> 0, or 1 with a sentence where there is nothing to judge."""
    if not (root / "build/site/index.html").is_file() or not shutil.which("node"):
        print("There must be a built site (python3 scripts/build.py) and Node to judge the search with.")
        return 1
    found = documents(root)
    facts, _ = data.load(root / "docs/_data")
    script = search_index.as_script(search_index.build(found, search_index.synonyms(facts)))
    index = root / "build/search-index.js"
    index.write_text(script, encoding="utf-8")
    other = fts5(found)
    for name in ("questions", "kept-apart"):
        questions = yaml.safe_load((root / f"tests/search/{name}.yml").read_text(encoding="utf-8"))
        told = ours(index, root, [question["ask"] for question in questions])
        mine = figures(questions, told["found"])
        theirs = figures(questions, [other(question["ask"]) for question in questions])
        print(f"\n{name}: success at 1, at 3, and mean reciprocal rank; beside them SQLite FTS5's")
        for kind, (count, *values) in mine.items():
            both = "  ".join(f"{one:.2f} ({two:.2f})" for one, two in zip(values, theirs[kind][1:], strict=True))
            print(f"  {kind:<12}{count:>4}  {both}")
        times = sorted(told["ms"])
        print(
            f"  a query: {times[len(times) // 2]:.1f} ms in the middle, {times[int(len(times) * 0.95)]:.1f} ms at 95%"
        )
    length = sum(len(part.text.split()) for each in found for part in each.sections)
    packed = len(gzip.compress(script.encode(), 9))
    print(f"\nThe index: {len(script):,} bytes, {packed:,} packed, for {length:,} words on {len(found)} pages.")
    print(
        f"For 200,000 words that is {packed * 200_000 / length:,.0f} bytes packed. It loads in {told['loaded']:.0f} ms."
    )
    return 0
