"""Where things stand in the checkout, and which files are the project's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"  # the plan's text and other material, where it lies beside the checkout
TOWN = DATA / "town"  # a plan of a town that is not, every kind of thing in it once or twice, with its text; clean
PLANS = DATA / "plans"  # plans of other kinds, one in each language alone; without a text
FOREIGN = DATA / "foreign"  # what others describe in words of their own: a thesaurus, a chart of offices


def tracked_files() -> list[str]:
    """The files under version control, relative to the checkout. Skips the test where there are none: in an sdist."""
    command = ["git", "ls-files", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        listed = ""
    if not listed:
        pytest.skip("no git, or no checkout of it, to say which files are the project's")
    return listed.rstrip("\0").split("\0")
