"""keikaku indicators: the dashboard in every form, of all or of one part."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import in_order
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue
from tests.conftest import Run
from tests.store.conftest import SMALL
from tests.terminal import keikaku as terminal


def counted(session: Session, part: str) -> int:
    """How many indicators a part of the plan has, by a query of its own."""
    query = f"SELECT ?one {{ ?one a kk:Indicator ; kk:partOf+ <{ID}{part}> }}"
    return len({row[0] for row in session.select(prologue("kk") + query).rows})


def test_all_of_them_as_csv_farthest_first(keikaku: Run, session: Session) -> None:
    done = keikaku("indicators", LANG="C.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    found = in_order(indicators(session), "distance")
    assert len(rows) == counted(session, "2018")
    assert [(row["address"], row["standing"]) for row in rows] == [(one.thing.address, one.standing) for one in found]
    (homes,) = [row for row in rows if row["address"] == "2018:7.1.2/indicator/1"]
    assert (homes["track"], homes["needed"]) == ("off", "536.8")
    # A part of the way lies on it: no negative share, none above 100.
    ways = [int(row["way"]) for row in rows if row["way"]]
    assert ways == sorted(ways)
    assert 0 <= ways[0] < ways[-1] <= 100
    assert rows[0]["way"] == ""  # below its baseline


def test_of_one_part_as_a_table_for_people(keikaku: Run) -> None:
    done = keikaku("indicators", "2018:6.2", "--format", "table", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1 indicator: off track 1\n"
        "bars: the numbers at their ends are their scale, │ baseline and target, █ as far as the latest value\n"
        "\n"
        "Number of Green Innovation Cluster projects per year\n"
        "  Off track as of fiscal 2016\n"
        "  2 cases (fiscal 2016) │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│ ≥ 7 cases\n"
        "  No change: 2 cases in fiscal 2016, as in fiscal 2015 (target for fiscal 2021: at least 7 cases)\n"
        "  No change so far; must rise by 5 cases by fiscal 2021\n"
        "  The value of fiscal 2016 was not yet at the target for fiscal 2017 (at least 5 cases)\n"
        "  Promoting the environmental industry through the transfer of environmental technology ·\n"
        "  2018:6.2.1/indicator/1 · p. 136\n"
    )


@pytest.mark.parametrize("charset", ["C", "ja_JP.eucJP", "ja_JP.SJIS", "en_US.ISO-8859-1"])
def test_bars_are_plain_where_the_terminal_has_no_blocks(charset: str, keikaku: Run) -> None:
    done = keikaku("indicators", "2018:6", "--format", "table", "--lang", "en", LC_ALL=charset)
    assert "|#########################|#####" in done.stdout
    assert "█" not in done.stdout
    assert "█" in keikaku("indicators", "2018:6", "--format", "table", LC_ALL="ja_JP.utf8").stdout


def test_the_order_is_the_one_asked_for(keikaku: Run) -> None:
    rows = list(csv.DictReader(keikaku("indicators", "--sort", "plan").stdout.splitlines()))
    assert [row["address"] for row in rows[:2]] == ["2018:1.1.1/indicator/1", "2018:1.1.2/indicator/1"]
    assert keikaku("indicators", "--sort", "size").returncode == 2


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", '{\n "indicators": [\n  {\n   "iri": '), ("jsonl", '{"address": "2018:'),
        ("tsv", "address\tindicator\t"),
        ("markdown", "| Address | Indicator | "), ("html", '<!DOCTYPE html>\n<html lang="en">'), ("svg", "<svg "),
    ],
)  # fmt: skip
def test_every_format_goes_to_standard_output(form: str, begins: str, keikaku: Run, session: Session) -> None:
    done = keikaku("indicators", "policy 7", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)
    if form == "json":
        assert len(json.loads(done.stdout)["indicators"]) == counted(session, "2018/7")


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("i.svg", "<svg "), ("i.html", "<!DOCTYPE"), ("i.json", "{\n"), ("i.md", "| "),
        ("i.csv", "address,"), ("i", "address,"),
    ],
)  # fmt: skip
def test_a_file_has_the_format_of_its_ending(file: str, begins: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("indicators", "-o", file)
    assert (done.returncode, done.stdout) == (0, f"{file}\n")
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [file]
    assert keikaku("indicators", "-o", "i.svg", "--format", "json").returncode == 0
    assert (tmp_path / "i.svg").read_text(encoding="utf-8").startswith("{\n")


def test_a_place_where_no_file_can_be_is_told_of(keikaku: Run) -> None:
    done = keikaku("indicators", "-o", "missing/i.svg")
    assert (done.returncode, done.stdout) == (3, "")
    assert "missing/i.svg cannot be written" in done.stderr


def test_names_in_any_spelling_and_those_that_are_none(keikaku: Run) -> None:
    assert keikaku("indicators", "-", stdin="政策７\n").stdout == keikaku("indicators", "政策7").stdout
    done = keikaku("indicators", "Atlantis")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the graph knows nothing by the name “Atlantis”" in done.stderr
    done = keikaku("indicators", "JETRO")
    assert (done.returncode, done.stderr) == (0, "“JETRO” has no indicators\n")
    assert len(done.stdout.splitlines()) == 1


def test_the_passages_are_quoted_where_the_source_is(keikaku: Run, source_folder: Path) -> None:
    done = keikaku("indicators", "2018:6.2", "--cite")
    hint, cited = done.stderr.splitlines()
    assert hint == "--source DIR adds the text"
    assert re.fullmatch(r"Indicators of “2018:6.2”: \S+, [-\d]{10}, sha256:[0-9a-f]{64} \(keikaku \S+\)", cited)
    done = keikaku("indicators", "2018:6.2", "--source", str(source_folder))
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert "グリーンイノベーション" in row["text"]
    shown = keikaku("indicators", "2018:6.2", "--source", str(source_folder), "--format", "html").stdout
    assert '<blockquote lang="ja">' in shown


def test_the_queries_are_told_on_request_and_another_store_can_be_asked(keikaku: Run) -> None:
    assert "kk:Indicator" in keikaku("indicators", "--explain").stderr
    (row,) = csv.DictReader(keikaku("indicators", "--store", str(SMALL)).stdout.splitlines())
    assert (row["address"], row["standing"]) == ("2018:6.1.1/indicator/1", "unmeasured")


def test_names_and_addresses_are_completed(keikaku: Run) -> None:
    done = keikaku(_KEIKAKU_COMPLETE="fish_complete", COMP_WORDS="keikaku indicators 2018:")
    assert "2018:7" in done.stdout


def test_on_a_terminal_it_is_as_wide_as_that_in_colour_and_paged(session: Session) -> None:
    with terminal("indicators", "2018:7", rows=60, columns=62) as shown:
        seen = shown.end()
    assert "\x1b[31m" in seen
    assert max(cell_len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in seen.splitlines()) <= 62
    with terminal("indicators", "2018:7", rows=60, environment={"NO_COLOR": "1"}) as shown:
        assert "\x1b" not in shown.end()
    with terminal("indicators", rows=20, environment={"PAGER": "sed 's/^/> /'"}) as shown:
        assert f"> {counted(session, '2018')} indicators: " in shown.end()


def test_two_engines_agree(keikaku: Run) -> None:
    asked = ("indicators", "--store", str(SMALL), "--format", "json")
    assert keikaku(*asked, "--engine", "reference").stdout == keikaku(*asked).stdout != ""
