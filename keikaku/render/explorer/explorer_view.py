"""The whole graph as the explorer sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from keikaku.page_data import BareData


@dataclass(frozen=True)
class ExplorerView:
    """The data of the explorer, without looks and layout."""

    contents: BareData
    kind: ClassVar[str] = "explorer"

    def data(self) -> BareData:
        """What ``explore --format json`` prints."""
        return self.contents
