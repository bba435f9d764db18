"""What ties the things of an answer where no statement leads from one to the other: the elements of the plans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import NamedTuple

from keikaku.records import IRI, Label
from keikaku.services.networks.links import Links
from keikaku.services.session.rules import Rules
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label
from keikaku.vocab import local_name, prologue

_PARTS = prologue("kk") + "SELECT ?part ?whole WHERE { ?part kk:partOf ?whole }"
_SPOKEN = "SELECT ?element ?role ?thing ?graph WHERE { GRAPH ?graph { ?element ?role ?thing } }"
_TERM = re.compile(r"\bkk:([a-z]\w*)")

TOGETHER, SPOKEN, ROW = "together", "spokenTogether", "row"
MUTUAL = frozenset((TOGETHER, SPOKEN, ROW))
_LABELS = {
    TOGETHER: "networks.together",
    SPOKEN: "networks.spoken_together",
    ROW: "networks.same_row",
}
_BELOW = "Below"  # behind the name of a role: not the element itself, but one below it


class Ties(NamedTuple):
    """Links, the words for those roles that the ontology does not have, and which of them have no direction."""

    links: Links
    labels: dict[str, Label]


class Plans:
    """The elements of the plans, one below the other, and what they say of some entities."""

    def __init__(self, session: Session, things: Collection[IRI], text: str) -> None:
        """things: the entities that matter. text: the query, whose own relations count before others."""
        self._rules = session.rules.local()
        self._words = session.lexicon
        self._up: dict[IRI, IRI] = {}
        for part, whole in session.select(_PARTS).rows:
            if isinstance(part, IRI) and isinstance(whole, IRI):
                self._up[part] = whole
        self._asked = frozenset(_TERM.findall(text))
        self._said = self._read(session, things)

    def _read(self, session: Session, things: Collection[IRI]) -> dict[IRI, Links]:
        """Each entity to what elements say of it: by the relations that were asked for, else by all."""
        elements = self.elements()
        entities = [thing for thing in things if thing not in elements]
        said: dict[IRI, Links] = defaultdict(lambda: defaultdict(set))
        rows = session.select(_SPOKEN, {"thing": sorted(entities)}).rows if entities else []
        for element, role, thing, graph in rows:
            if isinstance(element, IRI) and isinstance(thing, IRI) and isinstance(graph, IRI) and element in elements:
                said[thing][element, thing, local_name(str(role))].add(graph)
        for thing, links in said.items():
            asked = {link: graphs for link, graphs in links.items() if link[2] in self._asked}
            said[thing] = asked or links
        return said

    def elements(self) -> set[IRI]:
        """Whatever is part of something, and the plans themselves."""
        return {*self._up, *self._up.values()}

    def parts(self, whole: IRI) -> list[IRI]:
        """What stands right below an element."""
        return [part for part, above in self._up.items() if above == whole]

    def main_parts(self) -> list[IRI]:
        """What stands right below the plans: their policies."""
        return [part for part, above in self._up.items() if above not in self._up]

    def through_parts(self, shown: Collection[IRI], direct: Links) -> Ties:
        """What the parts of an element say of an entity, told of the element: the nearest one above that is shown.

        An element that does not stand right below a shown one is a part of the nearest one above it.
        """
        known, linked = set(shown), {frozenset(link[:2]) for link in direct}
        roles: dict[tuple[IRI, IRI], Links] = defaultdict(dict)
        for thing in known & self._said.keys():
            for link, graphs in self._said[thing].items():
                above = self._nearest(link[0], known)
                if link[0] not in known and above and frozenset((above, thing)) not in linked:
                    roles[above, thing][link] = graphs
        found = Ties(defaultdict(set), {})
        for (above, thing), links in roles.items():
            role = self._role(links)
            name = self._words.label(role)
            found.labels[role + _BELOW] = label("networks.in_a_part", relation=name)
            found.links[above, thing, role + _BELOW] |= set().union(*links.values())
        for element in known:
            above = self._nearest(element, known)
            if above and above != self._up[element]:
                found.links[element, above, "partOf"] |= set()
        return found

    def together(self, rows: Iterable[Collection[IRI]], joined: Links) -> Ties:
        """What stands in one row without a link: the elements that speak of both, or that it is one row."""
        linked = {frozenset(link[:2]) for link in joined}
        found = Ties(defaultdict(set), {role: label(key) for role, key in _LABELS.items()})
        for row in rows:
            for one, other in combinations(sorted(row), 2):
                if frozenset((one, other)) not in linked:
                    role, passages = self._common(one, other)
                    found.links[one, other, role] |= passages
        return found

    def _nearest(self, element: IRI, known: set[IRI]) -> IRI | None:
        """The nearest element above that is known."""
        seen = {element}
        while (above := self._up.get(element)) is not None and above not in seen:
            if above in known:
                return above
            seen.add(above)
            element = above
        return None

    def _role(self, links: Links) -> str:
        """The role that is true of all of them, or the one of the closest: involvement, a relation, a mention."""
        roles = {role for _, _, role in links}
        if any(_involves(role, self._rules) for role in roles):
            return "involves"
        telling = sorted(roles - {"about"})
        return telling[0] if len(telling) == 1 else "about"

    def _common(self, one: IRI, other: IRI) -> tuple[str, set[IRI]]:
        """How some element brings two entities together, and the passages that say so."""
        by_element: list[dict[IRI, Links]] = []
        for thing in (one, other):
            told: dict[IRI, Links] = defaultdict(dict)
            for link, graphs in self._said.get(thing, {}).items():
                told[link[0]][link] = graphs
            by_element.append(told)
        both = [(by_element[0][at], by_element[1][at]) for at in by_element[0].keys() & by_element[1].keys()]
        acting = [pair for pair in both if {self._role(links) for links in pair} == {"involves"}]
        passages = {graph for pair in acting or both for links in pair for graphs in links.values() for graph in graphs}
        return (TOGETHER if acting else SPOKEN if both else ROW), passages


def _involves(role: str, follow: Rules) -> bool:
    return role == "involves" or "involves" in follow.above.get(role, ())
