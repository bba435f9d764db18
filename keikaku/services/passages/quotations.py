"""Quotations for citations: address to the passage's Japanese text."""

from __future__ import annotations

from keikaku.errors import BadFile
from keikaku.services.passages import source_text
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session


def quotations(session: Session) -> dict[str, str]:
    """The running text of every passage whose source file the session has, by address.

    Raises BadFile, also where the folder has none of the files that the graph names: whoever names it wants quotations.
    """
    if session.source is None:
        return {}
    files = source_text.source_files(session, session.source)
    if files and all(file.text is None for file in files):
        wanted = ", ".join(file.name for file in files)
        raise BadFile(f"{session.source} holds none of the plan's text files", f"looked for {wanted}")
    return {
        address_of(session, iri): source_text.quotation(passage.text)
        for iri, passage in source_text.passages(session, files).items()
    }
