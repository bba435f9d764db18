"""What blank nodes say, told in the place where they stand: ``[street: 1-1; city: Kawasaki]``; labels by their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from keikaku.records import IRI, BNode, Label, Literal, Term, natural_key, tagged
from keikaku.services.session.session import Session
from keikaku.services.things.calling import names
from keikaku.texts.catalogue import LANGUAGES
from keikaku.vocab import LITERAL_FORM, RDF_TYPE

# Two levels; the nodes are joined here, since a blank node cannot be asked for by its name.
_INSIDE = """
SELECT ?node ?property ?value WHERE {
  { { ?thing ?outer ?node } UNION { ?node ?outer ?thing } ?node ?property ?value FILTER (isBlank(?node)) }
  UNION
  {
    { ?thing ?outer ?above } UNION { ?above ?outer ?thing }
    ?above ?between ?node . ?node ?property ?value FILTER (isBlank(?above) && isBlank(?node))
  }
}"""

Statements = Mapping[BNode, Iterable[tuple[IRI, Term]]]


def nested(session: Session, thing: IRI) -> dict[BNode, Label]:
    """What each blank node around a thing says, and the nodes right below say in it; below these stands ``[…]``."""
    said: dict[BNode, dict[tuple[IRI, Term], None]] = defaultdict(dict)
    for node, property_, value in session.given.select(_INSIDE, {"thing": thing}).rows:
        if isinstance(node, BNode) and isinstance(property_, IRI) and value is not None and value != thing:
            said[node][property_, value] = None
    pairs = [pair for some in said.values() for pair in some]
    classes = (value for property_, value in pairs if property_ == RDF_TYPE and isinstance(value, IRI))
    words = session.words([*(property_ for property_, _ in pairs), *classes])
    called = names(session, thing, [value for _, value in pairs if isinstance(value, IRI)])

    def inline(node: BNode, language: str, depth: int) -> str:
        if depth == 0 or node not in said:
            return "[…]"
        if text := next((value for property_, value in said[node] if property_ == LITERAL_FORM), None):
            return _text(text, words, called, language) if isinstance(text, Literal) else "[…]"
        parts = []
        for property_, value in sorted(said[node], key=_order):
            if isinstance(value, BNode):
                within = inline(value, language, depth - 1)
            else:
                within = _text(value, words, called, language)
            kind = property_ == RDF_TYPE
            parts.append(within if kind else f"{tagged(words[property_].best(language) or '')}: {within}")
        return f"[{'; '.join(parts)}]"

    return {node: Label(*(inline(node, language, 2) for language in LANGUAGES)) for node in said}


def _text(value: IRI | Literal, words: Mapping[IRI, Label], called: Mapping[IRI, Label], language: str) -> str:
    if isinstance(value, Literal):
        return tagged(Label.of([value]).best(language) or "")
    return tagged((words.get(value) or called[value]).best(language) or "")


def _order(statement: tuple[IRI, Term]) -> tuple[object, ...]:
    property_, value = statement
    return (property_ != RDF_TYPE, property_, natural_key(value.value if isinstance(value, Literal) else value))
