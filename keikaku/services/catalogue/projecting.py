"""A query of the catalogue asked of several values at once: its rows, each with the values that it is of.

``VALUES ?actor { JETRO }`` becomes ``VALUES ?actor { every actor }``, and ?actor stands before the columns. That is the
same answer only where ?actor is bound wherever the query gives a row: ``projected`` gives nothing where it may not be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from keikaku.store.sparql.sparql_tokens import SparqlToken, iter_tokens

_CLOSED = frozenset(
    ("OPTIONAL", "EXISTS", "MINUS", "SERVICE", "WHERE")
)  # what is bound in there may be bound nowhere else
_ALL = 10_000_000  # rows: so written only so that the engine sees that a query within stands by itself


def is_counted(text: str) -> bool:
    """Whether rows are made of several solutions: the answer of two plans is then not that of each."""
    return any(word == "GROUP" or (word == "LIMIT" and not depth) for word, depth, _ in _words(list(iter_tokens(text))))


def projected(text: str, variables: Collection[str]) -> str | None:
    """The query with these variables as its first columns, or nothing where they cannot stand there."""
    tokens = list(iter_tokens(text))
    within = {index: _passing_on(tokens, index) for word, depth, index in _words(tokens) if word == "SELECT" and depth}
    if not variables or not all(_is_open(tokens, f"?{name}", within) for name in variables):
        return None
    columns = [(place, [f"?{name}" for name in variables]) for place in _places(tokens)]
    for index, lacking in within.items():
        if lacking:
            columns.append((_behind_select(tokens, index), [f"?{name}" for name in variables if f"?{name}" in lacking]))
    pieces, last = [], 0
    for place, names in sorted(columns):
        pieces += [text[last:place], *(f" {name}" for name in names), " "]
        last = place
    return "".join([*pieces, text[last:]])


def _words(tokens: list[SparqlToken]) -> Iterator[tuple[str, int, int]]:
    """Each word in capitals, how many brackets it stands in, and its place among the tokens."""
    depth = 0
    for index, (kind, word, _) in enumerate(tokens):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if kind == "word":
            yield word.upper(), depth, index


def _places(tokens: list[SparqlToken]) -> Iterator[int]:
    """Behind SELECT, and behind GROUP BY, of the query itself."""
    for word, depth, index in _words(tokens):
        if word == "SELECT" and not depth:
            yield _behind_select(tokens, index)
        elif word == "GROUP" and not depth:
            yield _end(tokens[index + 1])


def _passing_on(tokens: list[SparqlToken], start: int) -> frozenset[str] | None:
    """Of a query within that passes on solutions as they are, and says only what is to be looked for first: the
    variables with a default in it that are no columns of it. None of one that counts, makes values or gives only some.
    """
    columns, defaults, depth = set(), set(), 0
    listing = True
    for index, (kind, word, _) in enumerate(tokens[start + 1 :], start + 1):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if depth < 0:
            break
        if kind == "word" and word.upper() == "WHERE" and not depth:
            listing = False
        elif listing and kind == "var":
            columns.add(word)
        elif (
            (listing and kind != "word")
            or (kind == "word" and not depth and word.upper() == "GROUP")
            or (kind == "word" and not depth and word.upper() == "LIMIT" and int(tokens[index + 1][1]) < _ALL)
        ):
            return None
        elif kind == "word" and word.upper() == "VALUES" and depth == 1:
            defaults.add(tokens[index + 1][1])
    return frozenset(defaults - columns)


def _behind_select(tokens: list[SparqlToken], index: int) -> int:
    following = tokens[index + 1]
    return _end(following if following[1].upper() == "DISTINCT" else tokens[index])


def _is_open(tokens: list[SparqlToken], variable: str, within: Mapping[int, frozenset[str] | None]) -> bool:
    """Whether a default of a variable stands where all that is bound there is bound for the whole row.

    Others may stand in what is optional or left out: there the variable is the same. In a query within that counts
    it is another one.
    """
    groups: list[bool | None] = []  # of each group around: whether what stands in it is open; None: it is another's
    passing = found = False
    for index, (kind, word, _) in enumerate(tokens):
        if word == "{" and kind == "open":
            before = tokens[index - 1][1].upper()
            around = groups[-1] if groups else True
            groups.append(around and (not groups or passing or before not in _CLOSED))
            passing = False
        elif word == "}" and kind == "close":
            groups.pop()
        elif kind == "word" and word.upper() == "SELECT" and groups:
            passing = within[index] is not None
            groups[-1] = groups[-1] if passing else None
        elif kind == "word" and word.upper() == "VALUES" and tokens[index + 1][1] == variable:
            if None in groups:
                return False
            found = found or all(groups)
    return found


def _end(token: SparqlToken) -> int:
    return token[2] + len(token[1])
