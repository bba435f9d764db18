"""The ontology keeps its promises: declared, labelled in both languages, mapped to terms that exist."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, ORG, PROV, QB, SDO, TIME

from keikaku import resources, vocab
from keikaku.language.inflection import noun_forms
from keikaku.store.derive import derived
from keikaku.vocab import KINDS
from tests.places import PLANS, ROOT

KK = Namespace(vocab.NS)

# Vocabularies that rdflib does not know; from their own documents (W3C Web Annotation; QUDT 2.1).
OA = {"Selector", "SpecificResource", "TextPositionSelector", "hasSelector", "hasSource", "start", "end"}
QUDT = {"Unit", "numericValue"}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(resources.ontology_file())


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resources.shapes_file())


def _own(ontology: rdflib.Graph) -> set[URIRef]:
    return {s for s in ontology.subjects(RDF.type, None) if isinstance(s, URIRef) and s.startswith(vocab.NS)}


def test_it_has_version_and_licence_and_imports_nothing(ontology: rdflib.Graph) -> None:
    head = URIRef(vocab.ONTOLOGY)
    assert ontology.value(head, OWL.versionInfo) is not None
    assert ontology.value(head, OWL.versionIRI) is not None
    assert str(ontology.value(head, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert list(ontology.objects(None, OWL.imports)) == []


def test_every_term_has_a_label_in_both_languages_and_says_what_it_means(ontology: rdflib.Graph) -> None:
    for term in _own(ontology):
        for property_ in (RDFS.label, RDFS.comment):
            languages = sorted(getattr(o, "language", None) or "" for o in ontology.objects(term, property_))
            individual = not any(k in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
                                 for k in ontology.objects(term, RDF.type))  # fmt: skip
            assert languages == ["en", "ja"] or (individual and property_ == RDFS.comment), (term, property_)


def test_no_name_of_a_term_is_another_one_in_the_plural(ontology: rdflib.Graph) -> None:
    """A plural is no name; the words of questions stand beside the grammar that reads them."""
    for term in set(ontology.subjects(SKOS.altLabel, None)):
        names = [str(o) for p in (RDFS.label, SKOS.altLabel) for o in ontology.objects(term, p) if o.language == "en"]  # type: ignore[attr-defined]
        plurals = {plural.lower() for name in names for plural in list(noun_forms(name))[1:]}
        assert plurals & {name.lower() for name in names} == set(), term


def test_every_object_property_leads_from_somewhere_to_somewhere(ontology: rdflib.Graph) -> None:
    for term in _own(ontology) & set(ontology.subjects(RDF.type, OWL.ObjectProperty)):
        for told in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            ends = [end for property_ in told for end in ontology.objects(term, property_)]
            assert ends or term in (KK.unit,), (term, told)


def test_terms_of_other_vocabularies_exist_there(ontology: rdflib.Graph) -> None:
    closed = {str(PROV): PROV, str(ORG): ORG, str(QB): QB, str(TIME): TIME, str(DCTERMS): DCTERMS, str(SKOS): SKOS}
    checked = 0
    for term in {t for triple in ontology for t in triple if isinstance(t, URIRef)}:
        namespace, _, local = re.match(r"(.*([/#]))(.*)", str(term)).groups()  # type: ignore[union-attr]
        if namespace in closed:
            assert term in closed[namespace], term
        elif namespace == "http://www.w3.org/ns/oa#":
            assert local in OA, term
        elif namespace == "http://qudt.org/schema/qudt/":
            assert local in QUDT, term
        elif namespace == "https://schema.org/":
            assert local in SDO, term
        checked += 1
    assert checked > 150


def test_every_kind_that_the_code_knows_is_a_class(ontology: rdflib.Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    assert [kind for kind in KINDS if KK[kind] not in classes] == []


def test_every_term_that_the_code_queries_for_is_declared(ontology: rdflib.Graph) -> None:
    own = {str(term).removeprefix(vocab.NS) for term in _own(ontology)}
    used = set()
    for path in [*(ROOT / "keikaku").rglob("*.py"), *resources.rule_files()]:
        used |= set(re.findall(r"\bkk:([A-Za-z]\w*)", path.read_text(encoding="utf-8")))
    assert used - own == set()
    assert len(used) > 25


def test_every_term_is_used_by_the_graph_or_by_a_plan_of_another_kind(ontology: rdflib.Graph) -> None:
    files = [*resources.graph_files(), *PLANS.glob("*.trig")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"\bkk:([A-Za-z]\w*)", text))
    above = {str(o).removeprefix(vocab.NS) for o in ontology.objects(None, RDFS.subClassOf)}
    above |= {str(o).removeprefix(vocab.NS) for o in ontology.objects(None, RDFS.range)}
    deprecated = set(ontology.subjects(OWL.deprecated, None))
    own = {str(term).removeprefix(vocab.NS) for term in _own(ontology) - deprecated}
    own_words = {"kindOf", "sentence", "inverseLabel"}  # said of kinds and properties, in the ontology itself
    comparators = {"Decrease", "Maintain", "LessThan"}  # beside Increase and MoreThan
    assert own - used - above == own_words | comparators


def test_every_class_has_a_shape_and_every_shape_speaks_both_languages(shapes: rdflib.Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))
    assert [kind for kind in KINDS if KK[kind] not in targets] == []
    constraints = list(shapes.objects(None, SH.property))
    assert len(constraints) > 80
    for constraint in constraints:
        languages = sorted(message.language for message in shapes.objects(constraint, SH.message))  # type: ignore[attr-defined]
        assert languages == ["en", "ja"], shapes.value(constraint, SH.path)


def test_the_rules_derive_nothing_that_the_graph_does_not_hold() -> None:
    rules = [path.read_text(encoding="utf-8") for path in resources.rule_files()]
    assert len(rules) == 6
    assert derived(resources.graph_files(), resources.ontology_file(), rules) == []


def test_what_shapes_let_a_relation_link_the_ontology_lets_it_link(
    ontology: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    """Each relation between things has a shape, with classes on both its ends that its declaration covers."""
    ends = {"from": (RDFS.domain, SDO.domainIncludes), "to": (RDFS.range, SDO.rangeIncludes)}
    checked = set()
    for shape, relation in shapes.subject_objects(SH.targetSubjectsOf):
        here = [p for p in shapes.objects(shape, SH.property) if shapes.value(p, SH.path) == relation]
        if (relation, RDF.type, OWL.ObjectProperty) not in ontology or not here:
            continue
        for end, node in (("from", shape), ("to", here[0])):
            declared = {above for told in ends[end] for above in ontology.objects(relation, told)}
            for one in _classes(shapes, node):
                assert set(ontology.transitive_objects(one, RDFS.subClassOf)) & declared, (relation, end, one)
        checked.add(relation)
    own = _own(ontology) & set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    assert own - checked - set(shapes.objects(None, SH.path)) == set()
    assert len(checked) > 40


def _classes(shapes: rdflib.Graph, node: rdflib.term.Node) -> set[rdflib.term.Node]:
    """The classes of which a shape wants something to be one."""
    either = [one for some in shapes.objects(node, SH["or"]) for one in Collection(shapes, some)]
    return {found for one in (node, *either) for found in shapes.objects(one, SH["class"])}


def test_what_is_deprecated_says_what_is_in_its_place(ontology: rdflib.Graph) -> None:
    old = set(ontology.subjects(OWL.deprecated, None))
    assert {(term, ontology.value(term, DCTERMS.isReplacedBy)) for term in old} == {(KK.About, KK.Approximately)}
    assert all(set(ontology.objects(new, RDF.type)) for new in ontology.objects(None, DCTERMS.isReplacedBy))


def test_no_two_terms_differ_in_case_alone_or_share_a_name_without_being_class_and_property_of_one_thing(
    ontology: rdflib.Graph,
) -> None:
    named: dict[tuple[str, str | None], set[str]] = {}
    for term in _own(ontology):
        for name in ontology.objects(term, RDFS.label):
            assert isinstance(name, rdflib.Literal)
            named.setdefault((str(name).lower(), name.language), set()).add(str(term).removeprefix(vocab.NS))
    shared = {frozenset(terms) for terms in named.values() if len(terms) > 1}
    assert {terms for terms in shared if len({term.lower() for term in terms}) > 1} == {
        frozenset({"Passage", "statedIn"}),
    }  # fmt: skip
