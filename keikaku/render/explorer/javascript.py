"""Tells the code of a script from its comments, texts and regular expressions, for a reader that looks for words.

Valid JavaScript is read rightly but for one thing that nothing without a grammar can tell: a slash behind ``)`` or
``}`` is taken for a division, so a regular expression must not stand there. Where a text, a template or a comment then
seems not to end, the script is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

_GAP = r"(?P<gap>(?:\s|//[^\n]*|/\*.*?\*/)+)"
_REST = (
    r"|(?P<text>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<template>`)"
    r"|(?P<slash>/(?!\*))"
)
_PIECE = re.compile(_GAP + _REST + r"|(?P<code>(?:[^\s'\"`/]+(?: (?=[^\s'\"`/]))?)+)", re.DOTALL)
# In a value in a template braces are counted.
_IN_VALUE = re.compile(_GAP + _REST + r"|(?P<open>\{)|(?P<close>\})|(?P<code>[^\s'\"`/{}]+)", re.DOTALL)
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)  # one, or a part of it between two values
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_INDENT = re.compile(r"\n[ \t]+")
_GOES_ON = (",", "(", "[", "{", ";")  # behind which a new line means nothing
# Beside a sign a blank means nothing, but between two that would make a third: a + +b, a < !--b.
_BESIDE = re.compile(r"(?<=[{}()\[\],;:?=&|>]) | (?=[{}()\[\],;:?=&|])")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
# What ends so is a value, which a slash divides; a word that wants a value behind it is none.
_VALUE = re.compile(
    r"(?<![\w$])(?:(?<=\.)|(?!(?:await|case|delete|do|else|in|instanceof|new|return|throw|typeof|void|yield)$))[\w$]+$"
    r"|[)\]}'\"`]$|\+\+$|--$"
)


class Script(NamedTuple):
    """A script without comments, twice, sign for sign."""

    source: str
    code: str  # the same with blanks in place of all texts, templates and regular expressions


def read(text: str) -> Script:
    """The script that a text holds. Raises ValueError, with the line, where a text or a comment does not end."""
    source, code = [], []
    for piece, is_code in _pieces(text):
        source.append(piece)
        code.append(piece if is_code else re.sub(r"[^\n]", " ", piece))
    return Script("".join(source), "".join(code))


def packed(text: str) -> str:
    """The same script without what no reader sees: blanks before a line and by a sign, its end where code goes on."""
    found: list[str] = []
    for is_code, pieces in groupby(_pieces(text), itemgetter(1)):
        run = "".join(piece for piece, _ in pieces)
        found.append(_packed(run) if is_code else run)
    return "".join(found)


def _packed(code: str) -> str:
    lines = code.split("\n")
    for at in range(len(lines) - 1, 0, -1):
        lines[at] = ("" if lines[at - 1].endswith(_GOES_ON) else "\n") + lines[at].lstrip()
    return _BESIDE.sub("", "".join(lines))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What the text is made of, each with whether it is code; a comment is the blank or the new line that it means."""
    braces: list[bool] = []  # open from the outermost value in a template: whether it is that of such a value
    here, before = 0, ""  # before: the end of the code so far
    while here < len(text):
        found = (_IN_VALUE if braces else _PIECE).match(text, here)
        kind = found.lastgroup if found else None
        if kind == "template" or (kind == "close" and braces.pop()):
            found, kind = _TEMPLATE.match(text, here), "text"
            if found and found[0].endswith("${"):
                braces.append(True)
        elif kind == "open":
            braces.append(False)
        elif kind == "slash" and not _VALUE.search(before.rstrip()):
            found, kind = _REGEX.match(text, here), "text"
        if not found:
            raise ValueError(f"this does not end: {text[here:].splitlines()[0]}")
        here, piece = found.end(), found[0]
        piece = _gap(piece) if kind == "gap" else piece
        yield piece, kind != "text"
        before = (before + piece)[-16:]


def _gap(blanks: str) -> str:
    """What blanks and comments mean: one blank, or a new line with the blanks before what follows."""
    _, line, rest = _COMMENT.sub(lambda found: "\n" if "\n" in found[0] else "", blanks).rpartition("\n")
    return f"\n{rest}" if line else " "
