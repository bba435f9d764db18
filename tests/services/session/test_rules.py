"""Of several statements between two things, the one is kept that says all that the others say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import IRI
from keikaku.services.session.rules import Rules, Statements, plain
from keikaku.services.session.session import Session
from keikaku.vocab import kk

RULES = Rules(
    above={"partner": frozenset({"involves", "near"}), "involves": frozenset({"near"})},
    first={"operates": "operatedBy"},
    symmetric=frozenset({"near"}),
    about="about",
)
A, B, P, Q = (IRI(f"urn:{name}") for name in "abpq")
PROPERTIES = ("partner", "involves", "near", "operates", "operatedBy", "about", "other")


def test_the_narrower_is_kept_where_it_is_stated_and_the_wider_elsewhere() -> None:
    stated: Statements = {(A, B, "partner"): {P}, (A, B, "involves"): {P, Q}, (A, B, "about"): {P, Q}}
    assert plain(stated, RULES) == {(A, B, "partner"): {P}, (A, B, "involves"): {Q}}


def test_a_relation_stands_under_its_first_name_and_a_symmetric_one_from_the_lesser_end() -> None:
    stated: Statements = {(A, B, "operates"): {P}, (B, A, "operatedBy"): {Q}, (B, A, "near"): {P}, (A, B, "near"): {Q}}
    assert plain(stated, RULES) == {(B, A, "operatedBy"): {P, Q}, (A, B, "near"): {P, Q}}


def test_what_no_graph_states_is_left_and_takes_nothing_away() -> None:
    stated: Statements = {(A, B, "partner"): set(), (A, B, "involves"): {P}}
    assert plain(stated, RULES) == stated


@given(
    st.dictionaries(
        st.tuples(st.sampled_from((A, B)), st.sampled_from((A, B)), st.sampled_from(PROPERTIES)),
        st.sets(st.sampled_from((P, Q)), min_size=1),
    )
)
def test_said_twice_is_said_once_and_every_graph_still_says_something(stated: Statements) -> None:
    before = {statement: set(graphs) for statement, graphs in stated.items()}
    once = plain(stated, RULES)
    assert stated == before
    assert plain(once, RULES) == once
    for (source, target, _), graphs in stated.items():
        left = [kept for (one, other, _), kept in once.items() if {one, other} == {source, target}]
        assert graphs <= set().union(*left)


def test_the_ontology_gives_the_rules(session: Session) -> None:
    rules = session.rules
    assert rules.above[kk("partner")] >= {kk("involves")}
    assert rules.first[kk("operates")] == kk("operatedBy")
    assert rules.second[kk("operatedBy")] == kk("operates")
    assert kk("cooperatesWith") in rules.symmetric
    assert rules.local().about == "about"
