"""The graph against the plan's own text: hashes, and a name of every mentioned thing in its passage."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from keikaku.language.folding import fold
from keikaku.records import IRI, Literal
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.naming import short
from keikaku.services.passages import source_text
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_MENTIONS = prologue("kk") + "SELECT ?passage ?entity WHERE { GRAPH ?passage { ?passage kk:mentions ?entity } }"
_NAMES = (
    prologue("kk", "skos") + "SELECT ?entity ?name WHERE { ?entity a kk:Entity ; skos:prefLabel|skos:altLabel ?name }"
)


def check(session: Session, folder: Path) -> list[Finding]:
    """Missing or changed files and passages, and mentions that no name proves. Raises BadFile."""
    findings = []
    files = source_text.source_files(session, folder)
    for file in files:
        if file.text is None:
            findings.append(finding("hashes", file.name, "checks.source_missing", Spot(file.iri)))
        elif not file.intact:
            findings.append(finding("hashes", file.name, "checks.source_changed", Spot(file.iri)))
    texts = source_text.passages(session, files)
    for iri, passage in texts.items():
        if not passage.intact:
            findings.append(finding("hashes", address_of(session, iri), "checks.hash_differs", Spot(iri)))
    findings += _unproved(session, {iri: fold(passage.text) for iri, passage in texts.items()})
    return findings


def _unproved(session: Session, folded: dict[IRI, str]) -> list[Finding]:
    names: dict[str, set[str]] = defaultdict(set)
    for entity, name in session.select(_NAMES).rows:
        if isinstance(name, Literal):
            names[str(entity)].add(fold(name.value))
    findings = []
    for passage, entity in session.select(_MENTIONS).rows:
        text = folded.get(IRI(str(passage)))
        if text is not None and not any(name and name in text for name in names[str(entity)]):
            where, spot = address_of(session, str(passage)), Spot(str(passage), str(passage), str(entity))
            findings.append(finding("mentions", where, "checks.mention_unproved", spot, thing=short(str(entity))))
    return findings
