"""What keeps its names to itself, an endpoint or a store on disk, and sessions over the plans in hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path

from keikaku.errors import UnknownName, Ways
from keikaku.language.folding import fold
from keikaku.records import IRI, Literal, Release, Term
from keikaku.services.session import far_copy, far_queries, ownership, plans
from keikaku.services.session.far import FarSession, beside_ontology
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.services.session.shelf import ALL, Opened, Shelf
from keikaku.store.base import Store
from keikaku.store.recording import RecordingStore
from keikaku.vocab import ADDED_KEYS, LITERAL_FORM, RDF_TYPE, kk

_MANY = (kk("Plan"), RDF_TYPE, kk("Plan"))


class FarShelf(Shelf):
    """What it holds stays there, but for the plans that are asked as if no other stood beside them.

    Of up to ``far_queries.MOST_PLANS`` plans all are known, of more only those that somebody has named.
    """

    def __init__(
        self, store: Store, *, source: Path | None = None, asked: list[str] | None = None,
        whole: Callable[[], Store] | None = None, given: Callable[[], Store] | None = None,
        release: Callable[[], Release | None] = lambda: None,
        make: Callable[[Opened, Shelf], Session] | None = None, here: Opened | None = None,
        ready: Callable[[AbstractSet[IRI]], Opened | None] = lambda _: None,
    ) -> None:  # fmt: skip
        """whole, given: see ``Session``; None: the store itself; release: as there. make: gives the session over plans
        that were copied. here: the store itself, if it is none far away and small enough to be copied. ready: gives
        some plans of it as they were made ready before, if they were.
        """
        self._store = self._noted(store, asked)
        self.whole = whole and (lambda: self._noted(whole(), asked))
        self.given = given and (lambda: self._noted(given(), asked))
        self._source, self._asked, self.release = source, asked, release
        self.remarks: dict[
            str, None
        ] = {}  # what people are to be told of what could not be asked, by the keys of texts
        self._named: list[tuple[Term | None, ...]] = []
        self._here, self._ready = here, ready
        super().__init__([here or Opened.of(self._store)], make or self._over)

    @staticmethod
    def _noted(store: Store, asked: list[str] | None) -> Store:
        return store if asked is None else RecordingStore(store, asked)

    @property
    def is_here(self) -> bool:
        """Whether it is no store far away, and small enough to be copied."""
        return self._here is not None

    @cached_property
    def told(self) -> list[tuple[Term | None, ...]]:
        """What the store says of its plans: one question, and another where it says nothing: that may have a reason."""
        rows = list(self._store.select(far_queries.plans()).rows)
        if not rows:
            self._store.explain_nothing()
        return rows

    @cached_property
    def signs(self) -> set[Sequence[Term | None]]:
        """What of it tells of the store and of no thing."""
        return {row for row in self.told if row[1] in (kk("key"), LITERAL_FORM) or row == _MANY}

    @cached_property
    def many(self) -> bool:
        """Whether it has more plans than are told of without being named."""
        return _MANY in self.told

    @cached_property
    def knows_keys(self) -> bool:
        """Whether its names have keys."""
        return any(row[1] == kk("key") for row in self.told)

    @cached_property
    def has_labels(self) -> bool:
        """Whether some of its labels are things of their own (SKOS-XL)."""
        return any(row[1] == LITERAL_FORM for row in self.told)

    def described(self, some: Collection[IRI]) -> list[tuple[Term | None, ...]]:
        """What the store says of some plans."""
        return list(self._store.select(far_queries.plans(few=False), {"plan": sorted(some)}).rows)

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """All plans by their ids; of many, those that the store calls main, and those that were named."""
        return plans.read(beside_ontology([*self.told, *self._main_of_many, *self._named]))

    @cached_property
    def _main_of_many(self) -> list[tuple[Term | None, ...]]:
        main = [thing for row in self.told if row[1] == kk("mainPlan") and isinstance(thing := row[2], IRI)]
        return self.described(main) if main and self.many else []

    @cached_property
    def _plans(self) -> list[tuple[Plan, ...]]:
        return [self.plans]

    @property
    def usual(self) -> frozenset[IRI]:
        """See ``Shelf.usual``; nothing, where that is all of many."""
        return super().usual if not self.many or any(plan.main for plan in self.plans) else frozenset()

    def named(self, names: Collection[str]) -> frozenset[IRI]:
        """See ``Shelf.named``: where there are many, the store is asked for these."""
        if self.many and names != [ALL]:
            keys = [Literal.text(text) for name in names for text in (fold(name), name.strip())]
            rows = self._store.select(far_queries.named(keys, keyed=True)).rows
            some = {row[0] for row in rows if isinstance(row[0], IRI) and row[2] == kk("Plan")}
            some |= {IRI(name) for name in names if ":" in name}
            self._named = self.described(some) if some else []
            for worked_out in ("plans", "_plans"):
                self.__dict__.pop(worked_out, None)
            for name in names:
                if name != ALL and not plans.called(self.plans, name):
                    ways = (f"{how} lists the plans" for how in ("keikaku run plans", "/run/plans", "the query plans"))
                    raise UnknownName(f"there is no plan “{name}”", Ways(*ways), ())
        return super().named(names)

    def _over(self, opened: Opened, _: Shelf) -> Session:
        return Session(opened.whole, shelf=self, source=self._source, asked=self._asked)

    @cached_property
    def everything(self) -> Session:
        """A session over all that the store holds, which stays there."""
        return FarSession(self._store, self, source=self._source, asked=self._asked)

    def session(self, wanted: frozenset[IRI]) -> Session:
        """See ``Shelf.session``; some of the plans alone are copied into memory."""
        every = not self.many and wanted >= {plan.iri for plan in self.plans}
        if not wanted or (every and not (self._here and self._has_loose)):
            return self.everything
        if wanted not in self._sessions:
            self._sessions[wanted] = self._make(self._only(wanted), self)
        return self._sessions[wanted]

    def _only(self, wanted: frozenset[IRI]) -> Opened:
        return self._ready(wanted) or Opened.of(self.apart(wanted))

    def apart(self, wanted: AbstractSet[IRI]) -> Store:
        """These plans as if no other stood beside them, in memory. Raises EndpointAtFault for what is too large."""
        if self._here is not None:
            out = ownership.outside(self._here.whole, wanted)
            return self._here.data.without(out.graphs | {ADDED_KEYS}, out.things)
        copy = far_copy.copied(self._store, wanted, self.told)
        if not self._store.rules.is_far:
            copy.told = ("notes.plan_apart",)
        return copy
