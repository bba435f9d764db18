"""The network of a query's answer: the things in its rows, and what the graph states between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Answer, Label, Literal, Solutions, Term
from keikaku.services import run as catalogue
from keikaku.services.cards import cards
from keikaku.services.links import Links, addresses, stated
from keikaku.services.network import Network, described_network
from keikaku.store.base import Store
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, local_name, prologue

_THINGS = frozenset((*ELEMENT_KINDS, *ENTITY_KINDS))
# Two columns of such names are the ends of a link; the third says what kind of link, where there is one.
_ENDS = (("from", "to"), ("source", "target"), ("subject", "object"), ("s", "o"))
_ROLES = ("relation", "role", "property", "predicate", "link", "p")
_RESULT = Label("問い合わせの結果", "The result of a query")
_LINKED = "linked"
_LABELS = {_LINKED: Label("つながる", "linked with")}
_ELEMENTS = prologue("kk") + "SELECT ?element ?address WHERE { ?element kk:address ?address }"
_HINT = "its rows need IRIs of things, or addresses of plan elements; ?from and ?to are taken as links"


def of_query(store: Store, text: str) -> Network:
    """The network of what a SPARQL query finds.

    SELECT: the things in its rows and what the graph states between them; where the columns ?from and ?to (or
    ?source and ?target, ?subject and ?object, ?s and ?o) are there, these rows are the links and no others are
    drawn, called what ?relation (?role, ?property, ?predicate, ?link, ?p) says. Addresses of plan elements count
    as things where a query gives no IRI of any. CONSTRUCT and DESCRIBE: the triples between things are the links.
    Raises AskedWrongly where no thing is found, and what Store.query raises.
    """
    return _network(store, store.query(text), _RESULT, ())


def of_run(store: Store, name: str, parameters: Mapping[str, str], language: str) -> Network:
    """The network of what a query of the catalogue finds, and of the things that were given to it by name."""
    defaults = {one.name: one.default for one in catalogue.find(name).parameters if one.kinds}
    answer = catalogue.run(store, name, {**defaults, **parameters}, language)
    focus = tuple(dict.fromkeys(found.iri for found in answer.resolved.values()))
    return _network(store, answer.solutions, answer.entry.title, focus)


def _network(store: Store, answer: Answer, title: Label, focus: tuple[IRI, ...]) -> Network:
    if isinstance(answer, bool):
        raise AskedWrongly("ASK answers yes or no, in which there is nothing to draw", "use SELECT or CONSTRUCT")
    if not isinstance(answer, Solutions):
        return _of_ends(store, [(start, role, end, None) for start, role, end in answer], title)
    ends = _columns(answer)
    if ends:
        return _of_ends(store, ends, title)
    things = _things(store, answer, focus)
    return described_network(store, stated(store, things), title, focus, alone=things)


def _columns(answer: Solutions) -> list[tuple[Term | None, Term | None, Term | None, Term | None]]:
    """From each row its two ends, the relation and the passage; nothing where the query names no ends."""
    place = {name: at for at, name in enumerate(answer.variables)}
    pair = next((pair for pair in _ENDS if set(pair) <= place.keys()), None)
    if pair is None:
        return []
    role = next((place[name] for name in _ROLES if name in place), None)
    passage = next((place[name] for name in ("passage", "address") if name in place), None)
    return [
        (
            row[place[pair[0]]], None if role is None else row[role], row[place[pair[1]]],
            None if passage is None else row[passage],
        )
        for row in answer.rows
    ]  # fmt: skip


def _of_ends(
    store: Store, rows: Iterable[tuple[Term | None, Term | None, Term | None, Term | None]], title: Label
) -> Network:
    """Links as the query gives them. What it leaves out, relation or passage, is the graph's where that has it."""
    listed = [row for row in rows if isinstance(row[0], IRI) and isinstance(row[2], IRI)]
    things = _drawable(store, (end for row in listed for end in (row[0], row[2]) if isinstance(end, IRI)))
    by_address = addresses(store)
    passages = set(by_address.values())
    graph = stated(store, things)
    links: Links = defaultdict(set)
    labels = dict(_LABELS)
    for start, relation, end, where in listed:
        if not (isinstance(start, IRI) and isinstance(end, IRI) and start in things and end in things):
            continue
        at = by_address.get(where.value) if isinstance(where, Literal) else where
        for role in [_role(relation, labels)] if relation is not None else _roles(graph, start, end):
            said = {IRI(at)} if isinstance(at, IRI) and at in passages else graph.get((start, end, role), set())
            links[start, end, role] |= said
    if not links:
        raise AskedWrongly("the query links no two things of the graph", _HINT)
    return described_network(store, links, title, labels=labels)


def _role(relation: Term | None, labels: dict[str, Label]) -> str:
    """The relation's local name; of one that the query gives in words, these words."""
    if isinstance(relation, IRI):
        return local_name(relation)
    if isinstance(relation, Literal) and relation.value.strip():
        labels.setdefault(relation.value, Label(relation.value, relation.value))
        return relation.value
    return _LINKED


def _roles(graph: Links, start: IRI, end: IRI) -> list[str]:
    """What the graph states of the one and the other."""
    return [role for one, other, role in graph if (one, other) == (start, end)] or [_LINKED]


def _things(store: Store, answer: Solutions, focus: tuple[IRI, ...]) -> list[IRI]:
    """The things in the rows and those asked for; where the rows name none, the elements of their addresses."""
    cells = [cell for row in answer.rows for cell in row]
    named = _drawable(store, (cell for cell in cells if isinstance(cell, IRI)))
    if not named:
        texts = {cell.value for cell in cells if isinstance(cell, Literal)}
        rows = store.select(_ELEMENTS).rows if texts else []
        elements = (row[0] for row in rows if isinstance(row[1], Literal) and row[1].value in texts)
        named = _drawable(store, (element for element in elements if isinstance(element, IRI)))
    if not named:
        raise AskedWrongly("the query finds no thing of the graph", _HINT)
    return list(dict.fromkeys([*focus, *named]))


def _drawable(store: Store, iris: Iterable[IRI]) -> dict[IRI, None]:
    """Those that are plan elements or entities: not passages, properties, values."""
    return {iri: None for iri, card in cards(store, iris).items() if card.kind in _THINGS}
