"""Queries that carry their own defaults: ``VALUES ?name { default }``, to be put in another value's place.

A default may be several terms, of which each row has one. That of ``language`` is the string in each
``LANGMATCHES(LANG(?any), "en")``: no variable, since in OPTIONAL engines see none of outside, or go through every name
for it. Such a query runs anywhere as it stands. ``guard.bind`` could only narrow it; here the default goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from keikaku.errors import BadQuery
from keikaku.records import Literal, Term
from keikaku.store.sparql.bindings import to_sparql, variable
from keikaku.store.sparql.sparql_tokens import SparqlToken, iter_tokens

LANGUAGE = "language"
_LANGUAGE_IS = ("LANGMATCHES", "(", "LANG", "(", None, ")", ",")  # None: any variable


def replace(text: str, values: Mapping[str, Term | Sequence[Term]]) -> str:
    """The query with these terms for its defaults, wherever it gives one for the variable.

    The text is read token by token, and terms go in as ``to_sparql`` writes them, so nothing can break out.
    Raises BadQuery for a variable without a default, and for a term that cannot stand in SPARQL.
    """
    places = list(_places(list(iter_tokens(text))))
    pieces, last = [], 0
    for name, start, end in places:
        if name in values:
            value = values[name]
            terms = value if isinstance(value, Sequence) and not isinstance(value, str | Literal) else [value]
            pieces += [text[last:start], " ".join(map(to_sparql, terms))]
            last = end
    for name in values:
        if name not in {found for found, _, _ in places}:
            hint = 'LANGMATCHES(LANG(?…), "en")' if name == LANGUAGE else f"VALUES {variable(name)} {{ … }}"
            raise BadQuery(f"the query gives no default for {variable(name)}", hint)
    return "".join([*pieces, text[last:]])


def defaults(text: str) -> dict[str, str]:
    """The variables with a default, and its terms as they are written."""
    return {name: text[start:end] for name, start, end in _places(list(iter_tokens(text)))}


def _places(tokens: list[SparqlToken]) -> Iterator[tuple[str, int, int]]:
    """Each default: the name, and the offsets of its terms, from the first to the end of the last."""
    for index, (kind, word, _) in enumerate(tokens):
        if kind != "word":
            continue
        if word.upper() == "VALUES":
            yield from _values(tokens, index + 1)
        elif word.upper() == "LANGMATCHES":
            yield from _language(tokens[index : index + len(_LANGUAGE_IS) + 1])


def _values(tokens: list[SparqlToken], index: int) -> Iterator[tuple[str, int, int]]:
    """What follows VALUES, where it is one variable and some terms."""
    following = tokens[index : index + 2]
    if [part[0] for part in following] != ["var", "open"] or following[1][1] != "{":
        return
    first = end = index + 2
    while end < len(tokens) and _is_of_a_term(tokens[end]):
        end += 1
    if first < end < len(tokens) and tokens[end][1] == "}":
        yield following[0][1][1:], tokens[first][2], _end(tokens[end - 1])


def _language(tokens: list[SparqlToken]) -> Iterator[tuple[str, int, int]]:
    """The language that is asked for, where it is a string."""
    words = [word.upper() for _, word, _ in tokens[:-1]]
    if [kind for kind, _, _ in tokens[4::3]] != ["var", "string"]:
        return
    if all(wanted in (None, word) for wanted, word in zip(_LANGUAGE_IS, words, strict=True)):
        yield LANGUAGE, tokens[-1][2], _end(tokens[-1])


def _end(token: SparqlToken) -> int:
    return token[2] + len(token[1])


def _is_of_a_term(token: SparqlToken) -> bool:
    """Whether it is an IRI, a name, a number, a string, or what belongs to a string."""
    return token[0] in ("iri", "name", "number", "string", "lang") or token[1] == "^^"
