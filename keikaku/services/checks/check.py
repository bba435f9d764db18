"""Checks a graph: its form, its register, its terms, its shapes, and each mention against the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku import resources
from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Label, Literal, natural_key
from keikaku.services.checks import coverage, derivation, form, mentions, places, register, shapes, terms, words
from keikaku.services.checks.findings import Finding
from keikaku.services.passages import source_text
from keikaku.services.session import locations, opening
from keikaku.services.session.session import Session
from keikaku.store.reference import ReferenceStore
from keikaku.texts.catalogue import label
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, OBSERVATION_KINDS, kk, prologue

_COUNTS = prologue("kk") + "SELECT ?kind (COUNT(DISTINCT ?x) AS ?count) WHERE { ?x a ?kind } GROUP BY ?kind"
_LINKS = prologue("kk") + (
    "SELECT ?property (COUNT(*) AS ?count) WHERE { VALUES ?property { kk:mentions kk:involves } "
    "?x ?property ?y } GROUP BY ?property"
)


class Report(NamedTuple):
    """What was found, what was counted (name to number), and what could not be checked and why.

    ``labels`` are what people call that which was counted.
    """

    findings: list[Finding]
    counts: dict[str, int]
    skipped: list[Label]
    labels: dict[str, Label]


def check(where: str | None = None, source: Path | None = None, engine: str = "embedded") -> Report:
    """Check the packaged graph, or RDF files. With a source folder, mentions and hashes too.

    Of a folder that Oxigraph keeps, what can be asked of it; the report says what cannot be known.
    Raises AskedWrongly for an endpoint, BadFile for what cannot be read.
    """
    on_disk = where is not None and locations.is_store_on_disk(where)
    files = [] if on_disk else _files(where)
    session = opening.open_session(where, engine)
    findings = [*register.check(session), *terms.check(session)]
    skipped: list[Label] = []
    if on_disk:
        skipped.append(label("checks.store_on_disk"))
    else:
        findings += form.check(_own(files), resources.graph_root(where))
        findings += shapes.check(session, ReferenceStore.load(files))
    if source:
        findings += mentions.check(session, source)
        findings += words.check(session, source)
        exceptions = resources.graph_root(where) / "exceptions.csv"
        # A graph that says what is no mention claims to mention all else.
        if exceptions.is_file():
            findings += coverage.check(session, source, exceptions)
    else:
        skipped.append(label("checks.no_source"))
    counts, lexicon = _counts(session), session.lexicon
    findings = places.located(set(findings), _stated_first(_own(files)))
    ordered = sorted(
        findings, key=lambda one: (one.check, natural_key(one.where), one.en, one.file or "", one.line or 0)
    )
    return Report(ordered, counts, skipped, {name: lexicon.label(name) for name in counts})


def fix(where: str | None = None, source: Path | None = None) -> Iterator[str]:
    """Write the files of a graph in canonical form, and beside them what is derived; tells of each that is written.

    With a source folder, also the words of each passage whose text there is the one that the graph was made from.
    Raises AskedWrongly for an endpoint and an Oxigraph folder, BadFile before anything is written, NotWritten.
    """
    if where is not None and locations.is_store_on_disk(where):
        raise AskedWrongly("--fix writes RDF files, not an Oxigraph folder", "give --store a folder or an RDF file")
    files, root = _files(where), resources.graph_root(where)
    if source is None:
        yield from form.fix(_own(files), root)
        return
    session = opening.open_session(where)
    texts = source_text.passages(session, source_text.source_files(session, source))
    yield from form.fix(_own(files), root, lambda quads: words.mended(quads, texts))


def _files(where: str | None) -> list[tuple[Path, IRI | None]]:
    if where and locations.is_endpoint(where):
        raise AskedWrongly("check reads files, not an endpoint", "give --store a folder or an RDF file")
    return locations.rdf_files(where)


def _own(files: list[tuple[Path, IRI | None]]) -> list[Path]:
    """The graph's files without the ontology."""
    return [path for path, _ in files if path != resources.ontology_file()]


def _stated_first(files: list[Path]) -> list[Path]:
    """The files that people edit, then those that are made from them."""
    return sorted(files, key=derivation.is_derived)


def _counts(session: Session) -> dict[str, int]:
    found = {str(kind): int(n.value) for kind, n in session.select(_COUNTS).rows if isinstance(n, Literal)}
    kinds = ("Passage", *ELEMENT_KINDS, *ENTITY_KINDS, *OBSERVATION_KINDS)
    counts = {kind: found.get(kk(kind), 0) for kind in kinds}
    for link, number in session.select(_LINKS).rows:
        if isinstance(link, IRI) and isinstance(number, Literal):
            counts[link.rsplit("#", 1)[-1]] = int(number.value)
    return counts
