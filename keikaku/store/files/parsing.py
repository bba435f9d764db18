"""Of RDF files that cannot be parsed, where the fault stands and what it is."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import IO, cast

import pyoxigraph as ox

from keikaku.errors import BadFile
from keikaku.store.faults import one_line
from keikaku.store.files.rdf_files import RdfFile
from keikaku.store.files.rdf_formats import suffix
from keikaku.store.files.unpacked import PIECE
from keikaku.store.files.xml_entities import CORRECT

FAULTS = (SyntaxError, ValueError, OSError, MemoryError)
"""What pyoxigraph raises for a file that it cannot read."""

_RELATIVE = "No scheme found in an absolute IRI"
_NO_POINT = "must be followed by a dot"
_FOUR_TERMS = "; a fourth term, for a graph, stands in N-Quads alone: name the file .nq, or say --input-format nq"
_JSON = re.compile(r"Object|Array|Unexpected end of file")
_PLACED = re.compile(r"^Parser error (?:at|on|between) .*?: |(?: \(line \d+\))$")


def rdf_format(file: RdfFile) -> ox.RdfFormat:
    """The format of a file, for pyoxigraph."""
    found = ox.RdfFormat.from_extension(file.suffix[1:])
    assert found is not None  # those that files are told to be in are known
    return found


def bad_file(file: RdfFile, error: Exception) -> BadFile:
    """The error for a file that pyoxigraph could not read."""
    if isinstance(error, MemoryError):
        raise error
    line, column = place(error)
    if line is None and file.in_place:
        line = _line(file)
    why = reason(file, error)
    hint = CORRECT
    if _RELATIVE in why and file.suffix in (".nt", ".nq"):
        hint = "write it whole, or read it as Turtle or TriG, which have relative IRIs: --input-format"
    elif _RELATIVE in why and file.base is None:
        why, hint = f"{why}; standard input has no address", "say what it is relative to: --base IRI"
    elif suffix(file.path) == ".n3" and file.suffix == ".ttl" and _is_n3(file):
        why = f"{why}; this is N3 beyond Turtle, as formulas, variables and rules are"
        hint = "N3 is not read: let a reasoner write what follows from it as Turtle"
    where = f"{file.name}:{line}:{column}" if column else f"{file.name}:{line}" if line else file.name
    return BadFile(f"{where}: {why}", hint, file.name, line, column)


def place(error: Exception) -> tuple[int | None, int | None]:
    """Line and column of an error, where the parser knows them."""
    if not isinstance(error, SyntaxError):
        return None, None
    if error.lineno and _NO_POINT in error.msg and error.offset == 1 and not _has_width(error):
        return error.lineno - 1, None  # it is told of the end of the line, which is the beginning of the next
    return error.lineno, error.offset


def reason(file: RdfFile, error: Exception, text: bytes | None = None) -> str:
    """What the parser complains of. text: all of the file, where that is at hand."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    said = one_line(_PLACED.sub("", _PLACED.sub("", said)))
    if file.suffix == ".nt" and _NO_POINT in said:
        return f"Triples {_NO_POINT}" + (_FOUR_TERMS if _has_width(error) else "")
    if file.suffix == ".jsonld" and _JSON.match(said) and _breaks_off(file, text):
        return "the JSON breaks off"
    return said


def _has_width(error: Exception) -> bool:
    """Whether it is told of a term, not of an end of a line or file."""
    return isinstance(error, SyntaxError) and (error.end_lineno, error.end_offset) != (error.lineno, error.offset)


def _breaks_off(file: RdfFile, text: bytes | None) -> bool:
    """Whether JSON ends before it is whole."""
    with suppress(BadFile):
        if text is None:
            with file.again() as again:
                text = again.read()
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            return error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
        except (ValueError, RecursionError):
            return False
    return False


class Lines:
    """A file line by line, and the line that a parser has come to: those of XML and JSON do not say it."""

    def __init__(self, file: RdfFile) -> None:
        self._file = file
        self._left = b""
        self._over = False  # the line that the number is of
        self.number = 1

    @property
    def stream(self) -> IO[bytes]:
        """It for parsers, which call nothing but ``read``."""
        return cast("IO[bytes]", self)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many, and none beyond the end of a line; none at the end."""
        self._left = self._left or self._file.read(PIECE)
        end = self._left.find(b"\n") + 1 or len(self._left)
        taken = self._left[: end if size < 0 else min(size, end)]
        self._left = self._left[len(taken) :]
        if taken:
            self.number += self._over
            self._over = taken.endswith(b"\n")
        return taken


def _line(file: RdfFile) -> int | None:
    """The line of the first fault, by reading once more."""
    with suppress(BadFile), file.again() as again:
        lines = Lines(again)
        try:
            for _ in ox.parse(lines.stream, rdf_format(file), base_iri=file.base):
                pass
        except FAULTS:
            return lines.number
    return None


def _is_n3(file: RdfFile) -> bool:
    """Whether a file that is no Turtle has the syntax of N3. A parser of RDF alone does not take what it says."""
    with suppress(BadFile), file.again() as again:
        try:
            for _ in ox.parse(again.stream, ox.RdfFormat.N3, base_iri=file.base):
                pass
        except FAULTS as error:
            return "regular RDF" in str(error)
        return True
    return False
