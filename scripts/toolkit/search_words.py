"""How the search takes words apart: the same in Python, for the index, and in JavaScript, for what a reader types.

docs/assets/js/search/words.js must give the same words and stems; tests/test_search_engine.py holds the two together
over every page of the site. Stems are Snowball's English ones: snowballstemmer here, its generated JavaScript in
docs/assets/vendor.
"""

from __future__ import annotations

import functools
import re

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", " "), ("−", "-"), ("\u00a0", " "))
# A section, regulation, schedule or article is also one word with its number: section 101, s.101 and s101 are all s101.
_CITED = re.compile(
    r"\b(sections?|ss?|regulations?|regs?|schedules?|sch|articles?|arts?)\b\.? ?"
    r"(\d+[a-z]{0,3}\b(?:(?:, | and | to |-|, and )\d+[a-z]{0,3}\b)*)"
)
_NUMBER_IN_LIST = re.compile(r"\d+[a-z]{0,3}")
_MANY = (" million", " mn", " billion", " bn")
_MILLIONS = re.compile(r"((?<![a-z0-9])\d+) ([mb])(?=(?:illion|n)\b)")
_WORD = re.compile(r"£?\d[\d,]*(?:\.\d+)?[a-z%]*|[a-z]+(?:'[a-z]+)*\d*[a-z]*(?:-[a-z]+(?:'[a-z]+)*)*")
# Words that carry a question and say nothing of its matter. A question of nothing else is taken as it is.
SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        a about above after again all also am an and any anyone anything are as at be been before being between both
        but by can cannot could did do does doing done down each ever every few for from further get gets getting give
        given go goes going got had has have having he her here his how i if in into is it its itself just know like
        long make makes many may me might mine more most much must my need needs no nor not now of off on once one
        only onto or other our ours out over please put same shall she should so some somebody someone something
        such take takes tell than that the their them then there these they thing things this those through to too
        under until up upon us use used using very want wants was we were what when where which while who whom whose
        why will with within without would yes yet you your yours
        """,
    )
)
_SHORT = {"s": "s", "r": "reg", "sc": "sch", "a": "art"}


def normalise(text: str) -> str:
    """Lower case, with plain quotation marks and dashes, one character for one."""
    for sign, plain in _PLAIN:  # ten times as fast as str.translate
        text = text.replace(sign, plain)
    return text.lower()


def words(text: str) -> list[str]:
    """The words of a text in order, unstemmed; a hyphened word is followed by its parts, a citation by its one word."""
    return taken_apart(text)[0]


def taken_apart(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the same without the hyphened ones, of which only the parts are left."""
    text = _CITED.sub(_with_its_word, normalise(text))
    if any(word in text for word in _MANY):
        text = _MILLIONS.sub(r"\1\2 \2", text)  # £5 million is also £5m
    found: list[str] = []
    apart: list[str] = []
    for word in _WORD.findall(text):
        if word.isalpha():  # as most are
            found.append(word)
            apart.append(word)
            continue
        if word[0] in "£0123456789":
            parts, whole = [word.lstrip("£").replace(",", "")], []
        else:
            parts = [part.removesuffix("'s") for part in word.removesuffix("'s").removesuffix("'").split("-")]
            whole = ["".join(parts)] if len(parts) > 1 else []
        found += parts
        found += whole
        apart += parts
    return found, apart


def _with_its_word(cited: re.Match) -> str:
    """A citation, with the one word that each of its numbers is put before the numbers."""
    kind = cited[1][0] if cited[1][0] != "s" else ("sc" if cited[1].startswith("sch") else "s")
    one_word = " ".join(_SHORT[kind] + number for number in _NUMBER_IN_LIST.findall(cited[2]))
    return f"{cited[1]} {one_word} {cited[2]}"


@functools.cache
def stem(word: str) -> str:
    """The stem of one word; a word with a figure in it, or of one or two letters, is its own."""
    if len(word) < 3 or any(letter.isdigit() for letter in word):
        return word
    return _STEMMER.stemWord(word)


def stems(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [stem(word) for word in words(text)]
