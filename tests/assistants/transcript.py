"""The calls that docs/assistants.md shows, with what they answer; and writes them anew.

python -m tests.assistants.transcript        # after a change that is meant
"""

from __future__ import annotations

import json
import re
from typing import Any

from keikaku.assistants.rows import Data
from keikaku.assistants.server import told
from keikaku.assistants.tools import answer, tools
from keikaku.errors import KeikakuError
from keikaku.services.catalogue.run import catalogue
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import ROOT

PAGE = ROOT / "docs" / "assistants.md"
_CALL = re.compile(r"```json\n(?P<call>\{\"name\": .*\})\n```\n\n```json\n(?P<said>(?:(?!```).*\n)*)```")


def calls() -> list[tuple[str, str]]:
    """Each call of the page, and what the page says that it answers."""
    return [(one["call"], one["said"]) for one in _CALL.finditer(PAGE.read_text(encoding="utf-8"))]


def said(session: Session, call: str) -> str:
    """What a call answers, as the page has it: without the release, which is another one tomorrow."""
    asked: dict[str, Any] = json.loads(call)
    try:
        found = json.loads(answer(tools(catalogue()), Data(session, {}), asked["name"], asked["arguments"]))
        del found["release"]
    except KeikakuError as problem:
        found = {"error": told(problem)}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Writes the page anew."""
    session = open_session()
    text = _CALL.sub(
        lambda one: f"```json\n{one['call']}\n```\n\n```json\n{said(session, one['call'])}```",
        PAGE.read_text(encoding="utf-8"),
    )
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
