"""Patterns of files that the shell has made several words of, where --store takes one."""

from __future__ import annotations

import os
from collections.abc import Sequence

from keikaku.errors import AskedWrongly


def refuse_unquoted(words: Sequence[str]) -> None:
    """Raises AskedWrongly where a file of RDF comes just after the value of --store: for a question, it seems."""
    for one, other in zip(words, words[2:], strict=False):
        if one != "--store" or not os.path.isfile(other):  # noqa: PTH113 - whatever the word is
            continue
        from keikaku.services.session import locations

        if locations.is_rdf_by_name(other):
            raise AskedWrongly(
                f"--store takes one file, and {other} comes after it",
                "put a pattern in quotes, as --store 'data/*.ttl', or give --store before each file",
            )
