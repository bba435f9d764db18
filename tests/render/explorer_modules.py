"""The explorer's own modules in a Chromium, one by one, so that tests can call their functions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from tests.render.explorer import SCRIPTS

ORIGIN = "http://explorer.test"  # nobody's: every request is answered below


@contextmanager
def modules_page(browser: Browser, data: Mapping[str, Any]) -> Iterator[Page]:
    """An empty page that can ``import('/search.js')``; ``model`` is there already, made from the data."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body="<!DOCTYPE html><title>modules</title>", content_type="text/html; charset=utf-8")
        elif path == "/data.json":
            route.fulfill(body=json.dumps(data), content_type="application/json")
        elif (SCRIPTS / path[1:]).is_file():
            body = (SCRIPTS / path[1:]).read_text(encoding="utf-8")
            route.fulfill(body=body, content_type="text/javascript; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page = browser.new_page()
    try:
        page.route("**/*", answer)
        page.goto(f"{ORIGIN}/")
        page.evaluate(
            """async () => {
              const data = await (await fetch('/data.json')).json();
              window.model = (await import('/data.js')).modelOf(data);
            }"""
        )
        yield page
    finally:
        page.close()
