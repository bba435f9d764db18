"""How much a server gives to whom: of an answer, of a request, of a connection."""

from __future__ import annotations

import os
from typing import NamedTuple

from keikaku.store.sparql.rules import STRICT

RULES = STRICT._replace(chooses_graphs=True)
"""What a query of a stranger may be. FROM may choose: nothing is loaded for it, only graphs that are there are read."""


class Bounds(NamedTuple):
    """Seconds and bytes, unless it is said otherwise.

    seconds: of an answer, from its beginning in a process of its own. moment: after which an answer counts as long.
    workers: how many answers are worked out at once that are not long, and how many that are. waiting: how many more
    may wait. memory: beside what the graph takes. rows: solutions or triples of an answer. answer: its text. kept: of
    all answers that are kept. head, target and body: of a request. head_seconds … : until it is there; idle: until
    the next; sent_seconds: until the client has taken the answer. hosts: by which names the server may be called,
    beside those of this machine. origins: whose pages may read; ``*``: all.
    """

    seconds: float = 10.0
    moment: float = 0.2
    workers: int = os.cpu_count() or 2
    waiting: int = 128
    memory: int = 512 * 2**20
    rows: int = 100_000
    answer: int = 16 * 2**20
    kept: int = 64 * 2**20
    head: int = 32 * 2**10
    target: int = 16 * 2**10
    body: int = 2**20
    connections: int = 512
    head_seconds: float = 10.0
    body_seconds: float = 10.0
    idle_seconds: float = 30.0
    sent_seconds: float = 60.0
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
