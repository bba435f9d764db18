from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result

from keikaku.records import IRI, BNode, Cell, Label, Literal, Solutions, Table, Term
from keikaku.render.rows import json_text
from keikaku.render.rows.sparql_results import as_objects, as_results, as_table, render_csv, render_tsv
from keikaku.vocab import ID, NS
from tests.render.terms import HOSTILE, XSD, is_valid, literals, terms

ANSWERS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[(terms | st.none()).filter(_can_be_held)] * width), max_size=5).map(
        lambda rows: Solutions(("s", "値", "x_1")[:width], rows)
    )
)
LITERALS = st.lists(st.tuples(literals, literals), max_size=5).map(lambda rows: Solutions(("a", "b"), list(rows)))


def render_json(answer: Solutions | bool) -> str:
    return json_text.render(as_results(answer))


def _can_be_held(term: Term | None) -> bool:
    return not isinstance(term, IRI) or is_valid(term)


def by_oxigraph(data: str, form: ox.QueryResultsFormat) -> Solutions:
    def term(node: object) -> Term | None:
        if isinstance(node, ox.Literal):
            return Literal(node.value, IRI(node.datatype.value), node.language)
        if isinstance(node, ox.BlankNode):
            return BNode(node.value)
        assert node is None or isinstance(node, ox.NamedNode)
        return IRI(node.value) if node else None

    results = ox.parse_query_results(data.encode(), format=form)
    assert isinstance(results, ox.QuerySolutions)
    names = tuple(variable.value for variable in results.variables)
    return Solutions(names, [tuple(term(row[name]) for name in names) for row in results])


def by_rdflib(data: str, form: str) -> Solutions:
    def term(node: object) -> Term | None:
        if isinstance(node, rdflib.Literal):
            datatype = str(node.datatype) if node.datatype else None
            if node.language:
                return Literal.text(str(node), node.language)
            return Literal(str(node), IRI(datatype)) if datatype else Literal.text(str(node))
        if isinstance(node, rdflib.BNode):
            return BNode(node)
        return IRI(str(node)) if node is not None else None

    result = Result.parse(io.BytesIO(data.encode()), format=form)
    names = tuple(str(name) for name in result.vars or [])
    rows = [tuple(term(binding.get(rdflib.Variable(name))) for name in names) for binding in result.bindings]
    return Solutions(names, rows)


@pytest.fixture(autouse=True)
def _forms_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib rewrites 007 to 7 as it reads; here it counts what was written."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@given(ANSWERS)
def test_json_and_tsv_read_back_equal_in_oxigraph(answer: Solutions) -> None:
    assert by_oxigraph(render_json(answer), ox.QueryResultsFormat.JSON) == answer
    assert by_oxigraph(render_tsv(answer), ox.QueryResultsFormat.TSV) == answer


TEXTS = Solutions(("a", "b"), [(Literal.text(text), Literal.text(text, "ja")) for text in HOSTILE])
# rdflib cuts CSV and TSV into lines at these before it looks for quotes, and takes _:b in CSV for a blank node.
_RDFLIB_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x85\u2028\u2029")
TAME = Solutions(
    ("a",), [(Literal.text(text),) for text in HOSTILE if not _RDFLIB_BREAKS & set(text) and not text.startswith("_:")]
)


def test_hostile_text_reads_back_equal_in_rdflib() -> None:
    assert by_rdflib(render_json(TEXTS), "json") == TEXTS
    assert by_rdflib(render_csv(TAME), "csv") == TAME
    assert by_rdflib(render_tsv(TAME), "tsv") == TAME


@given(LITERALS)
def test_literals_read_back_equal_in_rdflib(answer: Solutions) -> None:
    assert by_rdflib(render_json(answer), "json") == answer


@given(ANSWERS)
def test_csv_has_the_plain_values_whatever_they_are(answer: Solutions) -> None:
    def plain(term: Term | None) -> str:
        return f"_:{term}" if isinstance(term, BNode) else term.value if isinstance(term, Literal) else str(term or "")

    text = render_csv(answer)
    rows = [[plain(term) for term in row] for row in answer.rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(answer.variables), *rows]
    assert text.endswith("\n")
    assert not text.endswith("\r\n")


WHOLE = Solutions(
    ("thing", "値"),
    [
        (IRI(f"{ID}actor/jetro"), Literal.text('a,"b"\tc\nd\\', "ja")),
        (BNode("b0"), Literal("007", IRI(f"{XSD}integer"))),
        (None, Literal.text("川崎")),
    ],
)


def test_one_whole_answer_in_each_form() -> None:
    assert json.loads(render_json(WHOLE)) == {
        "head": {"vars": ["thing", "値"]},
        "results": {
            "bindings": [
                {
                    "thing": {"type": "uri", "value": f"{ID}actor/jetro"},
                    "値": {"type": "literal", "value": 'a,"b"\tc\nd\\', "xml:lang": "ja"},
                },
                {
                    "thing": {"type": "bnode", "value": "b0"},
                    "値": {"type": "literal", "value": "007", "datatype": f"{XSD}integer"},
                },
                {"値": {"type": "literal", "value": "川崎"}},
            ]
        },
    }
    assert render_csv(WHOLE) == (f'thing,値\n{ID}actor/jetro,"a,""b""\tc\nd\\"\n_:b0,007\n,川崎\n')
    assert render_tsv(WHOLE) == (
        f'?thing\t?値\n<{ID}actor/jetro>\t"a,\\"b\\"\\tc\\nd\\\\"@ja\n_:b0\t"007"^^<{XSD}integer>\n\t"川崎"\n'
    )
    assert as_objects(WHOLE) == [
        {"thing": f"{ID}actor/jetro", "値": 'a,"b"\tc\nd\\'},
        {"thing": "_:b0", "値": 7},
        {"thing": None, "値": "川崎"},
    ]
    rows: list[tuple[Cell, ...]] = [
        ("id:actor/jetro", 'a,"b"\tc\nd\\'), ("_:b0", "007"), (None, "川崎")
    ]  # fmt: skip
    assert as_table(WHOLE) == Table(("thing", "値"), (Label("thing", "thing"), Label("値", "値")), rows)


def test_numbers_are_numbers_for_people_where_they_are_written_so() -> None:
    terms = [
        ("12", "integer"),
        ("9.60", "decimal"),
        ("9.6", "decimal"),
        ("4421600000000", "decimal"),
        ("true", "boolean"),
    ]
    row = tuple(Literal(text, IRI(XSD + kind)) for text, kind in terms)
    assert as_table(Solutions(tuple("abcde"), [row])).rows == [(12, "9.60", 9.6, 4421600000000, "true")]


@pytest.mark.parametrize("answer", [True, False])
def test_a_yes_or_no_reads_back(answer: bool) -> None:
    text = render_json(answer)
    assert json.loads(text) == {"head": {}, "boolean": answer}
    assert Result.parse(io.BytesIO(text.encode()), format="json").askAnswer is answer
    boolean = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(boolean, ox.QueryBoolean)
    assert bool(boolean) is answer


def test_an_answer_without_rows_keeps_its_variables() -> None:
    empty = Solutions(("a", "b"), [])
    assert by_oxigraph(render_json(empty), ox.QueryResultsFormat.JSON) == empty
    assert by_oxigraph(render_tsv(empty), ox.QueryResultsFormat.TSV) == empty
    assert (render_csv(empty), render_tsv(empty)) == ("a,b\n", "?a\t?b\n")


@pytest.mark.parametrize(
    ("value", "datatype", "native"),
    [
        ("7", "integer", 7), ("007", "integer", 7), ("-7", "integer", -7), ("1.50", "decimal", Decimal("1.50")),
        ("145270000", "decimal", Decimal(145270000)), ("1e3", "double", 1000.0), (".5", "float", 0.5),
        ("true", "boolean", True), ("0", "boolean", False),
        ("INF", "double", "INF"), ("NaN", "double", "NaN"), ("-INF", "float", "-INF"), ("1e999", "double", "1e999"),
        ("abc", "integer", "abc"), ("1_000", "integer", "1_000"), ("٣", "integer", "٣"), ("", "integer", ""),
        ("9" * 5000, "integer", "9" * 5000), ("1,5", "decimal", "1,5"), ("yes", "boolean", "yes"),
        ("2018-04-01", "date", "2018-04-01"), ("7", "string", "7"),
    ],
)  # fmt: skip
def test_numbers_are_numbers_where_json_has_them(value: str, datatype: str, native: object) -> None:
    (row,) = as_objects(Solutions(("x",), [(Literal(value, IRI(XSD + datatype)),)]))
    assert row == {"x": native}
    assert type(row["x"]) is type(native)


@given(ANSWERS)
def test_plain_objects_are_json(answer: Solutions) -> None:
    objects = as_objects(answer)
    lines = json_text.render_lines(objects).split("\n")[:-1]
    assert [json.loads(line, parse_float=Decimal) for line in lines] == [
        {name: _as_read(value) for name, value in one.items()} for one in objects
    ]


def _as_read(value: object) -> object:
    """A float as the decimal that its text is."""
    return Decimal(repr(value)) if isinstance(value, float) else value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("123456789012345678.12", "123456789012345678.12"), ("12.50", "12.50"), ("007.0", "7.0"), ("+.5", "0.5"),
        ("-5.", "-5"), ("0.0000000001", "0.0000000001"), ("9" * 60, "9" * 60), ("-0.0", "-0.0"),
    ],
)  # fmt: skip
def test_decimals_keep_their_digits_in_json_lines(value: str, written: str) -> None:
    answer = Solutions(("v",), [(Literal(value, IRI(f"{XSD}decimal")),)])
    assert json_text.render_lines(as_objects(answer)) == f'{{"v": {written}}}\n'
    assert render_csv(answer) == f"v\n{value}\n"
    assert as_results(answer)["results"] == {
        "bindings": [{"v": {"type": "literal", "value": value, "datatype": f"{XSD}decimal"}}]
    }


def test_iris_are_shortened_for_people() -> None:
    given = [f"{ID}2018/6", f"{NS}involves", f"{XSD}date", "https://example.org/a", ID]
    table = as_table(Solutions(("x",), [(IRI(iri),) for iri in given]))
    shown = ["id:2018/6", "kk:involves", "xsd:date", "https://example.org/a", "id:"]
    assert [row[0] for row in table.rows] == shown
