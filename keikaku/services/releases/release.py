"""Makes a release: the whole folder, from whatever ``--store`` names, the same bytes from the same data."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku import limits
from keikaku.errors import AskedWrongly, DataAtFault
from keikaku.services.releases import description, gathering, layout, libraries, quads, staging, tables
from keikaku.services.releases.layout import Listed, Manifest
from keikaku.services.releases.staging import Staged
from keikaku.store.files.reading import Reading
from keikaku.version import __version__

_READ = 2**20  # bytes at once


class Steps(NamedTuple):
    """What is told while a release is made. ``step``: that one of ``NAMES`` begins, and how much it has to do, if that
    is known; ``done``: how much more of it is done.
    """

    step: Callable[[str, int | None], None]
    done: Callable[[int], None]


SILENT = Steps(lambda *_: None, lambda _: None)


def make(
    places: Sequence[str], reading: Reading, folder: Path, *, name: str | None = None, date: str | None = None,
    plans: Sequence[str] = (), memory: int | None = None, steps: Steps = SILENT,
) -> Manifest:  # fmt: skip
    """Fill an empty folder with the release of what ``--store`` names.

    plans: ids or names of those that are released alone; none: all that is there. name: of the release; date: of the
    data, where they do not say it themselves or say another. memory: bytes that it may take, as far as that can be said
    before. Raises BadFile, AskedWrongly, UnknownName, DataAtFault, MissingLibrary, OutOfMemory; OSError where it cannot
    be written.
    """
    libraries.parquet()  # before anything long begins
    found = gathering.sources(places, reading)
    for path in (layout.PARTS, "quads"):
        (folder / path).mkdir(parents=True)
    work = folder / "work"
    work.mkdir()
    with staging.database(work, staging.share_of(memory)) as database:
        steps.step("reading", sum(source.bytes for source in found) or None)
        every = gathering.statements(found, reading, limits.grown(memory), steps.done)
        staging.take_in(database, gathering.of_plans(every, places, plans, reading) if plans else every)
        steps.step("sorting", None)
        staged = staging.settled(database)
        if not staged.one(f"SELECT count(*) FROM quads WHERE origin <> {gathering.WORDS}"):
            raise DataAtFault("there is no statement to release", "look at what --store names")
        manifest = _written(staged, folder, name, date, steps, alone=bool(plans))
    shutil.rmtree(work)
    return manifest


def _written(
    staged: Staged, folder: Path, name: str | None, date: str | None, steps: Steps, *, alone: bool
) -> Manifest:  # fmt: skip
    """alone: whether its plans are some of those that were there, so that they are in its name."""
    steps.step("writing", staged.total)
    digest, counts = quads.write(staged, folder, steps.done)
    steps.step("tables", staged.total)
    tables.write_quads(staged, folder, steps.done)
    steps.step("names", None)
    counts["things"] = tables.write_things(staged, folder)
    counts["names"] = tables.write_names(staged, folder)
    counts["part_of"] = tables.write_part_of(staged, folder)
    counts["keys"] = tables.count_keys(staged)
    counts = {"quads": staged.total, **counts}
    about = description.about(staged)
    name, date = name or description.usual_name(staged, about, with_plans=alone), date or about.modified
    steps.step("files", None)
    parts = sorted(path.relative_to(folder).as_posix() for path in (folder / layout.PARTS).iterdir())
    (folder / layout.CSVW).write_text(description.csvw(parts), encoding="utf-8")
    (folder / layout.CITATION).write_text(description.citation(name, date, digest, about), encoding="utf-8")
    files = listed(folder)
    (folder / layout.DESCRIPTION).write_bytes(description.turtle(name, date, digest, about, counts, files))
    manifest = Manifest(name, date, f"keikaku {__version__}", digest, staged.plans, counts, tuple(listed(folder)))
    (folder / layout.MANIFEST).write_text(manifest.text(), encoding="utf-8")
    return manifest


def listed(folder: Path) -> list[Listed]:
    """The files of a folder and below, but for the manifest and what is only there while it is made."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / layout.MANIFEST)
    named = [(path, path.relative_to(folder).as_posix()) for path in found]
    return [Listed(name, path.stat().st_size, sha256(path)) for path, name in named if not name.startswith("work/")]


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ):
            found.update(piece)
    return found.hexdigest()


def refuse_name(name: str) -> None:
    """Raises AskedWrongly for what is no name of a release."""
    if not name.strip() or not name.isprintable():
        raise AskedWrongly("a release needs a name that can be read", "give --name VERSION")
