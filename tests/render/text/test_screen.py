from __future__ import annotations

import json

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import IRI, Literal
from keikaku.render.rows import json_text, rdf
from keikaku.render.text.screen import is_hidden, printable, shown
from tests.render.terms import texts

WILD = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x1b\x7f\x9b\u202e\u061c\u2066\u200f\u2028\\\"'\U000e0041")
)
# IRIs may hold the marks of direction, and no other control character.
LOCAL = st.text("ab\u202e\u061c\u200d\u200f\u2066-", max_size=6)


@given(WILD | texts)
def test_json_for_a_screen_is_the_same_json(text: str) -> None:
    for form, written in (("json", json_text.render({"a": [text]})), ("jsonl", json_text.render_lines([[text]]))):
        seen = shown(written, form)
        assert not any(map(is_hidden, seen))
        assert json.loads(seen) == json.loads(written)


@given(WILD, LOCAL)
@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_triples_for_a_screen_are_the_same_triples(form: str, parser: str, text: str, local: str) -> None:
    subject = IRI(f"https://w3id.org/keikaku/id/x{local}")
    triples = [
        (subject, IRI(f"https://w3id.org/keikaku/ns#p{local}"), value) for value in (Literal.text(text), subject)
    ]
    seen = shown(rdf.render(triples, form, escapable=True), form)
    assert not any(map(is_hidden, seen))
    found = rdflib.Graph().parse(data=seen, format=parser)
    assert set(found) == set(rdflib.Graph().parse(data=rdf.render(triples, "ntriples"), format="nt"))


@given(WILD)
def test_elsewhere_a_sign_stands_for_what_is_hidden(text: str) -> None:
    seen = shown(f"{text}\r\n", "csv")
    assert not any(map(is_hidden, seen))
    assert seen == "".join(
        "�" if is_hidden(sign) else sign for sign in (text + "\r\n").removeprefix("\ufeff").replace("\r\n", "\n")
    )


def test_a_table_keeps_its_colours_as_its_texts_are_printable() -> None:
    assert shown("\x1b[1mName\x1b[0m", "table") == "\x1b[1mName\x1b[0m"
    assert printable("a\x1b[1m\t\u202e\r\n") == "a�[1m �\n"
