"""What is to be told of files that were read: what was left out of them, and which were none of RDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from keikaku.records import Label
from keikaku.store.files.reading import LeftOut, Reading
from keikaku.texts.catalogue import label

_FIRST = 5  # that are named


def of(reading: Reading) -> list[Label]:
    """In both languages, each a line or several. The reading has none afterwards: each is told once,
    however often the files were read."""
    told = []
    if reading.left_out:
        told.append(_left_out([*dict.fromkeys(reading.left_out)]))
    if reading.passed_over:
        told.append(_passed_over([*dict.fromkeys(reading.passed_over)]))
    reading.left_out.clear()
    reading.passed_over.clear()
    return told


def _left_out(faults: Sequence[LeftOut]) -> Label:
    lines = [_said(fault) for fault in faults[:_FIRST]]
    if len(faults) > _FIRST:
        lines.append(label("files.more", count=len(faults) - _FIRST))
    head = label("files.left_out", count=len(faults))
    return Label(*("\n  ".join(str(line.best(one)) for line in (head, *lines)) for one in ("ja", "en")))


def _said(fault: LeftOut) -> Label:
    where = f"{fault.file}:{fault.line}" if fault.line else fault.file
    said = "files.nothing_read" if fault.nothing else "files.and_the_rest" if fault.rest else "files.fault"
    return label(said, where=where, why=fault.why)


def _passed_over(files: Sequence[Path]) -> Label:
    names = ", ".join(path.name for path in files[:_FIRST])
    return label("files.passed_over", count=len(files), names=f"{names}, …" if len(files) > _FIRST else names)
