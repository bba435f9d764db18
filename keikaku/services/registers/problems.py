"""What is wrong in a file that a person has written, all of it at once, each with its line."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.errors import BadFile

_SHOWN = 20


class Problem(NamedTuple):
    """One thing that is wrong, where (line 0: in the whole file), and what to do."""

    file: str
    line: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


class Problems:
    """Gathers what is wrong until somebody asks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, line: int, what: str, hint: str = "") -> None:
        """One thing more."""
        self.found.append(Problem(self.file, line, what, hint))

    def check(self) -> None:
        """Raises BadFile where anything is wrong: the first problem, and under it what to do and the others."""
        if not self.found:
            return
        first, *others = sorted(self.found, key=lambda one: one.line)
        told = [str(one) for one in others[:_SHOWN]]
        if len(others) > _SHOWN:
            told.append(f"and {len(others) - _SHOWN} more")
        raise BadFile(str(first), "\n".join([*([first.hint] if first.hint else []), *told]), self.file, first.line)
