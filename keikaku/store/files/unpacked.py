"""The bytes of a file as UTF-8 text: unpacked, and of XML in whatever encoding it says."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from keikaku.errors import BadFile

PIECE = 64 * 1024
MARK = b"\xef\xbb\xbf"

_GZIP = b"\x1f\x8b"
_XML = re.compile(rb"\s*+<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"'][^>]*\?>")
_SAID = re.compile(r"(<\?xml\s[^>]*?)encoding\s*=\s*[\"'][^\"']*[\"']")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def unpacked(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The bytes of a file, of one that is packed with gzip those in it, in pieces up to PIECE, the first one full.

    Raises BadFile for what cannot be read or unpacked.
    """
    source: IO[bytes] = file
    rest: list[bytes] = []  # of a piece that is not full, where no more can be had
    try:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if packed:
            source = cast("IO[bytes]", gzip.GzipFile(fileobj=file))
        while piece := _full(source, rest):
            yield piece
    except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
        yield from rest
        why = "it ends too early" if isinstance(problem, EOFError) else "it is damaged"
        raise BadFile(f"{name} cannot be unpacked: {why}", "get it anew, or unpack it with gzip", name) from None
    except OSError as problem:
        raise BadFile(
            f"{name} cannot be read: {problem.strerror}", "check what it is, and its permissions", name
        ) from None


def _full(source: IO[bytes], rest: list[bytes]) -> bytes:
    """The next piece, also of a pipe, which gives less than is asked for. rest: holds what there is of it."""
    length = 0
    while length < PIECE and (part := source.read1(PIECE - length)):  # type: ignore[attr-defined]
        rest.append(part)
        length += len(part)
    piece = b"".join(rest)
    rest.clear()
    return piece


def in_utf8(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The pieces without a byte order mark; of XML that says another encoding, or has the mark of one, in UTF-8.

    Raises BadFile for an encoding that nobody knows, and for what is none of it.
    """
    first = next(pieces, b"")
    known = next((said for mark, said in _WIDE.items() if first.startswith(mark)), None)
    if known and "<" not in first[:64].decode(known, "replace")[:8]:
        known = None  # not XML: text in UTF-16 is no RDF
    if known is None and (said := _XML.match(first)):
        known = said[1].decode().lower()
    if known is None or known in ("utf-8", "utf8"):
        yield first.removeprefix(MARK)
        yield from pieces
        return
    try:
        decoder = codecs.getincrementaldecoder(known)()
    except LookupError:
        raise BadFile(f"{name} is in the encoding “{known}”, which is not known", "save it as UTF-8", name) from None
    piece, said_so = first, False
    while True:
        try:
            text = decoder.decode(piece, final=not piece)
        except (ValueError, TypeError):  # also of what Python calls a codec without being one for text
            raise BadFile(f"{name} says it is in {known}, and is not", "save it as UTF-8", name) from None
        yield (text if said_so else _SAID.sub(r"\1", text, count=1)).encode("utf-8", "replace")
        if not piece:
            return
        said_so, piece = True, next(pieces, b"")
