"""What can be asked by HTTP beside SPARQL: each operation with its parameters, for the routes and for OpenAPI."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from keikaku.catalog import Entry, Parameter
from keikaku.errors import AskedWrongly
from keikaku.records import whole_number
from keikaku.services.indicators.standing import SORTS
from keikaku.services.questions.lookup import MAX_QUESTION
from keikaku.services.things.search import MOST
from keikaku.web import answering
from keikaku.web.replies import Reply

_SHOWN = 80  # characters of what was given


class Given(NamedTuple):
    """A parameter. schema: of its value, in JSON Schema. usual: the value where none is given. many: whether it may be
    given several times; its example is then a list.
    """

    name: str
    about: str
    schema: dict[str, Any]
    example: object = None
    needed: bool = False
    usual: object = None
    many: bool = False

    def check(self, text: str) -> None:
        """Raises AskedWrongly for a text that is no such value."""
        wanted, number = self.schema, whole_number(text)
        if not text.strip():
            raise AskedWrongly(f"the parameter {self.name} is empty", self.as_in)
        if wanted["type"] == "integer":
            least, most = wanted["minimum"], wanted["maximum"]
            if number is None or not least <= number <= most:
                raise AskedWrongly(
                    f"the parameter {self.name} takes a whole number from {least:,} to {most:,}, not {quoted(text)}",
                    self.as_in,
                )
        elif "enum" in wanted and text not in wanted["enum"]:
            raise AskedWrongly(
                f"the parameter {self.name} takes {' or '.join(wanted['enum'])}, not {quoted(text)}", self.as_in
            )
        elif len(text) > (most := wanted.get("maxLength", len(text))):
            raise AskedWrongly(
                f"the parameter {self.name} takes at most {most:,} characters, and not {len(text):,}", self.as_in
            )

    @property
    def as_in(self) -> str:
        """What it is, by an example."""
        example = self.schema.get("minimum") if self.example is None else self.example
        some = [str(one).replace(" ", "+") for one in (example if isinstance(example, list) else [example])]
        return self.about if example is None else f"as in: {'&'.join(f'{self.name}={one}' for one in some)}"


class Operation(NamedTuple):
    """What is asked at one address. work: what a worker does. schema: the name of what its JSON is (openapi.py)."""

    path: str
    title: str
    about: str
    given: tuple[Given, ...]
    work: Callable[..., Reply]
    schema: str
    topic: str = "ask"


def quoted(text: str) -> str:
    """What was given, as an error tells it."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _text(most: int = 1000) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": most}


def _whole(least: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most}


LANGUAGE = Given(
    "lang", "Language of names, and of CSV; else that of what is asked, else of Accept-Language.",
    {"type": "string", "enum": ["ja", "en"]}, "en",
)  # fmt: skip
DIGEST = Given(
    "digest", "The digest of the data that are meant, as a permalink has it; other data are not answered from.",
    _text(100),
)  # fmt: skip
SHARED = (LANGUAGE, DIGEST)
"""What every operation takes."""

OPERATIONS = (
    Operation(
        "/lookup", "Answer a question",
        "In English or Japanese. level: answer (results, each with address, page and evidence), offer (readings: what "
        "the question may mean), or passages (what speaks of it).",
        (
            Given("q", "The question.", _text(MAX_QUESTION), "initiatives involving JETRO", needed=True),
            Given("pick", "Number of an offer, from 1, that is to be answered.", _whole(1, 100)),
        ),
        answering.lookup, "Lookup",
    ),
    Operation(
        "/search", "Find things by name", "In any spelling; best first.",
        (
            Given("q", "A name, or part of one.", _text(), "ジェトロ", needed=True),
            Given("limit", "At most so many.", _whole(1, MOST), 20, usual=20),
        ),
        answering.search, "Search",
    ),
    Operation(
        "/show", "Show one thing", "All that is said of it, with the passages that say so.",
        (Given("thing", "A name, an address or an IRI.", _text(), "KOBS", needed=True),),
        answering.show, "Thing",
    ),
    Operation(
        "/indicators", "Where indicators stand", "Baseline, latest value, target, and the pace still needed.",
        (
            Given("thing", "A plan or a part of one, or what they are about; else all.", _text(), "policy 7"),
            Given("sort", "In which order.", {"type": "string", "enum": list(SORTS)}, "plan", usual=SORTS[0]),
        ),
        answering.indicators, "Indicators",
    ),
    Operation(
        "/passages", "Find passages",
        "Those that speak of something, best first; at an address and below it; on a page.",
        (
            Given("q", "What they are to speak of.", _text(MAX_QUESTION), "overseas"),
            Given("address", "An address.", _text(), "2018:6.1"),
            Given("page", "A page as printed: 133, or iv.", _text(20), "133"),
            Given("limit", "At most so many.", _whole(1, 100_000), 10),
        ),
        answering.passages, "Passages",
    ),
    Operation("/run", "The catalogue", "The queries that there are, by topic.", (), answering.catalogue, "Catalogue"),
)  # fmt: skip


def of_query(entry: Entry) -> Operation:
    """A query of the catalogue as an operation."""
    about = "\n\n".join(text for text in (entry.question.en, entry.note.en) if text)
    given = tuple(_given(one) for one in entry.parameters if one.types != ("language",))
    return Operation(
        f"/run/{entry.name}", entry.title.en or entry.name, about, given, answering.run, "Rows", entry.topic
    )


def _given(one: Parameter) -> Given:
    many = "plan" in one.types
    about = f"{one.meaning.en} ({' or '.join(one.types)})."
    example = one.default.split(", ") if many else one.default
    return Given(one.name, about, _text(2000), example, needed=one.names_a_thing, many=many)
