"""The tools that find: things by any spelling, all that is said of one, passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from keikaku.assistants import rows
from keikaku.assistants.rows import Data
from keikaku.assistants.schemas import CITATION, LANGUAGE, LIMIT, OFFSET, TAKEN, listed, maybe, number, record, text
from keikaku.assistants.schemas import rows as rows_schema
from keikaku.records import BNode, Citation, Literal, Term, whole_number
from keikaku.services.passages import places
from keikaku.services.passages.listing import Listed, listing, why_none
from keikaku.services.things.search import MOST, Match
from keikaku.services.things.search import search as find
from keikaku.services.things.sheet import Fact
from keikaku.services.things.show import show as sheet_of

_MENTIONS = 50  # passages that name a thing; of others it says how many there are

SEARCH_INPUT = record(
    {
        "text": text("A name in any spelling, in Japanese or English, also with slips.", 500),
        "lang": LANGUAGE,
        "limit": number("At most so many things.", 1, MOST, default=20),
    },
    ["text"],
)
SEARCH_OUTPUT = record(
    rows_schema(
        {
            "name": {"type": "string"},
            "iri": {"type": "string", "description": "By which show finds it."},
            "kind": maybe("string"),
            "matched": {"type": "string", "description": "The name that is written like the text."},
            "score": {"type": "number", "description": "100: that name itself."},
        }
    )
)


def search(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """Find things whose names are written like a text, best first: to learn what something is called here."""
    wanted = given["text"]
    language = rows.language(given, wanted)
    found = find(data.session, wanted, given.get("limit", 20))
    session = data.session.everything
    named = places.naming(session, [one.card.iri for one in found if not one.card.address])

    def row(one: Match) -> dict[str, object]:
        stated = (one.card.citation,) if one.card.address else ()
        return {
            "name": one.card.name(language), "iri": one.card.iri, "kind": one.kind.best(language),
            "matched": one.name, "score": one.score,
            **rows.cited(stated or named.get(one.card.iri, ()), stated=bool(stated)),
        }  # fmt: skip

    return rows.result(data.session, map(row, found), len(found))


SHOW_INPUT = record(
    {
        "name": text("Any spelling of a name, an address (2018:6.1.1/action/4) or an IRI.", 1000),
        "lang": LANGUAGE,
        "limit": LIMIT,
        "offset": OFFSET,
    },
    ["name"],
)
SHOW_OUTPUT = record(
    {
        "iri": {"type": "string"},
        "name": {"type": "string"},
        "kind": maybe("string"),
        "also": listed({"type": "string"}, "Its other names."),
        "taken": TAKEN,
        "mentioned_in": listed(CITATION, f"Passages that name it, at most {_MENTIONS} of them."),
        "mentions": {"type": "integer", "description": "How many passages name it."},
        **rows_schema(
            {
                "property": {"type": "string", "description": "With ^ before it where the thing is the object."},
                "relation": {"type": "string"},
                "value": {"type": "string"},
                "iri": maybe("string", "Of a value that is a thing."),
            }
        ),
    }
)


def show(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """All that the graph says of one thing, a row for each fact, with the passages that say so."""
    name = given["name"]
    language = rows.language(given, name)
    sheet = sheet_of(data.session, name)
    return rows.result(
        data.session, (_fact(one, language) for one in rows.part(sheet.facts, given)), len(sheet.facts),
        iri=sheet.card.iri,
        name=sheet.card.name(language),
        kind=sheet.kind.best(language),
        also=list(dict.fromkeys(name for names in sheet.alt.values() for name in names)),
        taken=sheet.resolved.notes(name, language),
        mentioned_in=[one._asdict() for one in sheet.mentioned_in[:_MENTIONS]],
        mentions=len(sheet.mentioned_in),
    )  # fmt: skip


def _fact(fact: Fact, language: str) -> dict[str, object]:
    return {
        "property": fact.property,
        "relation": fact.property_label.best(language) or fact.property,
        "value": fact.value_label.best(language) or _plain(fact.value),
        "iri": None if isinstance(fact.value, BNode | Literal) else fact.value,
        **rows.cited(fact.evidence),
    }


def _plain(value: Term) -> str:
    return value.value if isinstance(value, Literal) else str(value)


PASSAGES_INPUT = record(
    {
        "text": text("What they are to speak of.", 500),
        "address": text("An address; passages there and below it: 2018:6.1", 500),
        "page": {"type": ["integer", "string"], "description": "A page as printed: 133, or “iv”."},
        "lang": LANGUAGE,
        "limit": LIMIT,
        "offset": OFFSET,
    },
    [],
)
PASSAGES_OUTPUT = record(
    {
        "nothing": maybe("string", "Why there are no passages."),
        **rows_schema(
            {
                "name": maybe("string", "What the element is called that the passage states."),
                "words": listed({"type": "string"}, "Words of the text that it speaks of."),
                "text": maybe("string", "The plan's own words, where the server has them."),
            }
        ),
    }
)


def passages(data: Data, given: Mapping[str, Any]) -> dict[str, object]:
    """Find passages: those that speak of something, that stand at an address, on a page; else all, in order.

    They are to be read; that one speaks of something does not say what it says. The resource keikaku://passage/ADDRESS
    has what it states.
    """
    page = given.get("page")
    known = whole_number(page) if isinstance(page, str) else page
    said = given.get("text")
    asked = said, given.get("address"), page if known is None else known
    found = listing(data.session, *asked)
    language = rows.language(given, said or "")
    nothing = None if found else why_none(data.session, *asked).best(language)

    def row(one: Listed) -> dict[str, object]:
        return {
            "name": one.label.best(language), "words": list(one.matches), "text": data.quotations.get(one.address),
            **rows.cited([Citation(one.address, one.page)]),
        }  # fmt: skip

    return rows.result(data.session, map(row, rows.part(found, given)), len(found), nothing=nothing)
