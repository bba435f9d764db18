"""Parts of the data: all, one plan, what surrounds a thing, what a query finds."""

from __future__ import annotations

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import Citation, Solutions
from keikaku.services.exports.parts import Found, Wanted, part
from keikaku.services.exports.statements_view import StatementsView
from keikaku.services.networks.network_view import NetworkView
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, short
from tests.places import DATA, FOREIGN

_CONSTRUCT = "CONSTRUCT { ?a <urn:p> ?b } WHERE { ?a <https://w3id.org/keikaku/ns#partner> ?b }"


@pytest.fixture(scope="module")
def small() -> Session:
    return open_session(str(DATA / "small.trig"))


def statements(found: Found) -> list[str]:
    assert isinstance(found.part, StatementsView)
    return [
        " ".join(short(getattr(term, "value", "")) for term in (quad.subject, quad.predicate, quad.object))
        for quads in found.part.by_graph()
        for quad in quads
    ]


def test_around_a_thing_are_its_statements_and_what_all_there_is_called(small: Session) -> None:
    found = part(small, Wanted("KBIC"), "statements")
    assert found.resolved
    assert found.resolved.iri == f"{ID}facility/kbic"
    told = statements(found)
    assert told == sorted(set(told), key=told.index)
    assert "id:facility/kbic dcterms:isPartOf id:place/shin-kawasaki" in told
    assert "id:place/shin-kawasaki skos:prefLabel 新川崎地区" in told
    assert "id:place/shin-kawasaki dcterms:isPartOf id:place/kawasaki" not in told
    further = statements(part(small, Wanted("KBIC", depth=2), "statements"))
    assert set(told) < set(further)
    assert "id:place/shin-kawasaki dcterms:isPartOf id:place/kawasaki" in further
    assert "id:place/kawasaki skos:prefLabel 川崎市" in further


def test_statements_of_passages_come_with_address_page_and_plan(small: Session) -> None:
    found = part(small, Wanted("JETRO"), "rows").part
    assert isinstance(found, StatementsView)
    cited = [(stated.passage, stated.plan) for stated in found.stated() if stated.passage]
    assert (Citation("2018:6.1.1/action/4", 133), "2018") in cited
    assert len(cited) == len(set(cited))


def test_a_network_is_of_the_same_things(small: Session) -> None:
    found = part(small, Wanted("KBIC", depth=2), "network").part
    assert isinstance(found, NetworkView)
    links = {(edge.source, edge.role, edge.target) for edge in found.network.edges}
    assert (f"{ID}facility/kbic", "isPartOf", f"{ID}place/shin-kawasaki") in links
    assert (f"{ID}place/shin-kawasaki", "isPartOf", f"{ID}place/kawasaki") in links
    assert found.title("en") == "The network around KBIC"
    assert isinstance(part(small, Wanted(query=_CONSTRUCT), "network").part, NetworkView)


def test_queries_give_rows_or_statements(small: Session) -> None:
    rows = part(small, Wanted(query="SELECT ?a { ?a a ?class }"), "rows").part
    assert isinstance(rows, Solutions)
    made = statements(part(small, Wanted(query=_CONSTRUCT), "rows"))
    assert made
    assert all(" urn:p " in one for one in made)
    found = part(small, Wanted(run="partners", parameters={"actor": "JETRO"}), "rows").part
    assert isinstance(found, Solutions)
    assert found.variables == ("partner", "name", "link", "address")


@pytest.mark.parametrize(
    ("wanted", "holds", "said"),
    [
        (Wanted("JETRO", query="ASK {}"), "rows", "three ways"),
        (Wanted(depth=2), "rows", "name the thing"),
        (Wanted("JETRO", depth=0), "rows", "from 1 to 10"),
        (Wanted(query="ASK {}"), "rows", "yes or no"),
        (Wanted(query="SELECT * { ?s ?p ?o }"), "statements", "csv or parquet"),
        (Wanted(run="partners", parameters={"actor": "JETRO"}), "statements", "csv or parquet"),
    ],
)
def test_what_cannot_be_had_is_said(wanted: Wanted, holds: str, said: str, small: Session) -> None:
    with pytest.raises(AskedWrongly) as problem:
        part(small, wanted, holds)
    assert said in f"{problem.value.message} {problem.value.hint}"


def test_a_name_that_nothing_goes_by_is_unknown(small: Session) -> None:
    with pytest.raises(UnknownName):
        part(small, Wanted("flying saucers"), "rows")


def test_other_peoples_data_have_surroundings_too() -> None:
    session = open_session(str(FOREIGN / "chart.ttl"))
    name = session.every_name[0].iri
    assert any(name.rsplit("/", 1)[-1] in one for one in statements(part(session, Wanted(name), "statements")))
