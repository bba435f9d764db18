"""Variables before the columns of a query of the catalogue: where they can stand, and where not."""

from __future__ import annotations

import pytest

from keikaku import catalog
from keikaku.services.catalogue.every import asked_of
from keikaku.services.catalogue.projecting import is_counted, projected

PLAIN = "SELECT DISTINCT ?a WHERE { ?a <urn:of> ?plan . VALUES ?plan { <urn:1> } }"
GROUPED = "SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a <urn:of> ?plan ; <urn:b> ?b . VALUES ?plan { <urn:1> } } GROUP BY ?a"
WITHIN = "SELECT ?a WHERE { { SELECT ?a WHERE { ?a <urn:of> ?plan . VALUES ?plan { <urn:1> } } LIMIT 10000000 } }"
AGAIN = PLAIN.replace("DISTINCT ", "").replace("} }", "} OPTIONAL { ?b <urn:of> ?plan . VALUES ?plan { <urn:1> } } }")


PASSED_ON = WITHIN.replace("{ SELECT ?a", "{ SELECT ?a ?plan")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PLAIN, PLAIN.replace("DISTINCT", "DISTINCT ?plan")),
        (GROUPED, GROUPED.replace("SELECT", "SELECT ?plan").replace("BY ?a", "BY ?plan ?a")),
        (WITHIN, WITHIN.replace("SELECT", "SELECT ?plan")),
        (PASSED_ON, PASSED_ON.replace("SELECT ?a WHERE", "SELECT ?plan ?a WHERE")),
        (AGAIN, AGAIN.replace("SELECT", "SELECT ?plan")),
    ],
    ids=["plain", "grouped", "within", "within and passed on", "again in what is optional"],
)
def test_it_stands_before_the_columns(text: str, wanted: str) -> None:
    assert (projected(text, ["plan"]) or "").split() == wanted.split()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a WHERE { ?a <urn:p> ?b . OPTIONAL { ?a <urn:of> ?plan . VALUES ?plan { <urn:1> } } }",
        "SELECT ?a WHERE { ?a <urn:p> ?b . MINUS { ?a <urn:of> ?plan . VALUES ?plan { <urn:1> } } }",
        WITHIN.replace("SELECT ?a WHERE { ?a", "SELECT (COUNT(?a) AS ?n) WHERE { ?a"),
        WITHIN.replace("} LIMIT", "} GROUP BY ?a LIMIT"),
        WITHIN.replace("LIMIT 10000000", "ORDER BY ?a LIMIT 10"),
        "SELECT ?a WHERE { ?a <urn:p> ?plan }",
    ],
    ids=["optional", "left out", "counted within", "grouped within", "some within", "no default"],
)
def test_where_it_may_be_unbound_or_another_s_it_does_not_stand(text: str) -> None:
    assert projected(text, ["plan"]) is None


def test_rows_made_of_several_solutions_are_told() -> None:
    assert [is_counted(text) for text in (PLAIN, GROUPED, WITHIN, AGAIN)] == [False, True, False, False]
    assert is_counted(f"{PLAIN} LIMIT 3")


def test_the_thing_that_each_query_asks_of_can_stand_there() -> None:
    asked = [(entry, thing) for entry in catalog.read_all() if (thing := asked_of(entry))]
    assert len(asked) > 10
    assert [entry.name for entry, thing in asked if projected(entry.sparql, [thing.name]) is None] == []
