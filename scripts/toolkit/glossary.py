"""Mark a glossary term at its first use in a page: a link to its entry, whose tooltip is the meaning."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable

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
_TAG = re.compile(rf"(<({'|'.join(_SKIP)})\b.*?</\2>|<[^>]+>)", re.S | re.I)  # and all between tags that skip it
_WORD = re.compile(r"[\w-]+")
_GOES_ON = re.compile(r"[\w-]|\s+(?:Act|Bill|Code|Order|Regulations|Scheme)\b")  # and then it is something else


def tooltip(term: dict) -> str:
    """The text of a term's tooltip."""
    text = f"{term['term']}: {term['meaning']}" if term["abbr"] else term["meaning"]
    return f"{text} Now: {term['now']}" if term["now"] else text


def marker(terms: dict[str, dict]) -> Callable[[str, str], str]:
    """What links each term's first use in a page's HTML to the glossary's address + #id.

    Terms with tooltip: false are left out. An abbreviation keeps its capitals; words take either.
    """
    named: dict[str, str] = {}
    for key, term in terms.items():
        for spelling in (term["abbr"], term["term"]):
            if term["tooltip"] and spelling:
                keeps = spelling != spelling.lower() and " " not in spelling
                named.setdefault(spelling if keeps else spelling.lower(), key)
    by_word: dict[str, list[str]] = defaultdict(list)  # a spelling's first word, in small letters -> the longest first
    for spelling in sorted(named, key=len, reverse=True):
        by_word[_WORD.match(spelling)[0].lower()].append(spelling)

    def mark(content: str, address: str) -> str:
        seen: set[str] = set()

        def linked(text: str) -> str:
            pieces, done, past = [], 0, 0
            for word in _WORD.finditer(text):
                start = word.start()
                if start < past or text[start - 1 : start] == "&":
                    continue
                for spelling in by_word.get(word[0].lower(), ()):
                    found = text[start : start + len(spelling)]
                    if spelling in (found, found.lower()) and not _GOES_ON.match(text, start + len(spelling)):
                        break
                else:
                    continue
                past = start + len(spelling)
                key = named[spelling]
                if key not in seen:
                    seen.add(key)
                    title = html.escape(tooltip(terms[key]), quote=True)
                    pieces += [text[done:start], f'<a class="term" href="{address}#{key}" title="{title}">{found}</a>']
                    done = past
            return "".join(pieces) + text[done:]

        pieces = _TAG.split(content)  # text, tag, its name if it is skipped, text …
        del pieces[2::3]
        for place, text in enumerate(pieces[::2]):
            if text and not by_word.keys().isdisjoint(_WORD.findall(text.lower())):  # in most there is none
                pieces[2 * place] = linked(text)
        return "".join(pieces)

    return mark
