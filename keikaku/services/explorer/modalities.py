"""How passages put what they say: as called for, considered, intended or reported."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.page_data import Modality
from keikaku.records import IRI
from keikaku.services.explorer.contents import Contents
from keikaku.services.explorer.plans import names
from keikaku.vocab import local_name


class Modalities(NamedTuple):
    """The ways of putting it that occur, and of every passage that has one its place among them."""

    listed: list[Modality]
    of: dict[IRI, int]


def modalities(contents: Contents) -> Modalities:
    """What the passages say of it; nothing of a graph that says nothing. A passage with several has the first."""
    said: dict[IRI, IRI] = {}
    for statement in contents.statements:
        if local_name(statement.property) == "modality" and isinstance(statement.value, IRI):
            said.setdefault(statement.thing, statement.value)
    used = sorted(set(said.values()))
    listed: list[Modality] = [(local_name(one), names(contents.label(one), local_name(one))) for one in used]
    return Modalities(listed, {passage: used.index(one) for passage, one in said.items()})
