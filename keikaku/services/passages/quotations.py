"""Quotations for citations: address to the passage's Japanese text."""

from __future__ import annotations

from keikaku.services.passages import source_text
from keikaku.services.session.session import Session
from keikaku.vocab import address_of


def quotations(session: Session) -> dict[str, str]:
    """The running text of every passage whose source file the session has, by address. Raises BadFile."""
    if session.source is None:
        return {}
    return {
        address_of(iri): source_text.quotation(passage.text)
        for iri, passage in source_text.passages(session, session.source).items()
    }
