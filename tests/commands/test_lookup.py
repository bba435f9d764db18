"""keikaku lookup: the reading on standard error, the answer on standard output, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from keikaku.render import renderers
from keikaku.vocab import ID
from tests.conftest import Run

QUESTION = "issues mentioning Medtronic"
OFFERED = "heartily initiatives involving JETRO"
READING = "every issue that mentions Medtronic\n"
LABEL = (
    "Forty foreign-affiliated firms have their Japanese head offices in the city,"
    " and Medtronic and others have opened facilities"
)
LABEL_JA = "外資系企業40社が市内に日本本社を置き、メドトロニックの施設なども進出"
ADDRESS = "2018:6.1.2/issue/2"
RESULT = {
    "iri": f"{ID}2018/6.1.2/issue/2",
    "type": "Issue",
    "address": ADDRESS,
    "label": {"ja": LABEL_JA, "en": LABEL},
    "page": 134,
    "evidence": [ADDRESS],
    "values": [],
    "count": None,
}
FORMATS = {
    "csv": f'label,type,stated_in,page\n"{LABEL}",Issue,{ADDRESS},134\n',
    "tsv": f"label\ttype\tstated_in\tpage\n{LABEL}\tIssue\t{ADDRESS}\t134\n",
    "jsonl": json.dumps(RESULT, ensure_ascii=False) + "\n",
    "markdown": (
        f"| Name | Kind | Stated in | Page |\n| --- | --- | --- | --- |\n| {LABEL} | Issue | {ADDRESS} | 134 |\n"
    ),
    "table": (
        " Name                                                             Kind    Stated in            Page\n"
        " ──────────────────────────────────────────────────────────────────────────────────────────────────\n"
        " Forty foreign-affiliated firms have their Japanese head          Issue   2018:6.1.2/issue/2    134\n"
        " offices in the city, and Medtronic and others have opened\n"
        " facilities\n"
    ),
}


@pytest.mark.parametrize("form", FORMATS)
def test_the_answer_in_every_format_with_its_reading_beside_it(form: str, keikaku: Run) -> None:
    done = keikaku("lookup", QUESTION, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS[form], READING)


def test_without_a_terminal_the_answer_is_csv(keikaku: Run) -> None:
    done = keikaku("lookup", "-", stdin=f"\ufeff{QUESTION}\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS["csv"], READING)


def test_the_object_has_the_keys_that_others_rely_on(keikaku: Run) -> None:
    done = keikaku("lookup", QUESTION, "--format", "json")
    assert (done.returncode, done.stderr) == (0, READING)
    answer = json.loads(done.stdout)
    assert answer == {
        "question": QUESTION,
        "level": "answer",
        "reading": {
            "find": "Issue", "relation": "mentions", "entities": [f"{ID}actor/medtronic"], "ask": "list",
            "sentence": {"ja": "「メドトロニック」に言及する課題", "en": READING.strip()},
        },
        "sparql": answer["sparql"],
        "count": 1,
        "results": [RESULT],
        "paths": [],
        "readings": [],
        "passages": [],
        "problem": None,
        "nearest": [],
    }  # fmt: skip
    assert list(answer) == [
        "question",
        "reading",
        "sparql",
        "count",
        "results",
        "paths",
        "level",
        "problem",
        "nearest",
        "readings",
        "passages",
    ]
    assert list(answer["results"][0]) == list(RESULT)


def test_the_answer_is_in_the_language_of_the_question_or_the_one_asked_for(keikaku: Run) -> None:
    expected = f"label,type,stated_in,page\n{LABEL_JA},課題,{ADDRESS},134\n"
    for arguments in ([QUESTION, "--lang", "ja"], ["メドトロニックに言及する課題"]):
        done = keikaku("lookup", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, "「メドトロニック」に言及する課題\n")
    done = keikaku("lookup", "メドトロニックに言及する課題", "--lang", "en")
    assert (done.stdout, done.stderr) == (FORMATS["csv"], READING)


@pytest.mark.parametrize("question", [QUESTION, "partners of UNEP", "organisations involved in 2018:6.1.2"])
def test_the_sparql_that_is_explained_gives_the_same_results(question: str, keikaku: Run) -> None:
    done = keikaku("lookup", question, "--explain", "--format", "json")
    answer = json.loads(done.stdout)
    _, _, explained = done.stderr.partition("\n")
    assert explained == answer["sparql"] + "\n"
    again = keikaku("query", "-", "--format", "jsonl", stdin=explained)
    rows = [json.loads(line) for line in again.stdout.splitlines()]
    assert {row["result"] for row in rows} == {result["iri"] for result in answer["results"]} != set()
    assert {(row["result"], row["passage"]) for row in rows if row["passage"]} == {
        (result["iri"], f"{ID}passage/{address.replace(':', '/', 1)}")
        for result in answer["results"]
        for address in result["evidence"]
    }


def test_citing_gives_a_line_for_each_passage(keikaku: Run) -> None:
    done = keikaku("lookup", "organisations involved in 2018:6.1.2", "--cite", "--lang", "ja")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["stated_in"] for row in rows if row["label"] == "ジェトロ"] == [
        "2018:6.1.2/action/1", "2018:6.1.2/issue/1",
    ]  # fmt: skip


def test_citing_with_the_text_quotes_the_passage(keikaku: Run, source_folder: Path) -> None:
    done = keikaku("lookup", QUESTION, "--source", str(source_folder))
    assert done.stdout == keikaku("lookup", QUESTION, "--cite", "--source", str(source_folder)).stdout
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (done.returncode, done.stderr, list(row)) == (0, READING, ["label", "type", "stated_in", "page", "text"])
    assert row["text"].startswith("「外資系企業総覧 2017」（東洋経済新報社）によると、")
    assert "メドトロニックが殿町国際戦略拠点キングスカイフロントに" in row["text"]


def test_a_source_that_is_not_there_is_told_of(keikaku: Run) -> None:
    done = keikaku("lookup", QUESTION, "--source", "missing")
    assert (done.returncode, done.stdout, done.stderr) == (
        3, "", "keikaku: there is no folder missing\n  --source takes the folder that holds the plan's text files\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "form", "out", "err"),
    [
        ("facilities that opened in 1995", "table", "", "nothing in the graph says so\n"),
        ("facilities that opened in 1995", "csv", "label,type,stated_in,page\n", "nothing in the graph says so\n"),
        ("1995年に開設された施設", "csv", "label,type,stated_in,page\n", "グラフにはそう述べる箇所がない\n"),
        ("facilities that opened in 1995", "jsonl", "", "nothing in the graph says so\n"),
    ],
)
def test_nothing_found_is_an_answer_and_said(question: str, form: str, out: str, err: str, keikaku: Run) -> None:
    done = keikaku("lookup", question, "--format", form)
    assert (done.returncode, done.stdout, done.stderr.partition("\n")[2]) == (0, out, err)


def test_what_is_not_understood_is_answered_with_offers_and_passages(keikaku: Run) -> None:
    done = keikaku("lookup", OFFERED, "--format", "json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["level"], said["results"], said["count"]) == (2, "offer", [], 0)
    assert done.stderr.startswith("this part of the question was not understood: ")
    assert (
        said["readings"][0]["sentence"]["en"]
        == "every initiative that involves JETRO (Japan External Trade Organization)"
    )
    assert said["readings"][0]["left_out"] == ["heartily"]
    assert 1 <= len(said["passages"]) <= 5
    assert set(said["passages"][0]) == {"address", "page", "label", "words"}


def test_a_picked_offer_is_an_answer(keikaku: Run) -> None:
    picked = keikaku("lookup", OFFERED, "--pick", "1", "--format", "json")
    whole = json.loads(keikaku("lookup", "initiatives involving JETRO", "--format", "json").stdout)
    found = json.loads(picked.stdout)
    assert (picked.returncode, found["level"], found["results"]) == (0, "answer", whole["results"])


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (OFFERED, "keikaku: there is no offer 9: the question has "),
        ("initiatives involving JETRO", "keikaku: there is no offer 9: the question has an answer\n"),
    ],
)
def test_an_offer_that_there_is_not_is_told_of(question: str, message: str, keikaku: Run) -> None:
    done = keikaku("lookup", question, "--pick", "9")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


@pytest.mark.parametrize("form", renderers.formats("offers"))
def test_offers_and_passages_have_every_format(form: str, keikaku: Run) -> None:
    done = keikaku("lookup", OFFERED, "--format", form)
    assert done.returncode == 2
    assert "2018:6.1." in done.stdout


def test_where_nothing_is_found_it_is_said_what_else_can_be_done(keikaku: Run) -> None:
    done = keikaku("lookup", "zzzzqq wwwwxx", "--format", "table")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "no name or word in the graph matches “zzzzqq wwwwxx”",
        "nothing in the graph speaks of it; keikaku search TEXT finds things by any spelling, "
        "keikaku run lists what can be asked",
    ]


def test_a_passage_has_its_text_where_the_source_is(keikaku: Run, source_folder: Path) -> None:
    said = json.loads(
        keikaku("lookup", "畑を手伝う人の気持ち", "--format", "json", "--source", str(source_folder)).stdout
    )
    assert said["level"] == "passages"
    assert all(passage["text"] for passage in said["passages"])
