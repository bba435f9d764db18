"""Contexts that JSON-LD names by address: the file that was given, or one beside, and never fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.store.engines import ENGINES
from keikaku.store.files.json_text import Contexts
from keikaku.store.files.reading import Reading

ENGINES_OF_FILES = ("embedded", "reference")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with contexts, in another one than the data."""
    (tmp_path / "given").mkdir()
    for name, context in {
        "a": {"name": "urn:a#name"}, "b": ["https://example.org/a", {"size": "urn:b#size"}],
        "self": "https://example.org/self", "import": {"@import": "https://example.org/a", "size": "urn:i#size"},
    }.items():  # fmt: skip
        (tmp_path / "given" / f"{name}.jsonld").write_text(json.dumps({"@context": context}))
    (tmp_path / "given" / "none.json").write_text('{"a": 1}')
    return tmp_path


def rows(engine: str, folder: Path, context: object, given: list[str]) -> list[tuple[str, ...]]:
    document = {"@context": context, "@id": "urn:s", "name": "n", "size": {"@value": "m"}}
    (folder / "doc.jsonld").write_text(json.dumps(document))
    reading = Reading(contexts=Contexts.of(one.replace("given/", f"{folder}/given/") for one in given))
    store = ENGINES[engine]().load([(folder / "doc.jsonld", None)], None, reading)
    return [(str(p), o.value) for p, o in store.select("SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p").rows]  # type: ignore[union-attr]


A, B = ("urn:a#name", "n"), ("urn:b#size", "m")


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
@pytest.mark.parametrize(
    ("context", "given", "found"),
    [
        ("https://example.org/a", ["given/a.jsonld"], [A]),
        ("http://example.org/a/", ["https://example.org/a=given/a.jsonld"], [A]),
        ("https://example.org/v/a.jsonld", ["given/b.jsonld", "given/a.jsonld"], [A]),
        ("https://example.org/b", [f"https://example.org/{one}=given/{one}.jsonld" for one in "ab"], [A, B]),
        (["https://example.org/a", {"size": "urn:b#size"}], ["given/a.jsonld"], [A, B]),
        ({"@import": "https://example.org/a", "size": "urn:b#size"}, ["given/a.jsonld"], [A, B]),
        ({"size": {"@id": "urn:b#size", "@context": "https://example.org/a"}, "name": "urn:a#name"},
         ["given/a.jsonld"], [A, B]),
        ("given/a.jsonld", [], [A]),
    ],
)  # fmt: skip
def test_a_context_is_put_in(
    context: object, given: list[str], found: list[tuple[str, str]], engine: str, folder: Path
) -> None:
    assert rows(engine, folder, context, given) == found


@pytest.mark.parametrize(
    ("context", "given", "message"),
    [
        ("https://example.org/x", [],
         "names the context https://example.org/x, which stands elsewhere, and none is fetched"),
        (["https://example.org/x", "https://example.org/y"], ["given/a.jsonld"],
         "names the context https://example.org/y, which stands elsewhere, and none is fetched"),
        ("https://example.org/self", ["https://example.org/self=given/self.jsonld"],
         "names contexts that name each other: https://example.org/self"),
        ("https://example.org/x", ["given/none.json"], "names the context https://example.org/x, but {file} is none"),
    ],
)  # fmt: skip
def test_a_context_of_which_there_is_no_file_is_named(
    context: object, given: list[str], message: str, folder: Path
) -> None:
    with pytest.raises(BadFile) as caught:
        rows("embedded", folder, context, given)
    assert caught.value.message == f"{folder}/doc.jsonld {message.format(file=folder / 'given' / 'none.json')}"


def test_no_context_comes_from_outside_of_the_folder(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "link.jsonld").symlink_to(folder / "given" / "a.jsonld")
    for context in ("../given/a.jsonld", "link.jsonld"):
        with pytest.raises(BadFile, match="none is fetched"):
            rows("embedded", folder / "data", context, [])


def test_numbers_come_as_they_were(folder: Path) -> None:
    document = '{"@context": "given/a.jsonld", "@id": "urn:s", "name": [1.10, 12345678901234567890123, 1e3]}'
    (folder / "doc.jsonld").write_text(document)
    with_address = ENGINES["embedded"]().load([(folder / "doc.jsonld", None)]).select("SELECT ?o { ?s ?p ?o }").rows
    (folder / "doc.jsonld").write_text(document.replace('"given/a.jsonld"', '{"name": "urn:a#name"}'))
    inside = ENGINES["embedded"]().load([(folder / "doc.jsonld", None)]).select("SELECT ?o { ?s ?p ?o }").rows
    assert (len(inside), sorted(map(str, with_address))) == (3, sorted(map(str, inside)))


def test_where_the_context_lies_that_everybody_names_is_said(folder: Path) -> None:
    with pytest.raises(BadFile) as caught:
        rows("embedded", folder, "https://schema.org", [])
    hint = "save it (https://schema.org/docs/jsonldcontext.jsonld, as JSON) and give the file: "
    assert caught.value.hint == f"{hint}--context https://schema.org=FILE"
