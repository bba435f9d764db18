"""The whole graph as the explorer sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class ExplorerView:
    """The data of the explorer (see js/types.js; without looks and layout)."""

    contents: Mapping[str, Any]
    kind: ClassVar[str] = "explorer"

    def data(self) -> Mapping[str, Any]:
        """What ``explore --format json`` prints."""
        return self.contents
