"""A real server over a small plan, for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.places import TOWN
from tests.web.servers import Served, served


@pytest.fixture(scope="session")
def town() -> Iterator[Served]:
    """A server over a plan of a town that is not, with a short deadline and small limits."""
    with served(
        "--store", str(TOWN), "--deadline", "2", "--max-rows", "1000", "--max-answer", "200K", "--memory", "256M",
        "--allow-host", "plan.example.org", "--cors-origin", "https://reader.example.org", "--workers", "2",
    ) as server:  # fmt: skip
        yield server
