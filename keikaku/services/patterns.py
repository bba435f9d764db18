"""From a reading to the SPARQL that answers it: ``?result``, and ``?passage`` where it is stated."""

from __future__ import annotations

from keikaku.language.grammar import Reading, Thing, meets, relation_within, seeks_entities_within
from keikaku.language.lexicon import Lexicon
from keikaku.records import Term
from keikaku.store.guard import bind
from keikaku.vocab import ACTOR_KINDS, ELEMENT_KINDS, OBSERVATION_KINDS, curie, prologue

_ELEMENTS = frozenset(ELEMENT_KINDS)
_INVOLVED = frozenset((*ACTOR_KINDS, "Facility"))
_OBSERVED = frozenset(OBSERVATION_KINDS)

# What links an entity to an entity, apart from being named in one place.
_DIRECT = """{ GRAPH ?passage { ?result ?link ?THING } } UNION { GRAPH ?passage { ?THING ?link ?result } }
  ?passage a kk:Passage ."""
_SHARED = "GRAPH ?passage { ?joint kk:involves ?THING, ?result }\n  FILTER (?result != ?THING)"
_LOCATED = """?where dcterms:isPartOf* ?THING .
  GRAPH ?passage { ?result schema:location|dcterms:isPartOf ?where }
  FILTER (?result != ?THING)"""


def sparql(reading: Reading, lexicon: Lexicon) -> str:
    """One SELECT that any SPARQL 1.1 engine answers whose default graph is the union of its graphs.

    With several things, an answer must fit each; it is then stated by the passages of any.
    """
    kinds = lexicon.sense(reading.find).kinds if reading.find else frozenset[str]()
    terms: dict[str, Term | list[Term]] = {}
    blocks: list[list[str]] = []
    for number, thing in enumerate(reading.things, 1):
        name = f"thing{number}"
        terms[name] = thing.iri
        blocks.append(_patterns(reading, thing, kinds, name, lexicon))
    body = _every(blocks)
    for number, element in enumerate(reading.within, 1):
        name = f"element{number}"
        terms[name] = element.iri
        body += _inside(reading, kinds, name, lexicon)
    if reading.find:
        is_kind = lexicon.sense(reading.find).is_kind
        body.append(f"?result {'kk:kind' if is_kind else 'a'} kk:{reading.find} .")
    stated = reading.things or (reading.within and (seeks_entities_within(reading, lexicon) or kinds <= _OBSERVED))
    if not stated:
        body.append("OPTIONAL { ?result kk:statedIn ?passage }")
    text = prologue("kk", "dcterms", "org", "schema", "skos")
    text += "SELECT DISTINCT ?result ?passage WHERE {\n" + "".join(f"  {line}\n" for line in body) + "}"
    return bind(_used_prefixes_only(text), terms)


def _every(blocks: list[list[str]]) -> list[str]:
    """One pattern for each thing; with several, each passage counts as evidence."""
    if len(blocks) < 2:
        return [line for block in blocks for line in block]
    lines = []
    for number, block in enumerate(blocks, 1):
        lines += [line.replace("?passage", f"?passage{number}") for line in block]
    named = ", ".join(f"?passage{number}" for number in range(1, len(blocks) + 1))
    return [*lines, f"VALUES ?which {{ {' '.join(map(str, range(1, len(blocks) + 1)))} }}", _pick(named)]


def _pick(named: str) -> str:
    variables = named.split(", ")
    choice = variables[-1]
    for number in range(len(variables) - 1, 0, -1):
        choice = f"IF(?which = {number}, {variables[number - 1]}, {choice})"
    return f"BIND ({choice} AS ?passage)"


def _patterns(reading: Reading, thing: Thing, kinds: frozenset[str], name: str, lexicon: Lexicon) -> list[str]:
    """The pattern that joins ``?result`` to one entity."""
    relation = reading.relation or "of"
    if kinds == {"Milestone"}:
        return [f"GRAPH ?passage {{ ?result kk:milestoneOf ?{name} }}"]
    if kinds and kinds <= _OBSERVED:
        return [f"GRAPH ?passage {{ ?passage kk:mentions ?{name} . ?result kk:printedValue|kk:milestoneKind ?said }}"]
    elements = not kinds or bool(kinds & _ELEMENTS)
    if reading.find is None and reading.relation is None:
        return [f"GRAPH ?passage {{ ?result kk:involves|kk:about ?{name} }}"]
    if relation in ("of", "in"):
        relation = _unnamed(relation, thing, kinds)
    if meets(reading, lexicon):
        shared = _SHARED.replace("THING", name)
        cooperate = f"GRAPH ?passage {{ ?result kk:cooperatesWith ?{name} }}"
        return [f"{{ {cooperate} }} UNION {{ {shared} }}" if relation == "partner" else shared]
    if relation in ("mentions", "about"):
        if elements:
            return [f"GRAPH ?passage {{ ?result kk:about ?{name} }}"]
        return [f"GRAPH ?passage {{ ?passage kk:mentions ?{name}, ?result }}", f"FILTER (?result != ?{name})"]
    if relation == "direct":
        return [_DIRECT.replace("THING", name)]
    if relation in ("location", "isPartOf") and reading.forward:
        return [_LOCATED.replace("THING", name)]
    term = curie(lexicon.sense(relation).term)
    triple = f"?result {term} ?{name}" if reading.forward else f"?{name} {term} ?result"
    return [f"GRAPH ?passage {{ {triple} }}"]


def _unnamed(link: str, thing: Thing, kinds: frozenset[str]) -> str:
    """What "of" or "in" stands for between these two kinds of thing."""
    if kinds & _ELEMENTS:
        return "involves" if thing.kind in _INVOLVED and link == "of" else "about"
    if link == "in" and kinds & {"Facility", "Place", "Event", *ACTOR_KINDS} and thing.kind in ("Place", "Facility"):
        return "location"
    return "direct"


def _inside(reading: Reading, kinds: frozenset[str], name: str, lexicon: Lexicon) -> list[str]:
    """The pattern that keeps the answer within a plan element."""
    if kinds and kinds <= _OBSERVED:
        return [
            f"?part kk:statedIn ?passage ; kk:partOf* ?{name} .",
            "GRAPH ?passage { ?result kk:printedValue|kk:milestoneKind ?said }",
        ]
    if seeks_entities_within(reading, lexicon):
        term = curie(lexicon.sense(relation_within(reading, lexicon)).term)
        return [f"?part kk:partOf* ?{name} .", f"GRAPH ?passage {{ ?part {term} ?result }}"]
    if kinds & _ELEMENTS or not reading.things:
        return [f"?result kk:partOf* ?{name} ."]
    return [f"?part kk:statedIn ?passage ; kk:partOf* ?{name} ."]


def _used_prefixes_only(text: str) -> str:
    head, _, body = text.partition("SELECT")
    lines = [line for line in head.splitlines() if f"{line.split()[1]}" in body]
    return "\n".join(lines) + "\nSELECT" + body
