"""Finds ontology/, graph/ and queries/: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import os
from pathlib import Path

from keikaku.errors import BadFile

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder ``ontology``, ``graph`` or ``queries``. Raises BadFile when the installation lacks it."""
    for root in (_PACKAGE / "data", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise BadFile(f"the folder {name}/ is missing from this installation", "install keikaku again")


def ontology_file() -> Path:
    """ontology/keikaku.ttl."""
    return folder("ontology") / "keikaku.ttl"


def shapes_file() -> Path:
    """ontology/shapes.ttl."""
    return folder("ontology") / "shapes.ttl"


def package_files() -> list[Path]:
    """The package's own files, in a stable order: modules, and the words and texts that they read."""
    return sorted(
        Path(folder) / name
        for folder, _, names in os.walk(_PACKAGE)
        for name in names
        if name.endswith((".py", ".toml", ".json"))
    )


def rule_files() -> list[Path]:
    """ontology/rules/*.rq by name."""
    return sorted((folder("ontology") / "rules").glob("*.rq"))


def graph_root(where: str | None = None) -> Path:
    """The folder of the packaged graph's files, or of another graph: its folder, that within it, or its one file."""
    if where is None:
        return folder("graph")
    return Path(where) / "graph" if (Path(where) / "graph").is_dir() else Path(where)


def graph_files(root: Path | None = None) -> list[Path]:
    """The TriG files of the packaged graph, or of another folder laid out alike, in a stable order."""
    return sorted((root or folder("graph")).rglob("*.trig"))
