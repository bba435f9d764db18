"""The records in page_data: the data of the real graph are such, and the page's declarations are made from them."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from keikaku.page_data import BareData, Data
from keikaku.render.explorer.page import complete
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session
from tests.render.explorer.declarations import FILE, declarations

PLAIN = (str, int, float, bool, NoneType)


def misfits(value: object, kind: Any, at: str = "data") -> list[str]:
    """Where a value is not of a type made of records, lists, tuples, literals, unions and plain values."""
    if is_typeddict(kind):
        return _misfits_of_record(value, kind, at)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return [] if any(not misfits(value, part) for part in parts) else [f"{at} is {value!r}"]
    if origin is Literal:
        return [] if value in parts else [f"{at} is {value!r}"]
    if origin is list and isinstance(value, list):
        return [wrong for place, one in enumerate(value) for wrong in misfits(one, parts[0], f"{at}[{place}]")]
    if origin is tuple and isinstance(value, tuple) and len(value) == len(parts):
        pairs = enumerate(zip(value, parts, strict=True))
        return [wrong for place, (one, part) in pairs for wrong in misfits(one, part, f"{at}[{place}]")]
    plain = (int, float) if kind is float else kind
    fits = kind in PLAIN and isinstance(value, plain) and (kind is bool or not isinstance(value, bool))
    return [] if fits else [f"{at} is {value!r}"]


def _misfits_of_record(value: object, kind: Any, at: str) -> list[str]:
    fields = get_type_hints(kind, include_extras=True)
    if not isinstance(value, dict):
        return [f"{at} is {value!r}"]
    required = {name for name, field in fields.items() if get_origin(field) is not NotRequired}
    wrong = [f"{at} has no {name}" for name in sorted(required - value.keys())]
    wrong += [f"{at} has {name}, which is not declared" for name in sorted(value.keys() - fields.keys())]
    for name in value.keys() & fields.keys():
        field = fields[name]
        part = get_args(field)[0] if get_origin(field) is NotRequired else field
        wrong += misfits(value[name], part, f"{at}.{name}")
    return wrong


def test_the_data_of_the_graph_are_what_the_records_say(session: Session) -> None:
    data = explorer.data(session, "ja", {"2018:6.1.1/action/4": "…"})
    assert misfits(data, BareData) == []
    assert misfits(complete(data), Data) == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"language": "fr"}, "data.language is 'fr'"),
        ({"title": ("x",)}, "data.title is ('x',)"),
        ({"passages": [{"at": 1, "page": "iv", "plan": 0, "of": -1, "names": []}]}, "data.passages[0].at is 1"),
        (
            {"passages": [{"at": "", "page": None, "plan": True, "of": -1, "names": []}]},
            "data.passages[0].plan is True",
        ),
        ({"map": []}, "data has map, which is not declared"),
    ],
)
def test_what_does_not_fit_is_seen(harbour: Session, change: dict[str, object], wrong: str) -> None:
    assert misfits({**explorer.data(harbour), **change}, BareData) == [wrong]


def test_the_page_s_declarations_are_up_to_date() -> None:
    """python -m tests.render.explorer.declarations makes them anew."""
    assert FILE.read_text(encoding="utf-8") == declarations()
