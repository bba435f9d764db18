"""What a query may be before an engine sees it, and how values get into one.

Engines can be made to call other servers, to read files, and to overflow their stack, and no engine has a
switch against all of it. So a query is read here first, token by token, never by searching its text.

What is counted over the whole query; how much it may be is in rules.py:

* bytes of UTF-8; what is bound may take 1 MiB more.
* brackets of any kind inside each other; a run of prefix operators counts as depth.
* operators: the signs of expressions and paths, the things a DESCRIBE names; for a server commas between
  arguments, too.
* brackets: groups, calls and parentheses, so chains of OPTIONAL, UNION, BIND, FILTER or MINUS count too.
  The rows of VALUES are free: engines read them in a loop.
* triple patterns: each object of a pattern, each ``/`` of a path, each member of a collection, each GRAPH.
  A CONSTRUCT template does not count here; its statements count as operators.

What every engine is to read alike is written so before it reads it: prefixes that need no declaration are declared,
names that some take apart stand in full, and what FROM chooses is given beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from keikaku.errors import BadQuery, QueryTooLong
from keikaku.records import IRI
from keikaku.store.sparql import prefixes
from keikaku.store.sparql.bindings import Bindings, values_blocks
from keikaku.store.sparql.edits import Change, Edits
from keikaku.store.sparql.prologue import Prologue, is_absolute
from keikaku.store.sparql.rules import LOCAL, Rules
from keikaku.store.sparql.scanning import MODIFIERS, Scan
from keikaku.store.sparql.sparql_tokens import SparqlToken, iter_tokens, place

MAX_VALUES_BYTES = 1024 * 1024
_SHOWN = 3  # meanings of a prefix

_NONE: Mapping[str, str] = MappingProxyType({})
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Checked(str):
    """A query that may be asked, with what was learnt when it was read, so that nobody need read it again.

    form: SELECT, ASK, CONSTRUCT or DESCRIBE. star_columns: of a ``SELECT *`` its variables in the order they first
    appear, in scope or not; None of every other query. prefixes: what each means, also those that it does not declare,
    which are undeclared; unknown: what is to be said of the first one that only an endpoint can know. graphs: those
    that are its default graph and those that are its named ones, where FROM chooses some. most: how many rows or
    triples are wanted; one more tells that there are more. base: what IRIs are relative to where it does not say so.
    steps: how it came from the text as asked.
    """

    form: str
    star_columns: tuple[str, ...] | None
    prefixes: Mapping[str, str]
    undeclared: Mapping[str, str]
    unknown: BadQuery | None = None
    graphs: tuple[tuple[IRI, ...], tuple[IRI, ...]] | None = None
    most: int | None = None
    base: str | None = None
    steps: tuple[Edits, ...] = ()


def check(text: str, rules: Rules = LOCAL) -> None:
    """Pass a query that may be asked, or raise.

    Raises QueryRefused for what reaches out, writes or exhausts an engine, and BadQuery for a text that is
    empty, is no SPARQL, can be read in two ways or has a prefix that nobody knows; both with line and column. Other
    faults of grammar are left to the engine's parser.
    """
    bind(text, {}, rules)


def bind(text: str, bindings: Bindings, rules: Rules = LOCAL, given: Mapping[str, str] = _NONE) -> Checked:
    """The checked query, with a VALUES block for each variable first in its outermost pattern.

    given: prefixes that need no declaration, beside the common ones. A variable that is bound becomes a column
    of ``SELECT *``, before the others. A sub-select that does not project the variable does not see its values.
    Raises what ``check`` does, and BadQuery for a name or a term that cannot stand in SPARQL, and where the
    query has no pattern to bind in.
    """
    scan = _read(text, rules)
    undeclared = _undeclared(scan, given)
    edits = [Edits(scan.text, tuple(sorted(_rewritten(scan, undeclared))))]
    made = edits[0].apply()
    if bindings:
        block = " " + values_blocks(bindings)
        if len(block.encode()) > MAX_VALUES_BYTES:
            raise QueryTooLong("the values for a query are too long: more than 1 MiB", "ask for fewer or shorter ones")
        again = Scan(made, rules) if edits[0].changes else scan
        edits.append(Edits(made, tuple(_additions(again, block))))
        made = edits[1].apply()
    checked = Checked(made)
    checked.form, checked.steps = scan.form, tuple(edits)
    checked.star_columns = tuple(dict.fromkeys([*bindings, *scan.variables()])) if scan.takes_all() else None
    checked.undeclared, checked.prefixes = undeclared, {**undeclared, **scan.prologue.prefixes}
    checked.unknown = _unknown(scan, checked)
    if scan.graphs:
        graphs = [(named, IRI(scan.prologue.iri(token, undeclared) or "")) for named, token in scan.graphs]
        default, chosen = (tuple(dict.fromkeys(iri for named, iri in graphs if named is one)) for one in (False, True))
        checked.graphs = default, chosen
    return checked


def origin(text: str, line: int, column: int) -> tuple[int, int]:
    """The place in the query as it was asked, for a place in what ``bind`` made of it. All count from 1."""
    if not isinstance(text, Checked):
        return line, column
    lines = text.split("\n")
    offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
    for step in reversed(text.steps):
        offset = step.back(offset)
    return place(text.steps[0].text, offset)


def relative_iri(text: str) -> str | None:
    """The first IRI of a query that is relative to no base, as it is written; None where there is none.

    Engines that know no address of the query refuse it, and do not say why.
    """
    tokens = list(iter_tokens(text))
    prologue = Prologue(text, tokens)
    iris = (token for token in tokens if token[0] == "iri")
    return next((token[1] for token in iris if not is_absolute(prologue.iri(token, {}) or "")), None)


def _read(text: str, rules: Rules) -> Scan:
    text = text.removeprefix("\ufeff")
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError as error:
        line, column = place(text, error.start)
        raise BadQuery(f"half of a surrogate pair at line {line}, column {column}", "", line, column) from None
    if size > rules.max_bytes:
        hint = "ask for less at once, in several queries; long lists of values in VALUES can be asked in parts"
        raise QueryTooLong(f"the query is too long: {size:,} bytes, more than {rules.max_bytes:,}", hint)
    if not text.strip():
        raise BadQuery("the query is empty", "every query begins with SELECT, ASK, CONSTRUCT or DESCRIBE", 1, 1)
    return Scan(text, rules)


def _undeclared(scan: Scan, given: Mapping[str, str]) -> dict[str, str]:
    """The prefixes that the query does not declare, with what they mean. Raises BadQuery for one that nobody knows.

    An endpoint may know more of them than we do.
    """
    if not scan.undeclared:
        return {}
    names = [value for kind, value, _ in scan.tokens if kind == "name"]
    found = prefixes.meanings(scan.undeclared, names, given, scan.rules.is_far)
    for prefix, token in scan.undeclared.items():
        if prefix not in found and (said := prefixes.several(given, prefix)):
            both = " and ".join(f"<{name}>" for name in said[:_SHOWN]) + (" …" if len(said) > _SHOWN else "")
            what = f"the files give the prefix {prefix + ':'!r} {len(said)} meanings, {both}; the query uses it"
            raise scan.fault(what, f"say which is meant: PREFIX {prefix}: <…> at the top", token)
        if prefix not in found and not scan.rules.is_far:
            raise _unknown_prefix(scan, prefix, (*given, *scan.prologue.prefixes))
    return found


def _unknown(scan: Scan, known: Checked) -> BadQuery | None:
    return next(
        (_unknown_prefix(scan, one, known.prefixes) for one in scan.undeclared if one not in known.prefixes), None
    )


def _unknown_prefix(scan: Scan, prefix: str, given: Iterable[str]) -> BadQuery:
    """What is said of a prefix that nobody knows. given: known ones beside the common ones."""
    near = prefixes.nearest(prefix, given)
    hint = f"add PREFIX {prefix}: <…> at the top" + (f"; or did you mean {near}:?" if near else "")
    return scan.fault(f"the prefix {prefix + ':'!r} is neither declared nor known", hint, scan.undeclared[prefix])


def _rewritten(scan: Scan, undeclared: Mapping[str, str]) -> list[Change]:
    """The changes by which every engine reads the query as it was read here, and chooses no graph by itself."""
    changes = [(0, 0, f"PREFIX {prefix}: <{iri}> ") for prefix, iri in undeclared.items()]
    changes += [(offset, len(value), " " * len(value)) for _, value, offset in scan.choosing]
    chosen = {offset for _, _, offset in scan.choosing}
    for token in scan.odd:
        iri = None if token[2] in chosen else scan.prologue.iri(token, undeclared)
        if iri is not None:
            changes.append((token[2], len(token[1]), f"<{iri}>"))
    if "\r" in scan.text:
        # Comments end there by the standard, and not for every parser.
        inside = [(offset, offset + len(value)) for kind, value, offset in scan.tokens if kind == "string"]
        for found in _LONE_RETURN.finditer(scan.text):
            if not any(start < found.start() < end for start, end in inside):
                changes.append((found.start(), 1, "\n"))
    return changes


def _additions(scan: Scan, block: str) -> list[Change]:
    tokens, start = scan.tokens, scan.start
    if scan.form == "CONSTRUCT":
        if start + 1 < len(tokens) and tokens[start + 1][1] == "{":
            start = _closing(tokens, start + 1)
        else:
            return _spell_out(scan, block)
    opening = _opening(tokens, start + 1)
    if opening is None:
        if scan.form == "DESCRIBE":
            return [(_describe_end(scan), 0, f"\nWHERE {{{block} }}\n")]
        raise BadQuery("the query has no pattern to bind values in", "write WHERE { … }")
    inside = tokens[opening][2] + 1
    if opening + 1 < len(tokens) and tokens[opening + 1][1].upper() == "SELECT":
        # A sub-select must be alone in its group, so it gets a group of its own.
        return [(inside, 0, block + " {"), (tokens[_closing(tokens, opening)][2], 0, "}")]
    return [(inside, 0, block)]


def _spell_out(scan: Scan, block: str) -> list[Change]:
    """``CONSTRUCT WHERE { triples }`` allows no VALUES, so it becomes ``CONSTRUCT { triples } WHERE { triples }``."""
    opening = _opening(scan.tokens, scan.start + 1)
    if opening is None:
        raise BadQuery("the query has no pattern to bind values in", "write CONSTRUCT { … } WHERE { … }")
    inside = scan.tokens[opening][2] + 1
    triples = scan.text[inside : scan.tokens[_closing(scan.tokens, opening)][2]]
    form = scan.tokens[scan.start]
    return [(form[2] + len(form[1]), 0, f" {{{triples}}} "), (inside, 0, block)]


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
        if kind == "word" and value.upper() in MODIFIERS:
            return offset
    return len(scan.text)
