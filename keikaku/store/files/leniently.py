"""What can be read of a file with faults, and what had to be left out of it.

Nothing is taken that might be read wrongly for what was left out: of Turtle, TriG and N-Quads each statement is read
for itself, and of one with a fault each property, unless the fault is in what declares prefixes or the base, or leaves
it open where it ends; of RDF/XML and JSON-LD each thing is. Of a file that breaks off, what was whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple
from xml.parsers import expat

import pyoxigraph as ox

from keikaku.store.files import pieces
from keikaku.store.files.parsing import FAULTS, place, rdf_format, reason
from keikaku.store.files.pieces import Piece, Unclear
from keikaku.store.files.rdf_files import RdfFile
from keikaku.store.files.reading import LeftOut
from keikaku.store.files.xml_literals import mended

_LINES = (".nt", ".nq")
_TOGETHER = 1024  # pieces that are read at once, and by halves where there is a fault among them
_TAG = re.compile(rb"<[^\s>]++(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# RDF"


def quads(file: RdfFile) -> Iterator[ox.Quad]:
    """The statements that can be read; what cannot stands in the ``left_out`` of its reading."""
    left_out, any_read = file.reader.reading.left_out, False
    before = len(left_out)
    for quad in _quads(file):
        any_read = True
        yield quad
    if not any_read:
        left_out[before:] = [fault._replace(nothing=fault.rest) for fault in left_out[before:]]


def _quads(file: RdfFile) -> Iterator[ox.Quad]:
    data = file.read()
    if file.cut is None and _is_whole(file, data):
        yield from _parsed(file, data)
    elif file.suffix == ".rdf":
        yield from _of_xml(file, data)
    elif file.suffix == ".jsonld":
        yield from _of_json(file, data)
    elif file.suffix in _LINES:
        yield from _of_pieces(file, pieces.lines(data), len(data))
    else:
        yield from _of_pieces(file, pieces.cut(data, graphs=file.suffix == ".trig"), len(data))
    if file.cut is not None:
        told = LeftOut.all_after(file.name, file.cut)
        file.reader.reading.left_out.append(told._replace(line=told.line or (data.count(b"\n") + 1 if data else None)))


def _leave_out(file: RdfFile, line: int | None, why: str, *, rest: bool = False) -> None:
    file.reader.reading.left_out.append(LeftOut(file.name, line, why, rest))


def _parsed(file: RdfFile, data: bytes) -> Iterator[ox.Quad]:
    parser = ox.parse(data, rdf_format(file), base_iri=file.base)
    yield from mended(parser) if file.suffix == ".rdf" else parser
    for prefix, name in parser.prefixes.items():
        file.prefixes.setdefault(prefix, name)


def _is_whole(file: RdfFile, data: bytes) -> bool:
    if file.suffix == ".rdf" and _Parts(data).fault:  # which the parser may not mind
        return False
    try:
        for _ in ox.parse(data, rdf_format(file), base_iri=file.base):
            pass
    except FAULTS:
        return False
    return True


def _whole(file: RdfFile, data: bytes) -> list[ox.Quad] | Exception:
    """All statements of a text, or what is wrong with it."""
    try:
        return list(_parsed(file, data))
    except FAULTS as error:
        return error


def _of_pieces(file: RdfFile, cut: Iterable[Piece | Unclear], size: int) -> Iterator[ox.Quad]:
    """size: of the text: what goes on to its end is not whole where the file breaks off."""
    closed: bytes | None = None  # what the pieces of a graph are read with of which the beginning has a fault
    for (before, alone), some in groupby(cut, _read_with):
        if before is not None and before == closed:
            continue
        while batch := list(islice(some, _TOGETHER)):
            known = [one for one in batch if isinstance(one, Piece) and (file.cut is None or one.end < size)]
            faults = len(file.reader.reading.left_out)
            yield from _together(file, known)
            if known and alone and len(file.reader.reading.left_out) > faults:
                closed = known[0].before + known[0].text
                if known[0].declares:
                    return
            for one in batch:
                if isinstance(one, Unclear) and file.cut is None:
                    _leave_out(file, one.line, one.why, rest=True)


def _read_with(one: Piece | Unclear) -> tuple[bytes | None, int]:
    """Pieces are read together that are read with the same; what others depend on is read alone."""
    if isinstance(one, Unclear):
        return None, 0
    return one.before, one.end if one.declares or one.opens else 0


def _together(file: RdfFile, some: Sequence[Piece]) -> Iterator[ox.Quad]:
    """The statements of pieces, without those that have a fault."""
    if not some:
        return
    found = _whole(file, some[0].before + b"\n".join(one.text for one in some) + some[0].after)
    if not isinstance(found, Exception):
        yield from found
    elif len(some) > 1:
        yield from _together(file, some[: len(some) // 2])
        yield from _together(file, some[len(some) // 2 :])
    else:
        yield from _in_parts(file, some[0], found)


def _in_parts(file: RdfFile, one: Piece, fault: Exception) -> Iterator[ox.Quad]:
    """What else a statement with a fault says of the same subject."""
    parts = [one] if one.declares or one.opens or file.suffix in _LINES else pieces.parts(one)
    found = [_whole(file, part.before + part.text + part.after) for part in parts]
    if len(parts) == 1 or all(isinstance(some, Exception) for some in found):
        line, _ = place(fault)
        _leave_out(file, one.line + (line or 1) - 1 - one.before.count(b"\n"), reason(file, fault), rest=one.declares)
        return
    for part, some in zip(parts, found, strict=True):
        if isinstance(some, Exception):
            _leave_out(file, part.line, reason(file, some))
        else:
            yield from some


class _Part(NamedTuple):
    """The text of a thing of its own, and the line on which it begins."""

    text: bytes
    line: int


def _of_xml(file: RdfFile, data: bytes) -> Iterator[ox.Quad]:
    parts = _Parts(data)
    file.prefixes |= parts.prefixes
    breaks_off = bool(parts.fault) and file.cut is None
    if not parts.found and (breaks_off or not parts.fault):
        found = _whole(file, data)
        why = parts.fault or (reason(file, found) if isinstance(found, Exception) else "")
        _leave_out(file, parts.line, why, rest=True)
        return
    for text, line in parts.found:
        some = _whole(file, text)
        if isinstance(some, Exception):
            _leave_out(file, line, reason(file, some))
        else:
            yield from some
    if breaks_off:
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
        self.prefixes: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartNamespaceDeclHandler = self._declared
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            self.fault, self.line = expat.ErrorString(error.code), error.lineno
        self.found = list(self._cut()) if self._root[0] == _RDF else []

    line: int | None

    def _declared(self, prefix: str | None, name: str | None) -> None:
        if name:
            self.prefixes.setdefault(prefix or "", name)

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


def _of_json(file: RdfFile, data: bytes) -> Iterator[ox.Quad]:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        found = _whole(file, data)
        if isinstance(found, Exception) and file.cut is None:
            line, _ = place(found)
            _leave_out(file, line, reason(file, found, data), rest=True)
        return
    for one in _things(document):
        some = _whole(file, json.dumps(one).encode())
        if isinstance(some, Exception):
            thing = one["@graph"][0] if isinstance(one, dict) and isinstance(one.get("@graph"), list) else one
            name = thing.get("@id") if isinstance(thing, dict) else None
            _leave_out(file, None, reason(file, some) + (f" (of {name})" if isinstance(name, str) else ""))
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
