"""A page as search engines read it: JSON-LD in the words of schema.org."""

from __future__ import annotations

from keikaku.records import Label
from keikaku.services.session.plans import Plan
from keikaku.services.things.sheet import Sheet
from keikaku.site_data import ThingPage
from keikaku.texts.catalogue import LANGUAGES
from keikaku.vocab import ENTITY_KINDS

_TYPES = {
    "Organisation": "Organization", "Network": "Organization", "Facility": "Place", "Place": "Place",
    "Programme": "Project", "Event": "Event", "Document": "CreativeWork", "Sector": "DefinedTerm",
    "Product": "Product", "Concept": "DefinedTerm", "Group": "Audience", "Post": "Role",
    "Initiative": "Project", "Plan": "CreativeWork", "Passage": "CreativeWork", "SourceText": "DigitalDocument",
    "Indicator": "StatisticalVariable", "IndicatorValue": "Observation", "Statistic": "Observation",
    "Milestone": "Event", "Figure": "CreativeWork",
}  # fmt: skip
_MATCHES = ("skos:exactMatch", "schema:sameAs", "owl:sameAs")
_ELEMENT, _TERM, _THING = "CreativeWork", "DefinedTerm", "Thing"


def described(page: ThingPage, sheet: Sheet, plan: Plan | None) -> dict[str, object]:
    """What schema.org has words for: kind, names, what it is part of, the same thing elsewhere."""
    usual = _ELEMENT if page.address else _TERM if page.place.startswith("ns/") else _THING
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@id": page.iri,
        "@type": _TYPES.get(page.kind, usual),
        "name": _texts(page.name),
        "inLanguage": list(LANGUAGES),
    }
    if page.also:
        found["alternateName"] = [{"@language": language, "@value": name} for language, name in page.also]
    if any(page.told):
        found["description"] = _texts(page.told)
    if page.address:
        found["identifier"] = page.address
    if page.page is not None and page.kind not in ENTITY_KINDS:
        found["pagination"] = str(page.page)
    if page.trail:
        found["isPartOf"] = {"@id": page.trail[-1].iri, "name": _texts(page.trail[-1].name)}
    elif plan is not None and plan.iri != page.iri and page.address:
        found["isPartOf"] = {"@id": plan.iri, "name": _texts(plan.label)}
    if same := sorted({str(fact.value) for fact in sheet.facts if fact.property in _MATCHES}):
        found["sameAs"] = same
    if page.kind == "Plan" and page.document:
        found["url"] = page.document
    return found


def _texts(name: Label) -> list[dict[str, str]]:
    return [
        {"@language": language, "@value": str(text)} for language, text in zip(LANGUAGES, name, strict=True) if text
    ]
