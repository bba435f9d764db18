"""Sessions over a store that keeps its names to itself: a question asks for those that it may mean.

So it is with what is asked over the wire, and with a store on disk, which may hold the names of any number of plans.

What comes back is a small store beside the ontology of the package; in it all is read as in a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from keikaku import resources
from keikaku.errors import EndpointAtFault, OutOfTime
from keikaku.language import content, thesaurus
from keikaku.language.folding import half_width
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Thing
from keikaku.language.relevance import Relevance
from keikaku.language.variables import Variables
from keikaku.records import IRI, Label, Literal, Solutions, Term
from keikaku.services.session import cards, far_queries, keys, passage_index, plans, rules, vocabulary
from keikaku.services.session.cards import Card
from keikaku.services.session.far_names import FarNames
from keikaku.services.session.plans import Plan
from keikaku.services.session.servers_own import speaks_of_server
from keikaku.services.session.session import Session
from keikaku.store.base import Store
from keikaku.vocab import ELEMENTS, ID, NS, kk, prologue

if TYPE_CHECKING:
    from keikaku.services.session.far_shelf import FarShelf

_HERE = IRI(f"{ID}graph/told")
_WITH_ADDRESS = prologue("kk") + "SELECT DISTINCT ?thing ?address WHERE { ?thing kk:address ?address }"
_WITH_CLASS = "SELECT DISTINCT ?thing WHERE { ?thing a ?class }"
_ENDS_UNREAD, _SERVERS_OWN = "notes.ends_unread", "notes.servers_own"
_ADDRESS = re.compile(r"[\w.-]+\s*:\s*[\w./-]+")


def beside_ontology(rows: Iterable[Sequence[Term | None]]) -> Store:
    """A store in memory of statements that were told, and of the ontology that belongs to this program."""
    from keikaku.store.embedded import EmbeddedStore

    return EmbeddedStore.of((*row, _HERE) for row in rows).worded(resources.ontology_file())


class FarSession(Session):
    """A session over all of a store far away. Of ``about`` a text come sessions that know the names in it.

    By itself it knows the plans; other names it reads in full, which takes long and fails where they are too many.
    """

    def __init__(
        self, store: Store, shelf: FarShelf, *, source: Path | None = None, asked: list[str] | None = None,
        texts: Sequence[str] = (), told: Sequence[Sequence[Term | None]] | None = None,
    ) -> None:  # fmt: skip
        """texts: what it is about, of whose names ``told`` has the statements; ``None``: of nothing yet."""
        super().__init__(
            store, shelf=shelf, whole=shelf.whole, given=shelf.given, release=shelf.release, source=source, asked=asked
        )  # fmt: skip
        self._far, self._texts, self._told = shelf, texts, told
        self._alone: set[str] = set()  # addresses that were asked for with the names
        if told is not None:
            self._cards |= self._entities()

    @property
    def is_far(self) -> bool:
        """It is."""
        return True

    @property
    def remarks(self) -> tuple[str, ...]:
        """See ``Session.remarks``; and what could not be asked for."""
        return (*super().remarks, *self._far.remarks)

    def of_data(self, rows: Iterable[tuple[Term | None, ...]]) -> list[tuple[Term | None, ...]]:
        """See ``Session.of_data``; that some are left out is told."""
        every = list(rows)
        kept = [row for row in every if not speaks_of_server(row)]
        if len(kept) < len(every):
            self._far.remarks[_SERVERS_OWN] = None
        return kept

    def about(self, *texts: str) -> Session:
        """A session that knows the names that these texts may mean: one question to the store, of all of them.

        Where a question that names no plan means only some of those in the store: over these.
        """
        texts = (*texts, *thesaurus.meant(texts))
        if set(texts) <= set(self._texts) and self._told is not None:
            return self
        # Other things than ours have no keys: they are found by a label that is all of a text.
        labels = keys.labels(text.strip() for text in texts)
        terms: list[Term] = (
            [*map(Literal.text, keys.sought(texts)), *labels] if self._far.knows_keys else keys.written(texts)
        )
        addresses = self._addresses(texts)
        terms += [Literal.text(address) for address in addresses]
        query = far_queries.named(terms, labels if self._far.has_labels else (), keyed=self._far.knows_keys)
        told = self.of_data(self.select(query).rows) if terms else []
        if self._far.many and (some := _plans_in(told)):
            told += self._far.described(some)
        made = FarSession(
            self._store, self._far, source=self.source, asked=self.asked, texts=texts, told=told
        )  # fmt: skip
        made._alone = set(addresses)
        return made

    def searched(self, text: str) -> Session:
        """See ``Session.searched``; of few plans that are here all names are read, so that all alike are found."""
        return self if self._told is None and self._far.is_here and not self._far.many else self.about(text)

    def _addresses(self, texts: Iterable[str]) -> list[str]:
        """What in some texts may be an address, as it is asked for."""
        found: dict[str, None] = {}

        def element(address: str) -> None:
            found[address] = None

        for text in texts:
            for match in _ADDRESS.finditer(half_width(text)):
                element(re.sub(r"\s*:\s*", ":", match[0], count=1))
            element(re.sub(r"\s*:\s*", ":", text.strip(), count=1))
            if not self._far.many:
                self.addresses_by(element).find(half_width(text))
        return [address for address in found if address]

    @cached_property
    def _near(self) -> Store:
        return beside_ontology(row for row in (*self._far.told, *(self._told or ())) if row not in self._far.signs)

    def cards(self, things: Iterable[IRI]) -> dict[IRI, Card]:
        """See ``Session.cards``; of what the ontology names, by the words of this program."""
        wanted = list(dict.fromkeys(things))
        ours = [thing for thing in wanted if thing.startswith(NS) and thing not in self._cards]
        known = cards.read(self._near, ours) if ours else {}
        self._cards |= {thing: card for thing, card in known.items() if card.label.ja or card.label.en}
        return super().cards(wanted)

    @cached_property
    def foreign(self) -> bool:
        """See ``Session.foreign``; not asked where there are plans."""
        return not self._far.many and super().foreign

    def _entities(self) -> dict[IRI, Card]:
        """The cards of what was told of; without those of elements, of which it is not told where they are stated."""
        things = {row[0] for row in self._told or () if isinstance(row[0], IRI)}
        found = cards.read(self._near, sorted(things))
        return {thing: card for thing, card in found.items() if card.kind and card.kind not in ELEMENTS}

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans in hand; of many, those that the texts name, or all where there are none."""
        if self._far.many and self._told is None:
            return plans.read(self._store)
        return plans.read(self._near)

    @cached_property
    def main(self) -> Plan | None:
        """See ``Session.main``; of many plans the store may say it alone."""
        return next((plan for plan in self.plans if plan.main), None) if self._far.many else super().main

    @cached_property
    def others(self) -> tuple[Plan, ...]:
        """None: all plans are in hand."""
        return ()

    def addressed(self, address: str) -> IRI | None:
        """See ``Session.addressed``; what the texts may have for addresses was asked for with their names."""
        if address not in self._alone:
            return super().addressed(address)
        found = sorted(
            thing for thing, of in self._near.select(_WITH_ADDRESS).rows
            if isinstance(thing, IRI) and isinstance(of, Literal) and of.value == address
        )  # fmt: skip
        if not found:
            return next((plan.top for plan in self.plans if plan.id == address), None)
        described = cards.read(self._near, found)
        return min(found, key=lambda thing: described[thing].kind not in ELEMENTS)

    @cached_property
    def every_name(self) -> Sequence[Name]:
        """The names that the texts may mean; without any, all of the store."""
        return self.names.names

    @cached_property
    def names(self) -> NameIndex:
        """The same by what they may be found by."""
        if self._told is None:
            return NameIndex(vocabulary.names(self._store))
        return FarNames(vocabulary.names(self._near), self._alike)

    def _alike(self, texts: list[str]) -> Iterable[Name]:
        some = far_queries.texts_sought(texts)
        wanted = [pieces for text in some if (pieces := keys.pieces_sought(text))]
        told = self._rare(wanted) if all(map(keys.are_telling, wanted)) else None
        keyed, few = self._far.knows_keys, not self._far.many
        query = far_queries.alike(some, keyed=keyed, pieces=told, xl=self._far.has_labels, few=few)
        rows = [*self.select(query).rows] if query else []
        if self.foreign:
            rows += self._ending(some)
        return vocabulary.names(beside_ontology(self.of_data(rows)))

    def _ending(self, texts: list[str]) -> Iterable[tuple[Term | None, ...]]:
        """What is found by the end of its IRI; nothing, which is told, where the store cannot look at all of them."""
        try:
            return self.select(query).rows if (query := far_queries.ending(texts)) else ()
        except (OutOfTime, EndpointAtFault):
            self._far.remarks[_ENDS_UNREAD] = None
            return ()

    def _rare(self, wanted: Sequence[Collection[str]]) -> list[str] | None:
        """The rarest pieces of names of each of some texts; ``None``, where all names are to be looked at."""
        if not self._far.knows_keys:
            return None
        pieces = list(dict.fromkeys(chain(*wanted)))
        if not pieces or not self._far.many:
            return pieces  # of few plans no piece is that of very many things
        one: list[Term] = list(map(Literal.text, pieces))
        return far_queries.rare(wanted, self.select(far_queries.FREQUENT, {"one": one}).rows)

    def top(self, plan: Plan) -> Thing:
        """See ``Session.top``; what it is called was told with the plan."""
        card = cards.read(self._near, [plan.top])[plan.top]
        return Thing(plan.top, card.kind, card.label, plan.id) if card.kind else super().top(plan)

    def terms(self, text: str) -> Solutions:
        """See ``Session.terms``: those of the ontology that belongs to this program."""
        return self._near.select(text)

    def names_of(self, things: Collection[IRI]) -> list[str]:
        """See ``Session.names_of``: of those that were told of, as are all whose plans are known."""
        return [name.text for name in vocabulary.names(self._near) if name.iri in things]

    def label(self, iri: IRI) -> Label:
        """The names of a thing, of which one has not been told perhaps."""
        known = self.names.label(iri) if self._told is not None else Label(None, None)
        return known if known.ja or known.en else self.card(iri).label

    @cached_property
    def lexicon(self) -> Lexicon:
        """The ontology's words, as this program has them, with what the plans call their levels."""
        return vocabulary.lexicon(self._near)

    @cached_property
    def variables(self) -> Variables:
        """What is counted by a name that the texts may mean; without any, all."""
        return vocabulary.variables(self._store if self._told is None else self._near)

    @cached_property
    def units(self) -> dict[str, Thing]:
        """The units that the texts may mean; without any, all."""
        return vocabulary.units(self._store if self._told is None else self._near)

    @cached_property
    def passages(self) -> Relevance:
        """The passages that speak most of what the texts say; without any, all."""
        if self._told is None:
            return passage_index.read(self._store)
        words = far_queries.words_sought(part.keys for text in self._texts for part in content.parts(text))
        if not words:
            return passage_index.of_texts(())
        pieces = self._rare([keys.pieces_of_words(words)])
        return passage_index.of_texts(
            self.select(far_queries.passages(words, keyed=self._far.knows_keys, pieces=pieces)).rows
        )

    @cached_property
    def rules(self) -> rules.Rules:
        """What follows from what, as the ontology of this program has it."""
        return rules.read(self._near)


def _plans_in(told: Iterable[Sequence[Term | None]]) -> list[IRI]:
    """The plans among what was told of."""
    return sorted({row[0] for row in told if isinstance(row[0], IRI) and row[2] == kk("Plan")})
