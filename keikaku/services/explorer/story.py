"""A guided story: states of the explorer in an order, each with a title and a sentence, from a small TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.page_data import BareData, Names, Step, Story
from keikaku.services.explorer import addresses
from keikaku.services.explorer.addresses import Known
from keikaku.services.session.locations import INPUT, is_endpoint
from keikaku.services.session.opening import PACKAGED

NAME = "story.toml"
"""Of the file by which a folder of data brings its own story."""

_MOST = 2**20  # bytes
_SHOWN = 20  # problems
_MANUAL = "see “a guided story” in the manual, under explore"
_HEAD = frozenset({"title_ja", "title_en", "about_ja", "about_en", "step"})
_STEP = frozenset({"shows", "title_ja", "title_en", "text_ja", "text_en", "passages"})
_BEGINS = re.compile(r"^[ \t]*\[\[[ \t]*step[ \t]*\]\]", re.MULTILINE)


def brought(stores: Sequence[str]) -> Path | None:
    """The story in the first folder of these stores that has one: beside the packaged graph where none is named."""
    for store in stores or [PACKAGED]:
        if store != INPUT and not is_endpoint(store):
            file = resources.graph_root(None if store == PACKAGED else store) / NAME
            if file.is_file():
                return file
    return None


def told(
    data: BareData, asked: Path | None, stores: Sequence[str], views: Callable[[int], Collection[str]]
) -> tuple[BareData, str]:
    """The data with the story that is asked for, else the one that the store brings; and why that one is left out.

    views: those of a page of so many plans. Raises as ``read`` does for a story that is asked for.
    """
    file = asked or brought(stores)
    if file is None:
        return data, ""
    plans = len(data["plans"]) or int(any(kind["family"] == "element" for kind in data["kinds"]))
    try:
        return {**data, "story": read(file, data, views(plans))}, ""
    except BadFile as problem:
        if asked:
            raise
        return data, problem.message


def read(path: Path, data: BareData, views: Collection[str]) -> Story:
    """The story in a file, for the page of some data. views: those that this page has.

    Raises BadFile with all that is wrong, step by step: also for what leads nowhere on that page.
    """
    text = _text(path)
    reader = _Reader(path, text, data, views)
    try:
        table = tomllib.loads(text)
    except RecursionError:
        raise BadFile(f"{path}: nested too deep", _MANUAL, str(path)) from None
    except ValueError as problem:
        match = re.search(r"\(at line (\d+), column (\d+)\)$", str(problem))
        line, column = (int(match[1]), int(match[2])) if match else (None, None)
        raise BadFile(f"{path}: {problem}", f"a story is TOML: {_MANUAL}", str(path), line, column) from None
    return reader.story(table)


def _text(path: Path) -> str:
    data = read_file(path, _MOST, "name the file of a story")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile(f"{path}: not UTF-8 at byte {problem.start}", "save it as UTF-8", str(path)) from None


class _Reader:
    """One story, while it is read."""

    def __init__(self, path: Path, text: str, data: BareData, views: Collection[str]) -> None:
        self.path = path
        self.lines = [text.count("\n", 0, match.start()) + 1 for match in _BEGINS.finditer(text)]
        self.known = Known.of(data, views)
        self.passages = {passage["at"]: place for place, passage in enumerate(data["passages"])}
        self.found: list[tuple[int, str, str]] = []  # line, what is wrong, what to do

    def story(self, table: dict[str, Any]) -> Story:
        """It, from what TOML has. Raises BadFile with all that is wrong."""
        self._keys(0, table, _HEAD)
        steps = table.get("step")
        if not isinstance(steps, list) or not steps or not all(isinstance(one, dict) for one in steps):
            steps = []
            self._add(0, "the story has no step", "begin each with a line [[step]]")
        story = (
            self._names(0, table, "title"),
            self._names(0, table, "about", needed=False),
            [self._step(number, step) for number, step in enumerate(steps, 1)],
        )
        self._check()
        return story

    def _step(self, number: int, step: dict[str, Any]) -> Step:
        self._keys(number, step, _STEP)
        shows = step.get("shows")
        if not isinstance(shows, str):
            self._add(number, "it does not say what it shows", 'show it on the page, copy its link: shows = "#network"')
            shows = ""
        at = addresses.fragment(shows)
        for fault in addresses.faults(at, self.known):
            self._add(number, fault.what, fault.hint)
        return (
            at,
            self._names(number, step, "title"),
            self._names(number, step, "text"),
            self._passages(number, step.get("passages", [])),
        )

    def _passages(self, number: int, named: object) -> list[int]:
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            self._add(number, "passages is no list of addresses", 'write it so: passages = ["2018:6.1.1/action/4"]')
            return []
        for one in named:
            if one not in self.passages:
                self._add(number, f"the page has no passage “{one}”", "its address stands beside every statement")
        return [self.passages[one] for one in dict.fromkeys(named) if one in self.passages]

    def _names(self, number: int, table: dict[str, Any], key: str, *, needed: bool = True) -> Names:
        """A text in both languages; each stands in for a missing other."""
        said = [table.get(f"{key}_{language}", "") for language in ("ja", "en")]
        if not all(isinstance(one, str) for one in said):
            self._add(number, f"{key}_ja and {key}_en are texts", f'write it so: {key}_en = "…"')
            return ("", "")
        japanese, english = (" ".join(one.split()) for one in said)
        if needed and not (japanese or english):
            self._add(number, f"it has no {key}", f"write {key}_ja, {key}_en, or both")
        return (japanese or english, english or japanese)

    def _keys(self, number: int, table: dict[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                self._add(number, f"“{key}” means nothing here", f"what may stand here: {', '.join(sorted(known))}")

    def _add(self, number: int, what: str, hint: str) -> None:
        """One thing more that is wrong in a step, or in 0, the head."""
        line = self.lines[number - 1] if 0 < number <= len(self.lines) else 0
        where = f"{self.path}:{line}" if line else str(self.path)
        self.found.append((line, f"{where}: step {number}: {what}" if number else f"{where}: {what}", hint))

    def _check(self) -> None:
        if not self.found:
            return
        (line, what, hint), *others = self.found
        told = [other for _, other, _ in others[:_SHOWN]]
        if len(others) > _SHOWN:
            told.append(f"and {len(others) - _SHOWN} more")
        raise BadFile(what, "\n".join([hint, *told]), str(self.path), line or None)
