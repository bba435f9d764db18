"""Reads the table of an outline: a row for each element and passage, in CSV (or with tabs between)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from keikaku.records import Literal, whole_number
from keikaku.services.registers import places
from keikaku.services.registers.header import NO_IRI, TAG, resolved
from keikaku.services.registers.outline import KINDS, Header, Row, kind_of
from keikaku.services.registers.problems import Problems

COLUMNS = (
    "address", "class", "parent", "text", "lines", "page", "sheet", "title", "ja", "en", "also_ja", "also_en",
    "stated_in", "iri", "passage", "note",
)  # fmt: skip
_NO_PATH = re.compile(r'[\s:<>"{}|^`\\?#%]')
_MANY = re.compile(r"(?<!\\);")


class _Cells(NamedTuple):
    """A row as it is written: its line, and what stands under each heading."""

    line: int
    of: dict[str, str]


def rows(text: str, first_line: int, header: Header, problems: Problems) -> tuple[Row, ...]:
    """The rows of a table. first_line: of the file, where the table begins. Lines that begin with # are remarks."""
    return tuple(_row(cells, header, problems) for cells in _cells(text, first_line, problems))


def _cells(text: str, first_line: int, problems: Problems) -> Iterator[_Cells]:
    delimiter = "\t" if "\t" in next((line for line in text.split("\n") if line.strip()), "") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    begun = 0
    try:
        for cells in reader:
            line, begun = first_line + begun, reader.line_num
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
                continue
            if columns is None:
                columns = _columns(cells, line, problems)
            elif len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                hint = "put a text with a comma in it between double quotation marks"
                problems.add(line, f"{len(cells)} cells stand under {len(columns)} headings", hint)
            else:
                yield _Cells(line, {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name})
    except csv.Error as problem:
        problems.add(first_line + begun, f"this is no CSV: {problem}", "double a quotation mark that stands in a text")
    if columns is None:
        problems.add(first_line, "the table has no headings", f"begin it with {','.join(COLUMNS[:2])},lines")


def _columns(cells: list[str], line: int, problems: Problems) -> list[str]:
    columns = [cell.strip() for cell in cells]
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        problems.add(line, f"the column “{name}” stands twice")
    for name in dict.fromkeys(columns):
        if name and name not in COLUMNS and not TAG.fullmatch(name.removeprefix("also_").removeprefix("title_")):
            near = get_close_matches(name, COLUMNS, 1)
            hint = f"did you mean {near[0]}?" if near else f"the columns are {', '.join(COLUMNS)}"
            problems.add(line, f"“{name}” is no column of an outline", hint)
    if "address" not in columns:
        problems.add(line, "there is no column “address”", f"the columns are {', '.join(COLUMNS)}")
    return columns


def _row(cells: _Cells, header: Header, problems: Problems) -> Row:
    line, of = cells
    path = _path(of.get("address", ""), header, line, problems)
    kind, level = _kind(of.get("class", ""), path, header, line, problems)
    return Row(
        path,
        kind,
        line,
        level,
        _path(of["parent"], header, line, problems) if of.get("parent") else None,
        _places(of.get("lines", ""), line, problems),
        of.get("text", ""),
        of.get("page", ""),
        _sheet(of.get("sheet", ""), line, problems),
        tuple(_titles(of, header)),
        tuple(Literal.text(name, tag) for tag, name in of.items() if TAG.fullmatch(tag) and name),
        tuple(_also(of)),
        tuple(_path(one, header, line, problems) for one in _several(of.get("stated_in", ""))),
        _iri(of.get("iri", ""), header, line, problems),
        _iri(of.get("passage", ""), header, line, problems),
        of.get("note", ""),
    )


def _path(written: str, header: Header, line: int, problems: Problems) -> str:
    """What stands behind the plan's id in an address; the id alone is the whole document."""
    if written == header.id:
        return ""
    path = written.removeprefix(f"{header.id}:")
    segments = path.split("/")
    if not path:
        problems.add(line, "a row has no address", "write it as 1.2 or 1.2/action/3")
    elif _NO_PATH.search(path) or not all(segments) or "." in segments or ".." in segments:
        hint = f"write it as 1.2 or goal-1/action/3, with or without {header.id}: before it; no blanks, nor any of :?#%"
        problems.add(line, f"“{written}” is no address", hint)
    return path


def _kind(written: str, path: str, header: Header, line: int, problems: Problems) -> tuple[str, int | None]:
    """The class of a row, and the depth of its level where two have that class."""
    for level in header.levels:
        if written and written in (name.value for name in level.names):
            alone = sum(other.kind == level.kind for other in header.levels) == 1
            return level.kind, None if alone else level.depth
    plain = written.removeprefix("kk:")
    found = next((kind for kind in KINDS if kind.casefold() == plain.casefold()), None)
    if found is None:
        found = kind_of(path) if not written else None
        if found is None:
            what = f"“{written}” is no class" if written else f"nothing says of which class “{path}” is"
            own = [name.value for level in header.levels for name in level.names]
            problems.add(line, what, f"the classes are {', '.join((*KINDS, *own))}")
    return found or "", None


def _places(written: str, line: int, problems: Problems) -> tuple[places.Place, ...]:
    try:
        return places.parse(written)
    except ValueError as problem:
        problems.add(line, str(problem), "write lines as 12, 12-15 or 12-15; 20 (part of one as 12:5-12:20)")
        return ()


def _sheet(written: str, line: int, problems: Problems) -> int | None:
    number = whole_number(written) if written else None
    if written and not number:
        problems.add(line, f"“{written}” is no sheet", "the sheets of a file are counted from 1")
    return number


def _titles(of: dict[str, str], header: Header) -> Iterator[Literal]:
    if written := of.get("title"):
        yield Literal.text(written, header.tag(written))
    for column, cell in of.items():
        if column.startswith("title_") and cell:
            yield Literal.text(cell, column[6:])


def _also(of: dict[str, str]) -> Iterator[Literal]:
    for column, cell in of.items():
        if column.startswith("also_") and TAG.fullmatch(column[5:]):
            yield from (Literal.text(name, column[5:]) for name in _several(cell))


def _several(cell: str) -> list[str]:
    """What stands in a cell with ``;`` between; one that is part of a text has a ``\\`` before it."""
    return [one.strip().replace("\\;", ";") for one in _MANY.split(cell) if one.strip()]


def _iri(written: str, header: Header, line: int, problems: Problems) -> str | None:
    if not written:
        return None
    if NO_IRI.search(written):
        problems.add(line, f"“{written}” is no IRI", "write signs such as spaces as %20")
    return resolved(written, header.base)
