"""The things in the rows of an answer: those that it names by IRI, and the plan elements of its addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from keikaku.records import IRI, Literal, Solutions
from keikaku.services.networks.links import stated
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, prologue

_THINGS = frozenset((*ELEMENT_KINDS, *ENTITY_KINDS))
# An aim has no element of its own: its passage states the element that it is the aim of.
_ELEMENTS = (
    prologue("kk")
    + """
SELECT ?element ?address ?passage WHERE {
  { ?element kk:statedIn ?passage . ?passage kk:address ?address } UNION { ?element kk:address ?address }
}"""
)
_LEAST = re.compile(r"\b(?:MIN|MAX|SAMPLE)\s*\([^()]*\)\s+AS\s+\?(\w+)", re.IGNORECASE)


def rows_of(session: Session, answer: Solutions, text: str, asked: Collection[IRI] = ()) -> list[list[IRI]]:
    """Of each row the things in it, each once.

    text: the query. An address that it takes as the least of many stands for none, unless nothing else does; nor does
    one that says where the link between two things of its row is stated. asked: what the whole answer is about, as if
    it stood in every row.
    """
    least = set(_LEAST.findall(text))
    named = drawable(session, (cell for row in answer.rows for cell in row if isinstance(cell, IRI)))
    all_columns = range(len(answer.variables))
    columns = [place for place in all_columns if answer.variables[place] not in least]
    found = _by_address(session, answer, columns)
    if not named and not found:
        columns = [*all_columns]
        found = _by_address(session, answer, columns)
    linked_by: dict[IRI, set[frozenset[IRI]]] = defaultdict(set)
    for (start, end, _), passages in stated(session, [*named, *asked]).items():
        for passage in passages:
            linked_by[passage].add(frozenset((start, end)))
    rows = []
    for row in answer.rows:
        things = dict.fromkeys(cell for cell in row if isinstance(cell, IRI) and cell in named)
        about = {*things, *asked}
        for place in columns:
            cell = row[place]
            for element, passage in found.get(cell.value, ())[:1] if isinstance(cell, Literal) else ():
                if not (things and any(pair <= about for pair in linked_by.get(passage, ()))):
                    things[element] = None
        rows.append(list(things))
    return rows


def drawable(session: Session, iris: Iterable[IRI]) -> dict[IRI, None]:
    """Those that are plan elements or entities: not passages, properties, values."""
    return {iri: None for iri, card in session.cards(iris).items() if card.kind in _THINGS}


def _by_address(session: Session, answer: Solutions, columns: Collection[int]) -> dict[str, list[tuple[IRI, IRI]]]:
    """Each address in some columns to the elements that it may stand for with its passage, the nearest first."""
    cells = (row[place] for row in answer.rows for place in columns)
    texts = {cell.value for cell in cells if isinstance(cell, Literal)}
    own: dict[str, IRI] = {}
    found: dict[str, list[tuple[IRI, IRI]]] = defaultdict(list)
    rows = [
        (element, address.value, passage)
        for element, address, passage in (session.select(_ELEMENTS).rows if texts else [])
        if isinstance(element, IRI) and isinstance(address, Literal) and address.value in texts
    ]
    known = drawable(session, (element for element, _, _ in rows))
    for element, address, passage in sorted(rows, key=str):
        if element in known and isinstance(passage, IRI):
            found[address].append((element, passage))
        elif element in known:
            own[address] = element
    for address, element in own.items():
        found[address].sort(key=lambda at: at[0] != element)
        if not found[address]:
            found[address] = [(element, element)]  # an element that no passage states
    return found
