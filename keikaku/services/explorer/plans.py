"""The plans of a store as the explorer shows them: what each says of itself, and what it calls its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from keikaku.page_data import Level, Names
from keikaku.page_data import Plan as ShownPlan
from keikaku.records import IRI, Label, Term
from keikaku.services.explorer.contents import Contents, texts
from keikaku.services.session.plans import Plan
from keikaku.vocab import kk, local_name


class Levels(NamedTuple):
    """What plans call their parts, where that is not what the class is called."""

    listed: list[Level]
    place: dict[IRI, int]  # of a level that an element may name itself
    usual: dict[tuple[int, str], int]  # of the place of a plan and a class to the level that such an element is of

    def of(self, plan: int, kind: str, named: Iterable[Term]) -> int | None:
        """The level of an element: the one that it names, else that of its class in its plan."""
        own = [self.place[one] for one in named if isinstance(one, IRI) and one in self.place]
        return min(own) if own else self.usual.get((plan, kind))


def shown(contents: Contents, found: Sequence[Plan], place: Mapping[IRI, int]) -> list[ShownPlan]:
    """Each plan with what it says of itself. place: thing to its number."""
    order = [plan.iri for plan in found]
    own: dict[tuple[IRI, str], Term] = {
        (said.thing, local_name(said.property)): said.value
        for said in reversed(contents.statements)
        if said.thing in order
    }

    def named(thing: Term | None) -> Names:
        return names(contents.label(str(thing))) if thing else ("", "")

    return [
        {
            "id": plan.id,
            "name": names(contents.label(plan.iri), plan.title or plan.id),
            "thing": place[plan.iri],
            "by": named(plan.publisher),
            "author": named(own.get((plan.iri, "creator"))),
            "issued": str(getattr(own.get((plan.iri, "issued")), "value", "")),
            "url": plan.url if plan.url and plan.url.lower().startswith(("http://", "https://")) else "",
            "languages": list(plan.languages),
            "area": named(plan.area),
            "period": named(own.get((plan.iri, "temporal"))),
            "begins": plan.begin or "",
            "ends": plan.end or "",
            "follows": order.index(plan.follows) if plan.follows in order else -1,
        }
        for plan in found
    ]


def levels(contents: Contents, found: Iterable[Plan]) -> Levels:
    """The levels of the plans that have a name, plan by plan from the top down."""
    made = Levels([], {}, {})
    for number, plan in enumerate(found):
        for level in plan.levels:
            name = contents.label(level.iri)
            if not any(name) or name == contents.label(kk(level.kind)):
                continue
            if plan.level(level.kind) is not None:
                made.usual[number, level.kind] = len(made.listed)
            made.place[level.iri] = len(made.listed)
            made.listed.append({"name": names(name), "many": plural(names(name))})
    return made


def names(label: Label, fallback: str = "") -> Names:
    """Both names, each standing in for a missing other."""
    return (label.best("ja") or fallback, label.best("en") or fallback)


def plural(name: Names) -> Names:
    """Of several. Japanese has one form; what stands in for a missing English name keeps its own."""
    japanese, english = name
    if not english.isascii() or english.endswith("s"):
        return name
    return (japanese, f"{english[:-1]}ies" if english.endswith("y") else f"{english}s")


def dataset(contents: Contents) -> Names:
    """What the dataset that names a main plan is called; empty where there is none, or several."""
    found = {said.thing for said in contents.statements if local_name(said.property) == "mainPlan"}
    if len(found) != 1:
        return ("", "")
    (one,) = found
    own = [said for said in contents.statements if said.thing == one and local_name(said.property) in ("title", "name")]
    label = contents.label(one)
    return names(label if any(label) else texts([said.value for said in own]))
