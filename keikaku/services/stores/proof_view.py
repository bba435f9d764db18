"""What was found at a store, as it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Table
from keikaku.services.stores.proof import Proof
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular

_COLUMNS = {"file": "columns.file", "problem": "columns.problem"}


@dataclass(frozen=True)
class ProofView(Tabular):
    """The faults of a store, a row each."""

    proof: Proof

    def title(self, language: str) -> str:
        """That a store was looked at."""
        return text("stores.verified", language)

    def notes(self, language: str) -> list[str]:
        """Which release it was made from, and whether it is whole."""
        found = self.proof
        faults = len(found.faults)
        about = found.release
        return [
            *([text("stores.which", language, name=about["name"], digest=about["digest"])] if about else []),
            text("checks.problems", language, count=faults)
            if faults
            else text("stores.whole", language, count=found.files),
        ]

    def tables(self, language: str) -> list[Table]:
        """One row a fault."""
        rows = [(one.path, text(f"stores.{one.what}", language)) for one in self.proof.faults]
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), [*rows])]

    def data(self) -> dict[str, object]:
        """What ``verify --format json`` prints."""
        found = self.proof
        return {
            "release": found.release,
            "whole": not found.faults,
            "faults": [one._asdict() for one in found.faults],
            "files": found.files,
            "bytes": found.bytes,
        }
