"""What a name was taken for, said beside the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keikaku.commands import output

if TYPE_CHECKING:
    from keikaku.services.things.naming import Resolved


def say(name: str, resolved: Resolved, language: str) -> None:
    """What a name was taken for where that is not plain, and what else goes by it."""
    if resolved.taken_for:
        output.say("notes.taken_for", language, name=name, taken=resolved.taken_for)
    if resolved.others:
        output.say("notes.also_names", language, others=", ".join(resolved.others))
