"""Where the page of a thing stands: a path that any file system and any server takes, made of its IRI alone."""

from __future__ import annotations

import hashlib
import re

from keikaku.vocab import ID, NS, ONTOLOGY

HOME, INDEX, SEARCH, CATALOGUE, TERMS = "index", "index/index", "search", "catalogue", "ns/index"
_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_.-]*")
_NAME = re.compile(r"[A-Za-z][a-z0-9]*(?:[A-Z][a-z0-9]+)*")
_LONGEST = 80  # characters of one part: folders of some systems take 255 bytes
_MOST_PARTS = 12
_TAKEN = re.compile(r"index|con|prn|aux|nul|(com|lpt)\d|.*\.(ja|en|html|json|ttl|csv|jsonld|rdf|nt)", re.IGNORECASE)


def of_thing(iri: str, base: str = ID) -> str:
    """The place of the page of a thing: ``id/actor/jetro``, ``ns/properties/involves``, ``id/data-example/x-1f3a0b12``.

    base: what the IRIs of the site's own things begin with. What is no plain path in small letters is made one, with a
    part of the IRI's digest behind it, so that no two things share a page, be the file system what it may.
    """
    if iri == ONTOLOGY:
        return TERMS
    if iri.startswith(NS):  # classes and individuals begin with a capital, properties do not
        local = iri.removeprefix(NS)
        return f"ns/{'terms' if local[:1].isupper() else 'properties'}/{_named(local)}"
    return f"id/{_path(iri.removeprefix(base))}"


def of_kind(kind: str) -> str:
    """The place of the index of a class, by its id."""
    return f"index/{_named(kind)}"


def _named(name: str) -> str:
    """``IndicatorValue`` as ``indicator-value``."""
    return _path(re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()) if _NAME.fullmatch(name) else _path(name, plain=False)


def _path(rest: str, *, plain: bool = True) -> str:
    parts = rest.split("/")
    if plain and len(parts) <= _MOST_PARTS and all(_is_plain(part) for part in parts):
        return rest
    cleaned = [re.sub(r"[^a-z0-9_-]+", "-", part.lower()).strip("-")[:_LONGEST] for part in parts]
    kept = [part for part in cleaned if part][-_MOST_PARTS:]
    digest = hashlib.sha256(rest.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    folders = [f"{part}-" if _TAKEN.fullmatch(part) else part for part in kept[:-1]]
    return "/".join([*folders, "-".join([*kept[-1:], digest])])


def _is_plain(part: str) -> bool:
    return bool(_PLAIN.fullmatch(part)) and len(part) <= _LONGEST and not _TAKEN.fullmatch(part) and part[-1] != "."
