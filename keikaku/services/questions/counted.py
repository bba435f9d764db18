"""Patterns for questions for numbers: which statistics and indicators count something, of whom, when."""

from __future__ import annotations

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Counted, Span, Thing
from keikaku.records import IRI, Literal
from keikaku.services.questions.dated import kinds_meant
from keikaku.services.questions.scope import Scope, of_class
from keikaku.store.sparql.bindings import values_blocks
from keikaku.vocab import ACTOR_KINDS, PREFIXES, kk

_DATE = IRI(PREFIXES["xsd"] + "date")
_ABOUT = "kk:area|kk:industry|kk:group|dcterms:subject|kk:about"
_ACTUAL = ("Actual",)
# An indicator that names no place, facility, body or event is of the place that most numbers are of: that of the plan.
_HOME = (
    "{ SELECT ?home WHERE { ?figure a kk:Statistic ; kk:area ?home . ?home a kk:Place } "
    "GROUP BY ?home ORDER BY DESC(COUNT(?figure)) ?home LIMIT 1 }"
)


_PLACED = " UNION ".join(f"{{ ?of a kk:{kind} }}" for kind in ("Place", "Facility", "Actor", "Event"))


def counted(scope: Scope, asked: Counted, lexicon: Lexicon, variable: str) -> list[str]:
    """What ``?variable`` meets where it is a number of this kind."""
    passage = scope.passage()
    body = _itself(scope, asked, passage, variable)
    for group in asked.of:
        body += _about(scope, group, variable)
    if asked.unit:
        unit = scope.bound("unit", [asked.unit.iri])
        body.append(f"?{variable} kk:unit ?{unit} .")
    body += _valued(scope, asked, variable)
    if asked.over_time:
        body.append(_over_time(variable))
    if asked.ranked:
        body.append(f"?{variable} kk:rank ?rank .")
    if asked.among:
        among = scope.bound("among", [thing.iri for thing in asked.among])
        body.append(f"GRAPH ?{passage} {{ ?all kk:counts ?{among} }}")
    if asked.order and asked.by == ("Period",):
        body.append(f"?{variable} a kk:Statistic ; kk:period ?when .")
    elif asked.order:
        body.append(f"?{variable} a kk:Statistic ; kk:value ?value .")
    if asked.order and asked.by and asked.by != ("Period",):
        kinds = " UNION ".join(f"{{ {of_class('over', lexicon.sense(one))} }}" for one in asked.by)
        body.append(f"FILTER EXISTS {{ ?{variable} kk:area|kk:industry|kk:group|dcterms:subject ?over . {kinds} }}")
    return body


def _itself(scope: Scope, asked: Counted, passage: str, variable: str) -> list[str]:
    """A number of what is counted, or one of those that are named."""
    if not asked.figures:
        name = scope.bound("counted", [thing.iri for thing in asked.variables])
        return [f"GRAPH ?{passage} {{ ?{variable} kk:counts ?{name} }}"]
    if not asked.variables:
        name = scope.bound("figure", [thing.iri for thing in asked.figures])
        return [f"GRAPH ?{passage} {{ ?{variable} kk:unit ?measured }}", f"FILTER (?{variable} = ?{name})"]
    of, name = scope.new("counted"), scope.new("figure")
    these = values_blocks({name: [thing.iri for thing in asked.figures]})
    counts = values_blocks({of: [thing.iri for thing in asked.variables]})
    return [
        f"{{ {counts} GRAPH ?{passage} {{ ?{variable} kk:counts ?{of} }} }} UNION "
        f"{{ {these} GRAPH ?{passage} {{ ?{variable} kk:unit ?measured }} FILTER (?{variable} = ?{name}) }}"
    ]


def _about(scope: Scope, group: tuple[Thing, ...], variable: str) -> list[str]:
    """Of one of these things; a body that bears the name of the plan's place stands for the place."""
    name = scope.new("about")
    things = values_blocks({name: [thing.iri for thing in group]})  # in each pattern: it does not see those outside
    said = f"{{ {things} ?{variable} {_ABOUT} ?{name} }}"
    if not any(thing.kind in ("Place", *ACTOR_KINDS) for thing in group):
        return [said]
    same = (
        f"{{ {things} BIND (?{name} AS ?home) }} UNION "
        f"{{ {things} ?{name} a kk:Actor ; skos:prefLabel ?same . ?home a kk:Place ; skos:altLabel ?same }}"
    )
    placed = (
        f"{{ ?{variable} kk:area ?home }} UNION {{ ?{variable} a kk:Indicator "
        f"FILTER NOT EXISTS {{ ?{variable} kk:about ?of . {_PLACED} }} }}"
    )
    return [f"{said} UNION {{ {_HOME} {same} {placed} }}"]


def _valued(scope: Scope, asked: Counted, variable: str) -> list[str]:
    """With a value of each kind, in the time that is asked for; a statistic is the latest value there is."""
    if not asked.kinds and not asked.span:
        return []
    body = []
    for kind in asked.kinds or ("",):
        value = scope.new("value")
        said = f"?{value} kk:indicator ?{variable} . {_of_kind(scope, kind, asked.span, value)}"
        said += _then(scope, asked.span, value)
        if asked.kinds in ((), _ACTUAL):
            itself = f"?{variable} a kk:Statistic . {_then(scope, asked.span, variable)}"
            body.append(f"{{ {said} }} UNION {{ {itself} }}")
        else:
            body.append(said)
    return body


def _of_kind(scope: Scope, kind: str, span: Span | None, value: str) -> str:
    """Of a kind that is meant, or a case of one."""
    if not kind:
        return ""
    name = scope.new("kind")
    kinds = values_blocks({name: [kk(one) for one in kinds_meant(kind, span is not None)]})
    return f"{kinds} ?{value} kk:valueKind/skos:broader* ?{name} . "


def _then(scope: Scope, span: Span | None, value: str) -> str:
    """The value's period begins in the span, of a year in that year, or holds the whole year: 2016 is fiscal 2016."""
    if span is None:
        return ""
    year = span.first[:4]
    begin = (f"{year}-01-01", f"{year}-12-31") if _is_year(span) else (span.first, span.last)
    period, first, last, begins, ends = map(scope.new, ("period", "first", "last", "begins", "ends"))
    days = values_blocks({first: [Literal(begin[0], _DATE)], last: [Literal(begin[1], _DATE)]})
    then = f"?{begins} >= ?{first} && ?{begins} <= ?{last}"
    if _is_year(span):
        then = f"({then}) || (?{begins} <= ?{first} && ?{ends} >= ?{last})"
    return (
        f"{days} ?{value} kk:period ?{period} . "
        f"?{period} time:hasBeginning/time:inXSDDate ?{begins} ; time:hasEnd/time:inXSDDate ?{ends} . "
        f"FILTER ({then})"
    )


def _is_year(span: Span) -> bool:
    return (span.first[5:], span.last[5:]) in (("01-01", "12-31"), ("04-01", "03-31"))


def _over_time(variable: str) -> str:
    """An indicator with a baseline and an actual value; a statistic that has a fellow of another time."""
    return (
        f"{{ ?before kk:indicator ?{variable} ; kk:valueKind kk:Baseline . "
        f"?after kk:indicator ?{variable} ; kk:valueKind kk:Actual }} UNION "
        f"{{ ?{variable} a kk:Statistic ; kk:counts ?same ; kk:period ?one . "
        f"?fellow kk:counts ?same ; kk:period ?other FILTER (?one != ?other) }}"
    )
