"""Stores that keep to limits answer as the stores that they bound."""

from __future__ import annotations

import pytest

from keikaku.errors import BadQuery, OutOfMemory, OutOfTime
from keikaku.limits import Limits, deadline
from keikaku.records import Answer, Solutions
from keikaku.store.base import Store
from keikaku.store.bounded import ApartStore, NearStore
from tests.hostile import queries

LIMITS = Limits(60, 300 * 2**20)
ASKED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?s ?o { ?s <http://purl.org/dc/terms/title> ?o OPTIONAL { ?s <urn:none> ?none } }",
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s a ?class } { ?s a ?class }",
    "SELECT ?none {} VALUES ?none { UNDEF }",
]


@pytest.mark.parametrize("text", ASKED)
def test_answers_are_the_same(text: str, store: Store) -> None:
    here = store.query(text)
    assert NearStore(store).query(text) == here
    apart = ApartStore(store, LIMITS).query(text)
    assert apart == here
    assert kinds(apart) == kinds(here)


def kinds(answer: Answer) -> list[type]:
    """Of which kind each term is: as texts, an IRI and a label may be equal."""
    if isinstance(answer, bool):
        return [bool]
    return [type(term) for row in (answer.rows if isinstance(answer, Solutions) else answer) for term in row]


def test_a_query_that_goes_on_is_ended_at_the_earlier_deadline(store: Store) -> None:
    with deadline(Limits(0.3)), pytest.raises(OutOfTime):
        ApartStore(store, LIMITS).query(queries()["product-count-4"])


def test_no_query_begins_after_the_deadline(store: Store) -> None:
    with deadline(Limits(1e-9)):
        for one in (NearStore(store), ApartStore(store, LIMITS)):
            with pytest.raises(OutOfTime, match=r"^no answer within 1e-09 seconds$"):
                one.query("ASK {}")


def test_a_query_that_takes_too_much_memory_is_ended(store: Store) -> None:
    with pytest.raises(OutOfMemory, match=r"^no answer within 300 MiB of memory$"):
        ApartStore(store, LIMITS).query(queries()["product-sorted-2"])


def test_faults_of_a_query_are_told_as_ever(store: Store) -> None:
    with pytest.raises(BadQuery) as caught:
        ApartStore(store, LIMITS).query("SELECT ?a {\n  ?a ?b }}")
    assert caught.value.line == 2
