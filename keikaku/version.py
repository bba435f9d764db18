"""The version, in a module that imports nothing: the package, the command and the wheel take it from here."""

from __future__ import annotations

__version__ = "0.1.0"
