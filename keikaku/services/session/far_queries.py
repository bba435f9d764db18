"""The SPARQL by which a store that is asked over the wire tells of some names, and of the plans that it holds.

Each gives statements, ``?s ?p ?o``: what a small store is made of, in which the rest of the program reads as it does in
a whole one. All are plain patterns and unions, for engines differ in what they make of more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keikaku.language.folding import fold
from keikaku.records import Literal
from keikaku.store.bindings import to_sparql
from keikaku.vocab import prologue

MOST_PLANS = 8  # up to which all plans are told of; of more only those that a text names
_MOST_ROWS = 10_000  # a name that so many have tells none of them
_MOST_ALIKE = 100  # things written somehow like a text
_MOST_TEXTS = 4  # that are looked for in other spellings
_MOST_TEXTS_TOLD = 250  # of passages
_MOST_FORMS = 2  # of a word, for passages
_PIECES = 36  # of them all: so many tests are made of each name

_START = prologue("dcterms", "kk", "rdf", "rdfs", "schema", "skos", "time") + "SELECT DISTINCT ?s ?p ?o WHERE {\n  "


def _said(*properties: str) -> str:
    """What is said of ``?s`` by some properties. VALUES would have engines join all they hold."""
    return f"?s ?p ?o FILTER (?p IN ({', '.join(properties)}))"


_NAMES = ("rdf:type", "skos:prefLabel", "skos:altLabel", "kk:reading")
_FACTS = (*_NAMES, "kk:address", "kk:page", "kk:level", "kk:counts", "rdfs:label", "dcterms:title")
_OF_PLANS = (
    "rdf:type", "kk:address", "dcterms:title", "skos:prefLabel", "skos:altLabel", "dcterms:publisher",
    "dcterms:spatial", "dcterms:language", "dcterms:temporal", "kk:fiscalYearBegins", "kk:follows", "kk:level",
    "schema:url",
)  # fmt: skip
_FEW = f"{{ SELECT (COUNT(DISTINCT ?any) AS ?number) WHERE {{ ?any a kk:Plan }} }} FILTER (?number <= {MOST_PLANS}) "


def _having(*properties: str) -> str:
    """What is said of the things of which one of these properties has a value that is bound to ``?one``."""
    return f"{_START}?s ?is ?one FILTER (?is IN ({', '.join(properties)})) {_said(*_FACTS)}\n}} LIMIT {_MOST_ROWS}"


KEYED = _having("kk:key", "kk:address")
"""What is said of the things that have one of the keys or addresses that are bound to ``?one``."""

LABELLED = _having("skos:prefLabel", "skos:altLabel", "kk:reading", "rdfs:label", "dcterms:title", "kk:address")
"""The same by names as they are written, for a store without keys."""


def plans(few: bool = True) -> str:
    """What is said of plans: of all, where they are few; else of those that are bound to ``?plan``.

    Of all: ``?s kk:key ?o`` is there once where the store has keys, and which plan is the main one; of none of many is
    said that it is a plan: then ``kk:Plan a kk:Plan`` stands for them.
    """
    if not few:
        return _joined(*_plans("?plan a kk:Plan ."))
    return _joined(
        "{ SELECT ?s ?o WHERE { ?s kk:key ?o } LIMIT 1 } BIND (kk:key AS ?p)",
        f"{_FEW.replace('<=', '>')} BIND (kk:Plan AS ?s) BIND (rdf:type AS ?p) BIND (kk:Plan AS ?o)",
        "?s kk:mainPlan ?main . " + _said("kk:mainPlan", "schema:hasPart"),
        *_plans(f"{_FEW} ?plan a kk:Plan ."),
    )


def alike(texts: Iterable[str], *, keyed: bool) -> str:
    """What is said of things whose names are written somehow like some texts; empty, where none can be.

    keyed: whether the store has keys; else its labels are looked at.
    """
    forms = sorted({form for text in texts if len(form := fold(text)) > 1}, key=len, reverse=True)[:_MOST_TEXTS]
    pieces = _PIECES // max(len(forms), 1)
    branches = [f"{{ {_like(form, pieces, keyed=keyed)} LIMIT {_MOST_ALIKE} }} {_said(*_FACTS)}" for form in forms]
    return _joined(*branches) if branches else ""


def passages(words: Iterable[Sequence[str]]) -> str:
    """``?passage ?address ?kind ?text``: the texts of passages that have most of some words, each in some forms.

    kind: ``own``, a name of the element that it states; ``thing``, one of what it mentions; ``text``, its words.
    """
    forms = list(dict.fromkeys(form for some in words for form in some[:_MOST_FORMS]))[:_PIECES]
    number = " + ".join(f"IF(CONTAINS(LCASE(STR(?text)), {_text(form)}), 1, 0)" for form in forms)
    counted = f"BIND ({number} AS ?number) FILTER (?number > 0)"
    names = f"{{ ?of skos:prefLabel ?text }} UNION {{ ?of skos:altLabel ?text }} {counted}"
    return (
        prologue("kk", "skos")
        + f"""SELECT ?passage ?address ?kind ?text WHERE {{
  {{ {names} ?of kk:statedIn ?passage BIND ("own" AS ?kind) }}
  UNION {{ {names} ?passage kk:mentions ?of BIND ("thing" AS ?kind) }}
  UNION {{ ?passage kk:words ?text {counted} BIND ("text" AS ?kind) }}
  ?passage kk:address ?address
}} ORDER BY DESC(?number) STRLEN(?text) ?passage LIMIT {_MOST_TEXTS_TOLD}"""
    )


def _joined(*branches: str) -> str:
    return _START + "\n  UNION ".join(f"{{ {branch} }}" for branch in branches) + "\n}"


def _plans(chosen: str) -> Iterator[str]:
    """What is said of plans that a pattern chooses, of their levels, times, and of those whose plans they are."""
    yield f"{chosen.replace('?plan', '?s')} {_said(*_OF_PLANS)}"
    yield f"{chosen} ?s kk:partOf ?plan . " + _said("kk:partOf", "kk:address", "rdf:type", "skos:prefLabel")
    yield f"{chosen} ?plan kk:level ?s . " + _said("kk:depth", "kk:levelClass", "skos:prefLabel")
    yield f"{chosen} ?plan dcterms:temporal ?s . " + _said("time:hasBeginning", "time:hasEnd")
    for end in ("time:hasBeginning", "time:hasEnd"):
        yield f"{chosen} ?plan dcterms:temporal/{end} ?s . ?s time:inXSDDate ?o BIND (time:inXSDDate AS ?p)"
    for whose in ("dcterms:spatial", "dcterms:publisher"):
        yield f"{chosen} ?plan {whose} ?s . {_said(*_NAMES)}"


def _like(form: str, pieces: int, *, keyed: bool) -> str:
    """Things by names that have a part of a folded text, those with most of its pieces first.

    A name that differs from the text by slips of the hand has one of the parts between them as it is written.
    """
    slips = sum(len(form) >= size for size in (4, 8, 14))
    size = max(-(-len(form) // (slips + 2)), 2 if form.isascii() else 1)
    parts = [form[place : place + size] for place in range(0, len(form), size)]
    parts = list(dict.fromkeys(part for part in parts if len(part) == size)) or [form]
    width = min(3 if form.isascii() else 2, len(form))
    grams = list(dict.fromkeys(form[place : place + width] for place in range(len(form) - width + 1)))
    some = " || ".join(f"CONTAINS(?key, {_text(part)})" for part in parts)
    number = " + ".join(f"IF(CONTAINS(?key, {_text(gram)}), 9, 0)" for gram in grams[:: -(-len(grams) // pieces)])
    named = "?s kk:key ?key"
    if not keyed:
        named = "{ ?s skos:prefLabel ?name } UNION { ?s skos:altLabel ?name } BIND (LCASE(STR(?name)) AS ?key)"
    best = f"(MAX({number} - STRLEN(?key)) AS ?best)"
    return f"SELECT ?s {best} WHERE {{ {named} FILTER ({some}) }} GROUP BY ?s ORDER BY DESC(?best) ?s"


def _text(text: str) -> str:
    return to_sparql(Literal.text(text))
