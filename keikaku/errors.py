"""What can go wrong, as a person would say it. Imports nothing, so every room can raise these."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMAND_LINE = re.compile(r"(?<![\w-])--?[a-z]|\bkeikaku [a-z]")
_PASSWORD = re.compile(r"(?<=://)(?=[^\s/:]*+:)(?:[^\s/@]*+@)++")  # of an address, and the user before it


class Ways(NamedTuple):
    """What to try next, where each door has its own words for it."""

    command: str
    http: str
    tools: str

    @classmethod
    def parameter(cls, name: str, value: str, more: str = "") -> Ways:
        """A parameter of a query with a value, as an example."""
        quoted = f'"{value}"' if " " in value else value
        escaped = value.replace(" ", "+")
        return cls(
            f"as in: -p {name} {quoted}{more}", f"as in: {name}={escaped}{more}", f"as in: {name}: {value}{more}"
        )


BY_SEARCH = Ways(
    "keikaku search TEXT finds things by any spelling", "/search?q=TEXT finds things by any spelling",
    "the tool search finds things by any spelling",
)  # fmt: skip


class KeikakuError(Exception):
    """What happened, and what to try next: ``hint`` as the command line says it.

    ``code`` is stable and names the kind; ``exit_code`` is what the command line answers with
    (2 asked wrongly, 3 data, file or endpoint at fault, 124 out of time or memory).
    """

    code = "error"
    exit_code = 70

    def __init__(self, message: str, hint: str | Ways = "") -> None:
        message = _PASSWORD.sub("…@", message)
        super().__init__(message)
        self.message = message
        self._ways = Ways(*(_PASSWORD.sub("…@", text) for text in ((hint,) * 3 if isinstance(hint, str) else hint)))

    @property
    def hint(self) -> str:
        """What to try next, at the command line."""
        return self._ways.command

    @property
    def ways(self) -> Ways:
        """What to try next, by each door: what speaks of the command line is for nobody else."""
        command, *others = self._ways
        return Ways(command, *("" if _COMMAND_LINE.search(said) else said for said in others))


class AskedWrongly(KeikakuError):
    """The request cannot be carried out as it was put."""

    code = "asked-wrongly"
    exit_code = 2


class UnknownName(AskedWrongly):
    """No thing in the graph goes by that name. ``nearest`` holds names it might have meant."""

    code = "unknown-name"

    def __init__(self, message: str, hint: str | Ways = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class QuestionNotUnderstood(AskedWrongly):
    """The question has no reading in the grammar, or none that can be asserted.

    readings: what can be answered of it (``keikaku.language.reading.Reading``), the best first. without: the names that
    these leave out.
    """

    code = "question-not-understood"

    def __init__(
        self, message: str, hint: str | Ways = "", readings: tuple[object, ...] = (), without: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.readings, self.without = readings, without


class BadQuery(AskedWrongly):
    """SPARQL that does not parse or cannot be evaluated. ``line`` and ``column`` count from 1."""

    code = "bad-query"

    def __init__(self, message: str, hint: str | Ways = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column


class QueryRefused(BadQuery):
    """SPARQL that is well formed but would reach out, write, or exhaust the engine."""

    code = "query-refused"


class QueryTooLong(QueryRefused):
    """SPARQL whose text, or the values in it, are longer than what is read."""

    code = "query-too-long"


class DataAtFault(KeikakuError):
    """A file or an answer is not what it should be."""

    code = "data-at-fault"
    exit_code = 3


class BadFile(DataAtFault):
    """A file that cannot be read as what it claims to be. ``line`` and ``column`` count from 1."""

    code = "bad-file"

    def __init__(
        self, message: str, hint: str | Ways = "", file: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.file = file
        self.line = line
        self.column = column


class NotWritten(DataAtFault):
    """Output that could not be written. What stood there before still stands."""

    code = "not-written"


class EndpointAtFault(DataAtFault):
    """A remote endpoint that does not answer, or answers something else than a SPARQL result."""

    code = "endpoint-at-fault"


class TooLargeForPage(AskedWrongly):
    """There is more than a page can show."""

    code = "too-large-for-a-page"


class MissingLibrary(KeikakuError, ImportError):
    """A library that only some people need is not installed."""

    code = "missing-library"
    exit_code = 3


class OutOfTime(KeikakuError):
    """The time limit passed before there was an answer."""

    code = "out-of-time"
    exit_code = 124


class OutOfMemory(KeikakuError):
    """The answer would have needed more memory than it may take."""

    code = "out-of-memory"
    exit_code = 124


class AnswerTooLarge(AskedWrongly):
    """The answer has more rows or triples, or a longer text, than is given at once."""

    code = "answer-too-large"
