"""The plans that a store holds: what each says of itself, and by what id its addresses begin."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from keikaku.language import plans_said
from keikaku.language.folding import fold
from keikaku.records import IRI, Label, Literal, Term, natural_key, whole_number
from keikaku.store.base import Store
from keikaku.vocab import PACKAGED_DATASET, local_name, prologue

_SAID = (
    prologue("dcterms", "kk", "schema", "skos")
    + """
SELECT ?plan ?property ?value WHERE {
  ?plan a kk:Plan
  OPTIONAL {
    VALUES ?property { kk:address dcterms:title skos:prefLabel skos:altLabel dcterms:publisher dcterms:spatial
                       dcterms:language kk:fiscalYearBegins kk:follows schema:url }
    ?plan ?property ?value
  }
}"""
)
_TOPS = (
    prologue("kk") + "SELECT ?plan ?top ?address WHERE { ?plan a kk:Plan . ?top kk:partOf ?plan ; kk:address ?address }"
)
_TIMES = (
    prologue("dcterms", "kk", "time")
    + """
SELECT ?plan ?begin ?end WHERE {
  ?plan a kk:Plan ; dcterms:temporal ?period .
  ?period time:hasBeginning/time:inXSDDate ?begin ; time:hasEnd/time:inXSDDate ?end
}"""
)
_LEVELS = (
    prologue("kk", "skos")
    + """
SELECT ?plan ?level ?depth ?class ?name WHERE {
  ?plan a kk:Plan ; kk:level ?level . ?level kk:depth ?depth ; kk:levelClass ?class ; skos:prefLabel ?name
}"""
)
_DATASETS = (
    prologue("kk", "schema")
    + "SELECT ?dataset ?main ?part WHERE { ?dataset kk:mainPlan ?main OPTIONAL { ?dataset schema:hasPart ?part } }"
)
_MOST_YEARS = 100  # that a plan runs over
_NAMES = ("title", "prefLabel", "altLabel")


class Level(NamedTuple):
    """One level of a plan by the plan's own name: 基本戦略, Goal. ``depth`` counts from 1, below the plan.

    ``kind``: the local name of the class that its elements have, which tells the level where no other has that class.
    """

    iri: IRI
    depth: int
    kind: str
    label: Label


class Plan(NamedTuple):
    """A plan, as it describes itself; what it does not say is None, or empty.

    ``id``: what its addresses begin with (``2018``). ``top``: the element whose address is the id alone: the plan, or
    the one part of it that the graph holds. ``begin``, ``end``: days, as ``2018-04-01``. ``fiscal_year_begins``: a
    month, from 1. ``main``: whether a dataset names it as its main plan, which bare numbers mean; ``datasets``: those
    that name a main plan and hold this one. ``names``: all of its names, as printed and otherwise.
    """

    iri: IRI
    id: str
    top: IRI
    label: Label
    title: str | None = None
    publisher: IRI | None = None
    area: IRI | None = None
    begin: str | None = None
    end: str | None = None
    languages: tuple[str, ...] = ()
    fiscal_year_begins: int | None = None
    follows: IRI | None = None
    url: str | None = None
    levels: tuple[Level, ...] = ()
    main: bool = False
    datasets: tuple[IRI, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[str, ...]:
        """The years in which it begins and goes on: of fiscal 2018 to 2021, which ends in March 2022, these four."""
        first = whole_number((self.begin or "")[:4])
        last = whole_number((self.end or "")[:4])
        if first is None:
            return ()
        if last is None or last < first:
            return (str(first),)
        ends_early = (self.end or "")[5:] < (self.begin or "")[5:]  # before the day of the year on which it began
        return tuple(str(year) for year in range(first, last + (not ends_early)))[:_MOST_YEARS]

    def level(self, kind: str) -> Label | None:
        """What this plan calls its elements of a class, where just one level has it."""
        names = [level.label for level in self.levels if level.kind == kind]
        return names[0] if len(names) == 1 else None

    def called(self, kind: str, level: IRI | None) -> Label | None:
        """What this plan calls an element that says on which level it stands, or of whose class just one level is."""
        own = next((one.label for one in self.levels if one.iri == level), None)
        return own or self.level(kind)


def read(store: Store) -> tuple[Plan, ...]:
    """The plans of a store, in the order of their ids; none, where nothing says that it is one."""
    said: dict[IRI, dict[str, list[Term]]] = {}
    for plan, property_, value in store.select(_SAID).rows:
        if isinstance(plan, IRI):
            facts = said.setdefault(plan, defaultdict(list))
            if value is not None:
                facts[local_name(str(property_))].append(value)
    if not said:
        return ()
    tops = _tops(store)
    times = {plan: (_text(begin), _text(end)) for plan, begin, end in store.select(_TIMES).rows}
    levels, main = _levels(store), set()
    held: dict[Term | None, set[IRI]] = defaultdict(set)
    for dataset, named, part in store.select(_DATASETS).rows:
        if isinstance(dataset, IRI):
            main.add(named)
            held[named].add(dataset)
            held[part].add(dataset)
    plans = (
        _plan(iri, facts, tops.get(iri, {}), times.get(iri, (None, None)), levels.get(iri, ()))
        for iri, facts in said.items()
    )
    marked = (plan._replace(main=plan.iri in main, datasets=tuple(sorted(held[plan.iri]))) for plan in plans)
    return tuple(sorted(marked, key=lambda plan: (natural_key(plan.id), plan.iri)))


def usual(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Those plans of a store that a question means that names none; none, where no dataset names a main plan.

    Of several datasets the packaged one counts, else the first by its IRI: what is put beside it joins no answer.
    """
    naming = {dataset for plan in plans if plan.main for dataset in plan.datasets}
    first = min(naming, key=lambda dataset: (dataset != PACKAGED_DATASET, dataset), default=None)
    return tuple(plan for plan in plans if first in plan.datasets)


def called(plans: Iterable[Plan], text: str) -> tuple[Plan, ...]:
    """The plans that a text names: by id or IRI, else by any of their names, in any spelling."""
    some, form, id_ = tuple(plans), fold(text), text.strip().casefold()
    exact = tuple(plan for plan in some if id_ == plan.id.casefold() or text.strip() == plan.iri)
    return exact or tuple(plan for plan in some if form and form in map(fold, plan.names))


def spoken(plans: Sequence[Plan], names: Mapping[IRI, Iterable[str]]) -> Iterator[tuple[str, IRI]]:
    """How people speak of each plan among these, and what stands at its top: the ito-2021 plan, 伊東市の計画.

    The main plan, or the only one, is “the plan”. By its area or publisher it is called only where just one of them has
    that. names: of areas and publishers. By its year the grammar knows it.
    """
    told: dict[str, set[IRI]] = defaultdict(set)
    for plan in plans:
        whose = {name for of in (plan.area, plan.publisher) if of for name in names.get(of, ())}
        for one in (*([] if plan.id.isdecimal() else [plan.id]), *sorted(whose)):
            told[one].add(plan.top)
    alone = [plan.top for plan in plans if plan.main or len(plans) == 1]
    if len(alone) == 1:
        yield from ((form, alone[0]) for form in plans_said.THIS)
    for one, tops in told.items():
        if len(tops) == 1:
            yield from ((form.format(one), next(iter(tops))) for form in plans_said.OF)


def columns(plans: Iterable[Plan]) -> Sequence[Sequence[str]]:
    """Plans as text, to be kept."""
    return [[json.dumps(plan, ensure_ascii=False) for plan in plans]]


def of_columns(kept: Sequence[Sequence[str]]) -> tuple[Plan, ...]:
    """The plans whose ``columns`` these are."""
    return tuple(_of_fields(json.loads(text)) for text in kept[0])


def _of_fields(fields: list[Any]) -> Plan:
    plan = Plan._make(fields)
    return plan._replace(
        iri=IRI(plan.iri), top=IRI(plan.top), label=Label(*plan.label), languages=tuple(plan.languages),
        names=tuple(plan.names), datasets=tuple(map(IRI, plan.datasets)),
        publisher=plan.publisher and IRI(plan.publisher), area=plan.area and IRI(plan.area),
        follows=plan.follows and IRI(plan.follows),
        levels=tuple(Level(IRI(iri), depth, kind, Label(*label)) for iri, depth, kind, label in plan.levels),
    )  # fmt: skip


def _tops(store: Store) -> Mapping[IRI, dict[IRI, str]]:
    """Of each plan the elements right below it, with their addresses."""
    found: dict[IRI, dict[IRI, str]] = defaultdict(dict)
    for plan, top, address in store.select(_TOPS).rows:
        if isinstance(plan, IRI) and isinstance(top, IRI) and isinstance(address, Literal):
            found[plan][top] = address.value
    return found


def _levels(store: Store) -> Mapping[IRI, tuple[Level, ...]]:
    named: dict[tuple[IRI, IRI], list[Literal]] = defaultdict(list)
    known: dict[IRI, tuple[int, str]] = {}
    for plan, level, depth, kind, name in store.select(_LEVELS).rows:
        if isinstance(plan, IRI) and isinstance(level, IRI) and isinstance(name, Literal):
            named[plan, level].append(name)
            known[level] = (whole_number(_text(depth) or "") or 0, local_name(str(kind)))
    found: dict[IRI, list[Level]] = defaultdict(list)
    for (plan, level), names in named.items():
        found[plan].append(Level(level, *known[level], Label.of(names)))
    return {plan: tuple(sorted(some, key=lambda level: (level.depth, level.iri))) for plan, some in found.items()}


def _plan(
    iri: IRI, facts: Mapping[str, list[Term]], tops: Mapping[IRI, str], time: tuple[str | None, str | None],
    levels: tuple[Level, ...],
) -> Plan:  # fmt: skip
    own = next((value.value for value in facts["address"] if isinstance(value, Literal)), None)
    heads = sorted({address.partition(":")[0] for address in tops.values()})
    id_ = own or (heads[0] if heads else local_name(iri))
    top = iri if own else next((top for top, address in tops.items() if address == id_), iri)
    titles = sorted(value.value for value in facts["title"] if isinstance(value, Literal))
    names = [value for value in facts["prefLabel"] if isinstance(value, Literal)]
    month = next((_text(value) for value in facts["fiscalYearBegins"]), None)
    return Plan(
        iri, id_, top, Label.of(names) if names else Label(*2 * [next(iter(titles), None)]), next(iter(titles), None),
        _thing(facts["publisher"]), _thing(facts["spatial"]), *time,
        tuple(sorted(text for value in facts["language"] if (text := _text(value)))),
        whole_number(month.removeprefix("--")[:2]) if month else None,
        _thing(facts["follows"]), next((str(value) for value in facts["url"] if isinstance(value, IRI)), None), levels,
        names=tuple(sorted({text for key in _NAMES for value in facts[key] if (text := _text(value))})),
    )  # fmt: skip


def _thing(values: list[Term]) -> IRI | None:
    return min((value for value in values if isinstance(value, IRI)), default=None)


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, Literal) else None
