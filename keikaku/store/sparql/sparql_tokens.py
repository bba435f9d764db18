r"""SPARQL 1.1 text to tokens, by the terminals of its grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar).

Parsers do not all cut a text alike: one reads ``SERVICEex:a`` as a keyword and a name, one decodes ``\u0022``
into a quote before it looks for strings, one ends a comment at CR and one does not. So where two readings of
a text are possible, it is rejected here instead of choosing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from keikaku.errors import BadQuery

SparqlToken: TypeAlias = tuple[str, str, int]
"""Kind, text, offset. Kinds: iri var bnode name word string number lang open close op other."""

# Names (rules 164 to 169) take any non-ASCII character here, and iter_tokens then checks those few tokens that
# have one: character classes that spell out Unicode cost 30 ms to compile.
_START = r"[^\x00-@\[-`{-\x7F]"  # A-Z a-z
_VAR = r"[^\x00-/:-@\[-^`{-\x7F]"  # A-Z a-z 0-9 _
_CHAR = r"[^\x00-,./:-@\[-^`{-\x7F]"  # and -
_DOT = r"[^\x00-,/:-@\[-^`{-\x7F]"  # and - .
_COLON = r"[^\x00-,./;-@\[-^`{-\x7F]"  # and - :
_DOT_COLON = r"[^\x00-,/;-@\[-^`{-\x7F]"  # and - . :
_PLX = r"%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%]"
_LOCAL = rf"(?:{_VAR}|:|{_PLX})(?:(?:{_DOT_COLON}|{_PLX})*(?:{_COLON}|{_PLX}))?"
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_NON_ASCII = (
    (0xB7, 0xB7), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x203F, 0x2040),
    (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
)  # fmt: skip

# Time grows with the length of the text and no faster: what a repetition has taken it keeps (++ and *+) wherever
# giving back could not help, and a prefix is at most 200 characters long. Strings take any escape here; _check_escapes
# is strict about them.
_TOKEN = re.compile(
    rf"""(?:[ \t\r\n]+|\#[^\r\n]*+)*+(?:
 (?P<var>[?$]{_VAR}++)
|(?P<name>(?:{_START}(?:{_DOT}{{0,200}}{_CHAR})?)?:(?:{_LOCAL})?)
|(?P<word>{_START}{_VAR}*+)
|(?P<open>[({{\[])
|(?P<close>[)}}\]])
|(?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*+>)
|(?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''
  |\"""(?:"{{0,2}}(?:[^"\\]|\\.))*+\"""
  |'(?!'')(?:[^'\\\r\n]|\\.)*+'|"(?!"")(?:[^"\\\r\n]|\\.)*+")
|(?P<number>(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)[eE][+-]?[0-9]++|[0-9]*+\.[0-9]++|[0-9]++)
|(?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
|(?P<bnode>_:{_VAR}(?:{_DOT}*{_CHAR})?)
|(?P<op>\^\^|&&|\|\||!=|<=|>=|<<|[-+*/|^!=<>,;.?])
|(?P<other>.)
|(?P<end>\Z))""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"""\\(?:[tbnrf"'\\]|u([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})?|U([0-9A-Fa-f]{8})|(.))""", re.DOTALL)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def iter_tokens(text: str, newer: bool = False) -> Iterator[SparqlToken]:
    """The tokens of a text, without white space and comments, which end at LF or CR.

    Raises BadQuery for a string that does not end, an unknown escape, a backslash anywhere else, and, unless newer,
    the quoted triples of SPARQL 1.2.
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "end"
        if kind == "end":
            return
        start = match.start(kind)
        value = text[start : match.end()]
        if kind in ("string", "iri"):
            if "\\" in value:
                _check_escapes(text, value, start)
        elif (kind == "other" and value in "\\\"'") or (value == "<<" and not newer):
            raise _unreadable(text, value, start)
        elif not value.isascii():
            _check_name(text, value, start)
        yield kind, value, start


def is_variable(name: str) -> bool:
    """Whether a text can follow the question mark of a variable."""
    if re.fullmatch(_VAR + "+", name) is None or _foreign(name) is not None:
        return False
    return not (name[0] == "\xb7" or "\u0300" <= name[0] <= "\u036f" or name[0] in "\u203f\u2040")


def _foreign(value: str) -> int | None:
    """Index of the first character that no name may hold."""
    for index, char in enumerate(value):
        if not char.isascii() and not any(low <= ord(char) <= high for low, high in _NON_ASCII):
            return index
    return None


def _check_escapes(text: str, value: str, start: int) -> None:
    """Refuse an escape that is none, or that stands for a character which would end or break the token.

    A decoder that runs before the parser would let such a character act; and rdflib's takes eight digits
    after a small u too. Checked for every reading, so that all of them see the same token.
    """
    quote = value[0]
    for match in _ESCAPE.finditer(value):
        short, rest, long, unknown = match.groups()
        codes = [int(digits, 16) for digits in (short, long, short and rest and short + rest) if digits]
        bad = unknown is not None or any(0xD800 <= code <= 0xDFFF for code in codes)
        # The eight digits of \U are beyond Unicode for everybody; those of \u only for the odd reader.
        bad = bad or (long is not None and codes[0] > 0x10FFFF)
        for char in (chr(code) for code in codes if code <= 0x10FFFF):
            bad = bad or (char in '<>"{}|^`\\' or char <= " " if quote == "<" else char in "\"'\\\r\n")
        # An escape that the pattern takes for a pair inside an IRI (\n, say) cannot match the token's rule.
        if bad:
            line, column = place(text, start + match.start())
            hint = "write the character itself, or one of the escapes \\t \\n \\r \\b \\f \\\" \\' \\\\"
            message = f"the escape {match[0]!r} is not allowed at line {line}, column {column}"
            raise BadQuery(message, hint, line, column)


def _check_name(text: str, value: str, start: int) -> None:
    index = _foreign(value)
    if index is not None:
        char = value[index]
        line, column = place(text, start + index)
        what = "full-width space" if char == "\u3000" else f"character U+{ord(char):04X}"
        message = f"a {what} outside a string at line {line}, column {column}"
        raise BadQuery(message, "use ASCII spaces and signs between words", line, column)


def _unreadable(text: str, value: str, start: int) -> BadQuery:
    line, column = place(text, start)
    what, hint = {
        "\\": ("a backslash outside a string or an IRI", "write the character itself, not an escape for it"),
        "<<": ("a quoted triple (SPARQL 1.2)", "ask in SPARQL 1.1"),
    }.get(value, ("a string that does not end", f"close it by {value}"))
    return BadQuery(f"{what} at line {line}, column {column}", hint, line, column)
