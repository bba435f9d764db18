"""What ``--store`` may name: the packaged graph, files or folders of RDF, a store on disk, an endpoint."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import IRI
from keikaku.services.session import folder_files, released
from keikaku.store import on_disk
from keikaku.store.files import rdf_formats
from keikaku.store.files.rdf_files import STANDARD_INPUT
from keikaku.store.files.reading import Reading
from keikaku.vocab import FILE, ONTOLOGY

INPUT = "-"  # what ``--store`` takes for standard input
_TAKES = "--store takes a path, a pattern of paths as 'data/*.ttl', - for standard input, or an http(s) URL"


def is_endpoint(where: str) -> bool:
    """Whether this is the address of an endpoint, not a path."""
    return where.lower().startswith(("http://", "https://"))


def is_store_on_disk(where: str) -> bool:
    """Whether this is a loaded store, or a folder that Oxigraph keeps. Raises BadFile for what can be no path."""
    if not where or where == INPUT or not exists(Path(where)):
        return False
    return exists(Path(where) / "CURRENT") or on_disk.is_store(Path(where))


def is_rdf_by_name(where: str) -> bool:
    """Whether a file is called as files of RDF are."""
    return rdf_formats.by_name(Path(where)) is not None


def rdf_files(where: str | None = None, reading: Reading | None = None) -> list[tuple[Path, IRI | None]]:
    """The files to load, each with the graph for what it says in none (``None``: the default graph).

    To the packaged graph belongs the ontology, in a graph of its own name. reading: it is told of files that are no
    RDF. Raises AskedWrongly for an empty path, BadFile when there is nothing to read.
    """
    if where is None:
        return [(resources.ontology_file(), ONTOLOGY), *((path, None) for path in resources.graph_files())]
    if not where:  # Path("") would be the current folder
        raise AskedWrongly("--store names nothing", "leave it out to ask the packaged graph")
    if where == INPUT:
        return [(STANDARD_INPUT, FILE)]
    return [(path, FILE) for path in _once(_files(where, reading or Reading()))]


def _files(where: str, reading: Reading) -> list[Path]:
    """The files that a name or a pattern means. Raises BadFile for none."""
    if exists(Path(where)):
        if of_release := released.quads_of(Path(where)):
            return of_release
        root = resources.graph_root(where)
        if not root.is_dir():
            return [root]
        found = folder_files.find([root], reading)
    elif places := sorted(map(Path, glob.glob(where, recursive=True))):  # noqa: PTH207 - Path takes none from the root
        found = folder_files.find(places, reading)
    else:
        what = "no file or folder is called like" if glob.has_magic(where) else "there is no file or folder"
        raise BadFile(f"{what} {where}", _TAKES)
    if not found.rdf:
        raise BadFile(f"{where} holds no RDF file", f"known endings: {', '.join(sorted(rdf_formats.ENDINGS))}")
    reading.passed_over.extend(found.others)
    return found.rdf


def _once(files: list[Path]) -> list[Path]:
    """Each file once, however often and by whatever links it was named: its blank nodes would be other ones."""
    return list({os.path.realpath(path): path for path in reversed(files)}.values())[::-1]


def exists(path: Path) -> bool:
    """Whether something is there.

    Raises BadFile for what can be no path (a name too long, a loop of links), and where the way there is closed.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last: a name with a NUL
        return False
    except PermissionError as problem:
        raise folder_files.closed(path if path.name != "CURRENT" else path.parent, problem) from None
    except OSError as problem:
        raise BadFile(f"{path} cannot be read: {problem.strerror}", _TAKES) from None
    return True
