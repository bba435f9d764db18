"""Opens what ``--store`` names, as a session over the plans in hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from keikaku.errors import AskedWrongly
from keikaku.limits import Limits, watch
from keikaku.services.session import locations
from keikaku.services.session.session import Session
from keikaku.services.session.shelf import ALL, Opened, Shelf
from keikaku.store.base import Store
from keikaku.store.engines import ENGINES
from keikaku.store.rdf_files import Pause
from keikaku.store.recording import RecordingStore

PACKAGED = "packaged"  # what ``--store`` takes for the packaged graph


def open_session(
    where: str | Sequence[str] | None = None, engine: str = "embedded", timeout: float = 30.0,
    *, plans: Sequence[str] = (), everything: bool = False, source: Path | None = None, once: bool = False,
    explain: bool = False, limits: Limits | None = None,
) -> Session:  # fmt: skip
    """A session over the plans in hand of what ``where`` names, and raises as ``open_store`` does.

    where: what ``open_store`` takes, or several of these, which are opened side by side; an endpoint stands alone.
    plans: ids or names of the plans in hand, ``all`` for every one; none: those that a question means that names no
    plan. everything: all that was opened, be it a plan or not. source: the folder of the plan's own text. once: for one
    question after which the process ends, for which the packaged graph is kept ready; rows that a query does not order
    may then come in another order. explain: the texts that are evaluated are written down in ``asked``, and none is
    saved by what was worked out before. limits: for a caller whose process is to live on, what each query is held to.
    Raises UnknownName for a plan that is not there.
    """
    places = _places(where)
    if places[0] and locations.is_endpoint(places[0]):
        return _far(open_store(places[0], engine, timeout), plans, everything, source, explain)
    pause = watch(limits) if limits is not None else None
    opened = [_opened(place, engine, timeout, pause, ready=once and not explain) for place in places]
    shelf = Shelf(opened, partial(_session, source=source, explain=explain, limits=limits))
    if ALL in plans or (everything and not plans):
        return shelf.everything
    return shelf.session(shelf.named(plans) if plans else shelf.usual)


def _far(store: Store, plans: Sequence[str], everything: bool, source: Path | None, explain: bool) -> Session:
    """A session over an endpoint, of which nothing is asked yet unless plans are named."""
    from keikaku.services.session.far_shelf import FarShelf

    shelf = FarShelf(store, source=source, asked=[] if explain else None)
    if ALL in plans or (everything and not plans):
        return shelf.everything
    return shelf.session(shelf.named(plans) if plans else shelf.usual)


def _places(where: str | Sequence[str] | None) -> list[str | None]:
    """What is to be opened, each once; ``None`` is the packaged graph. Raises AskedWrongly beside an endpoint."""
    names = [where] if isinstance(where, str) else where or [PACKAGED]
    places = list(dict.fromkeys(None if name == PACKAGED else name for name in names))
    if len(places) > 1 and (far := next((place for place in places if place and locations.is_endpoint(place)), None)):
        raise AskedWrongly(f"the endpoint {far} cannot be asked together with other stores", "give --store once for it")
    return places


def _opened(where: str | None, engine: str, timeout: float, pause: Pause | None, *, ready: bool) -> Opened:
    if ready and where is None and engine == "embedded":
        from keikaku.services.session import made_ready

        if (found := made_ready.open_ready()) is not None:
            return Opened(lambda: found.memory, found, found.notes, complete=True)
    return Opened.of(open_store(where, engine, timeout, pause), complete=where is None)


def _session(opened: Opened, shelf: Shelf, *, source: Path | None, explain: bool, limits: Limits | None) -> Session:
    if limits is not None:
        from keikaku.store.bounded import ApartStore, NearStore

        return Session(
            lambda: NearStore(opened.store), shelf=shelf, source=source,
            whole=lambda: ApartStore(opened.whole, limits), given=lambda: ApartStore(opened.given, limits),
        )  # fmt: skip
    if explain:
        asked: list[str] = []
        return Session(
            lambda: RecordingStore(opened.store, asked), shelf=shelf, source=source, asked=asked,
            given=lambda: RecordingStore(opened.given, asked),
        )  # fmt: skip
    return Session(
        lambda: opened.store, shelf=shelf, notes=opened.notes, source=source,
        whole=lambda: opened.whole, given=lambda: opened.given,
    )  # fmt: skip


def open_store(
    where: str | None = None, engine: str = "embedded", timeout: float = 30.0, pause: Pause | None = None
) -> Store:
    """The dataset to ask.

    where: ``None`` = the packaged graph; an http(s) URL = a SPARQL 1.1 endpoint; a path = one RDF file,
    a folder of them, or a folder that Oxigraph keeps on disk. engine: ``embedded`` or ``reference``,
    for files.
    timeout: seconds, for an endpoint. pause: called again and again while files are loaded; what it raises ends that.
    Raises AskedWrongly, BadFile, EndpointAtFault.
    """
    if where and locations.is_endpoint(where):
        return ENGINES["remote"]().connect(where, timeout)
    if where and locations.is_store_on_disk(where):
        return ENGINES["embedded"]().open(Path(where))
    return ENGINES[engine]().load(locations.rdf_files(where), pause)
