"""The document of OpenAPI 3.1: every operation, and every query of the catalogue by its own header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from keikaku.services.catalogue.run import catalogue
from keikaku.version import __version__
from keikaku.web import asking, sparql
from keikaku.web.bounds import RULES
from keikaku.web.operations import OPERATIONS, SHARED, Given, Operation, of_query
from keikaku.web.problems import MEDIA as PROBLEM

Json = dict[str, Any]

_TEXT: Json = {"type": ["string", "null"]}
_SAID: Json = {"type": "string"}
_PAGE: Json = {"type": ["integer", "string", "null"], "description": "The printed page."}
_ADDRESSES: Json = {"type": "array", "items": {"type": "string"}, "description": "Addresses of passages."}
_LABEL: Json = {"type": "object", "properties": {"ja": _TEXT, "en": _TEXT}, "required": ["ja", "en"]}
_RELEASE: Json = {
    "type": ["object", "null"], "description": "Of which data this is.",
    "properties": {"name": {"type": "string"}, "date": _TEXT, "digest": {"type": "string"}},
}  # fmt: skip


def _record(**properties: Json) -> Json:
    """An object in which all of these are, and others may be."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _listed(items: Json) -> Json:
    return {"type": "array", "items": items}


_THING: Json = _record(iri={"type": "string"}, type=_TEXT, label=_LABEL)
_FOUND: Json = _record(
    iri={"type": "string"}, type=_TEXT, label=_LABEL, address=_TEXT, page=_PAGE, evidence=_ADDRESSES
)  # fmt: skip
_PASSAGE: Json = _record(address={"type": "string"}, page=_PAGE, label=_LABEL, words=_listed({"type": "string"}))

SCHEMAS: Json = {
    "Lookup": _record(
        question={"type": "string"},
        level={"enum": ["answer", "offer", "passages"]},
        problem=_TEXT | {"description": "Why there is no answer."},
        nearest=_listed({"type": "string"}) | {"description": "Names that a name nobody knows may have meant."},
        count={"type": "integer"},
        results=_listed(_FOUND),
        paths=_listed(_listed(_record(relation=_LABEL, to={"type": "string"}, evidence=_ADDRESSES))),
        readings=_listed(_record(sentence=_LABEL, count={"type": "integer"}, left_out=_listed({"type": "string"}))),
        passages=_listed(_PASSAGE),
        sparql={"type": "string"},
    ),
    "Search": _record(results=_listed({**_THING, "required": [*_THING["required"], "score"]})),
    "Thing": _record(
        iri={"type": "string"}, type=_TEXT, label=_LABEL, alt=_record(ja=_ADDRESSES | {"description": "Other names."}),
        facts=_listed(_record(property={"type": "string"}, value={"type": "string"}, evidence=_ADDRESSES)),
        mentioned_in=_ADDRESSES,
    ),
    "Indicators": _record(
        indicators=_listed(
            _record(
                iri={"type": "string"}, address=_TEXT, page=_PAGE, label=_LABEL,
                values=_listed(_record(kind={"type": "string"}, printed={"type": "string"}, evidence=_ADDRESSES)),
                standing={"type": "string"}, track={"type": "string"},
            )
        )
    ),
    "Passages": _record(passages=_listed(_PASSAGE)),
    "Catalogue": _record(queries=_listed(_record(name={"type": "string"}, topic={"type": "string"}, title=_LABEL))),
    "Rows": _record(
        head={
            "type": "object",
            "properties": {
                "vars": _listed(_SAID),
                "parameters": {
                    "type": "object", "additionalProperties": _SAID,
                    "description": "What was asked: each parameter, also where it was left out.",
                },
                "nothing": _LABEL | {"description": "Why there are no rows, or which plans have some."},
            },
            "required": ["vars"],
        },
        results=_record(
            bindings=_listed(
                {"type": "object", "additionalProperties": _record(type={"type": "string"}, value={"type": "string"})}
            )
        ),
    )
    | {"description": "SPARQL 1.1 Query Results JSON."},
    "Solutions": {
        "anyOf": [
            {"$ref": "#/components/schemas/Rows"}, _record(head={"type": "object"}, boolean={"type": "boolean"}),
        ]
    },
    "Problem": _record(title=_SAID, status={"type": "integer"}, code=_SAID, detail=_SAID, hint=_SAID)
    | {"description": "RFC 9457. detail says what is wrong, hint what to try, nearest which names may be meant."},
}  # fmt: skip
SCHEMAS["Passages"]["properties"] |= {"nothing": _LABEL | {"description": "Why there are none."}}
for _name in ("Lookup", "Search", "Thing", "Passages"):
    SCHEMAS[_name]["properties"] |= {"release": _RELEASE}

_PROBLEMS = {
    "400": "A parameter is missing, unknown, or has no such value.",
    "404": "Nothing goes by that name (nearest: what may be meant), or other data are meant.",
    "406": "It is given as JSON and as CSV.",
    "413": "The answer is too large.",
    "422": "CSV is wanted, and the question is not understood whole: there is no table.",
    "503": "It took too long or too much, or too many are asking.",
}
_OF_SPARQL = {
    "400": "That is no query, or a parameter has no such value.",
    "403": "The query writes, reaches out, or is more than an engine is given.",
    "406": "The answer is given in other formats.",
    "413": "The query or the answer is too large.",
    "415": "That is no kind of body that is read here.",
    "503": "It took too long or too much, or too many are asking.",
}
_GRAPHS = {
    "default-graph-uri": "A graph of the default graph, in the place of all.",
    "named-graph-uri": "A graph that GRAPH may name, in the place of all.",
}
_EXAMPLE = "SELECT ?plan ?title { ?plan a kk:Plan ; skos:prefLabel ?title }"


def document() -> Json:
    """The document."""
    operations = [*OPERATIONS, *(of_query(entry) for entry in catalogue())]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "keikaku",
            "version": __version__,
            "summary": "A city's plan as a knowledge graph, every statement with its passage.",
            "description": "JSON, or CSV by Accept or with .csv behind the address. The header Link has the permalink, "
            "which names the data by their digest (bookmark). SPARQL is asked at /sparql.",
            "license": {"name": "Apache-2.0 (program), CC-BY-4.0 (data)", "identifier": "Apache-2.0 AND CC-BY-4.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {**{one.path: {"get": _operation(one)} for one in operations}, sparql.PATH: _endpoint()},
        "components": {"schemas": SCHEMAS},
    }


def _endpoint() -> Json:
    """The query side of the SPARQL 1.1 Protocol; without a query GET gives the description of the service."""
    rows: Json = {"schema": {"$ref": "#/components/schemas/Solutions"}}
    media = {one: rows if one.endswith("json") else {} for one in (*asking.ROWS, *asking.TRIPLES)}
    media["application/ld+json"] = {}
    query: Json = {"type": "string", "minLength": 1, "maxLength": RULES.max_bytes}
    graphs: Json = {"type": "array", "items": {"type": "string", "format": "iri"}}
    chosen = [
        {"name": name, "in": "query", "description": about, "required": False, "schema": graphs, "explode": True}
        for name, about in _GRAPHS.items()
    ]
    asked = {
        "name": "query", "in": "query", "required": False, "schema": query, "example": _EXAMPLE,
        "description": "SELECT, ASK, CONSTRUCT or DESCRIBE; without it the service is described in RDF.",
    }  # fmt: skip
    form: Json = {"type": "object", "properties": {"query": query}, "required": ["query"]}
    body: Json = {sparql.QUERY: {"schema": query}, sparql.FORM: {"schema": form}}
    about: Json = {
        "summary": "Ask in SPARQL", "tags": ["ask"], "responses": _responses(media, _OF_SPARQL),
        "description": "The query side of the SPARQL 1.1 Protocol. Rows and booleans come in all formats of results, "
        "triples in those of RDF. The default graph is the union of all; the name of a graph is a passage.",
    }  # fmt: skip
    return {
        "get": {"operationId": "sparql", **about, "parameters": [asked, *chosen]},
        "post": {"operationId": "sparql_by_post", **about, "parameters": chosen,
                 "requestBody": {"required": True, "content": body}},
    }  # fmt: skip


def _responses(answer: Json, problems: Mapping[str, str]) -> Json:
    problem = {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    told = {status: {"description": about, **problem} for status, about in problems.items()}
    return {"200": {"description": "The answer.", "content": answer}, **told}


def _operation(one: Operation) -> Json:
    answer = {"application/json": {"schema": {"$ref": f"#/components/schemas/{one.schema}"}}, "text/csv": {}}
    if one.schema == "Rows":
        answer["application/sparql-results+json"] = answer["application/json"]
    problems = {status: said for status, said in _PROBLEMS.items() if status != "422" or one.schema == "Lookup"}
    return {
        "operationId": one.path.strip("/").replace("/", "_").replace("-", "_"),
        "summary": one.title,
        "description": one.about,
        "tags": [one.topic],
        "parameters": [_parameter(given) for given in (*one.given, *SHARED)],
        "responses": _responses(answer, problems),
    }


def _parameter(one: Given) -> Json:
    schema = {"type": "array", "items": one.schema} if one.many else one.schema
    if one.usual is not None:
        schema = {**schema, "default": one.usual}
    return {
        "name": one.name, "in": "query", "description": one.about, "required": one.needed, "schema": schema,
        **({"explode": True} if one.many else {}), **({} if one.example is None else {"example": one.example}),
    }  # fmt: skip
