"""The tool that answers questions: an answer, or what the question may mean, or which passages to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keikaku.assistants import rows
from keikaku.assistants.querying import solutions
from keikaku.assistants.rows import Data
from keikaku.assistants.schemas import (
    ADDRESS,
    LANGUAGE,
    LIMIT,
    OFFSET,
    PAGE,
    Schema,
    listed,
    maybe,
    number,
    record,
    text,
)
from keikaku.assistants.schemas import rows as rows_schema
from keikaku.errors import UnknownName
from keikaku.services.catalogue.run import Run
from keikaku.services.passages.find import Found as Passage
from keikaku.services.questions.lookup import MAX_QUESTION, Found, Lookup, Way
from keikaku.services.questions.reply import Offer, Reply, reply

INPUT = record(
    {
        "question": text(
            "A question in English or Japanese: “initiatives involving JETRO”, “政策６の指標と目標値”.", MAX_QUESTION
        ),
        "pick": number("Number of an offer of the same question before, from 1, that is to be answered.", 1, 100),
        "lang": LANGUAGE,
        "limit": LIMIT,
        "offset": OFFSET,
    },
    ["question"],
)

_ROW: dict[str, Schema] = {
    "name": {"type": "string"},
    "iri": {"type": "string", "description": "By which show finds it."},
    "kind": maybe("string", "What it is, in words."),
    "values": listed({"type": "string"}, "Of indicators and statistics: the values as printed, with their periods."),
    "ranked": {"type": "integer", "description": "In a ranking: how many."},
    "wished": {"type": "boolean", "description": "The passages only want it, and nothing says that it is so."},
    "arranged": {
        "type": "boolean",
        "description": "No passage says so, but the editors, who arranged places and fields.",
    },
    "path": {"type": "integer", "description": "Of a connection between two things: the number of the path."},
    "from": {"type": "string"},
    "relation": {"type": "string"},
    "to": {"type": "string"},
    "cells": {"type": "object", "description": "The columns of a query of the catalogue, where that answers."},
}
OUTPUT = record(
    {
        "level": {
            "enum": ["answer", "offer", "passages"],
            "description": "answer: the rows are the answer. offer: there is none; offers say what the question may "
            "mean, and pick answers one. passages: nothing is offered; at most there are passages to read.",
        },
        "question": {"type": "string"},
        "understood": maybe("string", "How the question was read. Check it against what was meant."),
        "problem": maybe("string", "Why there is no answer."),
        "nearest": listed({"type": "string"}, "Names that a name nobody knows may have meant."),
        "defined": listed(
            record({"sentence": {"type": "string"}, "evidence": listed({"type": "string"})}),
            "Of “what is …”: sentences that define it, each with the addresses of its passages.",
        ),
        "offers": listed(
            record(
                {
                    "pick": {"type": "integer"},
                    "sentence": {"type": "string", "description": "What would be answered."},
                    "rows": {"type": "integer", "description": "How many rows that has."},
                    "left_out": listed({"type": "string"}, "Words of the question that it does not heed."),
                }
            )
        ),
        "passages": listed(
            record(
                {
                    "address": ADDRESS, "page": PAGE, "name": maybe("string"),
                    "words": listed({"type": "string"}, "Words of the question that it speaks of."),
                    "text": maybe("string", "The plan's own words, where the server has them."),
                }
            )
        ),
        "sparql": {"type": "string", "description": "What was asked of the graph; empty without an answer."},
        **rows_schema(_ROW, [*_ROW]),
    }
)  # fmt: skip


def ask(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """Answer a question about the plan, in English or Japanese.

    Only the level “answer” asserts something: its rows, each with the address and page of the passage that says so. On
    the level “offer” the graph has no answer to the question as it was put: call again with the same question and pick,
    and say that it was read otherwise. On the level “passages” it knows no answer: say so, and name the passages.
    """
    question = given["question"]
    found = reply(data.session, question, given.get("pick"))
    language = rows.language(given, question)
    session = found.session or data.session
    every = list(_rows(data, found, language))
    shown = rows.part(every, given)
    problem = found.problem
    defined = found.answer.defined if isinstance(found.answer, Lookup) else None
    return rows.result(
        session, shown, len(every),
        level=found.level,
        question=question,
        understood=_understood(found.answer, language),
        problem=problem.message if problem else None,
        nearest=list(problem.nearest) if isinstance(problem, UnknownName) else [],
        defined=[
            {"sentence": one.sentence, "evidence": [at.address for at in one.evidence]}
            for one in (defined.definitions if defined else ())
        ],
        offers=[_offer(number, one, language) for number, one in enumerate(found.readings, 1)],
        passages=[_passage(data, one, language) for one in found.passages],
        sparql=found.answer.sparql if found.answer else "",
    )  # fmt: skip


def _understood(answer: Lookup | Run | None, language: str) -> str | None:
    if answer is None:
        return None
    said = answer.entry.title if isinstance(answer, Run) else answer.understood
    return said.best(language)


def _rows(data: Data, found: Reply, language: str) -> Iterator[dict[str, object]]:
    answer, session = found.answer, found.session or data.session
    if isinstance(answer, Run):
        yield from solutions(session, answer.solutions)
    elif answer and answer.ways:
        for number, path in enumerate(answer.ways, 1):
            yield from (_step(number, way, language) for way in path)
    elif answer:
        for one in answer.results:
            yield _thing(one, answer.kinds[one.card.iri].best(language), language)


def _thing(one: Found, kind: str | None, language: str) -> dict[str, object]:
    evidence = one.evidence or ((one.card.citation,) if one.card.address else ())
    return {
        "name": one.card.name(language),
        "iri": one.card.iri,
        "kind": kind,
        "values": [value.text(language) for value in one.values],
        **({} if one.counted is None else {"ranked": one.counted}),
        **({"wished": True} if one.wished else {}),
        **({"arranged": True} if one.arranged else {}),
        **rows.cited(evidence),
    }


def _step(number: int, way: Way, language: str) -> dict[str, object]:
    return {
        "path": number,
        "from": way.source.name(language),
        "relation": way.relation.best(language) or "",
        "to": way.target.name(language),
        **rows.cited(way.evidence),
    }


def _offer(number: int, one: Offer, language: str) -> dict[str, object]:
    return {
        "pick": number, "sentence": one.sentence.best(language) or "", "rows": one.size, "left_out": list(one.left_out),
    }  # fmt: skip


def _passage(data: Data, one: Passage, language: str) -> dict[str, object]:
    return {
        "address": one.address,
        "page": one.page,
        "name": one.label.best(language),
        "words": list(one.matches),
        "text": data.quotations.get(one.address),
    }
