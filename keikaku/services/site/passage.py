"""What a passage says: every statement of its graph, each once and in its most telling form, and what it names."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from keikaku.records import IRI, Label, Literal, Term, natural_key
from keikaku.services.session.rules import Statements, plain
from keikaku.services.site.known import Known
from keikaku.site_data import Group, Link, Row, Statement
from keikaku.texts.catalogue import label
from keikaku.vocab import OBSERVATIONS, RDF_TYPE, kk

_STATES = "SELECT ?thing ?property ?value WHERE { GRAPH ?passage { ?thing ?property ?value } }"
_MENTIONS = kk("mentions")
_ENDS = {"from": "{from}", "to": "{to}"}


class States(NamedTuple):
    """See ThingPage."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    names: tuple[Link, ...]
    states: tuple[Link, ...]
    sort: Label


NOTHING = States((), (), (), (), Label(None, None))


def states(known: Known, passage: IRI) -> States:
    """What a passage states of anything but itself; a value or statistic is told on a page of its own."""
    rows = known.session.select(_STATES, {"passage": passage}).rows
    named = sorted({value for _, property_, value in rows if property_ == _MENTIONS and isinstance(value, IRI)})
    between: Statements = {}
    literals: dict[tuple[IRI, IRI], list[Term]] = defaultdict(list)
    values: set[IRI] = set()
    for thing, property_, value in rows:
        if not isinstance(thing, IRI) or not isinstance(property_, IRI) or thing == passage or property_ == RDF_TYPE:
            continue
        if known.session.card(thing).kind in OBSERVATIONS:
            values.add(thing)
        elif isinstance(value, IRI):
            between[thing, value, property_] = {passage}
        elif isinstance(value, Literal):
            literals[thing, property_].append(value)
    own = known.states.get(passage, [])
    sort = known.session.called(known.session.card(own[0])) if own else Label(None, None)
    told = sorted({*own, *values}, key=lambda one: (one in values, natural_key(one)))
    return States(
        _rows(known, literals), _groups(known, plain(between, known.session.rules)),
        tuple(known.links(named)), tuple(known.links(told)), sort,
    )  # fmt: skip


def _groups(known: Known, stated: Statements) -> tuple[Group, ...]:
    things = {one for source, target, _ in stated for one in (source, target)}
    links = {link.iri: link for link in known.links(sorted(things))}
    words = known.session.words({IRI(said) for *_, said in stated})
    found: dict[str, Group] = {}
    for source, target, said in sorted(stated, key=lambda one: (one[2], natural_key(one[0]), natural_key(one[1]))):
        how = known.said(IRI(said))
        name = Label(*how["name"]) if how else words[IRI(said)]
        says = Label(*how["says"]) if how else label("facts.sentence", relation=name, **_ENDS)
        group = found.get(said) or Group(name, ())
        statement = Statement(says, links[source], links[target])
        found[said] = group._replace(statements=(*group.statements, statement))
    return tuple(found.values())


def _rows(known: Known, literals: dict[tuple[IRI, IRI], list[Term]]) -> tuple[Row, ...]:
    links = {link.iri: link for link in known.links(sorted({thing for thing, _ in literals}))}
    words = known.session.words({property_ for _, property_ in literals})
    return tuple(
        Row(
            words[property_],
            Link(Label.of(one for one in many if isinstance(one, Literal)), None, ""),
            (),
            links[thing],
        )
        for (thing, property_), many in sorted(literals.items())
    )
