"""The resources: what an assistant can read of the graph as a whole, and any passage by its address."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from keikaku import resources
from keikaku.assistants.rows import Data
from keikaku.errors import UnknownName
from keikaku.meaning.rules import written
from keikaku.records import BNode, Literal, Term
from keikaku.services.catalogue.catalogue_views import CatalogueView
from keikaku.services.catalogue.run import catalogue
from keikaku.services.passages.stated import Statement, stated
from keikaku.texts.catalogue import LANGUAGES

SCHEME = "keikaku://"
PASSAGE = f"{SCHEME}passage/"
TEMPLATE = f"{PASSAGE}{{+address}}"  # by RFC 6570: an address has slashes and colons
TURTLE, JSON = "text/turtle", "application/json"


class Resource(NamedTuple):
    """A resource that is always there."""

    title: str
    description: str
    kind: str  # of media
    read: Callable[[], str]


def _ontology() -> str:
    return resources.ontology_file().read_text(encoding="utf-8")


def _shapes() -> str:
    return resources.shapes_file().read_text(encoding="utf-8")


def _catalogue() -> str:
    return _json(CatalogueView(catalogue()).data())


def _examples() -> str:
    return _json({one: list(dict.fromkeys(str(rule["example"]) for rule in written(one))) for one in LANGUAGES})


RESOURCES = {
    f"{SCHEME}ontology": Resource(
        "The ontology", "Classes and properties, with labels in both languages.", TURTLE, _ontology
    ),
    f"{SCHEME}shapes": Resource("The shapes", "What the graph keeps to, in SHACL.", TURTLE, _shapes),
    f"{SCHEME}catalogue": Resource(
        "The catalogue", "The queries that run knows: what each asks, its parameters and columns.", JSON, _catalogue
    ),
    f"{SCHEME}examples": Resource(
        "Examples of questions",
        "How ask can be asked: a question for each rule of the grammar, in English and Japanese. Each is read whole; "
        "of some the packaged graph knows no answer.",
        JSON,
        _examples,
    ),
}


def read(data: Data, uri: str) -> tuple[str, str]:
    """The kind of media of a resource, and its text. Raises UnknownName."""
    if uri in RESOURCES:
        found = RESOURCES[uri]
        return found.kind, found.read()
    if uri.startswith(PASSAGE):
        return JSON, _passage(data, unquote(uri.removeprefix(PASSAGE)))
    known = (*RESOURCES, TEMPLATE)
    raise UnknownName(f"there is no resource “{uri[:200]}”", f"the resources are {', '.join(known)}", known)


def _passage(data: Data, address: str) -> str:
    found = stated(data.session.everything, address)
    return _json(
        {
            "iri": found.iri,
            "address": found.citation.address,
            "page": found.citation.page,
            "name": found.label._asdict(),
            "text": data.quotations.get(found.citation.address),
            "statements": [_statement(one) for one in found.statements],
        }
    )


def _statement(one: Statement) -> dict[str, object]:
    return {
        "thing": _plain(one.thing), "thing_name": one.thing_label._asdict(),
        "property": one.property, "property_name": one.property_label._asdict(),
        "value": _plain(one.value), "value_name": one.value_label._asdict(),
    }  # fmt: skip


def _plain(term: Term) -> str:
    if isinstance(term, Literal):
        return term.value
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
