"""The W3C's tests of SPARQL 1.1 queries through a real server: what the engine passes, passes here or is refused."""

from __future__ import annotations

import pytest

from benchmarks.w3c_http import counted, measured
from tests.places import SHARED

FOLDER = SHARED / "w3c" / "sparql11"


@pytest.mark.skipif(not FOLDER.exists(), reason="the W3C's tests are not here: ../shared/w3c/sparql11")
def test_nothing_fails_through_the_server_that_the_engine_passes() -> None:
    found = measured(FOLDER)
    assert [one.test.name for one in found if one.is_ours] == []
    assert {
        kind: {how: count for how, count in counts.items() if not how.startswith("engine")}
        for kind, counts in counted(found).items()
    } == {
        "CSVResultFormatTest": {"passed": 3},
        "NegativeSyntaxTest11": {"passed": 48},
        "PositiveSyntaxTest11": {"failed": 1, "passed": 61, "refused": 1},
        "PositiveSyntaxTest11, asks other servers": {"refused": 3},
        "QueryEvaluationTest": {"failed": 11, "passed": 221},
        "QueryEvaluationTest, asks other servers": {"refused": 7},
    }
    refused = {one.test.name: one.why for one in found if one.how == "refused"}
    others = [name for name, why in refused.items() if not why.startswith("SERVICE is refused")]
    assert others == ["syntax-query/test_42"]  # FROM a graph that is not there, and is not fetched
