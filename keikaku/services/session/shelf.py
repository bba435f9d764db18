"""All that was opened side by side, and sessions over the plans in hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Self

from keikaku import resources
from keikaku.errors import UnknownName
from keikaku.records import IRI
from keikaku.services.session import ownership, plans
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.store.base import Store

ALL = "all"  # what ``--plan`` takes for every plan
_UNDESCRIBED = (
    "SELECT DISTINCT ?thing WHERE { GRAPH ?graph { ?subject ?property ?thing } "
    "FILTER (isIRI(?thing)) FILTER NOT EXISTS { ?thing a ?class } }"
)
_LINKED = "SELECT DISTINCT ?thing WHERE { ?subject ?property ?thing FILTER (isIRI(?thing)) }"


class Opened:
    """One dataset that was opened: as it says itself, and with the ontology's words for whoever reads by them."""

    def __init__(
        self,
        data: Callable[[], Store],
        quick: Store | None = None,
        notes: Mapping[str, Sequence[Sequence[str]]] | None = None,
        *,
        complete: bool = False,
        ready: Callable[[AbstractSet[IRI]], Opened | None] | None = None,
    ) -> None:
        """A dataset.

        data: gives the store as it was loaded, once it is needed. quick: another that begins sooner, with the words.
        notes: what was worked out of it before. complete: whether it is known to describe all that it speaks of.
        ready: gives some plans of it as they were made ready before, if they were.
        """
        self._data = data
        self._quick = quick
        self.notes = notes
        self.complete = complete
        self._ready = ready

    @classmethod
    def of(cls, store: Store, *, complete: bool = False) -> Self:
        """A dataset of which nothing was worked out before."""
        return cls(lambda: store, complete=complete)

    @cached_property
    def data(self) -> Store:
        """The store as it was loaded."""
        return self._data()

    @cached_property
    def given(self) -> Store:
        """What was given, and no more."""
        return self.data.given()

    @cached_property
    def whole(self) -> Store:
        """The store that walks it fast, with the ontology's words."""
        return self.data.worded(resources.ontology_file())

    def ready(self, plans: AbstractSet[IRI]) -> Opened | None:
        """These plans as if no other stood beside them, where that was made ready before."""
        return self._ready(plans) if self._ready else None

    @property
    def store(self) -> Store:
        """The store for queries that begin at what they name."""
        return self._quick or self.whole


class Shelf:
    """Stores side by side, and sessions over some of their plans, each made once.

    What is in hand is asked as if nothing stood beside it: a store without a plan in hand lends only what the others
    speak of and do not describe (the name of a sector, a unit), and a store with other plans too is asked without them.
    """

    def __init__(self, opened: Sequence[Opened], make: Callable[[Opened, Shelf], Session]) -> None:
        self._opened = opened
        self._make = make
        self._sessions: dict[frozenset[IRI], Session] = {}

    @property
    def notes(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """What was worked out before of the one dataset that was opened; nothing of several."""
        return (self._opened[0].notes or {}) if len(self._opened) == 1 else {}

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """All plans, in the order of the stores and, there, of their ids."""
        found: dict[IRI, Plan] = {}
        for some in self._plans:
            for plan in some:
                found.setdefault(plan.iri, plan)
        return tuple(found.values())

    @cached_property
    def _plans(self) -> list[tuple[Plan, ...]]:
        """Of each store its plans."""
        found = [
            plans.of_columns(one.notes["plans"]) if one.notes and "plans" in one.notes else plans.read(one.store)
            for one in self._opened
        ]
        if not any(found):
            for one in self._opened:
                one.store.explain_nothing()
        return found

    @cached_property
    def usual(self) -> frozenset[IRI]:
        """The plans that a question means that names none.

        Those of the first store whose dataset names a main plan; where none does, all.
        """
        for some in self._plans:
            if meant := plans.usual(some):
                return frozenset(plan.iri for plan in meant)
        return frozenset(plan.iri for plan in self.plans)

    def named(self, names: Collection[str]) -> frozenset[IRI]:
        """The plans that these ids, IRIs or names mean; ``all``: every one. Raises UnknownName."""
        found: set[IRI] = set()
        for name in names:
            wanted = plans.called(self.plans, name) or (self.plans if name == ALL else ())
            if not wanted:
                ids = tuple(plan.id for plan in self.plans)
                hint = f"the plans are {', '.join(ids)}" if ids else "the store holds no plan"
                raise UnknownName(f"there is no plan “{name}”", hint, ids)
            found.update(plan.iri for plan in wanted)
        return frozenset(found)

    @cached_property
    def everything(self) -> Session:
        """A session over all that was opened."""
        if len(self._opened) == 1:
            return self._make(self._opened[0], self)
        return self._make(Opened(lambda: type(self._opened[0].data).joined([one.data for one in self._opened])), self)

    def session(self, wanted: frozenset[IRI]) -> Session:
        """A session over these plans, as if no other stood beside them."""
        alone = len(self._opened) == 1 or all(self._plans)  # a store without a plan may hold elements of none
        if not self.plans or (alone and wanted >= {plan.iri for plan in self.plans} and not self._has_loose):
            return self.everything
        if wanted not in self._sessions:
            self._sessions[wanted] = self._make(self._only(wanted), self)
        return self._sessions[wanted]

    @cached_property
    def _has_loose(self) -> bool:
        """Whether elements of no plan stand in a store whose dataset says what a question means.

        Where no dataset says it, all is meant. An endpoint is not asked: what it holds is taken as one.
        """
        return any(
            bool(plans.usual(some)) and not (one.complete or one.data.rules.is_far) and ownership.has_loose(one.data)
            for one, some in zip(self._opened, self._plans, strict=True)
        )

    def _only(self, wanted: frozenset[IRI]) -> Opened:
        if len(self._opened) == 1 and (ready := self._opened[0].ready(wanted)):
            return ready
        kept: list[Opened] = []
        lenders: list[Opened] = []
        for one, some in zip(self._opened, self._plans, strict=True):
            held = {plan.iri for plan in some}
            if held and not held & wanted:
                lenders.append(one)
            elif held and held <= wanted and not self._has_loose:
                kept.append(one)
            else:  # other plans too; or none, where it may go on with a plan of another store
                kept.append(Opened.of(ownership.alone(one.data, one.whole if held else self.everything.whole, wanted)))
        if len(kept) == 1 and (kept[0].complete or not lenders):
            return kept[0]
        stores = [one.data for one in kept]
        joined = type(stores[0]).joined([*stores, *_lent(stores, [one.whole for one in lenders])])
        return Opened.of(joined)


def _lent(stores: Sequence[Store], lenders: Sequence[Store]) -> list[Store]:
    """What other stores say, in graphs of no plan or area, of things that these speak of and do not describe."""
    wanted = {thing for store in stores for thing in _iris(store, _UNDESCRIBED)}
    lent: list[Store] = []
    for lender in lenders:
        graphs = ownership.outside(lender, frozenset()).graphs
        seen: set[IRI] = set()
        found = lender.about(wanted, graphs)
        while fresh := wanted - seen:  # the place that a place lies in, the sector above a sector
            seen |= fresh
            found = lender.about(wanted, graphs)
            wanted = wanted | _iris(found, _LINKED)
        lent.append(found)
    return lent


def _iris(store: Store, text: str) -> set[IRI]:
    return {row[0] for row in store.select(text).rows if isinstance(row[0], IRI)}
