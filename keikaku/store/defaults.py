"""Queries that carry their own defaults: ``VALUES ?name { default }``, to be put in another value's place.

Such a query runs anywhere as it stands. ``guard.bind`` could only narrow it; here the default goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keikaku.errors import BadQuery
from keikaku.records import Term
from keikaku.store.bindings import to_sparql, variable
from keikaku.store.sparql_tokens import SparqlToken, iter_tokens


def replace(text: str, values: Mapping[str, Term]) -> str:
    """The query with these terms for its defaults, wherever it gives one for the variable.

    The text is read token by token, and terms go in as ``to_sparql`` writes them, so nothing can break out.
    Raises BadQuery for a variable without a default, and for a term that cannot stand in SPARQL.
    """
    blocks = list(_blocks(list(iter_tokens(text))))
    pieces, last = [], 0
    for name, start, end in blocks:
        if name in values:
            pieces += [text[last:start], f" {to_sparql(values[name])} "]
            last = end
    for name in values:
        if name not in {found for found, _, _ in blocks}:
            raise BadQuery(f"the query gives no default for {variable(name)}", f"VALUES {variable(name)} {{ … }}")
    return "".join([*pieces, text[last:]])


def defaults(text: str) -> dict[str, str]:
    """The variables with a default of one term, and that term as it is written."""
    return {name: text[start:end].strip() for name, start, end in _blocks(list(iter_tokens(text)))}


def _blocks(tokens: list[SparqlToken]) -> Iterator[tuple[str, int, int]]:
    """Each ``VALUES ?name { one term }``: the name, and the offsets between its braces."""
    for index, (kind, word, _) in enumerate(tokens):
        if kind != "word" or word.upper() != "VALUES":
            continue
        following = tokens[index + 1 : index + 3]
        # One term has three tokens at most: no brace further on is looked for.
        if [part[0] for part in following] != ["var", "open"] or following[1][1] != "{":
            continue
        close = next((at for at in range(index + 3, min(index + 7, len(tokens))) if tokens[at][1] == "}"), None)
        if close is not None and _is_one_term(tokens[index + 3 : close]):
            yield following[0][1][1:], following[1][2] + 1, tokens[close][2]


def _is_one_term(tokens: list[SparqlToken]) -> bool:
    """An IRI, a name, a number, or a string with what belongs to it."""
    kinds = [kind for kind, _, _ in tokens]
    return kinds in (["iri"], ["name"], ["number"], ["string"], ["string", "lang"]) or (
        len(kinds) == 3 and kinds[0] == "string" and tokens[1][1] == "^^"
    )
