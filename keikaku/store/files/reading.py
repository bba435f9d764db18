"""How files of RDF are to be read, and what is to be told of it afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from keikaku.errors import BadFile
from keikaku.store.files.json_text import Contexts
from keikaku.store.files.rdf_formats import Suffix


class LeftOut(NamedTuple):
    """What could not be read: where it begins, and why.

    ``rest``: all that comes after it in that file, too; ``nothing``: and nothing of what comes before.
    """

    file: str
    line: int | None
    why: str
    rest: bool = False
    nothing: bool = False

    @classmethod
    def all_after(cls, file: str, problem: BadFile) -> Self:
        """All of a file from a place on, by the error that would have been raised."""
        why = problem.message.removeprefix(file)
        return cls(file, problem.line, re.sub(r"^(?::\d+){0,2}:? ", "", why), rest=True)


@dataclass(frozen=True)
class Reading:
    """What was said of how to read the files of a store, all of them alike.

    base: the address that relative IRIs are relative to, in the place of each file's own. format: what every file is,
    whatever its name. lenient: what cannot be read is left out, and stands in ``left_out`` afterwards. contexts: files
    for the contexts that JSON-LD names by address. ``passed_over``: files of folders that are no RDF.
    """

    base: str | None = None
    format: Suffix | None = None
    lenient: bool = False
    contexts: Contexts = field(default_factory=Contexts)
    left_out: list[LeftOut] = field(default_factory=list, compare=False)
    passed_over: list[Path] = field(default_factory=list, compare=False)
