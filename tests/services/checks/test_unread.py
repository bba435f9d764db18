"""Lines of a plan's text that stand in no passage are told, unless a list says why."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.services.checks.check import check
from keikaku.services.checks.report_view import ReportView
from tests.services.checks.own import plan

SAID = "Harbour\n- Open a market.\n- Mend the old pier.\n\n- Call a ferry.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan whose text has more than its passages."""
    file = plan(tmp_path, {"goal/action/1": "- Open a market."})
    old = (tmp_path / "texts" / "harbour.txt").read_bytes()
    (tmp_path / "texts" / "harbour.txt").write_text(SAID, encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("oa:start 0 ; oa:end 16", "oa:start 8 ; oa:end 24")
    file.write_text(text.replace(sha256(old).hexdigest(), sha256(SAID.encode()).hexdigest()), encoding="utf-8")
    return tmp_path


def lists(folder: Path, *rows: str) -> None:
    (folder / "exceptions.csv").write_text("\n".join(["address,name,reason", *rows, ""]), encoding="utf-8")


def test_they_are_told_and_are_no_fault(folder: Path) -> None:
    report = check(str(folder), folder / "texts")
    assert [one._asdict() for one in report.unread] == [
        {"text": "harbour.txt", "first": 3, "last": 5, "said": "- Mend the old pier."}
    ]
    assert ReportView(report).notes("en")[-4:-2] == [
        "3 lines of harbour.txt stand in no passage: 3-5 “- Mend the old pier.”",
        "what is left out on purpose stands in exceptions.csv: file of the text, lines, reason",
    ]
    assert not any(one.check in ("coverage", "hashes") for one in report.findings)


@pytest.mark.parametrize(
    ("rows", "left", "unused"),
    [
        (("harbour.txt,3; 5,not of this plan",), [], []),
        (("harbour.txt,5,not of this plan",), ["3 “- Mend the old pier.”"], []),
        (("harbour.txt,1-5,all",), [], []),
        (("harbour.txt,3-5,all", "harbour.txt,1-2,none", "other.txt,1,none"), [], ["1-2", "1"]),
    ],
)
def test_a_list_says_why(folder: Path, rows: tuple[str, ...], left: list[str], unused: list[str]) -> None:
    lists(folder, *rows)
    report = check(str(folder), folder / "texts")
    assert list(map(str, report.unread)) == left
    told = [one.en for one in report.findings if one.check == "coverage"]
    assert sorted(told) == sorted(f"an exception for “{name}” that excepts nothing" for name in unused)


def test_a_list_with_no_lines_is_told(folder: Path) -> None:
    lists(folder, "harbour.txt,the pier,not of this plan")
    with pytest.raises(BadFile, match=r"exceptions\.csv:2: “the pier” is no range of lines"):
        check(str(folder), folder / "texts")


def test_of_a_text_that_has_changed_nothing_is_said(folder: Path) -> None:
    with (folder / "texts" / "harbour.txt").open("a", encoding="utf-8") as file:
        file.write("- More.\n")
    assert check(str(folder), folder / "texts").unread == ()
