"""What a store needs of a release. Its manifest comes from outside: it may name any file, and call itself anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.services.releases import layout
from keikaku.store import on_disk
from keikaku.store.on_disk import File

_DIGEST = re.compile(r"sha256:([0-9a-f]{12})[0-9a-f]{52}")
_HASH = re.compile(r"[0-9a-f]{64}")


class Release(NamedTuple):
    """about: name, date and digest. quads: how many statements it says it has. files: those of its statements."""

    folder: Path
    about: Mapping[str, str | None]
    quads: int
    files: tuple[File, ...]


def read(folder: Path) -> Release:
    """The release in a folder. Raises BadFile where there is none, and for a format that this version does not read."""
    where = str(folder)
    says = on_disk.kind(folder) or ""
    if says.startswith("keikaku-release/") and says != layout.FORMAT:
        raise BadFile(f"{where} has the format {says}; this version reads {layout.FORMAT}", "make it anew", where)
    if not folder.exists():
        raise BadFile(f"there is no folder {where}", "keikaku release -o DIR makes a release", where)
    manifest = layout.read(folder)
    about: dict[str, str | None] = manifest.release._asdict()
    listed = {file.path: file for file in manifest.files}
    files = tuple(File(*listed[path]) for path in layout.QUADS if path in listed)
    if len(files) < len(layout.QUADS) or not _DIGEST.fullmatch(manifest.digest) or not all(map(_is_sound, files)):
        raise BadFile(f"{where} is damaged: its manifest says nothing of its statements", "get it again", where)
    return Release(folder, about, manifest.counts.get("quads", 0), files)


def short(about: Mapping[str, str | None]) -> str:
    """The first twelve signs of a release's digest, by which a data folder is called."""
    found = _DIGEST.fullmatch(about["digest"] or "")
    assert found  # or it would not have been read
    return found[1]


def _is_sound(file: File) -> bool:
    return isinstance(file.bytes, int) and isinstance(file.sha256, str) and bool(_HASH.fullmatch(file.sha256))
