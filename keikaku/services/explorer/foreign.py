"""Things of any vocabulary: which of what a store speaks of stands on the page beside plans, or without any.

A thing is whatever the data say something of, unless it is told as a part of something else: of a plan (its passages,
periods, levels), or of another thing (blank nodes, SKOS-XL labels).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from keikaku.errors import TooLargeForPage, Ways
from keikaku.page_data import BareKind, Names
from keikaku.records import IRI, BNode, Label, Literal, Term, natural_key
from keikaku.services.explorer.contents import Contents
from keikaku.services.explorer.statements import Node, Statements, Told, read, rows
from keikaku.services.explorer.tongues import marked
from keikaku.services.explorer.well_known import GENERAL, known_name
from keikaku.services.session.cards import breadths, by_what_they_tell
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import LANGUAGES, label, listed
from keikaku.vocab import ID, LABELS, NS, ONTOLOGY, PREFIXES, bare, label_of, local_name, readable

MOST_THINGS = 50_000
"""Of a page; of more a browser grows slow."""
MOST_STATEMENTS = 1_000_000
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
MOST_ENDS = 2  # by which a thing without a name is called

_COUNTS = f"""
SELECT ?things ?statements WHERE {{
  {{ SELECT (COUNT(*) AS ?statements) WHERE {{ ?thing ?property ?value }} }}
  {{ SELECT (COUNT(*) AS ?things) WHERE {{
    {{ SELECT DISTINCT ?thing WHERE {{
      ?thing ?property ?value FILTER (isIRI(?thing) && !STRSTARTS(STR(?thing), "{NS}"))
    }} }}
    FILTER NOT EXISTS {{ ?thing a ?kind FILTER (STRSTARTS(STR(?kind), "{NS}")) }}
    FILTER NOT EXISTS {{ GRAPH <{ONTOLOGY}> {{ ?thing a ?term }} }}
  }} }}
}}"""

# What a plan's graph holds beside the things of the plan, where something of the plan leads to it.
_BESIDE = {
    IRI(PREFIXES["time"] + "Instant"),
    IRI(PREFIXES["time"] + "Interval"),
    IRI(PREFIXES["skos"] + "ConceptScheme"),
    IRI(PREFIXES["schema"] + "Dataset"),
    IRI(PREFIXES["qb"] + "DataSet"),
    IRI(PREFIXES["qb"] + "DataStructureDefinition"),
}


class Foreign(NamedTuple):
    """Things that are of no class of ours, by class and name; and their classes, those of most things first."""

    things: list[Node]
    names: dict[Node, Names]
    kinds: list[BareKind]
    kind_of: dict[Node, int]  # place in kinds
    further: dict[Node, list[int]]  # of a thing of several classes the places of the others
    classes: dict[Node, list[IRI]]
    told: dict[Node, list[Told]]
    toward: list[tuple[IRI, IRI, Node, frozenset[IRI]]]  # what things of plans have to do with them
    words: dict[IRI, Label]  # of properties and classes, as the data name them


def foreign(session: Session, contents: Contents) -> Foreign:
    """What a store speaks of beside what ``contents`` knows. Raises TooLargeForPage."""
    statements = read(session)
    things = _things(statements, contents)
    among = set(things)
    told = {thing: list(statements.told(thing, among.__contains__)) for thing in things}
    if len(things) + len(contents.kinds) > MOST_THINGS:
        _refuse_things(len(things))
    words = _words(statements)
    classes = {thing: statements.classes(thing) for thing in things}
    shown = _shown_classes(classes, _subclasses(statements))
    counted: Counter[IRI | None] = Counter(one for many in shown.values() for one in many)
    order = sorted(counted, key=lambda one: (one is None, -counted[one], one or ""))
    kinds = _kinds(order, words, set(contents.kinds.values()))
    number = {one: at for at, one in enumerate(order)}
    kind_of = {thing: number[first] for thing, (first, *_) in shown.items()}
    further = {thing: [number[one] for one in others] for thing, (_, *others) in shown.items() if others}
    names = _names(things, told, kinds, kind_of)
    things.sort(key=lambda thing: (kind_of[thing], natural_key(names[thing][1].casefold()), natural_key(thing)))
    toward = _toward(statements, contents, among)
    return Foreign(things, names, kinds, kind_of, further, classes, told, toward, words)


def apart(contents: Contents, foreign: Foreign) -> Contents:
    """The contents without what is said of these things: that is told otherwise."""
    others = set(foreign.things)
    if not others:
        return contents
    kept = [said for said in contents.statements if said.thing not in others and said.value not in others]
    return contents._replace(statements=kept)


def refuse_too_much(session: Session) -> None:
    """Raises TooLargeForPage for a store of which a page would be too large, before all of it is read."""
    (counts,) = rows(session, _COUNTS)
    things, statements = (int(one.value) if isinstance(one, Literal) else 0 for one in counts)
    if things > MOST_THINGS:
        _refuse_things(things)
    if statements > MOST_STATEMENTS:
        raise TooLargeForPage(
            f"a page holds at most {MOST_STATEMENTS:,} statements, and here are {statements:,}", _NARROWER
        )


_NARROWER = Ways(
    "write a part of it into a file and explore that: keikaku query --format turtle "
    "'CONSTRUCT { ?s ?p ?o } WHERE { ?s a <…> ; ?p ?o }' --store … > part.ttl",
    *2 * ("/index.en.html has pages of all of them, and /query asks for a part of them",),
)


def _refuse_things(count: int) -> None:
    raise TooLargeForPage(f"a page holds at most {MOST_THINGS:,} things, and here are {count:,}", _NARROWER)


def _things(statements: Statements, contents: Contents) -> list[Node]:
    """What stands on the page beside the plans."""
    ours = contents.kinds
    led_to = {value for thing in ours for _, value, _ in statements.said.get(thing, ())}
    found = []
    for thing in statements.subjects():
        if thing in ours or thing.startswith(ONTOLOGY) or statements.is_label(thing):
            continue
        classes = statements.classes(thing)
        if any(one.startswith(NS) for one in classes):
            continue
        if thing.startswith(ID):
            continue
        speaks_of_plans = thing in led_to or any(said.startswith(NS) for said, *_ in statements.said[thing])
        if (speaks_of_plans and classes and _BESIDE.issuperset(classes)) or (ours and thing in statements.graphs):
            continue
        found.append(thing)
    return found


def _toward(
    statements: Statements, contents: Contents, things: set[Node]
) -> list[tuple[IRI, IRI, Node, frozenset[IRI]]]:  # fmt: skip
    """What is said of the things of plans and leads to these things."""
    return [
        (thing, property_, value, graphs)
        for thing in contents.kinds
        for property_, value, graphs in statements.said.get(thing, ())
        if isinstance(value, IRI) and value in things
    ]


def _words(statements: Statements) -> dict[IRI, Label]:
    """What the data themselves call whatever may be a property or a class."""
    found = {}
    used = {property_ for many in statements.said.values() for property_, _, _ in many}
    used |= {one for thing in statements.said for one in statements.classes(thing)}
    for term in used:
        said = _texts((path, value) for path, value, _ in statements.said.get(term, ()))
        name = label_of(said)
        if any(name):
            found[term] = name
    return found


def _texts(said: Iterable[tuple[IRI, object]]) -> dict[str, list[Literal]]:
    found: dict[str, list[Literal]] = defaultdict(list)
    for property_, value in said:
        if property_ in LABELS and isinstance(value, Literal):
            found[property_].append(value)
    return found


def _subclasses(statements: Statements) -> Iterator[tuple[Node, Term]]:
    """Each class with one right above it."""
    for one, many in statements.said.items():
        yield from ((one, value) for property_, value, _ in many if property_ == _SUBCLASS)


def _shown_classes(
    classes: Mapping[Node, list[IRI]], below: Iterable[tuple[Node, Term]]
) -> dict[Node, list[IRI | None]]:
    """The classes that each thing stands under, first the one by which it is told everywhere."""
    count = breadths(Counter(one for many in classes.values() for one in many), below)
    found: dict[Node, list[IRI | None]] = {}
    for thing, many in classes.items():
        telling = [one for one in many if one not in GENERAL] or many[:1]
        found[thing] = [*by_what_they_tell(telling, count)] or [None]
    return found


def _kinds(order: Iterable[IRI | None], words: Mapping[IRI, Label], taken: set[str]) -> list[BareKind]:
    found: list[BareKind] = []
    ids = set(taken)
    for one in order:
        name = both(label("things.untyped"), "") if one is None else word(one, words)
        identifier = "-" if one is None else local_name(one) or one
        if identifier in ids:
            identifier = bare(one or "")
        ids.add(identifier)
        name = (name[0], name[1][:1].upper() + name[1][1:])
        found.append({"id": identifier, "name": name, "many": name, "family": "entity", "iri": one or ""})
    return found


def word(term: IRI, words: Mapping[IRI, Label]) -> Names:
    """What a property or class is called: by the data, by everybody, else by the readable end of its IRI."""
    return marked(both(words.get(term) or known_name(term), readable(term)))


def both(name: Label, fallback: str) -> Names:
    """Both names, each standing in for a missing other."""
    return (name.best("ja") or fallback, name.best("en") or fallback)


def _names(
    things: Iterable[Node], told: Mapping[Node, list[Told]], kinds: list[BareKind], kind_of: Mapping[Node, int]
) -> dict[Node, Names]:  # fmt: skip
    """Each thing to its names; a blank node without any is called by its class and what it leads to, or a number."""
    names: dict[Node, Names] = {}
    unnamed = []
    for thing in things:
        said = _texts((one.path[0], one.value) for one in told[thing] if len(one.path) == 1)
        names[thing] = both(label_of(said), "" if isinstance(thing, BNode) else readable(thing))
        if not any(names[thing]):
            unnamed.append(thing)
    numbers: Counter[int] = Counter()
    for thing in unnamed:
        numbers[kind_of[thing]] += 1
        ends = [names[one.value] for one in told[thing] if isinstance(one.value, IRI) and one.value in names]
        names[thing] = _called(kinds[kind_of[thing]]["name"], ends[:MOST_ENDS], numbers[kind_of[thing]])
    return names


def _called(kind: Names, ends: list[Names], number: int) -> Names:
    """What a thing without a name is called: “Membership: Sato, Harbour bureau”, “Membership 3”."""
    if not ends:
        return (f"{kind[0]} {number}", f"{kind[1]} {number}")
    japanese, english = (listed([end[side] for end in ends], LANGUAGES[side]) for side in (0, 1))
    return (f"{kind[0]}：{japanese}", f"{kind[1]}: {english}")
