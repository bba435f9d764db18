"""The tools: what each is called, takes, gives and does."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from keikaku.assistants import asking, finding, querying, schemas
from keikaku.assistants.rows import Answering, Data, written
from keikaku.assistants.schemas import Schema
from keikaku.catalog import Entry
from keikaku.errors import UnknownName


class Tool(NamedTuple):
    """A tool. ``does``: the function whose docstring tells an assistant what the tool is for."""

    title: str
    takes: Schema
    gives: Schema
    does: Answering
    narrowed: Callable[[Mapping[str, Any]], Schema] | None = None
    """what it takes with these arguments, where that is less"""

    @property
    def description(self) -> str:
        """What it is for, in English."""
        return inspect.getdoc(self.does) or ""


def tools(entries: Sequence[Entry]) -> dict[str, Tool]:
    """The tools by name, in the order in which they are of use. entries: the catalogue."""
    return {
        "ask": Tool("Answer a question", asking.INPUT, asking.OUTPUT, asking.ask),
        "search": Tool("Find things by name", finding.SEARCH_INPUT, finding.SEARCH_OUTPUT, finding.search),
        "show": Tool("Show one thing", finding.SHOW_INPUT, finding.SHOW_OUTPUT, finding.show),
        "run": Tool(
            "Run a query of the catalogue",
            querying.run_input(entries),
            querying.RUN_OUTPUT,
            querying.run,
            querying.run_input_of,
        ),
        "passages": Tool("Find passages", finding.PASSAGES_INPUT, finding.PASSAGES_OUTPUT, finding.passages),
        "sparql": Tool("Ask in SPARQL", querying.SPARQL_INPUT, querying.SPARQL_OUTPUT, querying.sparql),
    }


def answer(known: Mapping[str, Tool], data: Data, name: str, given: Mapping[str, Any]) -> str:
    """What a tool answers, as JSON that its schema describes.

    Raises UnknownName for a tool that there is not, AskedWrongly for arguments that do not fit, and what services
    raise.
    """
    if name not in known:
        raise UnknownName(f"there is no tool “{name[:80]}”", f"the tools are {', '.join(known)}", tuple(known))
    tool = known[name]
    schemas.check(tool.narrowed(given) if tool.narrowed else tool.takes, given, name)
    return written(tool.does(data, given))
