"""Statements as TriG, N-Quads or Turtle, by the engine's own writers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, BinaryIO

import pyoxigraph as ox

from keikaku.vocab import ID, PREFIXES

FORMATS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "turtle": ox.RdfFormat.TURTLE}


def write(groups: Iterable[Sequence[ox.Quad]] | Iterable[Sequence[ox.Triple]], form: str, file: BinaryIO) -> None:
    """form: a key of FORMATS; Turtle takes triples."""
    prefixes = None if form == "nquads" else {"id": ID, **PREFIXES}
    statements: Any = chain.from_iterable(groups)
    ox.serialize(statements, output=file, format=FORMATS[form], prefixes=prefixes)
