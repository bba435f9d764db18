"""The libraries that only releases and their tables need: imported where they are used, asked for where they lack."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from keikaku.errors import MissingLibrary


def duckdb() -> Any:
    """DuckDB. Raises MissingLibrary."""
    return _library("duckdb")


def pyarrow() -> Any:
    """Arrow. Raises MissingLibrary."""
    return _library("pyarrow")


def parquet() -> Any:
    """Arrow's reader and writer of Parquet. Raises MissingLibrary."""
    return _library("pyarrow.parquet")


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingLibrary(f"{name.partition('.')[0]} is not installed", "pip install 'keikaku[analysis]'") from None
