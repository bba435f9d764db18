"""The statements of RDF files."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from keikaku.store.files import leniently
from keikaku.store.files.parsing import FAULTS, bad_file, rdf_format
from keikaku.store.files.rdf_files import RdfFile
from keikaku.store.files.xml_literals import mended
from keikaku.store.sparql.prefixes import Declared


def quads(file: RdfFile, declared: Declared | None = None) -> Iterator[ox.Quad]:
    """Its statements in their order; where its reading is lenient, those that can be read. Raises BadFile.

    declared: is told, at the end, what prefixes the file declares.
    """
    if file.reader.reading.lenient:
        yield from leniently.quads(file)
        if declared is not None:
            declared.add(file.prefixes)
        return
    try:
        parser = ox.parse(file.stream, rdf_format(file), base_iri=file.base)
        yield from mended(parser) if file.suffix == ".rdf" else parser
        if declared is not None:
            declared.add(file.prefixes | parser.prefixes)
    except FAULTS as error:
        raise bad_file(file, error) from error
