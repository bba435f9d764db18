"""JSON for programs: one object, or one plain object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable


def render(value: object) -> str:
    """One indented JSON value; Japanese stays readable."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def render_lines(objects: Iterable[object]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
