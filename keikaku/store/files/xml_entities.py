"""Entities that an RDF/XML file declares in its own DOCTYPE, put in where they are named, within limits.

Older exports of Protégé and whole families of ontologies write their namespaces so. Parsers differ in what they make of
a DOCTYPE, so none sees one: the text is filled in here, and line feeds take the place of the declarations. Nothing is
fetched, and an entity that could multiply is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeAlias
from xml.parsers import expat

from keikaku.errors import BadFile

Refuse: TypeAlias = Callable[[str, str, int], NoReturn]
"""Raises a BadFile for what is wrong: what it is, what to do, and the line."""

MAX_PROLOG = 2**20  # bytes before the first element
MAX_ENTITY = 2**16  # bytes of what an entity becomes
MAX_DEPTH = 4  # of entities within entities
MOST_TIMES = 10  # the length of the file: so much may be put in, and MAX_PROLOG beside

_NAME = rb"[^\s\"'<>&;%#/\[\]()=]++"
_SPACE = re.compile(rb"\s*+")
_MISC = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s++"
    + _NAME
    + rb"(?:\s++(?:SYSTEM|PUBLIC\s++(?:\"[^\"]*+\"|'[^']*+'))\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+"
)
_ENTITY = re.compile(
    rb"<!ENTITY\s++(?P<parameter>%\s++)?+(?P<name>" + _NAME + rb")\s++"
    rb"(?:\"(?P<one>[^\"]*+)\"|'(?P<two>[^']*+)'|(?:SYSTEM|PUBLIC)\s[^<>]*+)\s*+>"
)
_ATTLIST = re.compile(rb"<!ATTLIST\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_DECLARED = re.compile(rb"<!(?:ELEMENT|NOTATION)\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_REFERENCE = re.compile(rb"&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|" + _NAME + rb");")
_NUMBER = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_MARKS = rb"<!\[CDATA\[|<!--|<\?|<!DOCTYPE|<!ENTITY"
_SIGN = re.compile(_MARKS + rb"|&(?:" + _NAME + rb";)?")
_MARK = re.compile(_MARKS)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_KNOWN = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_QUOTED = {b'"': b"&quot;", b"'": b"&apos;", b"\n": b"&#10;", b"\r": b"&#13;", b"\t": b"&#9;"}
_QUOTES = re.compile(rb"[\"'\n\r\t]")
_OPEN_END = re.compile(rb"(?:<[!?\[\]A-Z-]{0,8}|&[^\s;<&]{0,255})\Z")
CORRECT = "correct the file, or leave out what cannot be read: --lenient"
_WRITE = "write it without entities, or convert it to Turtle"


def filled(pieces: Iterable[bytes], refuse: Refuse, *, until: bool = False) -> Iterator[bytes]:
    """The text of an XML file, in UTF-8, without its DOCTYPE and with its entities filled in. No line moves.

    refuse: called for entities that stand elsewhere or were not declared, that hold markup or too much, and for what
    else a parser would have to know of the DOCTYPE. until: give what stands before that first.
    """
    pieces = iter(pieces)
    prolog = b""
    while True:
        piece = next(pieces, b"")
        prolog += piece
        try:
            entities, at = _read_prolog(prolog, refuse)
            break
        except _Unfinished as unfinished:
            line = prolog.count(b"\n", 0, unfinished.at) + 1
            if (not piece or len(prolog) > MAX_PROLOG) and unfinished.in_doctype:
                refuse("has a DOCTYPE that is not understood", _WRITE, line)
            if len(prolog) > MAX_PROLOG:
                refuse("has no element within its first MiB", "check what it is", line)
            if not piece:  # to be refused by the parser, as what it is
                yield prolog
                return
    yield _blank(prolog[:at])
    yield from _Body(entities, refuse, prolog.count(b"\n", 0, at), until).filled(prolog[at:], pieces)


class _Unfinished(Exception):
    """What begins at a place does not end in what was read so far."""

    def __init__(self, at: int, *, in_doctype: bool = False) -> None:
        super().__init__()
        self.at, self.in_doctype = at, in_doctype


class _Fault(Exception):
    """What is wrong with a reference, and what to do."""

    def __init__(self, what: str, hint: str = _WRITE) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def well_formed(
    pieces: Iterable[bytes], refuse: Callable[[str, str, int, int], NoReturn], prefixes: dict[str, str]
) -> Iterator[bytes]:
    """The pieces of an XML file, each once it is known to be well-formed; with the last, that nothing is lacking.

    Not every parser of RDF/XML minds where a file breaks off. refuse: raises the error, with line and column. prefixes:
    is given those that it declares, of two meanings the first.
    """

    def declared(prefix: str | None, name: str | None) -> None:
        if name:
            prefixes.setdefault(prefix or "", name)

    parser = expat.ParserCreate("utf-8", " ")
    parser.StartNamespaceDeclHandler = declared
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield piece
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        refuse(f"no XML: {expat.ErrorString(error.code)}", CORRECT, error.lineno, error.offset + 1)


def _blank(prolog: bytes) -> bytes:
    """What stands before the first element, without a DOCTYPE."""
    start = prolog.find(b"<!DOCTYPE")
    return prolog if start < 0 else prolog[:start] + b"\n" * prolog.count(b"\n", start)


def _read_prolog(text: bytes, refuse: Refuse) -> tuple[_Entities | None, int]:
    """The entities that are declared, if there is a DOCTYPE, and where the first element begins."""
    at = _end(_MISC, text, 0)
    begun = text[at : at + 9]
    if begun != b"<!DOCTYPE":
        if len(begun) < 9 and b"<!DOCTYPE".startswith(begun):
            raise _Unfinished(at)
        if begun.startswith((b"<?", b"<!--")):
            raise _Unfinished(at)
        return None, at
    found = _DOCTYPE.match(text, at)
    if found is None:
        raise _Unfinished(at, in_doctype=True)
    entities = _Entities(refuse)
    end = found.end()
    if text[end : end + 1] == b"[":
        end = _end(_SPACE, text, entities.declare(text, end + 1))
    if text[end : end + 1] != b">":
        raise _Unfinished(end, in_doctype=True)
    end = _end(_MISC, text, end + 1)
    if end == len(text) or text.startswith((b"<?", b"<!--"), end):
        raise _Unfinished(end)
    return entities, end


def _end(pattern: re.Pattern[bytes], text: bytes, at: int) -> int:
    found = pattern.match(text, at)
    assert found is not None  # it matches nothing, too
    return found.end()


class _Entities:
    """What a DOCTYPE declares."""

    def __init__(self, refuse: Refuse) -> None:
        self._refuse = refuse
        self._values: dict[bytes, bytes | None] = {}  # None: it stands elsewhere
        self._texts: dict[bytes, bytes] = {}

    def declare(self, text: bytes, at: int) -> int:
        """Read the declarations from there on; the place behind the bracket that ends them."""
        while True:
            at = _end(_MISC, text, at)
            sign = text[at : at + 1]
            if sign == b"]":
                return at + 1
            line = text.count(b"\n", 0, at) + 1
            if sign == b"%":
                self._refuse("has a DOCTYPE that is built of parameter entities", _WRITE, line)
            found = _ENTITY.match(text, at)
            if found:
                self._enter(found)
            elif found := _ATTLIST.match(text, at):
                if b'"' in found[0] or b"'" in found[0]:
                    self._refuse("has a DOCTYPE that gives attributes values", "write them into the elements", line)
            else:
                found = _DECLARED.match(text, at)
            if found is None:
                raise _Unfinished(at, in_doctype=True)
            at = found.end()

    def _enter(self, found: re.Match[bytes]) -> None:
        if found["parameter"] is None and found["name"] not in self._values:  # the first one holds
            value = found["one"] if found["one"] is not None else found["two"]
            self._values[found["name"]] = value

    def text(self, name: bytes, depth: int = 0) -> bytes:
        """What stands for an entity, as it may stand in an attribute, too."""
        if name in self._texts:
            return self._texts[name]
        shown = f"&{name.decode('utf-8', 'replace')};"
        if name not in self._values:
            raise _Fault(f"names {shown}, which it does not declare", "declare it, or write what it stands for")
        value = self._values[name]
        if value is None:
            raise _Fault(f"names {shown}, which stands elsewhere, and nothing is fetched")
        if depth == MAX_DEPTH:
            raise _Fault(f"declares entities within entities, deeper than {MAX_DEPTH}")
        pieces: list[bytes] = []
        size = at = 0
        value = _NUMBER.sub(_character, value)
        for one in _REFERENCE.finditer(value):
            kept = one[0] if one[1] in _KNOWN or one[1].startswith(b"#") else self.text(one[1], depth + 1)
            pieces += (_QUOTES.sub(_quoted, value[at : one.start()]), kept)
            size, at = size + one.start() - at + len(kept), one.end()
            if size > MAX_ENTITY:
                break
        pieces.append(_QUOTES.sub(_quoted, value[at:]))
        whole = b"".join(pieces)
        if size > MAX_ENTITY or len(whole) > MAX_ENTITY:
            raise _Fault(f"names {shown}, which becomes more than 64 KiB")
        if b"<" in whole:
            raise _Fault(f"names {shown}, which holds markup", "write that where it belongs")
        self._texts[name] = whole
        return whole


def _character(number: re.Match[bytes]) -> bytes:
    code = int(number[1], 16) if number[1] else int(number[2])
    return chr(code).encode() if code < 0x110000 and not 0xD800 <= code < 0xE000 else number[0]


def _quoted(sign: re.Match[bytes]) -> bytes:
    return _QUOTED[sign[0]]


class _Body:
    """The elements of a file, from the first one on."""

    def __init__(self, entities: _Entities | None, refuse: Refuse, lines: int, until: bool) -> None:
        self._entities, self._refuse = entities, refuse
        self._lines = lines  # before what is looked at
        self._read = self._put = 0  # bytes that were looked at, and that were put in
        self._until, self._before_fault = until, b""
        self._within = b""  # what ends the comment, or the like, that goes on from the piece before

    def filled(self, text: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
        while text:
            piece = next(pieces, b"")
            try:
                out, rest = self._filled(text, last=not piece)
            except BadFile:
                if self._until:
                    yield self._before_fault
                raise
            self._read += len(text) - len(rest)
            self._lines += text.count(b"\n", 0, len(text) - len(rest))
            if out:
                yield out
            text = rest + piece

    def _filled(self, text: bytes, *, last: bool) -> tuple[bytes, bytes]:
        """The text filled in, and the rest of it, of which the next piece tells what it is."""
        end = len(text)
        if not last and (unfinished := _OPEN_END.search(text)):
            end = unfinished.start()
        parts: list[bytes] = []
        at = 0
        while at < end:
            if self._within:
                found = text.find(self._within, at)
                stop = found + len(self._within) if found >= 0 else len(text) if last else max(at, len(text) - 2)
                parts.append(text[at:stop])
                at = stop
                if found < 0:
                    break
                self._within = b""
                continue
            sign = (_SIGN if self._entities else _MARK).search(text, at, end)
            if sign is None:
                parts.append(text[at:end])
                at = end
                break
            parts.append(text[at : sign.start()])
            try:
                parts.append(self._sign(sign))
                if self._put > MAX_PROLOG + MOST_TIMES * (self._read + sign.end()):
                    raise _Fault("names entities so often that its text multiplies")
            except _Fault as fault:
                line = self._lines + text.count(b"\n", 0, sign.start()) + 1
                self._before_fault = b"".join(parts)
                self._refuse(fault.what, fault.hint, line)
            at = sign.end()
        return b"".join(parts), text[at:]

    def _sign(self, sign: re.Match[bytes]) -> bytes:
        """What comes in its place."""
        if sign[0] in _ENDS:
            self._within = _ENDS[sign[0]]
        elif sign[0].startswith(b"<!"):
            raise _Fault("declares a DOCTYPE among its elements")
        elif self._entities and sign[0] != b"&" and sign[0][1:-1] not in _KNOWN:
            text = self._entities.text(sign[0][1:-1])
            self._put += len(text)
            return text
        return sign[0]
