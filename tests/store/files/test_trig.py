from __future__ import annotations

import random
import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from keikaku import resources
from keikaku.errors import DataAtFault
from keikaku.records import IRI, BNode, Literal, Quad, Term
from keikaku.services.checks.derivation import ALL_HEADER, HEADER, KEYS, KEYS_HEADER, is_derived
from keikaku.store.derive import read_quads
from keikaku.store.files.trig import render
from keikaku.vocab import ID, NS, PREFIXES, RDF_TYPE
from tests.render.terms import HOSTILE, XSD, iris, is_valid, things

S, P, G = IRI(f"{ID}2018/6"), IRI(f"{NS}involves"), IRI(f"{ID}graph/file")
nodes = iris.filter(is_valid)
quads = st.lists(st.tuples(nodes, nodes, things, nodes), max_size=6)


def parsed(text: str) -> set[Quad]:
    def term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
        if isinstance(node, ox.Literal):
            return Literal(node.value, IRI(node.datatype.value), node.language)
        assert isinstance(node, ox.NamedNode)
        return IRI(node.value)

    found = set()
    for quad in ox.parse(text.encode(), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.graph_name, ox.NamedNode)
        predicate = IRI(quad.predicate.value)
        found.add((IRI(quad.subject.value), predicate, term(quad.object), IRI(quad.graph_name.value)))
    return found


def body(text: str) -> str:
    """What follows the names of prefixes."""
    return text[text.index("\n\n") :]


def statement(object_: Term) -> list[Quad]:
    return [(S, P, object_, G)]


@given(quads)
def test_what_is_written_reads_back_equal(some: list[Quad]) -> None:
    assert parsed(render(some)) == set(some)


@given(quads, st.randoms())
def test_equal_statements_give_equal_bytes(some: list[Quad], chance: random.Random) -> None:
    shuffled = [*some, *some]
    chance.shuffle(shuffled)
    assert render(shuffled) == render(some) == render(parsed(render(some)))


@pytest.mark.parametrize("value", [*HOSTILE, "".join(HOSTILE)])
def test_hostile_text_reads_back_in_rdflib_too(value: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=render(statement(Literal.text(value)) + statement(Literal.text(value, "ja"))), format="trig")
    assert {(str(o), o.language) for _, _, o, _ in dataset.quads() if isinstance(o, rdflib.Literal)} == {
        (value, None),
        (value, "ja"),
    }


HEADERS = {KEYS: KEYS_HEADER, "structures.trig": ALL_HEADER}


def test_the_form_is_the_one_of_the_graph_files() -> None:
    files = resources.graph_files()
    assert len(files) >= 22
    for path in files:
        shuffled = read_quads(path)
        random.Random(6).shuffle(shuffled)
        head = "" if not is_derived(path) else HEADERS.get(path.name, HEADER)
        assert head + render(shuffled) == path.read_text(encoding="utf-8"), path.name


def test_one_whole_file() -> None:
    def passage(number: int) -> IRI:
        return IRI(f"{ID}passage/2018/6.1.1/action/{number}")

    def element(number: int) -> IRI:
        return IRI(f"{ID}2018/6.1.1/action/{number}")

    label, jetro = IRI(PREFIXES["skos"] + "prefLabel"), IRI(f"{ID}actor/jetro")
    some: list[Quad] = [
        (element(10), P, jetro, passage(10)),
        (element(9), P, jetro, passage(9)),
        (passage(9), IRI(f"{NS}page"), Literal("133", IRI(f"{XSD}integer")), G),
        (jetro, IRI(f"{NS}reading"), Literal.text("じぇとろ"), G),
        (jetro, label, Literal.text("JETRO", "en"), G),
        (jetro, label, Literal.text("ジェトロ", "ja"), G),
        (jetro, RDF_TYPE, IRI(f"{NS}Organisation"), G),
        (jetro, IRI(f"{NS}opened"), Literal("1958", IRI(f"{XSD}gYear")), G),
    ]
    assert render(some) == (
        "@base <https://w3id.org/keikaku/id/> .\n"
        "@prefix kk: <https://w3id.org/keikaku/ns#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\nGRAPH <graph/file> {\n"
        "    <actor/jetro>\n"
        "        a kk:Organisation ;\n"
        '        skos:prefLabel "ジェトロ"@ja ;\n'
        '        skos:prefLabel "JETRO"@en ;\n'
        '        kk:reading "じぇとろ" ;\n'
        '        kk:opened "1958"^^xsd:gYear ;\n'
        "    .\n"
        "    <passage/2018/6.1.1/action/9>\n        kk:page 133 ;\n    .\n}\n"
        "\nGRAPH <passage/2018/6.1.1/action/9> {\n    <2018/6.1.1/action/9>\n"
        "        kk:involves <actor/jetro> ;\n    .\n}\n"
        "\nGRAPH <passage/2018/6.1.1/action/10> {\n    <2018/6.1.1/action/10>\n"
        "        kk:involves <actor/jetro> ;\n    .\n}\n"
    )


@given(quads, st.data())
def test_one_statement_more_about_a_thing_is_one_line_more(some: list[Quad], data: st.DataObject) -> None:
    subject, predicate, object_, graph = data.draw(st.sampled_from([*some, *statement(Literal.text("a", "ja"))]))
    fewer = {*some, (subject, predicate, object_, graph)}
    more = (subject, predicate, data.draw(things), graph)
    before, after = (body(render(quads)).split("\n") for quads in (fewer, {*fewer, more}))
    assert len(after) - len(before) == (more not in fewer)
    added = iter(after)
    assert all(line in added for line in before)  # all that stood there stands, in its order


def test_nothing_is_a_head_alone() -> None:
    assert render([]) == "@base <https://w3id.org/keikaku/id/> .\n"


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (Literal("007", IRI(f"{XSD}integer")), "007"),
        (Literal("abc", IRI(f"{XSD}integer")), '"abc"^^xsd:integer'),
        (Literal("1 . <x:a> <x:b> <x:c>", IRI(f"{XSD}integer")), '"1 . <x:a> <x:b> <x:c>"^^xsd:integer'),
        (Literal("９", IRI(f"{XSD}integer")), '"９"^^xsd:integer'),
        (Literal("true", IRI(f"{XSD}boolean")), "true"),
        (Literal("1", IRI(f"{XSD}boolean")), '"1"^^xsd:boolean'),
        (Literal("1.10", IRI(f"{XSD}decimal")), '"1.10"^^xsd:decimal'),
        (Literal.text('a"b\\c\nd\re\tf\x1b\u2028'), '"a\\"b\\\\c\\nd\\re\\tf\\u001B\\u2028"'),
        (Literal.text('"^^xsd:'), '"\\"^^xsd:"'),
        (IRI(f"{XSD}string"), "xsd:string"),
        (IRI(f"{ID}actor/jetro"), "<actor/jetro>"),
        (IRI(f"{ID}foo:bar"), f"<{ID}foo:bar>"),
        (IRI(f"{ID}a/../b"), f"<{ID}a/../b>"),
        (IRI(f"{ID}//example.org"), f"<{ID}//example.org>"),
        (IRI(f"{NS}①"), f"<{NS}①>"),
    ],
)
def test_a_term_is_written_so_that_it_means_the_same(term: Term, written: str) -> None:
    text = render(statement(term))
    assert re.findall(r"kk:involves (.*) ;\n", text) == [written]
    assert parsed(text) == set(statement(term))


def test_numbers_that_are_equal_have_one_order() -> None:
    ones = [Literal.text(value) for value in ("1", "01", "１", "001", "1" + "0" * 5000)]
    some = [quad for one in ones for quad in statement(one)]
    assert render(some) == render(reversed(some))


@pytest.mark.parametrize("term", [BNode("b0"), IRI("https://example.org/a b"), IRI('x:"'), IRI("x:>"), IRI("x:\ud800")])
def test_what_no_graph_file_may_hold_is_refused(term: Term) -> None:
    with pytest.raises(DataAtFault) as caught:
        render(statement(term))
    assert caught.value.hint
