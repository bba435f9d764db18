"""Where things stand in the checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"  # the plan's text and other material, where it lies beside the checkout
TOWN = DATA / "town"  # a plan of a town that is not, every kind of thing in it once or twice, with its text; clean
