"""From a reading to the SPARQL that answers it: ``?result``, and ``?passage`` where it is stated.

One SELECT that any SPARQL 1.1 engine answers whose default graph is the union of its graphs. Things are
bound as terms, never pasted.
"""

from __future__ import annotations

import re

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import (
    Compared,
    Condition,
    Counted,
    Either,
    Explaining,
    Flagged,
    Holding,
    Linked,
    Node,
    Other,
    Paged,
    Ranking,
    Reading,
    Saying,
    Thing,
    Timed,
    Valued,
    Within,
)  # fmt: skip
from keikaku.language.relating import belonging, meets
from keikaku.services.questions import among, counted, dated, placed
from keikaku.services.questions.scope import Scope, of_class
from keikaku.store.sparql.bindings import values_blocks
from keikaku.store.sparql.guard import bind
from keikaku.vocab import ELEMENTS, MEASURED, OBSERVATIONS, curie, prologue

_COUNTS = (
    "?result (COUNT(DISTINCT ?counted) AS ?count) "
    '(GROUP_CONCAT(DISTINCT COALESCE(STR(?passage), ""); separator=" ") AS ?passages)'
)
# Conditions whose passages are given with the answer: of more, each combination would be a row.
_MOST_STATING = 3
_WIDE = frozenset({"Plan", "Policy"})  # so wide that what is meant is something in them


def sparql(reading: Reading, lexicon: Lexicon) -> str:
    """The question as one SELECT of ``?result ?passage``; of a ranking, of ``?result ?count ?passages``.

    ``?passages`` are IRIs with blanks between them.
    """
    writer = _Writer(lexicon)
    body = writer.ranking(reading) if reading.ranking else writer.node(reading.node, "result")
    body += writer.scope.stated()
    columns, grouping = ("DISTINCT ?result ?passage", "")
    if reading.ranking:
        columns, grouping = _COUNTS, _grouping(reading.ranking)
    text = prologue("kk", "dcterms", "org", "schema", "skos", "time")
    text += f"SELECT {columns} WHERE {{\n" + "".join(f"  {line}\n" for line in body) + "}" + grouping
    return bind(_used_prefixes_only(text), writer.scope.terms)


def _grouping(ranking: Ranking) -> str:
    """Who is counted and how often; all of them in order, for where a place ends only the counts tell."""
    having = f" HAVING (COUNT(DISTINCT ?counted) {ranking.comparison} {ranking.number})" if ranking.comparison else ""
    return f"\nGROUP BY ?result{having} ORDER BY {'DESC' if ranking.most else 'ASC'}(?count) ?result"


def _used_prefixes_only(text: str) -> str:
    head, _, body = text.partition("SELECT")
    lines = [line for line in head.splitlines() if re.search(rf"(?<!\w){line.split()[1]}", body)]
    return "\n".join(lines) + "\nSELECT" + body


_LOOSE = (None, "direct", "inside", "about", "mentions")


class _Writer:
    """Writes the patterns of nodes and conditions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.scope = Scope()

    # --- Nodes --------------------------------------------------------------------------------------

    def kinds(self, find: tuple[str, ...]) -> frozenset[str]:
        """The most specific classes that are sought; empty for any."""
        return frozenset().union(*(self.lexicon.sense(local).kinds for local in find))

    def node(self, node: Node, variable: str) -> list[str]:
        """The patterns that a thing of this node meets."""
        body: list[str] = []
        tests: list[str] = []
        stating = 0
        for condition in sorted(dict.fromkeys(node.conditions), key=_is_loose):
            if _is_denial(condition):
                tests += self._condition(condition, node.find, variable)
            elif stating and (_is_loose(condition) or len(self.scope.passages) >= _MOST_STATING):
                tests.append(self._exists(condition, node.find, variable))
            else:
                body += self._condition(condition, node.find, variable)
                stating += 1
        if node.find:
            body += self._class(node.find, variable)
        return body + tests + among.lines(self.scope, node, variable, self.node)

    def _exists(self, condition: Condition, find: tuple[str, ...], variable: str) -> str:
        """The condition as a test, without the passages that state it."""
        before = len(self.scope.passages)
        lines = self._condition(condition, find, variable)
        del self.scope.passages[before:]
        return "FILTER EXISTS { " + " ".join(lines) + " }"

    def _class(self, find: tuple[str, ...], variable: str) -> list[str]:
        said = [of_class(variable, self.lexicon.sense(one)) for one in find]
        return [f"{said[0]} ."] if len(said) == 1 else [" UNION ".join(f"{{ {one} }}" for one in said)]

    def _condition(self, condition: Condition, find: tuple[str, ...], variable: str) -> list[str]:
        if isinstance(condition, Either):
            groups = []
            passage = self.scope.passage()
            for one in condition.conditions:
                before = len(self.scope.passages)
                lines = self._condition(one, find, variable)
                inner = self.scope.passages[before:]
                del self.scope.passages[before:]
                lines += [f"BIND (?{inner[0]} AS ?{passage})"] if inner else []
                groups.append("{ " + " ".join(lines) + " }")
            return [" UNION ".join(groups)]
        if _is_denial(condition):
            return self._denied(condition, find, variable)
        if isinstance(condition, Linked):
            return self._linked(condition, find, variable)
        if isinstance(condition, Within):
            return self._within(condition, find, variable)
        if isinstance(condition, Holding):
            return self._holding(condition, variable)
        if isinstance(condition, Timed):
            return dated.timed(self.scope, condition, self.kinds(find), variable)
        if isinstance(condition, Valued):
            return dated.valued(self.scope, condition, variable)
        if isinstance(condition, Counted):
            return counted.counted(self.scope, condition, self.lexicon, variable)
        if isinstance(condition, Compared):
            return dated.compared(self.scope, condition, variable)
        if isinstance(condition, Paged):
            return placed.paged(self.scope, condition, self.kinds(find), variable)
        if isinstance(condition, Saying):
            return placed.saying(self.scope, condition, variable)
        if isinstance(condition, Explaining):
            return placed.explaining(self.scope, condition, variable)
        return dated.flagged(self.scope, condition, variable) if isinstance(condition, Flagged) else []

    def _denied(self, condition: Condition, find: tuple[str, ...], variable: str) -> list[str]:
        if isinstance(condition, Other):
            things = [self.scope.bound("other", [thing.iri]) for thing in condition.things]
            return [f"FILTER (?{variable} != ?{name})" for name in things]
        denied: list[Condition] = []
        if isinstance(condition, Linked):
            if lines := placed.nowhere_below(self.scope, condition, self.kinds(find), variable):
                return lines
            denied += [condition._replace(objects=(one,), negated=False) for one in condition.objects]
            denied = denied or [condition._replace(negated=False)]
        elif isinstance(condition, Within):
            relation = None if condition.relation == "only" else condition.relation
            denied += [Within((one,), relation or "of") for one in condition.elements]
            if condition.relation == "only":
                return self._nowhere_else(condition, find, variable)
        elif isinstance(condition, Holding | Valued):
            denied.append(condition._replace(negated=False))
        before = len(self.scope.passages)
        tests = [" ".join(self._condition(one, find, variable)) for one in denied]
        if isinstance(condition, Within):
            lines = [_taken_away(test, variable) for test in tests]
        else:
            lines = [f"FILTER NOT EXISTS {{ {test} }}" for test in tests]
        del self.scope.passages[before:]
        return lines

    def _nowhere_else(self, condition: Within, find: tuple[str, ...], variable: str) -> list[str]:
        """Only in these elements: no other plan's element speaks of it."""
        elements = [thing.iri for thing in condition.elements]
        name = self.scope.bound("only", elements)
        part, plan = self.scope.new("elsewhere"), self.scope.new("plan")
        relation = self._belonging(Within(condition.elements, "share"), find)
        others = (
            f"{{ {values_blocks({name: elements})} ?{plan} a kk:Plan "
            f"FILTER NOT EXISTS {{ ?{name} kk:partOf* ?{plan} }} FILTER NOT EXISTS {{ ?{plan} kk:partOf* ?{name} }} }}"
        )
        return [_taken_away(f"{others} ?{part} kk:partOf* ?{plan} ; {relation} ?{variable}", name, variable)]

    # --- Links --------------------------------------------------------------------------------------

    def _linked(self, linked: Linked, find: tuple[str, ...], variable: str) -> list[str]:
        if not linked.objects and meets(linked.relation, self.kinds(find)):  # "organisations involved": in anything
            term = "kk:cooperatesWith|^kk:involves" if linked.relation == "partner" else "^kk:involves"
            return [f"GRAPH ?{self.scope.passage()} {{ ?{variable} {term} ?{self.scope.new('any')} }}"]
        kinds = self.kinds(find)
        if not linked.objects and linked.relation in ("mentions", "about") and kinds and not kinds & ELEMENTS:
            passage = self.scope.passage()
            return [f"GRAPH ?{passage} {{ ?{passage} kk:mentions ?{variable} }}"]
        if not linked.objects:
            return self._pattern(linked, None, self.scope.new("any"), find, variable)
        things = [one for one in linked.objects if isinstance(one, Thing)]
        if linked.either and len(things) == len(linked.objects) and len({thing.kind for thing in things}) == 1:
            name = self.scope.bound("thing", [thing.iri for thing in things])
            return self._pattern(linked, things[0].kind, name, find, variable)
        if linked.either:
            return self._condition(
                Either(tuple(linked._replace(objects=(one,), either=False) for one in linked.objects)), find, variable
            )
        body: list[str] = []
        for one in dict.fromkeys(linked.objects):
            if body and len(self.scope.passages) >= _MOST_STATING:
                body.append(self._exists(linked._replace(objects=(one,)), find, variable))
            elif isinstance(one, Thing):
                body += self._pattern(linked, one.kind, self.scope.bound("thing", [one.iri]), find, variable)
            else:
                name = self.scope.new("thing")
                kinds = self.kinds(one.find)
                body += self._pattern(linked, next(iter(sorted(kinds)), None), name, find, variable)
                body += self.node(one, name)
        return body

    def _pattern(self, linked: Linked, kind: str | None, name: str, find: tuple[str, ...], variable: str) -> list[str]:
        """The pattern that joins ``?variable`` to ``?name``, which is of that class."""
        kinds = self.kinds(find)
        passage = self.scope.passage()
        if kinds == {"Milestone"}:
            return [f"GRAPH ?{passage} {{ ?{variable} kk:milestoneOf ?{name} }}"]
        if kinds and kinds <= OBSERVATIONS and linked.relation in _LOOSE:
            return [f"GRAPH ?{passage} {{ ?{passage} kk:mentions ?{name} . {_observation(variable)} }}"]
        relation = linked.relation
        if kinds == {"Passage"} and relation in (*_LOOSE, "involves"):
            return [f"GRAPH ?{passage} {{ ?{variable} kk:mentions ?{name} }}"]
        if kinds and kinds <= _WIDE and linked.forward and relation in ("about", "mentions", "involves"):
            part, term = self.scope.new("part"), "about" if relation == "mentions" else relation
            return [f"GRAPH ?{passage} {{ ?{part} kk:{term} ?{name} }} ?{part} kk:partOf* ?{variable} ."]
        if not kinds and relation is None:
            return [f"GRAPH ?{passage} {{ ?{variable} kk:involves|kk:about ?{name} }}"]
        elements = not kinds or bool(kinds & ELEMENTS)
        if relation and meets(relation, kinds, frozenset({kind} if kind else ())):
            return self._meeting(relation, name, variable, passage)
        if relation in ("mentions", "about"):
            if elements:
                return [f"GRAPH ?{passage} {{ ?{variable} kk:about ?{name} }}"]
            if kind in ELEMENTS:  # "documents mentioned by initiatives"
                return [f"GRAPH ?{passage} {{ ?{name} kk:about ?{variable} }}"]
            return [
                f"GRAPH ?{passage} {{ ?{passage} kk:mentions ?{name}, ?{variable} }}",
                f"FILTER (?{variable} != ?{name})",
            ]
        if relation == "inside":
            where = self.scope.new("where")
            return [
                f"{{ GRAPH ?{passage} {{ ?{variable} kk:about ?{name} }} }} UNION "
                f"{{ GRAPH ?{passage} {{ ?{variable} kk:about ?{where} }} ?{where} dcterms:isPartOf+ ?{name} }}",
            ]
        if relation == "partOf" and linked.forward:  # at any height
            self.scope.passages.remove(passage)
            return [f"?{variable} kk:partOf+ ?{name} ."]
        if relation == "direct":
            return [
                f"{{ GRAPH ?{passage} {{ ?{variable} ?link ?{name} }} }} UNION "
                f"{{ GRAPH ?{passage} {{ ?{name} ?link ?{variable} }} }}",
                f"?{passage} a kk:Passage .",
            ]
        if relation == "location" and linked.forward:
            where = self.scope.new("where")
            link = "schema:location|dcterms:isPartOf"
            return [
                f"{{ GRAPH ?{passage} {{ ?{variable} {link} ?{name} }} }} UNION "
                f"{{ GRAPH ?{passage} {{ ?{variable} {link} ?{where} }} ?{where} ({link})+ ?{name} }}",
                f"FILTER (?{variable} != ?{name})",
            ]
        term = curie(self.lexicon.sense(relation or "about").term)
        triple = f"?{variable} {term} ?{name}" if linked.forward else f"?{name} {term} ?{variable}"
        return [f"GRAPH ?{passage} {{ {triple} }}"]

    def _meeting(self, relation: str, name: str, variable: str, passage: str) -> list[str]:
        """An actor or facility sought by another one: they meet in what both take part in."""
        joint = self.scope.new("joint")
        shared = f"GRAPH ?{passage} {{ ?{joint} kk:involves ?{name}, ?{variable} }} FILTER (?{variable} != ?{name})"
        if relation == "involves":
            return [shared]
        cooperate = f"GRAPH ?{passage} {{ ?{variable} kk:cooperatesWith ?{name} }}"
        return [f"{{ {cooperate} }} UNION {{ {shared} }}"]

    # --- Elements of plans --------------------------------------------------------------------------

    def _within(self, within: Within, find: tuple[str, ...], variable: str) -> list[str]:
        kinds = self.kinds(find)
        iris = [thing.iri for thing in within.elements]
        if not kinds or kinds <= ELEMENTS:
            return [self.scope.part_of(variable, iris, *([MEASURED] if kinds == {"Indicator"} else []))]
        groups = [iris] if within.either else [[iri] for iri in iris]
        body: list[str] = []
        for group in groups:
            part, passage = self.scope.new("part"), self.scope.passage()
            body.append(self.scope.part_of(part, group))
            if kinds <= OBSERVATIONS:
                body += [f"?{part} kk:statedIn ?{passage} .", f"GRAPH ?{passage} {{ {_observation(variable)} }}"]
            else:
                term = self._belonging(within, find)
                body.append(f"GRAPH ?{passage} {{ ?{part} {term} ?{variable} }}")
        return body

    def _belonging(self, within: Within, find: tuple[str, ...]) -> str:
        """How a thing belongs to an element: as is said; else actors and facilities take part, others are named.

        Groups are not named: an element is about them, or they take part.
        """
        if "Group" in self.kinds(find) and within.relation in (None, "of", "in", "only", "share"):
            return "(kk:about|kk:involves)"
        return curie(self.lexicon.sense(belonging(within, self.kinds(find), self.lexicon)).term)

    def _holding(self, holding: Holding, variable: str) -> list[str]:
        body: list[str] = []
        for node in holding.objects:
            name = self.scope.new("below")
            step = "(kk:partOf|kk:measures)" if self.kinds(node.find) == {"Indicator"} else "kk:partOf"
            body += [f"?{name} {step}/kk:partOf* ?{variable} .", *self.node(node, name)]
        return body

    # --- Rankings -----------------------------------------------------------------------------------

    def ranking(self, reading: Reading) -> list[str]:
        """``?result`` and each ``?counted`` thing that it is counted by."""
        ranking = reading.ranking
        assert ranking is not None
        kinds = self.kinds(reading.node.find)
        counted = self.kinds((ranking.counted,)) if ranking.counted else frozenset[str]()
        term = curie(self.lexicon.sense(ranking.relation).term) if ranking.relation else "kk:about"
        term = "kk:about" if term == "kk:mentions" else term
        elements = [c for c in reading.node.conditions if isinstance(c, Within)]
        others = tuple(c for c in reading.node.conditions if not isinstance(c, Within))
        passage = self.scope.passage()
        sought_is_element = bool(kinds) and kinds <= ELEMENTS
        if sought_is_element and counted and counted <= ELEMENTS:
            self.scope.passages.remove(passage)
            body = ["?counted kk:partOf+ ?result ."]
        elif sought_is_element:
            body = ["?part kk:partOf* ?result .", f"GRAPH ?{passage} {{ ?part {term} ?counted }}"]
        elif not ranking.counted:
            body = [f"GRAPH ?{passage} {{ ?part {term} ?result }}", f"BIND (?{passage} AS ?counted)"]
        elif counted <= ELEMENTS:
            joined = (
                "?part kk:partOf* ?counted ."
                if not counted <= {"Initiative", "Issue", "Direction", "Indicator"}
                else ""
            )
            part = "?part" if joined else "?counted"
            body = [joined, f"GRAPH ?{passage} {{ {part} {term} ?result }}"]
        else:
            body = [f"GRAPH ?{passage} {{ ?result {term} ?counted }}"]
        if ranking.counted:
            body += self._class((ranking.counted,), "counted")
        body += self.node(Node(reading.node.find, others), "result")
        for within in elements:
            place = "result" if sought_is_element else "part" if any("?part" in line for line in body) else "counted"
            body.append(self.scope.part_of(place, [thing.iri for thing in within.elements]))
        return [line for line in body if line]


def _taken_away(patterns: str, *variables: str) -> str:
    """What meets these patterns is not among the answers. Unlike a test of each row this works their paths out once."""
    names = " ".join(f"?{name}" for name in variables)
    return f"MINUS {{ SELECT DISTINCT {names} WHERE {{ {patterns} }} }}"


def _is_denial(condition: Condition) -> bool:
    return isinstance(condition, Other) or bool(getattr(condition, "negated", False))


def _is_loose(condition: Condition) -> bool:
    """Whether it joins to anything: "initiatives with a partner"."""
    return isinstance(condition, Linked) and not condition.objects and not condition.negated


def _observation(variable: str) -> str:
    return f"?{variable} kk:printedValue|kk:milestoneKind ?said"
