"""Graphs under a base of their own: what things are is in the statements, not in their names."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
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


def plan(folder: Path, passages: Mapping[str, str], said: str = "", *, id_: str = "harbour", more: str = "") -> Path:
    """Write a plan with its text: folder/ID.trig, folder/texts/ID.txt, and an empty list of exceptions; the first.

    passages: what each says, by its address without the plan's id; each states an initiative of a goal. said: TriG
    behind them, with names relative to the base. more: what else the register says.
    """
    text, statements = "", []
    for number, (path, words) in enumerate(passages.items()):
        start, end = len(text), len(text) + len(words)
        text += words + "\n"
        statements.append(
            f"<{id_}/e{number}> a kk:PlanElement, kk:Initiative ; kk:address '{id_}:{path}' ; kk:partOf <{id_}/goal> ;"
            f" skos:prefLabel 'initiative {number}'@en ; kk:statedIn <{id_}/p{number}> .\n"
            f"<{id_}/p{number}> a kk:Passage ; kk:address '{id_}:{path}' ; oa:hasSource <{id_}/text> ;"
            f" kk:textHash '{sha256(words.encode()).hexdigest()}' ; oa:hasSelector <{id_}/p{number}/range> .\n"
            f"<{id_}/p{number}/range> a kk:TextRange ; kk:order 1 ; oa:start {start} ; oa:end {end} .\n"
        )
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / f"{id_}.txt").write_text(text, encoding="utf-8")
    (folder / "exceptions.csv").write_text("address,name,reason\n", encoding="utf-8")
    file = folder / f"{id_}.trig"
    file.write_text(
        f"{HEAD}GRAPH <{id_}/register> {{\n<{id_}> a kk:PlanElement, kk:Plan ; kk:address '{id_}' ;"
        f" skos:prefLabel 'Plan {id_}'@en .\n<{id_}/goal> a kk:PlanElement, kk:Policy ; kk:address '{id_}:goal' ;"
        f" dcterms:title 'A Lively Harbour'@en ; skos:prefLabel 'Lively'@en ; kk:partOf <{id_}> .\n"
        f"<{id_}/text> a kk:SourceText ; kk:fileName '{id_}.txt' ;"
        f" kk:textHash '{sha256(text.encode()).hexdigest()}' .\n{''.join(statements)}{more}}}\n{said}",
        encoding="utf-8",
    )
    return file
