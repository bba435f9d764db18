"""Joins ES modules into one script, so that a page needs no file but itself.

Every module keeps a scope of its own: it becomes a function that gives its exports to those that import them,

    const $text$fold = (() => {
    const { isBorder } = $text$borders;
    ...
    return { fold, foldWithMap };
    })();

and loses its comments. What a module may do is narrow on purpose, and whatever else it tries is refused here:

- imports stand first, each ``import { a, b as c } from '../folder/module.js'``;
- ``export`` stands before ``function``, ``async function``, ``class`` or ``const name =``, so that what is exported
  never changes;
- no module imports, through others, itself;
- a path is of letters, digits and _, and no name in a module begins with $;
- what javascript.py says of regular expressions.

That the modules are valid JavaScript, their names declared once and no ``await`` outside a function, is seen to by the
linter and the type checker (see docs/front-end.md).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from keikaku.render.explorer.javascript import Script, packed, read

_IMPORT = re.compile(r"\s*import\s*\{(?P<names>[\w$,\s]*)\}\s*from(?P<path>\s+);")
_EXPORT = re.compile(r"\bexport\s+(?=(?:(?:async\s+)?function\b\s*\*?|class\b|const\b)\s*(?P<name>[\w$]+))")
_NOTHING = re.compile(r"\bexport\s*\{\s*\}\s*;")  # says that a file without exports is a module
_REFUSED = (
    (
        re.compile(r"(?<![\w$.])import\b"),
        "an import that is not import { name } from './module.js' and before all else",
    ),
    (re.compile(r"(?<![\w$.])export\b"), "an export that is not before a function, a class or a const with one name"),
    (re.compile(r"(?<![\w$])\$[\w$]*"), "a name that begins with $"),
)


class _Module(NamedTuple):
    imports: dict[str, list[str]]  # path of another module to what is taken from it: a, or a as b
    exports: list[str]
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


def views(plans: int) -> list[str]:
    """The ids of the views that a page has, of data with so many plans: the folders in views/."""
    found = {path.split("/")[1]: text for path, text in modules().items() if re.fullmatch(r"views/\w+/view\.js", path)}
    needed = {name: re.search(r"needsPlans: (\d+)", text) for name, text in found.items()}
    return sorted(name for name, many in needed.items() if not many or int(many[1]) <= plans)


def join(sources: Mapping[str, str], entry: str = "main.js") -> str:
    """One script from modules by path: the entry and what it imports, each before those that import it.

    Raises ValueError, with the module's path and what is wrong, for what cannot be joined.
    """
    if entry not in sources:
        raise ValueError(f"there is no module {entry}")
    parsed: dict[str, _Module] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in parsed:
            parsed[path] = _parsed(path, sources)
            waiting += parsed[path].imports
    _refuse_what_is_not_exported(parsed)
    imports = {path: sorted(parsed[path].imports) for path in sorted(parsed)}
    try:
        order = tuple(TopologicalSorter(imports).static_order())
    except CycleError as problem:
        raise ValueError(f"modules import each other: {' -> '.join(problem.args[1])}") from None
    return "(() => {\n'use strict';\n" + "".join(_scope(path, parsed[path]) for path in order) + "})();\n"


def _parsed(path: str, sources: Mapping[str, str]) -> _Module:
    if not re.fullmatch(r"[a-z0-9_/]+\.js", path):
        raise ValueError(f"{path}: a module's path is of small letters, digits and _")
    try:
        script = read(sources[path])
    except ValueError as problem:
        raise ValueError(f"{path}: {problem}") from None
    imports: dict[str, list[str]] = {}
    end = 0
    while found := _IMPORT.match(script.code, end):
        end = found.end()
        other = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), script.source[slice(*found.span("path"))].strip("\"' \n"))
        )
        if other not in sources:
            raise ValueError(f"{path} imports {other}, which is not there")
        imports.setdefault(other, []).extend(" ".join(one.split()) for one in found["names"].split(",") if one.strip())
    rest = Script(script.source[end:], script.code[end:])
    _refuse_the_rest(path, rest)
    body, last = [], 0
    for found in sorted([*_EXPORT.finditer(rest.code), *_NOTHING.finditer(rest.code)], key=re.Match.start):
        body.append(rest.source[last : found.start()])
        last = found.end()
    exports = [found["name"] for found in _EXPORT.finditer(rest.code)]
    return _Module(imports, exports, packed("".join([*body, rest.source[last:]]).strip()))


def _refuse_the_rest(path: str, rest: Script) -> None:
    understood = {found.start() for form in (_EXPORT, _NOTHING) for found in form.finditer(rest.code)}
    for form, what in _REFUSED:
        for found in form.finditer(rest.code):
            if found.start() not in understood:
                raise ValueError(f"{path}: {what}: {rest.source[found.start() :].splitlines()[0]}")


def _refuse_what_is_not_exported(parsed: Mapping[str, _Module]) -> None:
    for path, module in sorted(parsed.items()):
        for other, names in module.imports.items():
            for name in names:
                if name.split()[0] not in parsed[other].exports:
                    raise ValueError(f"{path} imports “{name.split()[0]}”, which {other} does not export")


def _scope(path: str, module: _Module) -> str:
    """A module as a function that is called at once; what it exports has the module's path as its name."""
    taken = "".join(
        f"const {{ {', '.join(': '.join(name.split(' as ')) for name in names)} }} = {_variable(other)};\n"
        for other, names in module.imports.items()
    )
    given = f"return {{ {', '.join(module.exports)} }};\n" if module.exports else ""
    name = f"const {_variable(path)} = " if module.exports else ""
    return f"// {path}\n{name}(() => {{\n{taken}{module.body}\n{given}}})();\n"


def _variable(path: str) -> str:
    return "$" + path.removesuffix(".js").replace("/", "$")
