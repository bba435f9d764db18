"""The SPARQL by which a store that is asked over the wire tells of some names, and of the plans that it holds.

Each gives statements, ``?s ?p ?o``: what a small store is made of, in which the rest of the program reads as it does in
a whole one. All are plain patterns and unions, for engines differ in what they make of more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keikaku.language.folding import fold
from keikaku.records import Literal
from keikaku.store.sparql.bindings import to_sparql
from keikaku.vocab import ALTERNATIVES, LABELS, prologue

MOST_PLANS = 8  # up to which all plans are told of; of more only those that a text names
_MOST_ROWS = 10_000  # a name that so many have tells none of them
_MOST_ALIKE = 100  # things written somehow like a text
_MOST_TEXTS = 4  # that are looked for in other spellings
_MOST_TEXTS_TOLD = 250  # of passages
_MOST_FORMS, _MOST_WORDS = 2, 16  # of a word, for passages; and of all: each is looked for in all texts
_PIECES = 24  # of them all: so many tests are made of each name

_START = prologue("dcterms", "kk", "rdf", "rdfs", "schema", "skos", "time") + "SELECT DISTINCT ?s ?p ?o WHERE {\n  "


def _said(*properties: str) -> str:
    """What is said of ``?s`` by some properties. VALUES would have engines join all they hold."""
    return f"?s ?p ?o FILTER (?p IN ({', '.join(properties)}))"


_CALLED = tuple(f"<{one}>" for one in (*LABELS, *ALTERNATIVES))
_NAMES = ("rdf:type", *_CALLED)
_FACTS = (*_NAMES, "kk:address", "kk:page", "kk:level", "kk:counts")
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

LABELLED = _having(*_CALLED, "kk:address")
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

    keyed: whether the store has keys; else its labels are looked at. Each name is looked at once: it counts if it has
    one of the parts between the slips that a text may have, and those come first that have most pieces of the texts.
    """
    forms = sorted({form for text in texts if len(form := fold(text)) > 1}, key=len, reverse=True)[:_MOST_TEXTS]
    if not forms:
        return ""
    parts = dict.fromkeys(part for form in forms for part in _parts(form))
    pieces = list(dict.fromkeys(piece for form in forms for piece in _pieces(form, _PIECES // len(forms))))
    number = " + ".join(f"IF(CONTAINS(?key, {_text(piece)}), 9, 0)" for piece in pieces)
    chosen = (
        f"SELECT ?s (MAX({number} - STRLEN(?key)) AS ?best) "
        f"WHERE {{ {_key('s', keyed=keyed)} {_has_one('key', parts)} }} "
        f"GROUP BY ?s ORDER BY DESC(?best) ?s LIMIT {_MOST_ALIKE}"
    )
    return _joined(f"{{ {chosen} }} {_said(*_NAMES)}")


def passages(words: Iterable[Sequence[str]], *, keyed: bool) -> str:
    """``?passage ?address ?kind ?text``: texts of the passages that have most of some words, each in some forms.

    kind: ``own``, a name of the element that it states; ``thing``, one of what it mentions; ``text``, its words.
    """
    forms = list(dict.fromkeys(form for some in words for form in some[:_MOST_FORMS]))[:_MOST_WORDS]
    in_key, in_text = (
        f"{_has_one(of, forms)} BIND ({number} AS ?here)"
        for of in ("key", "text")
        for number in [" + ".join(f"IF(CONTAINS(?{of}, {_text(form)}), 1, 0)" for form in forms)]
    )
    chosen = (
        f"{{ SELECT ?of (MAX(?here) AS ?number) WHERE {{ {_key('of', keyed=keyed)} {in_key} }} "
        f"GROUP BY ?of ORDER BY DESC(?number) ?of LIMIT {_MOST_ALIKE} }}"
    )
    names = "?of ?named ?text FILTER (?named IN (skos:prefLabel, skos:altLabel))"
    return (
        prologue("kk", "skos")
        + f"""SELECT ?passage ?address ?kind ?text WHERE {{
  {{ {chosen} ?of kk:statedIn ?passage . {names} BIND ("own" AS ?kind) }}
  UNION {{ {chosen} ?passage kk:mentions ?of . {names} BIND ("thing" AS ?kind) }}
  UNION {{ ?passage kk:words ?text {in_text} BIND (?here AS ?number) BIND ("text" AS ?kind) }}
  ?passage kk:address ?address
}} ORDER BY DESC(?number) ?kind ?passage LIMIT {_MOST_TEXTS_TOLD}"""
    )


def _has_one(variable: str, parts: Iterable[str]) -> str:
    """That a text has one of some folded parts: letters and digits alone. One pattern is sooner met than many parts."""
    return f"FILTER (REGEX(?{variable}, {_text('|'.join(parts))}))"


def _key(thing: str, *, keyed: bool) -> str:
    """What stands for the names of things, as ``?key``."""
    if keyed:
        return f"?{thing} kk:key ?key"
    return f"?{thing} ?named ?name FILTER (?named IN ({', '.join(_CALLED)})) BIND (LCASE(STR(?name)) AS ?key)"


def _joined(*branches: str) -> str:
    return _START + "\n  UNION ".join(f"{{ {branch} }}" for branch in branches) + "\n}"


def _plans(chosen: str) -> Iterator[str]:
    """What is said of plans that a pattern chooses, of their levels, times, and of those whose plans they are."""
    yield f"{chosen} {_said(*_OF_PLANS).replace('?s ', '?plan ')} BIND (?plan AS ?s)"
    yield f"{chosen} ?s kk:partOf ?plan . " + _said("kk:partOf", "kk:address", "rdf:type", "skos:prefLabel")
    yield f"{chosen} ?plan kk:level ?s . " + _said("kk:depth", "kk:levelClass", "skos:prefLabel")
    yield f"{chosen} ?plan dcterms:temporal ?s . " + _said("time:hasBeginning", "time:hasEnd")
    for end in ("time:hasBeginning", "time:hasEnd"):
        yield f"{chosen} ?plan dcterms:temporal/{end} ?s . ?s time:inXSDDate ?o BIND (time:inXSDDate AS ?p)"
    for whose in ("dcterms:spatial", "dcterms:publisher"):
        yield f"{chosen} ?plan {whose} ?s . {_said(*_NAMES)}"


def _parts(form: str) -> list[str]:
    """Parts of a folded text of which a name has one as it is written, if it differs by slips of the hand."""
    slips = sum(len(form) >= size for size in (4, 8, 14))
    size = max(-(-len(form) // (slips + 1)), 2)
    parts = (form[place : place + size] for place in range(0, len(form), size))
    return [part for part in parts if len(part) == size] or [form]


def _pieces(form: str, most: int) -> list[str]:
    """At most so many pieces of three letters or two other signs."""
    width = min(3 if form.isascii() else 2, len(form))
    pieces = [form[place : place + width] for place in range(len(form) - width + 1)]
    return pieces[:: -(-len(pieces) // most)]


def _text(text: str) -> str:
    return to_sparql(Literal.text(text))
