"""One open dataset, with what is worked out from it once: names, words, units, what is shown of a thing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from keikaku.errors import DataAtFault
from keikaku.language.addresses import Addresses
from keikaku.language.folding import half_width
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Thing
from keikaku.language.relevance import Relevance
from keikaku.language.variables import Variables
from keikaku.records import IRI, Answer, Label, Literal, Release, Solutions, Term
from keikaku.services.session import cards, foreign, passage_index, plans, rules, vocabulary
from keikaku.services.session.cards import Card
from keikaku.services.session.plans import Plan
from keikaku.store.base import Store
from keikaku.store.sparql.bindings import Bindings, batches
from keikaku.vocab import ELEMENTS, NS, local_name, prologue

if TYPE_CHECKING:
    from keikaku.services.session.shelf import Shelf

Made = TypeVar("Made")
_ADDRESSED = prologue("kk") + "SELECT DISTINCT ?thing WHERE { ?thing kk:address ?address }"
MOST_CARDS = 100_000  # that are kept; of a larger graph, those of the latest questions


class Session:
    """What every service is given. A door builds it once and keeps it; asking changes nothing that can be seen.

    Of the two ways to ask, ``select`` is for queries that begin at things that they name, ``search`` and ``query`` for
    those that may walk the whole graph: a dataset kept on disk answers the first sooner, one in memory the second.
    Whoever writes a query knows which it is.
    """

    def __init__(
        self,
        store: Store | Callable[[], Store],
        *,
        shelf: Shelf | None = None,
        whole: Callable[[], Store] | None = None,
        given: Callable[[], Store] | None = None,
        notes: Mapping[str, Sequence[Sequence[str]]] | None = None,
        source: Path | None = None,
        asked: list[str] | None = None,
        release: Callable[[], Release | None] = lambda: None,
    ) -> None:
        """A session over a store, with the ontology's words, or over what gives it once it is needed.

        shelf: what it was taken from, where other plans may stand. whole: gives a store of the same dataset that walks
        it fast, if that is another one. given: gives the dataset without what was put beside it. notes: what
        ``vocabulary.notes`` has worked out from the dataset before. source: the folder of the plan's own text. asked:
        where the store writes down the texts that it evaluates. release: gives that which the data came from.
        """
        self._opened = store
        self._shelf = shelf
        self._whole_store = whole
        self._given_store = given
        self._notes = notes or {}
        self._release = release
        self.source = source
        self.asked = [] if asked is None else asked
        self._cards: dict[IRI, Card] = {}
        self._kept: dict[object, object] = {}

    def of_data(self, rows: Iterable[tuple[Term | None, ...]]) -> list[tuple[Term | None, ...]]:
        """Rows without those in which a server far away speaks of itself."""
        return list(rows)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What people are to be told of the stores that were asked so far, by the keys of its texts."""
        asked = [vars(self)[name] for name in ("_store", "whole", "given") if name in vars(self)]
        return tuple(dict.fromkeys(remark for store in asked for remark in store.remarks))

    @property
    def is_far(self) -> bool:
        """Whether its names stay in the store: then a few things are asked for, not all to choose from."""
        return False

    @cached_property
    def release(self) -> Release | None:
        """The release that the data came from; of other files a digest by the name UNRELEASED.

        None where nobody knows: of an endpoint, of standard input, of a store on disk that was not made from a release.
        Raises BadFile for a release that is not what it was.
        """
        return self._release()

    def kept(self, make: Callable[[Session], Made]) -> Made:
        """What ``make`` makes of the session, once: for rooms that work more out of it than stands here."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(Made, self._kept[make])

    def select(self, text: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT that begins at what it names. Raises what ``Store.select`` raises."""
        return self._store.select(text, bindings)

    def select_each(
        self, text: str, variable: str, things: Iterable[IRI], others: Bindings | None = None
    ) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT for each of some things, however many: of no rows that depend on each other."""
        for some in batches(dict.fromkeys(things)):
            yield from self.select(text, {**(others or {}), variable: some}).rows

    def given_each(self, text: str, variable: str, things: Iterable[IRI]) -> Iterator[tuple[Term | None, ...]]:
        """The same of what was given, without the ontology that is put beside it."""
        for some in batches(dict.fromkeys(things)):
            yield from self.given.select(text, {variable: some}).rows

    def search(self, text: str, bindings: Bindings | None = None) -> Solutions:
        """The solutions of a SELECT that may walk the whole graph. Raises what ``Store.select`` raises."""
        return self.whole.select(text, bindings)

    def query(self, text: str, bindings: Bindings | None = None) -> Answer:
        """The answer to any query of what was given, as a person has written it. Raises what ``Store.query`` raises."""
        return self.given.query(text, bindings)

    @cached_property
    def _store(self) -> Store:
        return self._opened if isinstance(self._opened, Store) else self._opened()

    def terms(self, text: str) -> Solutions:
        """The solutions of a SELECT about the ontology's own terms alone."""
        return self.select(text)

    @cached_property
    def whole(self) -> Store:
        """The store that walks the whole dataset fast."""
        return self._whole_store() if self._whole_store else self._store

    @cached_property
    def given(self) -> Store:
        """The dataset that was given, without what was put beside it for those who read by the ontology's words."""
        return self._given_store() if self._given_store else self._store.given()

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans in hand, by their ids."""
        noted = self._notes.get("plans")
        return plans.of_columns(noted) if noted else plans.read(self._store)

    @cached_property
    def main(self) -> Plan | None:
        """The plan that bare numbers mean: the only one in hand, else the one that is said to be the main one."""
        some = self.plans if len(self.plans) == 1 else tuple(plan for plan in self.plans if plan.main)
        return some[0] if len(some) == 1 else None

    @cached_property
    def others(self) -> tuple[Plan, ...]:
        """Plans that were opened and are not in hand."""
        here = {plan.iri for plan in self.plans}
        return tuple(plan for plan in self._shelf.plans if plan.iri not in here) if self._shelf else ()

    def addressed(self, address: str) -> IRI | None:
        """The element that has an address, else the passage; of the id of a plan alone, what stands at its top."""
        things = [row[0] for row in self.select(_ADDRESSED, {"address": Literal.text(address)}).rows]
        found = sorted(thing for thing in things if isinstance(thing, IRI))
        if not found:
            return next((plan.top for plan in self.plans if plan.id == address), None)
        described = self.cards(found)
        return min(found, key=lambda thing: described[thing].kind not in ELEMENTS)

    def element(self, address: str) -> Thing | None:
        """The element of a plan that has an address, if there is one."""
        iri = self.addressed(address)
        kind = self.card(iri).kind if iri else ""
        return Thing(iri, kind, self.label(iri), address) if iri and kind in ELEMENTS else None

    def plan(self, text: str) -> Thing | None:
        """What stands at the top of the plan in hand that has this id, or alone begins in this year or runs in it."""
        some = [plan for plan in self.plans if plan.id == text]
        taken = {plan.id for plan in self.others}
        some = some or [
            plan for plan in self.plans if text not in taken and text in (*plan.id.split("-"), (plan.begin or "")[:4])
        ]
        some = some or [plan for plan in self.plans if text not in taken and text in plan.years]
        return self.top(some[0]) if len(some) == 1 else None

    def top(self, plan: Plan) -> Thing:
        """What stands at the top of a plan: it itself, or the one part of it that the graph holds."""
        return Thing(plan.top, self.card(plan.top).kind, self.label(plan.top), plan.id)

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses of the plans in hand, as people write them."""
        return self.addresses_by(self.element)

    def addresses_by(self, element: Callable[[str], Thing | None]) -> Addresses:
        """The same, where this gives the element that has an address."""
        bare = [self.main.id] if self.main else [plan.id for plan in self.plans]
        levels: dict[str, list[tuple[str, str]]] = {}
        for plan in self.plans:
            for level in plan.levels:
                for name in {half_width(name).lower() for name in level.label if name}:
                    levels.setdefault(" ".join(name.split()), []).append((plan.id, level.kind))
        return Addresses([plan.id for plan in self.plans], bare, levels, element)

    def about(self, *texts: str) -> Session:  # noqa: ARG002 - for stores of which not all names are known
        """The session for what these texts name: where names stay in the store, it knows those that they may mean."""
        return self

    def searched(self, text: str) -> Session:
        """The session in which names that are written somehow like a text are found."""
        return self.about(text)

    def names_of(self, things: Collection[IRI]) -> list[str]:
        """All names of some things."""
        return [name.text for name in self.every_name if name.iri in things]

    def label(self, iri: IRI) -> Label:
        """The preferred names of a thing."""
        return self.names.label(iri)

    def within(self, some: Iterable[IRI]) -> Session:
        """The session over these of the plans that were opened, as if no other stood beside them."""
        return self._shelf.session(frozenset(some)) if self._shelf else self

    @property
    def everything(self) -> Session:
        """The session over all that was opened."""
        return self._shelf.everything if self._shelf else self

    @cached_property
    def every_name(self) -> Sequence[Name]:
        """Every name of every entity and plan element, in every spelling that the graph gives."""
        noted = self._notes.get("names")
        return self.names.names if noted else list(vocabulary.names(self._store, self.given if self.foreign else None))

    @cached_property
    def names(self) -> NameIndex:
        """The same by what they may be found by."""
        noted = self._notes.get("names")
        return NameIndex.of_columns(noted) if noted else NameIndex(self.every_name)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The ontology's words. Raises DataAtFault for a store without the ontology."""
        noted = self._notes.get("lexicon")
        return Lexicon.of_columns(noted) if noted else vocabulary.lexicon(self._store)

    @cached_property
    def variables(self) -> Variables:
        """What statistics and indicators count, by its names."""
        noted = self._notes.get("variables")
        return Variables.of_columns(noted) if noted else vocabulary.variables(self._store)

    @cached_property
    def home(self) -> Thing | None:
        """The place that most statistics are of: where nothing else is said, that of the plan. None without any."""
        found = self._store.select(vocabulary.HOME).rows
        iri = found[0][0] if found else None
        return Thing(iri, "Place", self.label(iri)) if isinstance(iri, IRI) else None

    @cached_property
    def units(self) -> Mapping[str, Thing]:
        """The units of values by their folded names."""
        return vocabulary.units(self._store)

    @cached_property
    def rules(self) -> rules.Rules:
        """What follows from what, as the ontology in the dataset has it."""
        return rules.read(self._store)

    @cached_property
    def passages(self) -> Relevance:
        """The passages, by what each is found."""
        noted = self._notes.get("passages")
        return Relevance.of_columns(noted) if noted else passage_index.read(self._store)

    def cards(self, things: Iterable[IRI]) -> dict[IRI, Card]:
        """What is shown of some things, asked of the store once for each; of what it does not know, a bare card."""
        wanted = list(dict.fromkeys(things))
        missing = [thing for thing in wanted if thing not in self._cards]
        if missing:
            if len(self._cards) + len(missing) > MOST_CARDS:
                self._cards.clear()
                missing = wanted
            self._cards |= cards.read(self.given if self.foreign else self._store, missing)
        return {thing: self._cards[thing] for thing in wanted}

    def called(self, card: Card) -> Label:
        """What kind of thing it is, in words: an element as its plan calls that level, all else by its class."""
        plan = self.plan_of(card) if card.kind in ELEMENTS else None
        own = plan.called(card.kind, card.level) if plan else None
        if own or card.kind:
            return own or self.lexicon.label(card.kind)
        return self.words([card.type])[card.type] if card.type else Label(None, None)

    def words(self, terms: Iterable[IRI]) -> dict[IRI, Label]:
        """What classes and properties are called: of other people's first by the names that the data give them.

        Else by our ontology, else by the ends of their IRIs.
        """
        known = {term: self.term(term) for term in terms}
        theirs = cards.named(self._store, [term for term, local in known.items() if local and not term.startswith(NS)])
        described = self.cards(term for term, local in known.items() if local is None)
        return {
            term: theirs.get(term) or self.lexicon.label(local)
            if local
            else Label(described[term].name("ja"), described[term].name("en"))
            for term, local in known.items()
        }

    def term(self, iri: IRI) -> str | None:
        """The local name of a class or property of our ontology; of another one None.

        Where the data hold nothing of ours, our words for other people's terms, made for plans, do not count.
        """
        if self.foreign and not iri.startswith(NS):
            return None
        try:
            sense = self.lexicon.sense(local_name(iri))
        except KeyError:
            return None
        return sense.local if sense.term == iri else None

    @cached_property
    def foreign(self) -> bool:
        """Whether the data hold nothing of our ontology: no plan, no element, no entity."""
        return not self.plans and foreign.is_foreign(self._store)

    def refuse_foreign(self, what: str) -> None:
        """Raises DataAtFault for what needs a plan (“indicators need”), where the data hold nothing of our ontology."""
        if self.foreign:
            raise DataAtFault(
                f"{what} a plan, and the data hold none: nothing is of a class of the keikaku ontology",
                "search, show, network, query and explore work with any RDF; docs/editing.md tells how a plan is made",
            )

    def plan_of(self, card: Card) -> Plan | None:
        """The plan that the address of a thing names; None without one, and where no plan has that id."""
        return self._by_id.get((card.address or "").partition(":")[0])

    @cached_property
    def _by_id(self) -> Mapping[str, Plan]:
        return {plan.id: plan for plan in (*self.others, *self.plans)}

    def card(self, thing: IRI) -> Card:
        """What is shown of one thing."""
        return self.cards([thing])[thing]
