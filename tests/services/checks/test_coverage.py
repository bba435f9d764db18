"""Every known name and every quoted one in the text is mentioned, or excepted with a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.services.checks.coverage import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session

EXCEPTIONS = resources.folder("graph") / "exceptions.csv"


def test_the_graph_mentions_every_name_or_says_why_not(session: Session, source_folder: Path) -> None:
    assert check(session, source_folder, EXCEPTIONS) == []


def test_a_name_that_is_not_mentioned_is_found(tmp_path: Path, source_folder: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(resources.folder("graph"), graph)
    measure = graph / "2005" / "3.trig"
    text = measure.read_text(encoding="utf-8")
    measure.write_text(text.replace("<actor/unep>", "<actor/jetro>"), encoding="utf-8")
    found = check(open_session(str(graph)), source_folder, EXCEPTIONS)
    assert [(f.where, f.en) for f in found] == [
        ("2005:3/action/2", "“unep” names actor/unep, no mention"),
        ("2005:3/action/2", "“国連環境計画” names actor/unep, no mention"),
    ]


def test_an_exception_that_excepts_nothing_is_found(session: Session, source_folder: Path, tmp_path: Path) -> None:
    exceptions = tmp_path / "exceptions.csv"
    exceptions.write_text(EXCEPTIONS.read_text(encoding="utf-8") + "2005:3/action/2,JETRO,no reason at all\n", "utf-8")
    (finding,) = check(session, source_folder, exceptions)
    assert (finding.where, finding.en) == ("2005:3/action/2", "an exception for “JETRO” that excepts nothing")
    assert finding.ja == "使われていない例外「JETRO」"


def test_a_quoted_name_of_nothing_is_found_without_its_exception(
    session: Session, source_folder: Path, tmp_path: Path
) -> None:
    kept = [line for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if "おもてなし" not in line]
    exceptions = tmp_path / "exceptions.csv"
    exceptions.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert [finding.en for finding in check(session, source_folder, exceptions)] == [
        "“おもてなし” is quoted and names nothing known"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [("a,b,c\n", "the columns are not address, name, reason"), ("address,name,reason\n1,x,\n", "without a reason")],
)
def test_a_broken_list_of_exceptions_is_told(
    session: Session, source_folder: Path, tmp_path: Path, text: str, said: str
) -> None:
    exceptions = tmp_path / "exceptions.csv"
    exceptions.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=said):
        check(session, source_folder, exceptions)
