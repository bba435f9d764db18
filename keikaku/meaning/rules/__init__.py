"""The rules of each language, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from keikaku.meaning.chart import Rule
from keikaku.meaning.compose import Composer


@cache
def written(language: str) -> tuple[dict[str, object], ...]:
    """The rules of ``en`` or ``ja`` as they are written."""
    text = (Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["rules"])


def rules(language: str, composer: Composer) -> list[Rule]:
    """The rules of ``en`` or ``ja``, with their functions."""
    return [
        Rule(
            str(one["makes"]), tuple(map(str, one["of"])), composer.function(str(one["by"])),  # type: ignore[call-overload]
            float(str(one.get("cost", 0.1))), str(one["by"]), str(one["example"]),
        )
        for one in written(language)
    ]  # fmt: skip
