"""What is to be tried next is said in the words of whoever asks: no hint for others speaks of the command line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from keikaku import errors
from keikaku.errors import KeikakuError, UnknownName, Ways
from tests.places import ROOT

PACKAGE = ROOT / "keikaku"
COMMAND_LINE = re.compile(r"(?<![\w-])--?[a-z]|\bkeikaku [a-z]")
ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, KeikakuError)}
ASKED_BY_OTHERS = (
    "services/catalogue", "services/indicators", "services/passages/find.py", "services/passages/listing.py",
    "services/questions", "services/site", "services/things", "language", "meaning", "store/sparql",
    "assistants/rows.py", "assistants/tools.py", "assistants/asking.py", "assistants/finding.py",
    "assistants/querying.py",
)  # fmt: skip
"""The rooms that work out what is asked by HTTP or by an assistant; files are opened before anybody asks."""
OF_A_COMMAND = {"services/site/renaming.py"}  # of `publish`


def _hints() -> Iterator[tuple[str, str]]:
    """The hints that are plain texts, with the files in which they stand."""
    for place in ASKED_BY_OTHERS:
        where = PACKAGE / place
        for path in [where] if where.suffix else sorted(where.rglob("*.py")):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ERRORS:
                    for said in call.args[1:2]:
                        yield path.relative_to(PACKAGE).as_posix(), _text(said)


def _text(node: ast.expr) -> str:
    """The text of an expression; nothing of what is worked out, nor of hints that are said for each door."""
    if isinstance(node, ast.Call):
        return ""
    parts = (one for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return " ".join(str(one.value) for one in parts)


def test_hints_to_what_others_ask_are_no_command_lines() -> None:
    found = [(file, hint) for file, hint in _hints() if file not in OF_A_COMMAND]
    assert len(found) > 25
    assert [(file, hint) for file, hint in found if COMMAND_LINE.search(hint)] == []


@pytest.mark.parametrize("hint", ["keikaku verify says what", "allow more with --timeout", "as in: -p actor JETRO"])
def test_what_speaks_of_the_command_line_reaches_no_other_door(hint: str) -> None:
    assert KeikakuError("it", hint).ways == Ways(hint, "", "")
    assert KeikakuError("it", "ask for less").ways == Ways(*["ask for less"] * 3)


def test_each_door_has_its_own_words() -> None:
    problem = UnknownName("it", Ways.parameter("actor", "city hall", "; or all"))
    assert problem.hint == 'as in: -p actor "city hall"; or all'
    assert problem.ways[1:] == ("as in: actor=city+hall; or all", "as in: actor: city hall; or all")
    secret = KeikakuError("it", Ways(*["see https://user:word@x.example/"] * 3))
    assert set(secret.ways) == {"see https://…@x.example/"}
