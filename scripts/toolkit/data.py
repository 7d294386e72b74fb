"""Read docs/_data: every fact the pages share, with a sentence for each fault.

A data file is a list of entries, each beginning with ``id``. ``load`` returns everything it could read and a list of
faults; a file that cannot be read at all is returned empty, so that all faults are found in one run.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import assessment
from .shapes import Each, Shape, key_faults, part_faults
from .yaml_file import read_text, read_yaml

AUDIENCE_LEVELS = ("main", "some", "none")
UK_PARTS = ("england", "scotland", "northern-ireland")  # England with Wales, whose bank holidays are the same
STRUCTURE_FAMILIES = ("public", "company", "contract", "social")
PARTNERS = ("council", "health", "company", "charity")
COMPETITION = ("no", "exempt", "yes")
STRUCTURE_WORDS = {  # the other keys of structures.yml that hold one of a few words
    "course": ("members", "priced", "others"),
    "staff": ("stay", "may-stay", "move"),
    "gain": ("council", "shared", "others"),
    "trading": ("profit", "public", "no"),
    "undo": ("notice", "divide", "term"),
}
STARTS = ("same", "after", "next")  # of a step of a timetable: see procedures.yml
LASTS = ("law", "calendar", "uk", "england", "day", "meeting")
EXEMPTION_KINDS = ("transfer", "vertical", "horizontal")
RISK_FAMILIES = ("generic", "corporate", "place", "people")
ARMS = ("common", "public", "contract", "inhouse")
LAW_STATUSES = (
    "in-force",
    "amended",
    "partly-in-force",
    "not-in-force",
    "proposed",
    "saved",
    "repealed",
    "superseded",
    "withdrawn",
    "historic",
)
LAW_TYPES = ("act", "si", "code", "guidance", "direction", "case", "eu", "bill")

# Each file's keys, in the order they stand in every entry. "None" in the tuple means that the key may be null.
_TEXT, _LIST, _MAP, _DATE, _BOOL, _INT, _NULL = str, list, dict, datetime.date, bool, int, type(None)
SCHEMAS: dict[str, dict[str, tuple[type, ...]]] = {
    "assessment": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "short": (_TEXT,),
        "asks": (_TEXT,),
        "elements": (_LIST,),
    },
    "assessment_examples": {
        "id": (_TEXT,),
        "example": (_TEXT,),
        "name": (_TEXT,),
        "partnership": (_TEXT,),
        "way": (_TEXT,),
        "day": (_DATE,),
        "people": (_LIST,),
        "actions": (_LIST,),
        "note": (_TEXT,),
    },
    "assessment_scale": {
        "id": (_TEXT,),
        "points": (_INT,),
        "reply": (_TEXT,),
        "principle": (_LIST,),
        "total": (_LIST,),
        "name": (_TEXT,),
        "meaning": (_TEXT,),
    },
    "assessment_ways": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "read_as": (_TEXT,),
        "first": (_LIST,),
        "why": (_TEXT,),
        "page": (_TEXT,),
    },
    "audiences": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "short": (_TEXT,),
        "wants": (_TEXT,),
        "minutes": (_INT,),
        "page": (_TEXT,),
    },
    "bank_holidays": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "parts": (_LIST,),
    },
    "benefit_ratings": {
        "id": (_TEXT,),
        "rating": (_INT,),
        "name": (_TEXT,),
        "test": (_TEXT,),
        "plan": (_TEXT,),
    },
    "case_lists": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "words": (_LIST,),
    },
    "changes": {
        "id": (_TEXT,),
        "date": (_DATE,),
        "about": (_TEXT,),
        "changes": (_LIST,),
    },
    "documents": {
        "id": (_TEXT,),
        "title": (_TEXT,),
        "short": (_TEXT,),
        "label": (_TEXT,),
        "read": (_MAP, _NULL),
        "summary": (_TEXT,),
        "original": (_TEXT,),
        "includes": (_LIST,),
    },
    "gate_examples": {
        "id": (_TEXT,),
        "example": (_TEXT,),
        "stage": (_TEXT,),
        "answers": (_MAP,),
        "open": (_LIST,),
        "lacking": (_LIST,),
        "conditions": (_LIST,),
        "record": (_MAP,),
    },
    "gateways": {
        "id": (_TEXT,),
        "gate": (_INT,),
        "when": (_TEXT,),
        "asks": (_TEXT,),
        "ready": (_TEXT,),
    },
    "exemption_tests": {
        "id": (_TEXT,),
        "kind": (_TEXT,),
        "test": (_TEXT,),
        "evidence": (_TEXT, _NULL),
        "lost": (_TEXT,),
        "joint": (_BOOL,),
    },
    "glossary": {
        "id": (_TEXT,),
        "term": (_TEXT,),
        "abbr": (_TEXT, _NULL),
        "also": (_LIST,),
        "era": (_TEXT,),
        "meaning": (_TEXT,),
        "now": (_TEXT, _NULL),
        "law": (_LIST,),
        "see": (_LIST,),
        "tooltip": (_BOOL,),
    },
    "legislation": {
        "id": (_TEXT,),
        "title": (_TEXT,),
        "short": (_TEXT,),
        "type": (_TEXT,),
        "year": (_INT,),
        "number": (_TEXT, _NULL),
        "url": (_TEXT, _NULL),
        "status": (_TEXT,),
        "in_force_from": (_DATE, _NULL),
        "replaced_by": (_TEXT, _NULL),
        "topics": (_LIST,),
        "now": (_TEXT,),
        "then": (_TEXT, _NULL),
        "unsettled": (_TEXT, _NULL),
        "checked": (_DATE,),
    },
    "notices": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "when": (_TEXT,),
        "who": (_TEXT,),
        "by": (_TEXT,),
        "rule": (_TEXT,),
    },
    "periods": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "days": (_INT,),
        "count": (_TEXT,),
        "starts": (_TEXT,),
        "bound": (_TEXT,),
        "first": (_TEXT,),
        "applies": (_TEXT,),
        "rule": (_TEXT,),
    },
    "procedures": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "notices": (_LIST,),
        "standstill": (_BOOL,),
        "steps": (_LIST,),
    },
    "questions": {
        "id": (_TEXT,),
        "stage": (_TEXT,),
        "audience": (_TEXT,),
        "ask": (_TEXT,),
        "because": (_TEXT,),
    },
    "risk_bands": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "least": (_INT,),
        "most": (_INT,),
        "accepts": (_TEXT,),
    },
    "risk_scale": {
        "id": (_TEXT,),
        "score": (_INT,),
        "likelihood": (_TEXT,),
        "chance": (_TEXT,),
        "test": (_TEXT,),
        "cost": (_INT, float),
        "saving": (_INT, float),
        "service": (_TEXT,),
        "law": (_TEXT,),
        "reputation": (_TEXT,),
    },
    "regimes": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "ask": (_TEXT,),
        "then": (_TEXT,),
        "differs": (_TEXT,),
        "notices": (_LIST,),
        "standstill": (_TEXT,),
        "remedies": (_TEXT,),
    },
    "risks": {
        "id": (_TEXT,),
        "family": (_TEXT,),
        "stages": (_LIST,),
        "structures": (_LIST,),
        "cause": (_TEXT,),
        "event": (_TEXT,),
        "effect": (_TEXT,),
        "sign": (_TEXT,),
        "owner": (_TEXT,),
        "responses": (_LIST,),
        "page": (_TEXT,),
    },
    "structure_examples": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "answers": (_MAP,),
        "struck": (_LIST,),
    },
    "structure_questions": {
        "id": (_TEXT,),
        "ask": (_TEXT,),
        "hint": (_TEXT,),
        "fact": (_TEXT,),
        "kind": (_TEXT,),
        "answers": (_LIST,),
        "says": (_MAP,),
    },
    "structures": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "family": (_TEXT,),
        "page": (_TEXT,),
        "partners": (_LIST,),
        "person": (_BOOL,),
        "owner": (_TEXT,),
        "employer": (_TEXT,),
        "decides": (_TEXT,),
        "contracts": (_TEXT,),
        "pays": (_TEXT,),
        "surplus": (_TEXT,),
        "power": (_TEXT,),
        "competition": (_TEXT,),
        "course": (_TEXT,),
        "staff": (_TEXT,),
        "gain": (_TEXT,),
        "trading": (_TEXT,),
        "undo": (_TEXT,),
        "open": (_BOOL,),
        "procurement": (_TEXT,),
        "tax": (_TEXT,),
        "fits": (_TEXT,),
        "avoid": (_TEXT,),
        "months": (_LIST,),
        "diagram": (_MAP, _NULL),
    },
    "synonyms": {
        "id": (_TEXT,),
        "words": (_LIST,),
    },
    "stages": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "arm": (_TEXT,),
        "does": (_TEXT,),
        "makes": (_TEXT,),
        "takes": (_TEXT,),
        "decision": (_TEXT,),
        "who": (_TEXT,),
        "gate": (_INT, _NULL),
        "must": (_LIST,),
        "next": (_LIST,),
        "documents": (_LIST,),
    },
    "thresholds": {
        "id": (_TEXT,),
        "name": (_TEXT,),
        "amount": (_INT,),
        "before": (_INT,),
    },
    "tools": {
        "id": (_TEXT,),
        "title": (_TEXT,),
        "page": (_TEXT,),
        "does": (_TEXT,),
        "stages": (_LIST,),
        "scripts": (_LIST,),
        "file": (_TEXT,),
    },
}
_WORDS = Each((_TEXT,))
_STEP: dict[str, Shape] = {
    "id": (_TEXT,),
    "name": (_TEXT,),
    "who": (_TEXT,),
    "follows": (_TEXT, _NULL),
    "starts": (_TEXT,),
    "lasts": (_TEXT,),
    "length": (_INT, _NULL),
    "period": (_TEXT, _NULL),
}
# What stands inside a list or a set of keys of an entry. A list that is not named here holds texts.
PARTS: dict[str, dict[str, Shape]] = {
    "assessment": {
        "elements": Each({key: (_TEXT,) for key in ("id", "short", "says", "good", "ask", "known")}),
    },
    "assessment_examples": {
        "people": Each(
            {
                "partner": (_TEXT,),
                "level": (_TEXT,),
                "replies": (_TEXT,),
                "matters": (_TEXT,),
                "comments": Each({"statement": (_TEXT,), "words": (_TEXT,)}),
                "overall": (_TEXT,),
            }
        ),
        "actions": Each({"issue": (_TEXT,), "action": (_TEXT,), "owner": (_TEXT,), "by": (_DATE,), "sign": (_TEXT,)}),
    },
    "assessment_scale": {"principle": Each((_INT,)), "total": Each((_INT,))},
    "case_lists": {"words": Each({"id": (_TEXT,), "name": (_TEXT,), "means": (_TEXT,)})},
    "changes": {
        "changes": Each({"what": (_TEXT,), "why": (_TEXT, _NULL), "before": (_TEXT, _NULL), "pages": _WORDS}),
    },
    "documents": {"read": _WORDS, "includes": Each({"id": (_TEXT,), "name": (_TEXT,)})},
    "gate_examples": {
        "answers": Each({"says": (_TEXT,), "where": (_TEXT,), "aside": (_TEXT,)}, optional=("says", "where", "aside")),
        "conditions": Each({"about": (_TEXT,), "what": (_TEXT,), "owner": (_TEXT,), "by": (_TEXT,), "met": (_BOOL,)}),
        "record": _WORDS,
    },
    "procedures": {"steps": Each(_STEP, groups=True)},
    "stages": {"next": Each({"to": (_TEXT,), "when": (_TEXT,)})},
    "structure_examples": {
        "answers": Each((_TEXT, _LIST)),
        "struck": Each({"structure": (_TEXT,), "reason": (_TEXT,), "who": (_TEXT,)}),
    },
    "structure_questions": {
        "answers": Each(
            {"id": (_TEXT,), "words": (_TEXT,), "out": _WORDS, "against": _WORDS, "for": _WORDS},
            optional=("out", "against", "for"),
        ),
        "says": _WORDS,
    },
    "structures": {"months": Each((_INT,), count=2)},
    "examples": {
        "at_stage": _WORDS,
        "dates": Each((_DATE,)),
        "procedure": Each(
            {
                "id": (_TEXT,),
                "name": (_TEXT,),
                "who": (_TEXT,),
                "from": (_TEXT,),
                "to": (_TEXT,),
                "period": (_TEXT, _NULL),
            }
        ),
    },
}
DIAGRAM: dict[str, Shape] = {
    "nodes": Each({"id": (_TEXT,), "name": (_TEXT,), "kind": (_TEXT,), "at": Each((_INT,), count=2)}),
    "links": Each({"from": (_TEXT,), "to": (_TEXT,), "says": (_TEXT,)}),
}
FILES = (*SCHEMAS, "examples")


@dataclass
class Data:
    """Everything in docs/_data: one dict from id to entry for each file, in the file's own order."""

    assessment: dict[str, dict] = field(default_factory=dict)
    assessment_examples: dict[str, dict] = field(default_factory=dict)
    assessment_scale: dict[str, dict] = field(default_factory=dict)
    assessment_ways: dict[str, dict] = field(default_factory=dict)
    audiences: dict[str, dict] = field(default_factory=dict)
    bank_holidays: dict[str, dict] = field(default_factory=dict)
    benefit_ratings: dict[str, dict] = field(default_factory=dict)
    case_lists: dict[str, dict] = field(default_factory=dict)
    changes: dict[str, dict] = field(default_factory=dict)
    documents: dict[str, dict] = field(default_factory=dict)
    examples: dict[str, dict] = field(default_factory=dict)
    exemption_tests: dict[str, dict] = field(default_factory=dict)
    gate_examples: dict[str, dict] = field(default_factory=dict)
    gateways: dict[str, dict] = field(default_factory=dict)
    glossary: dict[str, dict] = field(default_factory=dict)
    legislation: dict[str, dict] = field(default_factory=dict)
    notices: dict[str, dict] = field(default_factory=dict)
    periods: dict[str, dict] = field(default_factory=dict)
    procedures: dict[str, dict] = field(default_factory=dict)
    questions: dict[str, dict] = field(default_factory=dict)
    regimes: dict[str, dict] = field(default_factory=dict)
    risk_bands: dict[str, dict] = field(default_factory=dict)
    risk_scale: dict[str, dict] = field(default_factory=dict)
    risks: dict[str, dict] = field(default_factory=dict)
    stages: dict[str, dict] = field(default_factory=dict)
    structure_examples: dict[str, dict] = field(default_factory=dict)
    structure_questions: dict[str, dict] = field(default_factory=dict)
    structures: dict[str, dict] = field(default_factory=dict)
    synonyms: dict[str, dict] = field(default_factory=dict)
    thresholds: dict[str, dict] = field(default_factory=dict)
    tools: dict[str, dict] = field(default_factory=dict)

    @property
    def guides(self) -> dict[str, dict]:
        """The twelve documents: documents.yml without the leaflet's own front."""
        return {key: entry for key, entry in self.documents.items() if entry.get("read")}

    def words(self, name: str) -> dict[str, dict]:
        """One of the lists of case_lists.yml: from the id of each word to the word."""
        return {word["id"]: word for word in self.case_lists[name]["words"]}

    @property
    def items(self) -> dict[str, dict]:
        """The leaflet's 120 items, each with its document's id added."""
        return {
            item["id"]: {**item, "document": document["id"]}
            for document in self.documents.values()
            for item in document["includes"]
        }


def load(folder: Path) -> tuple[Data, list[str]]:
    """Read every file of ``folder``. Returns the data and all faults as sentences, file first."""
    data, faults = Data(), []
    for name in FILES:
        path = folder / f"{name}.yml"
        where = f"docs/_data/{name}.yml"
        if not path.is_file():
            faults.append(f"{where}: the file is missing.")
            continue
        value, problems = read_list(path, where)
        faults += problems
        entries, problems = _entries(value, name, where)
        faults += problems
        setattr(data, name, entries)
    if not faults:
        faults += _cross_check(data)
    return data, faults


def faults_with(data: Data, name: str, entries: list) -> list[str]:
    """What would be wrong if the entries of one file were these."""
    found, faults = _entries(entries, name, f"docs/_data/{name}.yml")
    return faults or _cross_check(replace(data, **{name: found}))


def read_list(path: Path, where: str) -> tuple[list, list[str]]:
    """The entries of a data file. Returns ([], faults) where it cannot be read or is no list."""
    text, faults = read_text(path, where)
    value, problems = ([], faults) if faults else read_yaml(text, where)
    if not problems and not isinstance(value, list):
        problems = [f"{where}: this must be a list of entries, each beginning with “- id:”."]
    return ([] if problems else value), problems


def _entries(value: list, name: str, where: str) -> tuple[dict[str, dict], list[str]]:
    entries: dict[str, dict] = {}
    faults = []
    schema = SCHEMAS.get(name)
    for place, entry in enumerate(value, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            faults.append(f"{where}: entry {place} has no id. Begin it with “- id:” and a lower-case word.")
            continue
        key = entry["id"]
        if key in entries:
            faults.append(f"{where}: the id “{key}” is given to two entries. Rename or remove one.")
            continue
        entries[key] = entry
        problems = key_faults(entry, schema) if schema else []
        faults += [f"{where}: {key}: {problem}" for problem in problems or _inner_faults(entry, name)]
    return entries, faults


def _inner_faults(entry: dict, name: str) -> list[str]:
    """What is wrong inside the lists and sets of keys of an entry."""
    shapes = {key: _WORDS for key, value in entry.items() if isinstance(value, list) and name in SCHEMAS}
    shapes |= {key: shape for key, shape in PARTS.get(name, {}).items() if key in entry}
    faults = []
    for key, shape in shapes.items():
        if not isinstance(entry[key], (list, dict, type(None))):  # only in examples.yml, which has no schema
            faults.append(f"“{key}” must hold entries, and is “{entry[key]}”.")
        else:
            faults += [f"{key}: {fault}" for fault in part_faults(entry[key], shape)]
    return faults


def steps_of(procedure: dict) -> list[dict]:
    """The steps of an entry of procedures.yml in order, those that it shares with others among them."""
    return [step for each in procedure["steps"] for step in (each if isinstance(each, list) else [each])]


def _diagram_faults(diagram: dict) -> list[str]:
    """Faults of one drawing of a structure: a link to a box that is not there, or two boxes in one place."""
    if faults := part_faults(diagram, DIAGRAM, optional=tuple(DIAGRAM)):
        return faults
    nodes = {node["id"]: node for node in diagram.get("nodes", [])}
    faults = [
        f"there is no box “{end}”. The boxes are: {', '.join(nodes)}."
        for link in diagram.get("links", [])
        for end in (link["from"], link["to"])
        if end not in nodes
    ]
    faults += [f"there is no kind “{node['kind']}”." for node in nodes.values() if node["kind"] not in ARMS]
    places = [tuple(node["at"]) for node in nodes.values()]
    faults += [f"two boxes stand at {place}." for place in sorted({each for each in places if places.count(each) > 1})]
    return faults


def _cross_check(data: Data) -> list[str]:
    """Faults between entries: ids that point nowhere and words that are not in a list. Needs well-formed entries."""
    faults = []

    def known(where: str, ids: list | tuple, among, kind: str) -> None:
        faults.extend(f"{where}: there is no {kind} “{key}”." for key in ids if key not in among)

    for key, document in data.guides.items():
        where = f"docs/_data/documents.yml: {key}"
        known(where, list(document["read"]), data.audiences, "audience")
        known(where, list(document["read"].values()), AUDIENCE_LEVELS, "level of reading")
    item_ids = [item["id"] for document in data.documents.values() for item in document["includes"]]
    faults += [
        f"docs/_data/documents.yml: the item “{key}” is listed twice."
        for key in sorted({key for key in item_ids if item_ids.count(key) > 1})
    ]
    for key, stage in data.stages.items():
        where = f"docs/_data/stages.yml: {key}"
        known(where, [stage["arm"]], ARMS, "arm")
        known(where, [edge["to"] for edge in stage["next"]], (*data.stages, "stop"), "stage")
        known(where, stage["documents"], data.guides, "document")
        asked = [each for each, question in data.questions.items() if question["stage"] == key]
        known(where, stage["must"], asked, "question at this stage")
    for key, question in data.questions.items():
        where = f"docs/_data/questions.yml: {key}"
        known(where, [question["stage"]], data.stages, "stage")
        known(where, [question["audience"]], data.audiences, "audience")
    for key, law in data.legislation.items():
        where = f"docs/_data/legislation.yml: {key}"
        known(where, [law["status"]], LAW_STATUSES, "status")
        known(where, [law["type"]], LAW_TYPES, "type")
        known(where, [law["replaced_by"]] if law["replaced_by"] else [], data.legislation, "law")
    abbreviations: dict[str, str] = {}
    for key, term in data.glossary.items():
        where = f"docs/_data/glossary.yml: {key}"
        known(where, [term["era"]], ("then", "now", "both"), "era")
        known(where, term["see"], data.glossary, "term")
        known(where, [target.split("/")[0] for target in term["law"]], data.legislation, "law")
        if term["era"] == "then" and not term["now"]:
            faults.append(f"{where}: an old term must say in “now” what replaced it.")
        if term["abbr"] in abbreviations:
            faults.append(
                f"{where}: the abbreviation “{term['abbr']}” already belongs to “{abbreviations[term['abbr']]}”."
            )
        elif term["abbr"]:
            abbreviations[term["abbr"]] = key
    for key, holiday in data.bank_holidays.items():
        where = f"docs/_data/bank_holidays.yml: {key}"
        known(where, holiday["parts"], UK_PARTS, "part of the United Kingdom")
    for key, each in data.case_lists.items():
        where = f"docs/_data/case_lists.yml: {key}"
        ids = [word["id"] for word in each["words"]]
        faults += [
            f"{where}: the word “{word}” is listed twice." for word in sorted({w for w in ids if ids.count(w) > 1})
        ]
    for key, period in data.periods.items():
        where = f"docs/_data/periods.yml: {key}"
        known(where, [period["count"]], ("calendar", "working", "england"), "way of counting")
        known(where, [period["starts"]], ("with", "after"), "start")
        known(where, [period["bound"]], ("minimum", "maximum", "before"), "bound")
    for key, structure in data.structures.items():
        where = f"docs/_data/structures.yml: {key}"
        known(where, [structure["family"]], STRUCTURE_FAMILIES, "family")
        known(where, structure["partners"], PARTNERS, "kind of partner")
        known(where, [structure["competition"]], COMPETITION, "answer to whether it is competed for")
        for word, among in STRUCTURE_WORDS.items():
            known(f"{where}: {word}", [structure[word]], among, "word")
        faults += [f"{where}: diagram: {problem}" for problem in _diagram_faults(structure["diagram"] or {})]
    for key, question in data.structure_questions.items():
        where = f"docs/_data/structure_questions.yml: {key}"
        known(where, [question["fact"]], SCHEMAS["structures"], "key of structures.yml")
        known(where, [question["kind"]], ("word", "partners", "months"), "kind")
        values = {str(structure.get(question["fact"])).lower() for structure in data.structures.values()}
        for answer in question["answers"]:
            given = [value for part in ("out", "against", "for") for value in answer.get(part, [])]
            known(f"{where}: {answer['id']}", given, values, "value of that key")
            known(f"{where}: says", given, question["says"], "reason for")
    for key, example in data.structure_examples.items():
        where = f"docs/_data/structure_examples.yml: {key}"
        known(where, list(example["answers"]), data.structure_questions, "question")
        known(where, [each["structure"] for each in example["struck"]], data.structures, "structure")
    for key, regime in data.regimes.items():
        where = f"docs/_data/regimes.yml: {key}"
        known(where, regime["notices"], data.notices, "notice")
        known(where, [regime["standstill"]], ("must", "may", "no"), "standstill")
    for key, procedure in data.procedures.items():
        where = f"docs/_data/procedures.yml: {key}"
        known(where, procedure["notices"], data.notices, "notice")
        before: list[str] = []
        for step in steps_of(procedure):
            named = f"{where}: {step['id']}"
            known(named, [step["follows"]] if step["follows"] else [], before, "earlier step")
            known(named, [step["starts"]], STARTS, "way to start")
            known(named, [step["lasts"]], LASTS, "way to last")
            known(named, [step["period"]] if step["period"] else [], data.periods, "period")
            before.append(step["id"])
    for key, test in data.exemption_tests.items():
        known(f"docs/_data/exemption_tests.yml: {key}", [test["kind"]], EXEMPTION_KINDS, "kind")
    for key, risk in data.risks.items():
        where = f"docs/_data/risks.yml: {key}"
        known(where, [risk["family"]], RISK_FAMILIES, "family of risks")
        known(where, risk["stages"], data.stages, "stage")
        known(where, risk["structures"], data.structures, "structure")
    for key, gate in data.gate_examples.items():
        where = f"docs/_data/gate_examples.yml: {key}"
        known(where, [gate["example"]], data.examples, "example")
        known(where, [gate["stage"]], data.stages, "stage")
        asked = [each for each, question in data.questions.items() if question["stage"] == gate["stage"]]
        about = [each["about"] for each in gate["conditions"] if each["about"]]
        known(where, [*gate["answers"], *gate["open"], *about], asked, "question at this stage")
    for key, tool in data.tools.items():
        known(f"docs/_data/tools.yml: {key}", tool["stages"], data.stages, "stage")
    for key, example in data.examples.items():
        where = f"docs/_data/examples.yml: {key}"
        known(f"{where}: at_stage", list(example.get("at_stage", {})), data.stages, "stage")
        for step in example.get("procedure", []):
            named = f"{where}: procedure: {step['id']}"
            known(named, [step["from"], step["to"]], example["dates"], "date")
            known(named, [step["period"]] if step["period"] else [], data.periods, "period")
    return faults + assessment.faults(data)
