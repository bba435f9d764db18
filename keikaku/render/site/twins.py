"""The same as a page for programs: JSON, CSV with a row for each passage, Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from keikaku.records import Release
from keikaku.render.exports import rdf
from keikaku.site_data import Group, ThingPage

if TYPE_CHECKING:
    import pyoxigraph as ox

COLUMNS = ("property_ja", "property_en", "subject", "subject_ja", "subject_en", "object", "object_ja", "object_en",
           "address", "page")  # fmt: skip
MEDIA = {
    "json": "application/json", "csv": "text/csv; charset=utf-8", "ttl": "text/turtle; charset=utf-8",
}  # fmt: skip


def as_json(data: dict[str, Any], release: Release | None) -> bytes:
    """What ``show --format json`` prints of the thing, and of which data it is."""
    told = {**data, "release": release._asdict() if release else None}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def as_csv(page: ThingPage) -> bytes:
    """The page's statements, one row for each passage that states them, names in both languages."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in page.rows:
        subject = (row.about.iri, *row.about.name) if row.about else (page.iri, *page.name)
        ends = (*row.name, *subject, row.value.iri, *row.value.name)
        writer.writerows((*ends, *at) for at in _places(row.stated_in))
    for group in page.groups:
        _write(writer, group)
    for at, _ in page.named_in:
        writer.writerow((*_NAMED, *("", "", ""), page.iri, *page.name, at.address, at.page))
    return file.getvalue().encode("utf-8", "surrogatepass")


_NAMED = ("", "kk:mentions")


def _write(writer: Any, group: Group) -> None:
    for one in group.statements:
        ends = (*group.name, one.source.iri, *one.source.name, one.target.iri, *one.target.name)
        writer.writerows((*ends, *at) for at in _places(one.stated_in))


def _places(stated_in: Sequence[Any]) -> list[tuple[object, object]]:
    return [(at.address, at.page) for at in stated_in] or [("", "")]


def as_turtle(triples: Sequence[ox.Triple]) -> bytes:
    """The triples with the prefixes of all our files."""
    file = io.BytesIO()
    rdf.write([triples], "turtle", file)
    return file.getvalue()
