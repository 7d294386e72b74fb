"""An extension of Python-Markdown that tries a pattern only on words that hold what it begins with.

Python-Markdown tries its sixteen inline patterns on every piece of text, most of which are plain words: that was a
quarter of the time that our pages took it. What comes out is the same; a pattern that is not named here is tried as
ever.
"""

from __future__ import annotations

from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

NEEDS = {  # a pattern -> what must stand in a text for it to match
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "*",
    "em_strong2": "_",
}


class QuickInline(Extension):
    """Hand it to Markdown after the other extensions."""

    def extendMarkdown(self, md):
        """Put the quick processor in the slow one's place."""
        md.treeprocessors.register(_Quick(md), "inline", 20)


class _Quick(InlineProcessor):
    """The library's own, but for the method that has its name inside the class."""

    def run(self, tree, ancestors=None):
        needs = {self.inlinePatterns[name]: need for name, need in NEEDS.items() if name in self.inlinePatterns}
        self._tried = [(pattern, needs.get(pattern, "")) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data, patternIndex=0):
        if isinstance(data, AtomicString):
            return data
        start = 0
        while patternIndex < len(self._tried):
            pattern, need = self._tried[patternIndex]
            matched = False
            if need in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, patternIndex, start)
            if not matched:
                patternIndex += 1
        return data
