"""Reads by what each passage is found: its element's names, those of all that it speaks of, the words of its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from keikaku.language import content
from keikaku.language.relevance import Relevance
from keikaku.records import IRI, Literal, Term, natural_key
from keikaku.store.base import Store
from keikaku.vocab import prologue

_PASSAGES = (
    prologue("kk")
    + """
SELECT ?passage ?address ?words WHERE {
  ?passage a kk:Passage OPTIONAL { ?passage kk:address ?address } OPTIONAL { ?passage kk:words ?words }
}"""
)
_STATED = (
    prologue("kk")
    + """
SELECT ?passage ?element ?above WHERE {
  ?passage a kk:Passage . ?element kk:statedIn ?passage OPTIONAL { ?element kk:partOf ?above }
}"""
)
_THINGS = (
    prologue("kk")
    + """
SELECT DISTINCT ?passage ?thing WHERE {
  ?passage a kk:Passage . GRAPH ?passage { { ?thing ?p ?o } UNION { ?s ?p ?thing } }
}"""
)
_NAMES = (
    prologue("dcterms", "skos")
    + """
SELECT ?thing ?name WHERE {
  { ?thing skos:prefLabel ?name } UNION { ?thing skos:altLabel ?name } UNION { ?thing dcterms:title ?name }
}"""
)
# What a key weighs: in the names of the element that the passage states; in those of the element above it; in those
# of each thing that the passage speaks of, up to so many; in the words of the text.
_OWN, _ABOVE, _THING, _MOST_THINGS, _TEXT = 2.0, 0.3, 1.0, 3, 1.0


def read(store: Store) -> Relevance:
    """The passages of a store by the keys of ``content``, in the order of their addresses. None, where it has none."""
    addresses: dict[IRI, str] = {}
    texts: dict[IRI, str] = {}
    for passage, address, words in store.select(_PASSAGES).rows:
        if isinstance(passage, IRI):
            addresses[passage] = _text(address) or passage
            texts[passage] = _text(words)
    if not addresses:
        return Relevance(())
    stated, above = defaultdict(set), defaultdict(set)
    for passage, element, upper in store.select(_STATED).rows:
        stated[passage].add(element)
        above[passage].add(upper)
    things = defaultdict(set)
    for passage, thing in store.select(_THINGS).rows:
        things[passage].add(thing)
    named = _keys(store)

    def weights(passage: IRI) -> dict[str, float]:
        own = stated[passage]
        found: dict[str, float] = defaultdict(float)
        for key in _together(named, own):
            found[key] += _OWN
        for key in _together(named, above[passage]):
            found[key] += _ABOVE
        times: dict[str, int] = defaultdict(int)
        for thing in things[passage] - own:
            for key in named.get(thing, ()):
                times[key] += 1
        for key, number in times.items():
            found[key] += _THING * min(number, _MOST_THINGS) ** 0.5
        for key in content.keys(texts[passage]):
            found[key] += _TEXT
        return dict(sorted(found.items()))

    ordered = sorted(addresses, key=lambda passage: (natural_key(addresses[passage]), passage))
    return Relevance((passage, weights(passage)) for passage in ordered)


def of_texts(told: Iterable[Sequence[Term | None]]) -> Relevance:
    """Some passages by texts of theirs, from rows of passage, address, kind of text (own, thing, text) and text."""
    addresses: dict[IRI, str] = {}
    found: dict[IRI, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for passage, address, kind, text in told:
        if isinstance(passage, IRI):
            addresses[passage] = _text(address)
            for key in content.keys(_text(text)):
                weight = {"own": _OWN, "thing": _THING, "text": _TEXT}[_text(kind)]
                found[passage][key] = (
                    max(found[passage][key], weight)
                    if _text(kind) == "own"
                    else (min(found[passage][key] + weight, _MOST_THINGS))
                )
    ordered = sorted(found, key=lambda passage: (natural_key(addresses[passage]), passage))
    return Relevance((passage, dict(sorted(found[passage].items()))) for passage in ordered)


def _keys(store: Store) -> dict[Term | None, set[str]]:
    """Everything that has a name, with the keys of all its names."""
    found: dict[Term | None, set[str]] = defaultdict(set)
    known: dict[str, set[str]] = {}  # statistics share their titles
    for thing, name in store.select(_NAMES).rows:
        if (text := _text(name)) not in known:
            known[text] = content.keys(text)
        found[thing] |= known[text]
    return found


def _together(named: dict[Term | None, set[str]], things: Iterable[Term | None]) -> Iterator[str]:
    return iter({key for thing in things for key in named.get(thing, ())})


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""
