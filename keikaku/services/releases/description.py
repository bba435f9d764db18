"""What a release says of itself for others: VoID and DCAT, CSVW of its tables, and how to cite it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyoxigraph as ox

from keikaku.services.releases import layout, tables
from keikaku.services.releases.layout import Listed
from keikaku.services.releases.staging import Staged
from keikaku.services.releases.tables import Column
from keikaku.vocab import COMMON_PREFIXES, ONTOLOGY, PREFIXES

HERE = "release://here/"
"""What its files are relative to while the description is written: it says nothing of where a release stands."""

_DATASETS = f"""
SELECT subject, predicate, object, language FROM quads
WHERE subject IN (SELECT subject FROM quads WHERE predicate = '{PREFIXES["rdf"]}type'
                  AND object IN ('{PREFIXES["schema"]}Dataset', '{COMMON_PREFIXES["dcat"]}Dataset',
                                 '{COMMON_PREFIXES["void"]}Dataset') AND graph IS DISTINCT FROM '{ONTOLOGY}')
ORDER BY subject, predicate, object, language NULLS FIRST"""
_PREFIXES = {
    "csvw": COMMON_PREFIXES["csvw"], "dcat": COMMON_PREFIXES["dcat"], "dcterms": PREFIXES["dcterms"],
    "rdfs": PREFIXES["rdfs"], "spdx": COMMON_PREFIXES["spdx"], "void": COMMON_PREFIXES["void"], "xsd": PREFIXES["xsd"],
}  # fmt: skip
_MEDIA = {
    ".nq": "application/n-quads", ".parquet": "application/vnd.apache.parquet", ".json": "application/csvm+json",
    ".cff": "application/yaml",
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BY_4 = "https://creativecommons.org/licenses/by/4.0/"


class About(NamedTuple):
    """What the data say of themselves as datasets. Titles: text and language."""

    iris: tuple[str, ...]
    titles: tuple[tuple[str, str | None], ...]
    licenses: tuple[str, ...]
    modified: str | None

    def title(self, name: str) -> str:
        """What it is called in English, else otherwise, else as it is named."""
        english = [text for text, language in self.titles if (language or "").startswith("en")]
        return next(iter(english or [text for text, _ in self.titles]), name)


def about(staged: Staged) -> About:
    """What the data say of themselves."""
    said: dict[str, list[tuple[str, str | None]]] = {}
    iris: dict[str, None] = {}
    for iri, property_, value, language in staged.database.execute(_DATASETS).fetchall():
        iris[iri] = None
        said.setdefault(property_, []).append((value, language))
    return about_of(tuple(iris), said)


def about_of(iris: tuple[str, ...], said: Mapping[str, Sequence[tuple[str, str | None]]]) -> About:
    """The same of datasets of which this is said: property to texts or IRIs, with the languages of texts."""
    titles = said.get(PREFIXES["skos"] + "prefLabel") or said.get(PREFIXES["dcterms"] + "title") or []
    days = [value for value, _ in said.get(PREFIXES["dcterms"] + "modified", []) if _DAY.match(value)]
    licenses = {value: None for value, _ in said.get(PREFIXES["dcterms"] + "license", [])}
    return About(iris, tuple(titles), tuple(licenses), max(days)[:10] if days else None)


def usual_name(staged: Staged, about: About) -> str:
    """What a release is called that nobody has named: its dataset or its only plan, and the day of the data."""
    names = [iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1] for iri in about.iris] or [
        plan.id for plan in staged.plans
    ]
    what = names[0] if len(names) == 1 else f"{len(names)}-datasets" if about.iris else f"{len(names)}-plans"
    return f"{what}-{about.modified}" if about.modified else what


def turtle(
    name: str, date: str | None, digest: str, about: About, counts: Mapping[str, int], files: Sequence[Listed]
) -> bytes:
    """VoID and DCAT, as Turtle whose addresses are relative to where it stands."""
    triples = list(described(name, date, digest, about, counts, files))
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES, base_iri=HERE)
    assert text is not None
    return b"".join(line for line in text.splitlines(keepends=True) if not line.startswith(b"@base"))


def described(
    name: str, date: str | None, digest: str | None, about: About, counts: Mapping[str, int], files: Sequence[Listed],
    here: str = HERE,
) -> Iterator[ox.Triple]:  # fmt: skip
    """The same as triples. counts: of statements and things, where they are known. here: what describes itself."""

    def term(short: str) -> ox.NamedNode:
        prefix, _, local = short.partition(":")
        return ox.NamedNode((PREFIXES.get(prefix) or COMMON_PREFIXES[prefix]) + local)

    def say(subject: ox.NamedNode, property_: str, value: Any) -> ox.Triple:
        return ox.Triple(subject, term(property_), value)

    whole = ox.NamedNode(here)
    for kind in ("dcat:Dataset", "void:Dataset"):
        yield say(whole, "rdf:type", term(kind))
    for text, language in about.titles or [(name, None)]:
        yield say(whole, "dcterms:title", ox.Literal(text, language=language))
    yield say(whole, "dcat:version", ox.Literal(name))
    if digest:
        yield say(whole, "dcterms:identifier", ox.Literal(digest))
    if date:
        yield say(whole, "dcterms:issued", ox.Literal(date, datatype=term("xsd:date")))
    for license_ in about.licenses:
        yield say(whole, "dcterms:license", ox.NamedNode(license_))
    for iri in about.iris:
        yield say(whole, "dcterms:isVersionOf", ox.NamedNode(iri))
    for count, property_ in (("quads", "void:triples"), ("things", "void:entities")):
        if count in counts:
            yield say(whole, property_, ox.Literal(counts[count]))
    yield say(whole, "void:vocabulary", ox.NamedNode(PREFIXES["kk"]))
    for file in files:
        ending = file.path[file.path.rfind(".") :]
        if ending not in _MEDIA or file.path == layout.CITATION:
            continue
        where = ox.NamedNode(here + file.path)
        if ending == ".nq":
            yield say(whole, "void:dataDump", where)
        yield say(whole, "dcat:distribution", where)
        yield say(where, "rdf:type", term("dcat:Distribution"))
        yield say(where, "dcat:downloadURL", where)
        media = ox.NamedNode(f"https://www.iana.org/assignments/media-types/{_MEDIA[ending]}")
        yield say(where, "dcat:mediaType", media)
        yield say(where, "dcat:byteSize", ox.Literal(str(file.bytes), datatype=term("xsd:nonNegativeInteger")))
        checksum = ox.NamedNode(f"{here}{file.path}#checksum")
        yield say(where, "spdx:checksum", checksum)
        yield say(checksum, "rdf:type", term("spdx:Checksum"))
        yield say(checksum, "spdx:algorithm", term("spdx:checksumAlgorithm_sha256"))
        yield say(checksum, "spdx:checksumValue", ox.Literal(file.sha256, datatype=term("xsd:hexBinary")))


_SAID = {
    layout.THINGS: (tables.THINGS, "Each thing with its narrowest class, and what it is called."),
    layout.NAMES: (tables.NAMES, "Each name of each thing, once for each key by which it is found."),
    layout.PART_OF: (
        tables.PART_OF,
        "Each element of a plan with all that it is below; 1 step is the one right above.",
    ),
}
_SAID_OF_QUADS = "Statements: whole plans together, by predicate, plan, subject and object."


def csvw(files: Sequence[str]) -> str:
    """The tables for machines: columns, their types, which are required. files: those of the statements."""
    described: list[tuple[str, Sequence[Column], str]] = [(path, tables.QUADS, _SAID_OF_QUADS) for path in files]
    described += [(path, columns, said) for path, (columns, said) in _SAID.items()]
    text = json.dumps(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:description": "The tables are Parquet, of the columns that are described here.",
            "tables": [
                {
                    "url": path.removeprefix("tables/"),
                    "dc:description": said,
                    "tableSchema": {
                        "columns": [
                            {"name": one.name, "titles": one.name, "datatype": one.type, "required": one.required}
                            for one in columns
                        ]
                    },
                }
                for path, columns, said in described
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
    return text + "\n"


def citation(name: str, date: str | None, digest: str, about: About) -> str:
    """How to cite the data, in the Citation File Format."""
    title = about.title(name)
    lines = [
        ("cff-version", "1.2.0"), ("message", "If you use these data, please cite them by version and digest."),
        ("type", "dataset"), ("title", title), ("version", name),
        *([("date-released", date)] if date else []),
        *([("license", "CC-BY-4.0")] if about.licenses == (_BY_4,) else []),
        *([("license-url", about.licenses[0])] if len(about.licenses) == 1 and about.licenses != (_BY_4,) else []),
    ]  # fmt: skip
    text = "".join(f"{key}: {_quoted(value)}\n" for key, value in lines)
    text += f"authors:\n  - name: {_quoted(f'contributors to {title}')}\n"
    text += f"identifiers:\n  - type: other\n    value: {_quoted(digest)}\n"
    return text + f"    description: {_quoted('SHA-256 of the data as canonical N-Quads (RDFC-1.0)')}\n"


def _quoted(text: str) -> str:
    """A text for YAML, which takes strings of JSON."""
    return json.dumps(text, ensure_ascii=False)
