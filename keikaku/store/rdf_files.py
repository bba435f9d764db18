"""RDF files as bytes that a parser can be trusted with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import BadFile
from keikaku.records import IRI

Sources: TypeAlias = Iterable[tuple[Path, IRI | None]]
"""Files to load, each with the graph for its triples. A format that names its own graphs goes by these."""

TRIPLES = frozenset((".ttl", ".nt", ".rdf"))
QUADS = frozenset((".trig", ".nq", ".jsonld"))
MAX_JSON_DEPTH = 128

_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def read(path: Path) -> tuple[str, bytes]:
    """The suffix, in small letters, and the bytes of a file, without a byte order mark.

    Raises BadFile if there is no such file, it cannot be read, its suffix names no RDF format, or it has NUL bytes
    (UTF-16 does, and would hide a DOCTYPE), and if it would exhaust a parser: XML with a DOCTYPE (entities
    multiply), JSON nested deeper than 128.
    """
    suffix = path.suffix.lower()
    if suffix not in TRIPLES | QUADS:
        known = ", ".join(sorted(TRIPLES | QUADS))
        raise BadFile(f"{path} is no RDF file by its name", f"known endings: {known}", str(path))
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        raise BadFile(f"there is no file {path}", "check the path", str(path)) from None
    except OSError as error:
        hint = "check what it is, and its permissions"
        raise BadFile(f"{path} cannot be read: {error.strerror}", hint, str(path)) from None
    if b"\0" in data:
        raise BadFile(f"{path} is not UTF-8 text", "save it as UTF-8", str(path))
    if suffix == ".rdf" and (found := _DECLARATION.search(data)):
        line = data.count(b"\n", 0, found.start()) + 1
        raise BadFile(f"{path} declares a DOCTYPE at line {line}", "write it without entities", str(path), line)
    if suffix == ".jsonld":
        _check_depth(path, data)
    return suffix, data


def _check_depth(path: Path, data: bytes) -> None:
    depth = 0
    for sign in re.findall(rb"[\[{}\]]", _JSON_STRING.sub(b"", data)):
        depth += 1 if sign in b"[{" else -1
        if depth > MAX_JSON_DEPTH:
            raise BadFile(f"{path} nests deeper than {MAX_JSON_DEPTH} levels", "flatten the document", str(path))
