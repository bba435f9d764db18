"""The pages that lead to things: the first page, the index of each class, the catalogue of queries, the search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from keikaku.catalog import TOPICS
from keikaku.records import IRI, Label, Literal, natural_key
from keikaku.services.catalogue.run import catalogue as queries
from keikaku.services.session.cards import Card
from keikaku.services.session.plans import Plan as SessionPlan
from keikaku.services.site import places, thing
from keikaku.services.site.known import Known
from keikaku.services.site.site import datasets
from keikaku.site_data import (
    CataloguePage,
    HomePage,
    Kind,
    KindPage,
    Listed,
    Plan,
    Query,
    SearchPage,
)
from keikaku.texts.catalogue import label
from keikaku.vocab import KINDS, prologue

_NAMED = (
    prologue("kk")
    + "SELECT ?thing (COUNT(DISTINCT ?passage) AS ?n) WHERE { ?passage kk:mentions ?thing } GROUP BY ?thing"
)
_READINGS = prologue("kk") + "SELECT ?thing ?reading WHERE { ?thing kk:reading ?reading }"


class Contents(NamedTuple):
    """What has a page, with its card, class by class in the order of the ontology; what each is called."""

    kinds: Mapping[str, list[Card]]
    names: Mapping[str, Label]
    named: Mapping[IRI, int]  # thing to how many passages name it
    readings: Mapping[IRI, str]

    def listed(self) -> tuple[Kind, ...]:
        """The classes with their indexes."""
        return tuple(Kind(one, self.names[one], places.of_kind(one), len(cards)) for one, cards in self.kinds.items())


def contents(known: Known) -> Contents:
    """What has a page, terms of the ontology apart."""
    session = known.session
    cards = session.cards(sorted(map(IRI, known.things)))
    by_kind: dict[str, list[Card]] = defaultdict(list)
    names: dict[str, Label] = {}
    for card in cards.values():
        id_, name = known.sort(card)
        by_kind[id_].append(card)
        names[id_] = name
    order = {kind: number for number, kind in enumerate(KINDS)}
    ordered = sorted(by_kind, key=lambda kind: (order.get(kind, len(order)), not kind, kind))
    named = {
        one: int(n.value) for one, n in session.search(_NAMED).rows if isinstance(one, IRI) and isinstance(n, Literal)
    }
    readings: dict[IRI, str] = {}
    for one, said in session.search(_READINGS).rows:
        if isinstance(one, IRI) and isinstance(said, Literal):
            readings[one] = min(said.value, readings.get(one, said.value))
    return Contents({one: by_kind[one] for one in ordered}, {one: names[one] for one in ordered}, named, readings)


def kind_page(known: Known, found: Contents, kind: Kind) -> KindPage:
    """The index of a class: elements in the order of their plans, all else by name."""
    cards = found.kinds[kind.id]
    listed = [
        Listed(
            known.link(card),
            Label(found.readings.get(card.iri) or card.name("ja"), card.name("en")),
            found.named.get(card.iri, 0),
        )
        for card in sorted(cards, key=lambda one: natural_key(one.address or one.iri))
    ]
    return KindPage(kind.place, kind, tuple(listed))


def catalogue_page() -> CataloguePage:
    """The catalogue of queries with their texts."""
    by_topic: dict[str, list[Query]] = defaultdict(list)
    for entry in queries():
        by_topic[entry.topic].append(
            Query(
                entry.name, entry.title, entry.question, entry.note,
                tuple((one.name, one.meaning, one.default) for one in entry.parameters),
                tuple(one.heading for one in entry.columns), entry.example, entry.sparql, f"queries/{entry.name}.rq",
            )
        )  # fmt: skip
    return CataloguePage(
        places.CATALOGUE,
        tuple((label(f"catalogue.topic_{one}"), tuple(by_topic[one])) for one in TOPICS if by_topic[one]),
    )


def home_page(known: Known, found: Contents) -> HomePage:
    """The first page: of plans those classes that people ask for."""
    said = datasets(known.session)
    told = Label(*said[0]["told"]) if len(said) == 1 and any(said[0]["told"]) else Label(None, None)
    agreement = [(Label(*name), share) for one in said for name, share in one["agreement"]]
    plans = sorted(known.session.plans, key=lambda plan: plan != known.session.main)
    kinds = tuple(kind for kind in found.listed() if not plans or kind.id in KINDS)
    return HomePage(places.HOME, tuple(_plan(known, plan) for plan in plans), kinds, told, tuple(agreement))


def index_page(found: Contents) -> HomePage:
    """The index of all classes."""
    return HomePage(places.INDEX, (), found.listed(), Label(None, None), ())


def _plan(known: Known, plan: SessionPlan) -> Plan:
    cards = known.session.cards(one for one in (plan.publisher, plan.area) if one)
    told = [known.link(card).name for card in cards.values()]
    years = f"{plan.years[0]}–{plan.years[-1]}" if len(plan.years) > 1 else "".join(plan.years)
    return Plan(
        link=known.link(known.session.card(plan.iri)),
        about=(*([Label(years, years)] if years else []), *told),
        document=thing.document(plan),
        parts=thing.branches(known, plan.top, leaves=False, depth=2),
    )


def search_page(known: Known, found: Contents) -> SearchPage:
    """By what everything is found: all names in all spellings, and addresses."""
    spelt: dict[IRI, dict[str, None]] = defaultdict(dict)
    for name in known.session.every_name:
        spelt[name.iri][name.text] = None
    count = Counter(card.iri for cards in found.kinds.values() for card in cards)
    assert not count or max(count.values()) == 1, "a thing stands under one class"
    entries = []
    for number, cards in enumerate(found.kinds.values()):
        for card in cards:
            entries.append(_entry(known, number, card, spelt[card.iri]))
    return SearchPage(places.SEARCH, tuple(found.names.values()), tuple(entries))


def _entry(
    known: Known, kind: int, card: Card, spelt: Iterable[str]
) -> tuple[str, int, str, str, str, tuple[str, ...]]:
    link = known.link(card)
    ja, en = link.name.best("ja") or "", link.name.best("en") or ""
    also = tuple(name for name in spelt if name not in (ja, en))
    return (link.place or "", kind, str(ja), str(en), card.address or "", also)
