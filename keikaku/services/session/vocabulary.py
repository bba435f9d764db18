"""Reads the graph's own names and the ontology's words into the index and the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from keikaku.errors import DataAtFault
from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.reading import Thing
from keikaku.language.variables import Variables
from keikaku.language.words import words
from keikaku.records import IRI, Label, Literal, Term
from keikaku.services.session import foreign, passage_index, plans
from keikaku.services.session.plans import Level, Plan
from keikaku.store.base import Store
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, KINDS, ONTOLOGY, local_name, prologue

_VARIABLES = (
    prologue("kk", "skos")
    + """
SELECT ?variable ?name ?preferred ?kind WHERE {
  VALUES ?kind { kk:Variable kk:Statistic kk:Indicator }
  ?variable a ?kind .
  { ?variable skos:prefLabel ?name BIND (true AS ?preferred) } UNION { ?variable skos:altLabel ?name }
} ORDER BY ?variable ?name"""
)
_COUNTS = (
    prologue("kk") + "SELECT DISTINCT ?indicator ?variable WHERE { ?indicator a kk:Indicator ; kk:counts ?variable }"
)
# Two plain queries: joined into one, they take the engine five times as long.
_NAMES = (
    prologue("kk", "skos")
    + """
SELECT ?thing ?name ?preferred WHERE {
  { ?thing skos:prefLabel ?name BIND (true AS ?preferred) }
  UNION { ?thing skos:altLabel ?name }
  UNION { ?thing kk:reading ?name }
}"""
)
_KINDS = (
    prologue("kk")
    + "SELECT ?thing ?kind WHERE { VALUES ?kind { "
    + " ".join(f"kk:{kind}" for kind in (*ENTITY_KINDS, *ELEMENT_KINDS))
    + " } ?thing a ?kind }"
)

_WORDS = (
    prologue("kk", "rdf", "rdfs", "schema", "skos")
    + """
SELECT ?term ?property ?value WHERE {
  GRAPH <https://w3id.org/keikaku/ns> {
    VALUES ?property { rdfs:label skos:altLabel rdfs:subClassOf rdfs:domain rdfs:range
                       schema:domainIncludes schema:rangeIncludes kk:kindOf rdf:type }
    ?term ?property ?value
  }
}"""
)


_UNITS = (
    prologue("kk", "skos")
    + """
SELECT ?unit ?name ?preferred WHERE {
  ?unit a kk:Unit .
  { ?unit skos:prefLabel ?name BIND (true AS ?preferred) } UNION { ?unit skos:altLabel ?name }
} ORDER BY ?unit ?name"""
)
HOME = (
    prologue("kk")
    + "SELECT ?home WHERE { ?figure a kk:Statistic ; kk:area ?home . ?home a kk:Place } "
    + "GROUP BY ?home ORDER BY DESC(COUNT(?figure)) ?home LIMIT 1"
)
"""The place that most statistics are of."""

# The classes of individuals that questions name: kinds of values, of milestones, changes of indicators.
_FAMILIES = frozenset({"ValueKind", "MilestoneKind", "Change"})


def notes(store: Store) -> dict[str, Sequence[Sequence[str]]]:
    """What may be kept beside a dataset, so that the next session over it need not work it out."""
    return {
        "names": NameIndex(names(store)).columns(),
        "lexicon": lexicon(store).columns(),
        "plans": plans.columns(plans.read(store)),
        "passages": passage_index.read(store).columns(),
        "variables": variables(store).columns(),
    }


def names(store: Store, given: Store | None = None) -> Iterator[Name]:
    """Every name of every entity and plan element, one by one; then of what other people describe.

    given: the store without the ontology, where that is at hand.
    """
    kinds = {thing: local_name(str(kind)) for thing, kind in store.select(_KINDS).rows}
    known = plans.read(store)
    whose: dict[IRI, set[str]] = {of: set() for plan in known for of in (plan.area, plan.publisher) if of}
    for thing, name, preferred in store.select(_NAMES).rows:
        kind = kinds.get(thing)
        if kind and isinstance(thing, IRI) and isinstance(name, Literal) and name.value.strip():
            yield Name(name.value, thing, kind, preferred is not None, name.language)
            if thing in whose:
                whose[thing].add(name.value)
    titles = [(plan.title, plan.top) for plan in known if plan.title]
    for text, top in (*titles, *plans.spoken(known, whose)):
        if top in kinds:
            yield Name(text, top, kinds[top])
    yield from foreign.names(store if kinds else given or store.given(), alone=not kinds)


def variables(store: Store) -> Variables:
    """What statistics and indicators count, and the statistics themselves, by all their names."""
    counts = {(IRI(str(one)), IRI(str(of))) for one, of in store.select(_COUNTS).rows}
    return Variables(counted(store), counts)


def counted(store: Store) -> Iterator[Name]:
    """The names of what is counted, of statistics and of indicators."""
    for variable, name, preferred, kind in store.select(_VARIABLES).rows:
        if isinstance(variable, IRI) and isinstance(name, Literal):
            yield Name(name.value, variable, local_name(str(kind)), preferred is not None, name.language)


def lexicon(store: Store) -> Lexicon:
    """The words for the classes and properties of the store's ontology, classes first, in their order in ``KINDS``.

    Raises DataAtFault for a store without the ontology: files are given it, but a server may lack it.
    """
    facts: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for term, property_, value in store.select(_WORDS).rows:
        if value is not None:
            facts[str(term)][local_name(str(property_))].append(value)
    if not facts:
        raise DataAtFault(
            "the store lacks the ontology, by whose words questions are read and things described",
            f"load ontology/keikaku.ttl into its graph <{ONTOLOGY}>",
        )
    below = _kinds_below(facts)
    # A kind (law, company …) is asked for as a class is, and covers what its class covers.
    below |= {
        iri: frozenset().union(*(below.get(str(of), frozenset[str]()) for of in fact["kindOf"]))
        for iri, fact in facts.items()
        if fact["kindOf"]
    }
    families = {iri: family for iri, fact in facts.items() if (family := _family(fact))}
    # Other terms with a capital letter that cover no kind are classes of the house, not words to ask by.
    asked = (iri for iri in facts if iri in below or iri in families or not local_name(iri)[:1].isupper())
    ordered = sorted(asked, key=lambda iri: (_rank(local_name(iri), iri in below), iri))
    senses = [(_sense(iri, facts[iri], below)._replace(family=families.get(iri, "")), facts[iri]) for iri in ordered]
    known = [
        (word, sense)
        for sense, fact in senses
        for word in words([one for one in [*fact["label"], *fact["altLabel"]] if isinstance(one, Literal)], sense)
    ]
    return Lexicon(_with_levels(known, plans.read(store)))


def _with_levels(known: list[tuple[str, Sense]], some: Sequence[Plan]) -> list[tuple[str, Sense]]:
    """The words with what plans call their levels.

    Of a single plan its own names come before all else (Goal is no target there), and its classes are called so.
    """
    with_levels = [plan for plan in some if plan.levels]
    if len(some) == 1:
        called = {level.kind: level.label for plan in some for level in plan.levels if plan.level(level.kind)}
        known = [(word, _called(sense, called.get(sense.local) if sense.is_class else None)) for word, sense in known]
    senses = {sense.local: sense for _, sense in known if sense.is_class}
    own = [
        (word, sense)
        for plan in with_levels for level in plan.levels if level.kind in senses
        for sense in [_level(level, senses[level.kind], alone=plan.level(level.kind) is not None)]
        for language, name in level.label._asdict().items() if name
        for word in words([Literal.text(name, language)], sense._replace(term=IRI("")))
    ]  # fmt: skip
    if len(with_levels) != 1:
        return [*known, *own]
    forms = {fold(word): sense for word, sense in own}
    return [*own, *((word, sense) for word, sense in known if forms.get(fold(word), sense) is sense)]


def _level(level: Level, sense: Sense, *, alone: bool) -> Sense:
    """What the name of a level means: its class where that tells the level, else what is said to be on it."""
    if alone:
        return sense
    return sense._replace(term=level.iri, local=level.iri, label=level.label, is_kind=True)


def _called(sense: Sense, label: Label | None) -> Sense:
    return sense._replace(label=Label(label.ja or sense.label.ja, label.en or sense.label.en)) if label else sense


def _family(fact: dict[str, list[Term]]) -> str:
    """The class of an individual by which people ask: of values, milestones, changes."""
    return next((local for kind in fact["type"] if (local := local_name(str(kind))) in _FAMILIES), "")


def units(store: Store) -> dict[str, Thing]:
    """The units of values by their folded names."""
    found: dict[str, Thing] = {}
    named: dict[IRI, list[Literal]] = defaultdict(list)
    rows = store.select(_UNITS).rows
    for unit, name, preferred in rows:
        if isinstance(unit, IRI) and isinstance(name, Literal) and preferred is not None:
            named[unit].append(name)
    for unit, name, _ in rows:
        if isinstance(unit, IRI) and isinstance(name, Literal):
            found.setdefault(fold(name.value) or name.value, Thing(unit, "Unit", Label.of(named[unit])))
    return found


def _rank(local: str, is_class: bool) -> int:
    if not is_class:
        return len(KINDS) + 1
    return KINDS.index(local) if local in KINDS else len(KINDS)


def _kinds_below(facts: dict[str, dict[str, list[Term]]]) -> dict[str, frozenset[str]]:
    """Each class to the most specific classes that it covers, itself included."""
    parents = {iri: {str(p) for p in fact["subClassOf"]} for iri, fact in facts.items()}
    below: dict[str, set[str]] = defaultdict(set)
    for iri in facts:
        if local_name(iri) in KINDS:
            above = {iri}
            while above:
                for ancestor in above:
                    below[ancestor].add(local_name(iri))
                above = {p for ancestor in above for p in parents.get(ancestor, ())}
    return {iri: frozenset(kinds) for iri, kinds in below.items()}


def _sense(iri: str, fact: dict[str, list[Term]], below: dict[str, frozenset[str]]) -> Sense:
    def covered(*properties: str) -> frozenset[str]:
        classes = [str(c) for p in properties for c in fact[p]]
        return frozenset(kind for c in classes for kind in below.get(c, ()))

    return Sense(
        IRI(iri), local_name(iri), iri in below, _label(fact["label"]),
        below.get(iri, frozenset()), covered("domain", "domainIncludes"), covered("range", "rangeIncludes"),
        bool(fact["kindOf"]),
    )  # fmt: skip


def _label(words: list[Term]) -> Label:
    return Label.of(word for word in words if isinstance(word, Literal))
