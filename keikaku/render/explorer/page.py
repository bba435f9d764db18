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

from keikaku.page_data import BareData, Data, Kind, Relation
from keikaku.render.explorer import layout, numbers, parts, plain, style, titles
from keikaku.render.explorer.modules import join, modules
from keikaku.render.html_page import asset, clean, json_for_html, policy, templates, verbatim
from keikaku.render.text.phrases import marked, marked_texts

MOST_MARKED = 5_000  # things
_IF_ANY = frozenset({"also", "reading"})


def render(data: BareData) -> str:
    """The page of some data, as text for UTF-8.

    The same data give the same text, byte for byte.
    """
    shown = complete(data)
    script, sheet = _script(), _style()
    return (
        templates()
        .from_string(asset("explorer.html.j2", "explorer"))
        .render(
            language=shown["language"],
            title=titles.title(shown, shown["language"]),
            policy=policy([script], sheet),
            style=verbatim(sheet),
            script=verbatim(script),
            data=verbatim(json_for_html(block(shown))),
            plain=plain.render(shown),
        )
    )


def complete(data: BareData) -> Data:
    """The data with looks, layout and the words and pictures of indicators, every text without what cannot be seen."""
    bare: BareData = _cleaned(data)
    kind_looks = style.kind_looks(kind["id"] for kind in bare["kinds"])
    role_looks = style.role_looks(relation["id"] for relation in bare["relations"])
    kinds: list[Kind] = [
        {**kind, "form": form, "ink": ink} for kind, (form, ink) in zip(bare["kinds"], kind_looks, strict=True)
    ]
    relations: list[Relation] = [
        {**relation, "dash": dash, "ink": ink}
        for relation, (dash, ink) in zip(bare["relations"], role_looks, strict=True)
    ]
    known = parts.parts(bare)
    belongs = parts.plans_of(bare)
    overviews, maps = layout.pictures(bare, belongs)
    return {
        **bare,
        "kinds": kinds,
        "relations": relations,
        "indicators": [numbers.shown(one, bare["things"]) for one in bare["indicators"]],
        "tracks": numbers.tracks(),
        "plansOf": belongs,
        "policies": known.tops,
        "policyOf": known.top,
        "overviews": overviews,
        "maps": maps,
    }


def block(data: Mapping[str, Any]) -> Mapping[str, object]:
    """The data as they stand in the page, and as readData of its script takes them.

    Between the phrases of what they say stand marks; of very many things lines end where they happen to. What facts are
    called stands there once, under factKinds, and of a fact the place in it; a thing without other names or a reading
    says nothing of them.
    """
    plain = {"words"} if len(data["things"]) <= MOST_MARKED else {"words", "things", "literals"}  # words to ask by
    kinds = {kind: at for at, kind in enumerate(dict.fromkeys(tuple(kind) for _, kind, _, _ in data["facts"]))}
    facts = [(thing, kinds[tuple(kind)], text, stated) for thing, kind, text, stated in data["facts"]]
    things = [{key: one for key, one in thing.items() if key not in _IF_ANY or any(one)} for thing in data["things"]]
    written = {**data, "things": things, "facts": facts, "factKinds": list(kinds)}
    return {key: one if key in plain else marked_texts(one) for key, one in written.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    return value


@cache
def _script() -> str:
    return join({path: _worded(text) if path.endswith("page_texts.js") else text for path, text in modules().items()})


def _worded(source: str) -> str:
    """A module of the interface's texts, these with marks between their phrases; words to ask by are never shown."""
    return re.sub(r"^  \"words\..*\n|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"", _phrased, source, flags=re.MULTILINE)


def _phrased(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("  ") else marked(found[0])


@cache
def _style() -> str:
    """The colours, explorer.css, then the views' own in the order of their names."""
    views = files("keikaku") / "render" / "explorer" / "css"
    parts = sorted(file.name for file in views.iterdir() if file.name.endswith(".css"))
    sheets = [asset("colours.css"), asset("explorer.css", "explorer")]
    return _bare("".join([*sheets, *(asset(part, "explorer/css") for part in parts)]))


def _bare(sheet: str) -> str:
    """A style sheet without comments, indents and blanks beside signs, which no reader of a page sees."""
    return re.sub(r"(\"(?:[^\"\\\n]|\\.)*\")|/\*.*?\*/|\s*([{}])\s*|([:;,])\s+", r"\1\2\3", sheet, flags=re.DOTALL)
