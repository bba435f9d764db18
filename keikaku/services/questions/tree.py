"""How a question was read, word by word: the rules that took its words up, and the words that none did."""

from __future__ import annotations

from collections.abc import Iterator

from keikaku.meaning.chart import Item
from keikaku.services.questions.readings import Scored, readings
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import text

_SAID = 60  # signs of a value that are shown


def tree(session: Session, question: str, language: str) -> str:
    """The best reading as an indented tree, a line for each rule and each word; the words left out, and the cost.

    A line has the category, the rule, and of a word what was written and what it stands for.
    """
    found = readings(session, question, 1)
    return "\n".join(_lines(found[0], language)) if found else text("questions.no_tree", language)


def _lines(scored: Scored, language: str) -> Iterator[str]:
    yield from _of(scored.tree, 0)
    if scored.left_out:
        yield text("questions.left_out", language, words=", ".join(scored.left_out))
    yield text("questions.cost", language, cost=f"{scored.cost:.1f}")


def _of(item: Item, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not item.parts:
        yield f"{indent}{item.category}: {item.text.strip()}{_stands_for(item.value)}"
        return
    yield f"{indent}{item.category} ← {item.rule.name if item.rule else ''}"
    for part in item.parts:
        yield from _of(part, depth + 1)


def _stands_for(value: object) -> str:
    """What a word stands for: local names of terms, IRIs of things, numbers."""
    things = getattr(value, "things", None)
    if things:
        return " → " + ", ".join(str(thing.address or thing.iri) for thing in things)
    local = getattr(value, "local", None) or " | ".join(getattr(value, "locals", ()))
    return f" → {local}"[:_SAID] if local else ""
