"""A register from an outline, and an outline from a register."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import Label, Literal
from keikaku.services.registers import making, reading, registered, soundness, texts, writing
from keikaku.services.registers.outline import PASSAGE, Outline
from keikaku.services.registers.places import Place, Text
from keikaku.services.registers.registered import Registered, Stated, Statement
from keikaku.services.session.session import Session
from keikaku.store import trig
from keikaku.store.derive import read_quads
from keikaku.texts.catalogue import label
from keikaku.vocab import RDF_TYPE, curie, kk

_OF_THE_TEXT = {making.term(name) for name in ("kk:textHash", "kk:words", "oa:start", "oa:end")}
_SHOWN = 5


class Made(NamedTuple):
    """A file's text and what is to be said beside it. ``plan``: its id."""

    plan: str
    text: str
    notes: tuple[Label, ...]


def make(path: Path, folder: Path | None = None, given: Sequence[Path] = ()) -> Made:
    """The register of the plan that an outline describes, in canonical TriG.

    folder: where its texts lie, if not beside it. given: files to take for them. Raises BadFile with all that is wrong,
    by file and line, and AskedWrongly for a file that is none of its texts.
    """
    outline = reading.read(path)
    found = texts.named(outline.header.texts, folder or path.parent, given)
    whole = soundness.sound(outline, found)
    elements = sum(row.kind != PASSAGE for row in whole.rows)
    passages = sum(bool(row.places) for row in whole.rows)
    counted = label("registers.made", plan=outline.header.id, elements=elements, passages=passages)
    text = trig.render(making.quads(whole, found))
    return Made(outline.header.id, text, (counted, *soundness.remarks(whole, found)))


def outline(session: Session, plan: str, folder: Path | None = None, given: Sequence[Path] = ()) -> Made:
    """The outline of a plan that is registered, as a person may edit it.

    folder: where the plan's texts lie; given: files to take for them. Without its text the outline has characters for
    lines. Raises UnknownName, BadFile, AskedWrongly.
    """
    held = registered.read(session, plan)
    found = texts.present(held.outline.header.texts, folder, given)
    placed = _placed(held, found)
    remarks = [
        label("registers.no_text" if name not in found else "registers.other_text", text=name)
        for name, digest in held.hashes.items()
        if name not in found or sha256(found[name].raw).hexdigest() != digest
    ]
    told = (*remarks, *_differing(held, placed, set(session.rules.first)))
    return Made(plan, writing.write(placed), told)


def check_target(path: Path, plan: str | None) -> None:
    """That there is nothing to be lost where something is to be written.

    plan: whose register; that of the same plan may stand there, if an outline can say all that it says. None: an
    outline, for which no file is written over. Raises AskedWrongly.
    """
    if not path.is_file() or not path.stat().st_size:
        return
    hint = "name another file, or write over it with --force"
    if plan is None:
        raise AskedWrongly(f"{path} is there", hint)
    try:
        quads = read_quads(path)
    except BadFile:
        raise AskedWrongly(f"{path} is there, and no register", hint) from None
    ids = {o.value for s, p, o, _ in quads if p == kk("address") and isinstance(o, Literal)}
    if {one.partition(":")[0] for one in ids} != {plan}:
        raise AskedWrongly(f"{path} is there, and not the register of {plan}", hint)
    held = registered.taken_apart([quad[:3] for quad in quads], plan, dict.fromkeys(quad[3] for quad in quads))
    lost = _differing(held, _placed(held, {}), set())
    if lost:
        raise AskedWrongly(f"{path} says what no outline can say: {lost[0].en}", hint)


def _placed(held: Registered, found: dict[str, Text]) -> Outline:
    """The outline with the places of the passages: lines where the text is at hand."""
    stated = {one.path: one for one in held.passages}
    rows = (
        row._replace(text=one.text, places=_places(one, found)) if (one := stated.get(row.path)) else row
        for row in held.outline.rows
    )
    return held.outline._replace(rows=tuple(rows))


def _places(stated: Stated, found: dict[str, Text]) -> tuple[Place, ...]:
    text = found.get(stated.text)
    return tuple(text.place(*span) if text else Place(offsets=(span.start, span.end)) for span in stated.spans)


def _differing(held: Registered, placed: Outline, derived: set[str]) -> list[Label]:
    """What the register says and the outline cannot, and what would be said beside it; what is in the text aside.

    derived: properties that only say another statement from its other end.
    """
    made = {quad[:3] for quad in making.quads(soundness.completed(placed), {})}
    kept = {one for one in held.statements if one[1] not in _OF_THE_TEXT and one[1] not in derived}
    lost = {one for one in kept - made if one[1:] != (RDF_TYPE, kk("PlanElement"))}
    told = [("registers.lost", lost), ("registers.added", made - kept)]
    return [label(key, count=len(some), statements=_said(some)) for key, some in told if some]


def _said(statements: set[Statement]) -> str:
    shown = sorted(f"{s} {curie(p)} {o.value if isinstance(o, Literal) else o}" for s, p, o in statements)
    return "; ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
