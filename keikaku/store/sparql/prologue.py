"""What stands before a query's form: its base and its prefixes, and what the names of the query mean by them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from keikaku.errors import BadQuery
from keikaku.store.sparql.sparql_tokens import SparqlToken, place

FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = re.compile(r"\\(.)")


def is_absolute(iri: str) -> bool:
    """Whether an IRI begins with a scheme."""
    return _SCHEME.match(iri) is not None


class Prologue:
    """The declarations at the head of a query.

    prefixes: each with what it stands for, in full wherever the query says what it is relative to. stop: index of the
    first token that declares nothing. Raises BadQuery for a PREFIX out of shape.
    """

    def __init__(self, text: str, tokens: list[SparqlToken]) -> None:
        self.prefixes: dict[str, str] = {}
        self._base = ""
        self.stop = 0
        while self.stop < len(tokens):
            kind, value, offset = tokens[self.stop]
            word = value.upper() if kind == "word" else ""
            shape = [(k, v) for k, v, _ in tokens[self.stop + 1 : self.stop + 3]]
            if word == "BASE" and shape[:1] and shape[0][0] == "iri":
                self._base = self._full(shape[0][1][1:-1])
                self.stop += 2
            elif word == "PREFIX":
                if len(shape) < 2 or shape[0][0] != "name" or shape[0][1][:-1].count(":") or shape[1][0] != "iri":
                    line, column = place(text, offset)
                    what = f"PREFIX without a name and an IRI at line {line}, column {column}"
                    raise BadQuery(what, "PREFIX name: <iri>", line, column)
                self.prefixes[shape[0][1][:-1]] = self._full(shape[1][1][1:-1])
                self.stop += 3
            else:
                return

    def iri(self, token: SparqlToken, others: Mapping[str, str]) -> str | None:
        """The IRI that an IRI or a name stands for; None of a name with a prefix that neither the query nor others
        declare.
        """
        kind, value, _ = token
        if kind == "iri":
            return self._full(value[1:-1])
        prefix, _, local = value.partition(":")
        namespace = self.prefixes.get(prefix, others.get(prefix))
        return None if namespace is None else namespace + _ESCAPED.sub(r"\1", local)

    def _full(self, written: str) -> str:
        iri = _CODE_POINT.sub(lambda found: chr(int(found[1] or found[2], 16)), written)
        return iri if is_absolute(iri) or not self._base else urljoin(self._base, iri)
