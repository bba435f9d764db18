"""Quotations for citations: address to the passage's Japanese text."""

from __future__ import annotations

from pathlib import Path

from keikaku.services.passages import source_text
from keikaku.store.base import Store
from keikaku.vocab import address_of


def quotations(store: Store, folder: Path) -> dict[str, str]:
    """The running text of every passage whose source file lies in the folder, by address. Raises BadFile."""
    return {
        address_of(iri): source_text.quotation(passage.text)
        for iri, passage in source_text.passages(store, folder).items()
    }
