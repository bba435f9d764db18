"""JSON for programs: one object, or one plain object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal


def render(value: object) -> str:
    """One indented JSON value; Japanese stays readable."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def render_lines(objects: Iterable[object]) -> str:
    """JSON Lines. Decimals are numbers of exactly their digits."""
    return "".join(_line(one) + "\n" for one in objects)


def _line(value: object) -> str:
    """JSON on one line; the library itself writes no numbers but those that Python counts with."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict) and any(isinstance(one, Decimal) for one in value.values()):
        return "{" + ", ".join(f"{_line(key)}: {_line(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
