"""What a thing is: its names in both languages, how they are read, and what defines it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from keikaku.records import IRI, Citation, Foreign, Literal, language_of, natural_key, tagged
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import in_order, text
from keikaku.vocab import local_name, prologue

_SAID = (
    prologue("kk", "dcterms", "skos")
    + """
SELECT ?property ?value ?passage WHERE {
  VALUES ?property { skos:altLabel kk:reading skos:definition dcterms:description }
  GRAPH ?passage { ?thing ?property ?value }
}"""
)


class Definition(NamedTuple):
    """A sentence that says what the thing is, and where the plan says so."""

    sentence: str
    language: str
    evidence: tuple[Citation, ...]

    def shown(self, language: str) -> str:
        """The sentence, with its language behind it where that is not the one that is read."""
        own = language_of(self.language)
        return self.sentence if own in ("", language) else tagged(Foreign(self.sentence, own))


class Defined(NamedTuple):
    """A thing, its other names and their readings, and what defines it, if the graph has that."""

    card: Card
    names: tuple[str, ...]
    readings: tuple[str, ...]
    definitions: tuple[Definition, ...]

    def notes(self, language: str) -> list[str]:
        """In lines: both names, the others, the definition in that language or that there is none."""
        lines = [" ／ ".join(map(tagged, dict.fromkeys(map(self.card.name, in_order(language)))))]
        if also := [*self.names, *self.readings]:
            lines.append(text("things.also", language, names=", ".join(also)))
        own = [one for one in self.definitions if language_of(one.language) in ("", language)] or self.definitions
        for one in own:
            where = ", ".join(citation.address for citation in one.evidence)
            lines.append(text("questions.defined", language, sentence=one.shown(language), where=where))
        return lines if own else [*lines, text("questions.not_defined", language)]

    def as_json(self) -> dict[str, object]:
        """Its names, and each definition with its language and passages."""
        return {
            "iri": self.card.iri,
            "label": self.card.label._asdict(),
            "names": list(self.names),
            "readings": list(self.readings),
            "definitions": [
                {
                    "sentence": one.sentence,
                    "language": one.language,
                    "evidence": [citation.address for citation in one.evidence],
                }
                for one in self.definitions
            ],
        }


def defined(session: Session, thing: IRI) -> Defined:
    """What the graph says a thing is."""
    said: dict[str, dict[tuple[str, str], set[IRI]]] = defaultdict(lambda: defaultdict(set))
    for property_, value, passage in session.select(_SAID, {"thing": thing}).rows:
        if isinstance(property_, IRI) and isinstance(value, Literal) and isinstance(passage, IRI):
            said[local_name(property_)][value.value, value.language or ""].add(passage)
    cited = session.cards({passage for found in said.values() for passages in found.values() for passage in passages})
    definitions = [
        Definition(sentence, language, citations(cited[passage] for passage in passages))
        for (sentence, language), passages in (said["definition"] or said["description"]).items()
    ]
    card = session.card(thing)
    names = {name for name, _ in said["altLabel"]} - {*card.label}
    return Defined(
        card, tuple(sorted(names, key=natural_key)), tuple(sorted(name for name, _ in said["reading"])),
        tuple(sorted(definitions, key=lambda one: (one.language, one.sentence))),
    )  # fmt: skip
