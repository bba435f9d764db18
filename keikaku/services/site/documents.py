"""The files that stand beside the pages of a site: the ontology and the catalogue, by their places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from keikaku import resources

_ONTOLOGY = ("keikaku.ttl", "context.jsonld", "shapes.ttl")


def documents() -> Mapping[str, Path]:
    """Places from the top of the site, to the files that stand there as they are."""
    ontology = {f"ns/{name}": resources.folder("ontology") / name for name in _ONTOLOGY}
    queries = {f"queries/{path.name}": path for path in sorted(resources.folder("queries").glob("*.rq"))}
    return ontology | queries
