"""RDF files, piece by piece: the same whatever the pieces, an end to what has none, and a way to stop."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import BadFile, OutOfTime
from keikaku.records import IRI, Literal
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.engines import ENGINES
from keikaku.store.files import json_text, rdf_files, unpacked
from keikaku.store.files.json_text import MAX_JSON_DEPTH
from keikaku.store.files.rdf_files import STANDARD_INPUT, RdfReader
from keikaku.store.files.reading import Reading
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
    assert left[0] > 80  # once for each piece, and once more where both engines look


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


def read_in_pieces(path: Path, data: bytes, piece: int) -> bytes | tuple[str, int]:
    """What comes of a file whose pieces are so long; of a BadFile its words without the name, and its line."""
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unpacked, "PIECE", piece)
        try:
            with RdfReader(reading=Reading(format=f".{path.name.split('.')[1]}")).open(path) as file:
                return b"".join(iter(lambda: file.read(7), b""))
        except BadFile as problem:
            return problem.message.removeprefix(str(path)), problem.line or 0


@examples(150)
@given(st.text('[]{}"\\\n a', max_size=60).map(str.encode) | st.text("[{", min_size=120, max_size=140).map(str.encode))
def test_json_nests_as_deep_whatever_the_pieces(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "a.jsonld"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "MAX_JSON_DEPTH", 3)
        whole = read_in_pieces(path, data, 1000)
        assert [read_in_pieces(path, data, piece) for piece in (5, 2, 1)] == [whole] * 3
        try:
            json.loads(data)
        except ValueError:
            return
        assert isinstance(whole, bytes) == (_depth(json.loads(data)) <= 3)


def _depth(value: object) -> int:
    if not isinstance(value, list | dict):
        return 0
    return 1 + max(map(_depth, value.values() if isinstance(value, dict) else value), default=0)


def test_no_string_of_json_takes_longer_than_its_length(tmp_path: Path) -> None:
    """Looked for from each of its quotes, a string of this size that does not end takes hours."""
    for text in ('{"@id":"' + '\\"' * 1_000_000, '"' * 2_000_001, "\\" * 2_000_001, '["' + "\\" * 2_000_000):
        (tmp_path / "a.jsonld").write_text(text)
        with RdfReader(reading=Reading(format=".jsonld")).open(tmp_path / "a.jsonld") as file:
            assert len(file.read()) == len(text)


def test_a_text_with_brackets_is_no_nesting(tmp_path: Path) -> None:
    text = "[" * (MAX_JSON_DEPTH + 1) + '\\"' * 40_000
    (tmp_path / "a.jsonld").write_text(f'{{"@id": "urn:s", "urn:p": "{text}"}}')
    rows = EmbeddedStore.load([(tmp_path / "a.jsonld", None)]).select("SELECT ?o { ?s ?p ?o }").rows
    assert rows == [(Literal.text(text.replace('\\"', '"')),)]


ENGINES_OF_FILES = ("embedded", "reference")
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


def rows(engine: str, path: Path, reading: Reading | None = None) -> list[tuple[str, ...]]:
    """What a file says, as texts."""
    found = ENGINES[engine]().load([(path, None)], None, reading).select(ALL).rows
    return [tuple(term.value if isinstance(term, Literal) else str(term) for term in row) for row in found]


def refusal(engine: str, path: Path, reading: Reading | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        ENGINES[engine]().load([(path, None)], None, reading)
    return caught.value


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("市 1.ttl", "<#a> <p> <>, <../up> ."),
        ("市 1.trig", "<#a> <p> <>, <../up> ."),
        ("市 1.jsonld", '{"@id": "#a", "p:": 1, "' + "BASEp" + '": [{"@id": ""}, {"@id": "../up"}]}'),
        (
            "市 1.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:b="BASE"><r:Description r:ID="a">'
            '<b:p r:resource=""/><b:p r:resource="../up"/></r:Description></r:RDF>',
        ),
    ],
)
def test_relative_iris_are_those_of_the_file(name: str, text: str, engine: str, tmp_path: Path) -> None:
    folder = tmp_path / "計画"
    folder.mkdir()
    (folder / name).write_text(text.replace("BASE", f"{folder.as_uri()}/").replace('"p:": 1, ', ""), encoding="utf-8")
    own, beside = (folder / name).as_uri(), folder.as_uri()
    assert "%20" in own
    assert rows(engine, folder / name) == sorted(
        [(f"{own}#a", f"{beside}/p", own), (f"{own}#a", f"{beside}/p", f"{tmp_path.as_uri()}/up")]
    )


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
def test_another_base_is_taken(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.ttl").write_text("<a> <urn:p> <b> .")
    reading = Reading(base="https://example.org/x/y")
    assert rows(engine, tmp_path / "a.ttl", reading) == [
        ("https://example.org/x/a", "urn:p", "https://example.org/x/b")
    ]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    assert rows(engine, Path("sub/../a.ttl"))[0][0] == (tmp_path / "a").as_uri()


class Input:
    """Standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
def test_standard_input_is_read_by_what_stands_in_it(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (
        b"<urn:s> <urn:p> <urn:o> .", b"# a\n@prefix u: <urn:> .\nu:s u:p u:o .", b"PREFIX u: <urn:>\n{ u:s u:p u:o }",
        b'{"@id": "urn:s", "urn:p": {"@id": "urn:o"}}', gzip.compress(b"<urn:s> <urn:p> <urn:o> .", mtime=0),
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"><r:Description r:about="urn:s">'
        b'<u:p r:resource="urn:o"/></r:Description></r:RDF>',
    ):  # fmt: skip
        monkeypatch.setattr(sys, "stdin", Input(data))
        assert rows(engine, STANDARD_INPUT) == [("urn:s", "urn:p", "urn:o")], data


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", "standard input is empty", "look at what should write there, or say what it is with --input-format"),
        (b"a,b\n1,2\n", "standard input is no RDF by what stands in it", None),
        (
            b"<urn:s> <urn:p> 1 .\n<a> <urn:p> 1 .",
            "standard input:2:1: No scheme found in an absolute IRI; standard input has no address",
            "say what it is relative to: --base IRI",
        ),
    ],
)
def test_what_cannot_be_read_from_standard_input_is_told(
    data: bytes, message: str, hint: str | None, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Input(data))
    problem = refusal(engine, STANDARD_INPUT)
    assert (problem.message, hint or problem.hint) == (message, problem.hint)


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
def test_a_relative_iri_in_standard_input_takes_the_base(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(b"@prefix u: <urn:> . <a> u:p 1 ."))
    assert rows(engine, STANDARD_INPUT, Reading(base="http://e.org/")) == [("http://e.org/a", "urn:p", "1")]


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
def test_what_is_packed_is_unpacked_whatever_its_name(engine: str, tmp_path: Path) -> None:
    data = b"<urn:s> <urn:p> <urn:o> ."
    for name in ("a.ttl.gz", "a.ttl", "a.nt.GZ", "a"):
        (tmp_path / name).write_bytes(gzip.compress(data[:9], mtime=0) + gzip.compress(data[9:], mtime=0))
        assert rows(engine, tmp_path / name) == [("urn:s", "urn:p", "urn:o")]


def test_what_is_packed_is_counted_as_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdf_files, "MAX_BYTES", 2**20)
    (tmp_path / "a.nt.gz").write_bytes(gzip.compress(b"# nothing\n" * 2**18, mtime=0))
    problem = refusal("embedded", tmp_path / "a.nt.gz")
    assert problem.message == f"{tmp_path}/a.nt.gz: with it, the RDF files to load have more than 1 MiB"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b"<urn:s> <urn:p> <urn:o> .", mtime=0)[:-4], "it ends too early"),
        (gzip.compress(b"<urn:s> <urn:p> <urn:o> .", mtime=0) + b"more", "it is damaged"),
        (b"\x1f\x8bnonsense, and no archive", "it is damaged"),
    ],
)
def test_a_damaged_archive_is_told(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl.gz").write_bytes(data)
    assert refusal("embedded", tmp_path / "a.ttl.gz").message == f"{tmp_path}/a.ttl.gz cannot be unpacked: {why}"


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
@pytest.mark.parametrize("encoding", ["utf-16", "shift_jis", "iso-2022-jp", "euc-jp", "utf-8-sig"])
def test_xml_is_read_in_the_encoding_that_it_says(encoding: str, engine: str, tmp_path: Path) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<r:RDF '
        'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"><r:Description r:about="urn:s">'
        "<u:p>川崎市</u:p></r:Description></r:RDF>"
    )
    (tmp_path / "a.rdf").write_bytes(text.encode(encoding))
    assert rows(engine, tmp_path / "a.rdf") == [("urn:s", "urn:p", "川崎市")]
    (tmp_path / "a.rdf").write_bytes(text.replace("川崎市", "").replace(encoding, "klingon").encode(encoding))


def test_an_encoding_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.rdf").write_text('<?xml version="1.0" encoding="hex"?><r/>')
    assert refusal("embedded", tmp_path / "a.rdf").message == f"{tmp_path}/a.rdf says it is in hex, and is not"
    (tmp_path / "a.rdf").write_text('<?xml version="1.0" encoding="klingon"?><r/>')
    problem = refusal("embedded", tmp_path / "a.rdf")
    assert problem.message == f"{tmp_path}/a.rdf is in the encoding “klingon”, which is not known"


@pytest.mark.parametrize("engine", ENGINES_OF_FILES)
def test_n3_beyond_turtle_is_told_as_such(engine: str, tmp_path: Path) -> None:
    (tmp_path / "a.n3").write_text("@prefix : <urn:x#> .\n:s :p :o .")
    assert rows(engine, tmp_path / "a.n3") == [("urn:x#s", "urn:x#p", "urn:x#o")]
    (tmp_path / "a.n3").write_text("@prefix : <urn:x#> .\n{ ?x :p ?y } => { ?y :p ?x } .")
    problem = refusal(engine, tmp_path / "a.n3")
    assert (problem.line, "this is N3 beyond Turtle" in problem.message) == (2, True)
    assert problem.hint == "N3 is not read: let a reasoner write what follows from it as Turtle"


_FOURTH = "; a fourth term, for a graph, stands in N-Quads alone: name the file .nq, or say --input-format nq"
_NO_POINT = "Triples must be followed by a dot"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.nt", '<urn:a> <urn:p> "1"\n\n<urn:b> <urn:p> "2" .\n', f":1: {_NO_POINT}"),
        ("a.nt", '<urn:a> <urn:p> "1" .\n<urn:b> <urn:p> "2"', f":2:20: {_NO_POINT}"),
        ("a.nt", '<urn:a> <urn:p> "1" <urn:g> .\n', f":1:21: {_NO_POINT}{_FOURTH}"),
        ("a.nq", '<urn:a> <urn:p> "1" <urn:g>\n<urn:b> <urn:p> "2" .\n', ":1: Quads must be followed by a dot"),
        ("a.jsonld", '{"@id": "urn:a",\n"urn:p"', ":2:8: the JSON breaks off"),
        ("a.jsonld", '{"@id": "urn:a",\n"urn:p": 1', ":2:11: the JSON breaks off"),
        ("a.jsonld", '{"@id": "urn:a",\n"urn:p": "b', ":2:10: the JSON breaks off"),
        ("a.jsonld", '{"@id": "urn:a",\n"urn:p" 1}', ":2:9: Object keys must be strings"),
    ],
)
def test_what_a_file_lacks_is_told_where_it_is_missing(name: str, text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert refusal("embedded", tmp_path / name).message == f"{tmp_path / name}{why}"
    reading = Reading(lenient=True)
    ENGINES["embedded"]().load([(tmp_path / name, None)], None, reading)
    (told,) = reading.left_out
    told_of = why.split(" ", 1)[1].replace("Quads must", "Triples must")  # each line is read alone
    assert (told.line, told.why) == (int(why.split(":")[1]), told_of)


SEED = {
    "ttl": "@prefix u: <urn:> .\n<a> u:p '値'@ja, 1.5 ; u:q [ u:r u:o ] .\n",
    "nt": '<urn:s> <urn:p> "値" .\n<urn:s> <urn:p> _:b .\n',
    "nq": "<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> .\n",
    "trig": "@prefix u: <urn:> .\nGRAPH u:g { u:s u:p 1 }\n{ u:s u:p 2 }\n",
    "jsonld": '{"@context": {"p": "urn:p"}, "@id": "a", "p": [1.5, {"@value": "値", "@language": "ja"}]}',
    "rdf": '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY u "urn:">]>\n<r:RDF '
    'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"><r:Description r:about="&u;s">'
    "<u:p>値</u:p></r:Description></r:RDF>",
}


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name of a file and its bytes: one that can be read, with something wrong or nothing."""
    kind = draw(st.sampled_from(sorted(SEED)))
    data = SEED[kind].encode()
    at = draw(st.integers(0, len(data)))
    how = draw(st.sampled_from(["cut", "wide", "mark", "byte", "packed", "half packed", "twice", "none"]))
    sign = draw(st.binary(min_size=1, max_size=3))
    packed = gzip.compress(data, mtime=0)
    made = {
        "cut": data[:at], "wide": SEED[kind].encode("utf-16"), "mark": b"\xef\xbb\xbf" + data,
        "byte": data[:at] + sign + data[at:], "packed": packed, "half packed": packed[:at],
        "twice": gzip.compress(packed, mtime=0), "none": data,
    }[how]  # fmt: skip
    ending = draw(st.sampled_from([kind, kind, "owl", "xml", "json", "n3", "gz", "txt", *sorted(SEED)]))
    return f"a.{ending}", made


@examples(150)
@given(mutated())
def test_whatever_a_file_is_it_is_read_whole_or_refused_and_alike_by_both(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, bytes]
) -> None:
    path = tmp_path_factory.getbasetemp() / made[0]
    path.write_bytes(made[1])
    found: list[Any] = []
    for engine in ENGINES_OF_FILES:
        try:
            store = ENGINES[engine]().load([(path, IRI("urn:file"))])
            found.append(sorted(map(str, store.select("SELECT ?g ?p { GRAPH ?g { ?s ?p ?o } }").rows)))
        except BadFile as problem:
            found.append((problem.file, problem.message))
    assert found[0] == found[1]
    assert isinstance(found[0], list) or found[0][0] == str(path)
    reading = Reading(lenient=True)
    try:
        some = EmbeddedStore.load([(path, IRI("urn:file"))], None, reading)
    except BadFile:  # no RDF at all
        return
    if isinstance(found[0], list):
        assert (some.size(), reading.left_out) == (EmbeddedStore.load([(path, IRI("urn:file"))]).size(), [])
    else:
        assert reading.left_out
