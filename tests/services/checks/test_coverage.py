"""Every known name and every quoted one in the text is mentioned, or excepted with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.services.checks.coverage import check
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import TOWN
from tests.services.conftest import change

EXCEPTIONS = resources.folder("graph") / "exceptions.csv"
TOWN_EXCEPTIONS = TOWN / "graph" / "exceptions.csv"
SOURCES = TOWN / "sources"


def test_the_graph_mentions_every_name_or_says_why_not(session: Session, source_folder: Path) -> None:
    assert check(session, source_folder, EXCEPTIONS) == []


def test_so_does_the_town_s(town: Session) -> None:
    assert check(town, SOURCES, TOWN_EXCEPTIONS) == []


def test_a_name_that_is_not_mentioned_is_found(graph: Path) -> None:
    change(graph / "2031/1.trig", "        kk:mentions <actor/fishery-coop> ;\n", "")
    found = check(open_session(str(graph)), SOURCES, TOWN_EXCEPTIONS)
    assert [(f.where, f.en) for f in found] == [
        ("2031:1.1.1/action/1", "“みなと漁協” names actor/fishery-coop, no mention"),
    ]


def test_an_exception_that_excepts_nothing_is_found(town: Session, tmp_path: Path) -> None:
    exceptions = tmp_path / "exceptions.csv"
    line = "2031:1.1.1/action/1,みなと大学,no reason at all\n"
    exceptions.write_text(TOWN_EXCEPTIONS.read_text(encoding="utf-8") + line, "utf-8")
    (finding,) = check(town, SOURCES, exceptions)
    assert (finding.where, finding.en) == ("2031:1.1.1/action/1", "an exception for “みなと大学” that excepts nothing")
    assert finding.ja == "使われていない例外「みなと大学」"


def test_a_quoted_name_of_nothing_is_found_without_its_exception(town: Session, tmp_path: Path) -> None:
    exceptions = tmp_path / "exceptions.csv"
    exceptions.write_text("address,name,reason\n", encoding="utf-8")
    assert [(finding.where, finding.en) for finding in check(town, SOURCES, exceptions)] == [
        ("2031:2.1.1/action/2", "“港の達人” is quoted and names nothing known")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [("a,b,c\n", "the columns are not address, name, reason"), ("address,name,reason\n1,x,\n", "without a reason")],
)
def test_a_broken_list_of_exceptions_is_told(town: Session, tmp_path: Path, text: str, said: str) -> None:
    exceptions = tmp_path / "exceptions.csv"
    exceptions.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=said):
        check(town, SOURCES, exceptions)
