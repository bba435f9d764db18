"""Patterns for numbers and time: values of indicators, and what is dated."""

from __future__ import annotations

from keikaku.language.reading import Compared, Flagged, Span, Timed, Valued
from keikaku.records import IRI, Literal, Term
from keikaku.services.questions import aims
from keikaku.services.questions.scope import Scope
from keikaku.vocab import ELEMENTS, OBSERVATIONS, PREFIXES, kk

_DATE = IRI(PREFIXES["xsd"] + "date")


def timed(scope: Scope, timed: Timed, kinds: frozenset[str], variable: str) -> list[str]:
    """With a date of its own, of one of its milestones, or of a milestone of it. kinds: of what is sought."""
    period = scope.new("period")
    passage = scope.passage()
    kind = ""
    if timed.kinds:
        name = scope.bound("kind", [kk(local) for local in timed.kinds])
        kind = f"kk:milestoneKind ?{name} ; "
    milestone = scope.new("milestone")
    if kinds and kinds <= OBSERVATIONS:
        dated = f"GRAPH ?{passage} {{ ?{variable} {kind}kk:period ?{period} }}"
    elif kinds and kinds <= ELEMENTS:
        dated = f"GRAPH ?{passage} {{ ?{variable} kk:milestone ?{milestone} . ?{milestone} {kind}kk:period ?{period} }}"
    else:
        dated = f"GRAPH ?{passage} {{ ?{milestone} kk:milestoneOf ?{variable} ; {kind}kk:period ?{period} }}"
    return [dated, *_overlap(scope, period, timed.when, timed.span)]


def _overlap(scope: Scope, period: str, when: str, span: Span) -> list[str]:
    first, last = (
        scope.bound(stem, [Literal(day, _DATE)]) for stem, day in (("first", span.first), ("last", span.last))
    )
    begins, ends = scope.new("begins"), scope.new("ends")
    tests = {
        "in": f"?{begins} <= ?{last} && ?{ends} >= ?{first}",
        "before": f"?{ends} < ?{first}",
        "after": f"?{begins} > ?{last}",
        "since": f"?{begins} >= ?{first}",
        "until": f"?{ends} <= ?{last}",
    }
    return [
        f"?{period} time:hasBeginning/time:inXSDDate ?{begins} ; time:hasEnd/time:inXSDDate ?{ends} .",
        f"FILTER ({tests[when]})",
    ]


def kinds_meant(kind: str, in_time: bool) -> tuple[str, ...]:
    """The kinds of value that a word for one means: a target of a year is any, without a year it is the last one."""
    return _TARGETS if kind == "AnyTarget" or (kind == "Target" and in_time) else (kind,)


def _value(scope: Scope, kind: str | None, variable: str, span: Span | None) -> tuple[list[str], str]:
    """The pattern for an indicator's value of one kind, of a time if any, and the variable of its observation."""
    value = scope.new("value")
    own, passage = scope.new("ownKind"), scope.passage()
    body = [f"GRAPH ?{passage} {{ ?{value} kk:indicator ?{variable} ; kk:valueKind ?{own} }}"]
    if kind:  # a kind of value may be a case of the one that is asked for
        name = scope.bound("kind", [kk(one) for one in kinds_meant(kind, span is not None)])
        body.append(f"?{own} skos:broader* ?{name} .")
    if span:
        period = scope.new("period")
        body += [f"?{value} kk:period ?{period} .", *_overlap(scope, period, "in", span)]
    return body, value


def valued(scope: Scope, valued: Valued, variable: str) -> list[str]:
    """An indicator with a value of a kind, as it is compared."""
    body, value = _value(scope, valued.kind, variable, valued.span)
    number = scope.new("number")
    # A range and a direction alone are values, too; a dash or a remark in the place of one has no comparator.
    body.append(f"?{value} kk:value{'|kk:comparator' if valued.number is None else ''} ?{number} .")
    if valued.comparison and valued.number is not None:
        limit = scope.bound("limit", [Literal(f"{valued.number:f}", IRI(PREFIXES["xsd"] + "decimal"))])
        body.append(f"FILTER (?{number} {valued.comparison} ?{limit})")
    if valued.unit:
        unit = scope.bound("unit", [valued.unit.iri])
        body.append(f"?{variable} kk:unit ?{unit} .")
    return body


_TARGETS = ("Target", "InterimTarget")


def compared(scope: Scope, compared: Compared, variable: str) -> list[str]:
    """An indicator whose values of two kinds stand so to each other: where no period is said, those that count."""
    left, one = _value(scope, compared.left, variable, compared.spans[0])
    right, other = _value(scope, compared.right, variable, compared.spans[1])
    told = compared.comparison in aims.TOLD
    body = [*left, *right]
    for value, kind, span in zip((one, other), (compared.left, compared.right), compared.spans, strict=True):
        if not span:
            body += aims.counts(scope, value, variable, kind, judged=told and kind == "Target")
    if told:
        return body + aims.told(scope, compared, variable, one, other)
    less, more = scope.new("left"), scope.new("right")
    return [
        *body,
        f"?{one} kk:value ?{less} . ?{other} kk:value ?{more} .",
        f"FILTER (?{less} {compared.comparison} ?{more})",
    ]


def flagged(scope: Scope, flagged: Flagged, variable: str) -> list[str]:
    """With a property that has this value."""
    passage = scope.passage()
    if flagged.value in ("true", "1"):
        term: Term = Literal("true", IRI(PREFIXES["xsd"] + "boolean"))
    else:
        term = IRI(flagged.value) if ":" in flagged.value else kk(flagged.value)
    name = scope.bound("flag", [term])
    return [f"GRAPH ?{passage} {{ ?{variable} kk:{flagged.property} ?{name} }}"]
