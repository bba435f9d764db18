"""The formats of exports: what each can hold, and what writes it. Importing this imports no writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from keikaku.errors import AskedWrongly
from keikaku.records import Solutions

if TYPE_CHECKING:
    import networkx as nx


class Format(NamedTuple):
    """``holds``: statements, rows (of which statements are some) or network. ``ending``: of its files."""

    holds: str
    ending: str
    graphs: bool = False  # whether it says which graph, and so which passage, states what
    text: bool = True


FORMATS = {
    "trig": Format("statements", "trig", graphs=True),
    "nquads": Format("statements", "nq", graphs=True),
    "turtle": Format("statements", "ttl"),
    "jsonld": Format("statements", "jsonld", graphs=True),
    "csv": Format("rows", "csv", graphs=True),
    "parquet": Format("rows", "parquet", graphs=True, text=False),
    "graphml": Format("network", "graphml", graphs=True),
    "gexf": Format("network", "gexf", graphs=True),
}


def of_file(path: Path) -> str | None:
    """The format that a file's ending asks for; ``None`` where it says nothing."""
    ending = _unpacked(path).suffix.lower().removeprefix(".")
    return next((form for form, one in FORMATS.items() if ending in (form, one.ending)), None)


_OTHER_PACKED = (".7z", ".bz2", ".xz", ".zip", ".zst")


def _unpacked(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


@contextmanager
def packed(path: Path | None, form: str, file: BinaryIO) -> Iterator[BinaryIO]:
    """What a file by this name is written to: packed where its name ends in ``.gz``, the same bytes for the same.

    Raises AskedWrongly for a name that says another packing, and for a format that packs what it holds itself.
    """
    if path is None or path.suffix.lower() not in (".gz", *_OTHER_PACKED):
        yield file
        return
    if path.suffix.lower() != ".gz" or not FORMATS[form].text:
        can = [name for name, one in FORMATS.items() if one.text]
        raise AskedWrongly(f"{form} is not written as {path.suffix}", f".gz packs {', '.join(can)}")
    import gzip

    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packing:
        yield cast(BinaryIO, packing)


def write(part: Any, form: str, file: BinaryIO, language: str, context: Callable[[], dict[str, Any]]) -> None:
    """A part of the data, as ``parts.part`` gives it for what the format holds. context: gives that of JSON-LD.

    language: of the labels that other programs show of a network. Raises MissingLibrary.
    """
    if isinstance(part, Solutions):
        _write_rows(part, form, file)
    elif FORMATS[form].holds == "network":
        write_network(part.graph(), form, file, language)
    else:
        _write_statements(part, form, file, context)


def _write_statements(view: Any, form: str, file: BinaryIO, context: Callable[[], dict[str, Any]]) -> None:
    if form == "jsonld":
        from keikaku.render.exports.jsonld import Writer

        Writer(context()).write(view.by_graph(), file)
    elif form == "csv":
        from keikaku.render.exports import tables

        tables.write_csv(view.stated(), file)
    elif form == "parquet":
        from keikaku.render.exports import parquet

        parquet.write_statements(view.stated(), file)
    else:
        from keikaku.render.exports import rdf

        rdf.write(view.by_subject() if form == "turtle" else view.by_graph(), form, file)


def _write_rows(found: Solutions, form: str, file: BinaryIO) -> None:
    if form == "parquet":
        from keikaku.render.exports import parquet

        parquet.write_rows(found, file)
    else:
        from keikaku.render.rows import sparql_results

        file.write(sparql_results.render_csv(found).encode("utf-8", "backslashreplace"))


def write_network(graph: nx.Graph, form: str, file: BinaryIO, language: str) -> None:
    """A graph of networkx, as GraphML or GEXF."""
    from keikaku.render.networks import graph_files

    write = {"gexf": graph_files.gexf, "graphml": graph_files.graphml}[form]
    file.write(write(graph, language).encode())
