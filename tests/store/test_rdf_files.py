"""RDF files, piece by piece: the same whatever the pieces, an end to what has none, and a way to stop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import BadFile, OutOfTime
from keikaku.records import Literal
from keikaku.store import rdf_files
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.engines import ENGINES
from keikaku.store.json_text import MAX_JSON_DEPTH
from keikaku.store.rdf_files import RdfReader
from tests.examples import examples


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_pause_ends_the_loading_of_a_file(engine: str, tmp_path: Path) -> None:
    file = tmp_path / "long.nt"
    file.write_text("".join(f"<urn:{number}> <urn:p> <urn:o> .\n" for number in range(8_000)))
    left = [3]

    def pause() -> None:
        left[0] -= 1
        if not left[0]:
            raise OutOfTime("enough")

    with pytest.raises(OutOfTime):
        ENGINES[engine]().load([(file, None)], pause)
    assert left == [0]
    left[0] = 100
    assert len(ENGINES[engine]().load([(file, None)], pause).select("SELECT * { ?s ?p ?o }").rows) == 8_000
    assert left[0] > 90


def test_interruption_ends_the_loading_in_the_process(tmp_path: Path) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.ttl").write_text("<urn:s> <urn:p> <urn:o> .")
    with pytest.raises(KeyboardInterrupt):
        EmbeddedStore.load([(tmp_path / "a.ttl", None)], interrupted)


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_files_together_have_a_size_that_is_said(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf_files, "MAX_BYTES", 2**20)
    line = "<urn:s> <urn:p> <urn:o> .\n"
    for name, part in (("a.ttl", 600_000), ("b.ttl", 600_000)):
        (tmp_path / name).write_text(line * (part // len(line)))
    ENGINES[engine]().load([(tmp_path / "a.ttl", None)])
    with pytest.raises(BadFile) as caught:
        ENGINES[engine]().load([(tmp_path / "a.ttl", None), (tmp_path / "b.ttl", None)])
    assert caught.value.message == f"{tmp_path / 'b.ttl'}: with it, the RDF files to load have more than 1 MiB"
    assert "Oxigraph folder or a SPARQL server" in caught.value.hint


def read_in_pieces(path: Path, data: bytes, piece: int, monkeypatch: pytest.MonkeyPatch) -> bytes | tuple[str, int]:
    """What comes of a file whose pieces are so long; of a BadFile its words without the name, and its line."""
    path.write_bytes(data)
    monkeypatch.setattr(rdf_files, "PIECE", piece)
    try:
        with RdfReader().open(path) as file:
            return b"".join(iter(lambda: file.read(7), b""))
    except BadFile as problem:
        return problem.message.removeprefix(str(path)), problem.line or 0


@examples(150)
@given(st.text('[]{}"\\\n a', max_size=60).map(str.encode) | st.text("[{", min_size=120, max_size=140).map(str.encode))
def test_json_nests_as_deep_whatever_the_pieces(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "a.jsonld"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdf_files, "MAX_JSON_DEPTH", 3)
        whole = read_in_pieces(path, data, 1000, patch)
        assert [read_in_pieces(path, data, piece, patch) for piece in (5, 2, 1)] == [whole] * 3
        try:
            json.loads(data)
        except ValueError:
            return
        assert isinstance(whole, bytes) == (_depth(json.loads(data)) <= 3)


def _depth(value: object) -> int:
    if not isinstance(value, list | dict):
        return 0
    return 1 + max(map(_depth, value.values() if isinstance(value, dict) else value), default=0)


@pytest.mark.parametrize("word", [b"<!DOCTYPE", b"<!ENTITY"])
def test_a_doctype_is_found_across_pieces(word: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf<?xml?>\n\n <a/>" + word + b" x>"
    for piece in (*range(4, 30), 1000):
        found = read_in_pieces(tmp_path / "a.rdf", data, piece, monkeypatch)
        assert found == (" declares a DOCTYPE at line 3", 3), piece
    assert read_in_pieces(tmp_path / "a.rdf", b"\xef\xbb\xbf<a/>", 4, monkeypatch) == b"<a/>"


def test_no_string_of_json_takes_longer_than_its_length(tmp_path: Path) -> None:
    """Looked for from each of its quotes, a string of this size that does not end takes hours."""
    for text in ('{"@id":"' + '\\"' * 1_000_000, '"' * 2_000_001, "\\" * 2_000_001, '["' + "\\" * 2_000_000):
        (tmp_path / "a.jsonld").write_text(text)
        with RdfReader().open(tmp_path / "a.jsonld") as file:
            assert len(file.read()) == len(text)


def test_a_text_with_brackets_is_no_nesting(tmp_path: Path) -> None:
    text = "[" * (MAX_JSON_DEPTH + 1) + '\\"' * 40_000
    (tmp_path / "a.jsonld").write_text(f'{{"@id": "urn:s", "urn:p": "{text}"}}')
    rows = EmbeddedStore.load([(tmp_path / "a.jsonld", None)]).select("SELECT ?o { ?s ?p ?o }").rows
    assert rows == [(Literal.text(text.replace('\\"', '"')),)]
