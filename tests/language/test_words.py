"""The words of questions: each belongs to a term of the ontology, and none is there that the rules form."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from keikaku import resources
from keikaku.errors import QuestionNotUnderstood
from keikaku.language import words
from keikaku.language.folding import fold
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.records import IRI, Label, Literal
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.opening import open_session
from keikaku.vocab import PREFIXES, curie, kk

FIRM, RUN, MADE = (
    Sense(IRI(kk("Company")), "Company", True, Label("企業", "company")),
    Sense(IRI(kk("operatedBy")), "operatedBy", False, Label("運営者", "operated by")),
    Sense(IRI(kk("creates")), "creates", False, Label("つくるもの", "creates")),
)
ENTRIES: dict[str, dict[str, list[str]]] = {
    "kk:Company": {"nouns": ["business"], "ja": ["会社"]},
    "kk:operatedBy": {"verbs": ["run", "take care of"], "nouns": ["manager"], "en": ["in charge of"]},
    "kk:creates": {"verbs": ["make"]},
}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "entries", lambda: ENTRIES)


def declared() -> dict[str, set[str]]:
    """Each term of the ontology, as a CURIE, with its names, folded."""
    named: dict[str, set[str]] = {}
    for quad in ox.parse(path=str(resources.ontology_file())):
        if not isinstance(quad.subject, ox.NamedNode):  # of an axiom, which has no name
            continue
        names = named.setdefault(curie(quad.subject.value), set())
        if quad.predicate.value in (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel"):
            assert isinstance(quad.object, ox.Literal)
            names.add(fold(quad.object.value))
    return named


@pytest.mark.usefixtures("few")
def test_a_class_has_its_names_and_their_plurals_then_its_words() -> None:
    names = [Literal.text("企業", "ja"), Literal.text("company", "en")]
    assert list(words.words(names, FIRM)) == ["企業", "company", "companies", "business", "businesses", "会社"]


@pytest.mark.usefixtures("few")
def test_a_property_has_its_verbs_in_all_forms_and_in_the_passive_if_it_is_named_so() -> None:
    assert list(words.words([Literal.text("operated by", "en")], RUN)) == [
        "operated by", "run", "runs", "running", "ran", "run by",
        "take care of", "takes care of", "taking care of", "took care of", "taken care of",
        "manager", "managers", "in charge of",
    ]  # fmt: skip
    assert list(words.words([Literal.text("creates", "en")], MADE)) == ["creates", "make", "makes", "making", "made"]


@pytest.mark.usefixtures("few")
def test_a_term_of_somebody_elses_has_its_names() -> None:
    own = Sense(IRI("https://example.org/ns#Bridge"), "Bridge", True, Label(None, "Bridge"))
    assert list(words.words([Literal.text("Bridge", "en"), Literal.text("span", "en")], own)) == [
        "Bridge", "Bridges", "span", "spans",
    ]  # fmt: skip


def test_every_entry_is_of_a_term_of_the_ontology_and_has_words_of_a_known_sort() -> None:
    assert set(words.entries()) - set(declared()) == set()
    for term, own in words.entries().items():
        assert own, term
        assert set(own) <= {"verbs", "nouns", "en", "ja"}, term
        assert all(len(set(some)) == len(some) > 0 for some in own.values()), term
        assert all(word.isascii() for sort in own if sort != "ja" for word in own[sort]), term
        assert not any(word.isascii() and word.isalpha() for word in own.get("ja", [])), term


def test_no_word_is_written_down_that_is_a_name_or_is_formed(lexicon: Lexicon) -> None:
    names = declared()
    for term, own in words.entries().items():
        written = [fold(word) for some in own.values() for word in some]
        assert len(set(written)) == len(written), term
        in_passive = (lexicon.label(term.split(":")[1]).en or "").endswith(" by")
        formed = {fold(form) for form in words.formed(own, in_passive)}
        assert {fold(word) for sort in ("en", "ja") for word in own.get(sort, [])} & (names[term] | formed) == set(), (
            term
        )


def test_each_word_of_the_file_is_known(lexicon: Lexicon) -> None:
    for term, own in words.entries().items():
        for word in [*words.formed(own, False), *own.get("en", []), *own.get("ja", [])]:
            assert term in [curie(sense.term) for sense in lexicon.senses(fold(word))], word


@pytest.mark.parametrize(
    "question",
    [
        "initiatives sponsored by KOBS", "which initiatives are being sponsored by KOBS", "who sponsors policy 1",
        "which facilities sponsored initiatives in policy 6", "initiatives that KOBS sponsors",
        "which initiatives does KOBS sponsor?", "what does KOBS sponsor", "who is sponsoring policy 1",
    ],
)  # fmt: skip
def test_a_verb_more_is_one_word_more(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = words.entries()["kk:supportedBy"]
    more = {**words.entries(), "kk:supportedBy": {**own, "verbs": [*own["verbs"], "sponsor"]}}
    session = open_session()
    with pytest.raises(QuestionNotUnderstood, match="sponsor"):
        lookup(session, question)
    monkeypatch.setattr(words, "entries", lambda: more)
    assert "kk:supportedBy" in lookup(open_session(), question).sparql
