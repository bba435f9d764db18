"""How much a query may be, and what it may ask for, by who will answer it."""

from __future__ import annotations

import sys
from typing import NamedTuple


class Rules(NamedTuple):
    """Limits of a query, as ``guard`` counts them, and what goes through.

    is_far: an endpoint answers, which knows its own SERVICE, FROM, prefixes and words; only updates are refused.
    chooses_graphs: FROM and FROM NAMED choose among the graphs of the store; nothing is ever loaded for them.
    counts_commas: each argument is an operator, too.
    """

    max_bytes: int
    depth: int
    operators: int
    brackets: int
    patterns: int
    is_far: bool = False
    chooses_graphs: bool = True
    counts_commas: bool = False


STRICT = Rules(64 * 1024, 64, 256, 256, 64, chooses_graphs=False, counts_commas=True)
"""For a server, whose askers are strangers: planners take exponential time over many patterns, without any data."""

LOCAL = Rules(16 * 2**20, 256, 2048, 1024, 1024)
"""For whoever asks on a machine of their own: only what would overflow the stack of an engine is refused.

In a stack of 16 MiB (``limits.STACK``) Oxigraph 0.5.13 dies of 3,200 calls or sub-selects inside each other, of 6,400
BIND, MINUS or things to describe in a row, and of 50,000 signs; 1,600, 3,200 and 12,800 it takes. It has never died of
patterns: it is slow from some hundred on, and for that there are limits of time.
"""

AWAY = Rules(16 * 2**20, sys.maxsize, sys.maxsize, sys.maxsize, sys.maxsize, is_far=True)
"""For an endpoint, whose own limits count."""
