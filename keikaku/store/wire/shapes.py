"""What answers of endpoints may be found to be, whatever their format."""

from __future__ import annotations


class Misshapen(ValueError):
    """An answer that is not what its format says, and why."""
