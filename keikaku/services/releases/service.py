"""What an endpoint says of itself and of its data: SPARQL 1.1 Service Description, VoID, DCAT."""

from __future__ import annotations

from collections.abc import Iterator

from keikaku.records import IRI, Literal, Triple
from keikaku.services.releases import description
from keikaku.services.releases.description import About
from keikaku.services.session.session import Session
from keikaku.store.taken import to_triple
from keikaku.vocab import COMMON_PREFIXES, PREFIXES, RDF_TYPE

_SD, _DCAT, _VOID = "http://www.w3.org/ns/sparql-service-description#", COMMON_PREFIXES["dcat"], COMMON_PREFIXES["void"]
_DCTERMS = PREFIXES["dcterms"]
_FORMATS = "http://www.w3.org/ns/formats/"
GIVEN = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "TriG", "N-Quads", "JSON-LD", "RDF_XML",
)  # fmt: skip
"""What answers are given in, as the W3C names it."""

_DATASETS = f"""SELECT ?dataset ?property ?value WHERE {{
  VALUES ?kind {{ <{PREFIXES["schema"]}Dataset> <{_DCAT}Dataset> <{_VOID}Dataset> }}
  ?dataset a ?kind ; ?property ?value
}} ORDER BY ?dataset ?property STR(?value)"""
_COUNTS = {
    "quads": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "things": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class }",
}


def described(session: Session, base: str, endpoint: str) -> list[Triple]:
    """All of it. base: the address of the dataset, which ends in no fragment; endpoint: that of the endpoint.

    Counts the data, of an endpoint far away nothing. Raises what ``Store.query`` raises.
    """
    release = None if session.is_far else session.release
    about, counts = _about(session), {} if session.is_far else _counted(session)
    name = release.name if release else about.title("data")
    date, digest = (release.date, release.digest) if release else (about.modified, None)
    triples = [to_triple(one) for one in description.described(name, date, digest, about, counts, (), base)]
    return [*triples, *_service(IRI(base), IRI(endpoint), counts)]


def _service(data: IRI, endpoint: IRI, counts: dict[str, int]) -> Iterator[Triple]:
    dataset, graph = IRI(f"{endpoint}#dataset"), IRI(f"{endpoint}#default-graph")
    for kind in (f"{_SD}Service", f"{_DCAT}DataService"):
        yield endpoint, IRI(RDF_TYPE), IRI(kind)
    yield endpoint, IRI(f"{_DCTERMS}title"), Literal.text("SPARQL endpoint", "en")
    yield endpoint, IRI(f"{_SD}endpoint"), endpoint
    yield endpoint, IRI(f"{_DCAT}endpointURL"), endpoint
    yield endpoint, IRI(f"{_DCAT}endpointDescription"), endpoint
    yield endpoint, IRI(f"{_DCAT}servesDataset"), data
    yield endpoint, IRI(f"{_SD}supportedLanguage"), IRI(f"{_SD}SPARQL11Query")
    yield endpoint, IRI(f"{_SD}feature"), IRI(f"{_SD}UnionDefaultGraph")
    for form in GIVEN:
        yield endpoint, IRI(f"{_SD}resultFormat"), IRI(f"{_FORMATS}{form}")
    yield endpoint, IRI(f"{_SD}defaultDataset"), dataset
    yield dataset, IRI(RDF_TYPE), IRI(f"{_SD}Dataset")
    yield dataset, IRI(f"{_SD}defaultGraph"), graph
    yield graph, IRI(RDF_TYPE), IRI(f"{_SD}Graph")
    if "quads" in counts:
        yield graph, IRI(f"{_VOID}triples"), Literal(str(counts["quads"]), IRI(f"{PREFIXES['xsd']}integer"))
    yield data, IRI(f"{_VOID}sparqlEndpoint"), endpoint


def _counted(session: Session) -> dict[str, int]:
    answers = {name: session.everything.given.select(text).rows[0][0] for name, text in _COUNTS.items()}
    return {name: int(value.value) for name, value in answers.items() if isinstance(value, Literal)}


def _about(session: Session) -> About:
    said: dict[str, list[tuple[str, str | None]]] = {}
    iris: dict[str, None] = {}
    for dataset, property_, value in session.everything.given.select(_DATASETS).rows:
        if isinstance(dataset, IRI):
            iris[dataset] = None
            text, language = (value.value, value.language) if isinstance(value, Literal) else (str(value), None)
            said.setdefault(str(property_), []).append((text, language))
    return description.about_of(tuple(iris), said)
