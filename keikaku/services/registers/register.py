"""A register from an outline, and an outline from a register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import AskedWrongly, BadFile
from keikaku.records import Label, Literal, Term
from keikaku.services.registers import comparing, making, reading, registered, soundness, texts, unplaced, writing
from keikaku.services.registers.outline import PASSAGE, Outline
from keikaku.services.registers.places import Place, Text
from keikaku.services.registers.registered import Registered, Statement
from keikaku.services.session.session import Session
from keikaku.store.derive import read_quads
from keikaku.store.files import trig
from keikaku.texts.catalogue import label, text
from keikaku.vocab import RDF_TYPE, curie, kk

_OF_THE_TEXT = {making.term(name) for name in ("kk:textHash", "kk:words", "oa:start", "oa:end")}
_WIDER = {making.term(name) for name in ("kk:PlanElement", "oa:Selector", "oa:TextPositionSelector", "skos:Concept")}
_SHOWN = 5


class Made(NamedTuple):
    """A file's text and what is to be said beside it. ``plan``: its id; ``hashes``: of its texts, by file name."""

    plan: str
    text: str
    notes: tuple[Label, ...]
    hashes: dict[str, str]


def make(path: Path, folder: Path | None = None, given: Sequence[Path] = ()) -> Made:
    """The register of the plan that an outline describes, in canonical TriG.

    folder: where its texts lie, if not beside it. given: files to take for them. Raises BadFile with all that is wrong,
    by file and line, and AskedWrongly for a file that is none of its texts.
    """
    written_down = reading.read(path)
    header = written_down.header
    found = texts.named(header.texts, folder or path.parent, given)
    whole = soundness.sound(written_down, found)
    elements = sum(row.kind != PASSAGE for row in whole.rows)
    passages = sum(bool(row.places) for row in whole.rows)
    counted = label("registers.made", plan=header.id, elements=elements, passages=passages)
    written = trig.render(making.quads(whole, found))
    hashes = {name: one.digest for name, one in found.items()}
    left = unplaced.told(unplaced.of_outline(whole, found))
    return Made(header.id, written, (counted, *soundness.remarks(whole, found), *left), hashes)


def outline(
    session: Session, plan: str, folder: Path | None = None, given: Sequence[Path] = (), language: str = "en"
) -> Made:
    """The outline of a plan that is registered, as a person may edit it.

    folder: where the plan's texts lie; given: files to take for them. Without its text the outline has characters for
    lines; where the text has changed, the lines in which a passage is likely to stand now. language: of remarks in it.
    Raises UnknownName, BadFile, AskedWrongly.
    """
    held = registered.read(session, plan)
    found = texts.present(held.outline.header.texts, folder, given)
    placed = _placed(held, found, comparing.former(held, folder), language)
    remarks = [
        label("registers.no_text" if name not in found else "registers.other_text", text=name)
        for name, digest in held.hashes.items()
        if name not in found or found[name].digest != digest
    ]
    told = (*remarks, *_differing(held, placed, set(session.rules.first)))
    return Made(plan, writing.write(placed), told, held.hashes)


def check_target(path: Path, made: Made | None = None) -> list[Label]:
    """That there is nothing to be lost where something is to be written; and what is to be said of what is there.

    made: the register; that of the same plan may stand there, if an outline can say all that it says. Without one it is
    an outline, for which no file is written over. Raises AskedWrongly.
    """
    if not path.is_file() or not path.stat().st_size:
        return []
    hint = "name another file, or write over it with --force"
    if made is None:
        raise AskedWrongly(f"{path} is there", hint)
    try:
        quads = read_quads(path)
    except BadFile:
        raise AskedWrongly(f"{path} is there, and no register", hint) from None
    ids = {o.value for s, p, o, _ in quads if p == kk("address") and isinstance(o, Literal)}
    if {one.partition(":")[0] for one in ids} != {made.plan}:
        raise AskedWrongly(f"{path} is there, and not the register of {made.plan}", hint)
    held = registered.taken_apart([quad[:3] for quad in quads], made.plan, dict.fromkeys(quad[3] for quad in quads))
    lost = _differing(held, _placed(held, {}, {}, "en"), set())
    if lost:
        raise AskedWrongly(f"{path} says what no outline can say: {lost[0].en}", hint)
    changed = [name for name, digest in held.hashes.items() if made.hashes.get(name, digest) != digest]
    return [label("registers.text_changed", text=name, file=path, plan=made.plan) for name in changed]


def _placed(held: Registered, found: Mapping[str, Text], old: Mapping[str, Text], language: str) -> Outline:
    """The outline with the places of the passages: where the text has changed, where they are likely to stand now."""
    now = {one.path: one for one in comparing.changes(held, found, old)}
    stated = {one.path: one for one in held.passages}
    rows = []
    for row in held.outline.rows:
        if (one := stated.get(row.path)) is None:
            rows.append(row)
        elif change := now.get(row.path):
            key = {"changed": "registers.note_changed", "gone": "registers.note_gone"}.get(change.state)
            note = text(key, language, share=f"{change.likeness:.0%}") if key else ""
            rows.append(row._replace(text=one.text, places=change.places or (Place(),), note=note))
        else:
            rows.append(row._replace(text=one.text, places=comparing.places(one, found.get(one.text))))
    return held.outline._replace(rows=tuple(rows))


def _differing(held: Registered, placed: Outline, derived: set[str]) -> list[Label]:
    """What the register says and the outline cannot, and what would be said beside it; what is in the text aside.

    derived: properties that only say another statement from its other end.
    """
    made = {quad[:3] for quad in making.quads(soundness.completed(placed), {})}
    others = {s for s, p, o in held.statements if p == kk("address") and not _is_of(o, placed.header.id)}
    kept = {one for one in held.statements if one[1] not in _OF_THE_TEXT | derived and one[0] not in others}
    lost = {one for one in kept - made if one[1] != RDF_TYPE or one[2] not in _WIDER}
    told = [("registers.lost", lost), ("registers.added", made - kept)]
    base = placed.header.base
    return [label(key, count=len(some), statements=_said(some, base)) for key, some in told if some]


def _is_of(address: Term, plan: str) -> bool:
    return isinstance(address, Literal) and address.value.partition(":")[0] == plan


def _said(statements: set[Statement], base: str) -> str:
    said = ((s, curie(p), o.value if isinstance(o, Literal) else o) for s, p, o in statements)
    shown = sorted(" ".join(part.removeprefix(base) for part in parts) for parts in said)
    return "; ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
