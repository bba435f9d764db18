"""The whole graph as the explorer shows it: one object of plain values, described in page_data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from keikaku.errors import DataAtFault
from keikaku.page_data import (
    BareData,
    BareKind,
    Language,
    Names,
    Passage,
    Thing,
)  # fmt: skip
from keikaku.page_data import Link as StatedLink
from keikaku.records import IRI, Literal, Term, natural_key, whole_number
from keikaku.services.explorer.about import datasets
from keikaku.services.explorer.answers import Known
from keikaku.services.explorer.contents import Contents, read, texts
from keikaku.services.explorer.foreign import apart, foreign, refuse_too_much
from keikaku.services.explorer.foreign_data import Beside
from keikaku.services.explorer.modalities import Modalities, modalities
from keikaku.services.explorer.plans import Levels, dataset, levels, names, plural, shown
from keikaku.services.explorer.relations import Link, links, relations
from keikaku.services.explorer.statements import Node
from keikaku.services.explorer.told import what_is_told
from keikaku.services.explorer.tongues import tongue
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.version import __version__
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, KINDS, kk, local_name

# The parts of an element in the order in which a plan prints them.
_PARTS = {part: place for place, part in enumerate(("aim", "direction", "issue", "action", "indicator", "figure"))}


class _Known(NamedTuple):
    """What the graph holds, in the order in which the page lists it."""

    contents: Contents
    things: list[IRI]
    place: dict[IRI, int]  # of every thing in that order
    passages: list[IRI]
    said_in: dict[IRI, int]  # of every passage its place
    plans: list[Plan]  # the main one first
    plan_of: dict[IRI, int]  # of every element the place of its plan, else -1
    above: dict[IRI, IRI]
    heard: dict[IRI, list[IRI]]  # passage to the things that it names, and the other way


def data(
    session: Session, language: Language = "en", quotations: Mapping[str, str] | None = None, called: str = ""
) -> BareData:
    """All that the explorer shows of a graph, be it of plans or of anything else.

    quotations: address to the passage's own words, for those who have the source. called: a name for data that have
    no title. The same store gives the same object. Raises DataAtFault for a store that says nothing of anything,
    TooLargeForPage for one of more than a page can show.
    """
    refuse_too_much(session)
    contents = read(session)
    others = foreign(session, contents)
    if not (others.things or contents.elements() or contents.entities()):
        session.whole.explain_nothing()
        raise DataAtFault("there is nothing to show: the data say nothing of anything", "give --store data with things")
    own = apart(contents, others)
    plans = sorted(session.plans, key=lambda plan: plan != session.main)
    known = _known(own, plans)
    beside = Beside(others, known.things, known.passages)
    ours = links(own, known.place, session.rules)
    stated = [*ours, *beside.links]
    told = relations(beside.named(own, ours), stated, session.rules)
    order = {relation: number for number, relation in enumerate(told)}
    owner = _owners(own, known.place)
    modes = modalities(own)
    passages = [_passage(known, modes, iri, owner.get(iri, -1), quotations or {}) for iri in known.passages]
    kinds = _kinds(own, known.things)
    base = shared_base(beside.iris)
    levelled = levels(own, plans)
    main = 0 if session.main else -1
    every_kind = [*(_kind(own, kind) for kind in kinds), *others.kinds]
    return {
        "language": language,
        "title": _title(own, plans) if plans else beside.title(called),
        "datasets": datasets(session, own),
        "made": __version__,
        "base": base,
        "kinds": every_kind,
        "relations": list(told.values()),
        "plans": shown(own, plans, known.place),
        "opens": [main] if main >= 0 and len(plans) > 1 else [],
        "main": main,
        "levels": levelled.listed,
        "passages": [*passages, *beside.passages],
        "modalities": modes.listed,
        "things": [*_things(known, kinds, levelled, base), *beside.entries(len(kinds), partial(_short, base=base))],
        "links": _links(stated, beside.place, order, beside.said_in),
        "properties": beside.literals.properties,
        "literals": beside.literals.values,
        "story": None,
        "pages": None,
        **what_is_told(
            session, Known(own, known.place, known.said_in, plans), owner, passages, every_kind, list(told.values())
        ),
    }


def _title(contents: Contents, plans: Sequence[Plan]) -> tuple[str, str]:
    """What the dataset of all these plans is called; nothing, where they are of none."""
    return dataset(contents) if all(plan.datasets for plan in plans) else ("", "")


def _known(contents: Contents, plans: list[Plan]) -> _Known:
    above = _above(contents)
    things = _ordered(contents, above, [plan.iri for plan in plans])
    passages = sorted(
        (iri for iri, kind in contents.kinds.items() if kind == "Passage"), key=lambda p: _at(contents, p)
    )
    return _Known(
        contents,
        things,
        {thing: number for number, thing in enumerate(things)},
        passages,
        {passage: number for number, passage in enumerate(passages)},
        plans,
        _plans_of(contents, things, plans, above),
        above,
        _mentions(contents),
    )


def _name(contents: Contents, thing: IRI) -> Names:
    return names(contents.label(thing), _number(contents, thing))


def _number(contents: Contents, thing: IRI) -> str:
    """An element's address, else the end of its IRI."""
    return _address(contents, thing) or local_name(thing) or thing


def _address(contents: Contents, thing: IRI) -> str:
    found = contents.names.get(thing, {}).get("address", [])
    return min((value.value for value in found if isinstance(value, Literal)), default="")


def _at(contents: Contents, thing: IRI) -> tuple[object, ...]:
    """Where a thing stands in the plans: elements by their numbers, below them aim, issues, initiatives …"""
    head, *rest = (_address(contents, thing) or thing).split("/")
    return (natural_key(head), [(_PARTS.get(part, len(_PARTS)), natural_key(part)) for part in rest])


def _above(contents: Contents) -> dict[IRI, IRI]:
    """Each element to the element that it is part of. Where bad data go round in a circle, the circle is cut."""
    elements = contents.elements()
    found = {}
    for thing in sorted(elements):
        parents = [value for value in contents.names.get(thing, {}).get("partOf", []) if value in elements]
        if parents:
            found[thing] = IRI(str(min(parents, key=str)))
    safe: set[IRI] = set()
    for thing in sorted(found):
        way: dict[IRI, None] = {}
        here = thing
        while here in found and here not in safe and here not in way:
            way[here] = None
            here = found[here]
        if here in way:
            del found[here]
        safe.update(way)
    return found


def _ordered(contents: Contents, above: Mapping[IRI, IRI], plans: Sequence[IRI]) -> list[IRI]:
    """Elements as the plans print them, each after the one that it is part of; then entities by kind and name."""
    below: dict[IRI | None, list[IRI]] = defaultdict(list)
    for thing in sorted(contents.elements(), key=lambda thing: _at(contents, thing)):
        below[above.get(thing)].append(thing)
    others = sorted(set(below[None]) - set(plans), key=lambda thing: natural_key(_number(contents, thing)))
    tops = [*(plan for plan in plans if plan in below[None]), *others]
    found: dict[IRI, None] = {}
    waiting = tops[::-1]
    while waiting:
        thing = waiting.pop()
        found[thing] = None
        waiting += below[thing][::-1]
    entities = sorted(
        contents.entities(), key=lambda thing: (ENTITY_KINDS.index(contents.kinds[thing]), natural_key(thing))
    )
    return [*found, *entities]


def _kinds(contents: Contents, things: Iterable[IRI]) -> list[str]:
    used = {contents.kinds[thing] for thing in things}
    return [kind for kind in KINDS if kind in used]


def _kind(contents: Contents, kind: str) -> BareKind:
    name = names(contents.label(kk(kind)), kind)
    return {
        "id": kind,
        "name": name,
        "many": plural(name),
        "family": "element" if kind in ELEMENT_KINDS else "entity",
    }


def _aims(contents: Contents) -> dict[IRI, Names]:
    """Each element that says what it is to achieve, to that: its description."""
    elements = contents.elements()
    told: dict[IRI, list[Term]] = defaultdict(list)
    for said in contents.statements:
        if said.thing in elements and local_name(said.property) == "description" and isinstance(said.value, Literal):
            told[said.thing].append(said.value)
    return {thing: names(texts(values), "") for thing, values in told.items()}


def _mentions(contents: Contents) -> dict[IRI, list[IRI]]:
    """Each passage to the things that it names, and each thing to the passages that name it."""
    found: dict[IRI, list[IRI]] = defaultdict(list)
    for thing, property_, value, _ in contents.statements:
        if local_name(property_) == "mentions" and isinstance(value, IRI):
            found[thing].append(value)
            found[value].append(thing)
    return found


def _owners(contents: Contents, place: Mapping[IRI, int]) -> dict[IRI, int]:
    """Each passage to the element that it states."""
    found: dict[IRI, int] = {}
    for thing, facts_ in contents.names.items():
        for passage in facts_.get("statedIn", []):
            if thing in place and isinstance(passage, IRI):
                found[passage] = min(place[thing], found.get(passage, place[thing]))
    return found


def _passage(known: _Known, modes: Modalities, iri: IRI, owner: int, quotations: Mapping[str, str]) -> Passage:
    address = _number(known.contents, iri)
    heard = {known.place[thing] for thing in known.heard[iri] if thing in known.place}
    found: Passage = {
        "at": address,
        "page": _page(known.contents.names.get(iri, {}).get("page", [])),
        "plan": known.plan_of[known.things[owner]] if owner >= 0 else _plan_named(known.plans, address),
        "of": owner,
        "names": sorted(heard),
    }
    if iri in modes.of:
        found["modality"] = modes.of[iri]
    if address in quotations:
        found["text"] = quotations[address]
    return found


def _page(written: Iterable[Term]) -> int | str | None:
    """The first page as printed: a number where it is one."""
    printed = {value.value: whole_number(value.value) for value in written if isinstance(value, Literal)}
    first = min(printed, key=natural_key, default=None)
    return first if first is None or printed[first] is None else printed[first]


def _plan_named(plans: Iterable[Plan], address: str) -> int:
    """The place of the plan whose id an address begins with, or -1."""
    named = address.split(":")[0]
    return next((place for place, plan in enumerate(plans) if plan.id == named), -1)


def _things(known: _Known, kinds: list[str], called: Levels, base: str) -> list[Thing]:
    plan_of = known.plan_of
    aims = _aims(known.contents)
    found = []
    for thing in known.things:
        said = known.contents.names.get(thing, {})
        up = known.above.get(thing)
        passages = said.get("statedIn", []) if thing in plan_of else known.heard.get(thing, [])
        entry: Thing = {
            "id": _short(thing, base),
            "kind": kinds.index(known.contents.kinds[thing]),
            "name": _name(known.contents, thing),
            "up": known.place[up] if up else -1,
            "plan": plan_of.get(thing, -1),
            "also": _also(known.contents, thing),
            "reading": sorted({value.value for value in said.get("reading", []) if isinstance(value, Literal)}),
            "stated": sorted({known.said_in[IRI(str(at))] for at in passages if at in known.said_in}),
        }
        sorts = [known.contents.label(str(value)) for value in said.get("kind", []) if isinstance(value, IRI)]
        if sorts:
            entry["sort"] = names(min(sorts, key=str), "")
        if address := _address(known.contents, thing):
            entry["at"] = address
        if foreign := tongue(entry["name"]):
            entry["tongue"] = foreign
        if thing in plan_of and known.contents.kinds[thing] != "Plan":  # whose levels are those of its parts
            level = called.of(plan_of[thing], known.contents.kinds[thing], said.get("level", []))
            if level is not None:
                entry["level"] = level
        if thing in aims:
            entry["aim"] = aims[thing]
        printed = [plan.url for plan in known.plans if plan.iri == thing and plan.url]
        web = sorted({str(value) for value in (*said.get("exactMatch", []), *said.get("closeMatch", []), *printed)})
        if web := [page for page in web if page.lower().startswith(("http://", "https://"))]:
            entry["web"] = web
        found.append(entry)
    return found


def _plans_of(
    contents: Contents, things: Iterable[IRI], plans: Sequence[Plan], above: Mapping[IRI, IRI]
) -> dict[IRI, int]:  # fmt: skip
    """Each element to the place of its plan: the one that it is part of, at whatever depth. What is part of nothing
    belongs to the plan that its address names, else to none: -1.
    """
    found: dict[IRI, int] = {plan.iri: place for place, plan in enumerate(plans)}
    for thing in things:  # parts stand behind their wholes
        if contents.kinds[thing] in ELEMENT_KINDS and thing not in found:
            named = _address(contents, thing)
            found[thing] = found.get(above[thing], -1) if thing in above else _plan_named(plans, named)
    return found


def shared_base(things: Sequence[IRI]) -> str:
    """What ids leave out: our own base where anything has it, else what all have in common up to a slash or #."""
    if any(thing.startswith(ID) for thing in things):
        return ID
    first, last = min(things, default=""), max(things, default="")
    common = first[: next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)]
    return common[: max(common.rfind("/"), common.rfind("#")) + 1] if common.count("/") > 2 else ""


def _short(thing: str, base: str) -> str:
    return _identifier(_shortened(thing, base))


def _shortened(thing: str, base: str) -> str:
    """An IRI without the base, unless what is left would be taken for a whole one."""
    rest = thing.removeprefix(base)
    return thing if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", rest) else rest


def _identifier(path: str) -> str:
    """An IRI or the end of one, what cannot be seen percent-encoded: it means the same and deceives nobody."""
    return "".join(character if character.isprintable() else quote(character) for character in path)


def _also(contents: Contents, thing: IRI) -> tuple[list[str], list[str]]:
    """Other names, Japanese and English; those without a language go by their letters."""
    found: tuple[set[str], set[str]] = (set(), set())
    name = contents.label(thing)
    for value in contents.names.get(thing, {}).get("altLabel", []):
        if isinstance(value, Literal) and value.value not in name:
            found[0 if value.language == "ja" else 1].add(value.value)
    return (sorted(found[0], key=natural_key), sorted(found[1], key=natural_key))


def _links(
    stated: Iterable[Link], place: Mapping[Node, int], order: Mapping[IRI, int], said_in: Mapping[IRI, int]
) -> list[StatedLink]:  # fmt: skip
    return sorted(
        (place[link.source], order[link.property], place[link.target],
         sorted(said_in[graph] for graph in link.graphs if graph in said_in))
        for link in stated
    )  # fmt: skip
