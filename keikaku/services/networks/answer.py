"""The network of a query's answer: the things in its rows, and what the graph states between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, BNode, Label, Literal, Solutions, Term
from keikaku.services.catalogue import run as catalogue
from keikaku.services.catalogue.plans import stands_for_plan
from keikaku.services.networks import anything
from keikaku.services.networks.answer_rows import rows_of
from keikaku.services.networks.answer_ties import MUTUAL, Plans, Ties
from keikaku.services.networks.links import Links, addresses, role_of, stated
from keikaku.services.networks.network import Network, but_to_self, described_network
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import LANGUAGES, label, listed

# Two columns of such names are the ends of a link; the third says what kind of link, where there is one.
_ENDS = (("from", "to"), ("source", "target"), ("subject", "object"), ("s", "o"))
_ROLES = ("relation", "role", "property", "predicate", "link", "p")
_LINKED = "linked"
_HINT = "its rows need IRIs of things, or addresses of plan elements; ?from and ?to are taken as links"


def of_query(session: Session, text: str) -> Network:
    """The network of what a SPARQL query finds.

    SELECT: the things in its rows and what the graph states between them, or says of one in a part of the other; two
    things of one row that nothing joins are linked as such. Where the columns ?from and ?to (or ?source and ?target,
    ?subject and ?object, ?s and ?o) are there, these rows are the links and no others are drawn, called what ?relation
    (?role, ?property, ?predicate, ?link, ?p) says. An address stands for its plan element, but for one that only says
    where the link of its row is stated, or that is the least of many (MIN). CONSTRUCT and DESCRIBE: the triples
    between IRIs are the links. Where nothing in the rows is of our ontology: whatever IRIs they hold, and what links
    these.
    Raises AskedWrongly where no thing is found, and what Store.query raises.
    """
    answer = session.query(text)
    if isinstance(answer, bool):
        raise AskedWrongly("ASK answers yes or no, in which there is nothing to draw", "use SELECT or CONSTRUCT")
    if not isinstance(answer, Solutions):
        return _of_ends(session, [(start, role, end, None) for start, role, end in answer], label("networks.of_query"))
    ends = _columns(answer)
    if ends:
        return _of_ends(session, ends, label("networks.of_query"))
    rows = rows_of(session, answer, text, ())
    things = _shown(rows)
    if not things:
        return _of_anything(session, answer)
    links = stated(session, things)
    plans = Plans(session, things, text)
    ties = _all_ties(plans, things, rows, links)
    return described_network(
        session, links | ties.links, label("networks.of_query"), alone=things, labels=ties.labels, mutual=MUTUAL
    )


def _of_anything(session: Session, answer: Solutions) -> Network:
    """The IRIs in the rows that the data speak of, of whatever class, and what links them."""
    cells = dict.fromkeys(cell for row in answer.rows for cell in row if isinstance(cell, IRI))
    links, left_out, to_self = anything.among(session, list(cells))
    if not links:
        raise AskedWrongly(f"the query finds no two linked things of the graph{but_to_self(to_self)}", _HINT)
    found = described_network(session, links, label("networks.of_query"))
    return found._replace(left_out=left_out, to_self=to_self)


def of_run(session: Session, name: str, parameters: Mapping[str, str], language: str) -> Network:
    """The network of what a query of the catalogue finds, as of_query draws it, with what it was asked about.

    A thing that was given by name stands in the picture if it is linked with the answer. If that is a plan or a part
    of one, what stands right below it does in its place: of a plan its policies. They do too where nothing was given
    that the things of the answer could be linked with.
    Raises AskedWrongly where the answer holds words and numbers only, and what catalogue.run raises.
    """
    entry = catalogue.find(name)
    defaults = {one.name: one.default for one in entry.parameters if one.kinds and not stands_for_plan(one)}
    answer = catalogue.run(session, name, {**defaults, **parameters}, language)
    ends_given = _columns(answer.solutions)
    if ends_given:
        return _of_ends(session, ends_given, answer.entry.title)
    session = answer.taken.view
    asked = list(dict.fromkeys((*answer.taken.asked_about, *(found.iri for found in answer.resolved.values()))))
    rows = rows_of(session, answer.solutions, answer.sparql, asked)
    things = _shown(rows)
    if not things:
        raise AskedWrongly(
            f"the answer of {name} holds words and numbers only: no thing that could be drawn",
            f"keikaku run {name} shows it as a table",
        )
    plans = Plans(session, [*things, *asked], answer.sparql)
    direct = stated(session, [*things, *asked])
    elements = plans.elements()
    # That a plan says who publishes it, and for which area, is no link with what was found.
    wholes = {plan.iri for plan in session.plans}
    itself = {link for link in direct if link[0] in wholes and link[1] not in elements}
    apart = {link: said for link, said in direct.items() if link not in itself and not {*link[:2]} <= {*asked}}
    focus = [one for one in asked if one in things or one in _ends(apart)]
    context = _context(plans, things, [one for one in asked if one not in focus], direct)
    shown = list(dict.fromkeys([*focus, *things, *context]))
    links = stated(session, shown)
    ties = _all_ties(plans, shown, rows, links)
    links = _without_echo(links | ties.links, set(context), elements)
    kept = [one for one in shown if one in things or one in _ends(links)]
    given = {found.iri for role, found in answer.resolved.items() if role in parameters}
    given.update(answer.taken.asked_about if answer.taken.named else ())
    named = [one for one in asked if one in kept or one in given]
    return described_network(
        session, links, _title(session, answer.entry.title, named), tuple(one for one in asked if one in kept),
        alone=kept, labels=ties.labels, mutual=MUTUAL,
    )  # fmt: skip


def _context(plans: Plans, things: list[IRI], asked: list[IRI], direct: Links) -> list[IRI]:
    """The elements of the plans against which an answer is seen."""
    elements = plans.elements()
    wholes = [one for one in asked if one in elements]
    if len(wholes) == 1:
        return plans.parts(wholes[0]) or wholes
    if wholes:
        return wholes  # asked of several, it is these that the answer compares
    linked = _ends(direct) | _ends(plans.through_parts(things, direct).links)
    return [] if linked.issuperset(things) else plans.main_parts()


def _without_echo(links: Links, context: set[IRI], elements: set[IRI]) -> Links:
    """Without lines within the context, and from it to entities that an element of the answer itself speaks of."""
    spoken = {
        end
        for link in links
        for end, other in (link[:2], link[1::-1])
        if other in elements and other not in context and end not in elements
    }
    return {
        link: passages
        for link, passages in links.items()
        if not (context.intersection(link[:2]) and {*link[:2]} <= context | spoken)
    }


def _ends(links: Links) -> set[IRI]:
    return {end for link in links for end in link[:2]}


def _all_ties(plans: Plans, things: list[IRI], rows: list[list[IRI]], direct: Links) -> Ties:
    through = plans.through_parts(things, direct)
    joint = plans.together(rows, direct | through.links)
    return Ties(through.links | joint.links, through.labels | joint.labels)


def _title(session: Session, title: Label, named: list[IRI]) -> Label:
    """The title of a query with the names of what it was asked about."""
    if not named:
        return title
    names = [card.label for card in session.cards(named).values()]
    joined = Label(*(listed((one.best(language) or "" for one in names), language) for language in LANGUAGES))
    return label("networks.about", title=title, names=joined)


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
    session: Session, rows: Iterable[tuple[Term | None, Term | None, Term | None, Term | None]], title: Label
) -> Network:
    """Links as the query gives them. What it leaves out, relation or passage, is the graph's where that has it."""
    every = list(rows)
    listed = [row for row in every if isinstance(row[0], IRI) and isinstance(row[2], IRI)]
    if every and not listed:
        raise _no_ends(every[0][0], every[0][2])
    things = list(dict.fromkeys(end for row in listed for end in (row[0], row[2]) if isinstance(end, IRI)))
    by_address = addresses(session)
    passages = set(by_address.values())
    graph = stated(session, things)
    links: Links = defaultdict(set)
    labels = {_LINKED: label("networks.linked")}
    for start, relation, end, where in listed:
        if not (isinstance(start, IRI) and isinstance(end, IRI)) or start == end:
            continue
        at = by_address.get(where.value) if isinstance(where, Literal) else where
        for role in [_role(session, relation, labels)] if relation is not None else _roles(graph, start, end):
            said = {IRI(at)} if isinstance(at, IRI) and at in passages else graph.get((start, end, role), set())
            links[start, end, role] |= said
    to_self = len({row[:2] for row in listed if row[0] == row[2]})
    if not links:
        raise AskedWrongly(f"the query links no two things of the graph{but_to_self(to_self)}", _HINT)
    return described_network(session, links, title, labels=labels)._replace(to_self=to_self)


def _no_ends(*ends: Term | None) -> AskedWrongly:
    """The error for rows of which none has two IRIs, told of the first."""
    end = next((end for end in ends if not isinstance(end, IRI)), None)
    kind = "a blank node" if isinstance(end, BNode) else "nothing" if end is None else f"the text “{end.value[:60]}”"
    return AskedWrongly(f"the query links no two things: an end of its first link is {kind}, and no IRI", _HINT)


def _role(session: Session, relation: Term | None, labels: dict[str, Label]) -> str:
    """What the relation is told by (see ``role_of``); of one that the query gives in words, these words."""
    if isinstance(relation, IRI):
        return role_of(session, relation)
    if isinstance(relation, Literal) and relation.value.strip():
        labels.setdefault(relation.value, Label(relation.value, relation.value))
        return relation.value
    return _LINKED


def _roles(graph: Links, start: IRI, end: IRI) -> list[str]:
    """What the graph states of the one and the other."""
    return [role for one, other, role in graph if (one, other) == (start, end)] or [_LINKED]


def _shown(rows: list[list[IRI]]) -> list[IRI]:
    return list(dict.fromkeys(thing for row in rows for thing in row))
