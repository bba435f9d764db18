"""The explorer's own modules, so that tests can call their functions: in Node, or in a Chromium if they need a page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from keikaku.render.explorer.page import block
from tests.render.explorer.pages import SCRIPTS, tool

ORIGIN = "http://explorer.test"  # nobody's: every request is answered below
MODEL = """async (text) => {
  const { modelOf, readData } = await import('/data/model.js');
  const book = (await import('/text/phrases.js')).phraseBook();
  window.model = modelOf(readData(text, book), book);
}"""


class Modules:
    """The modules in Node. What a function of theirs needs of a page is not there."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def evaluate(self, source: str, argument: object = None) -> Any:
        """What a function, or an expression, comes to; ``import('/search/by_name.js')`` gives a module."""
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        into.write(json.dumps({"source": source, "argument": argument}) + "\n")
        into.flush()
        answer = json.loads(out.readline() or '{"failed": "Node has ended"}')
        assert "failed" not in answer, answer["failed"]
        return answer.get("returned")


@contextmanager
def modules_in_node(data: Mapping[str, Any]) -> Iterator[Modules]:
    """The modules, with ``model`` made from the data."""
    command = [tool("node", "nodejs"), str(Path(__file__).with_name("modules.mjs")), str(SCRIPTS)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:  # fmt: skip
        modules = Modules(process)
        modules.evaluate(MODEL, _text(data))
        yield modules
        assert process.stdin
        process.stdin.close()


@contextmanager
def modules_page(browser: Browser, data: Mapping[str, Any]) -> Iterator[Page]:
    """An empty page that can ``import('/search/by_name.js')``; ``model`` is there already, made from the data."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body="<!DOCTYPE html><title>modules</title>", content_type="text/html; charset=utf-8")
        elif (SCRIPTS / path[1:]).is_file():
            body = (SCRIPTS / path[1:]).read_text(encoding="utf-8")
            route.fulfill(body=body, content_type="text/javascript; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page = browser.new_page()
    try:
        page.route("**/*", answer)
        page.goto(f"{ORIGIN}/")
        page.evaluate(MODEL, _text(data))
        yield page
    finally:
        page.close()


def _text(data: Mapping[str, Any]) -> str:
    """As it stands in a page's data block."""
    return json.dumps(block(data), ensure_ascii=False)
