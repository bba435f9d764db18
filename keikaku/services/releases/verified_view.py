"""What was found at a release, as it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Table
from keikaku.services.releases.verify import Verified
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular

_COLUMNS = {"file": "columns.file", "problem": "columns.problem"}


@dataclass(frozen=True)
class VerifiedView(Tabular):
    """The faults of a release, a row each."""

    verified: Verified

    def title(self, language: str) -> str:
        """That it is about a release."""
        return text("releases.verified", language, name=self.verified.release.name)

    def notes(self, language: str) -> list[str]:
        """Which release it is, and whether it is whole."""
        found = self.verified
        faults = len(found.faults)
        said = (
            text("checks.problems", language, count=faults)
            if faults
            else text("releases.whole_deep" if found.deep else "releases.whole", language, count=found.files)
        )
        return [text("releases.which", language, name=found.release.name, digest=found.release.digest), said]

    def tables(self, language: str) -> list[Table]:
        """One row a fault."""
        rows = [(one.path, text(f"releases.{one.what}", language)) for one in self.verified.faults]
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), [*rows])]

    def data(self) -> dict[str, object]:
        """What ``verify --format json`` prints."""
        found = self.verified
        return {
            "release": found.release._asdict(),
            "whole": not found.faults,
            "faults": [one._asdict() for one in found.faults],
            "files": found.files,
            "bytes": found.bytes,
            "deep": found.deep,
        }
