"""Opens what ``--store`` names, as a session over the plans in hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import AskedWrongly
from keikaku.limits import Limits, watch
from keikaku.records import IRI, Release
from keikaku.services.session import locations, released
from keikaku.services.session.session import Session
from keikaku.services.session.shelf import ALL, Opened, Shelf
from keikaku.store.base import Store
from keikaku.store.engines import ENGINES
from keikaku.store.files.rdf_files import Pause
from keikaku.store.files.reading import Reading
from keikaku.store.prepared import PreparedStore
from keikaku.store.recording import RecordingStore
from keikaku.vocab import prologue

HeadersOf: TypeAlias = Callable[[str], Mapping[str, str]]

_KEY = prologue("kk") + "SELECT ?key WHERE { ?thing kk:key ?key } LIMIT 1"
PACKAGED = "packaged"  # what ``--store`` takes for the packaged graph


def open_session(
    where: str | Sequence[str] | None = None, engine: str = "embedded", timeout: float = 30.0,
    *, plans: Sequence[str] = (), everything: bool = False, source: Path | None = None, once: bool = False,
    explain: bool = False, limits: Limits | None = None, headers: HeadersOf | None = None,
    reading: Reading | None = None,
) -> Session:  # fmt: skip
    """A session over the plans in hand of what ``where`` names, and raises as ``open_store`` does.

    where: what ``open_store`` takes, or several of these, which are opened side by side; an endpoint stands alone.
    plans: ids or names of the plans in hand, ``all`` for every one; none: those that a question means that names no
    plan. everything: all that was opened, be it a plan or not. source: the folder of the plan's own text. once: for one
    question after which the process ends, for which the packaged graph is kept ready; rows that a query does not order
    may then come in another order. explain: the texts that are evaluated are written down in ``asked``, and none is
    saved by what was worked out before. limits: for a caller whose process is to live on, what each query is held to.
    headers: what an endpoint is sent besides, by its address, and beside what the environment has for all. reading:
    how files are to be read, and where it is noted what is to be told of it.
    Raises UnknownName for a plan that is not there, and AskedWrongly for what the engine cannot open.
    """
    places = _places(where)
    if engine != "embedded":
        _refuse_kept(places, engine)
    if places[0] and locations.is_endpoint(places[0]):
        return _far(_endpoint(places[0], timeout, headers), plans, everything, source, explain)
    release = cache(lambda: _released(places, reading or Reading(), shelf))
    make = partial(_session, source=source, explain=explain, limits=limits, release=release)
    pause = watch(limits) if limits is not None else None
    kept = _keyed(places, make, source=source, explain=explain, limits=limits, release=release, once=once)
    shelf: Shelf = kept or Shelf(
        [_opened(one, engine, timeout, pause, ready=once and not explain, reading=reading) for one in places], make
    )
    if len(places) == 1 and places[0] and locations.is_store_on_disk(places[0]):
        release()  # now: the store may be made anew of another one while it is open
    return _in_hand(shelf, plans, everything)


def _in_hand(shelf: Shelf, plans: Sequence[str], everything: bool) -> Session:
    if ALL in plans or (everything and not plans):
        return shelf.everything
    return shelf.session(shelf.named(plans) if plans else shelf.usual)


def _far(store: Store, plans: Sequence[str], everything: bool, source: Path | None, explain: bool) -> Session:
    """A session over an endpoint, of which nothing is asked yet unless plans are named."""
    from keikaku.services.session.far_shelf import FarShelf

    return _in_hand(FarShelf(store, source=source, asked=[] if explain else None), plans, everything)


def _keyed(
    places: Sequence[str | None], make: Callable[[Opened, Shelf], Session], *, source: Path | None, explain: bool,
    limits: Limits | None, release: Callable[[], Release | None], once: bool,
) -> Shelf | None:  # fmt: skip
    """What one store on disk holds whose names have keys, by which they are found as at an endpoint; None of others."""
    where = places[0] if len(places) == 1 else None
    if where is None or not locations.is_store_on_disk(where):
        return None
    store = ENGINES["embedded"]().open(Path(where))
    opened = Opened.of(store)
    if not store.select(_KEY).rows:
        return None
    from keikaku.services.session.far_shelf import FarShelf

    asked: list[str] | None = [] if explain else None
    ready = partial(_plans_ready, store=where) if once and not explain else lambda _: None
    over = partial(
        FarShelf, source=source, asked=asked, make=make, release=release, here=opened if store.is_copied else None,
        ready=ready,
    )  # fmt: skip
    if limits is None:
        return over(store, given=lambda: opened.given)
    from keikaku.store.bounded import ApartStore, NearStore

    return over(
        NearStore(store), whole=lambda: ApartStore(store, limits), given=lambda: ApartStore(opened.given, limits)
    )


def _places(where: str | Sequence[str] | None) -> list[str | None]:
    """What is to be opened, each once; ``None`` is the packaged graph. Raises AskedWrongly beside an endpoint."""
    names = [where] if isinstance(where, str) else where or [PACKAGED]
    places: list[str | None] = list({_meant(name): None if name == PACKAGED else name for name in names}.values())
    if len(places) > 1 and (far := next((place for place in places if place and locations.is_endpoint(place)), None)):
        raise AskedWrongly(f"the endpoint {far} cannot be asked together with other stores", "give --store once for it")
    return places


def _refuse_kept(places: Sequence[str | None], engine: str) -> None:
    """Raises AskedWrongly for what its own engine answers."""
    for place in filter(None, places):
        if locations.is_endpoint(place):
            raise AskedWrongly(f"{place} answers by its own engine", f"leave out --engine {engine}: it is for files")
        if locations.is_store_on_disk(place):
            hint = f"leave out --engine {engine}, or give the release that it was made from"
            raise AskedWrongly(f"{place} is a store on disk, which Oxigraph keeps and answers for", hint)


def _meant(name: str) -> str:
    """What a store is known by: a path by where it leads, however it was written."""
    return name if name in (PACKAGED, "", locations.INPUT) or locations.is_endpoint(name) else os.path.realpath(name)


def _opened(
    where: str | None, engine: str, timeout: float, pause: Pause | None, *, ready: bool, reading: Reading | None
) -> Opened:
    if ready and where is None and engine == "embedded":
        from keikaku.services.session import made_ready

        if (found := made_ready.open_ready()) is not None:
            return _ready(found, _plans_ready)
    keep = engine == "embedded" and pause is None
    return Opened.of(open_store(where, engine, timeout, pause, reading, keep=keep), complete=where is None)


def _plans_ready(plans: AbstractSet[IRI], store: str = "") -> Opened | None:
    from keikaku.services.session import made_ready

    if (found := made_ready.open_ready(plans, store)) is None:
        return None
    if not store:
        return _ready(found)
    from keikaku.services.session import kept_plans

    return Opened(lambda: kept_plans.apart(Path(store), plans), found, found.notes, complete=True)


def _ready(found: PreparedStore, parts: Callable[[AbstractSet[IRI]], Opened | None] | None = None) -> Opened:
    return Opened(lambda: found.memory, found, found.notes, complete=True, ready=parts)


def _endpoint(address: str, timeout: float, headers: HeadersOf | None = None) -> Store:
    return ENGINES["remote"]().connect(address, timeout, headers(address) if headers else None)


def _released(places: Sequence[str | None], reading: Reading, shelf: Shelf) -> Release | None:
    """The release that all this came from, see ``Session.release``."""
    if len(places) == 1:
        noted = shelf.notes.get("release")
        found = released.of_columns(noted) if noted else places[0] and released.of_folder(Path(places[0]))
        if found:
            return found
    if any(place and (place == locations.INPUT or locations.is_store_on_disk(place)) for place in places):
        return None
    again = Reading(reading.base, reading.format, reading.lenient, reading.contexts)  # what is to be told is told once
    files = [locations.rdf_files(place, again) for place in places]
    return released.of_files(files, again, lambda: shelf.everything.whole, packaged=places == [None])


def _session(
    opened: Opened, shelf: Shelf, *, source: Path | None, explain: bool, limits: Limits | None,
    release: Callable[[], Release | None],
) -> Session:  # fmt: skip
    if limits is not None:
        from keikaku.store.bounded import ApartStore, NearStore

        return Session(
            lambda: NearStore(opened.store), shelf=shelf, source=source, release=release,
            whole=lambda: ApartStore(opened.whole, limits), given=lambda: ApartStore(opened.given, limits),
        )  # fmt: skip
    if explain:
        asked: list[str] = []
        return Session(
            lambda: RecordingStore(opened.store, asked), shelf=shelf, source=source, asked=asked, release=release,
            given=lambda: RecordingStore(opened.given, asked),
        )  # fmt: skip
    return Session(
        lambda: opened.store, shelf=shelf, notes=opened.notes, source=source, release=release,
        whole=lambda: opened.whole, given=lambda: opened.given,
    )  # fmt: skip


def open_store(
    where: str | None = None, engine: str = "embedded", timeout: float = 30.0, pause: Pause | None = None,
    reading: Reading | None = None, *, keep: bool = False,
) -> Store:  # fmt: skip
    """The dataset to ask.

    where: ``None`` = the packaged graph; an http(s) URL = a SPARQL 1.1 endpoint; a path = one RDF file,
    a folder of them, or a folder that Oxigraph keeps on disk. engine: ``embedded`` or ``reference``,
    for files.
    timeout: seconds, for an endpoint. pause: called again and again while files are loaded; what it raises ends that.
    reading: how files are to be read, and where it is noted what is to be told of it. keep: whether a copy in the
    user's cache may stand for large files, and is made of them; it gives rows that nothing orders in another order.
    Raises AskedWrongly, BadFile, EndpointAtFault.
    """
    if where and locations.is_endpoint(where):
        return _endpoint(where, timeout)
    if where and locations.is_store_on_disk(where):
        return ENGINES["embedded"]().open(Path(where))
    reading = reading or Reading()
    files = locations.rdf_files(where, reading)
    if not keep or where is None:
        return ENGINES[engine]().load(files, pause, reading)
    from keikaku.services.session import kept_files

    if (kept := kept_files.find(files, reading)) is not None:
        return kept
    store = ENGINES[engine]().load(files, pause, reading)
    kept_files.begin(where, files, reading)
    return store
