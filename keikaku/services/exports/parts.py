"""A part of the data, as a format can hold it: statements, rows of a query, or a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from keikaku.errors import AskedWrongly
from keikaku.records import Label, Solutions, Triple
from keikaku.services.exports import surroundings
from keikaku.services.exports.statements_view import FewStatements, StatementsView
from keikaku.services.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from keikaku.services.networks.network_view import NetworkView
    from keikaku.services.things.naming import Resolved

MOST_STEPS = 10  # of surroundings: more is all of the data

_NO_ROWS = "rows of a SELECT are csv or parquet; CONSTRUCT makes statements of them"
_NO_ANSWER = "use SELECT or CONSTRUCT"


class Wanted(NamedTuple):
    """Which part: what surrounds the thing of a ``name``, what ``query`` or the catalogue's ``run`` finds; else all.

    ``depth``: steps around the thing. ``parameters`` and ``language``: of the catalogue's query.
    """

    name: str | None = None
    query: str | None = None
    run: str | None = None
    parameters: Mapping[str, str] = {}
    depth: int = 1
    language: str = "en"


Part: TypeAlias = "StatementsView | Solutions | NetworkView"


class Found(NamedTuple):
    """The part; what a name was taken for."""

    part: Part
    resolved: Resolved | None = None


def part(session: Session, wanted: Wanted, holds: str) -> Found:
    """What is wanted, as statements, rows or a network. holds: which of these the format can hold.

    Of statements where rows are asked for too, so that any part can be a table. Raises AskedWrongly for what it cannot
    hold, and what the services raise that find it.
    """
    if sum(one is not None for one in (wanted.name, wanted.query, wanted.run)) > 1:
        raise AskedWrongly("a name, a query and one of the catalogue are three ways to say which part", "give one")
    if wanted.depth != 1 and wanted.name is None:
        raise AskedWrongly("depth is how far around a thing", "name the thing")
    if not 1 <= wanted.depth <= MOST_STEPS:
        raise AskedWrongly(f"a depth of {wanted.depth} cannot be gone", f"give a number from 1 to {MOST_STEPS}")
    if wanted.name is not None:
        return _around(session, wanted.name, wanted.depth, holds)
    if holds == "network":
        return Found(_network(session, wanted))
    if wanted.run is not None:
        return Found(_rows(session, wanted.run, wanted, holds))
    if wanted.query is not None:
        return Found(_answer(session, wanted.query, holds))
    return Found(StatementsView(session))


def _around(session: Session, name: str, depth: int, holds: str) -> Found:
    from keikaku.services.things.naming import found

    session, resolved = found(session, name)
    near = surroundings.around(session, resolved.iri, depth)
    if holds != "network":
        return Found(FewStatements(session, near.quads), resolved)
    from keikaku.services.networks.links import stated
    from keikaku.services.networks.network import described_network
    from keikaku.services.networks.network_view import NetworkView
    from keikaku.texts.catalogue import LANGUAGES, label

    card = session.card(resolved.iri)
    title = label("networks.around", names=Label(*(card.name(language) for language in LANGUAGES)))
    links = stated(session, near.things)
    network = described_network(session, links, title, (resolved.iri,), alone=near.things)
    return Found(NetworkView(network), resolved)


def _network(session: Session, wanted: Wanted) -> NetworkView:
    from keikaku.services.networks import answer, network
    from keikaku.services.networks.network_view import NetworkView

    if wanted.query is not None:
        return NetworkView(answer.of_query(session, wanted.query))
    if wanted.run is not None:
        return NetworkView(answer.of_run(session, wanted.run, wanted.parameters, wanted.language))
    return NetworkView(network.network(session))


def _rows(session: Session, name: str, wanted: Wanted, holds: str) -> Solutions:
    from keikaku.services.catalogue import run

    if holds == "statements":
        raise AskedWrongly("a query of the catalogue answers with rows, which the format cannot hold", _NO_ROWS)
    return run.run(session, name, wanted.parameters, wanted.language).solutions


def _answer(session: Session, text: str, holds: str) -> StatementsView | Solutions:
    answer = session.query(text)
    if isinstance(answer, bool):
        raise AskedWrongly("ASK answers yes or no, in which there is nothing to export", _NO_ANSWER)
    if not isinstance(answer, Solutions):
        return FewStatements(session, _quads(answer))
    if holds == "statements":
        raise AskedWrongly("SELECT answers with rows, which the format cannot hold", _NO_ROWS)
    return answer


def _quads(triples: Iterable[Triple]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    from keikaku.nodes import node
    from keikaku.store.walking import Subject

    for subject, property_, value in triples:
        yield ox.Quad(cast(Subject, node(subject)), ox.NamedNode(property_), node(value))
