"""Patterns that hold a set against others of its kind: of plans that have any, with the largest change of all."""

from __future__ import annotations

from collections.abc import Callable

from keikaku.language.reading import Extreme, Holding, Node
from keikaku.language.saying import is_of_plans_having_any
from keikaku.services.questions.scope import Scope
from keikaku.vocab import kk

Nodes = Callable[[Node, str], list[str]]


def lines(scope: Scope, node: Node, variable: str, write: Nodes) -> list[str]:
    """What the node says of its things beside others. write: gives the patterns of a node for a variable."""
    found = _of_plans_having_any(scope, node, variable, write) if is_of_plans_having_any(node) else []
    for extreme in (one for one in node.conditions if isinstance(one, Extreme)):
        found += _furthest(scope, extreme, node, variable, write)
    return found


def _of_plans_having_any(scope: Scope, node: Node, variable: str, write: Nodes) -> list[str]:
    """In a plan that has at all what is said to be lacking."""
    body = []
    for lacking in (one for one in node.conditions if isinstance(one, Holding) and one.negated):
        plan, any_ = scope.new("plan"), scope.new("any")
        has = " ".join(line for below in lacking.objects for line in write(below, any_))
        body.append(
            f"{{ SELECT DISTINCT ?{variable} WHERE {{ {has} ?{any_} kk:partOf+ ?{plan} . ?{plan} a kk:Plan . "
            f"?{variable} kk:partOf+ ?{plan} }} }}"
        )
    return body


def _furthest(scope: Scope, extreme: Extreme, node: Node, variable: str, write: Nodes) -> list[str]:
    """No other of the set has moved further that way, each measured by its own first value."""
    others = node._replace(conditions=tuple(one for one in node.conditions if not isinstance(one, Extreme)))
    rival = scope.new("rival")
    before = len(scope.passages)
    own, share = _change(scope, extreme, variable)
    other, rivals = _change(scope, extreme, rival)
    set_ = " ".join([*write(others, rival), *other])
    del scope.passages[before:]
    sign = ">" if extreme.most else "<"
    return [*own, f"FILTER (?{share} {sign} 0)", f"FILTER NOT EXISTS {{ {set_} FILTER (?{rivals} {sign} ?{share}) }}"]


def _change(scope: Scope, extreme: Extreme, variable: str) -> tuple[list[str], str]:
    """The pattern for two values in one unit, and the variable of the change as a share of the first."""
    first, last, unit, start, end = (scope.new(stem) for stem in ("first", "last", "unit", "start", "end"))
    share = scope.new("share")
    lines = [
        f"?{value} kk:indicator ?{variable} ; kk:valueKind ?{scope.bound('kind', [kk(kind)])} ; "
        f"kk:value ?{number} ; kk:unit ?{unit} ."
        for value, kind, number in ((first, extreme.left, start), (last, extreme.right, end))
    ]
    return [*lines, f"BIND ((?{end} - ?{start}) / ?{start} AS ?{share})"], share
