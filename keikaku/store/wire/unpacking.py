"""The body of a reply as it comes in, unpacked where it is packed, up to a size."""

from __future__ import annotations

import http.client
import zlib

ENCODINGS = "gzip"  # that are asked for: deflate is written in two ways, and all who write it write gzip too

_GZIP = 16 + zlib.MAX_WBITS  # a gzip header, and the largest window


class NotUnpacked(http.client.HTTPException):
    """A body that is not packed as its header says; ``args[0]`` says how it is."""


class Body:
    """A body that is put together from its chunks. A small one that unpacks to a large one is held to the same size."""

    def __init__(self, encoding: str, max_bytes: int) -> None:
        """encoding: of the header Content-Encoding. Raises NotUnpacked for one that nobody asked for."""
        kind = encoding.strip().lower()
        if kind not in ("", "identity", "gzip", "x-gzip"):
            raise NotUnpacked("an encoding nobody asked for")
        self._max_bytes = max_bytes
        self._body = bytearray()
        self._packed = 0
        self._unpack = zlib.decompressobj(_GZIP) if "gzip" in kind else None

    def take(self, chunk: bytes) -> bool:
        """Takes what came in; False where there is too much. Raises NotUnpacked."""
        self._packed += len(chunk)
        if self._unpack is None:
            self._body += chunk
        else:
            self._take_packed(chunk)
        return len(self._body) <= self._max_bytes and self._packed <= self._max_bytes

    def _take_packed(self, chunk: bytes) -> None:
        try:
            while chunk and self._unpack is not None:
                if self._unpack.eof:  # one file behind the other, as gzip allows
                    self._unpack = zlib.decompressobj(_GZIP)
                room = self._max_bytes - len(self._body) + 1
                self._body += self._unpack.decompress(chunk, room)
                if len(self._body) > self._max_bytes:
                    return
                chunk = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
        except zlib.error:
            raise NotUnpacked("what it says is gzip, and is not") from None

    def whole(self) -> bytes:
        """All of it. Raises IncompleteRead where what is packed breaks off."""
        if self._unpack is not None and self._packed and not self._unpack.eof:
            raise http.client.IncompleteRead(b"")
        return bytes(self._body)
