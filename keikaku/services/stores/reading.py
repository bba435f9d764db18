"""The statements of a release as one stream, which is counted and proved while the engine reads it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from keikaku.errors import BadFile
from keikaku.inputs import open_file
from keikaku.services.stores.releases import Release

_HINT = "get the release again, or make it anew"


class Statements(io.RawIOBase):
    """The N-Quads of a release, one file after the other: one node of no name is one node in all of them."""

    def __init__(self, release: Release, tell: Callable[[int], None]) -> None:
        """tell: is told now and then how many bytes were read. Raises BadFile where a file is missing."""
        self._folder, self._files, self._tell = release.folder, release.files, tell
        self._place = self._total = 0
        self._ends = [0]  # lines up to the end of each file
        self.lines = 0
        self._differs: Path | None = None  # the first file that is another: known at its end
        self._opened = [open_file(self._folder / file.path, _HINT) for file in self._files]
        self._start()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        while self._place < len(self._files):
            data = self._file.read(size)
            if data:
                self._hash.update(data)
                self._length += len(data)
                self.lines += data.count(b"\n")
                self._last = data[-1:]
                self._tell(self._total + self._length)
                return data
            unended = self._last not in (b"", b"\n")
            self._end()
            if unended:
                self.lines += 1
                return b"\n"
        return b""

    def readable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Close all files."""
        for file in self._opened:
            file.close()
        super().close()

    def fault(self, why: str, line: int | None, column: int | None) -> BadFile:
        """The error for what the engine has not understood in a line of the stream."""
        number = max(place for place, end in enumerate(self._ends) if end < (line or 1))
        path = self._folder / self._files[min(number, len(self._files) - 1)].path
        own = None if line is None else line - self._ends[number]
        where = f"{path}:{own}" if own else str(path)
        return BadFile(f"{where}: {why}", _HINT, str(path), own, column)

    def prove(self) -> None:
        """Raises BadFile where a file was not the one that the manifest speaks of. All must have been read."""
        if self._differs is not None:
            what = f"{self._differs} is not the file that the release's manifest speaks of"
            raise BadFile(what, _HINT, str(self._differs))

    def _start(self) -> None:
        self._file: BinaryIO = self._opened[self._place]
        self._hash, self._length, self._last = hashlib.sha256(), 0, b""

    def _end(self) -> None:
        file = self._files[self._place]
        if self._differs is None and (self._length, self._hash.hexdigest()) != (file.bytes, file.sha256):
            self._differs = self._folder / file.path
        self._total += self._length
        self._ends.append(self.lines)
        self._place += 1
        if self._place < len(self._files):
            self._start()
