"""What tools take and give, in JSON Schema; and what is given to them held to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from keikaku.errors import AskedWrongly

Schema: TypeAlias = dict[str, Any]

MOST_ROWS, USUAL_ROWS = 1000, 50
LONGEST = 2**17  # characters of one text: more than the guard lets pass of a query


def text(about: str, most: int = LONGEST, **more: Any) -> Schema:
    """A text that is not empty."""
    return {"type": "string", "description": about, "minLength": 1, "maxLength": most, **more}


def number(about: str, least: int, most: int, **more: Any) -> Schema:
    """A whole number."""
    return {"type": "integer", "description": about, "minimum": least, "maximum": most, **more}


def maybe(kind: str, about: str = "") -> Schema:
    """A value that may be missing."""
    return {"type": [kind, "null"], **({"description": about} if about else {})}


def record(properties: Mapping[str, Schema], required: Sequence[str] | None = None, *, closed: bool = True) -> Schema:
    """An object with these properties, all of which are there unless ``required`` names fewer; closed: and no other."""
    needed = list(properties) if required is None else list(required)
    return {
        "type": "object", "properties": dict(properties), "required": needed,
        **({"additionalProperties": False} if closed else {}),
    }  # fmt: skip


def listed(items: Schema, about: str = "") -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items, **({"description": about} if about else {})}


LANGUAGE: Schema = {
    "type": "string", "enum": ["ja", "en"],
    "description": "Language of names and sentences; left out, that of the question or name.",
}  # fmt: skip
LIMIT = number("At most so many rows; the result says how many there are.", 1, MOST_ROWS, default=USUAL_ROWS)
OFFSET = number("How many rows to leave out at the beginning.", 0, 10**9, default=0)

PAGE: Schema = {"type": ["integer", "string", "null"], "description": "The printed page: a number, or as “iv”."}
ADDRESS = maybe("string", "Address of the first passage that says so; null where none does.")
CITATION = record({"address": {"type": "string"}, "page": PAGE})
STATED: dict[str, Schema] = {
    "address": ADDRESS,
    "page": PAGE,
    "where": {
        "enum": ["stated", "named", None],
        "description": "stated: the passages say what the row says. named: they only state or name a thing of the row, "
        "as where it counts. null: there are none.",
    },
    "evidence": listed(CITATION, "The passages, at most 10 of them."),
    "evidence_count": {"type": "integer", "description": "How many passages there are."},
}
"""What stands in every row."""

TAKEN = listed({"type": "string"}, "What names were taken for, where that is not plain. Say so to the user.")

RELEASE: Schema = {
    "type": ["object", "null"],
    "description": "Of which data this is: name, date and digest of the release; null where nobody knows.",
    "properties": {"name": {"type": "string"}, "date": maybe("string"), "digest": {"type": "string"}},
}


def rows(of: Mapping[str, Schema], optional: Sequence[str] = ()) -> dict[str, Schema]:
    """The properties of a result that has rows. of: what stands in one beside ``STATED``; optional: not in each."""
    row = record({**of, **STATED}, [name for name in (*of, *STATED) if name not in optional])
    return {
        "rows": listed(row),
        "count": {"type": "integer", "description": "How many rows there are in all."},
        "complete": {"type": "boolean", "description": "Whether all of them are here; else ask with limit and offset."},
        "release": RELEASE,
    }


def check(schema: Schema, given: Mapping[str, Any], what: str) -> None:
    """Raises AskedWrongly for what is given and does not fit. what: to whom it is given, as a person would say it.

    The schema is one of ``record``.
    """
    known = schema["properties"]
    for name in given:
        if name not in known:
            raise AskedWrongly(f"{what} takes no “{name[:80]}”", f"it takes {', '.join(known) or 'nothing'}")
    for name in schema["required"]:
        if name not in given:
            raise AskedWrongly(f"{what} needs {name}", known[name].get("description", ""))
    for name, value in given.items():
        _check_value(known[name], value, f"{name} of {what}")


_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict,
    "null": type(None),
}  # fmt: skip


def _check_value(schema: Schema, value: Any, what: str) -> None:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    fits = [
        kind for kind in kinds if isinstance(value, _KINDS[kind]) and isinstance(value, bool) == (kind == "boolean")
    ]
    if not fits:
        raise AskedWrongly(f"{what} is to be of type {' or '.join(kinds)}", schema.get("description", ""))
    if "object" in fits:
        check(schema, value, what)
    if isinstance(value, list):
        for item in value:
            _check_value(schema["items"], item, f"an item of {what}")
    size, least, most = value, "minimum", "maximum"
    if "enum" in schema and value not in schema["enum"]:
        raise AskedWrongly(f"{what} is one of {', '.join(map(str, schema['enum']))}", schema.get("description", ""))
    if isinstance(value, str):
        size, least, most = len(value), "minLength", "maxLength"
        _refuse_surrogates(value, what)
    if least in schema and size < schema[least]:
        raise AskedWrongly(f"{what} is too small or empty: at least {schema[least]}", schema.get("description", ""))
    if most in schema and size > schema[most]:
        raise AskedWrongly(f"{what} is too large: at most {schema[most]}", schema.get("description", ""))


def _refuse_surrogates(value: str, what: str) -> None:
    """Half a sign of UTF-16 is no text, and nothing can be written of it."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise AskedWrongly(f"{what} is no text: it has half a sign of UTF-16", "send text") from None
