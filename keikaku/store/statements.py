"""The statements of RDF files."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from keikaku.store import leniently
from keikaku.store.parsing import FAULTS, bad_file, rdf_format
from keikaku.store.rdf_files import RdfFile


def quads(file: RdfFile) -> Iterator[ox.Quad]:
    """Its statements in their order; where its reading is lenient, those that can be read. Raises BadFile."""
    if file.reader.reading.lenient:
        yield from leniently.quads(file)
        return
    try:
        yield from ox.parse(file.stream, rdf_format(file), base_iri=file.base)
    except FAULTS as error:
        raise bad_file(file, error) from error
