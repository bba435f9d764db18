"""Mutants: one small change to one line of a module, of a kind that a careless hand makes.

A comparison moves its limit or turns round, ``and`` becomes ``or``, a ``not`` or a ``+`` is its opposite, a number
is one more, a truth value the other one, an answer is ``None``, a condition always holds. Annotations, docstrings
and texts are left alone: no test of behaviour can see them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.Div: "*", ast.FloorDiv: "*", ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip


class Mutant(NamedTuple):
    """A changed line: 1-based, as it stood and as it is now, both without the line's end."""

    path: Path
    line: int
    before: str
    after: str

    def source(self) -> str:
        """The whole text of the module with this change."""
        lines = self.path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[self.line - 1] = lines[self.line - 1].replace(self.before, self.after)
        return "".join(lines)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module that is still Python, in the order of its lines."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = sorted(set(_spans(ast.parse(text))))
    for line, start, end, new in found:
        # ast counts bytes, and our lines hold Japanese
        raw = lines[line - 1].encode()
        after = (raw[:start] + _around(raw[start:end], new) + raw[end:]).decode()
        if after != lines[line - 1] and _is_python(lines, line, after):
            yield Mutant(path, line, lines[line - 1], after)


def _around(old: bytes, new: str) -> bytes:
    """The new text with the blanks and brackets that stood around an operator."""
    left = old[: len(old) - len(old.lstrip(b" )"))]
    right = old[len(old.rstrip(b" (")) :]
    return left + new.encode() + right if left or right else new.encode()


def _is_python(lines: list[str], line: int, after: str) -> bool:
    try:
        ast.parse("\n".join([*lines[: line - 1], after, *lines[line:]]))
    except SyntaxError:
        return False
    return True


def _spans(tree: ast.Module) -> Iterator[tuple[int, int, int, str]]:
    """Line, first byte, byte after the last one, and what stands there instead."""
    for node in _behaviour(tree):
        for before, after, new in _between(node):
            if before.end_lineno == after.lineno:
                yield before.end_lineno, before.end_col_offset or 0, after.col_offset, new
        for place, new in _instead(node):
            if place.lineno == place.end_lineno:
                yield place.lineno, place.col_offset, place.end_col_offset or 0, new


def _between(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr, str]]:
    """Operators: the operands on both sides of each, and the other operator."""
    match node:
        case ast.Compare():
            operands = [node.left, *node.comparators]
            for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
                yield left, right, _COMPARISONS[type(operator)]
        case ast.BoolOp():
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield left, right, "or" if isinstance(node.op, ast.And) else "and"
        case ast.BinOp(op=operator) if type(operator) in _ARITHMETIC:
            yield node.left, node.right, _ARITHMETIC[type(operator)]


def _instead(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Values: the expression, and another one in its place."""
    match node:
        case ast.Constant(value=bool() as value):
            yield node, str(not value)
        case ast.Constant(value=int() | float() as value):
            yield node, str(value + 1)
        case ast.UnaryOp(op=ast.Not()):
            yield node, f"bool({ast.unparse(node.operand)})"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, "None"
        case ast.If(test=test) | ast.IfExp(test=test):
            yield test, "True"


def _behaviour(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something when the program runs: no annotation, no alias of a type, no import."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment") or _is_for_types(value):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_for_types(child):
                yield child
                yield from _behaviour(child)


def _is_for_types(node: object) -> bool:
    match node:
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.Import() | ast.ImportFrom():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False
