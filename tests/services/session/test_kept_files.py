"""Copies of large files in the cache: used while the files are what they were, never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from keikaku.services.session import background, kept_files, opening
from keikaku.services.session.readings import reading
from keikaku.services.session.session import Session
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import FILE
from tests.services.stores.releases import release

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
LABEL = "SELECT ?o { <urn:s> <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
TEXTS = {
    "a.ttl": "<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> 'one' ; <urn:p> [ <urn:q> <b> ] .",
    "a.trig": "<urn:g> { <urn:s> <urn:p> 1 } <urn:h> { <urn:s> <urn:p> 1 } { <urn:t> <urn:p> 1 }",
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, in which files of any size are kept, at once and in this process."""
    monkeypatch.delenv("KEIKAKU_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_files, "MIN_BYTES", 1)
    monkeypatch.setattr(kept_files, "_SETTLED", 0.0)
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: kept_files.build(*command[6:]))
    return tmp_path / "cache" / "keikaku" / "files"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that files are loaded."""
    counted: list[int] = []
    load = EmbeddedStore.load

    def counting(*arguments: object) -> EmbeddedStore:
        counted.append(1)
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedStore, "load", counting)
    return counted


def opened(where: Path, **how: str) -> Session:
    return opening.open_session(str(where), everything=True, reading=reading(**how))  # type: ignore[arg-type]


def rows(session: Session) -> list[object]:
    return [sorted(map(str, session.query(text).rows)) for text in (COUNT, GRAPHS, LABEL)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", TEXTS)
def test_a_copy_answers_as_the_file_does(name: str, tmp_path: Path, loads: list[int]) -> None:
    file = tmp_path / name
    file.write_text(TEXTS[name])
    first = opened(file)
    assert len(loads) == 2  # once to answer, once for the copy
    second = opened(file)
    assert len(loads) == 2
    assert rows(first) == rows(second)
    assert first.given.prefixes == second.given.prefixes
    assert sorted(first.lexicon.columns()[0]) == sorted(second.lexicon.columns()[0])
    assert rows(first) == rows(second)
    words = "SELECT ?s { ?s a <http://www.w3.org/2002/07/owl#Ontology> }"
    assert len(first.select(words).rows) == len(second.select(words).rows) == 1
    assert second.query(words).rows == []  # type: ignore[union-attr]


def test_a_release_which_has_the_ontology_itself_is_kept_as_it_is(tmp_path: Path, loads: list[int]) -> None:
    place = release(tmp_path / "town")
    first = opened(place)
    second = opened(place)
    assert len(loads) == 2  # once to answer, once for the copy
    assert rows(first) == rows(second)
    words = "SELECT ?s { ?s a <http://www.w3.org/2002/07/owl#Ontology> }"
    assert [len(one.query(words).rows) for one in (first, second)] == [1, 1]  # type: ignore[union-attr]
    assert sorted(first.lexicon.columns()[0]) == sorted(second.lexicon.columns()[0])
    assert [plan.id for plan in second.plans] == [plan.id for plan in first.plans]


def test_another_file_another_base_and_another_format_are_others(tmp_path: Path, loads: list[int]) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(TEXTS["a.ttl"])
    opened(file)
    before = file.stat()
    file.write_text(TEXTS["a.ttl"].replace("one", "two"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # neither size nor time tells
    assert "two" in str(rows(opened(file)))
    count = len(loads)
    opened(file)
    assert len(loads) == count
    for how in ({"base": "http://e.org/"}, {"input_format": "trig"}):
        opened(file, **how)
        assert len(loads) == count + 2
        count += 2
    base = "SELECT ?o { ?s <urn:q> ?o }"
    assert "http://e.org/b" in str(opened(file, base="http://e.org/").query(base))


def test_no_copy_is_made_where_it_would_not_be_the_same(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@id": "urn:s", "urn:p": 1}')
    (tmp_path / "a.ttl").write_text(TEXTS["a.ttl"])
    opened(tmp_path / "a.jsonld")
    opening.open_session(str(tmp_path / "a.ttl"), everything=True, reading=reading(lenient=True))
    opening.open_session(str(tmp_path / "a.ttl"), engine="reference", everything=True)
    assert not cache.exists()


def test_small_and_fresh_files_are_not_kept(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.ttl").write_text(TEXTS["a.ttl"])
    monkeypatch.setattr(kept_files, "_SETTLED", 1000.0)
    opened(tmp_path / "a.ttl")
    monkeypatch.setattr(kept_files, "_SETTLED", 0.0)
    monkeypatch.setattr(kept_files, "MIN_BYTES", 1000)
    opened(tmp_path / "a.ttl")
    assert not cache.exists()


@pytest.mark.parametrize("how", ["cut", "gone", "another's"])
def test_a_damaged_copy_is_not_used(how: str, tmp_path: Path, cache: Path, loads: list[int]) -> None:
    (tmp_path / "a.ttl").write_text(TEXTS["a.ttl"])
    expected = rows(opened(tmp_path / "a.ttl"))
    (copy,) = cache.iterdir()
    (table, *_) = (copy / "store").glob("*.sst")
    if how == "cut":
        os.truncate(table, table.stat().st_size - 1)
    elif how == "gone":
        table.unlink()
    else:
        (copy / "notes").write_bytes(b"1\nnonsense")
    count = len(loads)
    assert rows(opened(tmp_path / "a.ttl")) == expected
    assert len(loads) == count + 1


def test_the_copies_used_longest_ago_go_first(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / f"{name}.ttl").write_text(TEXTS["a.ttl"])
        opened(tmp_path / f"{name}.ttl")
    a, b, c = (kept_files._place([(tmp_path / f"{name}.ttl", FILE)], reading()) for name in "abc")
    assert a is not None
    assert b is not None
    assert c is not None
    for age, copy in enumerate((a, c, b)):
        os.utime(copy, (time.time() - age * 100,) * 2)
    monkeypatch.setattr(kept_files, "MAX_KEPT", 3 * sum(file.stat().st_size for file in a.rglob("*")) + 1000)
    (tmp_path / "d.ttl").write_text(TEXTS["a.ttl"])
    opened(tmp_path / "d.ttl")
    assert (a.exists(), b.exists(), c.exists(), len(list(cache.iterdir()))) == (True, False, True, 3)


def test_a_file_that_changes_meanwhile_leaves_no_copy(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(TEXTS["a.ttl"])
    keep = EmbeddedStore.keep_in

    def slow(store: EmbeddedStore, directory: Path, ontology: Path) -> None:
        file.write_text(TEXTS["a.ttl"] + "\n")
        keep(store, directory, ontology)

    monkeypatch.setattr(EmbeddedStore, "keep_in", slow)
    opened(file)
    (left,) = cache.iterdir()
    assert (left.suffix, list(left.iterdir())) == (".new", [])


def test_a_place_that_others_may_write_to_is_not_used(tmp_path: Path, cache: Path, loads: list[int]) -> None:
    (tmp_path / "a.ttl").write_text(TEXTS["a.ttl"])
    opened(tmp_path / "a.ttl")
    cache.chmod(0o777)
    count = len(loads)
    opened(tmp_path / "a.ttl")
    assert len(loads) == count + 1
    shutil.rmtree(cache)
    assert background.is_ours(cache)
