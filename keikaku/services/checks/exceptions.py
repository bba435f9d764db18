"""What the graph leaves out of a plan's text on purpose, with the reason: ``exceptions.csv`` beside its files."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.inputs import read_file

COLUMNS = ("address", "name", "reason")
MAX_BYTES = 16 * 2**20


class Exceptional(NamedTuple):
    """Something in a passage (*: in any) that the graph leaves out, as it is written or folded, and why.

    ``line``: where it stands in the file, from 1.
    """

    address: str
    name: str
    reason: str
    line: int


def read(path: Path) -> list[Exceptional]:
    """The exceptions of a file; none, where there is no such file. Raises BadFile."""
    if not path.exists():
        return []
    text = read_file(path, MAX_BYTES)
    try:
        reader = csv.DictReader(io.StringIO(text.decode(), newline=""))
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadFile(f"{path}: the columns are not {', '.join(COLUMNS)}", "mend its first line", str(path), 1)
        rows = [Exceptional(row["address"], row["name"] or "", row["reason"] or "", reader.line_num) for row in reader]
    except UnicodeDecodeError as problem:
        raise BadFile(f"{path}: not UTF-8 at byte {problem.start}", "save it as UTF-8", str(path)) from None
    except csv.Error as problem:
        raise BadFile(f"{path} is no CSV: {problem}", "mend it", str(path)) from None
    for row in rows:
        if not row.reason.strip():
            raise BadFile(f"{path}:{row.line}: an exception without a reason", "say why", str(path), row.line)
    return rows
