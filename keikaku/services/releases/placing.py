"""Where a release may go: nothing that somebody has written is ever overwritten, nor a release by another unasked."""

from __future__ import annotations

import os
from pathlib import Path

from keikaku.errors import NotWritten
from keikaku.records import Release
from keikaku.services.data import whole_folders
from keikaku.services.releases import layout
from keikaku.services.releases.layout import Manifest
from keikaku.services.session import released


def target_of(path: Path) -> Path:
    """The folder that a path means; links are followed. Raises NotWritten for what is no place for a release."""
    try:
        target = Path(os.path.realpath(path))
        if not target.exists():
            return target
        if not target.is_dir():
            raise NotWritten(f"{path} is no folder", "name a folder that is not there yet")
        if released.format_of(target) != layout.FORMAT and next(target.iterdir(), None) is not None:
            raise NotWritten(f"{path} holds something else than a release", "name a folder that is not there yet")
    except (OSError, ValueError) as problem:  # ValueError: a null in the name
        reason = getattr(problem, "strerror", None) or str(problem)
        raise NotWritten(f"{path} cannot be used: {reason}", "check the folder and its permissions") from None
    return target


def earlier(target: Path) -> Release | None:
    """The release that stands there. Raises BadFile for one whose manifest was changed."""
    return layout.read(target).release if released.format_of(target) == layout.FORMAT else None


def put(made: Manifest, folder: Path, target: Path, *, force: bool) -> Release | None:
    """Move a release that was made into its place; the one that stood there.

    Raises NotWritten where another one stands there, unless it is to be replaced.
    """
    target = target_of(target)
    before = earlier(target)
    if before is not None and before.digest != made.digest and not force:
        raise NotWritten(
            f"{target} holds the release {before.name}, of other data ({before.digest})",
            f"the new one is {made.digest}: name another folder, or replace it with --force",
        )
    whole_folders.put(folder, target)
    return before
