"""Writes an outline as people read it: TOML, with its table in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from keikaku.records import IRI, Literal
from keikaku.services.registers.header import resolved
from keikaku.services.registers.outline import LINKS, Header, Level, Outline, Row
from keikaku.services.registers.table import COLUMNS
from keikaku.vocab import ID

_ALWAYS = ("address", "class", "lines")
_ESCAPES = {**{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}, ord("\\"): "\\\\", ord('"'): '\\"'}


def write(outline: Outline, remarks: Iterable[str] = ()) -> str:
    """The text of an outline, which reads back as the same. remarks: stand above it, a line each."""
    head = outline.header
    lines = [f"# {line}" for line in remarks]
    lines += [f"{key} = {value}" for key, value in _head(head)]
    if head.levels:
        lines += ["levels = [", *_levels(head), "]"]
    return "\n".join([*lines, f"elements = {_long(_table(outline))}"]) + "\n"


def _levels(head: Header) -> Iterable[str]:
    for number, level in enumerate(head.levels, 1):
        yield f"  {_level(level, head.base, level.depth == number)},"


def _level(level: Level, base: str, usual: bool) -> str:
    names = [(_key(name.language), _quoted(name.value)) for name in level.names]
    given = [*([] if usual else [("depth", str(level.depth))]), ("class", _quoted(level.kind)), *names]
    given += [("iri", _quoted(_short(IRI(level.iri), base)))] if level.iri else []
    return f"{{ {', '.join(f'{key} = {value}' for key, value in given)} }}"


def _head(head: Header) -> Iterable[tuple[str, str]]:
    yield "id", _quoted(head.id)
    if head.base != ID:
        yield "base", _quoted(head.base)
    for key, iri in (("iri", head.iri), ("graph", head.graph)):
        if iri:
            yield key, _quoted(_short(IRI(iri), head.base))
    for key, title in _titles(head.titles, head):
        yield key, _quoted(title)
    for name in head.names:
        yield _key(name.language), _quoted(name.value)
    for tag in dict.fromkeys(name.language for name in head.also):
        yield _key(f"also_{tag}"), _listed([name.value for name in head.also if name.language == tag])
    for key in LINKS:
        found = [_short(iri, head.base) for one, iri in head.links if one == key]
        if found:
            yield key, _quoted(found[0]) if len(found) == 1 else _listed(found)
    if head.languages:
        yield "language", _quoted(head.languages[0]) if len(head.languages) == 1 else _listed(head.languages)
    if head.month:
        yield "fiscal_year_begins", str(head.month)
    if head.texts:
        yield "text", _quoted(head.texts[0]) if len(head.texts) == 1 else _listed(head.texts)


def _table(outline: Outline) -> str:
    head = outline.header
    cells = [_cells(row, head) for row in outline.rows]
    used = {name for row in cells for name, value in row.items() if value}
    tags = sorted(used - set(COLUMNS))
    columns = [name for name in (*COLUMNS, *tags) if name in used or name in _ALWAYS]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in cells)
    return file.getvalue()


def _cells(row: Row, head: Header) -> dict[str, str]:
    also: dict[str, list[str]] = {}
    for name in row.also:
        also.setdefault(f"also_{name.language}", []).append(name.value.replace(";", "\\;"))
    return {
        "address": row.path or head.id,
        "class": _class(row, head.levels),
        "parent": "" if row.parent is None else row.parent or head.id,
        "text": row.text if len(head.texts) > 1 else "",
        "lines": "; ".join(map(str, row.places)),
        "page": row.page,
        "sheet": str(row.sheet or ""),
        **dict(_titles(row.titles, head)),
        **{str(name.language): name.value for name in row.names},
        **{column: "; ".join(names) for column, names in also.items()},
        "stated_in": "; ".join(row.stated_in),
        "iri": _short(IRI(row.iri), head.base) if row.iri else "",
        "passage": _short(IRI(row.passage), head.base) if row.passage else "",
        "note": row.note,
    }


def _class(row: Row, levels: tuple[Level, ...]) -> str:
    """What the plan calls it, if that says the class; else the class, so that it is not taken for a level's name."""
    taken = [name.value for level in levels for name in level.names]
    own = [level for level in levels if (level.depth == row.level if row.level else level.kind == row.kind)]
    if len(own) == 1 and own[0].names and taken.count(own[0].names[0].value) == 1:
        return own[0].names[0].value
    return f"kk:{row.kind}" if row.kind in taken else row.kind


def _titles(titles: Sequence[Literal], head: Header) -> Iterable[tuple[str, str]]:
    """Titles by the keys under which they stand: the first whose language is as one would think, without it."""
    plain = next((title for title in titles if title.language == head.tag(title.value)), None)
    for title in titles:
        yield ("title" if title is plain else f"title_{title.language}"), title.value


def _short(iri: IRI, base: str) -> str:
    for start, written in ((base, ""), (ID, "id:")):
        short = written + iri.removeprefix(start)
        if iri.startswith(start) and resolved(short, base) == iri:
            return short
    return iri


def _key(name: str | None) -> str:
    return name or ""


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _long(text: str) -> str:
    """Text of several lines as TOML: as it is, unless it holds what would end it, or what TOML does not take."""
    plain = "'''" not in text and not any(character < " " and character not in "\n\t" for character in text)
    if plain and "\x7f" not in text:
        return f"'''\n{text}'''"
    kept = {code: sign for code, sign in _ESCAPES.items() if code != ord("\n")}
    return f'"""\n{text.translate(kept)}"""'
