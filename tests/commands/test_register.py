"""keikaku register: a register, an outline, what has become of passages, a first outline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.places import TOWN
from tests.services.registers.plans import TEXT, write

REGISTER = TOWN / "graph" / "2031" / "register.trig"
SOURCES = TOWN / "sources"


def test_a_register_goes_out_and_comes_back(keikaku: Run) -> None:
    back = keikaku("register", "--outline", "2031", "--store", str(TOWN), "--source", str(SOURCES), "-o", "town.toml")
    assert (back.returncode, back.stdout, back.stderr) == (0, "town.toml\n", "")
    made = keikaku("register", "town.toml", "--source", str(SOURCES))
    assert (made.returncode, made.stdout) == (0, REGISTER.read_text(encoding="utf-8"))
    assert made.stderr == "2031: 14 elements, 10 passages\n"


def test_the_text_stands_beside_the_outline_or_is_named(keikaku: Run, tmp_path: Path) -> None:
    write(tmp_path)
    beside = keikaku("register", "coast.toml", "-o", "register.trig")
    assert (beside.returncode, beside.stdout, beside.stderr) == (
        0, "register.trig\n", "our-coast: 5 elements, 5 passages\n",
    )  # fmt: skip
    (tmp_path / "coast.txt").rename(tmp_path / "other.txt")
    lacking = keikaku("register", "coast.toml", "--lang", "ja")
    assert (lacking.returncode, lacking.stdout, lacking.stderr) == (
        3, "",
        "keikaku: there is no file coast.txt\n"
        "  --text names the plan's text, --source the folder in which it lies\n",
    )  # fmt: skip
    named = keikaku("register", "coast.toml", "--text", "other.txt", "--lang", "ja")
    assert (named.returncode, named.stderr) == (0, "our-coast: 要素 5、記述箇所 5\n")
    assert named.stdout == (tmp_path / "register.trig").read_text(encoding="utf-8")


def test_a_changed_text_is_told_of_and_its_outline_mended(keikaku: Run, tmp_path: Path) -> None:
    write(tmp_path)
    assert keikaku("register", "coast.toml", "-o", "register.trig").returncode == 0
    (tmp_path / "new.txt").write_text("A line more.\n" + TEXT, encoding="utf-8")
    refused = keikaku("register", "coast.toml", "--text", "new.txt", "-o", "register.trig")
    assert (refused.returncode, refused.stderr.splitlines()[0]) == (
        3, "keikaku: coast.toml:17: “1/issue/1”: line 6 of coast.txt has no character 23",
    )  # fmt: skip
    shown = keikaku(
        "register", "--compare", "our-coast", "--store", "register.trig", "--text", "new.txt", "--source", "."
    )
    assert (shown.returncode, shown.stderr) == (1, "moved 5\n")
    assert shown.stdout.splitlines()[:3] == [
        "address,state,lines,was,likeness", "our-coast:1.1,moved,9-10,8-9,1.0", "our-coast:1.2,moved,11,10,1.0",
    ]  # fmt: skip
    mended = keikaku("register", "--outline", "our-coast", "--store", "register.trig", "--text", "new.txt")
    assert "1/issue/1,Issue,7-7:23,4," in mended.stdout
    same = keikaku(
        "register", "--compare", "our-coast", "--store", "register.trig", "--source", ".", "--format", "json"
    )
    assert (same.returncode, same.stderr) == (0, "the same 5\n")
    assert {one["state"] for one in json.loads(same.stdout)["passages"]} == {"same"}


def test_a_first_outline_is_proposed(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "our-coast.txt").write_text("Goal 1: Work\n- Open a smokehouse.\n", encoding="utf-8")
    done = keikaku("register", "--propose", "our-coast.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n1,Goal,,Work,\n1/action/1,Initiative,2,,no heading says what this is\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "one thing is to be made"),
        (["coast.toml", "--outline", "2031"], 2, "one thing is to be made"),
        (["none.toml"], 3, "there is no file none.toml"),
        (["coast.toml", "-o", "coast.txt"], 2, "coast.txt is there, and no register"),
        (["--propose", "coast.txt", "-o", "coast.toml"], 2, "coast.toml is there"),
        (["--outline", "x", "--store", str(TOWN)], 2, "there is no plan “x” in the store"),
        (["--compare", "2031", "--store", str(TOWN)], 2, "no text of 2031 is at hand"),
        (["coast.toml", "--text", "coast.txt", "--text", "x.txt"], 2, "x.txt is no text of the plan"),
        (["--propose", "coast.txt", "--text", "coast.txt"], 2, "--propose takes the text itself"),
        (["--propose", "."], 3, ". is a folder, not a file"),
    ],
)
def test_what_is_wrong_is_told(arguments: list[str], code: int, message: str, keikaku: Run, tmp_path: Path) -> None:
    write(tmp_path)
    before = sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir())
    done = keikaku("register", *arguments)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (code, "", f"keikaku: {message}")
    assert sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir()) == before


def test_all_that_is_wrong_in_an_outline_is_told_by_line(keikaku: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    text = path.read_text(encoding="utf-8").replace("8-9", "8-99").replace("1/aim,,3-4", "1/aim,Aim,3-4")
    path.write_text(text, encoding="utf-8")
    first = keikaku("register", "coast.toml")
    assert first.returncode == 3
    assert first.stderr.splitlines() == [
        "keikaku: coast.toml:16: “Aim” is no class",
        "  the classes are Policy, Strategy, Measure, Section, Initiative, Issue, Direction, Indicator, Figure, "
        "Passage, Goal, 目標, Action",
    ]
    path.write_text(text.replace("Aim", ""), encoding="utf-8")
    assert keikaku("register", "coast.toml").stderr.splitlines()[0] == (
        "keikaku: coast.toml:20: “1.1”: there is no line 99 in coast.txt: it has 10"
    )
