"""The digest of what was staged in a database is that of the data themselves, whatever they are."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import example, given

from keikaku.services.releases import gathering, layout, quads, staging
from keikaku.store import canonical
from tests.examples import examples
from tests.store.test_canonical import QUADS

A = ox.NamedNode("https://example.org/a")
AWKWARD = ["\0", "\ufffe", '"\\\n\r\t\b\f', "\x7f\x85\u2028", "é", "e\u0301", "𠮷", "_:c14n0", " ", ""]


@examples(12)
@given(QUADS)
@example([ox.Quad(A, A, ox.Literal(text), A) for text in AWKWARD])
@example([ox.Quad(A, A, ox.Literal(text, language="en"), ox.BlankNode("g")) for text in AWKWARD])
def test_both_ways_to_the_digest_are_one(some: list[ox.Quad]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "quads").mkdir()
        with staging.database(folder, 2**28) as database:
            staging.take_in(database, ((quad, gathering.STATED) for quad in some))
            digest, counts = quads.write(staging.settled(database), folder, lambda _: None)
        assert digest == canonical.digest(some)
        lines = (folder / layout.STATED).read_bytes()
        assert list(ox.parse(lines, ox.RdfFormat.N_QUADS)) == [] or lines.count(b"\n") == counts["stated"]
