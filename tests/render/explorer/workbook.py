"""Reads a workbook as its format says, so that what the page writes is judged by another reader than itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST_DAY = date(1899, 12, 30)

Value: TypeAlias = str | float | date | None


def read(path: Path) -> dict[str, list[list[Value]]]:
    """Each sheet by its name: its rows, with None where there is no cell. Fails for a broken archive, or a formula."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
    styles = parts["xl/styles.xml"]
    dates = {style.get("numFmtId") for style in styles.iter(f"{_MAIN}numFmt") if "yyyy" in style.get("formatCode", "")}
    formats = styles.find(f"{_MAIN}cellXfs")
    assert formats is not None
    days = {str(place) for place, one in enumerate(formats) if one.get("numFmtId") in dates}
    links = {one.get("Id"): one.get("Target") for one in parts["xl/_rels/workbook.xml.rels"]}
    types = {one.get("PartName") for one in parts["[Content_Types].xml"]}
    found = {}
    for sheet in parts["xl/workbook.xml"].iter(f"{_MAIN}sheet"):
        target = f"xl/{links[sheet.get(_LINK)]}"
        assert f"/{target}" in types
        assert not list(parts[target].iter(f"{_MAIN}f"))
        found[sheet.get("name", "")] = _rows(parts[target], days)
    return found


def _rows(sheet: ET.Element, days: set[str]) -> list[list[Value]]:
    rows = []
    for number, row in enumerate(sheet.iter(f"{_MAIN}row"), 1):
        assert row.get("r") == str(number)
        cells: dict[int, Value] = {}
        for cell in row:
            letters, at = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
            assert int(at) == number
            cells[_column(letters)] = _value(cell, days)
        rows.append([cells.get(place) for place in range(max(cells, default=-1) + 1)])
    return rows


def _value(cell: ET.Element, days: set[str]) -> Value:
    if cell.get("t") == "inlineStr":
        text = "".join(one.text or "" for one in cell.iter(f"{_MAIN}t"))
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)
    assert cell.get("t") is None
    number = float(cell.findtext(f"{_MAIN}v") or "nan")
    return _FIRST_DAY + timedelta(days=number) if cell.get("s") in days else number


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
