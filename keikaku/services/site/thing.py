"""The page of one thing: what its sheet says as sentences and facts, its place in the plan, its parts, its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keikaku.records import IRI, Label, Literal, natural_key
from keikaku.services.session.cards import Card
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.services.site import passage, schema_org, terms
from keikaku.services.site.known import Known
from keikaku.services.site.known import known as known_of
from keikaku.services.things.naming import Resolved
from keikaku.services.things.observed import values
from keikaku.services.things.sheet import Fact, Sheet
from keikaku.services.things.show import sheet
from keikaku.site_data import Branch, Group, Link, Row, Source, Statement, ThingPage, Twin
from keikaku.texts.catalogue import LANGUAGES, label
from keikaku.vocab import ELEMENTS, HEADINGS, NS, PREFIXES, readable

_ALONE = Label("{from}", "{from}")
_WELL_KNOWN = {
    "rdfs:domain": "site.domain",
    "schema:domainIncludes": "site.domain",
    "rdfs:range": "site.range",
    "schema:rangeIncludes": "site.range",
    "rdfs:subClassOf": "site.sub_class",
    "rdfs:subPropertyOf": "site.sub_property",
    "owl:inverseOf": "site.inverse",
    "skos:exactMatch": "site.exact_match",
    "skos:closeMatch": "site.close_match",
    "time:hasBeginning": "site.begins",
    "time:hasEnd": "site.ends",
    "rdf:type": "site.type",
    "rdfs:label": "site.label",
    "skos:prefLabel": "site.label",
    "dcterms:title": "site.label",
    "schema:name": "site.label",
    "skos:altLabel": "site.also",
    "rdfs:seeAlso": "site.see_also",
    "dcterms:description": "site.description",
}
_BACK = {
    "kk:kindOf": "site.sorts_of",
    "site.domain": "site.domain_of", "site.range": "site.range_of", "site.sub_class": "site.kinds_of",
    "site.sub_property": "site.implied_by", "site.inverse": "site.inverse", "site.exact_match": "site.exact_match",
    "site.close_match": "site.close_match",
}  # fmt: skip
"""What some of them are called the other way."""
_BOOLEAN = PREFIXES["xsd"] + "boolean"
TWINS = ("json", "csv", "ttl")
_PART = "kk:partOf"
_TOLD = ("dcterms:description", "rdfs:comment", "skos:definition")
_APART = {
    _PART,
    f"^{_PART}",
    *_TOLD,
    "kk:words",
    "oa:hasSelector",
    "oa:hasSource",
    "rdfs:isDefinedBy",
    "rdfs:label",
    "^rdf:first",
}


def thing_page(session: Session, iri: IRI, known: Known | None = None) -> ThingPage:
    """All that is said of a thing, be it a passage, a plan or a term of the ontology."""
    known = known or known_of(session)
    return page_of(known, sheet(session, Resolved(iri, None, ())))


def page_of(known: Known, found: Sheet) -> ThingPage:
    """The page of a sheet."""
    card, session = found.card, known.session
    here = known.link(card)
    facts = _for_both(session, card.iri, (fact for fact in found.facts if fact.property not in _APART))
    linked = _cards(known, facts)
    states = passage.states(known, card.iri) if card.kind == "Passage" else passage.NOTHING
    is_term = card.iri in known.terms
    sort = found.kind if any(found.kind) else known.sort(card)[1]
    sentences: list[Fact] = []
    others: list[Fact] = []
    for fact in facts:
        (sentences if fact.value in linked and _is_sentence(known, fact) else others).append(fact)
    rows, groups = _rows(known, others, linked), _groups(known, here, sentences, linked)
    plan = session.plan_of(card)
    place = known.place(card.iri) or ""
    page = ThingPage(
        place=place,
        iri=card.iri,
        kind=card.kind,
        sort=terms.sort_of(sort) if is_term else sort,
        name=here.name,
        address=card.address,
        page=card.page,
        trail=tuple(_trail(known, card)),
        told=_told(found),
        also=_also(found),
        rows=(*(terms.rows(known, card.iri) if is_term else ()), *rows, *states.rows),
        groups=(*(terms.uses(known, card.iri) if is_term else ()), *groups, *states.groups),
        parts=branches(known, card.iri, leaves=True),
        named_in=_named_in(known, found),
        names=states.names,
        states=states.states,
        stated_sort=states.sort,
        document=document(plan, found),
        json_ld={},
        twins=tuple(Twin(ending, f"{place}.{ending}") for ending in TWINS),
    )
    return page._replace(json_ld=schema_org.described(page, found, plan))


def _for_both(session: Session, thing: IRI, facts: Iterable[Fact]) -> list[Fact]:
    """Facts with values of indicators as readers of English read them: 8,100人以上, at least 8,100 people.

    What no number says stays as it is printed, in Japanese.
    """
    foreign = {
        value.text("en"): None if (said := value.translated("en")) == value.text("en") else said
        for value in values(session, [thing]).get(thing, ())
        if value.is_foreign("en")
    }
    return [
        fact._replace(value_label=fact.value_label._replace(en=foreign[shown]))
        if isinstance(fact.value, Literal) and (shown := fact.value_label.en) in foreign
        else fact
        for fact in facts
    ]


def _also(found: Sheet) -> tuple[tuple[str, str], ...]:
    """Its other names, each once."""
    languages = {name: language for language in reversed(LANGUAGES) for name in found.alt[language]}
    return tuple(
        (language, name) for language in LANGUAGES for name in found.alt[language] if languages[name] == language
    )


def document(plan: Plan | None, found: Sheet | None = None) -> str:
    """Where a plan can be read; of a thing whose sheet of the PDF is known, there. Empty where nothing says so."""
    if plan is None or not plan.url or not plan.url.lower().startswith(("http://", "https://")):
        return ""
    sheets = (
        [fact.value.value for fact in found.facts if fact.property == "kk:sheet" and isinstance(fact.value, Literal)]
        if found
        else []
    )
    is_pdf = plan.url.lower().endswith(".pdf") and sheets and sheets[0].isdecimal()
    return f"{plan.url}#page={sheets[0]}" if is_pdf else plan.url


def _cards(known: Known, facts: Iterable[Fact]) -> dict[IRI, Card]:
    """The things that the facts lead to and that have pages, ready to be linked."""
    ends = {fact.value for fact in facts if isinstance(fact.value, IRI) and known.place(fact.value)}
    return known.session.cards(sorted(ends))


def _told(found: Sheet) -> Label:
    said = [fact.value for fact in found.facts if fact.property in _TOLD and isinstance(fact.value, Literal)]
    return Label.of(said)


def _is_sentence(known: Known, fact: Fact) -> bool:
    """Whether it is told as a sentence, or, from the other end, as a list of what is so linked."""
    return fact.property.startswith("^") or known.said(_property(fact.property)) is not None


def _rows(known: Known, facts: Iterable[Fact], linked: dict[IRI, Card]) -> list[Row]:
    """Facts that are no sentence between two things: values, and what other vocabularies say."""
    rows: dict[tuple[str, tuple[Source, ...]], Row] = {}
    for fact in facts:
        value = _value(known, fact, linked)
        at = known.sources(fact.evidence)
        name = called(fact.property, fact.property_label)
        both = _both_tongues(rows.get(key := (fact.property, at)), fact)
        if both is not None:
            rows[key] = rows[key]._replace(value=both)
        else:
            rows[f"{fact.property} {len(rows)}" if key in rows else fact.property, at] = Row(name, value, at)
    return list(rows.values())


def _value(known: Known, fact: Fact, linked: dict[IRI, Card]) -> Link:
    if isinstance(fact.value, Literal) and fact.value.datatype == _BOOLEAN:
        return Link(label("facts.yes" if fact.value.value in ("true", "1") else "site.no"), None, "")
    if not isinstance(fact.value, IRI):
        return Link(fact.value_label, None, "")
    if fact.value in linked:
        return known.link(linked[fact.value])
    if known.base and fact.value.startswith((known.base, NS)):  # a day, a place in a file: no page of its own
        end = readable(fact.value)
        return Link(Label(end, end), None, "")
    return Link(fact.value_label, None, fact.value)


def called(curie: str, usual: Label) -> Label:
    """What a property is called, back where a caret says so: of other vocabularies those that everybody knows in our
    words.
    """
    key = _WELL_KNOWN.get(curie.removeprefix("^"))
    if not curie.startswith("^"):
        return label(key) if key else usual
    back = _BACK.get(key or curie.removeprefix("^"))
    return label(back) if back else label("facts.inverse", relation=label(key) if key else usual)


def _both_tongues(row: Row | None, fact: Fact) -> Link | None:
    """The value of a row and that of a fact as one, where they say the same in either language; None otherwise."""
    if row is None or row.value.iri or not isinstance(fact.value, Literal) or not fact.value.language:
        return None
    (ja, en), (other_ja, other_en) = row.value.name, fact.value_label
    if (ja is None) == (other_ja is None) or (en is None) == (other_en is None):
        return None
    return Link(Label(ja or other_ja, en or other_en), None, "")


def _groups(known: Known, here: Link, facts: Sequence[Fact], linked: dict[IRI, Card]) -> list[Group]:
    """What leads to other things, by what the way is called in which it does, in the order of the sheet."""
    found: dict[Label, Group] = {}
    for fact in facts:
        assert isinstance(fact.value, IRI)
        back = fact.property.startswith("^")
        property_ = _property(fact.property)
        words = known.said(property_)
        name = Label(*words["back" if back else "name"]) if words else called(fact.property, fact.property_label)
        says = Label(*words["says"]) if words else _ALONE  # without a sentence the other thing is named
        other = known.link(linked[fact.value])
        ends = (other, here) if back else (here, other)
        statement = Statement(says, *ends, known.sources(fact.evidence))
        group = found.get(name) or Group(name, ())
        if statement not in group.statements:  # by several properties of one name
            found[name] = group._replace(statements=(*group.statements, statement))
    return list(found.values())


def _property(curie: str) -> IRI:
    """The IRI of a property from what a sheet calls it."""
    name = curie.removeprefix("^")
    if name.startswith("<"):
        return IRI(name.strip("<>"))
    prefix, _, local = name.partition(":")
    return IRI(PREFIXES[prefix] + local)


def _trail(known: Known, card: Card) -> list[Link]:
    """What stands above: of a passage also the element that it states."""
    if card.kind == "Passage":
        some = known.states.get(card.iri, [])
        return known.links([*known.trail(some[0]), some[0]]) if some else []
    return known.links(known.trail(card.iri)) if card.kind in ELEMENTS else []


def branches(known: Known, thing: IRI, *, leaves: bool, depth: int = 99) -> tuple[Branch, ...]:
    """What is below a thing. leaves: whether also that which is no heading. depth: of headings."""
    below = known.below.get(thing, [])
    cards = known.session.cards(below)
    order = sorted(below, key=lambda one: natural_key(cards[one].address or one))
    return tuple(_branch(known, cards[one], depth - 1) for one in order if leaves or cards[one].kind in HEADINGS)


def _branch(known: Known, card: Card, depth: int) -> Branch:
    where = known.source(card.citation) if card.address else None
    inner = branches(known, card.iri, leaves=False, depth=depth) if card.kind in HEADINGS and depth else ()
    passage_ = known.stated.get(card.iri)
    if where and passage_:
        where = where._replace(place=known.place(passage_))
    left = len(known.below.get(card.iri, [])) - len(inner)
    return Branch(known.link(card), known.session.called(card), where, inner, left)


def _named_in(known: Known, found: Sheet) -> tuple[tuple[Source, Link | None], ...]:
    """The passages that name it, each with what it states."""
    passages = [known.passages.get(one.address) for one in found.mentioned_in]
    stated = [known.states.get(one, [None])[0] if one else None for one in passages]
    links = dict(zip([one for one in stated if one], known.links([one for one in stated if one]), strict=True))
    return tuple(
        (known.source(cited), links.get(one) if one else None)
        for cited, one in zip(found.mentioned_in, stated, strict=True)
    )
