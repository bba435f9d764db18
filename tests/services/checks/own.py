"""Graphs under a base of their own: what things are is in the statements, not in their names."""

from __future__ import annotations

from pathlib import Path

from keikaku.vocab import ID

BASE = "https://data.example.jp/plan/"
HEAD = f"""@base <{BASE}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kk: <https://w3id.org/keikaku/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

"""


def rebased(graph: Path, base: str = BASE) -> Path:
    """Give every thing of a folder of TriG files a name under another base; everything else stays."""
    for file in graph.rglob("*.trig"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"@base <{ID}>", f"@base <{base}>"), encoding="utf-8")
    return graph
