"""No text makes reading it take longer than its length: sizes at which the square of the length would take minutes.

Repetitions are of the kinds that patterns fall for: one sign, pairs by turns, openings without an end, digits and
points, escapes, beginnings of names. No time is measured; a scan that is not linear makes the test run for very long.
"""

from __future__ import annotations

from itertools import islice

import pytest

from keikaku.errors import BadQuery
from keikaku.language.folding import half_width
from keikaku.records import IRI, Literal, natural_key
from keikaku.store.files import trig
from keikaku.store.sparql.bindings import to_sparql
from keikaku.store.sparql.sparql_tokens import is_variable, iter_tokens
from keikaku.vocab import ID

SIZE = 200_000
TOKENS = 1000  # that are looked at: each may look ahead to the end
UNITS = [
    *"a1.-_'\"\\<>()[]{}?$:@#/%^&|!=*,; \n\rE漢",
    "1.", "1e", "1e+", ".1", "1.e", "a.", "a:", "a-", "a.b:",
    "_:a", "_:a.", "@a-", "<a", "<\\u0041", "\\u0041", "\\'", "%41",
    "%4", "?a", "#\r", "'''", '"""', "''", "<<", "^^", "e.", "a:b.", "PREFIX a:", "\\\\", "()", "{}", "//", "@[", "[::",
]  # fmt: skip
AROUND = [("", ""), ("1", "!"), ("<", "")]


@pytest.mark.parametrize("unit", UNITS)
def test_tokens(unit: str) -> None:
    for before, after in AROUND:
        text = before + unit * (SIZE // len(unit)) + after
        try:
            list(islice(iter_tokens(text), TOKENS))
        except BadQuery:
            continue


@pytest.mark.parametrize("unit", UNITS)
def test_terms(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    for term in (Literal(text), Literal.text("a", text), IRI(f"http://{text}"), IRI(f"urn:{text}]")):
        try:
            to_sparql(term)
        except BadQuery:
            continue
    is_variable(text)
    natural_key(text)
    graph = IRI(f"{ID}g")
    trig.render([(graph, graph, Literal(text), graph)])


@pytest.mark.parametrize(
    "unit", ["\u0301\u0327", "a\u0327\u0301", "\u0f73", "\u0344\u0327", "가\u0327\u0301", "ﾊﾟ\u0327"]
)
def test_marks_on_one_letter(unit: str) -> None:
    assert half_width(unit * (SIZE // len(unit)))
