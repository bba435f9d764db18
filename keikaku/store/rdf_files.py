"""RDF files as bytes that a parser can be trusted with, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeAlias, cast

from keikaku import inputs
from keikaku.errors import BadFile
from keikaku.limits import shown
from keikaku.records import IRI

Sources: TypeAlias = Iterable[tuple[Path, IRI | None]]
"""Files to load, each with the graph for what it says in none; None: the default graph."""

Pause: TypeAlias = Callable[[], None]
"""Called again and again while files are loaded; what it raises ends the loading."""

TRIPLES = frozenset((".ttl", ".nt", ".rdf"))
QUADS = frozenset((".trig", ".nq", ".jsonld"))
MAX_JSON_DEPTH = 128
MAX_BYTES = 512 * 2**20  # of all files together: in memory they take several times as much
PIECE = 64 * 1024

_HINT = "check what it is, and its permissions"
_TOO_LONG = "load them into an Oxigraph folder or a SPARQL server, and give that"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OVERLAP = len(b"<!DOCTYPE") - 1
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SIGN = re.compile(rb'[\[{}\]"]')


class RdfReader:
    """Opens the files of one dataset, one after the other, all together up to MAX_BYTES.

    pause: called before each piece of each file.
    """

    def __init__(self, pause: Pause | None = None) -> None:
        self.pause: Pause = pause or (lambda: None)
        self.left = MAX_BYTES

    def open(self, path: Path) -> RdfFile:
        """A file to read; ``with`` closes it.

        Raises BadFile if its suffix names no RDF format, there is no such file, or it cannot be read.
        """
        return RdfFile(path, self)


class RdfFile:
    """The bytes of a file, without a byte order mark, for a parser that calls ``read``. ``suffix``: in small letters.

    Reading raises BadFile before the parser sees what is at fault: NUL bytes (UTF-16 has them, and would hide a
    DOCTYPE), and what would exhaust a parser: XML with a DOCTYPE (entities multiply), JSON nested deeper than 128,
    more than MAX_BYTES. It raises also what ``pause`` raises.
    """

    def __init__(self, path: Path, reader: RdfReader) -> None:
        self.suffix = path.suffix.lower()
        if self.suffix not in TRIPLES | QUADS:
            known = ", ".join(sorted(TRIPLES | QUADS))
            raise BadFile(f"{path} is no RDF file by its name", f"known endings: {known}", str(path))
        self._path, self._reader = path, reader
        self._file = inputs.open_file(path, _HINT)
        self._piece, self._at = b"", 0
        self._first = True
        self._lines = 0
        self._tail = b""
        self._json = _JsonDepth(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    @property
    def stream(self) -> IO[bytes]:
        """The same for parsers whose types ask for all that a file can do, and which call nothing but ``read``."""
        return cast("IO[bytes]", self)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many, or all that are left; none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(PIECE), b""))
        if self._at == len(self._piece):
            self._piece, self._at = self._next(), 0
        taken = self._piece[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def _next(self) -> bytes:
        """The next piece of the file, once it is found to be good."""
        self._reader.pause()
        try:
            piece = self._file.read(PIECE)
        except OSError as problem:
            raise BadFile(f"{self._path} cannot be read: {problem.strerror}", _HINT, str(self._path)) from None
        self._reader.left -= len(piece)
        if self._reader.left < 0:
            what = f"{self._path}: with it, the RDF files to load have more than {shown(MAX_BYTES)}"
            raise BadFile(what, _TOO_LONG, str(self._path))
        if self._first:
            self._first, piece = False, piece.removeprefix(b"\xef\xbb\xbf")
        if b"\0" in piece:
            raise BadFile(f"{self._path} is not UTF-8 text", "save it as UTF-8", str(self._path))
        if self.suffix == ".rdf":
            self._refuse_declarations(piece)
        if self.suffix == ".jsonld":
            self._json.feed(piece)
        return piece

    def _refuse_declarations(self, piece: bytes) -> None:
        """Also one that begins in the piece before."""
        seen = self._tail + piece
        if found := _DECLARATION.search(seen):
            line = self._lines + seen.count(b"\n", 0, found.start()) + 1
            message = f"{self._path} declares a DOCTYPE at line {line}"
            raise BadFile(message, "write it without entities", str(self._path), line)
        self._tail = seen[-_OVERLAP:]
        self._lines += seen.count(b"\n", 0, len(seen) - len(self._tail))


class _JsonDepth:
    """How deep JSON nests, told from its pieces. A string that does not end goes to the end of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._depth = 0
        self._quoted = self._escaped = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece. Raises BadFile where it nests deeper than MAX_JSON_DEPTH."""
        at = 1 if self._escaped and piece else 0
        self._escaped = self._escaped and not piece
        while at < len(piece):
            if self._quoted:
                end = _IN_STRING.match(piece, at)
                at = end.end() if end else at
                self._escaped = piece[at : at + 1] == b"\\"  # what it escapes stands in the next piece
                self._quoted = piece[at : at + 1] != b'"'
                at += 1
                continue
            found = _SIGN.search(piece, at)
            if found is None:
                return
            at = found.end()
            self._quoted = found[0] == b'"'
            if not self._quoted:
                self._depth += 1 if found[0] in b"[{" else -1
            if self._depth > MAX_JSON_DEPTH:
                what = f"{self._path} nests deeper than {MAX_JSON_DEPTH} levels"
                raise BadFile(what, "flatten the document", str(self._path))
