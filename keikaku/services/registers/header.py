"""Reads the head of an outline: what the plan says of itself, in TOML."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from keikaku.records import IRI, Literal
from keikaku.services.registers.outline import KINDS, LINKS, PASSAGE, Header, Level
from keikaku.services.registers.problems import Problems
from keikaku.vocab import ID

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAG = re.compile(r"(?:ja|en)(?:-[A-Za-z0-9]{1,8})*")
NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OTHER_KEYS = ("id", "title", "language", "fiscal_year_begins", "text", "base", "iri", "graph", "levels", "elements")
_LEVEL_KEYS = ("class", "depth", "iri")
_TAKEN = frozenset({
    "actor", "dataset", "date", "document", "event", "facility", "graph", "group", "passage", "period", "place", "plan",
    "programme", "sector", "source", "unit", "variable",
})  # fmt: skip
"""No ids: what stands beside the plans under the same base."""


def header(table: dict[str, Any], text: str, problems: Problems) -> Header:
    """The head of an outline.

    table: as TOML has it; text: of the file, for the lines of problems.
    """
    return _Head(table, text, problems).read()


class _Head:
    """One head, while it is read."""

    def __init__(self, table: dict[str, Any], text: str, problems: Problems) -> None:
        self.table = table
        self.text = text
        self.problems = problems

    def read(self) -> Header:
        """What it says; what is wrong is among the problems."""
        for key in self.table:
            if key not in (*_OTHER_KEYS, *LINKS) and not TAG.fullmatch(_untold(key)):
                known = (*_OTHER_KEYS, *LINKS, "ja", "en", "also_ja", "also_en", "title_ja", "title_en")
                self._unknown(key, known, self._line(key))
        base = self._string("base") or ID
        if NO_IRI.search(base) or not _ABSOLUTE.match(base) or base[-1] not in "/#":
            hint = "begin it with https:// and end it with / or #"
            self.problems.add(self._line("base"), f"“{base}” is no base of IRIs", hint)
        head = Header(
            id=self._id(),
            base=base,
            iri=self._iri("iri", base),
            graph=self._iri("graph", base),
            names=tuple(self._named("")),
            also=tuple(self._named("also_")),
            links=tuple(self._links(base)),
            languages=tuple(self._languages()),
            month=self._month(),
            texts=tuple(self._strings("text")),
            levels=tuple(self._levels(base)),
        )
        title = self._string("title")
        own = [Literal.text(title, head.tag(title))] if title else []
        return head._replace(titles=(*own, *self._named("title_")))

    def _id(self) -> str:
        found = self._string("id") or ""
        hint = 'give it one of small letters, digits and hyphens, as in: id = "ito-2021"'
        if not found:
            self.problems.add(self._line("id"), "the plan has no id", hint)
        elif not SLUG.fullmatch(found):
            self.problems.add(self._line("id"), f"“{found}” is no id of a plan", hint)
        elif found in _TAKEN:
            self.problems.add(self._line("id"), f"“{found}” is the name of something else beside the plans", hint)
        return found

    def _levels(self, base: str) -> list[Level]:
        given = self.table.get("levels", [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.problems.add(
                self._line("levels"), "levels are tables", 'write each as { class = "Policy", en = "Goal" }'
            )
            return []
        found = []
        lines = self._lines(r"\s*\[\[\s*levels\s*\]\]") or self._lines(r"\s*(?:levels\s*=.*)?\{")
        for number, one in enumerate(given, 1):
            line = lines[number - 1] if number <= len(lines) else self._line("levels")
            for key in one:
                if key not in _LEVEL_KEYS and not TAG.fullmatch(key):
                    self._unknown(key, (*_LEVEL_KEYS, "ja", "en"), line)
            kind, depth = one.get("class"), one.get("depth", number)
            if kind not in KINDS or kind == PASSAGE:
                self.problems.add(line, f"“{kind}” is no class of a level", f"the classes are {', '.join(KINDS[:-1])}")
            if not _is_whole(depth) or depth < 1:
                self.problems.add(line, "the depth of a level is a number from 1")
            names = [
                Literal.text(name, key) for key, name in one.items() if TAG.fullmatch(key) and isinstance(name, str)
            ]
            if not names:
                self.problems.add(line, "a level has no name", 'say what the plan calls it: ja = "…" or en = "…"')
            iri = one.get("iri")
            given = resolved(iri, base) if isinstance(iri, str) else None
            found.append(Level(depth if _is_whole(depth) else number, str(kind), tuple(names), given))
        for depth in {level.depth for level in found if sum(other.depth == level.depth for other in found) > 1}:
            self.problems.add(self._line("levels"), f"two levels have the depth {depth}")
        return found

    def _links(self, base: str) -> list[tuple[str, IRI]]:
        found = []
        for key in LINKS:
            for value in self._strings(key):
                iri = resolved(value, base)
                if NO_IRI.search(iri):
                    self.problems.add(self._line(key), f"“{value}” is no IRI", "write signs such as spaces as %20")
                elif key == "url" and not _ABSOLUTE.match(value):
                    self.problems.add(self._line(key), f"“{value}” is no address of a page", "begin it with https://")
                found.append((key, iri))
        return found

    def _iri(self, key: str, base: str) -> str | None:
        value = self._string(key)
        if value and NO_IRI.search(value):
            self.problems.add(self._line(key), f"“{value}” is no IRI", "write signs such as spaces as %20")
        return resolved(value, base) if value else None

    def _languages(self) -> list[str]:
        found = self._strings("language")
        for one in found:
            if not _LANGUAGE.fullmatch(one):
                self.problems.add(self._line("language"), f"“{one}” is no language", 'write it as "ja" or "en"')
        return found

    def _month(self) -> int | None:
        value = self.table.get("fiscal_year_begins")
        if value is not None and not (_is_whole(value) and 1 <= value <= 12):
            self.problems.add(self._line("fiscal_year_begins"), "a fiscal year begins in a month from 1 to 12")
            return None
        return value

    def _named(self, prefix: str) -> list[Literal]:
        return [
            Literal.text(name, key.removeprefix(prefix))
            for key in self.table
            if key.startswith(prefix) and TAG.fullmatch(key.removeprefix(prefix))
            for name in (self._strings(key) if prefix == "also_" else [self._string(key)])
            if name
        ]

    def _string(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is not None and not isinstance(value, str):
            self.problems.add(self._line(key), f"{key} is a text", f'write it as {key} = "…"')
            return None
        return value.strip() if value else None

    def _strings(self, key: str) -> list[str]:
        value = self.table.get(key, [])
        given = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in given):
            self.problems.add(
                self._line(key), f"{key} is a text or several", f'write it as {key} = "…" or {key} = ["…", "…"]'
            )
            return []
        return [one.strip() for one in given if one.strip()]

    def _unknown(self, key: str, known: tuple[str, ...], line: int) -> None:
        near = get_close_matches(key, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(known)}"
        self.problems.add(line, f"“{key}” is no key of an outline", hint)

    def _line(self, key: str) -> int:
        found = self._lines(rf"\s*(?:{re.escape(key)}|\"{re.escape(key)}\"|\[+\s*{re.escape(key)}\s*\]+)\s*(?:=|$)")
        return found[0] if found else 0

    def _lines(self, pattern: str) -> list[int]:
        return [number for number, line in enumerate(self.text.split("\n"), 1) if re.match(pattern, line)]


def resolved(written: str, base: str) -> IRI:
    """The IRI that is meant: ``id:actor/jetro`` of the packaged graph, a whole one, or one below the plan's base."""
    if written.startswith("id:"):
        return IRI(ID + written[3:])
    return IRI(written if _ABSOLUTE.match(written) else base + written)


def _untold(key: str) -> str:
    """The language in the name of a key: of ``also_ja``, ja."""
    return key.removeprefix("also_").removeprefix("title_")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
