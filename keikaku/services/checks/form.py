"""The form of graph files: canonical TriG, and everything derived that the rules derive."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from keikaku import resources
from keikaku.errors import BadFile, DataAtFault
from keikaku.records import IRI, Quad
from keikaku.services.checks.findings import Finding
from keikaku.services.data.whole_files import write_whole
from keikaku.store import trig
from keikaku.store.derive import derived, read_quads
from keikaku.vocab import ID, ONTOLOGY, curie

_SHOWN = 5  # missing statements of one graph; a rule that was never applied would fill the screen


def check(files: Sequence[Path]) -> list[Finding]:
    """TriG files that are not in canonical form, and statements that the rules derive but no file holds.

    Raises BadFile, also for a blank node or a statement without a graph, which have no canonical form.
    """
    texts = {path: _canonical(path, statements) for path, statements in _read(files).items()}
    findings = []
    for graph, missing in _missing(files).items():
        for subject, predicate, object_, _ in missing[:_SHOWN]:
            said = f"{_short(subject)} {curie(predicate)} {_short(str(object_))}"
            findings.append(_not_derived(graph, f"：{said}", f": {said}"))
        if (more := len(missing) - _SHOWN) > 0:
            findings.append(_not_derived(graph, f"：ほかに{more}文", f": {more} more"))
    for path, text in texts.items():
        if text.encode() != path.read_bytes():
            findings.append(
                Finding(
                    "form", _name(path, files), "正規形でない（keikaku check --fix で直る）",
                    "not in canonical form (keikaku check --fix writes it)",
                )
            )  # fmt: skip
    return findings


def fix(files: Sequence[Path]) -> Iterator[str]:
    """Write the canonical form of every TriG file that is not in it, with what the rules derive put where it is
    derived from; names each once it is written. Nothing is written before all is worked out, and each file whole.
    Raises BadFile, NotWritten.
    """
    quads = _read(files)
    home = {quad[3]: path for path, some in quads.items() for quad in some}
    for graph, missing in _missing(files).items():
        if graph in home:  # else it stands in N-Quads, which have no canonical form here
            quads[home[graph]] += missing
    texts = {path: _canonical(path, statements) for path, statements in quads.items()}
    for path, text in texts.items():
        if text.encode() != path.read_bytes():
            write_whole(path, text)
            yield _name(path, files)


def _read(files: Sequence[Path]) -> dict[Path, list[Quad]]:
    """The statements of each TriG file."""
    quads = {}
    for path in files:
        if path.suffix.lower() == ".trig":
            with _naming(path):
                quads[path] = read_quads(path)
    return quads


def _canonical(path: Path, statements: list[Quad]) -> str:
    with _naming(path):
        return trig.render(statements)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Puts the file's name to what is wrong with a statement in it."""
    try:
        yield
    except DataAtFault as problem:
        if isinstance(problem, BadFile) and problem.file:
            raise
        raise BadFile(f"{path}: {problem.message}", problem.hint, str(path)) from None


def _missing(files: Sequence[Path]) -> dict[IRI, list[Quad]]:
    rules = [path.read_text(encoding="utf-8") for path in resources.rule_files()]
    missing: dict[IRI, list[Quad]] = defaultdict(list)
    named = [path for path in files if path.suffix.lower() in (".trig", ".nq")]
    for quad in derived(named, resources.ontology_file(), rules):
        if quad[3] != ONTOLOGY:
            missing[quad[3]].append(quad)
    return missing


def _not_derived(graph: IRI, ja: str, en: str) -> Finding:
    return Finding("derived", _short(graph), f"導かれる文がない{ja}", f"a derived statement is missing{en}")


def _name(path: Path, files: Sequence[Path]) -> str:
    """The path from the folder that holds all the files: there is more than one register.trig."""
    top = os.path.commonpath([file.parent for file in files])
    return path.relative_to(top).as_posix()


def _short(text: str) -> str:
    return text.removeprefix(ID)
