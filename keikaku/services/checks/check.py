"""Checks a graph: its form, its register, its terms, its shapes, and each mention against the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Label, Literal, natural_key
from keikaku.services.checks import (
    compounds,
    coverage,
    extent,
    form,
    mentions,
    places,
    register,
    scope,
    shapes,
    stores,
    terms,
    unread,
    values,
    words,
)
from keikaku.services.checks.extent import Extent
from keikaku.services.checks.findings import Finding
from keikaku.services.checks.stores import StoreFiles
from keikaku.services.passages import source_text
from keikaku.services.registers.unplaced import Unplaced
from keikaku.services.session import opening
from keikaku.services.session.session import Session
from keikaku.store.files.reading import Reading
from keikaku.texts.catalogue import label
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, OBSERVATION_KINDS, kk, prologue

_COUNTS = prologue("kk") + "SELECT ?kind (COUNT(DISTINCT ?x) AS ?count) WHERE { ?x a ?kind } GROUP BY ?kind"
_LINKS = prologue("kk") + (
    "SELECT ?property (COUNT(*) AS ?count) WHERE { VALUES ?property { kk:mentions kk:involves } "
    "?x ?property ?y } GROUP BY ?property"
)


class Report(NamedTuple):
    """What was found, what was counted (name to number), and what could not be checked and why.

    ``labels`` are what people call that which was counted. ``unread``: lines of the texts that stand in no passage.
    """

    findings: list[Finding]
    counts: dict[str, int]
    skipped: list[Label]
    labels: dict[str, Label]
    unread: tuple[Unplaced, ...] = ()


def check(
    where: str | Sequence[str] | None = None,
    source: Path | None = None,
    engine: str = "embedded",
    only: str | None = None,
    reading: Reading | None = None,
) -> Report:
    """Check the packaged graph, or RDF files, or several stores together; with a source folder, every mention and hash.

    only: a plan by its id, or a store by its name: all is looked at, but only what is wrong with that one is told, and
    only its texts are missed. reading: how files are to be read; where what is at fault is left out, their form is not
    looked at. Of a folder that Oxigraph keeps, what can be asked of it; the report says what cannot be known. Raises
    AskedWrongly for an endpoint, UnknownName, BadFile for what cannot be read.
    """
    reading = reading or Reading()
    several = stores.named(where, reading)
    session = opening.open_session([store.name for store in several], engine, everything=True, reading=reading)
    told = extent.of(session, several, only)
    findings = [*register.check(session), *terms.check(session, told.graphs)]
    if len(several) == 1:
        findings += scope.check(session)
    skipped: list[Label] = []
    lines: list[Unplaced] = []
    if several[0].on_disk:
        skipped.append(label("checks.loaded_store" if several[0].loaded_from else "checks.store_on_disk"))
    else:
        for store in several if not reading.lenient else ():
            findings += form.check(store.files, store.root, told.files)
        skipped += [label("checks.lenient")] if reading.lenient else []
        findings += shapes.check(session)
    if source:
        findings += mentions.check(session, source, told.plans)
        findings += words.check(session, source, told.plans)
        findings += values.check(session, source, told.plans)
        findings += _covered(session, source, several, told)
        lines, unused = unread.check(session, source, [store.exceptions for store in several], told.plans)
        findings += unused
        without = [store.name for store in several if not store.exceptions.is_file() and told.is_of(store.files)]
        skipped += [label("checks.no_exceptions", store=name) for name in without]
    else:
        skipped.append(label("checks.no_source"))
    placed = places.located({one for one in findings if told.holds(one)}, stores.edited_first(several), reading)
    counts, lexicon = _counts(session if told.plans is None else session.within(told.plans)), session.lexicon
    labels = {name: lexicon.label(name) for name in counts}
    return Report(sorted(placed, key=_order), counts, skipped, labels, tuple(lines))


def _order(one: Finding) -> tuple[object, ...]:
    return one.check, natural_key(one.where), one.en, one.file or "", one.line or 0


def _covered(session: Session, source: Path, several: Sequence[StoreFiles], told: Extent) -> Iterator[Finding]:
    """What the texts say and the graph does not. A store that says what is no mention claims to mention all else."""
    for store in several:
        own = {plan.iri for plan in extent.plans_of(store)} if len(several) > 1 else None
        plans = told.plans if own is None else own if told.plans is None else own & told.plans
        if store.exceptions.is_file():
            whole = told.plans is None or own == plans
            yield from coverage.check(session, source, store.exceptions, plans, whole=whole)
        if store.ordinary.is_file():
            yield from compounds.check(session, source, compounds.ordinary_words(store.ordinary), plans)


def fix(
    where: str | Sequence[str] | None = None, source: Path | None = None, only: str | None = None, keys: bool = False
) -> Iterator[str]:
    """Write the files of a graph in canonical form, and beside them what is derived; tells of each that is written.

    With a source folder, also the words of each passage whose text there is the one that the graph was made from.
    only: as in ``check``; no other file is written. keys: also, in a folder without them, the keys by which names are
    found in a store far away. Raises AskedWrongly for an endpoint and an Oxigraph folder, BadFile before anything is
    written, UnknownName, NotWritten.
    """
    several = stores.named(where, Reading())
    if several[0].on_disk:
        raise AskedWrongly("--fix writes RDF files, not an Oxigraph folder", "give --store a folder or an RDF file")
    files, mend = None, form.as_it_is
    if source is not None or only is not None:
        session = opening.open_session([store.name for store in several], everything=True)
        files = extent.of(session, several, only).files
    if source is not None:
        texts = source_text.passages(session, source_text.source_files(session, source))
        mend = partial(words.mended, texts=texts)
    for store in several:
        yield from form.fix(store.files, store.root, mend, files, keys)


def _counts(session: Session) -> dict[str, int]:
    found = {str(kind): int(n.value) for kind, n in session.select(_COUNTS).rows if isinstance(n, Literal)}
    kinds = ("Passage", *ELEMENT_KINDS, *ENTITY_KINDS, *OBSERVATION_KINDS)
    counts = {kind: found.get(kk(kind), 0) for kind in kinds}
    for link, number in session.select(_LINKS).rows:
        if isinstance(link, IRI) and isinstance(number, Literal):
            counts[link.rsplit("#", 1)[-1]] = int(number.value)
    return counts
