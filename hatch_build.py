"""The README as a package index can show it: there, what stands beside a file in the checkout is not to be had."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_FENCED = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[([^]]*)]\((?!\w+:)([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[([^]]+)]\((?!\w+:|#)([^)]+)\)")


def description(readme: str, version: str, source: str | None) -> str:
    """The README without links that lead nowhere.

    source: the public address of the repository, under which a forge has ``raw/TAG/FILE`` and ``blob/TAG/FILE``. Then
    pictures and links lead there; without one, pictures are left out and links are their words.
    """
    parts = _FENCED.split(readme)
    parts[::2] = [_absolute(part, f"v{version}", source) if source else _alone(part) for part in parts[::2]]
    return "".join(parts)


def _absolute(text: str, tag: str, source: str) -> str:
    home = source.rstrip("/")
    text = _PICTURE.sub(rf"![\1]({home}/raw/{tag}/\2)", text)
    return _LINK.sub(rf"[\1]({home}/blob/{tag}/\2)", text)


def _alone(text: str) -> str:
    blocks = [block for block in re.split(r"\n{2,}", text) if not _only_pictures(block)]
    return _LINK.sub(r"\1", _PICTURE.sub("", "\n\n".join(blocks)))


def _only_pictures(block: str) -> bool:
    """Also a table of nothing else."""
    return bool(_PICTURE.search(block)) and not re.search(r"[^\s|:-]", _PICTURE.sub("", block))


class CustomMetadataHook(MetadataHookInterface):
    """Gives the package its description; ``Source`` of [project.urls] is the one setting."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the text in the place of the dynamic field."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        text = description(readme, metadata["version"], metadata.get("urls", {}).get("Source"))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
