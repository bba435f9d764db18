"""Where a site may go, and what says that a folder is one: nothing that somebody has written is overwritten unasked."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keikaku.errors import NotWritten
from keikaku.records import Release
from keikaku.services.session import released
from keikaku.version import __version__

MANIFEST = "keikaku-site.json"
FORMAT = "keikaku-site/1"


def target_of(path: Path, *, force: bool) -> Path:
    """The folder that a path means; links are followed. Raises NotWritten for what is not to be replaced."""
    try:
        target = Path(os.path.realpath(path))
        if not target.exists():
            return target
        if not target.is_dir():
            raise NotWritten(f"{path} is no folder", "name a folder that is not there yet")
        if not force and not is_site(target) and next(target.iterdir(), None) is not None:
            raise NotWritten(
                f"{path} holds something else than a site of ours",
                "name a folder that is not there yet, or replace all that is in it with --force",
            )
    except (OSError, ValueError) as problem:  # ValueError: a null in the name
        reason = getattr(problem, "strerror", None) or str(problem)
        raise NotWritten(f"{path} cannot be used: {reason}", "check the folder and its permissions") from None
    return target


def is_site(folder: Path) -> bool:
    """Whether a folder is a site that was published so."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("format") == FORMAT


def manifest(release: Release | None, base: str, pages: int) -> str:
    """What a site says of itself."""
    told = {
        "format": FORMAT, "made": f"keikaku {__version__}", "base": base, "pages": pages,
        "release": release._asdict() if release and release.name != released.UNRELEASED else None,
        "digest": release.digest if release else None,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
