"""Every query of the catalogue says what it asks, runs as it stands, and gets the known rows from two engines."""

from __future__ import annotations

import re
import shlex

import pytest

from keikaku import catalog, resources
from keikaku.catalog import Entry
from keikaku.records import IRI, Literal, Term, is_japanese
from keikaku.services.catalogue.run import run
from keikaku.services.session.session import Session
from keikaku.store.sparql.defaults import defaults
from keikaku.vocab import PREFIXES
from tests.queries import expected

ENTRIES = catalog.read_all()
XSD = PREFIXES["xsd"]
each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)


def test_there_are_queries_on_every_topic_each_with_its_rows() -> None:
    assert len(ENTRIES) >= 71
    assert {entry.topic for entry in ENTRIES} == set(catalog.TOPICS)
    files = {path.stem for path in resources.folder("queries").iterdir() if path.is_file()}
    assert files == {entry.name for entry in ENTRIES} == {path.stem for path in expected.FOLDER.glob("*.csv")}


@each
def test_the_header_speaks_both_languages_and_names_the_columns(entry: Entry, session: Session) -> None:
    said = [
        entry.title,
        entry.question,
        *(one.meaning for one in entry.parameters),
        *(c.heading for c in entry.columns),
    ]
    for label in [*said, *([entry.note] if entry.note.en else [])]:
        assert label.ja is not None
        assert label.en is not None
        assert is_japanese(label.ja)
        assert not is_japanese(label.en)
    assert str(entry.question.en).endswith("?")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    assert tuple(column.name for column in entry.columns) == session.select(entry.sparql).variables


@each
def test_the_defaults_in_words_are_the_defaults_in_the_query(entry: Entry, session: Session) -> None:
    in_query = defaults(entry.sparql)
    in_words = {parameter.name: parameter.default for parameter in entry.parameters}
    assert "plan" in in_words or all("plan" in one.types for one in entry.parameters if one.name != "language")
    answer = run(session, entry.name, in_words)
    integer = re.compile(rf'"([0-9]+)"\^\^<{XSD}integer>')
    assert {name: integer.sub(r"\1", term) for name, term in defaults(answer.sparql).items()} == in_query
    assert in_words.keys() - ({"plan"} if "element" in in_words else set()) <= in_query.keys()


@each
def test_both_engines_give_the_known_rows(entry: Entry, session: Session, reference: Session) -> None:
    """What the rows are is checked by hand in test_by_hand.py, and by reading their differences."""
    ours, theirs = session.select(entry.sparql), reference.select(entry.sparql)
    assert ours == theirs
    assert len(set(ours.rows)) == len(ours.rows) > 0
    assert expected.text(ours) == (expected.FOLDER / f"{entry.name}.csv").read_text(encoding="utf-8")


@each
def test_columns_hold_what_the_header_says(entry: Entry, session: Session) -> None:
    for row in session.select(entry.sparql).rows:
        for column, term in zip(entry.columns, row, strict=True):
            assert term is None or _fits(column.type, term), (column, term)


def _fits(type_: str, term: Term) -> bool:
    if isinstance(term, IRI):
        return type_ in ("IRI", "term")
    assert isinstance(term, Literal)
    datatype = term.datatype.removeprefix(XSD)
    return {
        "address": re.fullmatch(r"[0-9]{4}:[0-9.]+(/[a-z]+(/[0-9]+[a-z]?)?)?|[0-9]{4}", term.value) is not None,
        "count": datatype == "integer",
        "page": datatype == "integer",
        "number": datatype == "decimal",
        "percent": datatype == "decimal",
        "date": datatype == "date",
        "text": datatype in ("string", f"{PREFIXES['rdf']}langString"),
        "term": True,
    }[type_]


@each
def test_the_other_language_changes_only_words(entry: Entry, session: Session) -> None:
    if not any(parameter.name == "language" for parameter in entry.parameters):
        return
    words = {"statistics-about": {"word": "観光"}}.get(entry.name, {})
    answers = [run(session, entry.name, {} if language == "en" else words, language) for language in ("en", "ja")]
    kept = [i for i, column in enumerate(entry.columns) if column.type not in ("text", "term")]
    rows = [sorted(([row[i] for i in kept] for row in answer.solutions.rows), key=str) for answer in answers]
    assert rows[0] == rows[1] or words
    japanese = "".join(t.value for row in answers[1].solutions.rows for t in row if isinstance(t, Literal))
    assert is_japanese(japanese)


@each
def test_the_example_is_a_command_that_answers(entry: Entry, session: Session) -> None:
    words = shlex.split(entry.example)
    assert words[:3] == ["keikaku", "run", entry.name]
    assert words[3::3] == ["-p"] * len(words[3::3])
    assert run(session, entry.name, dict(zip(words[4::3], words[5::3], strict=True))).solutions.rows
