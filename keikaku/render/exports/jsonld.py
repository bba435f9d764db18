"""JSON-LD with a context, one thing after the other: the writer of the engine has neither names nor named graphs.

The context stands in the file. What its names and prefixes cannot hold stands as JSON-LD has it without any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from keikaku.errors import DataAtFault
from keikaku.vocab import PREFIXES, RDF_TYPE

_XSD = PREFIXES["xsd"]
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_PLAIN = _XSD + "string"


class Writer:
    """Writes graphs with the names of one context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._context = context
        prefixes = {name: one for name, one in context.items() if isinstance(one, str) and one.endswith(("#", "/"))}
        self._spaces = sorted(((space, prefix) for prefix, space in prefixes.items()), key=lambda one: -len(one[0]))
        self._schemes = frozenset(prefixes)
        self._names: dict[str, str] = {}
        self._how: dict[str, Mapping[str, str]] = {}
        for name, one in context.items():
            if name not in prefixes and not name.startswith("@"):
                how = {"@id": one} if isinstance(one, str) else one
                prefix, _, rest = how["@id"].partition(":")
                self._names[prefixes[prefix] + rest] = name
                self._how[name] = how

    def write(self, graphs: Iterable[Sequence[ox.Quad]], file: BinaryIO) -> None:
        """The statements of some graphs, each in order of subjects."""
        head = json.dumps(self._context, ensure_ascii=False, separators=(",", ":"))
        file.write(f'{{"@context":{head},\n"@graph":['.encode())
        first = True
        for quads in graphs:
            for written in self._graph(quads):
                file.write(f"{'' if first else ','}\n{_dumped(written)}".encode())
                first = False
        file.write(b"\n]}\n")

    def _graph(self, quads: Sequence[ox.Quad]) -> Iterator[dict[str, Any]]:
        things = [
            self._thing(subject, list(some)) for subject, some in groupby(quads, key=lambda quad: quad.subject)
        ]  # fmt: skip
        name = quads[0].graph_name if quads else ox.DefaultGraph()
        if isinstance(name, ox.DefaultGraph):
            yield from things
        elif self._strange(name):
            things = [self._bare(subject, list(some)) for subject, some in groupby(quads, key=lambda one: one.subject)]
            yield {"@context": None, "@id": _full(name), "@graph": [one | {"@context": None} for one in things]}
        else:
            yield {"@id": self._iri(name), "@graph": things}

    def _thing(self, subject: Any, quads: Sequence[ox.Quad]) -> dict[str, Any]:
        """What a graph says of one thing."""
        terms = [subject, *(term for quad in quads for term in (quad.predicate, quad.object))]
        if any(map(self._strange, terms)):
            return self._bare(subject, quads)
        found: dict[str, Any] = {"@id": self._iri(subject)}
        for quad in quads:
            value: Any = quad.object
            if quad.predicate.value == RDF_TYPE and not isinstance(value, ox.Literal):
                found.setdefault("@type", []).append(self._type(value))
                continue
            name = self._names.get(quad.predicate.value)
            how = self._how[name] if name else {}
            if name and how.get("@container") == "@language" and _is_spoken(value):
                _add(found.setdefault(name, {}), value.language or "", value.value)
                continue
            if name is None or how.get("@container"):
                name, how = self._iri(quad.predicate), {}
            _add(found, name, self._value(value, how))
        if len(types := found.get("@type", [])) == 1:
            found["@type"] = types[0]
        return found

    def _value(self, value: Any, how: Mapping[str, str]) -> Any:
        coerced = how.get("@type")
        if not isinstance(value, ox.Literal):
            return self._iri(value) if coerced == "@id" else {"@id": self._iri(value)}
        if value.language:
            return _spoken(value)
        datatype = value.datatype.value
        if coerced in (None, self._iri(value.datatype)):
            if datatype == _XSD + "integer" and _INTEGER.fullmatch(value.value):
                return int(value.value)
            if datatype == _XSD + "boolean" and value.value in ("true", "false"):
                return value.value == "true"
            if coerced or datatype == _PLAIN:
                return value.value
        if datatype == _PLAIN:
            return {"@value": value.value}
        return {"@value": value.value, "@type": self._iri(value.datatype)}

    def _bare(self, subject: Any, quads: Sequence[ox.Quad]) -> dict[str, Any]:
        """The same without any names."""
        found: dict[str, Any] = {"@context": None, "@id": _full(subject)}
        for quad in quads:
            value = quad.object
            if quad.predicate.value == RDF_TYPE and not isinstance(value, ox.Literal):
                found.setdefault("@type", []).append(_full(value))
                continue
            if not isinstance(value, ox.Literal):
                said: dict[str, str] = {"@id": _full(value)}
            elif value.language:
                said = _spoken(value)
            else:
                datatype = value.datatype.value
                said = {"@value": value.value, **({} if datatype == _PLAIN else {"@type": datatype})}
            found.setdefault(quad.predicate.value, []).append(said)
        return found

    def _strange(self, term: Any) -> bool:
        """Whether it, or its datatype, is an IRI that would be read as a name with a prefix."""
        iri = term.datatype.value if isinstance(term, ox.Literal) else _full(term)
        scheme, _, rest = iri.partition(":")
        return not isinstance(term, ox.BlankNode) and scheme in self._schemes and not rest.startswith("//")

    def _iri(self, term: Any) -> str:
        whole = _full(term)
        for space, prefix in self._spaces:
            if whole.startswith(space) and not whole.startswith("//", len(space)):
                return f"{prefix}:{whole[len(space) :]}"
        return whole

    def _type(self, term: Any) -> str:
        name = self._names.get(_full(term))
        return name if name and "@container" not in self._how[name] else self._iri(term)


def _full(term: Any) -> str:
    if isinstance(term, ox.Triple):
        raise DataAtFault("JSON-LD has no way to write a triple within a triple", "use trig or nquads")
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def _is_spoken(value: Any) -> bool:
    return isinstance(value, ox.Literal) and bool(value.language) and value.direction is None


def _spoken(value: ox.Literal) -> dict[str, str]:
    said = {"@value": value.value, "@language": value.language or ""}
    return said if value.direction is None else {**said, "@direction": value.direction.value}


def _add(found: dict[str, Any], key: str, value: Any) -> None:
    """One value as it is, several in a list."""
    if key not in found:
        found[key] = value
    elif isinstance(found[key], list):
        found[key].append(value)
    else:
        found[key] = [found[key], value]


def _dumped(thing: dict[str, Any]) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
