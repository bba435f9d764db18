"""The style sheet and the search's script of a site: files that its pages name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from keikaku.render.explorer.modules import join, modules
from keikaku.render.html_page import asset

STYLE, SCRIPT = "style.css", "search.js"


@cache
def style() -> str:
    """The colours of all our pages, then what these pages are."""
    return asset("colours.css") + asset("site.css", "site")


@cache
def script() -> str:
    """The search with the explorer's folding, as one script."""
    render = files("keikaku") / "render"
    folders = {f"{name}/js": modules(render / name / "js") for name in ("explorer", "site")}
    return join(
        {f"{folder}/{path}": text for folder, found in folders.items() for path, text in found.items()},
        "site/js/search.js",
    )
