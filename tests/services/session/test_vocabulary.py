from __future__ import annotations

from keikaku.language.folding import fold
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, prologue


def test_every_name_of_every_thing_leads_to_it(session: Session) -> None:
    kinds = " ".join(f"kk:{kind}" for kind in (*ENTITY_KINDS, *ELEMENT_KINDS))
    query = prologue("kk", "skos") + (
        f"SELECT DISTINCT ?x ?name {{ VALUES ?kind {{ {kinds} }} ?x a ?kind ; skos:prefLabel|skos:altLabel ?name }}"
    )
    index = session.names
    rows = [(thing, name.value) for thing, name in session.select(query).rows]  # type: ignore[union-attr]
    assert len(rows) > 400
    lost = [(thing, name) for thing, name in rows if thing not in {hit.iri for hit in index.exact(name)}]
    assert [(thing, name) for thing, name in lost if len(name.strip()) > 1] == []


def test_both_engines_give_the_same_index(session: Session, reference: Session) -> None:
    one, other = session.names, reference.names
    for text in ("ジェトロ", "THINK", "UNEP", "Bandung City", "川崎"):
        assert set(one.named(fold(text))) == set(other.named(fold(text)))
    assert one.longest == other.longest


def test_a_reading_leads_to_the_thing_but_is_no_label(session: Session) -> None:
    index = session.names
    assert [hit.iri for hit in index.exact("こくれんかんきょうけいかく")] == [f"{ID}actor/unep"]
    assert index.label(index.exact("UNEP")[0].iri).ja == "国連環境計画"


def test_the_words_of_the_ontology_know_their_kinds_and_ends(session: Session) -> None:
    words = session.lexicon
    actor, involves = words.sense("Actor"), words.sense("involves")
    assert actor.kinds == {"Organisation", "Network"}
    assert involves.objects == {"Organisation", "Network", "Facility"}
    assert involves.subjects == set(ELEMENT_KINDS)
    assert [sense.local for sense in words.senses(fold("施設"))][:1] == ["Facility"]


def test_both_engines_give_the_same_words(session: Session, reference: Session) -> None:
    for word in ("施設", "who", "partners", "目標値", "運営者"):
        assert reference.lexicon.senses(fold(word)) == session.lexicon.senses(fold(word))
