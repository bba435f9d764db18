"""How files are to be read, from what people say."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from keikaku.errors import AskedWrongly
from keikaku.store.files.json_text import Contexts
from keikaku.store.files.rdf_formats import ENDINGS, QUADS, TRIPLES
from keikaku.store.files.reading import Reading

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")


def reading(
    base: str | None = None, input_format: str | None = None, lenient: bool = False,
    contexts: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
) -> Reading:  # fmt: skip
    """How to read files, from the words of options.

    base: an absolute IRI. input_format: any ending that names a format, with a dot or without. contexts: FILE or
    IRI=FILE, one or several. Raises AskedWrongly.
    """
    if base is not None and not _ABSOLUTE.fullmatch(base):
        raise AskedWrongly(f"the base {base} is no absolute IRI", "write it as https://example.org/data/")
    form = None if input_format is None else ENDINGS.get(f".{input_format.lower().lstrip('.')}")
    if input_format is not None and form is None:
        known = ", ".join(sorted(ending[1:] for ending in TRIPLES | QUADS))
        raise AskedWrongly(f"{input_format} is no format of RDF that can be read", f"known are {known}")
    given = [contexts] if isinstance(contexts, str | os.PathLike) else contexts
    return Reading(base, form, lenient, Contexts.of(str(os.fspath(one)) for one in given))
