"""What an installation brings along is listed, and anybody may use it."""

from __future__ import annotations

import re

from tests.dependencies import PAGE, dependencies

_ROW = re.compile(r"^\| ([a-z0-9_.\-]+) \| (.*) \| [0-9.]+ \|$", re.MULTILINE)


def test_every_dependency_has_a_permissive_licence() -> None:
    found = dependencies()
    assert [one for one in found if not one.permissive] == []
    assert len(found) > 30


def test_the_page_lists_them_all_with_their_licences() -> None:
    listed = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert listed == [(one.name, one.licence) for one in dependencies()], "python -m tests.dependencies"
