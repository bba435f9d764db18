"""The whole graph as the explorer shows it: one object of plain values, described in render/explorer/js/types.js."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from keikaku.records import IRI, Label, Literal, Term, natural_key
from keikaku.services.explorer.contents import Contents, read, texts
from keikaku.services.explorer.facts import facts
from keikaku.services.explorer.relations import Link, links, relations
from keikaku.services.explorer.standings import numbers
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, KINDS, kk, local_name

Json = dict[str, Any]
Names = list[str]

# The parts of an element in the order in which a plan prints them.
_PARTS = {part: place for place, part in enumerate(("aim", "direction", "issue", "action", "indicator", "figure"))}


def data(session: Session, language: str = "en", quotations: Mapping[str, str] | None = None) -> Json:
    """What types.js calls Data, without the looks of kinds and relations, which the page adds.

    quotations: address to the passage's own words, for those who have the source. The same store gives the same
    object. Raises DataAtFault for a store without the ontology.
    """
    contents = read(session)
    things = _ordered(contents)
    place = {thing: number for number, thing in enumerate(things)}
    passages = sorted(
        (iri for iri, kind in contents.kinds.items() if kind == "Passage"), key=lambda p: _at(contents, p)
    )
    said_in = {passage: number for number, passage in enumerate(passages)}
    stated = links(contents, place, session.rules)
    told = relations(contents, stated, session.rules)
    plans = [thing for thing in things if contents.kinds[thing] == "Plan"]
    kinds = _kinds(contents, things)
    base = ID if all(thing.startswith(ID) for thing in things) else ""
    found: Json = {
        "language": language,
        "title": _name(contents, plans[-1]) if plans else names(label("facts.untitled"), ""),
        "base": base,
        "kinds": [_kind(contents, kind) for kind in kinds],
        "relations": [told[relation] for relation in told],
        "plans": [
            {"id": _number(contents, plan), "name": _name(contents, plan), "thing": place[plan]} for plan in plans
        ],
    }
    heard = _mentions(contents)
    above = _above(contents)
    owner = _owners(contents, place)
    found["passages"] = [
        _passage(
            contents, iri, owner.get(iri, -1), [place[thing] for thing in heard[iri] if thing in place], quotations
        )
        for iri in passages
    ]
    found["things"] = _things(contents, things, kinds, base, above, plans, said_in, heard)
    for number, aim in _aims(contents, place).items():
        found["things"][number]["aim"] = aim
    order = {relation: number for number, relation in enumerate(told)}
    found["links"] = _links(stated, place, order, said_in)
    found["facts"] = [
        [place[thing], list(kind), list(text), sorted(said_in[at] for at in evidence)]
        for thing, kind, text, evidence in facts(session, contents, place, owner, said_in)
    ]
    addresses = {passage["at"]: number for number, passage in enumerate(found["passages"])}
    found["indicators"] = numbers(indicators(session), place, addresses)
    return found


def names(label: Label, fallback: str) -> Names:
    """Both names, each standing in for a missing other."""
    return [label.best("ja") or fallback, label.best("en") or fallback]


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
    head, *rest = (_address(contents, thing) or thing.removeprefix(ID)).split("/")
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


def _ordered(contents: Contents) -> list[IRI]:
    """Elements as the plans print them, each after the one that it is part of; then entities by kind and name."""
    above = _above(contents)
    below: dict[IRI | None, list[IRI]] = defaultdict(list)
    for thing in sorted(contents.elements(), key=lambda thing: _at(contents, thing)):
        below[above.get(thing)].append(thing)
    tops = sorted(
        below[None], key=lambda thing: (contents.kinds[thing] != "Plan", natural_key(_number(contents, thing)))
    )
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


def _kind(contents: Contents, kind: str) -> Json:
    name = names(contents.label(kk(kind)), kind)
    return {
        "id": kind,
        "name": name,
        "many": [name[0], _plural(name[1])],
        "family": "element" if kind in ELEMENT_KINDS else "entity",
    }


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _aims(contents: Contents, place: Mapping[IRI, int]) -> dict[int, Names]:
    """Each element that says what it is to achieve, to that: its description."""
    elements = contents.elements()
    told: dict[IRI, list[Term]] = defaultdict(list)
    for said in contents.statements:
        if said.thing in elements and local_name(said.property) == "description" and isinstance(said.value, Literal):
            told[said.thing].append(said.value)
    return {place[thing]: names(texts(values), "") for thing, values in told.items()}


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


def _passage(
    contents: Contents, iri: IRI, owner: int, heard: list[int], quotations: Mapping[str, str] | None
) -> Json:  # fmt: skip
    pages = sorted(
        int(value.value)
        for value in contents.names.get(iri, {}).get("page", [])
        if isinstance(value, Literal) and value.value.isdecimal()
    )
    address = _number(contents, iri)
    found: Json = {"at": address, "page": pages[0] if pages else None, "of": owner, "names": sorted(set(heard))}
    if quotations and address in quotations:
        found["text"] = quotations[address]
    return found


def _things(
    contents: Contents, things: list[IRI], kinds: list[str], base: str, above: Mapping[IRI, IRI], plans: list[IRI],
    said_in: Mapping[IRI, int], heard: Mapping[IRI, list[IRI]],
) -> list[Json]:  # fmt: skip
    place = {thing: number for number, thing in enumerate(things)}
    plan_of: dict[IRI, int] = {plan: number for number, plan in enumerate(plans)}
    numbers = {_number(contents, plan): number for number, plan in enumerate(plans)}
    found = []
    for thing in things:
        known = contents.names.get(thing, {})
        up = above.get(thing)
        if contents.kinds[thing] in ELEMENT_KINDS and thing not in plan_of:
            by_address = numbers.get(_address(contents, thing).split(":")[0], -1)
            plan_of[thing] = plan_of.get(up, by_address) if up else by_address
        passages = known.get("statedIn", []) if thing in plan_of else heard.get(thing, [])
        entry: Json = {
            "id": _identifier(thing.removeprefix(base)),
            "kind": kinds.index(contents.kinds[thing]),
            "name": _name(contents, thing),
            "up": place[up] if up else -1,
            "plan": plan_of.get(thing, -1),
            "also": _also(contents, thing),
            "reading": sorted({value.value for value in known.get("reading", []) if isinstance(value, Literal)}),
            "stated": sorted({said_in[IRI(str(passage))] for passage in passages if passage in said_in}),
        }
        sorts = [contents.label(str(value)) for value in known.get("kind", []) if isinstance(value, IRI)]
        if sorts:
            entry["sort"] = names(min(sorts, key=str), "")
        if address := _address(contents, thing):
            entry["at"] = address
        web = sorted({str(value) for value in (*known.get("exactMatch", []), *known.get("closeMatch", []))})
        if web := [page for page in web if page.lower().startswith(("http://", "https://"))]:
            entry["web"] = web
        found.append(entry)
    return found


def _identifier(path: str) -> str:
    """An IRI or the end of one, what cannot be seen percent-encoded: it means the same and deceives nobody."""
    return "".join(character if character.isprintable() else quote(character) for character in path)


def _also(contents: Contents, thing: IRI) -> list[list[str]]:
    """Other names, Japanese and English; those without a language go by their letters."""
    found: tuple[set[str], set[str]] = (set(), set())
    name = contents.label(thing)
    for value in contents.names.get(thing, {}).get("altLabel", []):
        if isinstance(value, Literal) and value.value not in name:
            found[0 if value.language == "ja" else 1].add(value.value)
    return [sorted(many, key=natural_key) for many in found]


def _links(
    stated: Iterable[Link], place: Mapping[IRI, int], order: Mapping[IRI, int], said_in: Mapping[IRI, int]
) -> list[list[object]]:  # fmt: skip
    return sorted(
        [place[link.source], order[link.property], place[link.target],
         sorted(said_in[graph] for graph in link.graphs if graph in said_in)]
        for link in stated
    )  # fmt: skip
