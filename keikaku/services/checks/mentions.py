"""The graph against the plan's own text: hashes, and a name of every mentioned thing in its passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from keikaku.records import IRI
from keikaku.services.checks import texts
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.texts import PlanText
from keikaku.services.checks.written import Written
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session
from keikaku.vocab import bare, prologue

_MENTIONS = prologue("kk") + "SELECT ?passage ?entity WHERE { GRAPH ?passage { ?passage kk:mentions ?entity } }"


def check(session: Session, folder: Path, plans: Collection[IRI] | None = None) -> list[Finding]:
    """Missing or changed files and passages, and mentions that no name proves.

    plans: whose texts are read; None: of all that a session over everything holds. Raises BadFile.
    """
    findings = []
    read = texts.read(session, folder, plans)
    for file in read.files:
        if file.text is None:
            findings.append(finding("hashes", file.name, "checks.source_missing", Spot(file.iri)))
        elif not file.intact:
            findings.append(finding("hashes", file.name, "checks.source_changed", Spot(file.iri)))
    mentioned: dict[IRI, list[str]] = defaultdict(list)
    for passage, entity in session.select(_MENTIONS).rows:
        mentioned[IRI(str(passage))].append(str(entity))
    for text in read.plans:
        for iri in (iri for iri, said in text.passages.items() if not said.intact):
            findings.append(finding("hashes", address_of(session, iri), "checks.hash_differs", Spot(iri)))
        findings += _unproved(session, text, mentioned)
    return findings


def _unproved(session: Session, text: PlanText, mentioned: dict[IRI, list[str]]) -> Iterator[Finding]:
    names: dict[str, set[str]] = defaultdict(set)
    for name in text.names():
        names[name.entity].add(name.text)
    for iri, passage in text.passages.items():
        written = Written(passage.text)
        for entity in mentioned[iri]:
            if not any(written.has(name) for name in names[entity]):
                where, spot = address_of(session, iri), Spot(iri, iri, entity)
                yield finding("mentions", where, "checks.mention_unproved", spot, thing=bare(entity))
