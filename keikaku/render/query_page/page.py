"""The page on which people ask by SPARQL, as one HTML document that asks the server it came from and nobody else.

Queries, names and rows are text nodes wherever they stand: put there by the scripts in ``js/``, under a content
security policy that lets nothing run but these.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple

from keikaku.records import Label, Release
from keikaku.render.explorer.modules import join, modules
from keikaku.render.html_page import asset, json_for_html, policy, templates, verbatim
from keikaku.texts.catalogue import LANGUAGES, text
from keikaku.vocab import ID, PREFIXES


class Example(NamedTuple):
    """A query to begin with."""

    name: str
    topic: str
    title: Label
    question: Label
    sparql: str


class Contents(NamedTuple):
    """What the page knows of its server. citation: of a query whose digest is put in the place of ``{digest}``."""

    examples: Sequence[Example]
    release: Release | None
    citation: Label


def render(contents: Contents, language: str) -> str:
    """The page in one language. The same contents give the same text, byte for byte."""
    script = join(modules(files("keikaku") / "render" / "query_page" / "js"))
    style = asset("colours.css") + asset("query_page.css")
    return (
        templates()
        .from_string(asset("query_page.html.j2"))
        .render(
            language=language,
            others=[other for other in LANGUAGES if other != language],
            policy=policy([script], style, asks=True),
            style=verbatim(style),
            script=verbatim(script),
            data=verbatim(json_for_html(_data(contents, language))),
        )
    )


def _data(contents: Contents, language: str) -> dict[str, object]:
    """What the scripts need."""
    return {
        "things": ID,
        "prefixes": PREFIXES,
        "digest": contents.release.digest if contents.release else None,
        "citation": contents.citation.best(language),
        "examples": [
            {
                "name": one.name,
                "topic": text(f"catalogue.topic_{one.topic}", language),
                "title": one.title.best(language),
                "question": one.question.best(language),
                "sparql": one.sparql.strip(),
            }
            for one in contents.examples
        ],
    }
