"""What a site knows of its data before any page is made: what has a page, how the plans are built, the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from keikaku.page_data import BareData
from keikaku.records import IRI, Citation, Label, Literal
from keikaku.services.explorer import contents, relations
from keikaku.services.explorer.explorer import shared_base
from keikaku.services.explorer.relations import Words
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.site import places
from keikaku.site_data import Link, Source
from keikaku.texts.catalogue import LANGUAGES, label, text
from keikaku.vocab import ID, NS, ONTOLOGY, PREFIXES, kk, local_name, prologue

_THINGS = (
    "SELECT DISTINCT ?thing ?class "
    "WHERE { ?thing ?property ?value FILTER (isIRI(?thing)) OPTIONAL { ?thing a ?class } }"
)
_OWN = f"SELECT DISTINCT ?thing WHERE {{ GRAPH <{ONTOLOGY}> {{ ?thing ?property ?value }} }}"
_ELSEWHERE = (
    f"SELECT DISTINCT ?thing WHERE {{ GRAPH ?graph {{ ?thing ?property ?value }} FILTER (?graph != <{ONTOLOGY}>) }}"
)
_PARTS = prologue("kk") + "SELECT ?part ?whole WHERE { ?part kk:partOf ?whole }"
_STATED = prologue("kk") + "SELECT ?element ?passage WHERE { ?element kk:statedIn ?passage }"
_PASSAGES = prologue("kk") + "SELECT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"
_VALUES = prologue("kk") + "SELECT ?of ?indicator ?kind WHERE { ?of kk:indicator ?indicator ; kk:valueKind ?kind }"

_IN_FULL = re.compile(r"(_|[a-z][a-z0-9+.-]*):", re.IGNORECASE)  # as iriOf of the explorer's script has it

# What only says where in a text a passage stands, when a period begins, or how a table is built: told with the thing.
_APART = frozenset(
    (kk("TextRange"), kk("JoinedRanges"), PREFIXES["time"] + "Instant", PREFIXES["qb"] + "DataStructureDefinition",
     PREFIXES["qb"] + "ComponentSpecification", PREFIXES["dqv"] + "QualityMeasurement")
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """``things``: whatever has a page, terms of the ontology apart; ``classes``: what each is said to be.

    ``above``: part to whole; ``below``: the other way. ``stated``: an element to its passage; ``states``: the other
    way. ``passages``: address to passage. ``base``: what the IRIs of the site's own things begin with. ``values``: a
    value to its indicator and kind. ``at``: place to thing. ``told``: what has been worked
    out of properties.
    """

    session: Session
    base: str
    things: frozenset[IRI]
    terms: frozenset[IRI]
    classes: Mapping[IRI, Set[str]]
    above: Mapping[IRI, IRI]
    below: Mapping[IRI, list[IRI]]
    stated: Mapping[IRI, IRI]
    states: Mapping[IRI, list[IRI]]
    passages: Mapping[str, IRI]
    words: contents.Facts
    values: Mapping[IRI, tuple[IRI, IRI]]
    at: Mapping[str, IRI]
    told: dict[IRI, Words] = field(default_factory=dict)

    def place(self, iri: str) -> str | None:
        """Where the page of a thing stands, None for what has none."""
        return places.of_thing(iri, self.base) if iri in self.things or iri in self.terms else None

    def link(self, card: Card) -> Link:
        """A thing by its name, which leads to its page. A value of an indicator is called by this and what it is."""
        name = card.label if any(card.label) else Label(card.name("ja"), card.name("en"))
        if card.iri in self.values and not any(card.label):
            of = self.session.cards(self.values[card.iri])
            names = ([of[part].name(one) for part in self.values[card.iri]] for one in LANGUAGES)
            name = Label(*(text("joints.stop", one).join(some) for one, some in zip(LANGUAGES, names, strict=True)))
        return Link(name, self.place(card.iri), card.iri, card.kind)

    def links(self, things: Iterable[IRI]) -> list[Link]:
        """Those of several things, asked at once."""
        some = list(things)
        cards = self.session.cards(some)
        return [self.link(cards[one]) for one in some]

    def sources(self, citations: Iterable[Citation]) -> tuple[Source, ...]:
        """Passages that lead to their pages."""
        return tuple(self.source(one) for one in citations)

    def source(self, cited: Citation) -> Source:
        """A passage that leads to its page."""
        passage = self.passages.get(cited.address)
        return Source(cited.address, cited.page, self.place(passage) if passage else None)

    def sort(self, card: Card) -> tuple[str, Label]:
        """The class by which a thing is listed, and its name: the card's, else another one of our ontology."""
        if card.kind:
            return card.kind, self.session.lexicon.label(card.kind)
        ours = sorted(local_name(one) for one in self.classes.get(card.iri, ()) if one.startswith(NS))
        if ours and not self.session.foreign:
            return ours[0], Label.of(self._texts(kk(ours[0]), "label"))
        if card.type:
            return card.type, self.session.words([card.type])[card.type]
        return "", label("things.untyped")

    def _texts(self, term: IRI, key: str) -> list[Literal]:
        return [one for one in self.words.get(term, {}).get(key, []) if isinstance(one, Literal)]

    def trail(self, thing: IRI) -> list[IRI]:
        """What a thing is part of, from the top down."""
        found: dict[IRI, None] = {}
        here = self.above.get(thing)
        while here is not None and here not in found and here != thing:  # bad data may go round
            found[here] = None
            here = self.above.get(here)
        return list(found)[::-1]

    def said(self, property_: IRI) -> Words | None:
        """How a property is said of which the ontology has a sentence; None for another one."""
        if "sentence" not in self.words.get(property_, {}):
            return None
        if property_ not in self.told:
            self.told[property_] = self._said(property_)
        return self.told[property_]

    def _said(self, property_: IRI) -> Words:
        rules = self.session.rules
        words = contents.Contents({}, {}, [], self.words)
        return relations.words(words, property_, rules.second.get(property_), property_ in rules.symmetric)


def known(session: Session) -> Known:
    """What is known of a session, worked out once."""
    return session.kept(read)


def read(session: Session, base: str | None = None) -> Known:
    """What is known of a session. base: that of its own things; else ours, or what the IRIs have in common."""
    classes: dict[IRI, set[str]] = defaultdict(set)
    for thing, class_ in session.given.select(_THINGS).rows:
        if isinstance(thing, IRI):
            classes[thing] |= {class_} if isinstance(class_, IRI) else set()
    things = {one for one, some in classes.items() if not (some & _APART)}
    own = {row[0] for row in session.terms(_OWN).rows}
    things -= {one for one in own if isinstance(one, IRI)} - {row[0] for row in session.given.select(_ELSEWHERE).rows}
    above, stated = _pairs(session, _PARTS), _pairs(session, _STATED)
    passages = {
        address.value: passage
        for passage, address in session.select(_PASSAGES).rows
        if isinstance(passage, IRI) and isinstance(address, Literal)
    }
    values = {
        of: (indicator, kind)
        for of, indicator, kind in session.select(_VALUES).rows
        if isinstance(of, IRI) and isinstance(indicator, IRI) and isinstance(kind, IRI)
    }
    own_base = shared_base(sorted(things)) if base is None else base
    apart = (NS, f"{own_base or ID}graph/")
    pages = frozenset(one for one in things if not one.startswith(apart) and one != ONTOLOGY)
    terms = frozenset(one for one in own if isinstance(one, IRI) and one.startswith(NS))
    return Known(
        session=session,
        base=own_base,
        things=pages,
        terms=terms,
        classes=classes,
        above=above,
        below=_turned(above),
        stated=stated,
        states=_turned(stated),
        passages=passages,
        words=contents.ontology_words(session),
        values=values,
        at={places.of_thing(one, own_base): one for one in (*pages, *terms)},
    )


def elsewhere(session: Session, shown: BareData) -> list[tuple[int, str]]:
    """Of what the explorer shows, where the pages stand that are not where its ids say, see Data; empty: nowhere."""
    whole, base = known(session), shown["base"]
    found = []
    for number, thing in enumerate(shown["things"]):
        iri = thing["id"] if _IN_FULL.match(thing["id"]) else base + thing["id"]
        place = whole.place(iri) or ""
        if place != f"id/{thing['id']}":
            found.append((number, place))
    return found


def _pairs(session: Session, query: str) -> dict[IRI, IRI]:
    """What leads from one thing to one other; of several the least counts."""
    found: dict[IRI, IRI] = {}
    for one, other in session.select(query).rows:
        if isinstance(one, IRI) and isinstance(other, IRI):
            found[one] = min(other, found.get(one, other))
    return found


def _turned(pairs: Mapping[IRI, IRI]) -> dict[IRI, list[IRI]]:
    found: dict[IRI, list[IRI]] = defaultdict(list)
    for one, other in sorted(pairs.items()):
        found[other].append(one)
    return dict(found)
