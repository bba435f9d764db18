"""JSON-LD with prefixes: its writer makes none, so names are made short here and declared in a context."""

from __future__ import annotations

import json
from collections.abc import Mapping

_ENDS = tuple(":/?#[]@")  # of what may stand for a prefix without being said to


def with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Expanded JSON-LD, a list of things, as a graph with a context of the prefixes that are used in it.

    As it is where none is used. A prefix that is the scheme of an IRI (``urn``) is not: it would be read as the other.
    """
    things = json.loads(text)
    schemes: set[str] = set()
    _shortened(things, {}, schemes)
    fit = {prefix: name for prefix, name in prefixes.items() if prefix and prefix not in schemes}
    used: set[str] = set()
    graph = _shortened(things, {name: prefix for prefix, name in fit.items()}, used)
    context = {
        prefix: name if name.endswith(_ENDS) else {"@id": name, "@prefix": True}
        for prefix, name in fit.items()
        if prefix in used
    }
    if not context:
        return text
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _shortened(value: object, known: Mapping[str, str], used: set[str]) -> object:
    """The value with short names, the prefixes of all names of it added to ``used``: schemes are some, too."""
    if isinstance(value, list):
        return [_shortened(one, known, used) for one in value]
    if not isinstance(value, dict):
        return value
    short: dict[str, object] = {}
    for key, one in value.items():
        if key == "@id":
            short[key] = _name(one, known, used)
        elif key == "@type":
            short[key] = (
                [_name(each, known, used) for each in one] if isinstance(one, list) else _name(one, known, used)
            )
        else:
            short[key if key.startswith("@") else _name(key, known, used)] = _shortened(one, known, used)
    return short


def _name(iri: str, known: Mapping[str, str], used: set[str]) -> str:
    fitting = [name for name in known if iri.startswith(name) and not iri.startswith("//", len(name))]
    if not fitting:
        used.add(iri.partition(":")[0])
        return iri
    longest = max(fitting, key=len)
    used.add(known[longest])
    return f"{known[longest]}:{iri[len(longest) :]}"
