"""Patterns for where something stands: on a page, in a footnote, in words of the text."""

from __future__ import annotations

from keikaku.language.reading import Explaining, Linked, Paged, Saying, Thing
from keikaku.records import IRI, Literal
from keikaku.services.questions.scope import Scope
from keikaku.store.sparql.bindings import values_blocks
from keikaku.vocab import ELEMENTS, OBSERVATIONS, PREFIXES, kk

_HEADINGS = frozenset({"Policy", "Strategy", "Measure", "Section"})
_INTEGER = IRI(PREFIXES["xsd"] + "integer")


def paged(scope: Scope, paged: Paged, kinds: frozenset[str], variable: str) -> list[str]:
    """On one of these pages: an element by its own page or its passage's, other things by the passage that names them.

    kinds: of what is sought.
    """
    page, passage = scope.new("page"), scope.passage()
    on_page = f"?{passage} kk:page ?{page} ."
    if kinds == {"Passage"}:
        body = [f"?{variable} kk:page ?{page} . BIND (?{variable} AS ?{passage})"]
    elif kinds & ELEMENTS or not kinds:
        body = [f"{{ ?{variable} kk:statedIn ?{passage} . {on_page} }} UNION {{ ?{variable} kk:page ?{page} }}"]
    elif kinds <= OBSERVATIONS:
        body = [f"GRAPH ?{passage} {{ ?{variable} kk:printedValue|kk:milestoneKind ?said }} {on_page}"]
    else:
        body = [f"GRAPH ?{passage} {{ ?{passage} kk:mentions ?{variable} }} {on_page}"]
    tests = []
    for ends in paged.pages:
        first, last = (
            scope.bound(stem, [Literal(str(end), _INTEGER)]) for stem, end in zip(("first", "last"), ends, strict=True)
        )
        tests.append(f"(?{page} >= ?{first} && ?{page} <= ?{last})")
    return [*body, f"FILTER ({' || '.join(tests)})"]


def nowhere_below(scope: Scope, linked: Linked, kinds: frozenset[str], variable: str) -> list[str]:
    """A heading that never mentions the things: neither it nor anything below it. Nothing, for other denials."""
    things = [one for one in linked.objects if isinstance(one, Thing)]
    if not kinds or not kinds <= _HEADINGS or linked.relation not in ("about", "mentions") or not things:
        return []
    names = [(scope.bound("thing", [thing.iri]), scope.new("part")) for thing in things]
    return [
        f"FILTER NOT EXISTS {{ ?{part} kk:about ?{name} . ?{part} kk:partOf* ?{variable} }}" for name, part in names
    ]


def explaining(scope: Scope, explaining: Explaining, variable: str) -> list[str]:
    """A footnote on an indicator, which says itself what was changed."""
    indicator, passage = scope.new("indicator"), scope.passage()
    changed = ""
    if explaining.change:
        changed = f" . ?{indicator} kk:change ?{scope.bound('change', [kk(explaining.change)])}"
    body = []
    for thing in explaining.things:
        if thing.is_element:
            body.append(scope.part_of(indicator, [thing.iri]))
        else:
            body.append(f"?{indicator} kk:about ?{scope.bound('thing', [thing.iri])} .")
    return [
        *body, f"GRAPH ?{passage} {{ ?{variable} kk:footnoteOf ?{indicator}{changed} }}",
        f"?{indicator} a kk:Indicator .",
    ]  # fmt: skip


def saying(scope: Scope, saying: Saying, variable: str) -> list[str]:
    """One of the elements of which it is known that they say it: no engine looks through all texts again."""
    passage = scope.passage()
    known = values_blocks({variable: saying.elements, passage: saying.passages})
    return [f"{{ {known} ?{variable} kk:statedIn ?{passage} }}"]
