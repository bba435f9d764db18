"""Opens what ``--store`` names: the packaged graph, a file or folder of RDF, a store on disk, an endpoint."""

from __future__ import annotations

from pathlib import Path

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import IRI
from keikaku.store.base import Store
from keikaku.store.engines import ENGINES
from keikaku.store.rdf_files import QUADS, TRIPLES
from keikaku.store.recording import RecordingStore
from keikaku.vocab import ID, ONTOLOGY

SUFFIXES = TRIPLES | QUADS


def open_store(where: str | None = None, engine: str = "embedded", timeout: float = 30.0) -> Store:
    """The dataset to ask.

    where: ``None`` = the packaged graph; an http(s) URL = a SPARQL 1.1 endpoint; a path = one RDF file,
    a folder of them, or a folder that Oxigraph keeps on disk. engine: ``embedded`` or ``reference``,
    for files.
    timeout: seconds, for an endpoint.
    Raises AskedWrongly, BadFile, EndpointAtFault.
    """
    if where and is_endpoint(where):
        return ENGINES["remote"]().connect(where, timeout)
    if where and _exists(Path(where)) and (Path(where) / "CURRENT").exists():
        return ENGINES["embedded"]().open(Path(where))
    return ENGINES[engine]().load(rdf_files(where))


def open_quickly(where: str | None = None, engine: str = "embedded", timeout: float = 30.0) -> Store:
    """The same dataset for a few questions that are soon answered: the packaged graph is kept ready for them.

    Rows that a query does not order may come in another order. Raises as ``open_store`` does.
    """
    if where is None and engine == "embedded":
        from keikaku.services.session import made_ready

        return made_ready.open_ready()
    return open_store(where, engine, timeout)


def recorded(store: Store) -> RecordingStore:
    """The same store, which remembers in ``asked`` what it is asked."""
    return RecordingStore(store)


def is_endpoint(where: str) -> bool:
    """Whether this is the address of an endpoint, not a path."""
    return where.lower().startswith(("http://", "https://"))


def rdf_files(where: str | None = None) -> list[tuple[Path, IRI | None]]:
    """The files to load, each with the graph that its triples go into (``None``: it names its graphs).

    The ontology stands in a graph of its own name, so that questions can use its words. Files from
    elsewhere that lack it are given it too. Raises AskedWrongly for an empty path, BadFile when there is
    nothing to read.
    """
    ontology = (resources.ontology_file(), ONTOLOGY)
    if where is None:
        return [ontology, *((path, None) for path in resources.graph_files())]
    if not where:  # Path("") would be the current folder
        raise AskedWrongly("--store names nothing", "leave it out to ask the packaged graph")
    root = Path(where)
    if not _exists(root):
        raise BadFile(f"there is no file or folder {where}", "--store takes a path or an http(s) URL")
    if root.is_dir() and (root / "graph").is_dir():
        root = root / "graph"
    found = sorted(p for p in root.rglob("*") if p.suffix.lower() in SUFFIXES) if root.is_dir() else [root]
    if not found:
        raise BadFile(f"{where} holds no RDF file", f"expected one of {', '.join(sorted(SUFFIXES))}")
    own = IRI(f"{ID}graph/file")
    return [ontology, *((path, None if path.suffix.lower() in QUADS else own) for path in found)]


def _exists(path: Path) -> bool:
    """Whether something is there. Raises BadFile for what can be no path: a name too long, a loop of links."""
    try:
        return path.exists()
    except OSError as problem:
        raise BadFile(f"{path} cannot be read: {problem.strerror}", "--store takes a path or an http(s) URL") from None
