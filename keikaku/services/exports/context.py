"""The context of JSON-LD: names for what the ontology declares, so that a file reads without knowing RDF."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from keikaku import resources
from keikaku.records import RDF_LANG_STRING
from keikaku.vocab import ID, NS, PREFIXES, curie, local_name

NAME = "context.jsonld"

_PROPERTIES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?term ?range (MAX(?object) AS ?to_things) {
  ?term a ?class
  VALUES (?class ?object) {
    (owl:ObjectProperty true) (owl:SymmetricProperty true) (owl:DatatypeProperty false) (owl:AnnotationProperty false)
    (owl:Class false)
  }
  OPTIONAL { ?term rdfs:range ?range FILTER (?class != owl:ObjectProperty) }
} GROUP BY ?term ?range"""
_TEXTS = ("prefLabel", "altLabel", "title", "description", "definition")
"""Properties of texts in several languages for which no range is declared."""


@cache
def context() -> dict[str, Any]:
    """What ontology/context.jsonld says: names to what they stand for."""
    text = (resources.ontology_file().parent / NAME).read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found["@context"]


def made(ontology: Path) -> str:
    """The text of that file, from the ontology. Of two terms that end alike, ours is called so."""
    import pyoxigraph as ox

    store = ox.Store()
    store.load(path=str(ontology))
    rows = store.query(_PROPERTIES)
    assert isinstance(rows, ox.QuerySolutions)
    terms: dict[str, tuple[str | None, bool]] = {}
    for row in rows:
        if isinstance(term := row["term"], ox.NamedNode):
            range_, things = row["range"], row["to_things"]
            terms[term.value] = (
                range_.value if isinstance(range_, ox.NamedNode) else None,
                isinstance(things, ox.Literal) and things.value == "true",
            )
    names: dict[str, Any] = {}
    for term in sorted(terms, key=lambda one: (not one.startswith(NS), one)):
        if (name := local_name(term)) not in {*names, *PREFIXES, "id"} and ":" in (short := curie(term)):
            names.setdefault(name, _declared(short, name, *terms[term]))
    prefixes = {prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES)}
    whole = {"@version": 1.1, **prefixes, "id": ID, **dict(sorted(names.items()))}
    return json.dumps({"@context": whole}, ensure_ascii=False, indent=1) + "\n"


def _declared(short: str, name: str, range_: str | None, to_things: bool) -> str | dict[str, str]:
    """What a name stands for, and how its values are to be read where they are plain."""
    if range_ == RDF_LANG_STRING or name in _TEXTS:
        return {"@id": short, "@container": "@language"}
    if to_things:
        return {"@id": short, "@type": "@id"}
    if range_ and range_.startswith(PREFIXES["xsd"]) and range_ != PREFIXES["xsd"] + "string":
        return {"@id": short, "@type": curie(range_)}
    return short
