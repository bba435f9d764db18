"""What every engine must answer, case by case and whole. Run unchanged on each by test_compliance.py."""

from __future__ import annotations

import pytest

from keikaku.errors import BadQuery, KeikakuError, QueryRefused
from keikaku.records import IRI, BNode, Literal, Solutions, Term
from keikaku.store.base import Store

KK = "https://w3id.org/keikaku/ns#"
ID = "https://w3id.org/keikaku/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = f"""PREFIX kk: <{KK}> PREFIX id: <{ID}> PREFIX actor: <{ID}actor/> PREFIX place: <{ID}place/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <{XSD}>
"""
JETRO = IRI(f"{ID}actor/jetro")
CHAMBER = IRI(f"{ID}actor/kawasaki-chamber")
KBIC = IRI(f"{ID}facility/kbic")
MEASURE = IRI(f"{ID}2018/6.1.1")
ACTION_4, ACTION_5 = IRI(f"{MEASURE}/action/4"), IRI(f"{MEASURE}/action/5")
PASSAGE_4, PASSAGE_5 = IRI(f"{ID}passage/2018/6.1.1/action/4"), IRI(f"{ID}passage/2018/6.1.1/action/5")


def number(value: str, kind: str = "integer") -> Literal:
    return Literal(value, IRI(XSD + kind))


HOSTILE = (
    "", " ", "'", '"', '"""', "'''", "\\", "\\\\", '\\"', "a\nb", "a\r\nb", "\t", "\b\f", "\x00", "\x1b[31m", "\x7f",
    '" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #', '"@en } #', '" ) } UNION { ?x ?y ?z } #', "?x", "{}", "#",
    "\\u0022", "\\u0022 } #", "\\U00000022", "\\\\u0041", "\\u", "u0041", "\\n", "\\\\n", "%22", "<urn:a>", "^^<urn:x>",
    "がけ崩れ", "かﾞ", "葛󠄀", "𠮷野家", "🗾", "\u200b\u202e\ufeff", "\u2028\u2029", "\ufffd", "x" * 5000,
)  # fmt: skip

ECHOED = (
    IRI("https://example.org/?q=a%20b#c"),
    IRI("urn:x:あ"),
    IRI("http://[::1]:8080/a_(b)'c"),
    IRI("mailto:a+b@example.org"),
    Literal("plain"),
    Literal.text("ジェトロ", "ja"),
    Literal.text("colour", "en-gb"),
    Literal.text("漢字", "ja-hani-jp"),
    number("133"),
    number("-7"),
    number("0.5", "decimal"),
    number("true", "boolean"),
    number("2018-04-01", "date"),
    number("2018-04-01T00:00:00Z", "dateTime"),
    number("2018", "gYear"),
    Literal("x y", IRI("https://example.org/kind#own")),
    *map(Literal, HOSTILE),
    *(Literal.text(text, "ja") for text in ('"@en', "\\", "\\u0022")),
)

NOT_A_TERM: tuple[Term, ...] = (
    BNode("b0"),
    IRI(""),
    IRI("relative/path"),
    IRI("urn:a> ?y <urn:b"),
    IRI("urn:a b"),
    IRI("urn:a\nb"),
    IRI("urn:%zz"),
    IRI("urn:\\u003e"),
    IRI("urn:{x}"),
    IRI("urn:\ud800"),
    IRI("http://a/[b]"),
    Literal("\ud800"),
    Literal.text("x", "e n"),
    Literal.text("x", "en-"),
    Literal.text("x", "en> <urn:x"),
    Literal("x", IRI("urn:a> <urn:b")),
    Literal("x", IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")),
    Literal("x", IRI(f"{XSD}string"), "ja"),
)

NOT_A_NAME = ("", "?x", "a b", "x}", "x) { } #", "a-b", "x\n", "x　y", "·", "a.b", "x:y", "\ud800")

REFUSED = {
    "LOAD": "LOAD <http://127.0.0.1:9/>",
    "INSERT": "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE": "DELETE WHERE { ?s ?p ?o }",
    "CLEAR": "CLEAR ALL",
    "DROP": "DROP GRAPH <urn:g>",
    "CREATE": "CREATE GRAPH <urn:g>",
    "COPY": "COPY <urn:a> TO <urn:b>",
    "MOVE": "MOVE <urn:a> TO <urn:b>",
    "ADD": "ADD <urn:a> TO <urn:b>",
    "WITH": "WITH <urn:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
}

# Names with the prefix ec:, and what stands behind its namespace in their IRIs.
NAMES = (
    ("ec:1.1.1.353", "1.1.1.353"), ("ec:1.-.-.-", "1.-.-.-"), ("ec:a.b", "a.b"), (r"ec:a\,b", "a,b"),
    ("ec:%20", "%20"), ("ec:a·b", "a·b"), ("ec:日本.語.x", "日本.語.x"), ("ec:a:b", "a:b"), ("ec:", ""),
    (r"ec:\-a.b.c", "-a.b.c"), ("ec:SERVICE", "SERVICE"), ("ec:0", "0"),
)  # fmt: skip

# Text, and the line of the fault, which every engine knows alike; columns differ by how far a parser looked.
BROKEN = (
    ("SELECT ?s WHERE { ?s ?p ?o", 1),
    ("SELECT ?s WHERE {\n  ?s ?p ?o ]\n}", 2),
    ("SELECT ?s WHERE { ?s ?p }", 1),
    ("SELECT ?s WHERE { ?s ?p ?o FILTER(?o > ) }", 1),
    ("SELECT ?s\nWHERE { ?s ?p ?o } }", 2),
    ("SELECT ?s\nWHERE {\n ?s unknown:p ?o }", 3),
    ("SELECT ?s { ?s ?p ?o\nFLITER(?o > 1) }", 2),
    ("SELECT ?s {\n?s ?p 'open }", 2),
    ("SELECT ?s {\n\n?s　?p ?o }", 3),
    ("", 1),
    ("# nothing", 1),
    ("SELEKT ?s { ?s ?p ?o }", 1),
)


class Compliance:
    """Each method is a case. A subclass gives the engine by a fixture ``store`` over tests/data/small.trig."""

    def answer(self, store: Store, text: str, **bindings: Term | list[Term]) -> Solutions:
        return store.select(PREFIXES + text, bindings)

    def test_select_gives_rows_and_columns_in_order(self, store: Store) -> None:
        found = self.answer(store, "SELECT ?who ?what { ?what kk:involves ?who } ORDER BY ?what ?who")
        rows: list[tuple[Term | None, ...]] = [(JETRO, ACTION_4), (KBIC, ACTION_4), (CHAMBER, ACTION_5)]
        assert found == Solutions(("who", "what"), rows)

    def test_an_empty_answer_has_its_columns(self, store: Store) -> None:
        assert self.answer(store, "SELECT ?b ?a { ?a kk:noSuchThing ?b }") == Solutions(("b", "a"), [])

    def test_a_variable_that_nothing_binds_is_none(self, store: Store) -> None:
        assert self.answer(store, "SELECT ?nothing {}") == Solutions(("nothing",), [(None,)])

    def test_star_has_columns_in_order_of_appearance(self, store: Store) -> None:
        found = self.answer(store, "SELECT * { ?z kk:partner ?m . ?m a ?a OPTIONAL { ?m kk:noSuchThing ?b } }")
        assert found == Solutions(("z", "m", "a", "b"), [(ACTION_4, JETRO, IRI(f"{KK}Organisation"), None)])

    def test_star_distinct_keeps_the_order_too(self, store: Store) -> None:
        found = self.answer(store, "SELECT DISTINCT * WHERE { ?z kk:partner ?a }")
        assert found == Solutions(("z", "a"), [(ACTION_4, JETRO)])

    def test_ask(self, store: Store) -> None:
        assert store.query(PREFIXES + "ASK { actor:jetro a kk:Organisation }") is True
        assert store.query(PREFIXES + "ASK { actor:jetro a kk:Facility }") is False

    def test_construct_gives_each_triple_once(self, store: Store) -> None:
        found = store.query(
            PREFIXES + "CONSTRUCT { ?who kk:seen true } { ?what kk:involves ?who . ?p kk:mentions ?any }"
        )
        assert isinstance(found, list)
        assert sorted(found) == [(who, IRI(f"{KK}seen"), number("true", "boolean")) for who in (JETRO, CHAMBER, KBIC)]

    def test_construct_in_short(self, store: Store) -> None:
        found = store.query(PREFIXES + "CONSTRUCT WHERE { ?what kk:partner ?who }")
        assert found == [(ACTION_4, IRI(f"{KK}partner"), JETRO)]

    def test_describe_has_the_triples_of_its_subject(self, store: Store) -> None:
        found = store.query(f"DESCRIBE <{CHAMBER}>")
        assert isinstance(found, list)
        label = IRI("http://www.w3.org/2004/02/skos/core#prefLabel")
        assert {triple for triple in found if triple[0] == CHAMBER} == {
            (CHAMBER, IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), IRI(f"{KK}Organisation")),
            (CHAMBER, label, Literal.text("川崎商工会議所", "ja")),
            (CHAMBER, label, Literal.text("Kawasaki Chamber of Commerce and Industry", "en")),
        }

    def test_the_default_graph_is_the_union(self, store: Store) -> None:
        found = self.answer(
            store, "SELECT ?label { ?what kk:partner ?who . ?who skos:prefLabel ?label } ORDER BY ?label"
        )
        assert sorted(str(row[0].value) for row in found.rows if isinstance(row[0], Literal)) == ["JETRO", "ジェトロ"]

    def test_graph_names_the_passage(self, store: Store) -> None:
        found = self.answer(store, "SELECT ?g ?who { GRAPH ?g { ?what kk:involves ?who } } ORDER BY ?g ?who")
        rows: list[tuple[Term | None, ...]] = [(PASSAGE_4, JETRO), (PASSAGE_4, KBIC), (PASSAGE_5, CHAMBER)]
        assert found == Solutions(("g", "who"), rows)

    def test_graph_by_name(self, store: Store) -> None:
        found = self.answer(store, f"SELECT ?who {{ GRAPH <{PASSAGE_5}> {{ ?what kk:involves ?who }} }}")
        assert found.rows == [(CHAMBER,)]

    def test_every_graph_has_a_name(self, store: Store) -> None:
        found = self.answer(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        passages = (f"passage/2018/6.1.1/{end}" for end in ("action/4", "action/5", "indicator/1"))
        assert {row[0] for row in found.rows} == {IRI(ID + n) for n in ("graph/authority", "graph/register", *passages)}

    def test_address_and_page_of_a_passage(self, store: Store) -> None:
        found = self.answer(store, "SELECT ?a ?n { GRAPH ?p { ?i kk:partner ?who } ?p kk:address ?a ; kk:page ?n }")
        assert found.rows == [(Literal("2018:6.1.1/action/4"), number("133"))]

    def test_japanese_is_found_as_it_is_written(self, store: Store) -> None:
        found = self.answer(store, 'SELECT ?who { ?who skos:prefLabel "川崎商工会議所"@ja }')
        assert found.rows == [(CHAMBER,)]

    def test_japanese_variables_and_comments(self, store: Store) -> None:
        found = self.answer(store, "SELECT ?団体 { # 「団体」を探す\n ?取組 kk:partner ?団体 }")
        assert found == Solutions(("団体",), [(JETRO,)])

    def test_contains(self, store: Store) -> None:
        found = self.answer(store, 'SELECT ?who { ?who skos:altLabel ?l FILTER(CONTAINS(?l, "（ジェトロ）")) }')
        assert found.rows == [(JETRO,)]

    def test_languages(self, store: Store) -> None:
        found = self.answer(store, 'SELECT ?l { actor:jetro skos:prefLabel ?l FILTER(LANGMATCHES(LANG(?l), "JA")) }')
        assert found.rows == [(Literal.text("ジェトロ", "ja"),)]

    def test_typed_literals(self, store: Store) -> None:
        found = self.answer(
            store,
            "SELECT ?v ?p ?d { ?o kk:valueKind kk:Baseline ; kk:value ?v ; kk:printedValue ?p ; dcterms:date ?d }",
        )
        assert found.rows == [(number("145270000.5", "decimal"), Literal("1億4,527万円"), number("2016-04-01", "date"))]

    def test_numbers_compare_by_value(self, store: Store) -> None:
        found = self.answer(store, "SELECT ?k { ?o kk:valueKind ?k ; kk:value ?v FILTER(?v > 2E8) }")
        assert found.rows == [(IRI(f"{KK}Target"),)]

    def test_property_paths(self, store: Store) -> None:
        up = self.answer(
            store,
            "SELECT ?place { <https://w3id.org/keikaku/id/facility/kbic> dcterms:isPartOf+ ?place } ORDER BY ?place",
        )
        assert [row[0] for row in up.rows] == [IRI(f"{ID}place/kawasaki"), IRI(f"{ID}place/shin-kawasaki")]
        down = self.answer(
            store, "SELECT ?x { id:2018 ^kk:partOf/(^kk:partOf|kk:noSuchThing)/kk:partner? ?x } ORDER BY ?x"
        )
        assert [row[0] for row in down.rows] == [ACTION_4, ACTION_5, JETRO]

    def test_negated_and_zero_length_paths(self, store: Store) -> None:
        found = self.answer(store, "SELECT DISTINCT ?x { place:kawasaki dcterms:isPartOf* ?x }")
        assert found.rows == [(IRI(f"{ID}place/kawasaki"),)]
        found = self.answer(store, f"SELECT ?x {{ <{ACTION_5}> !(kk:partOf|a|kk:statedIn|kk:address) ?x }}")
        assert found.rows == [(CHAMBER,)]

    def test_aggregates(self, store: Store) -> None:
        found = self.answer(
            store,
            "SELECT ?i (COUNT(?who) AS ?n) (SUM(1) AS ?s) { ?i kk:involves ?who } GROUP BY ?i HAVING(COUNT(?who) > 1)",
        )
        assert found == Solutions(("i", "n", "s"), [(ACTION_4, number("2"), number("2"))])

    def test_a_count_of_nothing_is_zero(self, store: Store) -> None:
        found = self.answer(store, "SELECT (COUNT(*) AS ?n) { ?x kk:noSuchThing ?y }")
        assert found.rows == [(number("0"),)]

    def test_optional_unbound(self, store: Store) -> None:
        found = self.answer(
            store, "SELECT ?i ?partner { ?i a kk:Initiative OPTIONAL { ?i kk:partner ?partner } } ORDER BY ?i"
        )
        assert found.rows == [(ACTION_4, JETRO), (ACTION_5, None)]

    def test_union_minus_exists(self, store: Store) -> None:
        text = "SELECT ?x { { ?x a kk:Facility } UNION { ?x a kk:Organisation } MINUS { ?i kk:partner ?x } }"
        assert {row[0] for row in self.answer(store, text).rows} == {KBIC, CHAMBER}
        text = "SELECT ?x { ?x a kk:Organisation FILTER NOT EXISTS { ?i kk:partner ?x } }"
        assert self.answer(store, text).rows == [(CHAMBER,)]

    def test_order_limit_offset(self, store: Store) -> None:
        found = self.answer(
            store, "SELECT ?a { ?x kk:address ?a . ?x a kk:Passage } ORDER BY DESC(?a) LIMIT 2 OFFSET 1"
        )
        assert found.rows == [(Literal("2018:6.1.1/action/5"),), (Literal("2018:6.1.1/action/4"),)]

    def test_sub_select(self, store: Store) -> None:
        text = "SELECT ?who ?n { { SELECT ?i (COUNT(?w) AS ?n) { ?i kk:involves ?w } GROUP BY ?i } ?i kk:partner ?who }"
        assert self.answer(store, text).rows == [(JETRO, number("2"))]

    def test_values_with_undef(self, store: Store) -> None:
        text = (
            "SELECT ?i ?who { VALUES (?i ?who) { (UNDEF actor:jetro) (<%s> UNDEF) } ?i kk:involves ?who } ORDER BY ?i"
        )
        assert self.answer(store, text % ACTION_5).rows == [(ACTION_4, JETRO), (ACTION_5, CHAMBER)]

    def test_bind_and_functions(self, store: Store) -> None:
        text = 'SELECT ?x ?y { BIND(UCASE("abc") AS ?x) BIND(IF(STRLEN("漢字") = 2, "yes", "no") AS ?y) }'
        assert self.answer(store, text).rows == [(Literal("ABC"), Literal("yes"))]

    def test_unicode_escapes_in_strings_and_iris(self, store: Store) -> None:
        text = f'SELECT ?x {{ ?x skos:prefLabel "\\u5DDD\\U00005D0E\\u5E02"@ja ; a <{KK}\\u0050lace> }}'
        assert self.answer(store, text).rows == [(IRI(f"{ID}place/kawasaki"),)]

    @pytest.mark.parametrize("term", ECHOED, ids=lambda term: ascii(str(term))[:40])
    def test_a_bound_term_comes_back_as_it_is(self, store: Store, term: Term) -> None:
        assert store.select("SELECT ?x {}", {"x": term}) == Solutions(("x",), [(term,)])

    def test_a_binding_selects(self, store: Store) -> None:
        text = "SELECT ?i { ?i kk:involves ?who }"
        assert self.answer(store, text, who=JETRO).rows == [(ACTION_4,)]
        assert self.answer(store, text, who=JETRO, i=ACTION_5).rows == []

    def test_a_binding_of_several_terms(self, store: Store) -> None:
        text = "SELECT ?who { ?i kk:involves ?who } ORDER BY ?who"
        assert self.answer(store, text, who=[JETRO, CHAMBER]).rows == [(JETRO,), (CHAMBER,)]
        assert self.answer(store, text, who=[]).rows == []

    def test_a_bound_text_is_found_whatever_its_language_case(self, store: Store) -> None:
        text = "SELECT ?who { ?who skos:prefLabel ?name }"
        assert self.answer(store, text, name=Literal.text("ジェトロ", "ja")).rows == [(JETRO,)]
        assert self.answer(store, text, name=Literal("ジェトロ")).rows == []

    def test_bound_variables_are_the_first_columns_of_star(self, store: Store) -> None:
        found = self.answer(store, "SELECT * { ?i kk:involves ?who }", who=CHAMBER)
        assert found == Solutions(("who", "i"), [(CHAMBER, ACTION_5)])

    def test_a_binding_is_visible_to_bind_and_filter(self, store: Store) -> None:
        text = "SELECT ?y { BIND(?x + 1 AS ?y) FILTER(?x = 4) }"
        assert self.answer(store, text, x=number("4")).rows == [(number("5"),)]

    def test_bindings_in_every_form(self, store: Store) -> None:
        assert store.query(PREFIXES + "ASK { ?x a kk:Facility }", {"x": JETRO}) is False
        assert store.query(PREFIXES + "ASK WHERE { ?x a kk:Facility }", {"x": KBIC}) is True
        made = [(ACTION_4, IRI(f"{KK}partner"), JETRO)]
        for text in (
            "CONSTRUCT { ?i kk:partner ?x } WHERE { ?i kk:partner ?x }",
            "CONSTRUCT { ?i kk:partner ?x } { ?i kk:partner ?x }",
            "CONSTRUCT WHERE { ?i kk:partner ?x }",
            "CONSTRUCT WHERE { ?i kk:partner ?x . # the partner\n }",
        ):
            assert store.query(PREFIXES + text, {"x": JETRO}) == made
            assert store.query(PREFIXES + text, {"x": KBIC}) == []
        for text in ("DESCRIBE ?x", "DESCRIBE ?x # this", "DESCRIBE ?x LIMIT 10", "DESCRIBE ?x WHERE { ?x ?p ?o }"):
            found = store.query(text, {"x": CHAMBER})
            assert isinstance(found, list)
            assert {triple[0] for triple in found} == {CHAMBER}

    def test_bindings_beside_sub_selects(self, store: Store) -> None:
        text = "SELECT ?x ?n WHERE { SELECT ?x (COUNT(?i) AS ?n) WHERE { ?i kk:involves ?x } GROUP BY ?x }"
        assert self.answer(store, text, x=CHAMBER).rows == [(CHAMBER, number("1"))]

    @pytest.mark.parametrize("term", NOT_A_TERM, ids=ascii)
    def test_what_is_no_term_is_rejected(self, store: Store, term: Term) -> None:
        with pytest.raises(BadQuery):
            store.query("SELECT ?x {}", {"x": term})

    @pytest.mark.parametrize("name", NOT_A_NAME, ids=ascii)
    def test_what_is_no_name_is_rejected(self, store: Store, name: str) -> None:
        with pytest.raises(BadQuery, match="variable"):
            store.query("SELECT ?x {}", {name: JETRO})

    def test_service_is_an_endpoints_to_answer(self, store: Store) -> None:
        text = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
        with pytest.raises(KeikakuError) as refusal:
            store.query(text)
        assert isinstance(refusal.value, QueryRefused) is not store.rules.is_far

    def test_common_prefixes_need_no_declaration(self, store: Store) -> None:
        text = "SELECT ?name { ?who skos:prefLabel ?name ; a kk:Place ; dcterms:isPartOf ?wider }"
        names = {(Literal.text("Shin-Kawasaki", "en"),), (Literal.text("新川崎地区", "ja"),)}
        assert set(store.select(text).rows) == names
        assert store.select(text, {"name": Literal.text("Shin-Kawasaki", "en")}).rows == [
            (Literal.text("Shin-Kawasaki", "en"),)
        ]
        assert store.query("ASK { id:2018 a kk:Plan }") is True

    @pytest.mark.parametrize(("name", "iri"), NAMES, ids=[ascii(name) for name, _ in NAMES])
    def test_valid_names_are_valid(self, store: Store, name: str, iri: str) -> None:
        for declared in ("PREFIX ec: <urn:ec:>", "BASE <urn:ec:> PREFIX ec: <urn:ec:>"):
            found = store.select(f"{declared} SELECT ?x {{ VALUES ?x {{ {name} }} }}")
            assert found.rows == [(IRI(f"urn:ec:{iri}"),)]

    def test_comments_may_end_as_lines_of_any_system(self, store: Store) -> None:
        text = "# one\rSELECT ?x # two\r\n# three\r\r{ # four {\nVALUES ?x { 'a#b' } # five\r}#"
        assert store.select(text).rows == [(Literal("a#b"),)]

    @pytest.mark.parametrize("clause", REFUSED)
    def test_what_writes_is_refused_by_name(self, store: Store, clause: str) -> None:
        with pytest.raises(QueryRefused, match=clause) as refusal:
            store.query(REFUSED[clause])
        assert refusal.value.hint
        assert (refusal.value.line, refusal.value.column) == (1, REFUSED[clause].index(clause) + 1)

    @pytest.mark.parametrize(("text", "line"), BROKEN, ids=[ascii(text) for text, _ in BROKEN])
    def test_what_does_not_parse_has_line_and_column(self, store: Store, text: str, line: int) -> None:
        with pytest.raises(BadQuery) as fault:
            store.query(text)
        assert (fault.value.line, type(fault.value.column)) == (line, int)
        assert "\n" not in fault.value.message
        assert len(fault.value.message) < 250

    def test_a_place_is_that_of_the_text_as_asked(self, store: Store) -> None:
        text = "SELECT ?x { ?x ?y ?z ) }"
        with pytest.raises(BadQuery) as plain:
            store.query(text)
        with pytest.raises(BadQuery) as bound:
            store.query(text, {"x": JETRO, "z": Literal("long " * 100)})
        assert bound.value.line == 1
        assert bound.value.column is not None
        assert bound.value.column <= len(text) + 1
        assert plain.value.column is not None

    def test_a_byte_order_mark_is_no_fault(self, store: Store) -> None:
        assert store.query("\ufeffASK { ?s ?p ?o }") is True

    def test_select_wants_a_select(self, store: Store) -> None:
        with pytest.raises(BadQuery):
            store.select("ASK {}")
