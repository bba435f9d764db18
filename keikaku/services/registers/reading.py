"""Reads an outline: TOML, whose table stands in it or in a CSV file beside it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.services.registers import table
from keikaku.services.registers.header import header
from keikaku.services.registers.outline import Outline
from keikaku.services.registers.problems import Problems

MAX_BYTES = 16 * 2**20  # a plan has some thousand elements, a line each
_INLINE = re.compile(r"^[ \t]*elements[ \t]*=[ \t]*('''|\"\"\")(\r?\n)?", re.MULTILINE)


def read(path: Path) -> Outline:
    """The outline in a file. Raises BadFile with all that is wrong, by file and line."""
    text = _text(path)
    try:
        found = tomllib.loads(text)
    except RecursionError:
        raise BadFile(f"{path}: nested too deep", "see keikaku register in the manual", str(path)) from None
    except ValueError as problem:
        raise _no_toml(path, str(problem)) from None
    problems = Problems(str(path))
    head = header(found, text, problems)
    elements = found.get("elements")
    if not isinstance(elements, str):
        problems.add(
            0, "the outline has no elements", "put a table between elements = ''' and ''', or name one: \"plan.csv\""
        )
    problems.check()
    assert isinstance(elements, str)
    if "\n" not in elements and elements.strip().lower().endswith((".csv", ".tsv")):
        file = path.parent / elements.strip()
        problems = Problems(str(file))
        rows = table.rows(_text(file), 1, head, problems)
    else:
        file = path
        rows = table.rows(elements, _first_line(text), head, problems)
    problems.check()
    return Outline(head, rows, str(file))


def _no_toml(path: Path, problem: str) -> BadFile:
    match = re.fullmatch(r"(.*) \(at line ([0-9]+), column ([0-9]+)\)", problem, re.DOTALL)
    hint = "an outline is TOML: see keikaku register in the manual"
    if match is None:
        return BadFile(f"{path}: {problem}", hint, str(path))
    line, column = int(match[2]), int(match[3])
    return BadFile(f"{path}:{line}: {match[1]} (column {column})", hint, str(path), line, column)


def _first_line(text: str) -> int:
    """The line in which a table in the TOML begins."""
    match = _INLINE.search(text)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _text(path: Path) -> str:
    data = read_file(path, MAX_BYTES, "name the file of an outline")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise BadFile(
            f"{path}:{line}: not UTF-8 at byte {problem.start}",
            "save it as UTF-8 (in Excel: CSV UTF-8)",
            str(path),
            line,
        ) from None
