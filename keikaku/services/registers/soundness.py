"""What must be so before a register is made of an outline; and what is made out from it: parents, texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise

from keikaku.records import Label
from keikaku.services.passages import source_text
from keikaku.services.registers.iris import Iris, text_range
from keikaku.services.registers.outline import PASSAGE, Outline, Row, above
from keikaku.services.registers.places import Text
from keikaku.services.registers.problems import Problems
from keikaku.texts.catalogue import label

_SHOWN = 3  # notes of one kind


def sound(outline: Outline, texts: Mapping[str, Text]) -> Outline:
    """The outline with the parent and the text of every row. Raises BadFile with all that is wrong.

    texts: by file name, all that the outline names.
    """
    problems = Problems(outline.file)
    rows = outline.rows
    if not rows:
        problems.add(0, "the outline has no rows", "give each element and passage a row")
    _no_doubles(rows, problems)
    elements = {row.path: row for row in rows if row.kind != PASSAGE}
    found = outline._replace(rows=tuple(_whole(row, outline, elements, problems) for row in rows))
    _no_circle(found, problems)
    _no_clash(found, problems)
    passages = {row.path for row in found.rows if row.places}
    for row in found.rows:
        for path in row.stated_in:
            if path not in passages:
                hint = "stated_in names rows that have lines"
                problems.add(row.line, f"“{row.path}” is stated in “{path}”, which is no passage", hint)
        _standing(row, texts, problems)
    problems.check()
    return found


def completed(outline: Outline) -> Outline:
    """The outline with the parent and the text of every row, as far as that can be made out."""
    elements = {row.path: row for row in outline.rows if row.kind != PASSAGE}
    rows = tuple(_whole(row, outline, elements, Problems(outline.file)) for row in outline.rows)
    return outline._replace(rows=rows)


def remarks(outline: Outline, texts: Mapping[str, Text]) -> list[Label]:
    """What is allowed and yet may be a slip: places that overlap in part, passages that say the same.

    That passages share a whole place is none, as the rows of a table share its head.
    """
    spans: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    hashes: dict[str, list[str]] = defaultdict(list)
    for row in outline.rows:
        found = [texts[row.text].offsets(place) for place in row.places]
        spans[row.text].update({span: row.path for span in found if span not in spans[row.text]})
        if found:
            hashes[source_text.text_hash(source_text.joined(texts[row.text].text, found))].append(row.path)
    shared = [
        label("registers.overlap", one=one, other=other, line=texts[name].line_at(start))
        for name, some in spans.items()
        for ((_, end), one), ((start, _), other) in pairwise(sorted(some.items()))
        if start < end
    ]
    same = [label("registers.same_text", addresses=", ".join(some)) for some in hashes.values() if len(some) > 1]
    return [*_few(shared), *_few(same)]


def _few(told: list[Label]) -> list[Label]:
    more = len(told) - _SHOWN
    return told if more < 2 else [*told[:_SHOWN], label("registers.more_such", more=more)]


def _no_doubles(rows: Iterable[Row], problems: Problems) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        if row.path in seen:
            problems.add(
                row.line, f"the address “{row.path}” stands in line {seen[row.path]}, too", "give each its own"
            )
        seen.setdefault(row.path, row.line)


def _whole(row: Row, outline: Outline, elements: Mapping[str, Row], problems: Problems) -> Row:
    """A row with its parent and its text."""
    return row._replace(parent=_parent(row, elements, problems), text=_text(row, outline, problems))


def _parent(row: Row, elements: Mapping[str, Row], problems: Problems) -> str:
    if row.parent is not None:
        if row.parent and row.parent not in elements:
            near = get_close_matches(row.parent, elements, 1)
            hint = f"did you mean {near[0]}?" if near else "give it a row, or leave the cell empty"
            problems.add(row.line, f"the parent “{row.parent}” of “{row.path}” is no element of the outline", hint)
        return row.parent
    if row.path == "":
        return ""
    ways = above(row.path)
    found = next((path for path in ways if path == "" or path in elements), None)
    if found is None:
        hint = f"give {ways[-1]} a row, or write the address of the element above it (or the plan's id) under parent"
        problems.add(row.line, f"“{row.path}” stands under “{ways[-1]}”, which has no row", hint)
    return found or ""


def _text(row: Row, outline: Outline, problems: Problems) -> str:
    names = outline.header.texts
    if not row.places:
        if row.kind == PASSAGE:
            problems.add(row.line, f"the passage “{row.path}” has no lines", "write the lines of the text that hold it")
        return row.text
    if row.text and row.text not in names:
        problems.add(row.line, f"“{row.text}” is no text of the plan", f"the texts are {', '.join(names) or 'none'}")
    elif not row.text and len(names) != 1:
        what = "the plan has several texts, and this row names none" if names else "the plan names no text"
        hint = "give the table a column “text”" if names else 'write in the head: text = "FILE.txt"'
        problems.add(row.line, what, hint)
    return row.text or (names[0] if names else "")


def _no_circle(outline: Outline, problems: Problems) -> None:
    parents = {row.path: row.parent for row in outline.rows if row.kind != PASSAGE}
    for row in outline.rows:
        seen = {row.path}
        path = row.parent or ""
        while path and path not in seen:
            seen.add(path)
            path = parents.get(path) or ""
        if path and path == row.path:
            problems.add(row.line, f"“{row.path}” stands under itself", "give it another parent")


def _no_clash(outline: Outline, problems: Problems) -> None:
    """No two things have one IRI."""
    names = Iris(outline.header, any(row.path == "" for row in outline.rows))
    made: Counter[str] = Counter([names.plan, names.graph])
    made.update(names.level(level.depth) for level in outline.header.levels)
    made.update(names.source(number) for number, _ in enumerate(outline.header.texts, 1))
    rows = [(row, set(_iris(row, names))) for row in {row.path: row for row in outline.rows}.values()]
    for _, iris in rows:
        made.update(iris)
    for row, iris in rows:
        for iri in sorted(iri for iri in iris if made[iri] > 1):
            hint = "give it another address"
            problems.add(row.line, f"“{row.path}” would have the IRI of something else: {iri}", hint)


def _iris(row: Row, names: Iris) -> Iterator[str]:
    if row.kind != PASSAGE:
        yield names.element(row)
    if row.places:
        yield names.passage(row)
        yield from (text_range(names.passage(row), order) for order, _ in enumerate(row.places, 1))


def _standing(row: Row, texts: Mapping[str, Text], problems: Problems) -> None:
    """The places of a row are there, none twice, and hold something."""
    text = texts.get(row.text)
    if text is None:
        return
    found = []
    for place in row.places:
        try:
            start, end = text.offsets(place)
        except ValueError as problem:
            problems.add(row.line, f"“{row.path}”: {problem}", "write the lines of the text that hold it")
            continue
        if not text.text[start:end].strip():
            problems.add(
                row.line, f"“{row.path}”: nothing stands in {place}", "write the lines of the text that hold it"
            )
        found.append((start, end, str(place)))
    for (_, end, one), (start, _, other) in pairwise(sorted(found)):
        if start < end:
            problems.add(row.line, f"“{row.path}”: {one} and {other} overlap", "give each line once")
