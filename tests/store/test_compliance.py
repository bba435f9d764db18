from __future__ import annotations

from collections import Counter

import pytest

from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.reference import ReferenceStore
from keikaku.store.remote import RemoteStore
from tests.store.compliance import BROKEN, ECHOED, NAMES, NOT_A_NAME, NOT_A_TERM, REFUSED, Compliance

METHODS = 50


class TestEmbedded(Compliance):
    @pytest.fixture
    def store(self, embedded: EmbeddedStore) -> Store:
        return embedded


class TestReference(Compliance):
    @pytest.fixture
    def store(self, reference: ReferenceStore) -> Store:
        return reference


class TestRemote(Compliance):
    @pytest.fixture
    def store(self, remote: RemoteStore) -> Store:
        return remote


def test_no_case_has_vanished(request: pytest.FixtureRequest) -> None:
    methods = [name for name in vars(Compliance) if name.startswith("test_")]
    assert len(methods) == METHODS
    tables = {"ECHOED": 61, "NOT_A_TERM": 18, "NOT_A_NAME": 12, "REFUSED": 10, "BROKEN": 12, "NAMES": 12}
    assert {name: len(globals()[name]) for name in tables} == tables
    assert {type(table) for table in (ECHOED, NOT_A_TERM, NOT_A_NAME, REFUSED, BROKEN, NAMES)} == {tuple, dict}
    collected = Counter(item.parent.name for item in request.session.items if item.path == request.path and item.parent)
    if request.config.option.keyword or any("::" in argument for argument in request.config.args):
        pytest.skip("only some cases were asked for")
    whole = METHODS - len(tables) + sum(tables.values())
    assert [collected[f"Test{engine}"] for engine in ("Embedded", "Reference", "Remote")] == [whole] * 3
