"""The server of the protocol: tools and resources, each call held to limits of time and memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.shared.exceptions import MCPError

from keikaku.assistants import asking, finding, resources
from keikaku.assistants.rows import Data
from keikaku.assistants.tools import Tool, answer, tools
from keikaku.errors import BadQuery, KeikakuError, UnknownName
from keikaku.limits import SMALLEST, Limits
from keikaku.services.catalogue.run import catalogue
from keikaku.store import seccomp
from keikaku.store.apart import apart
from keikaku.version import __version__

T = TypeVar("T")

INSTRUCTIONS = """\
A city's plan as a knowledge graph. The rows that tools return carry the address (2018:6.1.1/action/4) and the printed
page of the passages of the plan that say so.

- Answer only from rows that a tool has returned, and cite the address and page of each. Add nothing from elsewhere.
- Begin with ask, in the user's own words, in Japanese or English. Compare “understood” with what was meant.
- Where its level is “offer” or “passages” there is no answer: say “I don't know”, and what is offered or can be read.
  That is better than a guess. What no row says is not thereby false: the plan may say nothing of it.
- A row with “wished” is wanted and not done; with “arranged” editors say it, and no passage. Where “where” is “named”,
  the passages only state or name what the row is about: read them before you say that they say so.
- Where “complete” is false there are more rows: ask for them, or say how many there are.
- search tells what a thing is called here, show all that is said of it, run answers what was prepared (comparisons,
  counts), passages what to read, sparql the rest.
"""

AT_ONCE = 4  # calls that are worked on; others wait
_READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_FIRST = ("who is JETRO", "partners of an actor")  # of these one is answered and one offered something


class Assistant:
    """What a client is served with: the data, and how each call is carried out."""

    def __init__(self, data: Data, limits: Limits) -> None:
        """Begins at once, beside the handshake, to work out what every call needs.

        limits: the seconds of each call, and the memory of those that are worked on at once.
        """
        memory = limits.memory and max(SMALLEST, limits.memory // AT_ONCE)
        self._data, self._limits = data, limits._replace(memory=memory)
        self.tools = tools(catalogue())
        self._places = anyio.CapacityLimiter(AT_ONCE)
        self._ready = threading.Event()
        threading.Thread(target=self._prepare, daemon=True).start()

    def _prepare(self) -> None:
        """Works out once what a copy of this process then has: release, names, words, passages, libraries."""
        try:
            _ = self._data.session.release
            for question in _FIRST:
                asking.ask(self._data, {"question": question})
            finding.search(self._data, {"text": "JETRO"})
            finding.passages(self._data, {})
        except KeikakuError:  # is said to whoever asks for what is at fault
            pass
        finally:
            self._ready.set()

    async def done(self, work: Callable[[Data], T]) -> T:
        """The result of work, from a copy of this process that is held to the limits. Raises what the work raises.

        So whatever a call does, also to the engine in it, the server lives on; and calls do not wait for each other.
        """

        def held() -> T:
            self._ready.wait()
            return apart(self._limits, partial(_confined, work, self._data))

        return await anyio.to_thread.run_sync(held, limiter=self._places, abandon_on_cancel=True)


def _confined(work: Callable[[Data], T], data: Data) -> T:
    """In the copy: what the work gives, which may open no file to write, begin no process and, of data that are here,
    speak with nobody, where the system can see to that.
    """
    if seccomp.is_known():
        seccomp.confine(network=data.session.is_far)
    return work(data)


def server(assistant: Assistant) -> Server[dict[str, Any]]:
    """The server, to be run over any transport."""

    async def list_tools(
        _context: ServerRequestContext[dict[str, Any]], _asked: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_tool(name, one) for name, one in assistant.tools.items()])

    async def call_tool(
        _context: ServerRequestContext[dict[str, Any]], asked: types.CallToolRequestParams
    ) -> types.CallToolResult:
        try:
            said = await assistant.done(lambda data: answer(assistant.tools, data, asked.name, asked.arguments or {}))
        except KeikakuError as problem:
            return _failed(told(problem))
        except Exception as problem:  # noqa: BLE001 - whatever else comes is a bug of ours, of which the server does not die
            return _failed(_bug(problem))
        return types.CallToolResult(content=[types.TextContent(text=said)], structured_content=json.loads(said))

    async def read_resource(
        _context: ServerRequestContext[dict[str, Any]], asked: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        uri = str(asked.uri)
        try:
            kind, said = await assistant.done(lambda data: resources.read(data, uri))
        except KeikakuError as problem:
            said_of = told(problem)
            code = types.INVALID_PARAMS if isinstance(problem, UnknownName) else types.INTERNAL_ERROR
            raise MCPError(code=code, message=_line(said_of), data=said_of) from None
        return types.ReadResourceResult(contents=[types.TextResourceContents(uri=uri, mime_type=kind, text=said)])

    return Server(
        "keikaku", version=__version__, title="keikaku", instructions=INSTRUCTIONS,
        on_list_tools=list_tools, on_call_tool=call_tool, on_list_resources=_list_resources,
        on_list_resource_templates=_list_templates, on_read_resource=read_resource,
    )  # fmt: skip


async def _list_resources(
    _context: ServerRequestContext[dict[str, Any]], _asked: types.PaginatedRequestParams | None
) -> types.ListResourcesResult:
    return types.ListResourcesResult(
        resources=[
            types.Resource(
                uri=uri, name=uri.removeprefix(resources.SCHEME), title=one.title, description=one.description,
                mime_type=one.kind,
            )
            for uri, one in resources.RESOURCES.items()
        ]
    )  # fmt: skip


async def _list_templates(
    _context: ServerRequestContext[dict[str, Any]], _asked: types.PaginatedRequestParams | None
) -> types.ListResourceTemplatesResult:
    passage = types.ResourceTemplate(
        uri_template=resources.TEMPLATE, name="passage", title="A passage", mime_type=resources.JSON,
        description="What the passage at an address (2018:6.1.1/action/4) states, with names in both languages.",
    )  # fmt: skip
    return types.ListResourceTemplatesResult(resource_templates=[passage])


def _tool(name: str, one: Tool) -> types.Tool:
    return types.Tool(
        name=name, title=one.title, description=one.description, input_schema=one.takes, output_schema=one.gives,
        annotations=_READ_ONLY,
    )  # fmt: skip


def told(problem: KeikakuError) -> dict[str, object]:
    """What is wrong, for programs: its code, what happened, what to try, and the nearest names where there are."""
    said: dict[str, object] = {"code": problem.code, "message": problem.message, "hint": problem.ways.tools}
    if isinstance(problem, UnknownName):
        said["nearest"] = list(problem.nearest)
    if isinstance(problem, BadQuery):
        said |= {"line": problem.line, "column": problem.column}
    return said


def _bug(problem: Exception) -> dict[str, object]:
    return {"code": "bug", "message": f"this is a bug in keikaku: {type(problem).__name__}", "hint": ""}


def _failed(said: dict[str, object]) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(text=_line(said))], structured_content={"error": said}, is_error=True
    )


def _line(said: dict[str, object]) -> str:
    return f"{said['message']}\n{said['hint']}".strip()
