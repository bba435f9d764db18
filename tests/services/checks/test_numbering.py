from __future__ import annotations

import pytest

from keikaku.services.checks.numbering import gaps


def missing(*addresses: str) -> list[str]:
    return [one.where for one in gaps({address: f"urn:{address}" for address in addresses})]


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (["p:1/action/1", "p:1/action/2"], []),
        (["p:1/action/1", "p:1/action/3"], ["p:1/action/2"]),
        (["p:1/action/2"], ["p:1/action/1"]),
        (["p:1/action/1", "p:1/action/2a", "p:1/action/2b"], []),
        (["p:1/action/1", "p:2/action/1", "p:2/action/3"], ["p:2/action/2"]),
        # counted through the whole plan, of which a part may be all that there is
        (["p:a/action/1", "p:b/action/2", "p:b/action/3"], []),
        (["p:a/action/12", "p:b/action/13", "p:b/action/15"], ["p:b/action/14"]),
        # each plan, and each kind, has its own
        (["p:a/action/1", "q:a/action/2"], ["q:a/action/1"]),
        (["p:a/action/1", "p:a/issue/2"], ["p:a/issue/1"]),
        # what has no number is not counted
        (["env:goal-2/aim", "env:goal-4/aim", "env:7", "env:3-45"], []),
    ],
)
def test_numbers_that_are_missing(addresses: list[str], said: list[str]) -> None:
    assert missing(*addresses) == said
