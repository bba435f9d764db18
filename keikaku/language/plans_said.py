"""How questions speak of plans: of all of them, of any, of the plan of a year."""

from __future__ import annotations

import re

_ALL = re.compile(
    r"""(?ix) \b(?:all|every|each|how\ many|list(?:\ of)?|across)(?:\ of)?(?:\ the)?\ plans? \b
    | \bwhich\ plans\ are\b
    | (?:すべての|全ての|全|各)(?:計画|プラン)
    | (?:計画|プラン)(?:ごと|別に|の?一覧|を横断|は(?:いくつ|何|どれ))"""
)
_PLAN = re.compile(r"(?i)計画|プラン|ビジョン|戦略|構想|\bplans?\b|\bstrategy\b|\bprogramme?\b|\bvision\b")
_OF_YEAR = r"{0}\s*年?度?の?(?:計画|プラン)(?!値)|\b{0}\s+plan\b|\bplan\s+of\s+{0}"

OF = ("{} plan", "plan of {}", "plan for {}", "{}の計画", "{}計画", "{}のプラン", "{}プラン")
"""How the plan of a town, or of an id, is called."""

THIS = ("the plan", "this plan", "本計画", "この計画", "当計画", "本プラン", "このプラン")
"""How the one plan is called that is meant where none is named."""


def of_all(text: str) -> bool:
    """Whether a text in half width speaks of all plans: in all plans, 計画ごとに."""
    return _ALL.search(text) is not None


def of_any(text: str) -> bool:
    """Whether it speaks of plans at all."""
    return _PLAN.search(text) is not None


def of_no_other(text: str) -> bool:
    """Whether it speaks of what is in a plan alone, for which all others have to be looked at."""
    return re.search(r"(?i)\bonly\b|\balone\b|\bunique\b|\bnot in\b|だけ|のみ|しか|ない", text) is not None


def of_year(text: str, year: str) -> bool:
    """Whether it speaks of the plan of a year: the 2021 plan, 2021年度の計画; not of its values (2021年度の計画値)."""
    return re.search(_OF_YEAR.format(year), text, re.IGNORECASE) is not None
