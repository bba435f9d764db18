"""The digest of data: what it depends on, and what not."""

from __future__ import annotations

import hashlib
import random
from typing import Any

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from keikaku.store import canonical
from tests.examples import examples

IRIS = st.sampled_from([ox.NamedNode(f"https://example.org/{name}") for name in ("a", "b", "計画")])
BLANKS = st.sampled_from([ox.BlankNode(name) for name in ("x", "y", "z")])
LITERALS = st.builds(ox.Literal, st.text(max_size=4)) | st.builds(
    lambda text: ox.Literal(text, language="ja"), st.text(max_size=3)
)
QUADS = st.lists(
    st.builds(ox.Quad, IRIS | BLANKS, IRIS, IRIS | BLANKS | LITERALS, IRIS | BLANKS | st.just(ox.DefaultGraph())),
    max_size=8,
)


@examples(60)
@given(QUADS, st.randoms(use_true_random=False))
def test_order_repetition_and_names_of_blank_nodes_do_not_count(quads: list[ox.Quad], chance: random.Random) -> None:
    others: dict[Any, Any] = {ox.BlankNode(old): ox.BlankNode(new) for old, new in zip("xyz", "zkx", strict=True)}
    renamed = []
    for one in [*quads, *quads[:2]]:
        subject, value, graph = (others.get(term, term) for term in (one.subject, one.object, one.graph_name))
        renamed.append(ox.Quad(subject, one.predicate, value, graph))
    chance.shuffle(renamed)
    assert canonical.digest(renamed) == canonical.digest(quads)


@examples(60)
@given(QUADS)
def test_it_is_that_of_the_canonical_form_of_the_whole(quads: list[ox.Quad]) -> None:
    whole = ox.Dataset(quads)
    whole.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = "".join(sorted(f"{quad} .\n" for quad in whole))
    assert canonical.digest(quads) == f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"


@examples(60)
@given(QUADS, st.text(max_size=5), st.text(max_size=5))
def test_any_other_text_counts(quads: list[ox.Quad], one: str, other: str) -> None:
    said = ox.NamedNode("https://example.org/said")
    first, second = ([*quads, ox.Quad(said, said, ox.Literal(text))] for text in (one, other))
    assert (canonical.digest(first) == canonical.digest(second)) == (one == other)
