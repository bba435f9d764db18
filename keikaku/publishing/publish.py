"""Writes the pages of all things as a static site: pages, their twins, the data, the explorer, and what robots read."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import urlsplit

from keikaku import limits
from keikaku.errors import AskedWrongly
from keikaku.publishing import addresses, folder, links
from keikaku.records import IRI, Release
from keikaku.render.explorer import page as explorer_page
from keikaku.render.exports import formats
from keikaku.render.site import files, page, twins
from keikaku.services.explorer import explorer
from keikaku.services.exports import context
from keikaku.services.exports.statements_view import StatementsView
from keikaku.services.releases import release as releases
from keikaku.services.session.session import Session
from keikaku.services.site import documents, overviews, places, site, terms, thing
from keikaku.services.site import known as knowing
from keikaku.services.site.known import Known, elsewhere
from keikaku.services.site.statements import statements
from keikaku.services.things.naming import Resolved
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import sheet
from keikaku.site_data import Download, ProblemPage, Site
from keikaku.store.files.reading import Reading
from keikaku.texts.catalogue import LANGUAGES, label, spoken
from keikaku.vocab import ID

EXPLORER, RELEASE = "explorer.html", "release"
_DUMPS = {"trig": "site.download_trig", "csv": "site.download_csv"}


class Steps(NamedTuple):
    """What is told meanwhile. ``step``: that one begins, by the key of its name, and how much it has to do, if that is
    known; ``done``: how much more of it is done.
    """

    step: Callable[[str, int | None], None]
    done: Callable[[int], None]


SILENT = Steps(lambda *_: None, lambda _: None)


class Wanted(NamedTuple):
    """``address``: where the site is to stand, empty if nobody knows. ``base``: what the things' IRIs begin with, None
    for what the data have. ``language``: of the first page. ``store``: what a release is made of, None for no release.
    ``cited``: the release that the data are of, as they were before another base came in.
    """

    address: str = ""
    base: str | None = None
    language: str = "en"
    store: tuple[str, ...] | None = None
    cited: Release | None = None


class Published(NamedTuple):
    """How much has been written. ``released``: whether there is a release among it."""

    pages: int
    files: int
    size: int
    links: int
    released: bool


def publish(session: Session, target: Path, wanted: Wanted, steps: Steps = SILENT) -> Published:
    """Fill an empty folder with a site. Raises DataAtFault for data that say nothing, BrokenLink, OSError."""
    return _Writer(session, target, wanted, steps).write()


class _Writer:
    def __init__(self, session: Session, target: Path, wanted: Wanted, steps: Steps) -> None:
        self.session, self.target, self.wanted, self.steps = session, target, wanted, steps
        self.pages: list[str] = []
        self._folders: set[Path] = set()

    def write(self) -> Published:
        self.steps.step("site.exploring", None)
        has_explorer = self._explore()
        self.steps.step("site.dumping", None)
        downloads, released = self._downloads()
        self.steps.step("site.reading", None)
        known = knowing.read(self.session, self.wanted.base)
        about = self._site()._replace(
            explorer=f"{EXPLORER}#lang={{language}}" if has_explorer else None, downloads=downloads
        )
        self._overviews(known, about)
        things = [*sorted(map(IRI, known.things)), *sorted(map(IRI, known.terms))]
        self.steps.step("site.writing_pages", len(things))
        for one in things:
            limits.check()
            self._thing(known, about, one)
            self.steps.done(1)
        self._beside(known, about)
        self.steps.step("site.linking", None)
        count = links.check(self.target, self.pages)
        written = [path for path in self.target.rglob("*") if path.is_file()]
        return Published(len(self.pages), len(written), sum(path.stat().st_size for path in written), count, released)

    def _site(self) -> Site:
        found = site.site_of(self.session)
        if (cited := self.wanted.cited) is not None:
            found = found._replace(release=site.text_of(cited.name), day=cited.date or "", digest=cited.digest)
        return found._replace(address=self.wanted.address)

    def _explore(self) -> bool:
        try:
            data = explorer.data(self.session, spoken(self.wanted.language))
        except AskedWrongly:  # more than one page can show
            return False
        data["pages"] = elsewhere(self.session, data)
        self._put(EXPLORER, explorer_page.render(data).encode())
        return True

    def _downloads(self) -> tuple[tuple[Download, ...], bool]:
        found = []
        for form, told in _DUMPS.items():
            name = f"data/statements.{formats.FORMATS[form].ending}.gz"
            path = self._path(name)
            with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
                formats.write(StatementsView(self.session), form, cast(BinaryIO, packed), "en", context.context)
            found.append(Download(label(told), name, path.stat().st_size))
        released = self.wanted.store is not None and all(map(find_spec, ("pyarrow", "duckdb")))
        if released:
            made = self.target / RELEASE
            made.mkdir()
            releases.make(self.wanted.store or (), Reading(), made)
            size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
            found.append(Download(label("site.download_release"), f"{RELEASE}/manifest.json", size))
        return tuple(found), released

    def _overviews(self, known: Known, about: Site) -> None:
        found = overviews.contents(known)
        home = overviews.home_page(known, found)
        self._page(home, about)
        self._put("index.html", page.render(home, about, self.wanted.language).encode())
        self.pages.append("index.html")
        for one in self._lists(known, found):
            self._page(one, about)

    def _lists(self, known: Known, found: overviews.Contents) -> Iterator[page.AnyPage]:
        yield overviews.index_page(found)
        yield from (overviews.kind_page(known, found, kind) for kind in found.listed())
        yield overviews.catalogue_page()
        yield terms.overview(known)
        yield overviews.search_page(known, found)

    def _thing(self, known: Known, about: Site, iri: IRI) -> None:
        told = sheet(self.session, Resolved(iri, None, ()))
        found = thing.page_of(known, told)
        self._page(found, about)
        release = self.wanted.cited or self.session.release
        self._put(f"{found.place}.json", twins.as_json(SheetView(told).data(), release))
        self._put(f"{found.place}.csv", twins.as_csv(found))
        self._put(f"{found.place}.ttl", twins.as_turtle(statements(self.session, iri)))

    def _beside(self, known: Known, about: Site) -> None:
        """Style, script, ontology, queries, and what robots and servers read."""
        self._put(files.STYLE, files.style().encode())
        self._put(files.SCRIPT, files.script().encode())
        for name, path in documents.documents().items():
            shutil.copyfile(path, self._path(name))
        address = self.wanted.address
        self._put("robots.txt", addresses.robots(address).encode())
        self._put(".htaccess", addresses.own_rules(address).encode())
        if address:
            missing = ProblemPage(urlsplit(address).path)  # is shown at whatever address: no relative link would do
            self._put("404.html", page.render(missing, about, self.wanted.language).encode("utf-8", "replace"))
            listed = [page_.removesuffix(".ja.html") for page_ in self.pages if page_.endswith(".ja.html")]
            for name, text in addresses.sitemaps(address, listed).items():
                self._put(name, text.encode())
            if rules := addresses.iri_rules(address, known.base, _moved(known)):
                self._put("redirects.htaccess", rules.encode())
        release = self.wanted.cited or self.session.release
        self._put(folder.MANIFEST, folder.manifest(release, known.base or ID, len(self.pages)).encode())

    def _page(self, one: page.AnyPage, about: Site) -> None:
        for language in LANGUAGES:
            name = f"{one.place}.{language}.html"
            self._put(name, page.render(one, about, language).encode("utf-8", "replace"))
            self.pages.append(name)

    def _put(self, name: str, data: bytes) -> None:
        self._path(name).write_bytes(data)

    def _path(self, name: str) -> Path:
        path = self.target / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        return path


def _moved(known: Known) -> list[tuple[str, str]]:
    """The things of the base whose page stands elsewhere than below the rest of their IRI."""
    own = sorted(one for one in known.things if known.base and one.startswith(known.base))
    rests = [(one.removeprefix(known.base), places.of_thing(one, known.base)) for one in own]
    return [(rest, place) for rest, place in rests if place != f"id/{rest}"]
