"""How easy pages are to read: what is measured, and what it comes to."""

import re
from pathlib import Path

import pytest

from toolkit import reading_ease
from toolkit.pages import Page

GUIDE = Path(__file__).resolve().parents[1] / "docs/about/contribute.md"
BODY = """
!!! in-brief "In brief"
    - A point that is not a sentence of prose.

The cat sat. It sat on [the mat](/start/benefits.md), at 9.30 a.m. exactly!
The lines of a paragraph are one.

## A heading with words in it

| A table | of words |
|---|---|
| is left | out |

- A list is left out.

[[ marker words ]]

```yaml
code: is left out

too: and after a blank line
```

    indented: left out
"""


def test_only_running_prose_is_read():
    assert " ".join(reading_ease.prose(BODY).split()) == (
        "The cat sat. It sat on the mat, at 9.30 a.m. exactly! The lines of a paragraph are one."
    )


def test_a_paragraph_is_cut_into_sentences():
    assert reading_ease.sentences(reading_ease.prose(BODY)) == [
        "The cat sat.",
        "It sat on the mat, at 9.30 a.m. exactly!",
        "The lines of a paragraph are one.",
    ]
    assert len(reading_ease.sentences("It is No. 4, by J. Smith. “Yes.” 5 more came.")) == 3


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("make", 1), ("makes", 1), ("wanted", 2), ("council", 2), ("services", 3), ("idea", 2)],
)
def test_syllables_are_counted_near_enough(word, count):
    assert reading_ease.syllables(word) == count


def test_the_measures_are_flesch_s():
    found = reading_ease.measure([Page("/a.md", {}, "The cat sat on the mat. The dog ran.")])
    assert (found.pages, found.words, found.sentence) == (1, 9, 4.5)
    assert found.ease == pytest.approx(206.835 - 1.015 * 4.5 - 84.6)
    assert found.grade == pytest.approx(0.39 * 4.5 + 11.8 - 15.59)


def test_a_sentence_that_is_too_long_is_named():
    long = "one " * 35
    found = reading_ease.measure([Page("/a.md", {}, f"A {long.strip()}. {long.strip().capitalize()}.")])
    assert [(path, count) for path, count, _ in found.long] == [("/a.md", 36)]


def test_members_pages_are_the_easiest_and_none_has_a_sentence_that_is_too_long(whole_site):
    found = reading_ease.by_audience(whole_site)
    members = next(iter(found.values()))
    assert members.grade <= 8 and members.sentence < 20 and members.long == []
    assert members.ease == max(each.ease for each in found.values())
    assert all(each.grade <= 10 for each in found.values())
    assert "| Every page |" in reading_ease.report(found)


def test_the_guide_for_contributors_gives_what_is_measured(whole_site):
    table = re.findall(r"^\| (.+?) \| \d+ \| [\d,]+ \| [\d.]+ \| ([\d.]+) \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    found = reading_ease.by_audience(whole_site)
    assert [name for name, _ in table] == list(found)
    assert all(abs(float(ease) - found[name].ease) <= 1 for name, ease in table)
