"""The explorer as one HTML file: its data, its script and its style, and nothing from anywhere else.

All that comes from documents stands in one JSON block; the script puts it into the page as text nodes. A content
security policy lets nothing run but the script of this file. Where no script runs, an outline stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from keikaku.render.explorer import layout, numbers, plain, style
from keikaku.render.explorer.modules import join, modules
from keikaku.render.html_page import asset, clean, json_for_html, policy, templates, verbatim
from keikaku.render.text.phrases import marked, marked_texts

Json = dict[str, Any]


def render(data: Mapping[str, Any]) -> str:
    """The page of some data (see js/types.js; without looks and layout, which are added here), as text for UTF-8.

    The same data give the same text, byte for byte.
    """
    shown = complete(data)
    script, sheet = _script(), _style()
    title: list[str] = shown["title"]
    return (
        templates()
        .from_string(asset("explorer.html.j2", "explorer"))
        .render(
            language=shown["language"],
            title=title[shown["language"] == "en"],
            policy=policy([script], sheet),
            style=verbatim(sheet),
            script=verbatim(script),
            data=verbatim(json_for_html(marked_texts(shown))),
            plain=plain.render(shown),
        )
    )


def complete(data: Mapping[str, Any]) -> Json:
    """The data with looks, layout and the words and pictures of indicators, every text without what cannot be seen."""
    shown: Json = _cleaned(data)
    kinds, relations = shown["kinds"], shown["relations"]
    for kind, (form, ink) in zip(kinds, style.kind_looks(kind["id"] for kind in kinds), strict=True):
        kind.update(form=form, ink=ink)
    for relation, (dash, ink) in zip(relations, style.role_looks(one["id"] for one in relations), strict=True):
        relation.update(dash=dash, ink=ink)
    for indicator in shown["indicators"]:
        numbers.add_words_and_pictures(indicator, shown["things"])
    shown["tracks"] = numbers.tracks()
    shown["overview"], shown["map"] = layout.overview(shown), layout.everything(shown)
    return shown


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return value


@cache
def _script() -> str:
    return join({path: _worded(text) if path.endswith("words.js") else text for path, text in modules().items()})


def _worded(source: str) -> str:
    """A module of the interface's texts, these with marks between their phrases."""
    return re.sub(r"'(?:[^'\\\n]|\\.)*'", lambda text: marked(text[0]), source)


@cache
def _style() -> str:
    """The colours, explorer.css, then the views' own in the order of their names."""
    views = files("keikaku") / "render" / "explorer" / "css"
    parts = sorted(file.name for file in views.iterdir() if file.name.endswith(".css"))
    sheets = [asset("colours.css"), asset("explorer.css", "explorer")]
    return "".join([*sheets, *(asset(part, "explorer/css") for part in parts)])
