"""The fragment of a page's address, read as the page reads it (state/state.js): what in it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote_plus

from keikaku.page_data import BareData

_ONE = frozenset({"at", "focus", "to"})  # a thing
_SOME = frozenset(
    {"open", "gone", "policy", "for", "sector", "pin"}
)  # things; of a pin behind it, by @, where it stands
_WORDS: Mapping[str, tuple[str, ...]] = {"scene": ("overview", "around", "path", "all"), "steps": ("0", "1", "2")}
_ENDS: Mapping[str, tuple[str, ...]] = {"around": ("focus",), "path": ("focus", "to")}
_FREE = frozenset({"pick", "q", "sort", "map", "unused"})
_YEAR = re.compile(r"[12][0-9]{3}")
_READERS = frozenset({"lang", "theme", "tour"})  # what is the reader's own, whatever a story shows
_EMBED = "embed"  # as is that the page stands in a frame
KEYS = frozenset({*_ONE, *_SOME, *_WORDS, *_FREE, *_READERS, "hide", "without", "plan", "pair", "year"})
"""All that an address may say, beside its view."""


class Known(NamedTuple):
    """What a page has, by the names that stand in its addresses."""

    views: Collection[str]
    things: Collection[str]
    kinds: Collection[str]
    relations: Collection[str]
    plans: Collection[str]

    @classmethod
    def of(cls, data: BareData, views: Collection[str]) -> Known:
        """What the page of some data has."""
        things, kinds, relations, plans = (
            dict.fromkeys(one["id"] for one in some)
            for some in (data["things"], data["kinds"], data["relations"], data["plans"])
        )
        return cls(views, things, kinds, relations, plans)


class Fault(NamedTuple):
    """What is wrong with an address, and what to do."""

    what: str
    hint: str


def fragment(address: str) -> str:
    """What stands behind the # of an address, or the whole of one without; without what is the reader's own."""
    shown = address.strip().rpartition("#")[2]
    return "&".join(part for part in shown.split("&") if part and part.partition("=")[0] not in {*_READERS, _EMBED})


def faults(fragment: str, known: Known) -> Iterator[Fault]:
    """All that leads nowhere in what ``fragment`` gave."""
    said: dict[str, str] = {}
    for part in fragment.split("&") if fragment else ():
        key, sign, value = part.partition("=")
        if not sign:
            yield from _unknown("view", [key], known.views)
        elif key not in KEYS:
            yield from _unknown("part of an address", [key], KEYS)
        else:
            said[key] = value
    for key, value in said.items():
        names = _names(value, key in _ONE)
        if key in _ONE | _SOME:
            yield from _unknown("thing", (name.partition("@")[0] for name in names), known.things)
        elif key in _WORDS:
            yield from _unknown(key, names, _WORDS[key])
        elif key == "hide":
            yield from _unknown("class", names, known.kinds)
        elif key == "year":
            yield from _unknown("year", (name for name in names if not _YEAR.fullmatch(name)), ())
        elif key == "without":
            yield from _unknown("relation", names, known.relations)
        elif key in ("plan", "pair"):
            yield from _unknown("plan", names, {*known.plans, *(["all"] if key == "plan" else [])})
    for end in _ENDS.get(said.get("scene", ""), ()):
        if not said.get(end):
            yield Fault(f"scene={said['scene']} without {end}=", "say whose: show it on the page, and copy its link")


def _names(value: str, whole: bool) -> list[str]:
    return [unquote_plus(part) for part in ([value] if whole else value.split(",")) if part]


def _unknown(what: str, names: Iterator[str] | list[str], known: Collection[str]) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"perhaps {near[0]}?" if near else "show it on the page, and copy its link"
            yield Fault(f"the page has no {what} “{name}”", hint)
