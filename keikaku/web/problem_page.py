"""What goes wrong, as a page for whoever asked for one: in the reader's language, with a search and ways on."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from keikaku.render.site import page
from keikaku.site_data import ProblemPage, Site
from keikaku.texts.catalogue import LANGUAGES
from keikaku.web import negotiation
from keikaku.web.problems import MEDIA, Problem

POLICY = f"{page.POLICY}; frame-ancestors 'none'"
_KINDS = {
    "not-found": "missing", "not-offered": "no_pages", "too-large-for-a-page": "too_large", "unknown-name": "unnamed",
}  # fmt: skip
_LATER = (502, 503)
_OFFERED = (MEDIA, "application/json", "text/html")


def response(problem: Problem, scope: Scope, site: Site) -> Response:
    """The problem as JSON, or as a page where the header Accept likes pages better. site: what is served."""
    headers = Headers(scope=scope)
    if scope["method"] not in ("GET", "HEAD") or not _wants_page(headers.get("accept")):
        return problem.response()
    language = _language(scope, headers)
    up = "../" * (scope["raw_path"].count(b"/") - 1)  # a proxy may have the server below a path of its own
    usual = "later" if problem.status in _LATER else "unanswered" if problem.status >= 500 else "misput"
    shown = ProblemPage(up, _KINDS.get(problem.code, usual), problem.detail, problem.hint)
    made = page.render(shown, site, language).encode("utf-8", "replace")
    kept = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
    return Response(made, problem.status, {**problem.headers, **kept}, "text/html; charset=utf-8")


def _wants_page(accept: str | None) -> bool:
    try:
        return negotiation.media_type(accept, _OFFERED) == "text/html"
    except Problem:
        return False


def _language(scope: Scope, headers: Headers) -> str:
    """That of the page which is not there, where its address names one; else that which the browser asks for."""
    path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    for one in LANGUAGES:
        if path.endswith(f".{one}.html") or f"lang={one}" in query.split("&"):
            return one
    try:
        return negotiation.language(headers.get("accept-language"), LANGUAGES, "en")
    except Problem:
        return "en"
