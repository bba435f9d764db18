"""Another base in the place of ours, term by term: data may be published under an address of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from keikaku.errors import AskedWrongly
from keikaku.vocab import ID

if TYPE_CHECKING:
    import pyoxigraph as ox

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]?#]+[/#]", re.IGNORECASE)
_HASH = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]?#]+#", re.IGNORECASE)


def refuse_base(base: str) -> None:
    """Raises AskedWrongly for what IRIs cannot begin with."""
    if not (_BASE.fullmatch(base) or _HASH.fullmatch(base)):
        raise AskedWrongly(
            f"“{base}” is no base of IRIs",
            "give an address that ends in / or #, as in: --base https://data.example.jp/id/",
        )


def renamed(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    """The statements with this base in the place of ours, in whatever place of a statement an IRI stands."""
    import pyoxigraph as ox

    def term(one: Any) -> Any:
        if isinstance(one, ox.NamedNode):
            return ox.NamedNode(base + one.value[len(ID) :]) if one.value.startswith(ID) else one
        if isinstance(one, ox.Triple):
            return ox.Triple(term(one.subject), term(one.predicate), term(one.object))
        return one

    for quad in quads:
        yield ox.Quad(term(quad.subject), term(quad.predicate), term(quad.object), term(quad.graph_name))
