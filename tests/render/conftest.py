"""The browser that the tests of this room share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import open_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where it cannot be had, tests that need it are skipped; in CI they fail."""
    if not shutil.which("chromium") and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with open_browser() as opened:
        yield opened
