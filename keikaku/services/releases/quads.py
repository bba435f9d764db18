"""The statements of a release as N-Quads, and the digest of the data.

All statements as canonical N-Quads with blank nodes named by RDFC-1.0, in the order of their code points, are the
canonical form of the dataset; their SHA-256 is its digest. The files hold them in that order, so that
``LC_ALL=C sort -m quads/*.nq | sha256sum`` says it again without any program of ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from keikaku.services.releases import layout
from keikaku.services.releases.staging import LINES, Staged
from keikaku.store import canonical


def write(staged: Staged, folder: Path, tell: Callable[[int], None]) -> tuple[str, dict[str, int]]:
    """Write the files; the digest, and how many statements each has. tell: is told how many more were written."""
    digest = hashlib.sha256()
    counts = [0] * len(layout.QUADS)
    with ExitStack() as opened:
        files = [opened.enter_context((folder / name).open("wb")) for name in layout.QUADS]
        for batch in staged.batches(LINES):
            texts: list[list[str]] = [[] for _ in files]
            lines = [f"{line}\n" for line in batch.column("line").to_pylist()]
            for line, origin in zip(lines, batch.column("origin").to_pylist(), strict=True):
                texts[origin].append(line)
            digest.update("".join(lines).encode())
            for at, (file, some) in enumerate(zip(files, texts, strict=True)):
                file.write("".join(some).encode())
                counts[at] += len(some)
            tell(len(lines))
    return canonical.PREFIX + digest.hexdigest(), dict(zip(("stated", "derived", "ontology"), counts, strict=True))
