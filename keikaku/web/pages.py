"""/id/… and /ns/…: pages of things and terms with their twins, and those that lead to them, as `publish` writes them.

Where a thing's path has no ending, the client is led to a page in its language, or to the data that it asks for.
"""

from __future__ import annotations

import hashlib
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from keikaku.errors import AskedWrongly
from keikaku.records import IRI
from keikaku.render.site import files, page, twins
from keikaku.services.session.session import Session
from keikaku.services.site import documents, overviews, places, site, terms, thing
from keikaku.services.site.known import Known, known
from keikaku.services.site.statements import statements, triples
from keikaku.services.things.naming import Resolved
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import sheet
from keikaku.texts.catalogue import LANGUAGES
from keikaku.vocab import ID, ONTOLOGY
from keikaku.web import asking, negotiation, responses
from keikaku.web.explorer import language_of
from keikaku.web.nursery import EXPLORER
from keikaku.web.problem_page import POLICY
from keikaku.web.replies import Reply
from keikaku.web.serving import Serving

HTML = "text/html; charset=utf-8"
_RDF = {"jsonld": "application/ld+json", "rdf": "application/rdf+xml", "nt": "application/n-triples"}
"""What no published site has as files: endings and media types of the same triples."""
_MEDIA = {
    "text/html": "html", "application/json": "json", "text/csv": "csv", "text/turtle": "ttl",
    **{media: ending for ending, media in _RDF.items()},
}  # fmt: skip
_OF_TERMS = ("text/html", "text/turtle", *_RDF.values())
_FILES = {
    files.STYLE: (files.style, "text/css; charset=utf-8"),
    files.SCRIPT: (files.script, "text/javascript; charset=utf-8"),
}
_DOCUMENTS = {".ttl": "text/turtle; charset=utf-8", ".jsonld": "application/ld+json", ".rq": "application/sparql-query"}
_TOPS = {"ns": "ns/", "id": "index/", "id/": "../index/"}  # from where the index of what is below stands


class NoPage(AskedWrongly):
    """No page stands at this address."""

    code = "not-found"


class NoPages(AskedWrongly):
    """Of these data no pages are made."""

    code = "not-offered"


def routes(serving: Serving) -> list[Route]:
    """Pages, twins, and the files that pages name."""
    made = [Route(f"/{name}", partial(_file, name)) for name in _FILES]
    made += [Route(f"/{name}", partial(_document, name)) for name in documents.documents()]
    made += [Route(f"/{name}", partial(_to_index, index)) for name, index in _TOPS.items()]
    made += [Route(f"/{name}", partial(_in_language, name)) for name in (places.HOME, places.CATALOGUE)]
    for language in LANGUAGES:
        tops = (places.HOME, places.SEARCH, places.CATALOGUE)
        made += [Route(f"/{top}.{language}.html", partial(_page, serving, top, language)) for top in tops]
        for folder in ("index", "id", "ns"):
            made.append(Route(f"/{folder}/{{rest:path}}.{language}.html", partial(_page, serving, folder, language)))
    for ending in (*twins.MEDIA, *_RDF):
        made += [
            Route(f"/{folder}/{{rest:path}}.{ending}", partial(_twin, serving, folder, ending))
            for folder in ("id", "ns")
        ]
    return [
        *made,
        *(Route(f"/{folder}/{{rest:path}}", partial(_negotiated, serving, folder)) for folder in ("id", "ns", "index")),
    ]


def ready(session: Session) -> None:
    """Works out beforehand what every page needs, templates and phrases too, so that no worker has to."""
    page.prepare()
    for place in (places.HOME, places.SEARCH):
        render(session, place, "ja")


async def _file(name: str, request: Request) -> Response:
    make, media = _FILES[name]
    return _as_it_is(make().encode(), media, request)


async def _document(name: str, request: Request) -> Response:
    path = documents.documents()[name]
    return _as_it_is(path.read_bytes(), _DOCUMENTS[path.suffix], request)


def _as_it_is(body: bytes, media: str, request: Request) -> Response:
    tag = hashlib.sha256(body).hexdigest()[:32]
    return responses.response(request, responses.kept(Reply(body, media), tag))


async def _page(serving: Serving, folder: str, language: str, request: Request) -> Response:
    rest = request.path_params.get("rest")
    place = folder if rest is None else f"{folder}/{rest}"
    return await serving.answer(request, render, place, language, policy=POLICY)


async def _twin(serving: Serving, folder: str, ending: str, request: Request) -> Response:
    return await serving.answer(request, twin, f"{folder}/{request.path_params['rest']}", ending)


async def _to_index(index: str, request: Request) -> Response:
    language = language_of(request)
    name = f"index.{language}.html"
    if index == _TOPS["ns"]:
        wanted = _MEDIA[negotiation.media_type(request.headers.get("accept"), _OF_TERMS)]
        name = {"html": name, "ttl": "keikaku.ttl"}.get(wanted, f"index.{wanted}")
    return RedirectResponse(f"{index}{name}", status_code=303, headers={"Vary": "Accept, Accept-Language"})


async def _in_language(name: str, request: Request) -> Response:
    return RedirectResponse(f"{name}.{language_of(request)}.html", 303, {"Vary": "Accept-Language"})


async def _negotiated(serving: Serving, folder: str, request: Request) -> Response:
    """Led to a page or data in the way that is asked for; nobody is led to what is not there."""
    media = negotiation.media_type(request.headers.get("accept"), list(_MEDIA))
    language = language_of(request)
    ending = _MEDIA[media]
    end = f"{language}.html" if ending == "html" or folder == "index" else ending
    name = request.url.path.rsplit("/", 1)[-1].removesuffix(".html")
    rest = request.path_params["rest"].removesuffix(".html")
    place = f"{folder}/{rest or places.HOME}" if folder == "index" else f"{folder}/{rest}"
    await serving.answer(request, stands, place)
    return RedirectResponse(
        f"{name or places.HOME}.{end}", status_code=303, headers={"Vary": "Accept, Accept-Language"}
    )


def render(session: Session, place: str, language: str) -> Reply:
    """A page, as a worker works it out. Raises NoPage."""
    session = session.everything
    found = _made(session, _known(session), place)
    about = site.site_of(session)._replace(explorer=EXPLORER)
    return Reply(page.render(found, about, language).encode("utf-8", "replace"), HTML)


def stands(session: Session, place: str) -> Reply:
    """That there is a page. Raises NoPage."""
    all_known = _known(session.everything)
    is_index = place == places.INDEX or any(one.place == place for one in session.everything.kept(_contents).listed())
    return Reply((place if is_index else _thing(all_known, place)).encode(), "text/plain")


def twin(session: Session, place: str, ending: str) -> Reply:
    """The same as data. Raises NoPage."""
    session = session.everything
    all_known = _known(session)
    iri = IRI(ONTOLOGY) if ending in _RDF and place == places.TERMS else _thing(all_known, place)
    if ending in _RDF:
        return Reply(asking.triples(triples(session, iri), _RDF[ending], {"id": ID}).encode(), _RDF[ending])
    if ending == "ttl":
        return Reply(twins.as_turtle(statements(session, iri)), twins.MEDIA[ending])
    told = sheet(session, Resolved(iri, None, ()))
    if ending == "json":
        return Reply(twins.as_json(SheetView(told).data(), session.release), twins.MEDIA[ending])
    return Reply(twins.as_csv(thing.page_of(all_known, told)), twins.MEDIA[ending])


def _made(session: Session, all_known: Known, place: str) -> page.AnyPage:
    contents = session.kept(_contents)
    if place == places.HOME:
        return overviews.home_page(all_known, contents)
    if place == places.INDEX:
        return overviews.index_page(contents)
    if place == places.SEARCH:
        return overviews.search_page(all_known, contents)
    if place == places.CATALOGUE:
        return overviews.catalogue_page()
    if place == places.TERMS:
        return terms.overview(all_known)
    kind = next((one for one in contents.listed() if one.place == place), None)
    if kind is not None:
        return overviews.kind_page(all_known, contents, kind)
    return thing.thing_page(session, _thing(all_known, place), all_known)


def _contents(session: Session) -> overviews.Contents:
    return overviews.contents(_known(session))


def _known(session: Session) -> Known:
    if session.is_far:
        raise NoPages(
            "the data are at an endpoint, and pages are made only of data that are here",
            "/show?thing=NAME tells what is said of a thing, /lookup?q=… answers questions, /query asks in SPARQL",
        )
    return known(session)


def _thing(all_known: Known, place: str) -> IRI:
    found = all_known.at.get(place)
    if found is not None:
        return found
    hint = "/search.en.html and /index/index.en.html lead to all there are"
    if (meant := place.rstrip("/")) in all_known.at:
        hint = f"something stands at /{meant}"
    elif (meant := place.rpartition(".")[0]) in all_known.at:
        hint = f"as in: /{meant}.ttl; there are {', '.join(('en.html', 'ja.html', *twins.MEDIA, *_RDF))}"
    raise NoPage(f"there is no page at /{place}", hint)
