"""The plan's own text, where somebody has the files: passages by position, each checked by its hash."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.records import IRI, Literal, whole_number
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_FILES = prologue("kk") + "SELECT ?source ?name ?hash WHERE { ?source kk:fileName ?name ; kk:textHash ?hash }"
_RANGES = (
    prologue("kk", "oa")
    + """
SELECT ?passage ?source ?hash ?order ?start ?end WHERE {
  ?passage a kk:Passage ; kk:textHash ?hash ; oa:hasSource ?source .
  { ?passage oa:hasSelector ?range } UNION { ?passage oa:hasSelector ?all . ?all kk:textRange ?range }
  ?range kk:order ?order ; oa:start ?start ; oa:end ?end
}"""
)

MAX_BYTES = 64 * 2**20  # of one file: a plan has some hundred thousand characters


# What a list puts before its items; a hyphen or star only where a blank follows, and none that begins a footnote.
_BULLET = re.compile(r"(?:[○●◯◎◇◆□■▪▫▷▶►➢✓✔•‣⁃∙・･‧]\s*|[-–—*]\s+)+")
_CLOSING, _OPENING = ".,:;!?%)]}”’", "([{“‘"


class Passage(NamedTuple):
    """The text of a passage, and whether it is the text that the graph was made from."""

    text: str
    intact: bool


class SourceFile(NamedTuple):
    """A source text file of the register. ``text`` is ``None`` where the folder lacks it."""

    iri: IRI
    name: str
    text: str | None
    intact: bool


def source_files(session: Session, folder: Path) -> list[SourceFile]:
    """The files that the register names, read from a folder. Raises BadFile."""
    if not _is_folder(folder):
        raise BadFile(f"there is no folder {folder}", "--source takes the folder that holds the plan's text files")
    found = []
    for source, name, digest in session.select(_FILES).rows:
        path = folder / Path(_text(name)).name
        try:
            raw = read_file(path, MAX_BYTES) if path.exists() else None
            text = None if raw is None else raw.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise BadFile(
                f"{path}: not UTF-8 at byte {problem.start}", "the source texts are UTF-8", str(path)
            ) from None
        except (OSError, ValueError) as problem:  # of exists: a name too long, or with a NUL; no way into the folder
            reason = getattr(problem, "strerror", None) or "its name cannot be one"
            raise BadFile(f"{path} cannot be read: {reason}", "check the folder's permissions", str(path)) from None
        intact = raw is not None and sha256(raw).hexdigest() == _text(digest)
        found.append(SourceFile(IRI(str(source)), _text(name), text, intact))
    return sorted(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a loop of links
        return False


def passages(session: Session, files: Iterable[SourceFile]) -> dict[IRI, Passage]:
    """The text of every passage whose file is there."""
    texts = {file.iri: file.text for file in files}
    ranges: dict[IRI, list[tuple[int, int, int]]] = defaultdict(list)
    facts: dict[IRI, tuple[str, str]] = {}
    for passage, source, digest, *numbers in session.select(_RANGES).rows:
        iri = IRI(str(passage))
        order, start, end = (whole_number(_text(number)) for number in numbers)
        if order is None or start is None or end is None:
            raise BadFile(f"the place of {iri} in its text is not given in whole numbers", "correct the register")
        ranges[iri].append((order, start, end))
        facts[iri] = (str(source), _text(digest))
    found = {}
    for iri, (source_iri, digest_text) in facts.items():
        text = texts.get(IRI(source_iri))
        if text is not None:
            quoted = joined(text, ((start, end) for _, start, end in sorted(ranges[iri])))
            found[iri] = Passage(quoted, text_hash(quoted) == digest_text)
    return found


def joined(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """What a passage says: its ranges of the text in their order, one line feed between."""
    return "\n".join(text[start:end] for start, end in ranges)


def text_hash(quoted: str) -> str:
    """The hash of what a passage says: see kk:textHash in the ontology."""
    return sha256(quoted.encode("utf-8")).hexdigest()


def quotation(text: str) -> str:
    """A passage as running text: without its bullet and the line breaks of the PDF, Latin words kept apart."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = ""
    for line in lines:
        joined += (" " if joined and _apart(joined[-1], line[0]) else "") + line
    return joined[match.end() :] if (match := _BULLET.match(joined)) else joined


def _apart(before: str, after: str) -> bool:
    """Whether a line break between these two signs stands for a blank: between words that blanks keep apart."""
    if not (_is_latin(before) and _is_latin(after)) or after in _CLOSING or before in _OPENING:
        return False
    return not (before in ".,-–/" and after.isdigit()) and before not in "-/"


def _is_latin(sign: str) -> bool:
    """Whether a sign is one of those that keep words apart by blanks: no kanji or kana, nothing of their width."""
    if unicodedata.east_asian_width(sign) in "WF":
        return False
    return sign.isascii() or unicodedata.category(sign) in ("Ll", "Lu", "Pi", "Pf", "Sc", "So")


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term)
