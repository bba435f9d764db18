"""Tools answer by their schemas, and each row says where it is stated, or that nothing says so."""

from __future__ import annotations

import itertools
import json
from typing import Any

import jsonschema
import pytest

from keikaku import catalog
from keikaku.assistants.rows import Data
from keikaku.assistants.tools import answer, tools
from keikaku.services.catalogue.run import catalogue
from keikaku.services.session.session import Session

TOOLS = tools(catalogue())


def _answer(session: Session, tool: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a tool answers, held to its schema."""
    found: dict[str, Any] = json.loads(answer(TOOLS, Data(session, {}), tool, given))
    jsonschema.validate(found, TOOLS[tool].gives, jsonschema.Draft202012Validator)
    return found


def test_every_query_of_the_catalogue_says_where_its_rows_are_stated(session: Session) -> None:
    found = {}
    for entry in catalog.read_all():
        needed = {one.name: one.default for one in entry.parameters if one.names_a_thing}
        found[entry.name] = _answer(session, "run", {"name": entry.name, "limit": 20, "parameters": needed})["rows"]
    for row in itertools.chain(*found.values()):
        assert (row["address"] is None) == (row["where"] is None) == (row["evidence"] == [])
    where = {name: {row["where"] for row in rows} for name, rows in found.items()}
    assert {name for name, some in where.items() if None in some} == {"classes-compared", "issue-coverage", "plans"}
    assert {name for name, some in where.items() if "stated" in some} >= {"partners", "distance-to-target"}


@pytest.mark.parametrize(
    ("question", "key", "first"),
    [
        ("how is JETRO connected to KOBS", "path", 1),
        ("which actor is involved in most initiatives", "ranked", None),
        ("indicators of policy 6 and their targets", "values", None),
        ("what is KOBS", "defined", None),
        ("partners that several plans share", "cells", None),
        ("ジェトロの連携相手", "kind", None),
    ],
)
def test_answers_of_every_kind_keep_to_the_schema(
    question: str, key: str, first: object, session: Session
) -> None:  # fmt: skip
    found = _answer(session, "ask", {"question": question})
    assert found["level"] == "answer"
    told = found["defined"] if key == "defined" else [row[key] for row in found["rows"]]
    assert told
    assert first is None or told[0] == first


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("search", {"text": "ｼﾞｪﾄﾛ", "lang": "en"}),
        ("passages", {"page": 133}),
        ("passages", {"address": "2018:6.1", "text": "overseas"}),
        ("sparql", {"query": "SELECT ?a ?passage { GRAPH ?passage { ?a kk:involves ?b } } LIMIT 3"}),
        ("sparql", {"query": "CONSTRUCT { ?a kk:involves ?b } { ?a kk:involves ?b } LIMIT 3"}),
    ],
)
def test_what_is_found_has_an_address_in_every_row(tool: str, given: dict[str, Any], session: Session) -> None:
    rows = _answer(session, tool, given)["rows"]
    assert rows
    assert all(row["address"] for row in rows)


def test_a_fact_that_no_passage_states_says_so(session: Session) -> None:
    rows = _answer(session, "show", {"name": "KOBS"})["rows"]
    assert {row["where"] for row in rows} == {"stated", None}
    assert _answer(session, "sparql", {"query": "ASK { ?a kk:involves ?b }"})["boolean"] is True


def test_what_a_name_was_taken_for_is_told_and_the_plans_own_words_stand_beside_it(session: Session) -> None:
    assert _answer(session, "show", {"name": "JETROO"})["taken"] == [
        "“JETROO” taken for “JETRO (Japan External Trade Organization)”"
    ]
    data = Data(session, {"2018:6.1.1/action/4": "本文"})
    (found,) = json.loads(answer(TOOLS, data, "passages", {"address": "2018:6.1.1/action/4"}))["rows"]
    assert (found["text"], found["address"], found["page"]) == ("本文", "2018:6.1.1/action/4", 133)
