"""Which elements say something, in their name or in the text of their passage: looked up once in a session."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.language import content
from keikaku.language.reading import Saying
from keikaku.records import IRI, Literal
from keikaku.services.session.session import Session
from keikaku.store.sparql.bindings import values_blocks
from keikaku.store.sparql.guard import bind
from keikaku.vocab import prologue

_ALL = (
    "SELECT ?element ?passage ?text WHERE { ?element kk:statedIn ?passage . "
    "{ ?element skos:prefLabel|skos:altLabel ?text } UNION { ?passage kk:words ?text } }"
)


def said(session: Session, saying: Saying) -> Saying | None:
    """The same with the elements that say it; None, where none does.

    Looked for only where passages have all of its words: in texts that are read once, or by a store that is far.
    """
    if not session.passages.holds(part.keys for part in content.parts(" ".join(saying.typed))):
        return None
    if session.is_far:
        rows = session.select(_sparql(saying)).rows
        found = {(row[0], row[1]) for row in rows if isinstance(row[0], IRI) and isinstance(row[1], IRI)}
    else:
        found = {(one.element, one.passage) for one in session.kept(_texts) if _has(one.text, saying)}
    elements, passages = ({IRI(row[place]) for row in found} for place in (0, 1))
    return saying._replace(elements=tuple(sorted(elements)), passages=tuple(sorted(passages))) if found else None


class _Text(NamedTuple):
    """A name of an element, or the words of its passage, in small letters with a blank at either end."""

    element: IRI
    passage: IRI
    text: str


def _texts(session: Session) -> list[_Text]:
    rows = session.select(prologue("kk", "skos") + _ALL).rows
    return [
        _Text(element, passage, f" {text.value.lower()} ")
        for element, passage, text in rows
        if isinstance(element, IRI) and isinstance(passage, IRI) and isinstance(text, Literal)
    ]


def _has(text: str, saying: Saying) -> bool:
    return all(any(form in text for form in forms) for forms in saying.words)


def _sparql(saying: Saying) -> str:
    """``?element ?passage``. Texts are looked through before they are joined to anything."""
    named, written = (_having(text, saying) for text in ("name", "text"))
    body = (
        f"SELECT DISTINCT ?element ?passage WHERE {{ {{ ?element skos:prefLabel|skos:altLabel ?name {named} }} UNION "
        f"{{ ?passage kk:words ?text {written} }} ?element kk:statedIn ?passage }}"
    )
    return bind(prologue("kk", "skos") + body, {})


def _having(text: str, saying: Saying) -> str:
    """That a text has a form of each of the words."""
    forms = {f"form{number}": [*map(Literal, some)] for number, some in enumerate(saying.words)}
    tests = (f"CONTAINS(?lower, ?{form})" for form in forms)
    lower = f'BIND (CONCAT(" ", LCASE(STR(?{text})), " ") AS ?lower)'
    return f"{lower} {values_blocks(forms)} FILTER ({' && '.join(tests)})"
