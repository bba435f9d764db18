"""RDF files as bytes that a parser can be trusted with, piece by piece."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Final, NoReturn, Self, TypeAlias, cast

from keikaku import inputs
from keikaku.errors import AskedWrongly, BadFile
from keikaku.limits import shown
from keikaku.records import IRI
from keikaku.store.files import json_text, rdf_formats, xml_entities
from keikaku.store.files.rdf_formats import ENDINGS, Suffix
from keikaku.store.files.reading import Reading
from keikaku.store.files.unpacked import PIECE, in_utf8, unpacked

Sources: TypeAlias = Iterable[tuple[Path, IRI | None]]
"""Files to load, each with the graph for what it says in none; None: the default graph."""

Pause: TypeAlias = Callable[[], None]
"""Called again and again while files are loaded; what it raises ends the loading."""

STANDARD_INPUT: Final = Path("standard input")
"""Stands for it in the place of a file: this very object, not a file of that name."""

MAX_BYTES = 512 * 2**20  # of all files together, unpacked: in memory they take several times as much

_HINT = "check what it is, and its permissions"
_TOO_LONG = "load them into an Oxigraph folder or a SPARQL server, and give that"


class RdfReader:
    """Opens the files of one dataset, one after the other, all together up to ``most`` bytes.

    pause: called before each piece of each file. reading: what was said of how to read them. most: as many as memory
    takes, unless what is read is not kept there.
    """

    def __init__(self, pause: Pause | None = None, reading: Reading | None = None, most: int | None = None) -> None:
        self.pause: Pause = pause or (lambda: None)
        self.reading = reading or Reading()
        self.left = MAX_BYTES if most is None else most
        self._standard_input: bytes | None = None

    def open(self, path: Path) -> RdfFile:
        """A file to read; ``with`` closes it.

        Raises BadFile if there is no such file, it cannot be read, or it is no RDF by its name and content.
        """
        return RdfFile(path, self)

    def bytes_of(self, path: Path) -> BinaryIO:
        """The bytes of a file as they are. Standard input may be read again and again. Raises BadFile."""
        if path is not STANDARD_INPUT:
            return inputs.open_file(path, _HINT)
        if self._standard_input is None:
            self._standard_input = self._kept()
        return io.BytesIO(self._standard_input)

    def _kept(self) -> bytes:
        source = getattr(sys.stdin, "buffer", None)
        if source is None:
            raise AskedWrongly("there is no standard input here", "give a file")
        pieces: list[bytes] = []
        left = MAX_BYTES
        while piece := source.read(PIECE):
            self.pause()
            left -= len(piece)
            if left < 0:
                raise BadFile(f"standard input has more than {shown(MAX_BYTES)}", _TOO_LONG)
            pieces.append(piece)
        return b"".join(pieces)


class RdfFile:
    """The bytes of a file in UTF-8, without a byte order mark, for a parser that calls ``read``.

    ``suffix``: the ending that its format usually has, whatever its own. ``base``: what its relative IRIs are relative
    to; None for standard input, of which nothing was said. ``in_place``: whether each line is on its own line of the
    file still. ``name``: what it is called in messages. ``cut``: where the reading is lenient, what its end was
    missed for.

    Reading raises BadFile before the parser sees what is at fault: NUL bytes, XML with entities that multiply or stand
    elsewhere, JSON nested deeper than 128 or with contexts that stand elsewhere, more than MAX_BYTES of all files. It
    raises also what ``pause`` raises.
    """

    def __init__(self, path: Path, reader: RdfReader) -> None:
        self.path, self.name, self.reader = path, str(path), reader
        self.base = reader.reading.base or _address(path)
        self.in_place = True
        self.cut: BadFile | None = None
        self._file = reader.bytes_of(path)
        try:
            pieces = in_utf8(unpacked(self._file, self.name), self.name)
            head = next(pieces, b"")
            self.suffix = reader.reading.format or self._told(head)
        except BadFile as problem:
            if not reader.reading.lenient:
                self.close()
                raise
            self.cut = problem
            head, pieces, self.suffix = b"", iter(()), ".nt"  # nothing of it can be read
        except BaseException:
            self.close()
            raise
        self.prefixes: dict[str, str] = {}
        self._pieces = self._checked(_joined(head, pieces))
        if reader.reading.lenient:
            self._pieces = self._whole(self._pieces)
        self._piece, self._at = b"", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Be done with it."""
        self._file.close()

    def again(self) -> RdfFile:
        """The same file from its beginning, counted anew."""
        reader = RdfReader(self.reader.pause, self.reader.reading)
        reader._standard_input = self.reader._standard_input
        return reader.open(self.path)

    @property
    def stream(self) -> IO[bytes]:
        """The same for parsers whose types ask for all that a file can do, and which call nothing but ``read``."""
        return cast("IO[bytes]", self)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many, or all that are left; none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(PIECE), b""))
        while self._at == len(self._piece):
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece, self._at = piece, 0
        taken = self._piece[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def refuse(self, what: str, hint: str, line: int | None = None, column: int | None = None) -> NoReturn:
        """Raise the error for what is wrong with it, at a place of it."""
        where = f"{self.name}:{line}:{column}:" if column else f"{self.name}:{line}:" if line else self.name
        raise BadFile(f"{where} {what}", hint, self.name, line, column)

    def _told(self, head: bytes) -> Suffix:
        found = rdf_formats.told(self.path, head)
        if found is not None:
            return found
        if self.path is STANDARD_INPUT and not head.strip():
            self.refuse("is empty", "look at what should write there, or say what it is with --input-format")
        if b"\0" in head:
            self._refuse_nul()
        if other := rdf_formats.other(head):
            self.refuse(f"is {other}, which is not read", "convert it to Turtle, RDF/XML or another format of RDF")
        known = ", ".join(sorted(ENDINGS))
        what = "is no RDF by what stands in it" if self.path is STANDARD_INPUT else "is no RDF, by its name or content"
        self.refuse(what, f"say what it is with --input-format; known endings: {known}")

    def _checked(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces once they are found to be good."""
        counted = self._counted(pieces)
        lenient = self.reader.reading.lenient
        if lenient:
            counted = self._whole(counted)
        if self.suffix == ".rdf":
            text = xml_entities.filled(counted, self.refuse, until=lenient)
            return text if lenient else xml_entities.well_formed(text, self.refuse, self.prefixes)
        if self.suffix == ".jsonld":
            return self._json(json_text.no_deeper(counted, self.refuse))
        return counted

    def _whole(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces until one of them cannot be had. Raises BadFile for too much, which no lenience makes less."""
        try:
            yield from pieces
        except BadFile as problem:
            if self.reader.left < 0:
                raise
            self.cut = self.cut or problem

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        while True:
            self.reader.pause()
            piece = next(pieces, None)
            if piece is None:
                return
            self.reader.left -= len(piece)
            if self.reader.left < 0:
                what = f"{self.name}: with it, the RDF files to load have more than {shown(MAX_BYTES)}"
                raise BadFile(what, _TOO_LONG, self.name)
            if b"\0" in piece:
                if self.reader.reading.lenient:
                    yield piece[: piece.index(b"\0")]
                self._refuse_nul()
            yield piece

    def _json(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        text = b"".join(pieces)
        beside = None if self.path is STANDARD_INPUT else self.path
        filled = json_text.with_contexts(text, self.base or "", beside, self.reader.reading.contexts, self.refuse)
        self.in_place = filled is text
        yield filled

    def _refuse_nul(self) -> NoReturn:
        self.refuse("is not UTF-8 text", "save it as UTF-8")


def format_of(path: Path) -> Suffix | None:
    """The format of a file by its name and how it begins; None where it is no RDF. Raises BadFile as opening does."""
    with closing(inputs.open_file(path, _HINT)) as file:
        return rdf_formats.told(path, next(in_utf8(unpacked(file, str(path)), str(path)), b""))


def _address(path: Path) -> str | None:
    """The address of a file on this machine. ``..`` is taken out by name: relative IRIs keep it in no base."""
    return None if path is STANDARD_INPUT else Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - keeps links


def _joined(head: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    if head:
        yield head
    yield from pieces
