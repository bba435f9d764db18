"""The plans of a store as the explorer shows them: what each says of itself, and what it calls its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from keikaku.page_data import Language, Level, Names, Plan
from keikaku.records import IRI, Label, Literal, Term
from keikaku.services.explorer.contents import Contents, primary, texts
from keikaku.vocab import kk, local_name

_TOLD = ("publisher", "spatial", "temporal", "follows", "level", "levelClass", "depth")
Told = dict[IRI, dict[str, list[Term]]]


class Levels(NamedTuple):
    """What plans call their parts, where that is not what the class is called."""

    listed: list[Level]
    place: dict[IRI, int]  # of a level that an element may name itself
    usual: dict[tuple[IRI, str], int]  # of a plan and a class to the level that such an element is of

    def of(self, plan: IRI | None, kind: str, named: Iterable[Term]) -> int | None:
        """The level of an element: the one that it names, else that of its class in its plan."""
        own = [self.place[one] for one in named if isinstance(one, IRI) and one in self.place]
        if own:
            return min(own)
        return self.usual.get((plan, kind)) if plan else None


def plans(contents: Contents, found: Sequence[IRI], number: Mapping[IRI, str], place: Mapping[IRI, int]) -> list[Plan]:
    """Each plan with what it says of itself. number: plan to its id; place: thing to number."""
    told = _told(contents)

    def named(plan: IRI, property_: str) -> Names:
        values = [value for value in told[plan][property_] if isinstance(value, IRI)]
        return names(contents.label(min(values))) if values else ("", "")

    def earlier(plan: IRI) -> int:
        values = [found.index(value) for value in told[plan]["follows"] if isinstance(value, IRI) and value in found]
        return min(values, default=-1)

    return [
        {
            "id": number[plan],
            "name": names(contents.label(plan), number[plan]),
            "thing": place[plan],
            "by": named(plan, "publisher"),
            "area": named(plan, "spatial"),
            "period": named(plan, "temporal"),
            "follows": earlier(plan),
        }
        for plan in found
    ]


def levels(contents: Contents, found: Iterable[IRI]) -> Levels:
    """The levels of the plans that have a name, plan by plan from the top down."""
    told = _told(contents)
    made = Levels([], {}, {})
    for plan in found:
        own = {level for level in told[plan]["level"] if isinstance(level, IRI)}
        for level in sorted(own, key=lambda level: (_depth(told[level]["depth"]), level)):
            kinds = {local_name(str(kind)) for kind in told[level]["levelClass"]}
            name = contents.label(level)
            if not any(name) or {name} == {contents.label(kk(kind)) for kind in kinds}:
                continue
            for kind in kinds:
                made.usual.setdefault((plan, kind), len(made.listed))
            made.place[level] = len(made.listed)
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


def lacks(values: Iterable[Term]) -> Language | None:
    """The language in which a thing has no name though it has one in the other."""
    told = {primary(value.language) for value in values if isinstance(value, Literal)}
    if told == {"ja"}:
        return "en"
    return "ja" if told == {"en"} else None


def dataset(contents: Contents) -> Names:
    """What the dataset that names a main plan is called; empty where there is none, or several."""
    found = {said.thing for said in contents.statements if local_name(said.property) == "mainPlan"}
    if len(found) != 1:
        return ("", "")
    (one,) = found
    own = [said for said in contents.statements if said.thing == one and local_name(said.property) in ("title", "name")]
    label = contents.label(one)
    return names(label if any(label) else texts([said.value for said in own]))


def _depth(values: Iterable[Term]) -> int:
    return min(
        (int(value.value) for value in values if isinstance(value, Literal) and value.value.isdigit()), default=0
    )


def _told(contents: Contents) -> Told:
    found: Told = defaultdict(lambda: defaultdict(list))
    for thing, property_, value, _ in contents.statements:
        if (name := local_name(property_)) in _TOLD:
            found[thing][name].append(value)
    return found
