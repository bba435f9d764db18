"""Reads an entry of a bibliography as its programs do."""

from __future__ import annotations

import re


def bibtex(text: str) -> tuple[str, dict[str, str]]:
    """An entry as BibTeX reads it: its key and its fields. Fails where braces are not in pairs."""
    head = re.match(r"@misc\{([A-Za-z0-9.-]+),\s*", text)
    assert head
    at, fields = head.end(), {}
    while text[at] != "}":
        name = re.compile(r"([a-z]+) = \{").match(text, at)
        assert name, text[at:]
        at, depth = name.end(), 1
        begin = at
        while depth:
            if text[at] == "\\" and text[at + 1] in "{}\\$&#^_~%":
                at += 1
            else:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        fields[name[1]] = text[begin : at - 1]
        at = re.compile(r",\s*").match(text, at).end()  # type: ignore[union-attr]
    assert text[at:] == "}\n"
    return head[1], fields
