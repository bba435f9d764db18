"""Answers as rows of plain Python values."""

from __future__ import annotations

import pickle
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest

import keikaku
from keikaku.records import IRI, RDF_LANG_STRING, BNode, Literal
from keikaku.rows import Rows
from keikaku.values import value
from keikaku.vocab import ID, PREFIXES

XSD = PREFIXES["xsd"]
UNEP = f"{ID}actor/unep"
WHERE = "2005:3/action/2"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (None, None),
        (IRI("urn:a"), "urn:a"),
        (BNode("b0"), "_:b0"),
        (Literal("市", IRI(RDF_LANG_STRING), "ja"), "市"),
        (Literal("007", IRI(XSD + "integer")), 7),
        (Literal("9" * 5000, IRI(XSD + "integer")), "9" * 5000),
        (Literal("1.10", IRI(XSD + "decimal")), Decimal("1.10")),
        (Literal("abc", IRI(XSD + "decimal")), "abc"),
        (Literal("1e3", IRI(XSD + "double")), 1000.0),
        (Literal("1", IRI(XSD + "boolean")), True),
        (Literal("2018-04-01T00:00:00", IRI(XSD + "dateTime")), datetime(2018, 4, 1)),
        (Literal("2018-02-30", IRI(XSD + "date")), "2018-02-30"),
        (Literal("2018", IRI(XSD + "gYear")), 2018),
        (Literal("2018+09:00", IRI(XSD + "gYear")), "2018+09:00"),
        (Literal("7", IRI("urn:date")), "7"),
    ],
)
def test_a_term_as_a_value(term: IRI | BNode | Literal | None, expected: object) -> None:
    found = value(term)
    assert (found, type(found)) == (expected, IRI if isinstance(term, IRI) else type(expected))


def test_rows_are_a_sequence_that_prints_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = Rows(("who", "n", "evidence"), [(IRI(UNEP), Decimal("1.5"), ("2018:6.1", WHERE)), (None, 12, ())])
    assert repr(rows) == "<Rows: 2 rows of who, n, evidence>"
    assert str(rows) == (
        " who               n   evidence\n"
        " ───────────────────────────────────────────────\n"
        " id:actor/unep   1.5   2018:6.1, 2005:3/action/2\n"
        "                  12"
    )
    assert rows[1] == rows[-1] == {"who": None, "n": 12, "evidence": ()}
    assert [row["n"] for row in rows[:1]] == [Decimal("1.5")]
    assert (len(rows), bool(Rows((), []))) == (2, False)


def test_a_notebook_shows_text_as_text() -> None:
    html = Rows(("<a>", "n"), [("<script>alert(1)</script> & 市", 12)])._repr_html_()
    assert html == (
        "<table>\n"
        '<thead>\n<tr><th scope="col">&lt;a&gt;</th><th scope="col" class="number">n</th></tr>\n</thead>\n'
        "<tbody>\n"
        '<tr><th scope="row">&lt;script&gt;alert(1)&lt;/script&gt; &amp; 市</th>'
        '<td class="number">12</td></tr>\n'
        "</tbody>\n</table>\n"
    )


def test_rows_as_a_data_frame() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed (pip install 'keikaku[pandas]')")
    rows = Rows(
        ("x", "n", "who", "day", "at", "is", "mixed", "long", "none", "share", "evidence", ""),
        [
            (
                Decimal("1.5"), 1, IRI("urn:a"), date(1600, 4, 1), datetime(2018, 4, 1), True, 1, 2**70, None, None,
                (WHERE,), 1,
            ),
            (None, None, None, None, None, None, "iv", None, None, None, (), 2.5),
        ],
        lambda: {"query": "q", "digest": "sha256:0", "sparql": None}, numbers=["share"],
    )  # fmt: skip
    frame = rows.to_pandas()
    assert list(frame.columns) == [*rows.columns]
    assert [str(kind) for kind in frame.dtypes] == [
        "float64", "Int64", str(pd.Series(["a"]).dtype), "datetime64[s]", "datetime64[us]", "boolean", "object",
        "object", "object", "float64", "object", "float64",
    ]  # fmt: skip
    assert (frame["x"].sum(), frame["n"].sum()) == (1.5, 1)
    assert frame["day"][0] == datetime(1600, 4, 1)
    assert [pd.isna(frame[name][1]) for name in ("x", "n", "who", "day", "at", "is", "share")] == [True] * 7
    assert frame["evidence"].tolist() == [(WHERE,), ()]
    assert frame.attrs == rows.about == {"query": "q", "digest": "sha256:0"}
    assert len(Rows(("a",), []).to_pandas()) == 0


def test_rows_are_parts_of_rows_and_can_be_kept() -> None:
    rows = Rows(("a", "b"), [(n, None) for n in range(150)], lambda: {"query": "q"})
    assert (repr(rows[:2]), rows[:2].about) == ("<Rows: 2 rows of a, b>", {"query": "q"})
    assert rows.column("a")[:3] == [0, 1, 2]
    with pytest.raises(KeyError):
        rows.column("c")
    kept = pickle.loads(pickle.dumps(rows))
    assert (list(kept), kept.about, str(kept)) == (list(rows), rows.about, str(rows))
    html = rows._repr_html_()
    assert html.count("<tr>") == 101
    assert html.endswith("<p>150 rows, of which the first 100 are shown</p>\n")
    many = Rows([f"c{n}" for n in range(14)], [])
    assert repr(many) == "<Rows: 0 rows of c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, …>"
    assert list(Rows(("x",), []).to_pandas().columns) == ["x"]


def test_without_pandas_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pandas is not installed") as caught:
        Rows(("x",), [(1,)]).to_pandas()
    assert isinstance(caught.value, keikaku.errors.MissingLibrary)
    assert caught.value.hint == "pip install 'keikaku[pandas]'"
