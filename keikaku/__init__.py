"""A city's plan as a knowledge graph that people can ask.

>>> import keikaku
>>> graph = keikaku.open()
>>> [row["address"] for row in graph.ask("initiatives involving UNEP")]
['2005:3/action/2']

``Graph`` has the questions, ``Rows`` is what they answer, ``errors`` what can go wrong. Nothing is loaded before it
is needed.
"""

from __future__ import annotations

from keikaku.version import __version__

TYPE_CHECKING = False  # a type checker takes it for typing's, which takes as long to import as all else here
if TYPE_CHECKING:
    from keikaku import errors
    from keikaku.answers import Answer, Indicators, Result, Thing
    from keikaku.api import Graph, open
    from keikaku.records import IRI, Literal
    from keikaku.rows import Rows

__all__ = [
    "IRI", "Answer", "Graph", "Indicators", "Literal", "Result", "Rows", "Thing", "__version__", "errors", "open",
]  # fmt: skip

_HOMES = {
    "Answer": "answers", "Indicators": "answers", "Result": "answers", "Thing": "answers",
    "Graph": "api", "open": "api",
    "IRI": "records", "Literal": "records", "Rows": "rows",
}  # fmt: skip


if not TYPE_CHECKING:  # for a type checker, it would make every name known

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "errors":
            return import_module("keikaku.errors")
        if name in _HOMES:
            return getattr(import_module(f"keikaku.{_HOMES[name]}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
