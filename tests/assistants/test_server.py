"""The server as a client meets it: over both transports, with all that it offers, and whatever it is asked."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, TextResourceContents

from keikaku import catalog, resources
from keikaku.assistants.rows import Data
from keikaku.assistants.server import Assistant
from keikaku.limits import Limits
from keikaku.services.session.session import Session
from keikaku.store import seccomp
from keikaku.version import __version__
from tests.assistants.conftest import SECONDS, Served, at_once, begin
from tests.assistants.hostile_texts import texts

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ASKED: dict[str, Callable[[str], dict[str, Any]]] = {
    "ask": lambda text: {"question": text},
    "search": lambda text: {"text": text},
    "show": lambda text: {"name": text},
    "run": lambda text: {"name": "partners", "parameters": {"actor": text}},
    "passages": lambda text: {"text": text},
    "sparql": lambda text: {"query": text},
}


def _failed(found: CallToolResult) -> dict[str, Any]:
    """What an error says, once it is seen that text and structure say the same."""
    error: dict[str, Any] = found.structured_content["error"]
    (said,) = found.content
    assert isinstance(said, TextContent)
    assert (found.is_error, said.text) == (True, f"{error['message']}\n{error['hint']}".strip())
    return error


def test_over_standard_input_and_output_a_client_learns_what_there_is_and_asks() -> None:
    async def ask() -> None:
        process = StdioServerParameters(command=sys.executable, args=["-m", "keikaku", "mcp"])
        async with Client(stdio_client(process)) as client:
            assert client.server_info is not None
            assert (client.server_info.name, client.server_info.version) == ("keikaku", __version__)
            assert client.instructions is not None
            assert "“I don't know”" in client.instructions
            found = await client.call_tool("ask", {"question": "ジェトロが関わる取組"})
            rows = found.structured_content["rows"]
            assert [(row["address"], row["page"]) for row in rows] == [
                ("2018:6.1.1/action/4", 133), ("2018:6.1.2/action/1", 134), ("2018:6.2.1/action/3", 136),
            ]  # fmt: skip
            (text,) = found.content
            assert isinstance(text, TextContent)
            assert json.loads(text.text) == found.structured_content
            assert _failed(await client.call_tool("show", {"name": "qqqqxyzzy"}))["code"] == "unknown-name"

    asyncio.run(ask())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_asked_to(number: signal.Signals) -> None:
    server = begin()
    server.process.send_signal(number)
    _, told = server.process.communicate(timeout=20)
    assert server.process.returncode == (143 if number == signal.SIGTERM else 130)
    assert "Traceback" not in told


def test_each_tool_only_reads_and_says_what_it_takes_and_gives(served: Served) -> None:
    tools = served.asked(lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == [*ASKED]
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations is not None
        assert tool.annotations.model_dump(exclude_none=True) == {
            "read_only_hint": True, "destructive_hint": False, "idempotent_hint": True, "open_world_hint": False,
        }  # fmt: skip
        assert tool.description
        assert all(one.get("description") for one in tool.input_schema["properties"].values())
    run = next(tool for tool in tools if tool.name == "run").input_schema["properties"]
    entries = catalog.read_all()
    assert run["name"]["enum"] == [entry.name for entry in entries]
    parameters = {one.name for entry in entries for one in entry.parameters} - {"language"}
    assert set(run["parameters"]["properties"]) == parameters
    assert run["parameters"]["properties"]["atLeast"]["type"] == ["number", "string"]
    assert run["parameters"]["properties"]["plan"]["type"] == ["string", "array"]


def test_an_offer_is_answered_by_its_number_and_is_no_answer_before(served: Served) -> None:
    async def ask(client: Client) -> tuple[Any, Any, Any]:
        question = {"question": "partners of an actor"}
        offered = (await client.call_tool("ask", question)).structured_content
        picked = (await client.call_tool("ask", {**question, "pick": 1})).structured_content
        return offered, picked, _failed(await client.call_tool("ask", {**question, "pick": 9}))

    offered, picked, refused = served.asked(ask)
    assert (offered["level"], offered["rows"], offered["understood"]) == ("offer", [], None)
    assert offered["problem"] == "the question does not name what it is about: whose partners"
    assert offered["offers"][0] == {
        "pick": 1, "sentence": "Partners of an actor: JETRO (Japan External Trade Organization)", "rows": 13,
        "left_out": [],
    }  # fmt: skip
    assert all(one["address"] and one["page"] for one in offered["passages"])
    assert (picked["level"], picked["count"], picked["complete"]) == ("answer", 13, True)
    assert refused["message"] == "there is no offer 9: the question has 3"


def test_what_was_asked_before_the_input_ended_is_answered_before_the_end() -> None:
    """As with `cat calls | keikaku mcp`; a request that was cancelled is not waited for."""
    calls: list[dict[str, Any]] = [
        {"id": 0, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"id": 1, "method": "tools/call", "params": {"name": "search", "arguments": {"text": "KOBS", "limit": 1}}},
        {"id": 2, "method": "tools/call", "params": {"name": "sparql", "arguments": {"query": LONG}}},
        {"method": "notifications/cancelled", "params": {"requestId": 2}},
    ]  # fmt: skip
    lines = "".join(json.dumps({"jsonrpc": "2.0", **call}) + "\n" for call in calls)
    done = subprocess.run(
        [sys.executable, "-m", "keikaku", "mcp", "--timeout", "60"],
        input=lines, capture_output=True, text=True, timeout=55, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    told = {one["id"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert told[1]["result"]["structuredContent"]["rows"][0]["matched"] == "KOBS"


@pytest.mark.skipif(not seccomp.is_known(), reason="only Linux on x86-64 and ARM64 has what is tried here")
def test_a_call_can_neither_write_files_nor_begin_processes_nor_speak_with_anybody(
    session: Session, tmp_path: Path
) -> None:
    """In the copy that works it out; the server itself can, before and after."""

    def tries(_data: Data) -> list[str]:
        acts: list[Callable[[], object]] = [
            lambda: (tmp_path / "x").write_text("x", encoding="utf-8"), lambda: subprocess.run(["true"], check=False),
            lambda: socket.socket().close(),
        ]  # fmt: skip
        found = []
        for act in acts:
            try:
                act()
                found.append("done")
            except PermissionError:
                found.append("refused")
        return found

    assistant = Assistant(Data(session, {}), Limits(30, 2**30))
    assert asyncio.run(assistant.done(tries)) == ["refused"] * 3
    assert tries(Data(session, {})) == ["done"] * 3


def test_errors_carry_what_can_be_tried(served: Served) -> None:
    async def ask(client: Client) -> list[dict[str, Any]]:
        calls: list[tuple[str, dict[str, Any]]] = [
            ("run", {"name": "partner"}),
            ("run", {"name": "partners", "parameters": {"actors": "JETRO"}}),
            ("run", {"name": "partners", "parameters": {"word": "JETRO"}}),
            ("run", {"name": "partners", "lang": "fr"}),
            ("sparql", {"query": "SELECT * { ?s ?p }"}),
            ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
            ("sparql", {"query": LONG}),
            ("search", {}),
            ("tell", {}),
        ]
        return [_failed(await client.call_tool(name, given)) for name, given in calls]

    found = served.asked(ask)
    assert [one["code"] for one in found] == [
        "unknown-name", "asked-wrongly", "asked-wrongly", "asked-wrongly", "bad-query", "query-refused", "out-of-time",
        "asked-wrongly", "unknown-name",
    ]  # fmt: skip
    assert found[0]["nearest"][0] == "partners"
    assert found[1]["message"] == "parameters of run takes no “actors”"
    assert [one["hint"] for one in found[1:3]] == ["it takes actor, plan"] * 2
    assert found[3]["message"] == "lang of run is one of ja, en"
    assert found[4]["line"] == 1
    assert found[6]["message"] == f"no answer within {SECONDS} seconds"
    assert found[8]["nearest"] == [*ASKED]
    assert not [one for one in found if re.search(r"(?<![\w-])--[a-z]|\bkeikaku [a-z]", one["hint"])]


def test_more_than_can_be_read_is_told_and_can_be_gone_through(served: Served) -> None:
    rows = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 900"
    large = (
        'SELECT ?i (CONCAT("a", ?x) AS ?y) { VALUES ?i { 1 2 3 4 } BIND(REPLACE("' + "a" * 1000 + '", "a", "' + "b" * 99
    )
    large += '") AS ?x) }'

    async def ask(client: Client) -> list[Any]:
        given: list[dict[str, Any]] = [
            {"query": rows, "limit": 2},
            {"query": rows, "limit": 2, "offset": 2},
            {"query": rows, "limit": 4},
            {"query": large},
        ]
        return [(await client.call_tool("sparql", one)).structured_content for one in given]

    first, second, both, cut = served.asked(ask)
    assert [(one["count"], len(one["rows"]), one["complete"]) for one in (first, second, both, cut)] == [
        (900, 2, False), (900, 2, False), (900, 4, False), (4, 2, False),
    ]  # fmt: skip
    assert first["rows"] + second["rows"] == both["rows"]


def test_resources_are_what_is_packaged_and_a_passage_is_what_it_states(served: Served) -> None:
    async def read(client: Client) -> dict[str, str]:
        listed = [one.uri for one in (await client.list_resources()).resources]
        (template,) = (await client.list_resource_templates()).resource_templates
        assert template.uri_template == "keikaku://passage/{+address}"
        found = {}
        for uri in [*listed, "keikaku://passage/2018:6.1.1/action/4"]:
            (content,) = (await client.read_resource(uri)).contents
            assert isinstance(content, TextResourceContents)
            found[uri] = content.text
        with pytest.raises(MCPError) as problem:
            await client.read_resource("keikaku://passage/2018:6.1.1/action/44")
        assert problem.value.error.data["nearest"][0] == "2018:6.1.1/action/4"
        return found

    found = served.asked(read)
    assert found.pop("keikaku://ontology") == resources.ontology_file().read_text(encoding="utf-8")
    assert found.pop("keikaku://shapes") == resources.shapes_file().read_text(encoding="utf-8")
    assert [one["name"] for one in json.loads(found.pop("keikaku://catalogue"))["queries"]] == [
        entry.name for entry in catalog.read_all()
    ]
    examples = json.loads(found.pop("keikaku://examples"))
    assert "initiatives involving JETRO" in examples["en"]
    assert len(examples["ja"]) > 200
    passage = json.loads(found.pop("keikaku://passage/2018:6.1.1/action/4"))
    assert (passage["address"], passage["page"], passage["text"]) == ("2018:6.1.1/action/4", 133, None)
    said = [(one["thing_name"]["en"], one["property"], one["value_name"]["en"]) for one in passage["statements"]]
    assert (
        "JETRO (Japan External Trade Organization)",
        "https://w3id.org/keikaku/ns#cooperatesWith",
        "Kawasaki City (city government)",
    ) in said
    assert found == {}


def test_over_http_only_this_machine_is_served(served: Served) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    sent = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    with httpx2.Client() as client:
        strange = [client.post(served.address, json=asked, headers={**sent, **more}).status_code for more in (
            {"host": "evil.example"}, {"origin": "https://evil.example"},
        )]  # fmt: skip
        half = (
            b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "'
        )
        broken = [
            client.post(served.address, content=body, headers=sent).status_code
            for body in (b"", b"{", b"[" * 100_000, half + b'\\ud800"}}}', half + b"\xff" + b'"}}}', b" " * 2_000_000)
        ]
    assert strange == [421, 403]
    assert all(400 <= status < 500 for status in broken), broken


def test_while_one_asks_too_much_others_are_answered(served: Served) -> None:
    async def ask(client: Client) -> list[float]:
        long = [asyncio.create_task(client.call_tool("sparql", {"query": LONG})) for _ in range(2)]
        await asyncio.sleep(0.5)
        took = []
        for _ in range(3):
            begun = time.monotonic()
            assert not (await client.call_tool("search", {"text": "JETRO"})).is_error
            took.append(time.monotonic() - begun)
        assert not any(one.done() for one in long)
        assert [_failed(await one)["code"] for one in long] == ["out-of-time"] * 2
        return took

    assert max(served.asked(ask)) < SECONDS - 1


@pytest.mark.parametrize("name", ASKED)
def test_whatever_a_tool_is_given_it_answers_or_says_why_not(name: str, served: Served) -> None:
    """A part of the texts, all of them with KEIKAKU_EXAMPLES=fresh."""
    some = texts() if os.environ.get("KEIKAKU_EXAMPLES") else texts()[:30]

    async def ask(client: Client) -> list[CallToolResult]:
        await client.list_tools()
        return await at_once(lambda text: client.call_tool(name, ASKED[name](text), read_timeout_seconds=120), some)

    codes = {_failed(one)["code"] for one in served.asked(ask) if one.is_error}
    assert codes <= {
        "asked-wrongly", "unknown-name", "question-not-understood", "bad-query", "query-refused", "out-of-time",
        "out-of-memory",
    }  # fmt: skip
