"""What the tests of the explorer's data share: the data of the packaged graph."""

from __future__ import annotations

import json
from typing import Any

import pytest

from keikaku.page_data import BareData
from keikaku.services.session.session import Session
from tests.shown import page_data

Json = dict[str, Any]


def as_json(data: BareData) -> Json:
    """As the page holds it: a list is a list."""
    read: Json = json.loads(json.dumps(data))
    return read


@pytest.fixture(scope="session")
def data(session: Session) -> Json:
    """All that the explorer shows of the packaged graph."""
    return as_json(page_data(session, "en"))
