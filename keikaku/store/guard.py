"""What a query may be before an engine sees it, and how values get into one.

Engines can be made to call other servers, to read files, and to overflow their stack, and no engine has a
switch against all of it. So a query is read here first, token by token, never by searching its text.

Limits, and how they are counted over the whole query:

* 64 KiB of UTF-8; what is bound may take 1 MiB more.
* 64 brackets of any kind inside each other; a run of prefix operators counts as depth.
* 256 operators: the signs of expressions and paths, commas between arguments, the things a DESCRIBE names.
* 256 brackets: groups, calls and parentheses, so chains of OPTIONAL, UNION, BIND, FILTER or MINUS count too.
  The rows of VALUES are free: engines read them in a loop.
* 64 triple patterns: each object of a pattern, each ``/`` of a path, each member of a collection, each GRAPH.
  Planners take exponential time over these, without any data. A CONSTRUCT template does not count here; its
  statements count as operators.
"""

from __future__ import annotations

from keikaku.errors import BadQuery, QueryRefused
from keikaku.store.bindings import Bindings, values_blocks
from keikaku.store.scanning import Scan
from keikaku.store.sparql_tokens import SparqlToken, place

MAX_BYTES = 64 * 1024
MAX_VALUES_BYTES = 1024 * 1024

_MODIFIERS = frozenset(("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))


class Checked(str):
    """A query that may be asked, with what was learnt when it was read, so that nobody need read it again.

    form: SELECT, ASK, CONSTRUCT or DESCRIBE. star_columns: of a ``SELECT *`` its variables in the order they first
    appear, in scope or not; None of every other query. added: offset and length of each addition, in order.
    """

    form: str
    star_columns: tuple[str, ...] | None
    added: tuple[tuple[int, int], ...] = ()


def check(text: str) -> None:
    """Pass a query that may be asked, or raise.

    Raises QueryRefused for what reaches out, writes or exhausts an engine, and BadQuery for a text that is
    empty, is no SPARQL or can be read in two ways; both with line and column. Other faults of grammar are left to
    the engine's parser.
    """
    _read(text)


def bind(text: str, bindings: Bindings) -> Checked:
    """The checked query, with a VALUES block for each variable first in its outermost pattern.

    Without any, the text comes back as it is, but for a byte order mark. A variable that is bound becomes a column
    of ``SELECT *``, before the others. A sub-select that does not project the variable does not see its values.
    Raises what ``check`` does, and BadQuery for a name or a term that cannot stand in SPARQL, and where the
    query has no pattern to bind in.
    """
    scan = _read(text)
    text = scan.text
    if not bindings:
        return _checked(scan, text)
    block = " " + values_blocks(bindings)
    if len(block.encode()) > MAX_VALUES_BYTES:
        raise QueryRefused("the values for a query are too long: more than 1 MiB", "ask for fewer or shorter ones")
    bound, added = _insert(text, _additions(scan, block))
    return _checked(scan, bound, tuple(bindings), added)


def origin(text: str, line: int, column: int) -> tuple[int, int]:
    """The place in the query as it was asked, for a place in what ``bind`` made of it. All count from 1."""
    if not isinstance(text, Checked):
        return line, column
    lines = text.split("\n")
    offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
    original, shift = str(text), 0
    for start, length in reversed(text.added):
        original = original[:start] + original[start + length :]
    for start, length in text.added:
        if offset >= start:
            shift += min(length, offset - start)
    return place(original, offset - shift)


def _read(text: str) -> Scan:
    text = text.removeprefix("\ufeff")
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError as error:
        line, column = place(text, error.start)
        raise BadQuery(f"half of a surrogate pair at line {line}, column {column}", "", line, column) from None
    if size > MAX_BYTES:
        raise QueryRefused(f"the query is too long: {size} bytes, more than {MAX_BYTES}", "split it")
    if not text.strip():
        raise BadQuery("the query is empty", "every query begins with SELECT, ASK, CONSTRUCT or DESCRIBE", 1, 1)
    return Scan(text)


def _checked(scan: Scan, text: str, first: tuple[str, ...] = (), added: tuple[tuple[int, int], ...] = ()) -> Checked:
    """The text with what its scan has found. first: variables that were put in before all others."""
    checked = Checked(text)
    checked.form, checked.added = scan.form, added
    checked.star_columns = tuple(dict.fromkeys([*first, *scan.variables()])) if scan.takes_all() else None
    return checked


def _insert(text: str, additions: list[tuple[int, str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with each addition put in at its offset, and where each stands now, with its length.

    Offsets are those of the text as it was, in order.
    """
    pieces, added, last, length = [], [], 0, 0
    for offset, piece in additions:
        pieces += [text[last:offset], piece]
        added.append((offset + length, len(piece)))
        last, length = offset, length + len(piece)
    return "".join([*pieces, text[last:]]), tuple(added)


def _additions(scan: Scan, block: str) -> list[tuple[int, str]]:
    tokens, start = scan.tokens, scan.start
    if scan.form == "CONSTRUCT":
        if start + 1 < len(tokens) and tokens[start + 1][1] == "{":
            start = _closing(tokens, start + 1)
        else:
            return _spell_out(scan, block)
    opening = _opening(tokens, start + 1)
    if opening is None:
        if scan.form == "DESCRIBE":
            return [(_describe_end(scan), f"\nWHERE {{{block} }}\n")]
        raise BadQuery("the query has no pattern to bind values in", "write WHERE { … }")
    inside = tokens[opening][2] + 1
    if opening + 1 < len(tokens) and tokens[opening + 1][1].upper() == "SELECT":
        # A sub-select must be alone in its group, so it gets a group of its own.
        return [(inside, block + " {"), (tokens[_closing(tokens, opening)][2], "}")]
    return [(inside, block)]


def _spell_out(scan: Scan, block: str) -> list[tuple[int, str]]:
    """``CONSTRUCT WHERE { triples }`` allows no VALUES, so it becomes ``CONSTRUCT { triples } WHERE { triples }``."""
    opening = _opening(scan.tokens, scan.start + 1)
    if opening is None:
        raise BadQuery("the query has no pattern to bind values in", "write CONSTRUCT { … } WHERE { … }")
    inside = scan.tokens[opening][2] + 1
    triples = scan.text[inside : scan.tokens[_closing(scan.tokens, opening)][2]]
    form = scan.tokens[scan.start]
    return [(form[2] + len(form[1]), f" {{{triples}}} "), (inside, block)]


def _opening(tokens: list[SparqlToken], index: int) -> int | None:
    """Index of the next brace that stands in no other bracket."""
    depth = 0
    for position in range(index, len(tokens)):
        kind, value, _ = tokens[position]
        if value == "{" and depth == 0:
            return position
        depth += (kind == "open") - (kind == "close")
    return None


def _closing(tokens: list[SparqlToken], index: int) -> int:
    """Index of the bracket that closes the one at an index."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += (tokens[position][0] == "open") - (tokens[position][0] == "close")
        if depth == 0:
            return position
    raise BadQuery("a bracket is never closed", "count the braces")


def _describe_end(scan: Scan) -> int:
    """Offset where the WHERE of a DESCRIBE without one belongs: before its solution modifiers."""
    for kind, value, offset in scan.tokens[scan.start :]:
        if kind == "word" and value.upper() in _MODIFIERS:
            return offset
    return len(scan.text)
