"""Everyday words stand for names that the packaged graph has, each for one, and are none themselves."""

from __future__ import annotations

from collections import Counter

from keikaku.language import thesaurus
from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex
from keikaku.records import IRI
from keikaku.services.session.session import Session

MAKERS = IRI("https://example.org/makers")


def test_each_word_stands_for_one_name_of_the_graph_and_is_none(session: Session) -> None:
    names = {fold(name.text) for name in session.every_name}
    entries = thesaurus.entries()
    words = [fold(word) for own in entries.values() for some in own.values() for word in some]

    assert [name for name in entries if fold(name) not in names] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if word in names] == []
    assert list(entries) == sorted(entries)
    assert {language for own in entries.values() for language in own} == {"ja", "en"}


def test_a_word_finds_what_the_name_finds_and_the_name_comes_first() -> None:
    index = NameIndex([Name("製造業の企業", MAKERS, "Group", preferred=True)])

    assert [(name.text, name.iri) for name in index.named(fold("町工場"))] == [("町工場", MAKERS)]
    assert [(name.text, name.iri) for name in index.named(fold("Town factories"))] == [("town factories", MAKERS)]
    assert index.is_everyday(fold("町工場"))
    assert not index.is_everyday(fold("製造業の企業"))
    assert index.named(fold("ホテル")) == []
    assert index.stood_for("市は町工場を支援") == [("町工場", "製造業の企業")]
    again = NameIndex.of_columns(index.columns())
    assert again.named(fold("町工場")) == index.named(fold("町工場"))
    assert thesaurus.meant(["市は町工場を支援"]) == [fold("製造業の企業")]
