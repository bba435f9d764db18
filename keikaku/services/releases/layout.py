"""What lies where in a release, and what its manifest says: what ``load``, ``verify`` and ``analyse`` rely on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.records import Release
from keikaku.services.session import released

FORMAT, MANIFEST, QUADS = released.RELEASE, released.MANIFEST, released.QUADS
DESCRIPTION, CITATION = "description.ttl", "CITATION.cff"
STATED, DERIVED, ONTOLOGY = QUADS
PARTS, THINGS, NAMES, PART_OF = (
    "tables/quads",
    "tables/things.parquet",
    "tables/names.parquet",
    "tables/part_of.parquet",
)
CSVW = "tables/csvw.json"
TABLES = "tables/"  # in which all of these lie


class Listed(NamedTuple):
    """A file of a release: its path below the folder, with ``/``; its size; its SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


class PlanCount(NamedTuple):
    """A plan of a release, and how many statements are of it alone."""

    id: str
    title: str | None
    quads: int


class Manifest(NamedTuple):
    """What a release says of itself. ``digest``: of the data, ``sha256:`` and 64 hex digits; ``date``: a day."""

    name: str
    date: str | None
    software: str
    digest: str
    plans: tuple[PlanCount, ...]
    counts: dict[str, int]
    files: tuple[Listed, ...]

    @property
    def release(self) -> Release:
        """What an answer says of where it came from."""
        return Release(self.name, self.date, self.digest)

    def text(self) -> str:
        """It as JSON, the same for the same."""
        said = {"format": FORMAT, **self._asdict()}
        said["plans"] = [plan._asdict() for plan in self.plans]
        said["files"] = [file._asdict() for file in self.files]
        return released.sealed(said)


def read(folder: Path) -> Manifest:
    """The manifest of a release. Raises BadFile for what is none, and for one that has been changed."""
    manifest, whole = read_any(folder)
    if not whole:
        raise BadFile(f"{folder / MANIFEST} has been changed", "keikaku verify says what else has", str(folder))
    return manifest


def read_any(folder: Path) -> tuple[Manifest, bool]:
    """The manifest of a release, and whether it is as it was written. Raises BadFile for what is none."""
    if str(folder).startswith(("http:/", "https:/")):
        raise BadFile(f"{folder} is an address, not a folder", "give the folder of a release", str(folder))
    if not folder.is_dir():
        what = f"{folder} is a file, not a folder" if folder.exists() else f"there is no folder {folder}"
        raise BadFile(what, "keikaku release -o DIR makes a release", str(folder))
    released.refuse_damaged(folder)
    said = released.said(folder)
    if said is not None and str(said.get("format")).startswith("keikaku-store/"):
        what, hint = f"{folder} is a store, not a release", f"keikaku release --store {folder} -o DIR makes one of it"
        raise BadFile(what, f"give the release that it was made from; or {hint}", str(folder))
    if said is None or said.get("format") != FORMAT:
        raise BadFile(f"{folder} is no release", "make one with keikaku release -o DIR", str(folder))
    try:
        manifest = Manifest(
            str(said["name"]), said["date"], str(said["software"]), str(said["digest"]),
            tuple(PlanCount(plan["id"], plan["title"], plan["quads"]) for plan in said["plans"]),
            {str(name): int(count) for name, count in said["counts"].items()},
            tuple(Listed(file["path"], file["bytes"], file["sha256"]) for file in said["files"]),
        )  # fmt: skip
        return manifest, released.is_sealed(folder, said)
    except (KeyError, TypeError, ValueError, AttributeError):
        what = f"{folder / MANIFEST} lacks what a manifest of a release says"
        raise BadFile(what, "it was changed: take the release anew from where it came", str(folder)) from None
