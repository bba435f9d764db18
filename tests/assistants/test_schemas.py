"""What is given to a tool is held to its schema, and what does not fit is told."""

from __future__ import annotations

from typing import Any

import pytest

from keikaku.assistants import schemas
from keikaku.errors import AskedWrongly

TAKES = schemas.record(
    {
        "text": schemas.text("What to look for.", 5),
        "limit": schemas.number("How many.", 1, 9),
        "page": {"type": ["integer", "string"], "description": "A page."},
        "plans": {"type": ["string", "array"], "items": {"type": "string"}},
        "more": schemas.record({"year": {"type": "number"}}, []),
    },
    ["text"],
)


@pytest.mark.parametrize(
    "given",
    [
        {"text": "a"},
        {"text": "いろは", "limit": 9, "page": "iv", "plans": ["2018", "2005"], "more": {"year": 1.5}},
        {"text": "a", "page": 133, "plans": "all", "more": {}},
    ],
)
def test_what_fits_passes(given: dict[str, Any]) -> None:
    schemas.check(TAKES, given, "find")


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ({}, "find needs text", "What to look for."),
        ({"text": "a", "q": 1}, "find takes no “q”", "it takes text, limit, page, plans, more"),
        ({"text": ""}, "text of find is too small or empty: at least 1", "What to look for."),
        ({"text": "abcdef"}, "text of find is too large: at most 5", "What to look for."),
        ({"text": "\ud800"}, "text of find is no text: it has half a sign of UTF-16", "send text"),
        ({"text": None}, "text of find is to be of type string", "What to look for."),
        ({"text": "a", "limit": 0}, "limit of find is too small or empty: at least 1", "How many."),
        ({"text": "a", "limit": True}, "limit of find is to be of type integer", "How many."),
        ({"text": "a", "limit": 1.5}, "limit of find is to be of type integer", "How many."),
        ({"text": "a", "page": [1]}, "page of find is to be of type integer or string", "A page."),
        ({"text": "a", "plans": ["2018", 1]}, "an item of plans of find is to be of type string", ""),
        ({"text": "a", "more": {"day": 1}}, "more of find takes no “day”", "it takes year"),
    ],
)
def test_what_does_not_fit_is_told(given: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(AskedWrongly) as problem:
        schemas.check(TAKES, given, "find")
    assert (problem.value.message, problem.value.hint) == (message, hint)
