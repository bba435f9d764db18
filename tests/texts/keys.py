"""Which texts the code names, where, and with which values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku.texts.catalogue import FOLDER, section_of
from tests.render.explorer.pages import SCRIPTS
from tests.render.page_texts import MODULES

PACKAGE = FOLDER.parent
SECTIONS = tuple(sorted(path.stem for path in (FOLDER / "en").glob("*.json")))
_KEY = re.compile(rf"(?:{'|'.join(SECTIONS)})\.(?!css|html|js)\w+")  # progress.css is a file
_IN_TEMPLATE = re.compile(r"\"((?:" + "|".join(SECTIONS) + r")\.\w+)\"")
_CALLS = {"text", "label", "say", "finding"}


class Use(NamedTuple):
    """A key in the code. ``places``: the values that it is given there; None where that is not to be seen."""

    file: str
    key: str
    places: frozenset[str] | None


def uses() -> list[Use]:
    """Every use of a text in Python and in templates. A key that is put together has ``*`` for what is put in."""
    found = [use for path in sorted(PACKAGE.rglob("*.py")) for use in _in_python(path)]
    for path in sorted(PACKAGE.rglob("*.j2")):
        found += [Use(path.name, key, None) for key in _IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))]
    for section, module in MODULES.items():
        for path in sorted(module.parent.rglob("*.js") if section != "page" else SCRIPTS.rglob("*.js")):
            if path != module:
                found += [Use(path.name, f"{section}.{key}", None) for key in _in_script(path)]
    return found


def _in_script(path: Path) -> Iterator[str]:
    """The keys that a script names; one that is put together ends in ``*``."""
    written = path.read_text(encoding="utf-8")
    yield from re.findall(r"\bTEXTS\.(\w+)", written)
    for key, open_end in re.findall(r"['`]([a-z]\w*\.[\w.]*)(\$\{|['`])", written):
        if open_end == "${":
            yield f"{key}*"
        elif key in section_of("page", "en"):
            yield key


def _in_python(path: Path) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in _CALLS]
    called = {id(argument): call for call in calls for argument in call.args}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if (key := _written(node)) and id(node) not in inner and _KEY.fullmatch(key.replace("*", "x")):
            call = called.get(id(node))
            yield Use(path.name, key, _places(call) if call else None)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _written(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return ""


def _places(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)
