"""The catalogue: queries/*.rq and queries/analysis/*.sql, each with a header of comments that says what it asks.

A header has one line for each thing, in this order, and an empty line behind each; the file runs anywhere as it stands.
The empty lines are for SPARQLWrapper, which overlooks every second of comments that follow each other, and takes what
these say (ADD in “address”) for an update::

    # title: Partners of an actor

    # title (ja): 主体の連携相手

    # question: With whom does an actor work together, and where does the plan say so?

    # question (ja): ある主体は誰と連携しているか。それはどこに書かれているか。

    # topic: partners

    # note: “involves” says that one element of the plan involves both.

    # note (ja): 「関わる主体・施設」は計画の一つの要素に両者が関わること。

    # parameter: actor | actor | JETRO | whose partners | 連携相手を知りたい主体

    # column: name | text | partner | 連携相手

    # example: keikaku run partners -p actor JETRO

A parameter has a name, a type of TYPES (or several: ``actor or facility``), a default in words, and what it means
in English and Japanese; the query gives the default as a term, in a line ``VALUES ?actor { <…> }``. That line stands
behind the patterns, since rdflib joins what follows VALUES from scratch, and before OPTIONAL and BIND, which may need
the value. The language is no variable but the string in each ``LANGMATCHES(LANG(?name), "en")``. What else they heed,
so that all engines give the same rows: CONTRIBUTING.md and tests/queries/test_portable.py.

The default of plans is what the packaged graph has; the service puts the plans in hand in its place, and their area and
years in that of the types ``area``, ``begin`` and ``end``. Where there is a parameter ``element``, a part of a plan, it
and ``plan`` set one variable, ?element: a plan is the part that is all of it.

A column has a name, a type of COLUMN_TYPES, and its heading in English and Japanese. Note and parameters
may be missing.

An analysis, in SQL over the tables of a release, has the same header behind ``--`` in the place of ``#``, without
parameters. Its column of the type ``name`` is two in SQL: ``partner | name | …`` is ``partner_en`` and ``partner_ja``.
What its SQL heeds, so that every engine reads it: CONTRIBUTING.md.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.records import Label
from keikaku.vocab import ACTOR_KINDS, ELEMENT_KINDS, ENTITY_KINDS

TOPICS = (
    "structure",
    "partners",
    "facilities",
    "sectors",
    "indicators",
    "statistics",
    "timeline",
    "lineage",
    "places",
    "documents",
    "groups",
    "audit",
)
"""The topics in their order; what people call them are texts."""

# The classes of things that a parameter of each type may be; none for plain values.
TYPES: dict[str, tuple[str, ...]] = {
    "entity": ENTITY_KINDS,
    "actor": ACTOR_KINDS,
    **{kind.lower(): (kind,) for kind in ENTITY_KINDS if kind not in ACTOR_KINDS},
    "plan": ("Plan",),
    "element": ELEMENT_KINDS,
    "area": ("Place",),
    "year": (),
    "begin": (),
    "end": (),
    "number": (),
    "text": (),
    "language": (),
}
# What these mean is known where nothing is given: the plan in hand, its area and years, a usual limit.
_OF_ITSELF = frozenset(("plan", "area", "year", "begin", "end", "number", "language"))
# A term is an IRI or a literal. Tables for people leave out both, for the names that stand beside them.
COLUMN_TYPES = ("address", "IRI", "term", "text", "count", "number", "percent", "date", "page")
NAME = "name"  # the type of a column of an analysis that stands for two, with the names in both languages

_HEAD = 8  # lines with title and question in both languages
_ORDER = (
    "title", "title (ja)", "question", "question (ja)", "topic", "note", "note (ja)", "parameter", "column", "example",
)  # fmt: skip
_MANY = ("parameter", "column")
_MAY_LACK = ("note", "note (ja)", "parameter")
_LINE = re.compile(r"(?:#|--) (?P<key>[a-z]+(?: \(ja\))?): (?P<value>\S.*)")
_NAME = re.compile(r"[a-z][A-Za-z0-9]*")


class Parameter(NamedTuple):
    """A variable that the asker may set. ``default`` is in words, as the asker would write it."""

    name: str
    types: tuple[str, ...]
    default: str
    meaning: Label

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes of things that it may be; empty for plain values."""
        return tuple(kind for type_ in self.types for kind in TYPES[type_])

    @property
    def names_a_thing(self) -> bool:
        """Whether its default is one thing of many, or a word, and no plan, area or number that is meant anyway."""
        return not {*_OF_ITSELF, "element"}.intersection(self.types)


class Column(NamedTuple):
    """A variable of the answer. ``type`` is one of COLUMN_TYPES; numbers are in the unit of their row."""

    name: str
    type: str
    heading: Label


class Entry(NamedTuple):
    """A query of the catalogue. ``sparql`` is the query without its header."""

    name: str
    title: Label
    question: Label
    topic: str
    note: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: str
    sparql: str

    def needs(self, parameter: Parameter) -> bool:
        """Whether its default is an example only: it is set where the query is shown, and no plan, limit or year."""
        whole = next((one.default for one in self.parameters if one.types == ("plan",)), None)
        if _OF_ITSELF.intersection(parameter.types) or parameter.default == whole:
            return False
        return f"-p {parameter.name} " in self.example


class Analysis(NamedTuple):
    """A question over a whole corpus. ``sql`` is the file's text, with its header, which every engine skips."""

    name: str
    title: Label
    question: Label
    topic: str
    note: Label
    columns: tuple[Column, ...]
    example: str
    sql: str
    parameters: tuple[Parameter, ...] = ()  # none so far


def analyses() -> list[Analysis]:
    """All analyses by topic, then name. Raises BadFile with file and line for a header that is not in order."""
    found = map(read_analysis, (resources.folder("queries") / "analysis").glob("*.sql"))
    return sorted(found, key=lambda one: (TOPICS.index(one.topic), one.name))


def read_analysis(path: Path) -> Analysis:
    """The analysis in a file. Raises BadFile with file and line."""
    text = _text(path)
    head = _Header(path, text, "--", (*COLUMN_TYPES, NAME)).entry()
    if head.parameters:
        raise BadFile(f"{path}: an analysis has no parameters", "say it as a column", str(path))
    return Analysis(
        head.name, head.title, head.question, head.topic, head.note, head.columns, head.example, text
    )  # fmt: skip


def names(folder: Path | None = None) -> list[str]:
    """The names of all queries, without reading them."""
    return sorted(path.stem for path in _files(folder))


def read_all(folder: Path | None = None) -> list[Entry]:
    """All queries by topic, then name. Raises BadFile with file and line for a header that is not in order."""
    return sorted(map(read, _files(folder)), key=lambda entry: (TOPICS.index(entry.topic), entry.name))


def find(name: str, folder: Path | None = None) -> Entry | None:
    """The query of that name. Raises BadFile as ``read_all`` does."""
    return next((read(path) for path in _files(folder) if path.stem == name), None)


def titled(text: str, folder: Path | None = None) -> Entry | None:
    """The query whose title or question is this text, but for case and width. Reads no more of the others."""
    wanted = _bare(text)
    for path in _files(folder):
        try:
            head = path.read_text(encoding="utf-8").split("\n", 4)[:4]
        except (OSError, UnicodeDecodeError):
            continue
        if wanted in (_bare(line.partition(": ")[2]) for line in head if line.startswith(("# title", "# question"))):
            return read(path)
    return None


def _bare(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" ?.。\n").casefold()


def read(path: Path) -> Entry:
    """The query in a file. Raises BadFile with file and line."""
    return _Header(path, _text(path)).entry()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadFile(f"{path} cannot be read as a query: {problem}", "save it as UTF-8", str(path)) from None


def _files(folder: Path | None) -> list[Path]:
    return sorted((folder or resources.folder("queries")).glob("*.rq"))


class _Header:
    """The header of one file, line by line, so that a fault can be pointed at."""

    def __init__(self, path: Path, text: str, mark: str = "#", types: tuple[str, ...] = COLUMN_TYPES) -> None:
        """mark: what begins a comment. types: those of its columns."""
        self.path, self.types = path, types
        self.line = 0
        self.values: dict[str, list[tuple[int, str]]] = {key: [] for key in _ORDER}
        lines = text.splitlines(keepends=True)
        place = 0
        for line in lines:
            if line.strip() and not line.startswith(mark):
                break
            self.line += 1
            if line.strip():
                place = self._take(line.rstrip(), place)
        self.sparql = "".join(lines[self.line :])

    def _take(self, line: str, place: int) -> int:
        """Keep one line; ``place`` and the result are the positions in the order of keys so far."""
        found = _LINE.fullmatch(line)
        if not found or found["key"] not in _ORDER:
            raise self.fault(f"no line of a header: {line}", f"a line is “# key: value”, with {', '.join(_ORDER)}")
        key = found["key"]
        if _ORDER.index(key) < place or (key not in _MANY and self.values[key]):
            raise self.fault(f"{key} stands in the wrong place, or twice", f"the order is {', '.join(_ORDER)}")
        self.values[key].append((self.line, found["value"]))
        return _ORDER.index(key)

    def fault(self, what: str, hint: str, line: int | None = None) -> BadFile:
        line = line or self.line
        return BadFile(f"{self.path}:{line}: {what}", hint, str(self.path), line, 1)

    def entry(self) -> Entry:
        for key in _ORDER:
            if key not in _MAY_LACK and not self.values[key]:
                raise self.fault(f"the header has no {key}", f"it needs {', '.join(_ORDER)}")
        if len(self.values["note"]) != len(self.values["note (ja)"]):
            raise self.fault("the header has a note in one language only", "write note and note (ja)")
        line, topic = self.values["topic"][0]
        if topic not in TOPICS:
            raise self.fault(f"{topic} is no topic", f"one of {', '.join(TOPICS)}", line)
        return Entry(
            self.path.stem,
            self._label("title"),
            self._label("question"),
            topic,
            self._label("note"),
            tuple(self._parameter(*value) for value in self.values["parameter"]),
            tuple(self._column(*value) for value in self.values["column"]),
            self.values["example"][0][1],
            self.sparql,
        )

    def _label(self, key: str) -> Label:
        ja, en = (self.values[k][0][1] if self.values[k] else None for k in (f"{key} (ja)", key))
        return Label(ja, en)

    def _parameter(self, line: int, value: str) -> Parameter:
        name, types, default, en, ja = self._parts(line, value, "name | type | default | meaning | 意味")
        for type_ in types.split(" or "):
            if type_ not in TYPES:
                raise self.fault(f"{type_} is no type of a parameter", f"one of {', '.join(TYPES)}", line)
        return Parameter(name, tuple(types.split(" or ")), default, Label(ja, en))

    def _column(self, line: int, value: str) -> Column:
        name, type_, en, ja = self._parts(line, value, "name | type | heading | 見出し")
        if type_ not in self.types:
            raise self.fault(f"{type_} is no type of a column", f"one of {', '.join(self.types)}", line)
        return Column(name, type_, Label(ja, en))

    def _parts(self, line: int, value: str, form: str) -> list[str]:
        parts = [part.strip() for part in value.split(" | ")]
        if len(parts) != form.count("|") + 1 or not all(parts):
            raise self.fault(f"this has not the form {form}", "write all parts, with a | between them", line)
        if not _NAME.fullmatch(parts[0]):
            raise self.fault(f"{parts[0]} cannot name a variable here", "small letter first, then letters", line)
        return parts
