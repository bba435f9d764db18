"""What elements say in words where nothing says so of them in the graph: a name may be a part of a longer one."""

from __future__ import annotations

from keikaku.language.folding import half_width
from keikaku.language.reading import Condition, Linked, Reading, Saying, Thing
from keikaku.services.questions.said import said
from keikaku.services.session.session import Session

_OF = frozenset({"about", "concerns", "inside", "involves", "mentions", "promotes", "targets", "uses"})


def in_words(session: Session, reading: Reading, language: str) -> Reading | None:
    """The reading by the name of its one thing in titles and texts, if it is somewhere; else None."""
    if len(reading.node.conditions) != 1:
        return None
    conditions = [_by_names(session, one, language) if _is_of_things(one) else one for one in reading.node.conditions]
    if None in conditions or conditions == [*reading.node.conditions]:
        return None
    kept = tuple(one for one in conditions if one is not None)
    return reading._replace(node=reading.node._replace(conditions=kept))


def _is_of_things(condition: Condition) -> bool:
    return (
        isinstance(condition, Linked)
        and condition.relation in _OF
        and condition.forward
        and not condition.negated
        and len(condition.objects) == 1
        and isinstance(condition.objects[0], Thing)
        and not condition.objects[0].is_element
    )


def _by_names(session: Session, condition: Condition, language: str) -> Saying | None:
    assert isinstance(condition, Linked)
    (thing,) = condition.objects
    assert isinstance(thing, Thing)
    ja, en = (half_width(name or "").lower() for name in thing.label)
    forms = tuple(filter(None, (ja, f" {en}" if en else "")))
    return said(session, Saying((thing.label.best(language) or "",), (forms,))) if forms else None
