"""Opens what ``--store`` names, as a session."""

from __future__ import annotations

from pathlib import Path

from keikaku.limits import Limits, watch
from keikaku.services.session import locations
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from keikaku.store.engines import ENGINES
from keikaku.store.rdf_files import Pause
from keikaku.store.recording import RecordingStore


def open_session(
    where: str | None = None, engine: str = "embedded", timeout: float = 30.0,
    *, source: Path | None = None, once: bool = False, explain: bool = False, limits: Limits | None = None,
) -> Session:  # fmt: skip
    """A session over what ``open_store`` opens, and raises as it does.

    source: the folder of the plan's own text. once: for one question after which the process ends, for which the
    packaged graph is kept ready; rows that a query does not order may then come in another order. explain: the texts
    that are evaluated are written down in ``asked``, and none is saved by what was worked out before. limits: for a
    caller whose process is to live on, what each query is held to.
    """
    if once and not explain and where is None and engine == "embedded":
        from keikaku.services.session import made_ready

        ready = made_ready.open_ready()
        if ready is not None:
            return Session(ready, whole=lambda: ready.memory, notes=ready.notes, source=source)
    store = open_store(where, engine, timeout, watch(limits) if limits is not None else None)
    if limits is not None and not (where and locations.is_endpoint(where)):
        from keikaku.store.bounded import ApartStore, NearStore

        return Session(NearStore(store), whole=lambda: ApartStore(store, limits), source=source)
    if not explain:
        return Session(store, source=source)
    asked: list[str] = []
    return Session(RecordingStore(store, asked), source=source, asked=asked)


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
