"""Takes the register of a plan apart: from its statements back to an outline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from keikaku.errors import UnknownName
from keikaku.records import IRI, Literal, Term, natural_key, whole_number
from keikaku.services.registers.making import term
from keikaku.services.registers.outline import LINKS, PASSAGE, Header, Level, Outline, Row, above
from keikaku.services.session.plans import called
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ID, RDF_TYPE, kk, local_name, prologue

_GRAPHS = (
    prologue("kk")
    + """
SELECT DISTINCT ?graph WHERE {
  GRAPH ?graph { ?thing kk:address ?address }
  FILTER (?address = ?id || STRSTARTS(?address, CONCAT(?id, ":")))
}"""
)
_STATED = "SELECT ?s ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } }"
Statement = tuple[IRI, IRI, Term]


class Span(NamedTuple):
    """Characters of a text: the first, and the one behind the last."""

    start: int
    end: int


class Stated(NamedTuple):
    """What a register says of a passage's text. ``words``: of the whole passage, sorted."""

    path: str
    text: str  # the file's name
    spans: tuple[Span, ...]
    digest: str
    words: tuple[str, ...]


class Registered(NamedTuple):
    """A register as it stands: its outline, in which no row has places, and what it says of the texts.

    ``hashes``: of each text, by file name. ``statements``: all that the register's graphs say.
    """

    outline: Outline
    passages: tuple[Stated, ...]
    hashes: dict[str, str]
    statements: frozenset[Statement]


def read(session: Session, plan: str) -> Registered:
    """The register of a plan, by its id or a name. Raises UnknownName."""
    id_ = next((one.id for one in called(session.plans, plan)), plan)
    given = {"id": [Literal.text(id_)]}
    graphs = [row[0] for row in session.search(_GRAPHS, given).rows if isinstance(row[0], IRI)]
    known = [one.id for one in session.plans]
    if id_ not in known or not graphs:
        hint = f"the plans are {', '.join(known)}" if known else "there is no plan in the store"
        raise UnknownName(f"there is no plan “{plan}” in the store", hint, tuple(known))
    rows = (row for graph in graphs for row in session.search(_STATED, {"graph": [graph]}).rows)
    statements = {(s, p, o) for s, p, o in rows if isinstance(s, IRI) and isinstance(p, IRI) and o is not None}
    return taken_apart(statements, id_, graphs)


def taken_apart(statements: Iterable[Statement], plan: str, graphs: Iterable[IRI] = ()) -> Registered:
    """The same from the statements of its graphs."""
    stated = frozenset(statements)
    return _Apart(stated, plan, list(graphs)).registered()


class _Apart:
    """One register, while it is taken apart."""

    def __init__(self, stated: frozenset[Statement], plan: str, graphs: list[IRI]) -> None:
        self.stated = stated
        self.id = plan
        self.graphs = graphs
        self.facts: dict[IRI, dict[IRI, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, property_, object_ in sorted(stated, key=_statement_key):
            self.facts[subject][property_].append(object_)
        self.paths: dict[IRI, str] = {}
        for thing in self.facts:
            address = self.text(thing, "kk:address")
            if address == plan or address.startswith(f"{plan}:"):
                self.paths[thing] = address[len(plan) + 1 :]
        self.passages = {path: thing for thing, path in self.paths.items() if self.is_a(thing, "Passage")}
        self.elements = {path: thing for thing, path in self.paths.items() if self.kind(thing) not in ("", "Plan")}
        self.speaking: dict[IRI, list[str]] = defaultdict(list)
        for path, element in self.elements.items():
            for passage in self.values(element, "kk:statedIn"):
                self.speaking[IRI(str(passage))].append(path)
        self.plan = self.whole_plan()
        self.base = self.found_base()

    def registered(self) -> Registered:
        """All of it."""
        sources = sorted((s for s in self.facts if self.is_a(s, "SourceText")), key=natural_key)
        names = {source: self.text(source, "kk:fileName") for source in sources}
        header = self.header(tuple(names.values()))
        passages = tuple(
            self.passage(path, thing, names) for path, thing in sorted(self.passages.items(), key=_by_path)
        )
        rows = (self.row(path) for path in sorted({*self.elements, *self.passages}, key=natural_key))
        hashes = {name: self.text(source, "kk:textHash") for source, name in names.items()}
        return Registered(Outline(header, tuple(rows)), passages, hashes, self.stated)

    def header(self, texts: tuple[str, ...]) -> Header:
        """What the plan says of itself."""
        plan = self.plan
        usual = f"{self.base}plan/{self.id}" if "" in self.elements else self.base + self.id
        graph = next(iter(self.graphs), None)
        months = [value for value in self.values(plan, "kk:fiscalYearBegins") if isinstance(value, Literal)]
        return Header(
            self.id,
            self.base,
            None if plan == usual else plan,
            None if graph in (None, f"{self.base}graph/{self.id}/register") else graph,
            self.literals(plan, "dcterms:title"),
            self.names(plan),
            self.literals(plan, "skos:altLabel"),
            tuple((key, one) for key, name in LINKS.items() for one in self.iris(plan, name)),
            tuple(one.value for one in self.values(plan, "dcterms:language") if isinstance(one, Literal)),
            whole_number(months[0].value.strip("-")) if months else None,
            texts,
            tuple(sorted(self.level(one) for one in self.iris(plan, "kk:level"))),
        )

    def level(self, level: IRI) -> Level:
        """A level of the plan."""
        kinds = [local_name(one) for one in self.iris(level, "kk:levelClass")]
        depth = whole_number(self.text(level, "kk:depth")) or 0
        given = None if level == f"{self.base}{self.id}/level/{depth}" else level
        return Level(depth, kinds[0] if kinds else "", self.literals(level, "skos:prefLabel"), given)

    def row(self, path: str) -> Row:
        """The row of an element, a passage or both."""
        element, passage = self.elements.get(path), self.passages.get(path)
        if element is None:
            assert passage is not None
            holder = self.speaker(path)
            return self.standing(Row(path, PASSAGE, parent=None if holder == self.implied(path) else holder), passage)
        stated = [self.paths[one] for one in self.iris(element, "kk:statedIn") if one in self.paths]
        beside = (at for at in stated if at != path and not (at not in self.elements and self.speaker(at) == path))
        found = Row(
            path,
            self.kind(element),
            level=self.depth(element),
            parent=self.parent(path, element),
            titles=self.literals(element, "dcterms:title"),
            names=self.names(element),
            also=self.literals(element, "skos:altLabel"),
            stated_in=tuple(beside),
            iri=None if element == self.base + self.behind(path) else element,
        )
        return self.standing(found, passage or element)

    def standing(self, row: Row, thing: IRI) -> Row:
        """The row with what is said of its passage, or of an element without one."""
        sheet = whole_number(self.text(thing, "kk:sheet"))
        usual = f"{self.base}passage/{self.behind(row.path)}"
        given = thing if self.passages.get(row.path) == thing != usual else None
        return row._replace(page=self.text(thing, "kk:page"), sheet=sheet, passage=given)

    def passage(self, path: str, thing: IRI, names: dict[IRI, str]) -> Stated:
        """What is said of the text of a passage."""
        source = next((one for one in self.values(thing, "oa:hasSource") if isinstance(one, IRI)), IRI(""))
        spans = []
        selectors = [one for one in self.values(thing, "oa:hasSelector") if isinstance(one, IRI)]
        for one in chain.from_iterable(self.values(each, "kk:textRange") or [each] for each in selectors):
            if isinstance(one, IRI):
                order, start, end = (
                    whole_number(self.text(one, name)) or 0 for name in ("kk:order", "oa:start", "oa:end")
                )
                spans.append((order, Span(start, end)))
        words = tuple(self.text(thing, "kk:words").split())
        return Stated(
            path, names.get(source, ""), tuple(one for _, one in sorted(spans)), self.text(thing, "kk:textHash"), words
        )

    def speaker(self, path: str) -> str | None:
        """The element of which a passage alone speaks: as its address tells, if that is so, else the first."""
        speaking = self.speaking[self.passages[path]]
        implied = self.implied(path)
        return implied if implied in speaking or not speaking else sorted(speaking, key=natural_key)[0]

    def parent(self, path: str, element: IRI) -> str | None:
        """The path of the element above, where the address does not tell it."""
        for one in self.values(element, "kk:partOf"):
            found = "" if one == self.plan else self.paths.get(IRI(str(one)))
            if found is not None:
                return None if path == "" or found == self.implied(path) else found
        return None

    def implied(self, path: str) -> str | None:
        """The path of the element above, as the address tells it."""
        return next((one for one in above(path) if one == "" or one in self.elements), None)

    def depth(self, element: IRI) -> int | None:
        """The depth of the level that an element names."""
        for one in self.values(element, "kk:level"):
            if isinstance(one, IRI):
                return self.level(one).depth or None
        return None

    def whole_plan(self) -> IRI:
        """The plan: what has its id as address, or what the whole document is part of."""
        for thing, path in self.paths.items():
            if path == "" and self.kind(thing) == "Plan":
                return thing
        above_all = self.values(self.elements.get("", IRI("")), "kk:partOf")
        return next((one for one in above_all if isinstance(one, IRI)), IRI(f"{ID}{self.id}"))

    def found_base(self) -> str:
        """What stands before ids and addresses in the IRIs of the plan's things, if most of them are made so."""
        for path, thing in [("", self.elements.get("", self.plan)), *self.elements.items()]:
            if thing.endswith(self.behind(path)):
                return thing.removesuffix(self.behind(path))
        return ID

    def behind(self, path: str) -> str:
        """What stands behind the base in the IRI of an element."""
        return f"{self.id}/{path}" if path else self.id

    def names(self, thing: IRI) -> tuple[Literal, ...]:
        """The names beside the titles, which are names where no other is given."""
        titles = self.literals(thing, "dcterms:title")
        return tuple(name for name in self.literals(thing, "skos:prefLabel") if name not in titles)

    def kind(self, thing: IRI) -> str:
        """The class of an element, most special first; nothing for what is none."""
        return next((kind for kind in ELEMENT_KINDS if self.is_a(thing, kind)), "")

    def is_a(self, thing: IRI, kind: str) -> bool:
        """Whether it is said to be of a class."""
        return kk(kind) in self.values(thing, RDF_TYPE)

    def values(self, thing: IRI, property_: str) -> list[Term]:
        """What is said of a thing by a property; no fact is made by asking."""
        return self.facts[thing].get(term(property_), []) if thing in self.facts else []

    def iris(self, thing: IRI, property_: str) -> list[IRI]:
        """The things among that."""
        return [one for one in self.values(thing, property_) if isinstance(one, IRI)]

    def literals(self, thing: IRI, property_: str) -> tuple[Literal, ...]:
        """The texts among that which have a language."""
        return tuple(one for one in self.values(thing, property_) if isinstance(one, Literal) and one.language)

    def text(self, thing: IRI, property_: str) -> str:
        """The first value, as written; empty without one."""
        first = next(iter(self.values(thing, property_)), None)
        return first.value if isinstance(first, Literal) else first or ""


def _by_path(item: tuple[str, IRI]) -> tuple[object, ...]:
    return natural_key(item[0])


def _statement_key(statement: Statement) -> tuple[object, ...]:
    subject, property_, object_ = statement
    if isinstance(object_, Literal):
        return (
            subject,
            property_,
            1,
            object_.language != "ja",
            object_.language or "",
            natural_key(object_.value),
            object_,
        )
    return subject, property_, 0, False, "", natural_key(object_), object_
