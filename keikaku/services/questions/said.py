"""Which elements say something, in their name or in the text of their passage: looked up once in a session."""

from __future__ import annotations

from keikaku.language import content
from keikaku.language.reading import Saying
from keikaku.records import IRI, Literal
from keikaku.services.session.session import Session
from keikaku.store.sparql.bindings import values_blocks
from keikaku.store.sparql.guard import bind
from keikaku.vocab import prologue


def said(session: Session, saying: Saying) -> Saying | None:
    """The same with the elements that say it; None, where none does.

    Asked of the store only where passages have all of its words.
    """
    if not session.passages.holds(part.keys for part in content.parts(" ".join(saying.typed))):
        return None
    rows = {row for row in session.select(_sparql(saying)).rows if isinstance(row[0], IRI) and isinstance(row[1], IRI)}
    elements, passages = ({IRI(str(row[place])) for row in rows} for place in (0, 1))
    return saying._replace(elements=tuple(sorted(elements)), passages=tuple(sorted(passages))) if rows else None


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
