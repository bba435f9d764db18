"""Entities in RDF/XML: filled in where that is harmless, the same whatever the pieces, else refused with the line."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.store.files import xml_entities
from tests.examples import examples


def filled(text: str, size: int = 65536) -> str:
    """What comes of a text in pieces of a size; of one that is refused, why and on which line."""
    data = text.encode()

    def refuse(what: str, hint: str, line: int) -> NoReturn:
        assert hint
        raise ValueError(f"{line}: {what}")

    pieces = (data[at : at + size] for at in range(0, len(data), size))
    try:
        return b"".join(xml_entities.filled(pieces, refuse)).decode()
    except ValueError as problem:
        return str(problem)


LAUGHS = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<r>&amp;&#12;&x;</r>", "<r>&amp;&#12;&x;</r>"),
        ("<!DOCTYPE r [\n<!ENTITY u 'urn:'>\n]>\n<r a='&u;b'>&u;&amp;</r>", "\n\n\n<r a='urn:b'>urn:&amp;</r>"),
        ('<!DOCTYPE r [<!ENTITY u "a>b ]> c"><!-- <!ENTITY u "no"> -->]><r>&u;</r>', "<r>a>b ]> c</r>"),
        ("<!DOCTYPE r [<!ENTITY u 'one'><!ENTITY u 'two'>]><r>&u;</r>", "<r>one</r>"),
        ("<!DOCTYPE r [<!ENTITY u '&v;/x'><!ENTITY v 'urn:y'>]><r>&u;</r>", "<r>urn:y/x</r>"),
        ("<!DOCTYPE r [<!ENTITY u '&#x41;&#38;amp;&quot;'>]><r>&u;</r>", "<r>A&amp;&quot;</r>"),
        ("<!DOCTYPE r [<!ENTITY u 'a\"\n'>]><r a='&u;'/>", "\n<r a='a&quot;&#10;'/>"),
        ("<!DOCTYPE r [<!ENTITY u 'x'>]><r><![CDATA[&u;]]><!--&u;--><?p &u;?>&u;</r>",
         "<r><![CDATA[&u;]]><!--&u;--><?p &u;?>x</r>"),
        ("<!DOCTYPE r PUBLIC '-//X' 'http://127.0.0.1:9/x.dtd'><r/>", "<r/>"),
        ("<!DOCTYPE r SYSTEM 'x.dtd' [<!ELEMENT r ANY><!ATTLIST r a CDATA #IMPLIED><!NOTATION n SYSTEM 'x'>]><r/>",
         "<r/>"),
        ("<!DOCTYPE r [<!ENTITY % p 'x'><!ENTITY e SYSTEM '/etc/hostname'>]><r/>", "<r/>"),
        ("<!DOCTYPE r [<!ENTITY e SYSTEM '/etc/hostname'>]>\n<r>\n&e;</r>",
         "3: names &e;, which stands elsewhere, and nothing is fetched"),
        ("<!DOCTYPE r SYSTEM 'x.dtd'>\n<r>&e;</r>", "2: names &e;, which it does not declare"),
        ("<!DOCTYPE r [\n<!ENTITY % p 'x'>\n%p;]><r/>", "3: has a DOCTYPE that is built of parameter entities"),
        ("<!DOCTYPE r [<!ATTLIST r a CDATA 'x'>]><r/>", "1: has a DOCTYPE that gives attributes values"),
        ("<!DOCTYPE r [<!ENTITY e '<b/>'>]><r>\n&e;</r>", "2: names &e;, which holds markup"),
        ("<!DOCTYPE r [<!ENTITY e '&e;'>]><r>&e;</r>", "1: declares entities within entities, deeper than 4"),
        (f"<!DOCTYPE r [{LAUGHS}]><r>&a9;</r>", "1: declares entities within entities, deeper than 4"),
        (f"<!DOCTYPE r [{LAUGHS}]><r>&a3;</r>", f"<r>{'ha' * 1000}</r>"),
        (f"<!DOCTYPE r [<!ENTITY e '{'x' * 70_000}'>]><r>&e;</r>", "1: names &e;, which becomes more than 64 KiB"),
        (f"<!DOCTYPE r [<!ENTITY e '{'x' * 60_000}'>]><r>{'&e;' * 100}</r>",
         "1: names entities so often that its text multiplies"),
        ("<r>\n<!DOCTYPE r></r>", "2: declares a DOCTYPE among its elements"),
        ("<r>\n<!ENTITY e 'x'></r>", "2: declares a DOCTYPE among its elements"),
        ("<?xml?>\n<!DOCTYPE r [\n<!ENTITY", "3: has a DOCTYPE that is not understood"),
        ("<!-- a comment that does not end", "<!-- a comment that does not end"),
    ],
)  # fmt: skip
def test_entities_are_filled_in_or_refused_whatever_the_pieces(text: str, made: str) -> None:
    assert filled(text) == made
    if len(text) < 2000:
        assert {filled(text, size) for size in (1, 2, 3, 7, 64)} == {made}


def test_a_beginning_without_end_is_refused() -> None:
    assert filled("<!--" + "x" * 2**21) == "1: has no element within its first MiB"


@examples(200)
@given(st.lists(st.sampled_from(["&u;", "&v;", "&amp;", "<b>", "</b>", "<!--", "-->", "<![CDATA[", "]]>", "x", "\n"])))
def test_what_is_filled_in_is_what_a_parser_makes_of_it(parts: list[str]) -> None:
    text = f"<!DOCTYPE r [<!ENTITY u '&v;é'><!ENTITY v \"'q\">]>\n<r>{''.join(parts)}</r>"
    made = filled(text)
    assert _said(text) == _said(made)
    assert made.count("\n") == text.count("\n")


def _said(text: str) -> str:
    """All text of an XML document, or the line on which it is none."""
    said: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = said.append
    try:
        parser.Parse(text, True)
    except expat.ExpatError as problem:
        return f"line {problem.lineno}"
    return "".join(said)
