"""Rows as assistants get them: each with address and page, not more than they can read, and told what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from keikaku.assistants.schemas import USUAL_ROWS
from keikaku.errors import AnswerTooLarge
from keikaku.records import Citation, is_japanese
from keikaku.services.session.session import Session

T = TypeVar("T")

MOST_BYTES = 200_000  # of one result: some 50,000 words, more than is read with care
MOST_CITED = 10  # passages of a row; of others it says how many there are


class Data(NamedTuple):
    """What is asked: the plans in hand, and the plan's own words by address, as far as somebody has them."""

    session: Session
    quotations: Mapping[str, str]


def language(given: Mapping[str, Any], said: str) -> str:
    """The language that is asked for, else that of what was said."""
    return str(given.get("lang") or ("ja" if is_japanese(said) else "en"))


def cited(citations: Sequence[Citation], *, stated: bool = True) -> dict[str, object]:
    """Where a row is stated, or else where what it is about is named: what ``schemas.STATED`` describes."""
    known = [{"address": one.address, "page": one.page} for one in citations if one.address]
    first: dict[str, object] = known[0] if known else {"address": None, "page": None}  # type: ignore[assignment]
    where = ("stated" if stated else "named") if known else None
    return {**first, "where": where, "evidence": known[:MOST_CITED], "evidence_count": len(known)}


def part(every: Sequence[T], given: Mapping[str, Any]) -> Sequence[T]:
    """The rows that are asked for by limit and offset."""
    begin = given.get("offset", 0)
    return every[begin : begin + given.get("limit", USUAL_ROWS)]


def result(
    session: Session, shown: Iterable[Mapping[str, object]], count: int, **beside: object
) -> dict[str, object]:  # fmt: skip
    """A result with rows. count: how many there are in all. beside: what else it says."""
    rows = [dict(row) for row in shown]
    release = session.release
    return {
        **beside, "rows": rows, "count": count, "complete": len(rows) == count,
        "release": release._asdict() if release else None,
    }  # fmt: skip


def written(found: Mapping[str, object]) -> str:
    """A result as JSON, with no more rows than MOST_BYTES have room for; ``complete`` tells.

    Raises AnswerTooLarge where not even one has.
    """
    said = dict(found)
    while len(text := _json(said)) > MOST_BYTES or len(text.encode()) > MOST_BYTES:
        rows = said.get("rows")
        if not isinstance(rows, list) or not rows:
            raise AnswerTooLarge(
                f"one row of the answer has more than {MOST_BYTES:,} bytes",
                "ask for less of it, as by SUBSTR in SPARQL",
            )
        said |= {"rows": rows[: len(rows) // 2], "complete": False}
    return text


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False)


Answering = Callable[[Data, Mapping[str, Any]], dict[str, object]]
"""What a tool does: with the data, and arguments that fit its schema."""
