from __future__ import annotations

from pathlib import Path

from keikaku import resources
from keikaku.language.folding import fold
from keikaku.records import IRI
from keikaku.services.session.session import Session
from keikaku.services.session.vocabulary import lexicon
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, ONTOLOGY, prologue


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
    assert involves.objects == {"Organisation", "Network", "Facility", "Post", "Group"}
    assert involves.subjects == set(ELEMENT_KINDS)
    assert [sense.local for sense in words.senses(fold("施設"))][:1] == ["Facility"]


def test_both_engines_give_the_same_words(session: Session, reference: Session) -> None:
    for word in ("施設", "who", "partners", "目標値", "運営者"):
        assert reference.lexicon.senses(fold(word)) == session.lexicon.senses(fold(word))


def test_a_store_that_holds_the_ontology_alone_is_asked_by_the_same_words(session: Session) -> None:
    alone = lexicon(EmbeddedStore.load([(resources.ontology_file(), IRI(ONTOLOGY))]))
    words, own = set(session.lexicon.words()), set(alone.words())
    assert (own - words, words - own) == (set(), {"施策課題"}), "but for what the plan calls its levels"
    assert [sense.local for sense in alone.senses(fold("took part in"))] == ["involves", "participatesIn"]


def test_a_term_of_somebody_elses_is_asked_for_by_its_names(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(
        "@prefix kk: <https://w3id.org/keikaku/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        'kk:Bridge a kk:Kind ; kk:kindOf kk:Facility ; rdfs:label "Bridge"@en ; skos:altLabel "river crossing"@en .\n'
        'kk:fundedBy a owl:ObjectProperty ; rdfs:label "funded by"@en ; skos:altLabel "funds"@en .\n',
        encoding="utf-8",
    )
    words = lexicon(EmbeddedStore.load([(resources.ontology_file(), IRI(ONTOLOGY)), (file, IRI(ONTOLOGY))]))
    for word, local in (("bridges", "Bridge"), ("river crossings", "Bridge"), ("funds", "fundedBy")):
        assert [sense.local for sense in words.senses(fold(word))] == [local]
    assert words.senses(fold("funding")) == []
