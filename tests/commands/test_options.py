"""What options and arguments mean, before any service is asked."""

from __future__ import annotations

import io
import sys

import pytest

from keikaku.commands.options import standard_input
from keikaku.errors import AskedWrongly, BadFile


def test_a_mebibyte_of_standard_input_is_read_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 2**20)))
    assert len(standard_input()) == 2**20
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * (2**20 + 1))))
    with pytest.raises(AskedWrongly, match="more than 1 MiB"):
        standard_input()


def test_standard_input_is_text_without_the_mark_that_some_systems_put_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfASK {}")))
    assert standard_input() == "ASK {}"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ASK \xff")))
    with pytest.raises(BadFile, match="not UTF-8 at byte 4"):
        standard_input()
