"""The files of a folder: all RDF in it is read, and what is none is named, but for what nobody takes for data."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.session import locations
from keikaku.store.files.reading import Reading

LINE = b"<urn:s> <urn:p> <urn:o> .\n"
XML = b'<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'


def found(where: Path | str) -> tuple[list[str], list[str]]:
    """The names of the files to load, and of those that are told to be no RDF."""
    reading = Reading()
    return (
        [path.name for path, _ in locations.rdf_files(str(where), reading)],
        [path.name for path in reading.passed_over],
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "a.ttl": LINE, "b.owl": XML, "c.TTL": LINE, "d.nt.gz": gzip.compress(LINE), "e.txt": LINE, "f": LINE,
        "g.xml": XML, "h.json": b'{"@id": "urn:s", "urn:p": 1}', "i.dat.gz": gzip.compress(LINE), "empty.ttl": b"",
        "README": b"Words.", "README.md": b"# hello", "run.py": b"1", "picture.svg": b"<svg/>", "x.rq": b"ASK {}",
        "package.json": b"{}", ".hidden.ttl": LINE, "LICENSE.txt": b"text",
        "table.csv": b"a,b\n", "other.xml": b"<x/>", "plain.json": b"[1]", "note.txt": b"Words.", "bin": b"\0\1",
        "empty.dat": b"",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.ttl").write_bytes(LINE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.ttl").write_bytes(LINE)
    return tmp_path


def test_all_rdf_of_a_folder_is_read_and_the_rest_is_told(folder: Path) -> None:
    rdf = ["a.ttl", "b.owl", "c.TTL", "d.nt.gz", "e.txt", "empty.ttl", "f", "g.xml", "h.json", "i.dat.gz", "a.ttl"]
    assert found(folder) == (rdf, ["bin", "empty.dat", "note.txt", "other.xml", "plain.json", "table.csv"])


def test_a_pattern_is_like_a_folder_of_what_it_fits(folder: Path) -> None:
    assert found(folder / "*.ttl") == (["a.ttl", "empty.ttl"], [])
    assert found(folder / "**" / "a.*") == (["a.ttl", "a.ttl"], [])
    assert found(folder / "[a-c]*") == (["a.ttl", "b.owl", "c.TTL"], ["bin"])
    for pattern in ("*.nq", "*.csv"):
        with pytest.raises(BadFile):
            found(folder / pattern)
    (folder / "[1].ttl").write_bytes(LINE)
    assert found(folder / "[1].ttl") == (["[1].ttl"], [])


def test_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    (folder / "sub" / "link.ttl").symlink_to(folder / "a.ttl")
    (folder / "sub" / "up").symlink_to(folder)
    assert [name for name in found(folder)[0] if name in ("a.ttl", "link.ttl")] == ["a.ttl", "a.ttl"]


def test_what_has_the_name_of_rdf_and_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "b.ttl")
    assert found(tmp_path) == (["a.ttl", "b.ttl"], [])
    (tmp_path / "c.gz").write_bytes(b"\x1f\x8bnonsense")
    with pytest.raises(BadFile, match=r"c\.gz cannot be unpacked"):
        found(tmp_path)
    reading = Reading(lenient=True)
    locations.rdf_files(str(tmp_path), reading)
    assert reading.passed_over == [tmp_path / "c.gz"]


def test_a_folder_without_rdf_is_told() -> None:
    with pytest.raises(BadFile) as caught:
        found("-" * 3)
    assert caught.value.message == "there is no file or folder ---"
