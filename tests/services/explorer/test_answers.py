"""The catalogue's answers in the page: for every query, plan and thing the rows that ``keikaku run`` gives."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from keikaku import catalog
from keikaku.catalog import Entry
from keikaku.records import Literal, Term
from keikaku.services.catalogue.run import run
from keikaku.services.explorer import explorer
from keikaku.services.explorer.answers import WITHOUT
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import FOREIGN
from tests.services.explorer.conftest import Json

ENTRIES = {entry.name: entry for entry in catalog.read_all() if entry.name not in WITHOUT}
LANGUAGES = ("ja", "en")
EACH = 7  # of the things that a query can be asked of, every seventh is


def places(some: list[int]) -> list[int]:
    """The rows of an answer: a number below 0 says how many more follow."""
    found: list[int] = []
    for one in some:
        found += [one] if one >= 0 else range(found[-1] + 1, found[-1] + 1 - one)
    return found


def shown(data: Json, question: Json, rows: list[int], language: int) -> list[tuple[Any, ...]]:
    """The rows as texts and numbers."""
    return [
        tuple(
            written(data, column["type"], cell, language)
            for column, cell in zip(question["columns"], question["rows"][row], strict=True)
        )
        for row in rows
    ]


def written(data: Json, kind: str, cell: Any, language: int) -> Any:
    if not isinstance(cell, int) or kind not in ("thing", "address"):
        return cell
    if kind == "address":
        return data["passages"][cell]["at"] if cell >= 0 else data["things"][-1 - cell]["at"]
    return (data["things"][cell]["name"] if cell >= 0 else data["questions"]["texts"][-1 - cell])[language]


def term(value: Term | None, kind: str) -> Any:
    if not isinstance(value, Literal):
        return value
    if kind in ("count", "number", "percent", "page") and re.fullmatch(r"[-+]?[0-9.]+", value.value):
        return float(value.value) if "." in value.value else int(value.value)
    return value.value


def ran(session: Session, entry: Entry, values: dict[str, str], language: str) -> list[tuple[Any, ...]]:
    """What the command gives, without the IRIs."""
    found = run(session, entry.name, values, language).solutions.rows
    kinds = [column.type for column in entry.columns]
    return [
        tuple(
            term(value, kind) for value, kind in zip(row, kinds, strict=True) if kind not in ("IRI", "term")
        )
        for row in found
    ]  # fmt: skip


def together(question: Json, thing: int) -> list[int]:
    """The rows for all plans."""
    every = [(plan, places(rows)) for plan, of, rows in question["answers"] if of == thing]
    if question["whole"]:
        return sorted({row for _, rows in every for row in rows})
    return next((rows for plan, rows in every if plan == -1), [])


@pytest.mark.parametrize("name", ENTRIES)
def test_an_answer_has_the_rows_of_the_command(data: Json, session: Session, name: str) -> None:
    entry = ENTRIES[name]
    (question,) = (one for one in data["questions"]["asked"] if one["id"] == name)
    fixed = {"word": ""} if question["filter"][0] else {}
    thing = next((one.name for one in entry.parameters if one.kinds and question["of"][0] == one.meaning.ja), None)
    asked = sorted({of for _, of, _ in question["answers"]})
    takes_plans = any(one.name == "plan" for one in entry.parameters)
    for number, language in enumerate(LANGUAGES):
        for of in asked[:: EACH if thing else 1]:
            of_thing = {thing: data["base"] + data["things"][of]["id"]} if thing else {}
            for plan in [*range(len(data["plans"])), -1] if takes_plans else [-1]:
                told = {"plan": data["plans"][plan]["id"] if plan >= 0 else "all"} if takes_plans else {}
                rows = (
                    together(question, of)
                    if plan < 0
                    else next((places(some) for at, one, some in question["answers"] if (at, one) == (plan, of)), [])
                )
                expected = ran(session, entry, {**told, **of_thing, **fixed}, language)
                found = shown(data, question, rows, number)
                if language == "ja":  # rows come in one order, where that is by names the English one
                    found, expected = sorted(found, key=repr), sorted(expected, key=repr)
                assert found == expected, (language, told, of_thing)


def test_every_query_is_there_or_named(data: Json) -> None:
    asked = [one["id"] for one in data["questions"]["asked"]]
    without = [one["id"] for one in data["questions"]["without"]]
    assert without == []
    assert sorted([*asked, *WITHOUT]) == catalog.names()  # these the page shows otherwise


def test_a_thing_is_offered_where_it_has_rows(data: Json, session: Session) -> None:
    (partners,) = (one for one in data["questions"]["asked"] if one["id"] == "partners")
    offered = {data["things"][of]["id"] for _, of, _ in partners["answers"]}
    acting = [
        data["base"] + thing["id"]
        for thing in data["things"]
        if data["kinds"][thing["kind"]]["id"] in ("Organisation", "Network", "Facility")
    ]
    answers = {iri: run(session, "partners", {"actor": iri, "plan": "all"}) for iri in acting}
    with_rows = {iri.removeprefix(data["base"]) for iri, found in answers.items() if found.solutions.rows}
    assert offered == with_rows


def test_the_size_of_the_answers_is_bounded(data: Json) -> None:
    text = json.dumps(data["questions"], ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) < 260_000


def test_data_of_no_plan_have_no_questions() -> None:
    data = explorer.data(open_session(str(FOREIGN / "chart.ttl")))
    assert data["questions"] == {"topics": [], "asked": [], "texts": [], "without": []}
