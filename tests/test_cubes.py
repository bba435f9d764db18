"""Indicator values and statistics are data cubes, as the recommendation of the W3C has them."""

from __future__ import annotations

import tomllib
from collections import defaultdict

import pyoxigraph as ox
import pytest

from keikaku import resources
from tests.places import DATA

CONSTRAINTS = tomllib.loads((DATA / "cube" / "constraints.toml").read_text(encoding="utf-8"))
PREFIXES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX kk: <https://w3id.org/keikaku/ns#> PREFIX x: <https://x.example/>
"""
# What makes a cube of the packaged graph break each constraint that speaks of what it has.
DAMAGES = {
    "IC-1": "DELETE { ?obs qb:dataSet ?set } WHERE { SELECT ?obs ?set { ?obs qb:dataSet ?set } LIMIT 1 }",
    "IC-2": "INSERT DATA { x:set a qb:DataSet }",
    "IC-3": "INSERT DATA { x:structure a qb:DataStructureDefinition ; qb:component x:component }",
    "IC-4": "DELETE WHERE { kk:item rdfs:range ?range }",
    "IC-6": "INSERT { ?spec qb:componentRequired false } WHERE { ?spec qb:measure kk:value }",
    "IC-11": "DELETE { ?obs kk:indicator ?of } WHERE { SELECT ?obs ?of { ?obs kk:indicator ?of } LIMIT 1 }",
    "IC-12": """INSERT { x:twin a qb:Observation ; ?p ?v } WHERE {
      { SELECT ?obs { ?obs kk:indicator ?of } LIMIT 1 } ?obs ?p ?v }""",
    "IC-14": "DELETE { ?obs kk:value ?of } WHERE { SELECT ?obs ?of { ?obs kk:value ?of } LIMIT 1 }",
}


def cube(damage: str = "") -> ox.Store:
    """The packaged graph and the ontology in one graph, with what is changed, normalised."""
    store = ox.Store()
    for path in resources.graph_files():
        store.bulk_load(path=str(path), format=ox.RdfFormat.TRIG)
    store.bulk_load(path=str(resources.ontology_file()), format=ox.RdfFormat.TURTLE)
    union = ox.Store()
    union.bulk_extend(ox.Quad(*quad.triple) for quad in store)
    if damage:
        union.update(PREFIXES + damage)
    union.update((DATA / "cube" / "normalise.ru").read_text(encoding="utf-8"))
    return union


def rows(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    """What a SELECT finds."""
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def broken(store: ox.Store) -> list[str]:
    """The constraints that do not hold."""
    return [name for name, query in CONSTRAINTS.items() if store.query(f"{PREFIXES} ASK {query}")]


def test_all_constraints_of_the_recommendation_hold() -> None:
    assert list(CONSTRAINTS) == [f"IC-{number}" for number in range(1, 22)]
    assert broken(cube()) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_a_constraint_sees_what_breaks_it(name: str) -> None:
    assert name in broken(cube(DAMAGES[name]))


def test_no_two_numbers_of_a_passage_are_told_apart_by_nothing() -> None:
    """IC-12 compares texts of each language with those of the other; here all values of a dimension are one."""
    store = cube()
    dimensions = "SELECT ?obs ?set ?dim ?value { ?obs qb:dataSet ?set ; ?dim ?value . ?dim a qb:DimensionProperty }"
    keys: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, dimensions):
        keys[row["obs"].value] |= {str(row["set"]), f"{row['dim']} {row['value']}"}
    seen: dict[frozenset[str], list[str]] = defaultdict(list)
    for observation, key in keys.items():
        seen[frozenset(key)].append(observation)
    assert len(keys) > 300
    assert [twins for twins in seen.values() if len(twins) > 1] == []


def test_a_rank_is_a_number_of_its_own() -> None:
    store = cube()
    ranked = {row["obs"].value for row in rows(store, "SELECT ?obs { ?obs kk:rank ?rank }")}
    assert len(ranked) == 18
    with_one = "?obs kk:rank ?rank . FILTER (EXISTS { ?obs kk:unit ?u } != EXISTS { ?obs kk:value ?v })"
    assert rows(store, f"SELECT ?obs {{ {with_one} }}") == []
