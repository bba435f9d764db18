"""Terms of the ontology: what is said by them in the data, and the overview of them all."""

from __future__ import annotations

from collections import Counter, defaultdict

from keikaku.records import IRI, Label, Literal
from keikaku.records import Term as Node
from keikaku.services.session.cards import citations
from keikaku.services.session.session import Session
from keikaku.services.site import places
from keikaku.services.site.known import Known
from keikaku.site_data import Change, Group, Link, OntologyPage, Row, Statement, Term, Twin
from keikaku.texts.catalogue import label
from keikaku.vocab import ELEMENTS, ENTITY_KINDS, NS, ONTOLOGY, PREFIXES, RDF_TYPE, kk, local_name

EXAMPLES = 5
_ANY = f"SELECT DISTINCT ?s ?property ?o WHERE {{ GRAPH ?g {{ ?s ?property ?o }} FILTER (?g != <{ONTOLOGY}>) }}"
_USES = f"SELECT ?property (COUNT(*) AS ?n) WHERE {{ {{ {_ANY} }} }} GROUP BY ?property"
_MEMBERS = (
    f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {{ {_ANY} }} FILTER (?property = <{RDF_TYPE}>) }} GROUP BY ?o"
)
_EXAMPLES = f"""
SELECT ?s ?o (MIN(?g) AS ?graph) WHERE {{ GRAPH ?g {{ ?s ?term ?o }} FILTER (?g != <{ONTOLOGY}> && isIRI(?o)) }}
GROUP BY ?s ?o ORDER BY ?s ?o LIMIT {EXAMPLES}"""
_SAID = f"SELECT ?term ?property ?value WHERE {{ GRAPH <{ONTOLOGY}> {{ ?term ?property ?value }} }}"
_LINKS = f"SELECT DISTINCT ?s ?property ?o WHERE {{ {{ {_ANY} }} FILTER (isIRI(?o)) }}"
MOST_LINKS = 24  # of classes in the diagram
SECTIONS = ("classes", "properties", "values", "individuals", "used")
_CLASS, _OBJECT = IRI(PREFIXES["owl"] + "Class"), IRI(PREFIXES["owl"] + "ObjectProperty")
_PROPERTIES = {IRI(PREFIXES["owl"] + one) for one in ("DatatypeProperty", "AnnotationProperty")}
_DRAWN = ELEMENTS | frozenset(ENTITY_KINDS)
_BROAD = {kk("partOf"), kk("about"), kk("involves"), kk("mentions")}  # what is said beside more telling words
_SORTS = {
    "Class": "site.term_class", "ObjectProperty": "site.term_relation", "DatatypeProperty": "site.term_value",
    "AnnotationProperty": "site.term_value",
}  # fmt: skip
_OF = {"domain": ("domain", "domainIncludes"), "range": ("range", "rangeIncludes")}

Said = dict[IRI, dict[str, list[Node]]]
"""Term to local name of a property to its values."""


def sort_of(kind: Label) -> Label:
    """What sort of term it is, in words. kind: of its sheet, which knows a class of OWL by its name alone."""
    key = _SORTS.get(kind.en or "")
    return label(key) if key else kind


def rows(known: Known, iri: IRI) -> tuple[Row, ...]:
    """How often a term is used, as rows of its page."""
    uses_, members = known.session.kept(_counts)
    counts = [("site.uses", uses_.get(iri, 0)), ("site.members", members.get(iri, 0))]
    return tuple(Row(label(key), Link(Label(f"{n:,}", f"{n:,}"), None, "")) for key, n in counts if n)


def _counts(session: Session) -> tuple[dict[IRI, int], dict[IRI, int]]:
    """How many statements are made by each property, and of how many things each class is said."""
    found = (session.search(text).rows for text in (_USES, _MEMBERS))
    uses_, members = (
        {one: int(n.value) for one, n in rows_ if isinstance(one, IRI) and isinstance(n, Literal)} for rows_ in found
    )
    return uses_, members


def uses(known: Known, iri: IRI) -> tuple[Group, ...]:
    """The first statements that are made by a property."""
    words = known.said(iri)
    if words is None:
        return ()
    found = known.session.select(_EXAMPLES, {"term": iri}).rows
    ends = [one for row in found for one in row[:2] if isinstance(one, IRI)]
    links = {link.iri: link for link in known.links(dict.fromkeys(ends))}
    cards = known.session.cards(row[2] for row in found if isinstance(row[2], IRI))
    statements = tuple(
        Statement(
            Label(*words["says"]),
            links[source],
            links[target],
            known.sources(citations(cards[graph] for _ in "1" if graph in cards)),
        )
        for source, target, graph in found
        if isinstance(source, IRI) and isinstance(target, IRI) and isinstance(graph, IRI)
    )
    return (Group(label("site.examples"), statements),) if statements else ()


def overview(known: Known) -> OntologyPage:
    """The ontology with all its terms, by their sort, and the classes as the data link them."""
    said: Said = defaultdict(lambda: defaultdict(list))
    for term, property_, value in known.session.terms(_SAID).rows:
        if isinstance(term, IRI) and isinstance(property_, IRI) and value is not None:
            said[term][local_name(property_)].append(value)
    own = said[ONTOLOGY]
    by_sort: dict[str, list[Term]] = defaultdict(list)
    for term, depth in _in_order(said):
        by_sort[_sort(term, said[term])].append(_term(known, said, term, depth))
    version = Change(
        _first(own, "versionInfo"), _first(own, "modified") or _first(own, "created"), _first(own, "versionIRI")
    )
    return OntologyPage(
        places.TERMS, ONTOLOGY, Label.of(_texts(own, "title")), Label.of(_texts(own, "description")), version,
        tuple(Change(local_name(one), "", one) for one in sorted(map(str, own["priorVersion"]), reverse=True)),
        _first(own, "license"), tuple((sort, tuple(by_sort[sort])) for sort in SECTIONS if by_sort[sort]),
        _diagram(known), (Twin("ttl", "ns/keikaku.ttl"), Twin("jsonld", "ns/context.jsonld")),
    )  # fmt: skip


def _in_order(said: Said) -> list[tuple[IRI, int]]:
    """The terms by their names, a class behind the one that it is below, with its depth."""
    below: dict[IRI, list[IRI]] = defaultdict(list)
    for term in said:
        for above in said[term].get("subClassOf", []):
            if isinstance(above, IRI) and above.startswith(NS):
                below[above].append(term)
    hanging = {one for some in below.values() for one in some}
    found: dict[IRI, int] = {}
    waiting = [(one, 0) for one in sorted(said, reverse=True) if one not in hanging and one != ONTOLOGY]
    while waiting:
        term, depth = waiting.pop()
        if term not in found:
            found[term] = depth
            waiting += [(one, depth + 1) for one in sorted(below[term], reverse=True)]
    return list(found.items())


def _sort(term: IRI, said: dict[str, list[Node]]) -> str:
    classes = {one for one in said.get("type", []) if isinstance(one, IRI)}
    if not term.startswith(NS):
        return "used"
    if _CLASS in classes:
        return "classes"
    if _OBJECT in classes:
        return "properties"
    return "values" if classes & _PROPERTIES else "individuals"


def _term(known: Known, said: Said, term: IRI, depth: int) -> Term:
    own = said[term]
    name = Label.of(_texts(own, "label"))
    local = local_name(term)
    link = Link(name if any(name) else Label(local, local), known.place(term), term)
    ends = {end: [one for key in keys for one in own.get(key, []) if isinstance(one, IRI)] for end, keys in _OF.items()}
    domain, range_ = (tuple(_named(known, said, one) for one in ends[end]) for end in ("domain", "range"))
    return Term(link, Label.of(_texts(own, "comment")), depth, domain, range_, Label.of(_texts(own, "sentence")))


def _named(known: Known, said: Said, term: IRI) -> Link:
    name = Label.of(_texts(said[term], "label")) if term in said else Label(None, None)
    local = local_name(term)
    return Link(name if any(name) else Label(local, local), known.place(term), term)


def _texts(said: dict[str, list[Node]], key: str) -> list[Literal]:
    return [one for one in said.get(key, []) if isinstance(one, Literal)]


def _first(said: dict[str, list[Node]], key: str) -> str:
    return min((one.value if isinstance(one, Literal) else str(one) for one in said.get(key, [])), default="")


def _diagram(known: Known) -> tuple[tuple[Link, Label, Link, int], ...]:
    """The ways in which things of two classes are most often linked, that say more than that they are."""
    said = [row for row in known.session.search(_LINKS).rows if isinstance(row[1], IRI) and known.said(row[1])]
    ends = {one for source, _, target in said for one in (source, target) if isinstance(one, IRI)}
    cards = known.session.cards(sorted(ends))
    count: Counter[tuple[str, IRI, str]] = Counter()
    for source, property_, target in said:
        if isinstance(source, IRI) and isinstance(target, IRI) and isinstance(property_, IRI):
            kinds = cards[source].kind, cards[target].kind
            if all(kind in _DRAWN for kind in kinds) and property_ not in _BROAD:
                count[kinds[0], property_, kinds[1]] += 1
    most = sorted(count.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINKS]
    return tuple(
        (_class(known, source), Label(*words["name"]), _class(known, target), n)
        for (source, property_, target), n in most
        if (words := known.said(property_))
    )


def _class(known: Known, kind: str) -> Link:
    return Link(known.session.lexicon.label(kind), known.place(kk(kind)), kk(kind), kind)
