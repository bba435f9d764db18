"""The explorer's own modules in a Chromium, one by one, so that tests can call their functions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from keikaku.render.text.phrases import marked_texts
from tests.render.explorer.pages import SCRIPTS

ORIGIN = "http://explorer.test"  # nobody's: every request is answered below


@contextmanager
def modules_page(browser: Browser, data: Mapping[str, Any]) -> Iterator[Page]:
    """An empty page that can ``import('/search/by_name.js')``; ``model`` is there already, made from the data."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body="<!DOCTYPE html><title>modules</title>", content_type="text/html; charset=utf-8")
        elif path == "/data.json":
            route.fulfill(
                body=json.dumps(marked_texts(data), ensure_ascii=False), content_type="application/json; charset=utf-8"
            )
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
              const { modelOf, readData } = await import('/data/model.js');
              const book = (await import('/text/phrases.js')).phraseBook();
              const data = readData(await (await fetch('/data.json')).text(), book);
              window.model = modelOf(data, book);
            }"""
        )
        yield page
    finally:
        page.close()
