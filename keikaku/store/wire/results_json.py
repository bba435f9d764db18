"""SPARQL 1.1 Query Results JSON.

It is read here and not by pyoxigraph's parse_query_results, which takes less time but refuses a whole answer for
what endpoints do send: Virtuoso's labels of blank nodes (``nodeID://b1``), members after the bindings, an IRI with a
blank in it, a language tag that is empty.
"""

from __future__ import annotations

import json
import re
from typing import Any

from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, BNode, Literal, Solutions, Term
from keikaku.store.wire.shapes import Misshapen

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LANG_STRING = IRI(RDF_LANG_STRING)


def read(body: bytes) -> Solutions | bool:
    """The answer to a SELECT, columns in the order of its head, or to an ASK. Raises Misshapen."""
    document = _document(body)
    if "boolean" in document and "results" not in document:
        if not isinstance(document["boolean"], bool):
            raise Misshapen("JSON without a boolean that is one")
        return document["boolean"]
    head, results = document.get("head"), document.get("results")
    names = head.get("vars") if isinstance(head, dict) else None
    bindings = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Misshapen("JSON without head and vars")
    if not isinstance(bindings, list):
        raise Misshapen("JSON without results and bindings")
    known = set(names)
    rows: list[tuple[Term | None, ...]] = []
    for binding in bindings:
        if not isinstance(binding, dict) or not known.issuperset(binding):
            raise Misshapen("a row that does not fit the head")
        rows.append(tuple(_term(binding[name]) if name in binding else None for name in names))
    return Solutions(tuple(names), rows)


def _document(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
        if _SURROGATE.search(body):  # only an escape can say half of a pair, and few answers have any
            json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Misshapen("a text with half of a surrogate pair") from None
    except UnicodeDecodeError:
        raise Misshapen("JSON that is not UTF-8") from None
    except ValueError as error:
        raise Misshapen(f"JSON that breaks off or does not parse ({error})") from error
    except RecursionError:
        raise Misshapen("JSON nested without end") from None
    if not isinstance(document, dict):
        raise Misshapen("JSON that is no object")
    return document


def _term(binding: object) -> Term:
    if not isinstance(binding, dict):
        raise Misshapen("a value that is no object")
    kind, value = binding.get("type"), binding.get("value")
    language, datatype = binding.get("xml:lang"), binding.get("datatype", XSD_STRING)
    if not isinstance(value, str) or not isinstance(datatype, str) or not isinstance(language, str | None):
        raise Misshapen("a value that is no text")
    if kind == "uri":
        return IRI(value)
    if kind == "bnode":
        return BNode(value)
    if kind not in ("literal", "typed-literal"):
        raise Misshapen(f"a value of the unknown type {kind!r}")
    return Literal(value, _LANG_STRING, language.lower()) if language else Literal(value, IRI(datatype))
