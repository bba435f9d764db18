"""The page of assistants: each call answers what the page says."""

from __future__ import annotations

import pytest

from keikaku.services.session.session import Session
from tests.assistants.transcript import calls, said


@pytest.mark.parametrize(("call", "answer"), calls(), ids=lambda one: one[:60])
def test_a_call_answers_what_the_page_says(call: str, answer: str, session: Session) -> None:
    assert said(session, call) == answer, "python -m tests.assistants.transcript"
