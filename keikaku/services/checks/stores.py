"""The files of the stores that are checked together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku import resources
from keikaku.errors import AskedWrongly
from keikaku.records import IRI
from keikaku.services.checks import compounds, derivation
from keikaku.services.session import locations
from keikaku.services.session.opening import PACKAGED
from keikaku.store import on_disk
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files.reading import Reading
from keikaku.vocab import ONTOLOGY

_SPOKEN = "SELECT DISTINCT ?graph ?subject WHERE { GRAPH ?graph { ?subject ?property ?object } }"


class StoreFiles(NamedTuple):
    """A store by the name that it was given: the folder of its files, or its one file.

    ``reading``: how they are read. ``loaded``: its files without the ontology, each with the graph that its triples go
    into. ``on_disk``: it is a folder that Oxigraph keeps, and has no files that could be read.
    """

    name: str
    root: Path
    loaded: tuple[tuple[Path, IRI | None], ...]
    reading: Reading
    on_disk: bool = False
    loaded_from: bool = False  # a release: whose manifest says what it holds

    @property
    def files(self) -> list[Path]:
        """Its files without the ontology."""
        return [path for path, _ in self.loaded]

    def spoken_of(self) -> Iterator[tuple[Path, IRI, IRI]]:
        """File, graph and subject of all that it says. Raises BadFile."""
        for path, graph in self.loaded:
            for named, subject in EmbeddedStore.load([(path, graph)], None, self.reading).select(_SPOKEN).rows:
                if isinstance(named, IRI) and isinstance(subject, IRI):
                    yield path, named, subject

    @property
    def exceptions(self) -> Path:
        """Where it would say what no mention is."""
        return self.root / "exceptions.csv"

    @property
    def ordinary(self) -> Path:
        """Where it would say what words name nothing."""
        return self.root / compounds.FILE


def named(names: str | Sequence[str] | None, reading: Reading) -> list[StoreFiles]:
    """The stores of these names, each once; without any, the packaged graph. reading: how files are to be read.

    Raises AskedWrongly for an endpoint, and for an Oxigraph folder beside another store, BadFile.
    """
    wanted = dict.fromkeys([names] if isinstance(names, str) else names or [PACKAGED])
    found = [_store(name, reading) for name in wanted]
    if len(found) > 1 and any(store.on_disk for store in found):
        raise AskedWrongly("an Oxigraph folder is checked alone", "give its --store once, or RDF files")
    return found


def _store(name: str, reading: Reading) -> StoreFiles:
    if locations.is_endpoint(name):
        raise AskedWrongly("check reads files, not an endpoint", "give --store a folder or an RDF file")
    if name == locations.INPUT:
        raise AskedWrongly("check reads files, not standard input", "give --store a folder or an RDF file")
    where = None if name == PACKAGED else name
    root = resources.graph_root(where)
    if where is not None and locations.is_store_on_disk(where):
        return StoreFiles(name, root, (), reading, on_disk=True, loaded_from=on_disk.is_store(Path(where)))
    files = tuple(pair for pair in locations.rdf_files(where, reading) if pair[1] != ONTOLOGY)
    return StoreFiles(name, root, files, reading)


def edited_first(stores: Sequence[StoreFiles]) -> list[tuple[Path, IRI | None]]:
    """All of their files: those that people edit, then those that are made from them."""
    return sorted((pair for store in stores for pair in store.loaded), key=lambda pair: derivation.is_derived(pair[0]))
