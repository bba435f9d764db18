"""JSON-LD before a parser sees it: not too deep, and with the contexts that it names by address put into it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from keikaku.inputs import read_file

MAX_JSON_DEPTH = 128
MAX_CONTEXT = 4 * 2**20  # bytes
MAX_CHAIN = 8  # contexts that name contexts

Refuse: TypeAlias = Callable[[str, str], NoReturn]
"""Raises the error for what is wrong: what it is, and what to do."""

_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SIGN = re.compile(rb'[\[{}\]"]')
_NAMED = re.compile(rb'"@(?:context|import)"\s*+:\s*+["\[]')
_CONTEXT = "@context"
_LIES_AT = {"//schema.org": "https://schema.org/docs/jsonldcontext.jsonld"}  # not where its address leads


class JsonDepth:
    """How deep JSON nests, told from its pieces. A string that does not end goes to the end of the file."""

    def __init__(self, refuse: Refuse) -> None:
        self._refuse = refuse
        self._depth = 0
        self._quoted = self._escaped = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece. Raises what ``refuse`` raises where it nests deeper than MAX_JSON_DEPTH."""
        at = 1 if self._escaped and piece else 0
        self._escaped = self._escaped and not piece
        while at < len(piece):
            if self._quoted:
                end = _IN_STRING.match(piece, at)
                at = end.end() if end else at
                self._escaped = piece[at : at + 1] == b"\\"  # what it escapes stands in the next piece
                self._quoted = piece[at : at + 1] != b'"'
                at += 1
                continue
            found = _SIGN.search(piece, at)
            if found is None:
                return
            at = found.end()
            self._quoted = found[0] == b'"'
            if not self._quoted:
                self._depth += 1 if found[0] in b"[{" else -1
            if self._depth > MAX_JSON_DEPTH:
                self._refuse(f"nests deeper than {MAX_JSON_DEPTH} levels", "flatten the document")


class Contexts(NamedTuple):
    """Where contexts lie that documents name by address: files by their IRIs, and files that go by their names."""

    known: Mapping[str, Path] = {}
    files: tuple[Path, ...] = ()

    @classmethod
    def of(cls, given: Iterable[str]) -> Contexts:
        """From FILE and IRI=FILE, as people give them."""
        known: dict[str, Path] = {}
        files: list[Path] = []
        for one in given:
            iri, sign, file = one.rpartition("=")
            if sign and "://" in iri:
                known[_plain(iri)] = Path(file)
            else:
                files.append(Path(one))
        return cls(known, tuple(files))

    def find(self, iri: str, beside: Path | None) -> Path | None:
        """The file of a context: the one that was given for it, or has its name, or lies in the file's own folder.

        beside: a file of RDF on this machine that names it.
        """
        name = unquote(urlsplit(iri).path).rpartition("/")[2]
        named = [file for file in self.files if file.name == name]
        own = _own(iri, beside) if beside else None
        return self.known.get(_plain(iri)) or next(iter(named), None) or own

    @property
    def only(self) -> Path | None:
        """The one file that was given without saying for what: it stands for the one context of a document."""
        return self.files[0] if len(self.files) == 1 else None


def with_contexts(text: bytes, base: str, beside: Path | None, contexts: Contexts, refuse: Refuse) -> bytes:
    """A JSON-LD document in which each context that is named by address stands itself.

    base: the document's own address. Raises what ``refuse`` raises for a context of which no file is given, and BadFile
    for a file that cannot be read. What is no JSON comes back as it is, for the parser to say so.
    """
    if not _NAMED.search(text):
        return text
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return text
    filling = _Filling(beside, contexts, refuse)
    filled = filling.document(document, base)
    return json.dumps(filled, ensure_ascii=False).encode() if filling.any else text


class _Filling:
    def __init__(self, beside: Path | None, contexts: Contexts, refuse: Refuse) -> None:
        self._beside, self._contexts, self._refuse = beside, contexts, refuse
        self._read: dict[str, Any] = {}
        self._unnamed = ""  # the context for which the one file stands of which nothing was said
        self.any = False

    def document(self, part: Any, base: str) -> Any:
        """Every part of a document, with its contexts filled in."""
        if isinstance(part, list):
            return [self.document(one, base) for one in part]
        if not isinstance(part, dict):
            return part
        return {
            key: self._context(value, base, 0) if key == _CONTEXT else self.document(value, base)
            for key, value in part.items()
        }

    def _context(self, value: Any, base: str, depth: int) -> Any:
        if isinstance(value, str):
            return self._named(value, base, depth)
        if isinstance(value, list):  # each may be a list itself by now, which JSON-LD does not know
            filled = (self._context(one, base, depth) for one in value)
            return [one for some in filled for one in (some if isinstance(some, list) else [some])]
        if not isinstance(value, dict):
            return value
        own = {
            key: self._context(one, base, depth) if key == _CONTEXT else self._term(one, base, depth)
            for key, one in value.items()
            if key != "@import"
        }
        if isinstance(value.get("@import"), str):
            imported = self._named(value["@import"], base, depth)
            own = {**imported, **own} if isinstance(imported, dict) else own
        return own

    def _term(self, value: Any, base: str, depth: int) -> Any:
        """What a context says of a term, which may have a context of its own."""
        if not isinstance(value, dict) or _CONTEXT not in value:
            return value
        return {**value, _CONTEXT: self._context(value[_CONTEXT], base, depth)}

    def _named(self, name: str, base: str, depth: int) -> Any:
        iri = urljoin(base, name)
        self.any = True
        if iri in self._read:
            return self._read[iri]
        if depth == MAX_CHAIN:
            self._refuse(f"names contexts that name each other: {iri}", "give them as one file")
        file = self._contexts.find(iri, self._beside) or (None if self._unnamed else self._contexts.only)
        if file is None:
            what = f"names the context {iri}, which stands elsewhere, and none is fetched"
            found_at = next((f"{place}, " for one, place in _LIES_AT.items() if _plain(iri) == one), "")
            self._refuse(what, f"save it ({found_at}as JSON) and give the file: --context {iri}=FILE")
        if file == self._contexts.only:
            self._unnamed = iri
        try:
            found = json.loads(read_file(file, MAX_CONTEXT))
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or _CONTEXT not in found:
            self._refuse(f"names the context {iri}, but {file} is none", "give a JSON file with an @context")
        self._read[iri] = self._context(found[_CONTEXT], iri, depth + 1)
        return self._read[iri]


def _plain(iri: str) -> str:
    """An address by which a context is found: that of schema.org is written in four ways."""
    return iri.partition("#")[0].rstrip("/").removeprefix("https:").removeprefix("http:").lower()


def _own(iri: str, beside: Path) -> Path | None:
    """The file that a relative address means, if it lies with the one that names it or below."""
    folder = beside.absolute().parent
    for_folder = f"{folder.as_uri()}/"
    if not iri.startswith(for_folder):
        return None
    found = folder / unquote(iri.removeprefix(for_folder))
    return found if found.is_file() and found.resolve().is_relative_to(folder.resolve()) else None


def no_deeper(pieces: Iterable[bytes], refuse: Refuse) -> Iterator[bytes]:
    """The pieces, each once it is known not to nest too deep."""
    depth = JsonDepth(refuse)
    for piece in pieces:
        depth.feed(piece)
        yield piece
