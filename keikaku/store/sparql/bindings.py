"""Terms as the text of a VALUES block, which nothing can break out of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from keikaku.errors import AskedWrongly, BadQuery
from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, BNode, Literal, Term
from keikaku.store.sparql.sparql_tokens import is_variable

# RFC 3987 by its signs: a scheme, no white space or quote, brackets only round an IPv6 host, one # at most.
_IRI = re.compile(
    r"""[A-Za-z][A-Za-z0-9+.-]*+:(?://(?:[^/?\#\[\]@]*+@)?+(?:\[[0-9A-Fa-f:.]++\](?::[0-9]*+)?+|[^/?\#\[\]@]*+))?+
    [^?\#\[\]]*+(?:\?[^\#\[\]]*+)?+(?:\#[^\#\[\]]*+)?+""",
    re.VERBOSE,
)
_IRI_BAD = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]|%(?![0-9A-Fa-f]{2})")
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|[xi](?:-[A-Za-z0-9]{1,8})+)")
_ESCAPES = {
    ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r",
    ord("\t"): "\\t", ord("\b"): "\\b", ord("\f"): "\\f",
}  # fmt: skip
BATCH = 512 * 1024  # bytes of IRIs that are bound at once: half of what the guard lets pass
_SHOWN = 60  # characters of what is no term
_READ_AGAIN = re.compile(r"\\([uU])")

Bindings: TypeAlias = Mapping[str, Term | Sequence[Term]]
"""Variable, without question mark, to the term it must have, or to terms of which it must have one."""


def variable(name: str) -> str:
    """A variable's name with its question mark. Raises BadQuery when it is no name."""
    if not is_variable(name):
        raise BadQuery(f"{name!r} cannot name a variable", "use letters, digits and _, without the question mark")
    return f"?{name}"


def batches(terms: Iterable[IRI]) -> Iterator[list[IRI]]:
    """The IRIs in lists that each can be bound, for a query whose rows do not depend on each other; none of none."""
    batch: list[IRI] = []
    size = 0
    for term in terms:
        length = len(term.encode(errors="replace")) + 3
        if batch and size + length > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(term)
        size += length
    if batch:
        yield batch


def values_blocks(bindings: Bindings) -> str:
    """One VALUES block for each variable. Raises what ``variable`` and ``_terms`` raise, and ``to_sparql``."""
    if not isinstance(bindings, Mapping):
        raise AskedWrongly("bindings are variables with their terms", 'as {"actor": IRI("https://…")}')
    blocks = []
    for name, value in bindings.items():
        choice = once(_terms(name, value))
        # With no terms there is no answer; rdflib fails at VALUES without rows.
        blocks.append(f"VALUES {variable(name)} {{ {choice or 'UNDEF'} }}" + ("" if choice else " FILTER(1 = 0)"))
    return " ".join(blocks)


def once(terms: Iterable[Term]) -> str:
    """Terms as they stand in the braces of VALUES, each once: Virtuoso has no rows where one stands there twice."""
    return " ".join(dict.fromkeys(map(to_sparql, terms)))


def _terms(name: str, value: object) -> Sequence[Term]:
    """The terms of a binding. Raises AskedWrongly for what is none: most often text, which may be either kind."""
    terms: list[Term] = []
    for term in [value] if isinstance(value, str | Literal) or not isinstance(value, Iterable) else value:
        if not isinstance(term, IRI | BNode | Literal):
            said = repr(term) if len(repr(term)) <= _SHOWN else f"{repr(term)[:_SHOWN]}…"
            raise AskedWrongly(
                f"{said} is no term for ?{name}",
                'give keikaku.IRI("https://…") for a thing, keikaku.Literal("…") for a text; '
                'a number or a day as keikaku.Literal("5", keikaku.IRI("http://www.w3.org/2001/XMLSchema#integer"))',
            )
        terms.append(term)
    return terms


def to_sparql(term: Term) -> str:
    """A term as it stands in a VALUES block.

    Raises BadQuery for a blank node, an IRI that is relative or has signs no IRI may have, a language tag out
    of shape, and text that is no Unicode (a lone surrogate).
    """
    if isinstance(term, IRI):
        return _iri(term)
    if isinstance(term, BNode):
        raise BadQuery("a blank node cannot be a value", "its label means nothing outside the answer it came in")
    if not isinstance(term, Literal):
        raise TypeError(f"not an RDF term: {term!r}")
    text = f'"{_string(term.value)}"'
    if term.language is not None:
        if term.datatype != RDF_LANG_STRING or not _LANGUAGE.fullmatch(term.language):
            raise BadQuery(f"{term.language!r} is no language tag", "write one like ja or en-GB")
        return f"{text}@{term.language}"
    if term.datatype == RDF_LANG_STRING:
        raise BadQuery("a text with a language needs its language tag")
    return text if term.datatype == XSD_STRING else f"{text}^^{_iri(term.datatype)}"


def _iri(iri: str) -> str:
    if _IRI_BAD.search(iri) or not _IRI.fullmatch(iri):
        raise BadQuery(f"{iri!r} is not an absolute IRI", "write it in full, with signs such as spaces as %20")
    return f"<{iri}>"


def _string(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadQuery(f"{value!r} is not Unicode text: it has half of a surrogate pair") from None
    # A decoder that runs before the parser takes an escaped backslash before a u for an escape: hide that u.
    return _READ_AGAIN.sub(lambda found: f"\\\\U{ord(found[1]):08X}", value.translate(_ESCAPES))
