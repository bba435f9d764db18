"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that is wrong: by which check, where (address, IRI or file), and what, in both languages."""

    check: str
    where: str
    ja: str
    en: str
