"""The words of each passage against its text: all of them, and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from keikaku.language.content import word_set
from keikaku.records import IRI, Literal, Quad
from keikaku.services.checks import texts
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.passages import source_text
from keikaku.services.session.session import Session
from keikaku.vocab import kk, prologue

_WORDS = (
    prologue("kk")
    + """
SELECT ?passage ?address ?words WHERE {
  ?passage kk:textHash ?hash OPTIONAL { ?passage kk:address ?address } OPTIONAL { ?passage kk:words ?words }
}"""
)
_HASH, _TERM = kk("textHash"), kk("words")
_SHOWN = 5  # words of one passage


def check(session: Session, folder: Path, plans: Collection[IRI] | None = None) -> list[Finding]:
    """Passages that lack words of their text, and that have words which it does not hold.

    plans: whose texts are read; None: of all that a session over everything holds. Raises BadFile.
    """
    addresses: dict[IRI, str] = {}
    stated: dict[IRI, list[str]] = defaultdict(list)
    for passage, address, words in session.select(_WORDS).rows:
        iri = IRI(str(passage))
        addresses[iri] = address.value if isinstance(address, Literal) else iri
        stated[iri] += words.value.split() if isinstance(words, Literal) else ()
    findings = []
    for iri, text in (pair for of in texts.read(session, folder, plans).plans for pair in of.passages.items()):
        where, spot = addresses[iri], Spot(iri, None, _HASH)
        right = word_set(text.text)
        held, said = set(right), set(stated[iri])
        if held and not said:
            findings.append(finding("words", where, "checks.words_missing", spot))
            continue
        if held == said and right != stated[iri]:  # an order of the text would give its sentences away
            findings.append(finding("words", where, "checks.words_unsorted", spot))
        for key, some in (("checks.words_not_held", said - held), ("checks.words_lacking", held - said)):
            if some:
                told = ", ".join(sorted(some)[:_SHOWN]) + (" …" if len(some) > _SHOWN else "")
                findings.append(finding("words", where, key, spot, words=told, count=len(some)))
    return findings


def mended(quads: Iterable[Quad], texts: dict[IRI, source_text.Passage]) -> list[Quad]:
    """The statements of a file with the words of the passages whose hashes it states, where the text is that one.

    They stand in the graph of the hash, in place of what was there before.
    """
    quads = list(quads)
    right: dict[tuple[IRI, IRI], list[str]] = {}
    for subject, predicate, _, graph in quads:
        if predicate == _HASH and subject in texts and texts[subject].intact:
            right[subject, graph] = word_set(texts[subject].text)
    kept = [quad for quad in quads if quad[1] != _TERM or (quad[0], quad[3]) not in right]
    return kept + [
        (passage, _TERM, Literal.text(" ".join(words)), graph) for (passage, graph), words in right.items() if words
    ]
