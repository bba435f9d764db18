"""What can be read of a file with faults, and what had to be left out of it.

Nothing is taken that might be read wrongly for what was left out: after a fault Turtle and N-Quads go on with the next
statement, unless the fault is in what declares prefixes or the base; of RDF/XML and JSON-LD each thing is read for
itself; a TriG file ends where a graph could not be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

import pyoxigraph as ox

from keikaku.errors import BadFile
from keikaku.store.files.parsing import FAULTS, place, rdf_format, reason
from keikaku.store.files.rdf_files import RdfFile
from keikaku.store.files.reading import LeftOut

_MOST = 1_000_000  # faults of a file that are looked for
_DECLARES = re.compile(rb"(?:\A|[\s.])@?(?:base|prefix)\s[^.]{0,400}\Z", re.IGNORECASE)
_TAG = re.compile(rb"<[^\s>]++(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# RDF"


def quads(file: RdfFile) -> Iterator[ox.Quad]:
    """The statements that can be read; what cannot stands in the ``left_out`` of its reading."""
    try:
        if file.suffix == ".rdf":
            yield from _of_xml(file)
        elif file.suffix == ".jsonld":
            yield from _of_json(file)
        elif file.suffix in (".nt", ".nq"):
            yield from _of_lines(file)
        else:
            yield from _of_text(file)
    except BadFile as problem:  # what no parser may see: it ends there
        if file.reader.left < 0:
            raise
        file.reader.reading.left_out.append(LeftOut.all_after(file.name, problem))


def _leave_out(file: RdfFile, line: int | None, why: str, *, rest: bool = False) -> None:
    file.reader.reading.left_out.append(LeftOut(file.name, line, why, rest))


def _of_lines(file: RdfFile) -> Iterator[ox.Quad]:
    data = file.read()
    found = _whole(file, data)
    if not isinstance(found, Exception):
        yield from found
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        some = _whole(file, line)
        if isinstance(some, Exception):
            _leave_out(file, number, reason(some))
        else:
            yield from some


def _of_text(file: RdfFile) -> Iterator[ox.Quad]:
    data = file.read()
    found = ox.parse(data, rdf_format(file), base_iri=file.base)
    at, number = 0, 1  # a place in the text, and its line
    for _ in range(_MOST):
        try:
            yield from found
            return
        except FAULTS as error:
            line, column = place(error)
            while line is not None and number < line and (end := data.find(b"\n", at)) >= 0:
                at, number = end + 1, number + 1
            on_line = data[at : at + 4 * (column or 1)].decode("utf-8", "replace")[: (column or 1) - 1]
            # What follows a fault in a declaration would be read by what was declared before.
            declares = _DECLARES.search(data[max(0, at - 400) : at] + on_line.encode())
            rest = file.suffix == ".trig" or line is None or declares is not None
            _leave_out(file, line, reason(error), rest=rest)
            if rest:
                return


def _whole(file: RdfFile, data: bytes) -> list[ox.Quad] | Exception:
    """All statements of a text, or what is wrong with it."""
    try:
        return list(ox.parse(data, rdf_format(file), base_iri=file.base))
    except FAULTS as error:
        return error


class _Part(NamedTuple):
    """The text of a thing of its own, and the line on which it begins."""

    text: bytes
    line: int


def _of_xml(file: RdfFile) -> Iterator[ox.Quad]:
    data = file.read()
    parts = _Parts(data)
    found: list[ox.Quad] | Exception = SyntaxError(parts.fault) if parts.fault else _whole(file, data)
    if not isinstance(found, Exception):
        yield from found
        return
    if not parts.found:
        _leave_out(file, parts.line, parts.fault or reason(found), rest=True)
    for text, line in parts.found:
        some = _whole(file, text)
        if isinstance(some, Exception):
            _leave_out(file, line, reason(some))
        else:
            yield from some
    if parts.found and parts.fault:
        _leave_out(file, parts.line, parts.fault, rest=True)


class _Parts:
    """The things of an RDF/XML file, each as a file of its own, and the fault after which nothing could be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._depth = 0
        self._begun = (0, 0)  # the place and the line of the thing that it is in
        self._parts: list[tuple[int, int, int]] = []  # of each thing its line, its place and its end
        self._root: tuple[str, int] = ("", 0)
        self.fault, self.line = "", None
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.fault, self.line = expat.ErrorString(error.code), error.lineno
        self.found = list(self._cut()) if self._root[0] == _RDF else []

    line: int | None

    def _start(self, name: str, _attributes: object) -> None:
        if self._depth == 0:
            self._root = (name, self._parser.CurrentByteIndex)
        if self._depth == 1:
            self._begun = self._parser.CurrentLineNumber, self._parser.CurrentByteIndex
        self._depth += 1

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._depth == 1 and (tag := _TAG.match(self._data, self._parser.CurrentByteIndex)):
            self._parts.append((*self._begun, tag.end()))

    def _cut(self) -> Iterator[_Part]:
        tag = _TAG.match(self._data, self._root[1])
        if tag is None:
            return
        name = tag[0][1:].split(None, 1)[0].rstrip(b"/>")
        for line, start, end in self._parts:
            yield _Part(tag[0] + self._data[start:end] + b"</" + name + b">", line)


def _of_json(file: RdfFile) -> Iterator[ox.Quad]:
    data = file.read()
    found = _whole(file, data)
    if not isinstance(found, Exception):
        yield from found
        return
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        line, _ = place(found)
        _leave_out(file, line, reason(found), rest=True)
        return
    for one in _things(document):
        some = _whole(file, json.dumps(one).encode())
        if isinstance(some, Exception):
            thing = one["@graph"][0] if isinstance(one, dict) and isinstance(one.get("@graph"), list) else one
            name = thing.get("@id") if isinstance(thing, dict) else None
            _leave_out(file, None, reason(some) + (f" (of {name})" if isinstance(name, str) else ""))
        else:
            yield from some


def _things(document: Any) -> Iterator[Any]:
    """The things of a JSON-LD document, each as a document of its own."""
    if isinstance(document, list):
        for one in document:
            yield from _things(one)
    elif (
        isinstance(document, dict)
        and isinstance(document.get("@graph"), list)
        and set(document) <= {"@context", "@graph"}
    ):
        for one in document["@graph"]:
            yield {**document, "@graph": [one]}
    else:
        yield document
