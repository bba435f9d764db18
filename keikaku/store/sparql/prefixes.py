"""Prefixes that a query may use without declaring them.

First those that the opened files declare, then our own and the ones of common vocabularies, then those that Wikidata's
service takes for granted. Where one prefix has two meanings, what stands beside it decides, and nothing is guessed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from keikaku.vocab import COMMON_PREFIXES, ID, NS, PREFIXES

# https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format#Full_list_of_prefixes, and its SPARQL service's own.
_ENTITIES, _PROPERTIES = "http://www.wikidata.org/", "http://www.wikidata.org/prop/"
WIKIDATA = {
    "bd": "http://www.bigdata.com/rdf#",
    "gas": "http://www.bigdata.com/rdf/gas#",
    "hint": "http://www.bigdata.com/queryHints#",
    "mediawiki": "https://www.mediawiki.org/ontology#",
    "mwapi": "https://www.mediawiki.org/ontology#API/",
    "p": _PROPERTIES,
    "pq": f"{_PROPERTIES}qualifier/",
    "pqn": f"{_PROPERTIES}qualifier/value-normalized/",
    "pqv": f"{_PROPERTIES}qualifier/value/",
    "pr": f"{_PROPERTIES}reference/",
    "prn": f"{_PROPERTIES}reference/value-normalized/",
    "prv": f"{_PROPERTIES}reference/value/",
    "ps": f"{_PROPERTIES}statement/",
    "psn": f"{_PROPERTIES}statement/value-normalized/",
    "psv": f"{_PROPERTIES}statement/value/",
    "wd": f"{_ENTITIES}entity/",
    "wdata": f"{_ENTITIES}wiki/Special:EntityData/",
    "wdno": f"{_PROPERTIES}novalue/",
    "wdref": f"{_ENTITIES}reference/",
    "wds": f"{_ENTITIES}entity/statement/",
    "wdsubgraph": "https://query.wikidata.org/subgraph/",
    "wdt": f"{_PROPERTIES}direct/",
    "wdtn": f"{_PROPERTIES}direct-normalized/",
    "wdv": f"{_ENTITIES}value/",
    "wikibase": "http://wikiba.se/ontology#",
}
_GEOSPARQL, _WGS84 = "http://www.opengis.net/ont/geosparql#", "http://www.w3.org/2003/01/geo/wgs84_pos#"
_OF_WGS84 = frozenset(("lat", "long", "alt", "lat_long", "location", "Point", "SpatialThing"))
_SCHEMA_OF_WIKIDATA = "http://schema.org/"
_AND = " "
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*""")
KNOWN: Mapping[str, str] = {"id": ID, **COMMON_PREFIXES, **WIKIDATA, **PREFIXES, "geo": _GEOSPARQL}


class Declared:
    """The prefixes of several files, one after the other."""

    def __init__(self) -> None:
        self._meanings: dict[str, dict[str, None]] = {}
        self._given: dict[str, str] | None = None

    def add(self, some: Mapping[str, str]) -> None:
        """Add what one file declares, or what ``given`` has of several."""
        self._given = None
        for prefix, names in some.items():
            self._meanings.setdefault(prefix, {}).update(dict.fromkeys(names.split(_AND)))

    def given(self) -> Mapping[str, str]:
        """Each with its meaning; of one that files give several, all, with a space between, which no IRI has."""
        if self._given is None:
            self._given = {prefix: _AND.join(names) for prefix, names in self._meanings.items()}
        return self._given


def several(given: Mapping[str, str], prefix: str) -> Sequence[str]:
    """The meanings that files give a prefix, where there is more than one."""
    names = given.get(prefix, "").split(_AND)
    return names if len(names) > 1 else ()


def meanings(
    undeclared: Iterable[str], names: Iterable[str], given: Mapping[str, str], is_far: bool = False
) -> dict[str, str]:
    """What prefixes mean that a query uses and does not declare, as far as it is known.

    names: all names of the query. given: see ``Declared.given``. is_far: an endpoint answers, which may know
    a prefix of two meanings as the other one: so there it is left to it where nothing beside it decides.
    """
    undeclared, names = set(undeclared), list(names)
    used = {name.partition(":")[0] for name in names}
    found = {prefix: KNOWN[prefix] for prefix in undeclared if prefix in KNOWN}
    if "geo" in found and {name.partition(":")[2] for name in names if name.startswith("geo:")} <= _OF_WGS84:
        found["geo"] = _WGS84
    if "schema" in found and used & WIKIDATA.keys():
        found["schema"] = _SCHEMA_OF_WIKIDATA
    elif "schema" in found and is_far and not used & {"kk", "id"}:
        del found["schema"]
    found |= {prefix: given[prefix] for prefix in undeclared if _IRI.fullmatch(given.get(prefix, ""))}
    return dict(sorted(found.items()))


def nearest(prefix: str, others: Iterable[str]) -> str | None:
    """The known prefix that is written most alike, if any is: of all that are known, and others."""
    near = difflib.get_close_matches(prefix, {*KNOWN, *others} - {""}, 1, 0.6)
    return near[0] if near else None


def is_own(prefix: str, namespace: str) -> bool:
    """Whether a prefix stands for what it does in our own data and ontology."""
    return PREFIXES.get(prefix) == namespace or (prefix, namespace) in (("id", ID), ("kk", NS))
