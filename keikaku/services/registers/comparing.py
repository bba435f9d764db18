"""What has become of a plan's passages where its text has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.records import natural_key
from keikaku.services.registers import locating, registered, texts
from keikaku.services.registers.places import Place, Text
from keikaku.services.registers.registered import Registered, Stated
from keikaku.services.session.session import Session

STATES = ("same", "moved", "changed", "gone")


class Change(NamedTuple):
    """What has become of a passage. ``state``: of STATES; ``places``: where it stands now, as far as that is known.

    ``was``: where it stood: lines where the old text is at hand, else characters. ``likeness``: 0 to 1.
    """

    path: str
    address: str
    text: str
    state: str
    places: tuple[Place, ...]
    was: tuple[Place, ...]
    likeness: float


class Comparison(NamedTuple):
    """A plan's passages, held against a text, in the order of their addresses."""

    plan: str
    changes: tuple[Change, ...]


def compare(session: Session, plan: str, folder: Path | None = None, given: Sequence[Path] = ()) -> Comparison:
    """What has become of the passages of a registered plan.

    folder: where its texts lie; given: files to take for them, beside which the folder may hold the old ones. Raises
    UnknownName, BadFile, and AskedWrongly where there is no text to compare with.
    """
    held = registered.read(session, plan)
    names = held.outline.header.texts
    now = texts.present(names, folder, given)
    if not now:
        raise AskedWrongly(f"no text of {plan} is at hand", f"--text FILE or --source DIR gives {' or '.join(names)}")
    old = former(held, folder)
    known = {one.path: one for one in changes(held, now, old)}
    found = []
    for one in sorted(held.passages, key=lambda one: natural_key(one.path)):
        if one.text in now:
            was = places(one, old.get(one.text))
            same = Change(one.path, f"{plan}:{one.path}", one.text, "same", places(one, now[one.text]), was, 1.0)
            change = known.get(one.path)
            found.append(
                same
                if change is None
                else same._replace(state=change.state, places=change.places, likeness=change.likeness)
            )
    return Comparison(plan, tuple(found))


def changes(held: Registered, now: Mapping[str, Text], old: Mapping[str, Text]) -> list[locating.Found]:
    """Where the passages of those texts stand that are no longer what the register was made from.

    old: those that it was made from, as far as they are at hand.
    """
    found: list[locating.Found] = []
    for name, text in now.items():
        if not _is_old(held, text):
            some = [one for one in held.passages if one.text == name]
            found += locating.locate(some, text, old.get(name)).values()
    return found


def former(held: Registered, folder: Path | None) -> dict[str, Text]:
    """The texts that a register was made from, as far as a folder has them."""
    found = texts.present(held.outline.header.texts, folder)
    return {name: text for name, text in found.items() if _is_old(held, text)}


def places(stated: Stated, text: Text | None) -> tuple[Place, ...]:
    """Where a passage stands in the text that the register was made from: lines, or without it characters.

    ``Place()`` where the register does not say.
    """
    found = (text.place(*span) if text else Place(offsets=(span.start, span.end)) for span in stated.spans)
    return tuple(found) or (Place(),)


def _is_old(held: Registered, text: Text) -> bool:
    """Whether a text is the one that the register was made from."""
    return held.hashes.get(text.name) == text.digest
