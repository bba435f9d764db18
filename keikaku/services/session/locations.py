"""What ``--store`` may name: the packaged graph, a file or folder of RDF, a store on disk, an endpoint."""

from __future__ import annotations

import os
from pathlib import Path

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import IRI
from keikaku.store.rdf_files import QUADS, TRIPLES
from keikaku.vocab import FILE, ONTOLOGY

SUFFIXES = TRIPLES | QUADS


def is_endpoint(where: str) -> bool:
    """Whether this is the address of an endpoint, not a path."""
    return where.lower().startswith(("http://", "https://"))


def is_store_on_disk(where: str) -> bool:
    """Whether this is a folder that Oxigraph keeps. Raises BadFile for what can be no path."""
    return bool(where) and exists(Path(where)) and exists(Path(where) / "CURRENT")


def rdf_files(where: str | None = None) -> list[tuple[Path, IRI | None]]:
    """The files to load, each with the graph for what it says in none (``None``: the default graph).

    To the packaged graph belongs the ontology, in a graph of its own name. Raises AskedWrongly for an empty path,
    BadFile when there is nothing to read.
    """
    if where is None:
        return [(resources.ontology_file(), ONTOLOGY), *((path, None) for path in resources.graph_files())]
    if not where:  # Path("") would be the current folder
        raise AskedWrongly("--store names nothing", "leave it out to ask the packaged graph")
    root = Path(where)
    if not exists(root):
        raise BadFile(f"there is no file or folder {where}", "--store takes a path or an http(s) URL")
    root = resources.graph_root(where)
    found = _files_in(root) if root.is_dir() else [root]
    if not found:
        raise BadFile(f"{where} holds no RDF file", f"expected one of {', '.join(sorted(SUFFIXES))}")
    return [(path, FILE) for path in found]


def exists(path: Path) -> bool:
    """Whether something is there.

    Raises BadFile for what can be no path (a name too long, a loop of links), and where the way there is closed.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last: a name with a NUL
        return False
    except PermissionError as problem:
        raise _closed(path if path.name != "CURRENT" else path.parent, problem) from None
    except OSError as problem:
        raise BadFile(f"{path} cannot be read: {problem.strerror}", "--store takes a path or an http(s) URL") from None
    return True


def _files_in(folder: Path) -> list[Path]:
    """The RDF files in a folder and below it, by name. Raises BadFile for a folder that may not be read."""

    def refuse(problem: OSError) -> None:
        raise _closed(Path(os.fsdecode(problem.filename or folder)), problem)

    # Not by rglob, which passes over what it may not read, as if it were empty.
    found = (Path(place) / name for place, _, names in os.walk(folder, onerror=refuse) for name in names)
    return sorted(path for path in found if path.suffix.lower() in SUFFIXES)


def _closed(path: Path, problem: OSError) -> BadFile:
    return BadFile(f"{path} cannot be read: {problem.strerror}", "check its permissions", str(path))
