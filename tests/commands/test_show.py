"""keikaku show: one sheet in every format, with what the name was taken for beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from keikaku.vocab import ID
from tests.conftest import Run

NAME = "document/bandung-memorandum"
EN = "Memorandum on city-to-city cooperation for low-carbon, sustainable city formation (Bandung)"
JA = "低炭素で持続可能な都市形成に向けた都市間連携に関する覚書"
WHERE = "2018:6.2.1/figure/2"
CITY = "Bandung City (city government)"
BUREAU = "Kawasaki City Environment Bureau"
FAIR, SIGNED = (
    "Kawasaki International Eco-Tech Fair",
    "Memorandum with the city of Bandung signed at the Kawasaki International Eco-Tech Fair 2016",
)
ADOPTED = [("adopted at", FAIR)]
ROWS = [("← milestone of", SIGNED), ("← party to", CITY), ("← party to", BUREAU), ("named in", "")]


def _each(form: str, rows: list[tuple[str, str]]) -> str:
    return "".join(form.format(property=p, value=v, where=WHERE) for p, v in rows)


def _lines(rows: list[tuple[str, str]]) -> str:
    said = ({"property": p, "value": v or None, "stated_in": WHERE, "page": 136} for p, v in rows)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)


CSV, TSV = "{property},{value},{where},136\n", "{property}\t{value}\t{where}\t136\n"
MARKDOWN = "| {property} | {value} | {where} | 136 |\n"
FORMATS = {
    "csv": "property,value,stated_in,page\n" + _each(CSV, ADOPTED) + "kind,agreement,,\n" + _each(CSV, ROWS),
    "tsv": "property\tvalue\tstated_in\tpage\n" + _each(TSV, ADOPTED) + "kind\tagreement\t\t\n" + _each(TSV, ROWS),
    "markdown": (
        "| Relation | Value | Stated in | Page |\n| --- | --- | --- | --- |\n"
        + _each(MARKDOWN, ADOPTED) + "| kind | agreement |  |  |\n" + _each(MARKDOWN, ROWS)
    ),
    "jsonl": (
        _lines(ADOPTED) + '{"property": "kind", "value": "agreement", "stated_in": "", "page": null}\n' + _lines(ROWS)
    ),
    "table": (
        f"{EN} ／ {JA[:2]}\n{JA[2:]}  [Document]\n{ID}{NAME}\n\n"
        " Relation         Value                                                  Stated in             Page\n"
        " ──────────────────────────────────────────────────────────────────────────────────────────────────\n"
        " adopted at       Kawasaki International Eco-Tech Fair                   2018:6.2.1/figure/2    136\n"
        " kind             agreement\n"
        " ← milestone of   Memorandum with the city of Bandung signed at the      2018:6.2.1/figure/2    136\n"
        "                  Kawasaki International Eco-Tech Fair 2016\n"
        " ← party to       Bandung City (city government)                         2018:6.2.1/figure/2    136\n"
        " ← party to       Kawasaki City Environment Bureau                       2018:6.2.1/figure/2    136\n"
        " named in                                                                2018:6.2.1/figure/2    136\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_the_sheet_in_every_format(form: str, keikaku: Run) -> None:
    done = keikaku("show", NAME, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS[form], "")


def test_the_object_has_the_keys_that_others_rely_on(keikaku: Run) -> None:
    done = keikaku("show", NAME, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    sheet = json.loads(done.stdout)
    assert list(sheet) == ["iri", "type", "label", "alt", "facts", "mentioned_in"]
    assert {key: value for key, value in sheet.items() if key != "facts"} == {
        "iri": ID + NAME, "type": "Document", "label": {"ja": JA, "en": EN}, "alt": {"ja": [], "en": []},
        "mentioned_in": [WHERE],
    }  # fmt: skip
    assert sheet["facts"][0] == {
        "property": "kk:adoptedAt", "value": f"{ID}event/eco-tech-fair", "evidence": [WHERE],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "note", "first"),
    [
        ("バンドン市", "次のものの名でもある：バンドン市 [Place] id:place/bandung\n", f"バンドン市 ／ {CITY}"),
        ("Medtroncis", "“Medtroncis” taken for “Medtronic”\n", "Medtronic ／ メドトロニック"),
        ("ﾒﾄﾞﾄﾛﾆｯｸﾞ", "「ﾒﾄﾞﾄﾛﾆｯｸﾞ」は「メドトロニック」とした\n", "メドトロニック ／ Medtronic"),
    ],
)  # fmt: skip
def test_what_a_name_was_taken_for_is_a_note_and_no_data(name: str, note: str, first: str, keikaku: Run) -> None:
    done = keikaku("show", name, "--format", "table")
    assert (done.returncode, done.stderr) == (0, note)
    assert done.stdout.splitlines()[0].split("  [")[0] == first


def test_the_head_of_a_table_has_other_names_address_page_and_iri(keikaku: Run) -> None:
    done = keikaku("show", "バンドン市", "--format", "table")
    assert done.stdout.splitlines()[1:4] == ["別名：City of Bandung", f"{ID}actor/bandung-city", ""]
    done = keikaku("show", "2018:6.1.2/issue/2", "--format", "table")
    assert done.stdout.splitlines()[3] == f"2018:6.1.2/issue/2  p. 134  {ID}2018/6.1.2/issue/2"


def test_the_language_is_that_of_the_name_or_of_the_locale_or_the_one_asked_for(keikaku: Run) -> None:
    japanese = "関係,値"
    for arguments, locale in ((["バンドン市"], "C.UTF-8"), (["2018"], "ja_JP.UTF-8"), (["UNEP", "--lang", "ja"], "C")):
        done = keikaku("show", *arguments, "--format", "markdown", LC_ALL=locale)
        assert done.stdout.startswith("| " + japanese.replace(",", " | ")), arguments
    assert keikaku("show", "UNEP", "--format", "markdown", LC_ALL="ja_JP.UTF-8").stdout.startswith("| Relation |")


def test_a_name_may_stand_on_standard_input(keikaku: Run) -> None:
    done = keikaku("show", "-", stdin=f"{JA}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == keikaku("show", JA).stdout


def test_explain_prints_sparql_that_runs_as_it_stands(keikaku: Run) -> None:
    done = keikaku("show", "UNEP", "--format", "json", "--explain")
    assert json.loads(done.stdout)["iri"] == "https://w3id.org/keikaku/id/actor/unep"
    (start,) = re.finditer(r"^SELECT \?property \?value \?inward \?graph", done.stderr, re.MULTILINE)
    facts = done.stderr[start.start() :].split("\n}\n", 1)[0] + "\n}"
    assert "<https://w3id.org/keikaku/id/actor/unep>" in facts
    again = keikaku("query", facts)
    assert again.returncode == 0, again.stderr
    assert "https://w3id.org/keikaku/id/passage/2005/3/action/2" in again.stdout


def test_cite_with_the_source_quotes_the_passages(keikaku: Run, source_folder: Path) -> None:
    done = keikaku("show", "UNEP", "--format", "csv", "--source", str(source_folder))
    assert done.returncode == 0, done.stderr
    sheet = list(csv.DictReader(io.StringIO(done.stdout)))
    rows = [row for row in sheet if row["property"] != "kind"]  # which no passage states
    assert {row["stated_in"] for row in rows} == {"2005:3/action/2"}
    assert len(rows) == len(sheet) - 1
    assert all(row["text"].startswith("国際的な環境対策に取り組む国連環境計画(UNEP)") for row in rows)


def test_cite_without_the_source_says_how_to_get_the_text(keikaku: Run) -> None:
    done = keikaku("show", "UNEP", "--format", "csv", "--cite")
    hint, cited = done.stderr.splitlines()
    assert (done.returncode, hint) == (0, "--source DIR adds the text")
    assert cited.startswith("“UNEP”: kawasaki-")
    assert done.stdout == keikaku("show", "UNEP", "--format", "csv").stdout
