"""Makes the page's type declarations from keikaku/page_data: ``python -m tests.render.explorer.declarations``."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator

from tests.places import ROOT as CHECKOUT
from tests.render.explorer.pages import SCRIPTS

FILE = SCRIPTS / "page_data.d.ts"
HEAD = "// Made from keikaku/page_data by tests/render/explorer/declarations.py.\n"
ROOT = "Data"
WORDS = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "None": "null"}


def declarations() -> str:
    """What the page's scripts may rely on: every record that the page's data hold, and the types in it."""
    body = [
        node
        for module in ("names", "answers", "dates", "indicators", "page")
        for node in ast.parse((CHECKOUT / "keikaku/page_data" / f"{module}.py").read_text(encoding="utf-8")).body
    ]
    records = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
    parts = [HEAD]
    for node, said in _with_words(body):
        if isinstance(node, ast.Assign):
            (target,) = node.targets
            assert isinstance(target, ast.Name)
            parts.append(f"{_comment(said)}export type {target.id} = {_type(node.value)};\n")
    for name in _needed(records):
        said = ast.get_docstring(records[name])
        fields = "".join(_field(node, words) for node, words in _fields(records, name))
        parts.append(f"{_comment(said)}export interface {name} {{\n{textwrap.indent(fields, '  ')}}}\n")
    return "\n".join(parts)


def _needed(records: dict[str, ast.ClassDef]) -> list[str]:
    """The records that the data are made of, in the order of the module."""
    found: set[str] = set()
    waiting = [ROOT]
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            for field, _ in _fields(records, name):
                waiting += [one.id for one in ast.walk(field) if isinstance(one, ast.Name) and one.id in records]
    return [name for name in records if name in found]


def _fields(records: dict[str, ast.ClassDef], name: str) -> Iterator[tuple[ast.AnnAssign, str | None]]:
    """The fields of a record and of those that it is made from, each with what is said of it."""
    for base in records[name].bases:
        if isinstance(base, ast.Name) and base.id in records:
            yield from _fields(records, base.id)
    for node, said in _with_words(records[name].body):
        if isinstance(node, ast.AnnAssign):
            yield node, said


def _with_words(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str | None]]:
    """Each statement with the text that stands below it."""
    for node, after in zip(body, [*body[1:], None], strict=True):
        said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else None
        yield node, said if isinstance(said, str) else None


def _field(node: ast.AnnAssign, said: str | None) -> str:
    assert isinstance(node.target, ast.Name)
    kind, sign = node.annotation, ""
    if isinstance(kind, ast.Subscript) and isinstance(kind.value, ast.Name) and kind.value.id == "NotRequired":
        kind, sign = kind.slice, "?"
    return f"{_comment(said)}{node.target.id}{sign}: {_type(kind)};\n"


def _type(node: ast.expr) -> str:
    """An annotation in TypeScript."""
    match node:
        case ast.Name(id=name):
            return WORDS.get(name, name)
        case ast.Constant(value=None):
            return "null"
        case ast.BinOp(left=left, right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="list"), slice=one):
            return f"{_type(one)}[]"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=many)):
            return f"[{', '.join(_type(one) for one in many)}]"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=many)):
            return " | ".join(f"'{one.value!s}'" for one in many if isinstance(one, ast.Constant))
    raise ValueError(f"no type of TypeScript is known for {ast.unparse(node)}")


def _comment(said: str | None) -> str:
    return f"/** {' '.join(said.split())} */\n" if said else ""


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
