"""Joins ES modules into one script, so that a page needs no file but itself.

What the modules may do is narrow on purpose, and whatever else they try is refused here: named imports by relative
path (``import {a, b} from '../c/d.js'``), ``export`` before a declaration, one declaration a line, no ``await`` at the
top. Joined, they share one scope, so a name that stands at the top of two of them is an error too.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

_IMPORT = re.compile(r"^import\s*\{([^}]*)\}\s*from\s*'(\.\.?/[\w./-]+)';?[ \t]*(?://.*)?$", re.MULTILINE)
_DECLARED = re.compile(
    r"^(export\s+)?(?:(?:async\s+)?function\s*\*?\s*|class\s+|(?:const|let|var)\s+)(?:([\w$]+)|[{\[]([^=]*?)[}\]]\s*=)",
    re.MULTILINE,
)
_NOTHING = re.compile(r"^export\s*\{\s*\};?[ \t]*$", re.MULTILINE)  # says that a file without exports is a module
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"`\\])//[^\n]*", re.DOTALL)


class _Module(NamedTuple):
    imports: dict[str, list[str]]  # name of another module to what is taken from it
    names: set[str]  # declared at the top
    exports: set[str]
    body: str


def modules(folder: Traversable | None = None) -> dict[str, str]:
    """The modules in a folder and the folders in it, the explorer's own if none is given: path in it to text."""
    folder = folder or files("keikaku") / "render" / "explorer" / "js"
    found = {}
    for one in folder.iterdir():
        if one.is_dir():
            found.update({f"{one.name}/{path}": text for path, text in modules(one).items()})
        elif one.name.endswith(".js"):
            found[one.name] = one.read_text(encoding="utf-8")
    return found


def join(sources: Mapping[str, str], entry: str = "main.js") -> str:
    """One script from modules by path: the entry and what it imports, each before those that import it.

    Raises ValueError, with the module's name and what is wrong, for what cannot be joined.
    """
    if entry not in sources:
        raise ValueError(f"there is no module {entry}")
    parsed: dict[str, _Module] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in parsed:
            parsed[name] = _parsed(name, sources)
            waiting += parsed[name].imports
    _refuse_what_clashes(parsed)
    try:
        order = tuple(TopologicalSorter({name: sorted(parsed[name].imports) for name in sorted(parsed)}).static_order())
    except CycleError as problem:
        raise ValueError(f"modules import each other: {' -> '.join(problem.args[1])}") from None
    parts = "\n".join(f"// {name}\n{parsed[name].body.strip()}\n" for name in order)
    return f"(() => {{\n'use strict';\n{parts}}})();\n"


def _parsed(name: str, sources: Mapping[str, str]) -> _Module:
    text = sources[name].replace("\r\n", "\n")
    imports: dict[str, list[str]] = {}
    for found in _IMPORT.finditer(text):
        wanted = [one for part in found[1].split(",") if (one := part.strip())]
        if wrong := [one for one in wanted if not re.fullmatch(r"[\w$]+", one)]:
            raise ValueError(f"{name}: “{wrong[0]}” is no name; an import cannot rename")
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        if other not in sources:
            raise ValueError(f"{name} imports {other}, which is not there")
        imports.setdefault(other, []).extend(wanted)
    body = _NOTHING.sub("", _IMPORT.sub("", text))
    names: set[str] = set()
    exports: set[str] = set()
    for declared in _DECLARED.finditer(_without_comments(body)):
        found_names = [declared[2]] if declared[2] else _taken_apart(declared[3])
        if twice := names & set(found_names):
            raise ValueError(f"{name} declares “{min(twice)}” twice")
        names |= set(found_names)
        exports |= set(found_names) if declared[1] else set()
    body = re.sub(r"^export\s+(?=(?:async\s+)?function\b|class\b|const\b|let\b|var\b)", "", body, flags=re.MULTILINE)
    _refuse_the_rest(name, body)
    return _Module(imports, names, exports, body)


def _without_comments(text: str) -> str:
    return _COMMENT.sub("", text)


def _taken_apart(pattern: str) -> list[str]:
    """The names in ``const {a, b: c} =`` and ``const [a, b] =``."""
    parts = (part.split("=")[0].split(":")[-1].strip(" .\n") for part in pattern.split(","))
    return [part for part in parts if re.fullmatch(r"[\w$]+", part)]


def _refuse_the_rest(name: str, body: str) -> None:
    code = _without_comments(body)
    for pattern, what in (
        (r"^import\b[^\n]*", "an import of another form than import {name} from './module.js'"),
        (r"^export\b[^\n]*", "an export of another form than before a declaration"),
        (r"\bimport\s*\([^\n]*", "a dynamic import"),
        (r"\bimport\.meta\b[^\n]*", "import.meta"),
        (r"^(?!\s)[^\n{(]*\bawait\b[^\n]*", "await at the top"),
    ):
        if found := re.search(pattern, code, re.MULTILINE):
            raise ValueError(f"{name}: {what}: {found[0].strip()}")


def _refuse_what_clashes(modules: Mapping[str, _Module]) -> None:
    owner: dict[str, str] = {}
    for name in sorted(modules):
        for one in sorted(modules[name].names):
            if one in owner:
                raise ValueError(f"{owner[one]} and {name} both declare “{one}”")
            owner[one] = name
    for name, module in sorted(modules.items()):
        for other, wanted in module.imports.items():
            for one in wanted:
                if one not in modules[other].exports:
                    raise ValueError(f"{name} imports “{one}”, which {other} does not export")
