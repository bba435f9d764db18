"""What the data say of themselves: of when they are, under which licence, how sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from keikaku.page_data import Dataset, Names
from keikaku.records import IRI, Literal, Term, natural_key
from keikaku.services.explorer.contents import Contents, texts
from keikaku.services.explorer.plans import names
from keikaku.services.session.session import Session
from keikaku.version import __version__
from keikaku.vocab import LABELS, PACKAGED_DATASET, PREFIXES, label_of, prologue

_SAID = (
    prologue("dcterms", "owl", "schema")
    + """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX old: <http://schema.org/>
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?dataset ?property ?value WHERE {
  VALUES ?kind { schema:Dataset old:Dataset dcat:Dataset void:Dataset }
  ?dataset a ?kind ; ?property ?value
}"""
)
_AGREEMENT = (
    prologue("dcterms", "dqv", "kk")
    + """
SELECT ?dataset ?measurement ?value ?what WHERE {
  ?dataset dqv:hasQualityMeasurement ?measurement .
  ?measurement dqv:isMeasurementOf kk:readingAgreement ; dqv:value ?value ; dcterms:description ?what
}"""
)
_DCTERMS, _SCHEMA, _OLD = PREFIXES["dcterms"], PREFIXES["schema"], "http://schema.org/"
_VERSION = (PREFIXES["owl"] + "versionInfo", _SCHEMA + "version", _OLD + "version", _DCTERMS + "hasVersion")
_MODIFIED = (
    _DCTERMS + "modified", _SCHEMA + "dateModified", _OLD + "dateModified", _DCTERMS + "issued",
    _SCHEMA + "datePublished", _OLD + "datePublished",
)  # fmt: skip
_LICENCE = (_DCTERMS + "license", _SCHEMA + "license", _OLD + "license", _DCTERMS + "rights")
_WEB = (_SCHEMA + "url", _OLD + "url", "http://xmlns.com/foaf/0.1/page", "http://www.w3.org/ns/dcat#landingPage")
_AUTHOR = (
    _DCTERMS + "creator", _SCHEMA + "creator", _SCHEMA + "author", _OLD + "creator", _OLD + "author",
    "http://purl.org/dc/elements/1.1/creator", _DCTERMS + "publisher", _SCHEMA + "publisher", _OLD + "publisher",
)  # fmt: skip
_OURS = "keikaku contributors"  # of the packaged dataset, as of the package: pyproject.toml
_TOLD = (_DCTERMS + "description", _SCHEMA + "description", _OLD + "description")

Said = Mapping[str, list[Term]]
"""Property to values."""


def datasets(session: Session, contents: Contents) -> list[Dataset]:
    """The datasets of the plans in hand; where there is no plan, the one dataset if there is just one.

    A catalogue of many datasets speaks of others, not of itself.
    """
    found: dict[IRI, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for dataset, property_, value in session.select(_SAID).rows:
        if isinstance(dataset, IRI) and value is not None:
            found[dataset][str(property_)].append(value)
    of_plans = {dataset for plan in session.plans for dataset in plan.datasets}
    chosen = [one for one in found if one in of_plans] if session.plans else list(found) if len(found) == 1 else []
    agreed = _agreement(session)
    order = sorted(chosen, key=lambda one: (one != PACKAGED_DATASET, natural_key(one)))
    return [_dataset(one, found[one], contents, agreed.get(one, {})) for one in order]


def _dataset(iri: IRI, said: Said, contents: Contents, agreed: Mapping[Term, tuple[float, list[Term]]]) -> Dataset:
    label = contents.label(iri)
    if not any(label):
        label = label_of({one: [v for v in said.get(one, []) if isinstance(v, Literal)] for one in LABELS})
    told = [(names(texts(what)), value) for value, what in agreed.values()]
    return {
        "iri": str(iri),
        "name": names(label),
        "told": names(texts([value for one in _TOLD for value in said.get(one, [])])),
        "author": _author(said, contents) or ((_OURS, _OURS) if iri == PACKAGED_DATASET else ("", "")),
        "version": _first(said, _VERSION) or (__version__ if iri == PACKAGED_DATASET else ""),
        "modified": _first(said, _MODIFIED)[:10],
        "licence": _first(said, _LICENCE),
        "web": _web(said),
        "agreement": sorted(told, key=lambda one: (-one[1], one[0])),
    }


def _agreement(session: Session) -> Mapping[Term, dict[Term, tuple[float, list[Term]]]]:
    """Of each dataset its measurements: the value, and what was measured in each language."""
    found: dict[Term, dict[Term, tuple[float, list[Term]]]] = defaultdict(dict)
    for dataset, measurement, value, what in session.select(_AGREEMENT).rows:
        number = _number(value)
        if dataset is None or measurement is None or what is None or number is None:
            continue
        found[dataset].setdefault(measurement, (number, []))[1].append(what)
    return found


def _number(term: Term | None) -> float | None:
    """A share between 0 and 1, or nothing."""
    try:
        number = float(term.value) if isinstance(term, Literal) else -1.0
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def _first(said: Said, properties: Iterable[str]) -> str:
    """The first value in words or as an address, of the first property that has any."""
    for one in properties:
        values = sorted(value.value if isinstance(value, Literal) else str(value) for value in said.get(one, []))
        if values:
            return values[0]
    return ""


def _author(said: Said, contents: Contents) -> Names | None:
    """The name of whoever is said first to have made the data, or else to publish them."""
    for values in (said.get(property_, []) for property_ in _AUTHOR):
        labels = [texts(values), *(contents.label(value) for value in values if isinstance(value, IRI))]
        if name := next((names(label) for label in labels if any(label)), None):
            return name
    return None


def _web(said: Said) -> str:
    address = _first(said, _WEB)
    return address if address.lower().startswith(("http://", "https://")) else ""
