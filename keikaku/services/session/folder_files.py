"""The files of RDF in a folder, and those that are none, so that nobody takes them for read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.store.files import rdf_files, rdf_formats
from keikaku.store.files.reading import Reading

# What lies beside data in most folders and is not taken for data by anybody: texts about it, programs, pictures, and
# queries. Of everything else it is told that it was not read.
_BESIDE = frozenset((
    ".md", ".rst", ".adoc", ".tex", ".bib", ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".html", ".htm",
    ".xhtml", ".css", ".scss", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".drawio", ".puml",
    ".graffle", ".py", ".pyc", ".ipynb", ".js", ".ts", ".jsx", ".tsx", ".java", ".class", ".jar", ".rb", ".go",
    ".rs", ".c", ".h", ".cpp", ".sh", ".bat", ".ps1", ".php", ".xsl", ".xslt", ".xsd", ".rq", ".sparql", ".ru",
    ".shex", ".yml", ".yaml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".lock", ".log", ".bak", ".tmp",
    ".swp", ".gitignore", ".license", ".cff", ".mk", ".gradle", ".sbt", ".woff", ".woff2", ".ttf", ".map",
))  # fmt: skip
_NAMES = frozenset((
    "readme", "license", "licence", "copying", "notice", "authors", "contributors", "changelog", "changes",
    "citation", "makefile", "dockerfile", "version", "package.json", "package-lock.json", "tsconfig.json",
    "composer.json", "pom.xml", "catalog-v001.xml", "exceptions.csv", "ordinary.txt",
))  # fmt: skip


class Found(NamedTuple):
    """Files of RDF by name, and those that somebody may have taken for such."""

    rdf: list[Path]
    others: list[Path]


def find(places: Iterable[Path], reading: Reading) -> Found:
    """Files, and those in folders and below, hidden ones left out.

    A file is RDF by the end of its name, else by what stands in it. reading: where it says what all files are, those
    are meant whose names could be. Raises BadFile for a folder or file that may not be read.
    """
    found = Found([], [])
    for path in (path for place in places for path in _within(place)):
        if _is_rdf(path, reading):
            found.rdf.append(path)
        elif path.suffix.lower() not in _BESIDE and not {path.name.lower(), path.stem.lower()} & _NAMES:
            found.others.append(path)
    if reading.format and not found.rdf:
        return Found(found.others, [])
    return found


def _is_rdf(path: Path, reading: Reading) -> bool:
    if rdf_formats.by_name(path):
        return True
    if path.suffix.lower() in _BESIDE or path.stat().st_size == 0:
        return False
    try:
        return rdf_files.format_of(path) is not None
    except BadFile:  # cannot be unpacked, or is in no encoding that anybody knows: no RDF by its name either
        if reading.lenient or (path.suffix.lower() != rdf_formats.PACKED and os.access(path, os.R_OK)):
            return False
        raise


def _within(place: Path) -> list[Path]:
    return sorted(_all(place)) if place.is_dir() else [place]


def _all(folder: Path) -> Iterator[Path]:
    """Every file, also behind links to folders, each folder once."""

    def refuse(problem: OSError) -> None:
        raise closed(Path(os.fsdecode(problem.filename or folder)), problem)

    seen: set[str] = set()
    # Not by rglob, which passes over what it may not read, as if it were empty.
    for place, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(place) / name
            # A pipe or a broken link by the name of a file of RDF is refused when it is opened.
            if not name.startswith(".") and (stat.S_ISREG(_mode(path)) or rdf_formats.by_name(path)):
                yield path


def _mode(path: Path) -> int:
    """What kind of file it is; 0 for a link to nothing."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def closed(path: Path, problem: OSError) -> BadFile:
    """The error for what may not be read."""
    return BadFile(f"{path} cannot be read: {problem.strerror}", "check its permissions", str(path))
