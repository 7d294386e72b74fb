"""Mark a glossary term at its first use in a page: a link to its entry, whose tooltip is the meaning."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from functools import lru_cache

# Inside these a term is left alone: a link in a link, or in a heading that the contents list copies, helps nobody.
_SKIP = (
    "a",
    "abbr",
    "button",
    "code",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "label",
    "legend",
    "option",
    "pre",
    "script",
    "style",
    "svg",
    "th",
)
_TOKEN = re.compile(r"(<[^>]+>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def tooltip(term: dict) -> str:
    """The text of a term's tooltip."""
    text = f"{term['term']}: {term['meaning']}" if term["abbr"] else term["meaning"]
    return f"{text} Now: {term['now']}" if term["now"] else text


@lru_cache(maxsize=4)
def _pattern(spellings: tuple[str, ...]) -> re.Pattern:
    """One pattern for all spellings, longest first. An abbreviation keeps its capitals; words take either."""
    by_letter: dict[str, list[str]] = defaultdict(list)  # or each word of a page would be tried against them all
    for word in sorted(spellings, key=len, reverse=True):
        keeps = word != word.lower() and " " not in word
        first, rest = word[0], re.escape(word[1:])
        by_letter[first.lower()].append(f"(?<={first}){rest}" if keeps else f"(?i:{rest})")
    words = [f"[{letter}{letter.upper()}](?:{'|'.join(found)})" for letter, found in by_letter.items()]
    return re.compile(
        r"(?<![\w&-])(?:" + "|".join(words) + r")(?![\w-]|\s+(?:Act|Bill|Code|Order|Regulations|Scheme)\b)"
    )


def mark_terms(content: str, terms: dict[str, dict], page_url: str) -> str:
    """Link the first use of each term to ``page_url`` + #id. Terms with tooltip: false are left out."""
    index: dict[str, str] = {}
    for key, term in terms.items():
        if term["tooltip"]:
            for spelling in (term["abbr"], term["term"]):
                if spelling:
                    index.setdefault(spelling.lower(), key)
    spellings = tuple(
        spelling for term in terms.values() if term["tooltip"] for spelling in (term["abbr"], term["term"]) if spelling
    )
    if not spellings:
        return content
    pattern = _pattern(spellings)
    seen: set[str] = set()
    depth = 0

    def link(match: re.Match) -> str:
        key = index[html.unescape(match[0]).lower()]
        if key in seen:
            return match[0]
        seen.add(key)
        title = html.escape(tooltip(terms[key]), quote=True)
        return f'<a class="term" href="{page_url}#{key}" title="{title}">{match[0]}</a>'

    parts = _TOKEN.split(content)
    for place, part in enumerate(parts):
        tag = _TAG.match(part)
        if tag and tag[2].lower() in _SKIP:
            depth = max(0, depth + (-1 if tag[1] else 1))
        elif not tag and depth == 0 and part.strip():
            parts[place] = pattern.sub(link, part)
    return "".join(parts)
