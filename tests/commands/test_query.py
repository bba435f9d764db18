"""keikaku query: where a query may stand, and its answer in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.vocab import ID
from tests.commands.conftest import Shell
from tests.conftest import Run

UNEP = f"{ID}actor/unep"
ROWS = f"""SELECT ?thing ?number ?text {{
  VALUES (?thing ?number ?text) {{ (<{UNEP}> 1.5 "a,\\"b\\"") (UNDEF true "か\\tき"@ja) }} }}"""
AS_ROWS = {
    "csv": f'thing,number,text\n{UNEP},1.5,"a,""b"""\n,true,か\tき\n',
    "tsv": (
        "?thing\t?number\t?text\n"
        f'<{UNEP}>\t"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>\t"a,\\"b\\""\n'
        '\t"true"^^<http://www.w3.org/2001/XMLSchema#boolean>\t"か\\tき"@ja\n'
    ),
    "jsonl": (
        f'{{"thing": "{UNEP}", "number": 1.5, "text": "a,\\"b\\""}}\n'
        '{"thing": null, "number": true, "text": "か\\tき"}\n'
    ),
    "markdown": (
        '| thing | number | text |\n| --- | --- | --- |\n| id:actor/unep | 1.5 | a,"b" |\n|  | true | か き |\n'
    ),
    "table": (
        " thing           number   text\n"
        " ──────────────────────────────\n"
        ' id:actor/unep   1.5      a,"b"\n'
        "                 true     か き\n"
    ),
}
TRIPLES = "CONSTRUCT { <urn:a> <http://purl.org/dc/terms/title> 'あ'@ja } WHERE {}"
LINE = '<urn:a> <http://purl.org/dc/terms/title> "あ"@ja .\n'
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")


@pytest.mark.parametrize("form", AS_ROWS)
def test_rows_come_out_in_every_format_of_rows(form: str, keikaku: Run) -> None:
    done = keikaku("query", ROWS, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, AS_ROWS[form], "")


def test_lines_end_in_line_feeds(shell: Shell) -> None:
    done = shell("keikaku query 'ASK {}' --format tsv | od -An -c; keikaku query 'SELECT (1 AS ?x) {}' | od -An -c")
    assert done.stdout.split() == ["t", "r", "u", "e", "\\n", "x", "\\n", "1", "\\n"]


def test_rows_as_sparql_results_json(keikaku: Run) -> None:
    done = keikaku("query", ROWS, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert json.loads(done.stdout) == {
        "head": {"vars": ["thing", "number", "text"]},
        "results": {
            "bindings": [
                {
                    "thing": {"type": "uri", "value": UNEP},
                    "number": {"type": "literal", "value": "1.5", "datatype": f"{xsd}decimal"},
                    "text": {"type": "literal", "value": 'a,"b"'},
                },
                {
                    "number": {"type": "literal", "value": "true", "datatype": f"{xsd}boolean"},
                    "text": {"type": "literal", "value": "か\tき", "xml:lang": "ja"},
                },
            ]
        },
    }


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("csv", "true\n"),
        ("table", "true\n"),
        ("json", '{"head": {}, "boolean": true}\n'),
        ("jsonl", '{"boolean": true}\n'),
    ],
)
def test_a_yes_in_every_format(form: str, said: str, keikaku: Run) -> None:
    done = keikaku("query", f"ASK {{ <{UNEP}> ?p ?o }}", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_no_rows_are_an_answer_too(keikaku: Run) -> None:
    done = keikaku("query", "SELECT ?x { ?x <urn:never> ?y }")
    assert (done.returncode, done.stdout, done.stderr) == (0, "x\n", "")


def test_triples_come_out_in_every_format_of_graphs(keikaku: Run) -> None:
    import rdflib

    expected = rdflib.Graph().parse(data=LINE, format="nt")
    for form, parser in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")):
        done = keikaku("query", TRIPLES, "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("\n"), form
        assert set(rdflib.Graph().parse(data=done.stdout, format=parser)) == set(expected)
    assert keikaku("query", TRIPLES, "--format", "ntriples").stdout == LINE


def test_a_description_is_turtle_unless_asked_otherwise(keikaku: Run) -> None:
    import rdflib

    done = keikaku("query", f"DESCRIBE <{UNEP}>")
    described = rdflib.Graph().parse(data=done.stdout, format="turtle")
    assert {str(subject) for subject in described.subjects()} == {UNEP}
    assert "国連環境計画" in {str(name) for name in described.objects(None, rdflib.SKOS.prefLabel)}


@pytest.mark.parametrize(
    ("query", "form", "message"),
    [
        (
            "ASK {}", "jsonld",
            "keikaku: SELECT and ASK answer with rows, which jsonld cannot hold\n"
            "  use --format table, csv, tsv, spreadsheet, json, jsonl, markdown or html\n",
        ),
        (
            TRIPLES, "csv",
            "keikaku: CONSTRUCT and DESCRIBE answer with triples, which csv cannot hold\n"
            "  use --format turtle, ntriples or jsonld\n",
        ),
    ],
)  # fmt: skip
def test_a_format_that_cannot_hold_the_answer_is_refused(query: str, form: str, message: str, keikaku: Run) -> None:
    done = keikaku("query", query, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


@pytest.mark.parametrize("place", [["-"], [], ["question.rq"]])
def test_a_query_stands_on_standard_input_or_in_a_file_with_or_without_a_mark(
    place: list[str], keikaku: Run, tmp_path: Path
) -> None:
    text = "\ufeff# 問い\nSELECT ?x { VALUES ?x { '計画' } }"
    (tmp_path / "question.rq").write_text(text, encoding="utf-8")
    done = keikaku("query", *place, stdin=text)
    assert (done.returncode, done.stdout, done.stderr) == (0, "x\n計画\n", "")


@pytest.mark.parametrize("text", ["ask{}", "#?\nASK {}", "PREFIX a: <urn:a> ASK {}"])
def test_an_argument_that_looks_like_sparql_is_a_query(text: str, keikaku: Run) -> None:
    done = keikaku("query", text)
    assert (done.returncode, done.stdout) == (0, "true\n")


def test_a_file_that_is_named_like_a_keyword_is_a_file(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "select").write_text("ASK {}", encoding="utf-8")
    assert keikaku("query", "select").stdout == "true\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the query is empty\n  every query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (" \n", "the query is empty\n  every query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT *\n{ ?s ?p }", "SPARQL not understood at line 2, column 10, or before"),
        ("SELEC * { ?s ?p ?o }", "the word 'SELEC' is not SPARQL at line 1, column 1\n  did you mean SELECT?"),
        ("ASK { ?s ?p '\udcff' }", "half of a surrogate pair at line 1, column 14"),
        (
            "ASK\n { SERVICE <http://127.0.0.1:1/> {} }",
            "SERVICE is refused at line 2, column 4\n"
            "  a query of files calls no other server: ask that endpoint itself with --store URL, save what it "
            "answers, and open it beside your own with a second --store",
        ),
        (
            "SELECT * { ?s skso:prefLabel ?o }",
            "the prefix 'skso:' is neither declared nor known at line 1, column 15\n"
            "  add PREFIX skso: <…> at the top; or did you mean skos:?",
        ),
        (
            "PREFIX a: <urn:a> INSERT DATA { a:a a:a a:a }",
            "INSERT is refused at line 1, column 19\n"
            "  the graph can only be read: ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
        ),
        (
            "ASK " + "{" * 257 + "}" * 257,
            "the query is too deep: more than 256 levels of brackets at line 1, column 261\n"
            "  split it into several queries; long lists of values go into VALUES",
        ),
    ],
    ids=["empty", "blank", "broken", "no keyword", "half", "SERVICE", "prefix", "update", "deep"],
)
def test_what_is_no_query_or_a_refused_one_is_asked_wrongly(text: str, message: str, keikaku: Run) -> None:
    done = keikaku("query", text)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"keikaku: {message}\n")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            "missing.rq",
            "there is no file missing.rq\n  give a .rq file, - or the query itself",
        ),
        ("folder", "folder is a folder, not a file\n  give a .rq file, - or the query itself"),
        ("bytes.rq", "bytes.rq: not UTF-8 at byte 4\n  save the query as UTF-8"),
    ],
)
def test_a_file_that_holds_no_text_is_at_fault(file: str, message: str, keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes.rq").write_bytes(b"ASK \xff")
    done = keikaku("query", file)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"keikaku: {message}\n")


def test_standard_input_without_end_is_refused(shell: Shell) -> None:
    done = shell("yes | keikaku query")
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "", "keikaku: standard input is too long: more than 1 MiB\n  put one question or query there\n",
    )  # fmt: skip


def test_both_engines_print_the_same(keikaku: Run) -> None:
    text = f"SELECT * {{ GRAPH ?passage {{ ?thing ?role <{UNEP}> }} }} ORDER BY ?passage ?thing ?role"
    answers = [keikaku("query", text, "--engine", engine).stdout for engine in ("embedded", "reference")]
    assert answers[0] == answers[1]
    assert f"{ID}passage/2005/3/action/2" in answers[0]


def test_numbers_that_the_engine_does_not_compute_with_are_told_of(keikaku: Run, tmp_path: Path) -> None:
    for number, told in (("9" * 18, False), ("9" * 19, True), (f"0.{'1' * 19}", True), (f"0.{'1' * 18}", False)):
        (tmp_path / "a.ttl").write_text(f"<urn:a> <urn:p> {number} .", encoding="utf-8")
        done = keikaku("query", "SELECT ?n { ?s ?p ?n }", "--store", str(tmp_path / "a.ttl"))
        assert (done.returncode, done.stdout) == (0, f"n\n{number}\n")
        assert ("more than 18 digits" in done.stderr) == told


def test_prefixes_of_xml_are_those_of_its_file(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "a.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/" xmlns="http://d/">'
        '<rdf:Description rdf:about="urn:a"><x:p>1</x:p><q>2</q></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )
    done = keikaku("query", "SELECT ?n { ?s x:p|:q ?n } ORDER BY ?n", "--store", str(tmp_path / "a.rdf"))
    assert (done.returncode, done.stdout) == (0, "n\n1\n2\n")


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_prefix_to_which_files_give_two_meanings_is_named_with_them(
    engine: str, keikaku: Run, tmp_path: Path
) -> None:
    for name in "ab":
        text = f"@prefix x: <http://{name}.org/> .\n@prefix y: <urn:y:> .\nx:s y:p x:o ."
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")
    done = keikaku("query", "--engine", engine, "--store", ".", "SELECT ?o { x:s y:p ?o }")
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "",
        "keikaku: the files give the prefix 'x:' 2 meanings, <http://a.org/> and <http://b.org/>; the query uses it "
        "at line 1, column 13\n  say which is meant: PREFIX x: <…> at the top\n",
    )  # fmt: skip
    done = keikaku("query", "--engine", engine, "--store", ".", "PREFIX x: <http://b.org/> SELECT ?o { x:s y:p ?o }")
    assert (done.returncode, done.stdout) == (0, "o\nhttp://b.org/o\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT (SUM(COUNT(?x)) AS ?n) { ?x ?p ?o }",
         "COUNT within another aggregate at line 1, column 13\n"
         "  work the inner one out in a SELECT of its own, in braces"),
        ("SELECT ?x { BIND (COUNT(?y) AS ?x) }",
         "SPARQL not understood at line 1, column 37, or before: The SELECT contains a variable that is unbound"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_no_other_engine_is_advised_for_what_is_no_query(
    text: str, said: str, engine: str, keikaku: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.nt").write_text(LINE, encoding="utf-8")
    done = keikaku("query", "--engine", engine, "--store", "a.nt", text)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"keikaku: {said}\n")


def test_an_aggregate_of_what_a_query_within_has_counted_is_computed(keikaku: Run) -> None:
    text = "SELECT (SUM(?n) AS ?m) (COUNT(*) + MAX(?n) AS ?o) { SELECT (COUNT(?p) AS ?n) { <urn:no> ?p ?o } }"
    assert keikaku("query", text).stdout == "m,o\n0,1\n"
