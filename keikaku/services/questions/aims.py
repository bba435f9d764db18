"""Patterns for better and worse: which values count, which way is better, what a value lacks of its target.

The verdicts are those of keikaku.services.indicators.standing, told by a store.
"""

from __future__ import annotations

from keikaku.language.reading import Compared
from keikaku.services.questions.scope import Scope

TOLD = frozenset({"worse", "better", "reached", "missed"})
_ENDS = "kk:period/time:hasEnd/time:inXSDDate"
_MORE, _LESS = "(kk:AtLeast, kk:MoreThan)", "(kk:AtMost, kk:LessThan)"
_UP, _DOWN = "(kk:AtLeast, kk:MoreThan, kk:Increase)", "(kk:AtMost, kk:LessThan, kk:Decrease)"
_DIRECTIONS = "(kk:Increase, kk:Decrease, kk:Maintain)"


def counts(scope: Scope, value: str, variable: str, kind: str | None, judged: bool = False) -> list[str]:
    """That no other value of its kind counts before this one: the first baseline, of others the last.

    judged: of targets, ranges and directions count too; else only numbers. Of interim targets each counts.
    """
    if kind not in ("Baseline", "Actual", "Target"):
        return []
    end, other, until, said = (scope.new(stem) for stem in ("end", "other", "until", "said"))
    stated = "kk:value|kk:comparator" if judged else "kk:value"
    return [
        f"MINUS {{ ?{value} kk:indicator ?{variable} ; {_ENDS} ?{end} ."
        f" ?{other} kk:indicator ?{variable} ; kk:valueKind kk:{kind} ;"
        f" {stated} ?{said} ; {_ENDS} ?{until} FILTER (?{until} {'<' if kind == 'Baseline' else '>'} ?{end}) }}"
    ]


class _Target:
    """The variables of what a target says, and the patterns that bind them."""

    def __init__(self, scope: Scope, value: str) -> None:
        stems = ("number", "lowest", "highest", "said", "stated")
        self.number, self.lowest, self.highest, self.said, stated = (f"?{scope.new(stem)}" for stem in stems)
        self.lines = [
            f"OPTIONAL {{ ?{value} kk:value {self.number} }}",
            f"OPTIONAL {{ ?{value} kk:lowest {self.lowest} ; kk:highest {self.highest} }}",
            f"OPTIONAL {{ ?{value} kk:comparator {stated} }}",
            f"BIND (COALESCE({stated}, kk:Exactly) AS {self.said})",
            f"FILTER (BOUND({self.number}) || BOUND({self.lowest}) || {self.said} IN {_DIRECTIONS})",
        ]


class _Value:
    """The variables of an observation's number and of which way the true value may lie from it (see _slack)."""

    def __init__(self, scope: Scope, value: str) -> None:
        self.number, self.slack, stated = (f"?{scope.new(stem)}" for stem in ("had", "slack", "stated"))
        said = f"COALESCE({stated}, kk:Exactly)"
        self.lines = [
            f"?{value} kk:value {self.number} .",
            f"OPTIONAL {{ ?{value} kk:comparator {stated} }}",
            f"BIND (IF({said} IN {_MORE}, 1, IF({said} IN {_LESS}, -1, 0)) AS {self.slack})",
        ]


def told(scope: Scope, compared: Compared, variable: str, one: str, other: str) -> list[str]:
    """That a value (``one``) is better or worse than another, reaches it or not, as the final target means it."""
    latest = _Value(scope, one)
    lines = [*latest.lines, *_one_unit(scope, variable)]
    if compared.comparison in ("worse", "better"):
        start = _Value(scope, other)
        return [*lines, *start.lines, *_turned(scope, variable, latest, start, compared.comparison == "worse")]
    final = compared.right == "Target" and not compared.spans[1]
    return [*lines, *_met(scope, variable, latest, other, compared.comparison == "reached", final)]


def _one_unit(scope: Scope, variable: str) -> list[str]:
    """Numbers in different units are not compared."""
    one, other, unit, another = (scope.new(stem) for stem in ("value", "value", "unit", "unit"))
    return [
        f"MINUS {{ ?{one} kk:indicator ?{variable} ; kk:unit ?{unit} ."
        f" ?{other} kk:indicator ?{variable} ; kk:unit ?{another} FILTER (?{unit} != ?{another}) }}"
    ]


def _aim(scope: Scope, variable: str) -> tuple[list[str], _Target]:
    """The final target."""
    value = scope.new("aim")
    target = _Target(scope, value)
    lines = [
        f"?{value} kk:indicator ?{variable} ; kk:valueKind kk:Target .",
        *target.lines,
        *counts(scope, value, variable, "Target", judged=True),
    ]
    return lines, target


def _way(target: _Target, start: str) -> str:
    """1 where more is better, -1 where less is; an error where nothing tells."""
    lowest, highest = (f"COALESCE({target.number}, {end})" for end in (target.lowest, target.highest))
    lies = f"IF({lowest} > {start}, 1, IF({highest} < {start}, -1, ?none))"
    more, less = (f"{target.said} IN {said}" for said in (_UP, _DOWN))
    return f"IF({more}, 1, IF({less}, -1, {lies}))"


def _outside(number: str, target: _Target) -> str:
    """How far a number lies outside of a range, as a number below 0."""
    below, above = f"{number} - {target.lowest}", f"{target.highest} - {number}"
    return f"IF({number} < {target.lowest}, {below}, IF({number} > {target.highest}, {above}, 0))"


def _turned(scope: Scope, variable: str, latest: _Value, start: _Value, worse: bool) -> list[str]:
    """That a value is surely worse, or better, than the baseline."""
    lines, aim = _aim(scope, variable)
    way, gained = (f"?{scope.new(stem)}" for stem in ("way", "gained"))
    less, most, least = ("<", "<=", ">=") if worse else (">", ">=", "<=")
    nearer = f"({_outside(latest.number, aim)}) - ({_outside(start.number, aim)})"
    sure = f"{way} * {latest.slack} {most} 0 && {way} * {start.slack} {least} 0"
    exact = f"{latest.slack} = 0 && {start.slack} = 0"
    return [
        *lines,
        f"BIND ({_way(aim, start.number)} AS {way})",
        f"BIND (IF(BOUND({aim.lowest}), {nearer}, {way} * ({latest.number} - {start.number})) AS {gained})",
        f"FILTER ({gained} {less} 0 && IF(BOUND({aim.number}), {sure}, {exact}))",
    ]


def _met(scope: Scope, variable: str, latest: _Value, target: str, reached: bool, final: bool) -> list[str]:
    """That a value surely reaches a target, or surely does not."""
    asked, value = _Target(scope, target), scope.new("value")
    start, way, lead = _Value(scope, value), f"?{scope.new('way')}", f"?{scope.new('lead')}"
    lines = [f"BIND ({_way(asked, start.number)} AS {way})"]
    if not final:
        aimed, aim = _aim(scope, variable)
        own = f"IF({asked.said} IN {_UP}, 1, IF({asked.said} IN {_DOWN}, -1, "
        ways = f"IF(BOUND({aim.said}), {_way(aim, start.number)}, {_way(asked, start.number)})"
        lines = [f"OPTIONAL {{ {' '.join(aimed)} }}", f"BIND ({own}{ways})) AS {way})"]
    had, number = latest.number, asked.number
    moved = f"IF({start.slack} = 0, {had} - {start.number}, ?none)"
    went = f"IF({asked.said} = kk:Maintain, IF({moved} = 0, 0, ?none), {way} * ({moved}))"
    level = f"IF({had} = {number}, 0, ?none)"
    ahead = f"IF(BOUND({number}), COALESCE({way} * ({had} - {number}), {level}), {went})"
    strict = f"{asked.said} IN (kk:MoreThan, kk:LessThan, kk:Increase, kk:Decrease)"
    met = f"({lead} > 0 || ({lead} = 0 && !({strict})))"
    likely = f"{way} * {latest.slack} {'>=' if reached else '<='} 0"
    sure = f"COALESCE(IF(BOUND({number}), {likely}, ?none), {latest.slack} = 0)"
    baseline = [
        f"?{value} kk:indicator ?{variable} ; kk:valueKind kk:Baseline .",
        *start.lines,
        *counts(scope, value, variable, "Baseline"),
    ]
    return [
        *asked.lines,
        f"OPTIONAL {{ {' '.join(baseline)} }}",
        *lines,
        f"BIND (IF(BOUND({asked.lowest}), {_outside(had, asked)}, {ahead}) AS {lead})",
        f"FILTER ({'' if reached else '!'}{met} && {sure})",
    ]
