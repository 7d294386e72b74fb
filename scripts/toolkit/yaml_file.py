"""Read a text file and the YAML in it; whatever is wrong with either is a sentence that names the file and the line."""

from __future__ import annotations

from pathlib import Path

import yaml

DEEPEST = 100  # lists and mappings inside one another: the loader in C falls over where there are many thousands


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast


class _StrictLoader(_Loader):
    """SafeLoader that refuses a key given twice: PyYAML would keep the last and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        pairs = node.value
        if all(isinstance(key, yaml.ScalarNode) and key.value != "<<" for key, _ in pairs):
            made = super().construct_mapping(node, deep=deep)
            if len(made) == len(pairs):  # as nearly always, and then no key is given twice
                return made
        seen = set()
        for key_node, _ in pairs:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, (list, dict)):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key_node.start_mark)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"the key “{key}” is given twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_scalar(self, node: yaml.ScalarNode) -> str:
        if node.tag == "tag:yaml.org,2002:timestamp":
            self._try(node)
        return super().construct_scalar(node)

    def _try(self, node: yaml.ScalarNode) -> None:
        """Raise with its line for a day that no calendar has: PyYAML would not say where it stands."""
        try:
            yaml.SafeLoader("").construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from None


def read_text(path: Path, name: str) -> tuple[str, list[str]]:
    """The text of a file, whoever's editor saved it. Returns ("", faults) where it is no text."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return "", [f"{name}: the file cannot be read ({error.strerror})."]
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", [f"{name}: line {line}: this is not text in UTF-8. Save it again with the encoding UTF-8."]


def _depth(text: str) -> int:
    """How many lists and mappings may stand inside one another, counted no further than is too many."""
    most = sum(map(text.count, "-:?[{"))  # one of which begins each
    if most <= DEEPEST:
        return most
    depth = most = 0
    for event in yaml.parse(text, Loader=_StrictLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        most = max(most, depth)
        if most > DEEPEST:
            break
    return most


def read_yaml(text: str, name: str, first_line: int = 1) -> tuple[object, list[str]]:
    """Parse YAML text. Returns (value or None, faults); ``name`` and ``first_line`` say where the text stands."""
    try:
        if _depth(text) > DEEPEST:
            return None, [f"{name}: this is not valid YAML: too much stands inside something else."]
        return yaml.load(text, Loader=_StrictLoader), []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + first_line}" if mark else "somewhere"
        return None, [
            f"{name}: {line}: this is not valid YAML ({error.problem}). Quote text that holds “: ” or ends in “?”."
        ]
    except yaml.reader.ReaderError:
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)  # the loader in C counts bytes
        line = text.count("\n", 0, found.start() if found else None) + first_line
        return None, [f"{name}: line {line}: there is a character that is no text. Take it out."]


def repeated_keys(text: str, name: str) -> list[str]:
    """Keys given twice in YAML that is valid but for them, whatever tags of its own it has."""
    faults, left = [], [yaml.compose(text, Loader=_Loader)]
    while left:
        node = left.pop()
        if isinstance(node, yaml.SequenceNode):
            left += node.value
        elif isinstance(node, yaml.MappingNode):
            left += [value for _, value in node.value]
            keys = [key for key, _ in node.value]
            for place, key in enumerate(keys):
                if key.value in [earlier.value for earlier in keys[:place]]:
                    line = key.start_mark.line + 1
                    faults.append(f"{name}: line {line}: the key “{key.value}” is given twice. Take one out.")
    return faults
