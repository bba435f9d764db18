"""The form of graph files: canonical TriG, and derived files that hold what the rules derive, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import BadFile, DataAtFault
from keikaku.records import Literal, Quad, Term
from keikaku.services.checks.derivation import ALL_HEADER, HEADER, KEYS, KEYS_HEADER, Holdings, beside, holdings
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.data.whole_files import make_folder, remove, write_whole
from keikaku.store.derive import read_quads
from keikaku.store.files import trig
from keikaku.vocab import ID, bare, curie

Mend: TypeAlias = Callable[[list[Quad]], list[Quad]]
# A base to which names can be joined as they stand: it ends where a path goes on.
_BASE = re.compile(rb"(?i)^@?base\s*<([a-z][a-z0-9+.-]*://[!-;=A-Z_a-z~]+/)>", re.MULTILINE)
_SHOWN = 5  # statements of one file; a rule that was never applied would fill the screen


def as_it_is(quads: list[Quad]) -> list[Quad]:
    """Mends nothing."""
    return quads


def check(files: Sequence[Path], root: Path, only: Collection[Path] | None = None) -> list[Finding]:
    """Files that are not in canonical form, and derived files that hold too little or too much.

    root: the folder that holds all the files, or the only one. only: the files that are told of, each with what follows
    from it. Raises BadFile, also for a blank node or a statement
    without a graph, which have no canonical form; AskedWrongly for a derived file alone.
    """
    held = _held(files, root)
    looked_at = _looked_at(held, root, only)
    findings = []
    bases = _bases(held, root)
    for path in filter(looked_at, sorted({*held.derived, *held.due})):
        findings += _differences(path, root, held, bases.get(path, ID))
    for path, text in _texts(held, root, looked_at).items():
        right = path not in held.derived or set(held.derived[path]) == set(held.due.get(path, ()))
        if right and text.encode() != path.read_bytes():
            found = finding("form", _name(path, root), "checks.not_canonical")
            findings.append(found._replace(file=str(path), line=_first_difference(text, path)))
    return findings


def fix(
    files: Sequence[Path], root: Path, mend: Mend = as_it_is, only: Collection[Path] | None = None, keys: bool = False
) -> Iterator[str]:
    """Write every TriG file that is not in canonical form, and every derived file that holds too little or too much.

    mend: puts right what the statements of a file that people edit say. only: as in ``check``. keys: also the keys of
    names in a folder that does not have them yet.

    Tells of each file once it is written, or removed because nothing is derived for it. Nothing is written before
    all is worked out, and each file whole. Raises as ``check`` does, NotWritten, and BadFile where a file that
    somebody else made stands in the place of a derived one.
    """
    held = _held(files, root, keys)
    looked_at = _looked_at(held, root, only)
    for path in held.due:
        if path in held.stated and path != root:
            raise BadFile(f"{path} stands where derived statements belong", "give it another name", str(path))
    for path, text in _texts(_mended(held, mend), root, looked_at).items():
        if not path.exists() or text.encode() != path.read_bytes():
            make_folder(path.parent)
            write_whole(path, text)
            yield f"written: {_name(path, root)}"
    for path in filter(looked_at, sorted(held.derived.keys() - held.due.keys())):
        remove(path)
        yield f"removed: {_name(path, root)}"


def _looked_at(held: Holdings, root: Path, only: Collection[Path] | None) -> Callable[[Path], bool]:
    """Which files are told of and written: a derived one goes with the one that it is derived from.

    All are read in any case, since rules look into other files: what a period is stands in another than the milestone.
    """
    if only is None:
        return lambda _: True
    wanted = {
        path for one in held.stated if one in only or beside(one, root) in only for path in (one, beside(one, root))
    }
    return lambda path: path in wanted or path in only


def _held(files: Sequence[Path], root: Path, keys: bool = False) -> Holdings:
    """keys: whether a folder is to have the keys of its names, which may do without."""
    named = [path for path in files if path.suffix.lower() in (".trig", ".nq")]

    def read(path: Path) -> list[Quad]:
        with _naming(path):
            return read_quads(path)

    held = holdings(named, root, read)
    wanted = keys or any(path.name == KEYS for path in held.derived)
    due = {path: quads for path, quads in held.due.items() if wanted or path.name != KEYS}
    return held._replace(due=due)


def _mended(held: Holdings, mend: Mend) -> Holdings:
    """The same, with what is stated put right, and all that is due where it belongs."""
    stated = {path: mend(quads) + held.due.get(path, []) for path, quads in held.stated.items()}
    return Holdings(stated, {path: quads for path, quads in held.due.items() if path not in stated}, held.due)


def _texts(held: Holdings, root: Path, looked_at: Callable[[Path], bool]) -> dict[Path, str]:
    """The canonical text of each TriG file; N-Quads have none here."""
    texts, bases = {}, _bases(held, root)
    for head, some in (("", held.stated), (HEADER, held.derived)):
        for path, quads in some.items():
            if path.suffix.lower() == ".trig" and looked_at(path):
                with _naming(path):
                    above = head and _header(path, root, held)
                    texts[path] = above + trig.render(quads, bases.get(path, ID))
    return texts


def _header(path: Path, root: Path, held: Holdings) -> str:
    """What a derived file says of itself: only some stand beside a file that people edit."""
    if path.name == KEYS:
        return KEYS_HEADER
    return HEADER if path in {beside(one, root) for one in held.stated} else ALL_HEADER


def _bases(held: Holdings, root: Path) -> dict[Path, str]:
    """The base that each file declares; what follows from a file has its base."""
    bases = {path: _base(path) for path in held.stated}
    bases |= {beside(path, root): base for path, base in bases.items()}
    return {path: _base(path) for path in held.derived if path.exists()} | bases


def _base(path: Path) -> str:
    match = _BASE.search(path.read_bytes())
    return match[1].decode("ascii") if match else ID


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Puts the file's name to what is wrong with a statement in it."""
    try:
        yield
    except DataAtFault as problem:
        if isinstance(problem, BadFile) and problem.file:
            raise
        raise BadFile(f"{path}: {problem.message}", problem.hint, str(path)) from None


def _differences(path: Path, root: Path, held: Holdings, base: str) -> list[Finding]:
    """What a derived file lacks, and what it holds without need; things are named as the file names them."""
    due, there = held.due.get(path, []), set(held.derived.get(path, []))
    surplus = sorted(there.difference(due), key=str)
    told = [("checks.derived_lacking", quad) for quad in due if quad not in there]
    stated = {quad for quads in held.stated.values() for quad in quads} if surplus else set()
    told += [("checks.derived_stated" if quad in stated else "checks.derived_unfounded", quad) for quad in surplus]
    name = _name(path, root)
    findings = []
    for key, (subject, predicate, object_, graph) in told[:_SHOWN]:
        said = f"{_short(subject, base)} {curie(predicate)} {_said(object_, base)}"
        spot = Spot(subject, graph, predicate)
        findings.append(finding("derived", name, key, spot, statement=said, graph=_short(graph, base)))
    if (more := len(told) - _SHOWN) > 0:
        findings.append(finding("derived", name, "checks.more_statements", more=more)._replace(file=str(path)))
    return findings


def _said(term: Term, base: str) -> str:
    return f'"{term.value}"' if isinstance(term, Literal) else _short(term, base)


def _short(iri: str, base: str) -> str:
    return iri[len(base) :] if iri.startswith(base) else bare(iri)


def _first_difference(text: str, path: Path) -> int:
    """The line from which on a file is not in its canonical form."""
    wanted, there = text.splitlines(), path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((at for at, (one, other) in enumerate(zip(wanted, there, strict=False), 1) if one != other), 1)


def _name(path: Path, root: Path) -> str:
    """The path from the folder that holds all the files: there is more than one register.trig."""
    return path.name if path == root else path.relative_to(root).as_posix()
