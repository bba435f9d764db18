"""Queries that carry their own defaults: ``VALUES ?name { default }``, to be put in another value's place.

A default may be several terms, of which each row has one. Such a query runs anywhere as it stands.
``guard.bind`` could only narrow it; here the default goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from keikaku.errors import BadQuery
from keikaku.records import Literal, Term
from keikaku.store.bindings import to_sparql, variable
from keikaku.store.sparql_tokens import SparqlToken, iter_tokens


def replace(text: str, values: Mapping[str, Term | Sequence[Term]]) -> str:
    """The query with these terms for its defaults, wherever it gives one for the variable.

    The text is read token by token, and terms go in as ``to_sparql`` writes them, so nothing can break out.
    Raises BadQuery for a variable without a default, and for a term that cannot stand in SPARQL.
    """
    blocks = list(_blocks(list(iter_tokens(text))))
    pieces, last = [], 0
    for name, start, end in blocks:
        if name in values:
            value = values[name]
            terms = value if isinstance(value, Sequence) and not isinstance(value, str | Literal) else [value]
            pieces += [text[last:start], f" {' '.join(map(to_sparql, terms))} "]
            last = end
    for name in values:
        if name not in {found for found, _, _ in blocks}:
            raise BadQuery(f"the query gives no default for {variable(name)}", f"VALUES {variable(name)} {{ … }}")
    return "".join([*pieces, text[last:]])


def defaults(text: str) -> dict[str, str]:
    """The variables with a default, and its terms as they are written."""
    return {name: text[start:end].strip() for name, start, end in _blocks(list(iter_tokens(text)))}


def _blocks(tokens: list[SparqlToken]) -> Iterator[tuple[str, int, int]]:
    """Each ``VALUES ?name { some terms }``: the name, and the offsets between its braces."""
    for index, (kind, word, _) in enumerate(tokens):
        if kind != "word" or word.upper() != "VALUES":
            continue
        following = tokens[index + 1 : index + 3]
        if [part[0] for part in following] != ["var", "open"] or following[1][1] != "{":
            continue
        end = index + 3
        while end < len(tokens) and _is_of_a_term(tokens[end]):
            end += 1
        if end > index + 3 and end < len(tokens) and tokens[end][1] == "}":
            yield following[0][1][1:], following[1][2] + 1, tokens[end][2]


def _is_of_a_term(token: SparqlToken) -> bool:
    """Whether it is an IRI, a name, a number, a string, or what belongs to a string."""
    return token[0] in ("iri", "name", "number", "string", "lang") or token[1] == "^^"
