"""The SPARQL by which a store that is asked over the wire tells of some names, and of the plans that it holds.

Each gives statements, ``?s ?p ?o``: what a small store is made of, in which the rest of the program reads as it does in
a whole one. All are plain patterns and unions, for engines differ in what they make of more. None has its rows in the
order of IRIs: an engine that fetches them for each comparison takes 17 s for what is 0.5 s without.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import quote

from keikaku.language.folding import fold, plain
from keikaku.records import Literal, Term
from keikaku.services.session import keys
from keikaku.store.sparql.bindings import once, to_sparql
from keikaku.vocab import ALTERNATIVES, LABELS, LITERAL_FORM, PREFIXES, XL_LABELS, prologue

MOST_PLANS = 8  # up to which all plans are told of; of more only those that a text names
_MOST_ROWS = 10_000  # a name that so many have tells none of them
_MOST_LOOKED_AT = 5000  # things that have one of the keys by which things are looked at
_MOST_ALIKE = 100  # things written somehow like a text
_MOST_TEXTS = 4  # that are looked for in other spellings
_MOST_TEXTS_TOLD = 250  # of passages
_MOST_FORMS, _MOST_WORDS = 2, 16  # of a word, for passages; and of all: each is looked for in all texts
_WORD = re.compile(r"[^\W_]+")
_PIECES = 24  # of them all: so many tests are made of each name

_START = prologue("dcterms", "kk", "rdf", "rdfs", "schema", "skos", "time") + "SELECT DISTINCT ?s ?p ?o WHERE {\n  "


def _said(*properties: str) -> str:
    """What is said of ``?s`` by some properties. VALUES would have engines join all they hold."""
    return f"?s ?p ?o FILTER (?p IN ({', '.join(properties)}))"


_CALLED = tuple(f"<{one}>" for one in (*LABELS, *ALTERNATIVES) if one not in XL_LABELS)
_NAMES = ("rdf:type", *_CALLED)
_FACTS = (*_NAMES, "kk:address", "kk:page", "kk:level", "kk:counts")
_IS_CALLED = f"?s ?is ?one FILTER (?is IN ({', '.join(_CALLED)}))"
_IS_LABEL = f"?s ?by ?label FILTER (?by IN ({', '.join(f'<{one}>' for one in XL_LABELS)}))"
# Told as the labels that follow from them, by the rules of SKOS-XL.
_XL_NAMES = (
    f'{_IS_LABEL} ?label <{LITERAL_FORM}> ?o BIND (IRI(CONCAT("{PREFIXES["skos"]}", STRAFTER(STR(?by), "#"))) AS ?p)'
)
_OF_PLANS = (
    "rdf:type", "kk:address", "dcterms:title", "skos:prefLabel", "skos:altLabel", "dcterms:publisher",
    "dcterms:spatial", "dcterms:language", "dcterms:temporal", "kk:fiscalYearBegins", "kk:follows", "kk:level",
    "schema:url",
)  # fmt: skip
_FEW = (  # not all are counted, however many there are; and where they are many, nothing is left to be joined with
    "{ SELECT ?number WHERE { { SELECT (COUNT(?any) AS ?number) WHERE { "
    f"{{ SELECT DISTINCT ?any WHERE {{ ?any a kk:Plan }} LIMIT {MOST_PLANS + 1} }} }} }} "
    f"FILTER (?number <= {MOST_PLANS}) }} }} "
)


def named(terms: Iterable[Term], labels: Iterable[Term] = (), *, keyed: bool) -> str:
    """What is said of the things that have one of these terms for a name, an address or, where there are any, a key.

    labels: those of which one may be the text of a label that is a thing of its own (SKOS-XL).
    The things are chosen first: Virtuoso takes 17 s where it may join all that is said with them.
    """
    properties = ", ".join((*(("kk:key",) if keyed else ()), "kk:address", *_CALLED))
    chosen = (
        f"SELECT DISTINCT ?s WHERE {{ VALUES ?one {{ {once(terms)} }} ?s ?is ?one FILTER (?is IN ({properties})) }}"
    )
    ways = [f"{{ {chosen} }} {_said(*_FACTS)}"]
    if some := once(labels):
        xl = f"SELECT DISTINCT ?s WHERE {{ VALUES ?one {{ {some} }} ?label <{LITERAL_FORM}> ?one . {_IS_LABEL} }}"
        ways += [f"{{ {xl} }} {_said(*_FACTS)}", f"{{ {xl} }} {_XL_NAMES}"]
    return f"{_joined(*ways)} LIMIT {_MOST_ROWS}"


def plans(few: bool = True) -> str:
    """What is said of plans: of all, where they are few; else of those that are bound to ``?plan``.

    Of all: ``?s kk:key ?o`` is there once where the store has keys, ``?s xl:literalForm ?o`` where labels are things of
    their own, and which plan is the main one; of none of many is said that it is a plan: then ``kk:Plan a kk:Plan``
    stands for them.
    """
    if not few:
        return _joined(*_plans("?plan a kk:Plan ."))
    return _joined(
        "{ SELECT ?s ?o WHERE { ?s kk:key ?o } LIMIT 1 } BIND (kk:key AS ?p)",
        f"{{ SELECT ?s ?o WHERE {{ ?s <{LITERAL_FORM}> ?o }} LIMIT 1 }} BIND (<{LITERAL_FORM}> AS ?p)",
        f"{_FEW.replace('<=', '>')} BIND (kk:Plan AS ?s) BIND (rdf:type AS ?p) BIND (kk:Plan AS ?o)",
        "?s kk:mainPlan ?main . " + _said("kk:mainPlan", "schema:hasPart"),
        *_plans(f"{_FEW} ?plan a kk:Plan ."),
    )


FREQUENT = prologue("kk") + "SELECT ?one (COUNT(?s) AS ?number) WHERE { ?s kk:key ?one } GROUP BY ?one"
"""How many things have each of the keys that are bound to ``?one``."""


def rare(wanted: Iterable[Collection[str]], counted: Iterable[Sequence[Term | None]]) -> list[str] | None:
    """The rarest keys of each of some texts, so many that few things have them; ``None`` where one text has no such.

    counted: rows of FREQUENT.
    """
    numbers = {key.value: int(of.value) for key, of in counted if isinstance(key, Literal) and isinstance(of, Literal)}
    found: dict[str, None] = {}
    for some in wanted:
        things = 0
        for key in sorted(numbers.keys() & some, key=lambda key: (numbers[key], key)):
            if things + numbers[key] > _MOST_LOOKED_AT:
                if not things:
                    return None
                break
            things += numbers[key]
            found[key] = None
    return list(found)


def alike(
    texts: Iterable[str], *, keyed: bool, pieces: Sequence[str] | None = None, xl: bool = False, few: bool = True
) -> str:
    """What is said of things whose names are written somehow like some texts; empty, where none can be.

    keyed: whether the store has keys; of what has none labels are looked at: if few, all of them, else those alone that
    are written as the texts. pieces: of names that are looked at, not all.
    xl: whether some of its labels are things of their own (SKOS-XL). Each name is looked at once: it counts if it has
    one of the parts between the slips that a text may have, and those come first that have most pieces of the texts.
    """
    some = texts_sought(texts)
    forms = [fold(text) for text in some]
    if not forms:
        return ""
    parts = dict.fromkeys(part for form in forms for part in _parts(form))
    shown = list(dict.fromkeys(piece for form in forms for piece in _pieces(form, _PIECES // len(forms))))
    number = " + ".join(f"IF(CONTAINS(?key, {_text(piece)}), 9, 0)" for piece in shown)

    def told(key: str, *, xl: bool) -> list[str]:
        chosen = (
            f"{{ SELECT ?s (MAX({number} - STRLEN(?key)) AS ?best) WHERE {{ {key} {_has_one('key', parts)} }} "
            f"GROUP BY ?s ORDER BY DESC(?best) LIMIT {_MOST_ALIKE} }}"
        )
        return [f"{chosen} {_said(*_NAMES)}", *([f"{chosen} {_XL_NAMES}"] if xl else [])]

    labels = _key("s", keyed=False, pieces=None, xl=xl)
    if not keyed:
        return _joined(*told(labels, xl=xl))
    ways = told(_key("s", keyed=True, pieces=pieces), xl=False) if pieces != [] else []
    if few:
        ways += told(f"{labels} FILTER NOT EXISTS {{ ?s kk:key ?any }}", xl=xl)
    else:
        written = once(keys.labels(some))
        ways.append(f"{{ SELECT DISTINCT ?s WHERE {{ VALUES ?one {{ {written} }} {_IS_CALLED} }} }} {_said(*_NAMES)}")
    return _joined(*ways)


def ending(texts: Iterable[str]) -> str:
    """Things whose IRIs end in the words of one of some texts, with their names and classes; empty where none can.

    Of one that has neither it is said that it has no value: so it is known.
    """
    ends = []
    for text in texts_sought(texts):
        if words := _WORD.findall(plain(text)):
            ends += [
                "[^/#]*".join(some) for some in dict.fromkeys((tuple(words), tuple(quote(w).lower() for w in words)))
            ]
    if not ends:
        return ""
    at_end = f"({'|'.join(ends)})[^/#]*[/#]?$"
    chosen = (
        "{ SELECT DISTINCT ?s WHERE { ?s ?said ?any "
        f"FILTER (isIRI(?s) && REGEX(LCASE(STR(?s)), {_text(at_end)})) }} LIMIT {_MOST_ALIKE} }}"
    )
    return _joined(f"{chosen} {_said(*_NAMES)}", f'{chosen} BIND (rdf:value AS ?p) BIND ("" AS ?o)')


def texts_sought(texts: Iterable[str]) -> list[str]:
    """Of some texts those that are looked for in other spellings: the longest."""
    by_form = {form: text for text in texts if len(form := fold(text)) > 1}
    return [by_form[form] for form in sorted(by_form, key=lambda form: (-len(form), form))[:_MOST_TEXTS]]


def words_sought(words: Iterable[Sequence[str]]) -> list[str]:
    """The forms of some words, each in some, that are looked for in names and texts."""
    return list(dict.fromkeys(form for some in words for form in some[:_MOST_FORMS]))[:_MOST_WORDS]


def passages(forms: Sequence[str], *, keyed: bool, pieces: Sequence[str] | None = None) -> str:
    """``?passage ?address ?kind ?text``: texts of the passages that have most of some words.

    kind: ``own``, a name of the element that it states; ``thing``, one of what it mentions; ``text``, its words.
    pieces: as in ``alike``.
    """
    in_key, in_text = (
        f"{_has_one(of, forms)} BIND ({number} AS ?here)"
        for of in ("key", "text")
        for number in [" + ".join(f"IF(CONTAINS(?{of}, {_text(form)}), 1, 0)" for form in forms)]
    )
    chosen = (
        f"{{ SELECT ?of (MAX(?here) AS ?number) WHERE {{ {_key('of', keyed=keyed, pieces=pieces)} {in_key} }} "
        f"GROUP BY ?of ORDER BY DESC(?number) LIMIT {_MOST_ALIKE} }}"
    )
    names = "?of ?named ?text FILTER (?named IN (skos:prefLabel, skos:altLabel))"
    return (
        prologue("kk", "skos")
        + f"""SELECT ?passage ?address ?kind ?text WHERE {{
  {{ {chosen} ?of kk:statedIn ?passage . {names} BIND ("own" AS ?kind) }}
  UNION {{ {chosen} ?passage kk:mentions ?of . {names} BIND ("thing" AS ?kind) }}
  UNION {{ ?passage kk:words ?text {in_text} BIND (?here AS ?number) BIND ("text" AS ?kind) }}
  ?passage kk:address ?address
}} ORDER BY DESC(?number) ?kind LIMIT {_MOST_TEXTS_TOLD}"""
    )


def _has_one(variable: str, parts: Iterable[str]) -> str:
    """That a text has one of some folded parts: letters and digits alone. One pattern is sooner met than many parts.

    In brackets, without which Virtuoso finds nothing.
    """
    one_of = f"({'|'.join(parts)})"
    return f"FILTER (REGEX(?{variable}, {_text(one_of)}))"


def _key(thing: str, *, keyed: bool, pieces: Sequence[str] | None, xl: bool = False) -> str:
    """What stands for the names of things, as ``?key``. pieces: of the names; ``None``: of all."""
    if not keyed:
        named = f"?{thing} ?named ?name FILTER (?named IN ({', '.join(_CALLED)}))"
        if xl:
            named = f"{{ {named} }} UNION {{ {_IS_LABEL.replace('?s ', f'?{thing} ')} ?label <{LITERAL_FORM}> ?name }}"
        return f"{named} BIND (LCASE(STR(?name)) AS ?key)"
    whole = f"?{thing} kk:key ?key FILTER (!{keys.is_piece('?key')})"
    if pieces is None:
        return whole
    some = once(map(Literal.text, pieces))
    return f"{{ SELECT DISTINCT ?{thing} WHERE {{ VALUES ?piece {{ {some} }} ?{thing} kk:key ?piece }} }} {whole}"


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
    return [part for part in parts if len(part) > 1] or [form]


def _pieces(form: str, most: int) -> list[str]:
    """At most so many pieces of three letters or two other signs."""
    width = min(3 if form.isascii() else 2, len(form))
    pieces = [form[place : place + width] for place in range(len(form) - width + 1)]
    return pieces[:: -(-len(pieces) // most)]


def _text(text: str) -> str:
    return to_sparql(Literal.text(text))
