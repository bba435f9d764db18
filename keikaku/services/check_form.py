"""The form of graph files: canonical TriG, and everything derived that the rules derive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from keikaku import resources
from keikaku.records import IRI, Quad
from keikaku.render import trig
from keikaku.services.files import write_whole
from keikaku.services.findings import Finding
from keikaku.store.derive import derived, read_quads
from keikaku.vocab import ID, ONTOLOGY, curie


def check(files: Sequence[Path], packaged: bool = True) -> list[Finding]:
    """Files that are not in canonical form, and statements that the rules derive but no file holds.

    packaged: whether the files are our own graph, where the bytes count; elsewhere only TriG files are
    compared, and only for what is derived.
    """
    findings = []
    for graph, missing in _missing(files).items():
        for subject, predicate, object_, _ in missing[:5]:
            said = f"{_short(subject)} {curie(predicate)} {_short(str(object_))}"
            findings.append(Finding("derived", _short(graph), f"導かれる文がない：{said}", f"a derived statement is missing: {said}"))
    for path, text in (canonical(files, with_derived=False) if packaged else {}).items():
        if text != path.read_text(encoding="utf-8"):
            findings.append(
                Finding("form", path.name, "正規形でない（keikaku check --fix で直る）", "not in canonical form (keikaku check --fix writes it)")
            )
    return findings


def canonical(files: Sequence[Path], with_derived: bool = True) -> dict[Path, str]:
    """The canonical text of each TriG file, with what the rules derive put where it is derived from."""
    quads = {path: read_quads(path) for path in files if path.suffix == ".trig"}
    home = {quad[3]: path for path, some in quads.items() for quad in some}
    for graph, missing in (_missing(files) if with_derived else {}).items():
        quads[home[graph]] += missing
    return {path: trig.render(some) for path, some in quads.items()}


def fix(files: Sequence[Path]) -> list[Path]:
    """Write the canonical form of every TriG file that is not in it; tells which. Raises NotWritten, BadFile."""
    changed = []
    for path, text in canonical(files).items():
        if text != path.read_text(encoding="utf-8"):
            write_whole(path, text)
            changed.append(path)
    return changed


def _missing(files: Sequence[Path]) -> dict[IRI, list[Quad]]:
    rules = [path.read_text(encoding="utf-8") for path in resources.rule_files()]
    missing: dict[IRI, list[Quad]] = defaultdict(list)
    for quad in derived([path for path in files if path.suffix in (".trig", ".nq")], resources.ontology_file(), rules):
        if quad[3] != ONTOLOGY:
            missing[quad[3]].append(quad)
    return missing


def _short(text: str) -> str:
    return text.removeprefix(ID)
