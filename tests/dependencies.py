"""What a user's installation brings along: names and licences from its metadata, sizes from its files.

python -m tests.dependencies        # after a change of requirements.lock: writes docs/dependencies.md anew
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from typing import NamedTuple

from tests.places import ROOT

PAGE = ROOT / "docs" / "dependencies.md"
BEGIN = "<!-- written by: python -m tests.dependencies -->"
END = "<!-- end of the table -->"

_LOCKED = re.compile(r"^([a-z0-9_.\-]+)==", re.MULTILINE)
_PERMISSIVE = re.compile(r"\b(?:MIT|BSD|0BSD|Apache|ISC|PSF|Zlib|CC0|W3C)\b", re.IGNORECASE)
_BINDING = re.compile(r"GPL|Affero|SSPL|MPL|EUPL|CDDL|Commercial|Proprietary", re.IGNORECASE)


class Dependency(NamedTuple):
    """A package, the licence that its metadata names, and the bytes of its files."""

    name: str
    licence: str
    size: int

    @property
    def permissive(self) -> bool:
        """Whether its licence lets anybody use it in anything."""
        return bool(_PERMISSIVE.search(self.licence)) and not _BINDING.search(self.licence)


def dependencies() -> list[Dependency]:
    """All of requirements.lock, by name."""
    names = _LOCKED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return [Dependency(name, _licence(found := distribution(name)), _size(found)) for name in sorted(names)]


def _licence(found: Distribution) -> str:
    known = found.metadata
    named = [one.rpartition("::")[2].strip() for one in known.get_all("Classifier") or () if "License ::" in one]
    classified = " AND ".join(sorted(one for one in named if one != "OSI Approved"))
    stated = [*(known.get_all("License-Expression") or ()), classified, *(known.get_all("License") or ())]
    return next(filter(None, stated), "").strip().partition("\n")[0]


def _size(found: Distribution) -> int:
    paths = [found.locate_file(file) for file in found.files or ()]
    return sum(path.stat().st_size for path in paths if path.is_file() and not path.name.endswith(".pyc"))  # type: ignore[attr-defined]


def page(text: str) -> str:
    """The page with its table as it is to be."""
    found = dependencies()
    total = sum(one.size for one in found)
    rows = [f"| {one.name} | {one.licence} | {one.size / 1e6:.1f} |" for one in found]
    table = "\n".join(
        [
            "| Package | Licence | MB |",
            "| --- | --- | --- |",
            *rows,
            f"| **{len(found)} packages** | | **{total / 1e6:.0f}** |",
        ]
    )
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
