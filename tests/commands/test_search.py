"""keikaku search: matches in every format, best first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.vocab import ID
from tests.conftest import Run

MATCH = {
    "iri": f"{ID}actor/medtronic",
    "type": "Organisation",
    "label": {"ja": "メドトロニック", "en": "Medtronic"},
    "score": 100.0,
}
CELLS = ("Medtronic", "Organisation", "Medtronic", "100", "id:actor/medtronic")
FORMATS = {
    "csv": "label,type,matched,score,id\n" + ",".join(CELLS) + "\n",
    "tsv": "label\ttype\tmatched\tscore\tid\n" + "\t".join(CELLS) + "\n",
    "jsonl": json.dumps(MATCH, ensure_ascii=False) + "\n",
    "json": json.dumps({"results": [MATCH]}, ensure_ascii=False, indent=1) + "\n",
    "markdown": (
        f"| Name | Kind | Matched | Score | Address or id |\n| --- | --- | --- | --- | --- |\n| {' | '.join(CELLS)} |\n"
    ),
    "table": (
        " Name        Kind           Matched     Score   Address or id\n"
        " ─────────────────────────────────────────────────────────────────\n"
        " Medtronic   Organisation   Medtronic     100   id:actor/medtronic\n"
    ),
}
NOTHING = {"csv": "label,type,matched,score,id\n", "json": '{\n "results": []\n}\n', "jsonl": "", "table": ""}


@pytest.mark.parametrize("form", FORMATS)
def test_matches_in_every_format(form: str, keikaku: Run) -> None:
    done = keikaku("search", "Medtronic", "--limit", "1", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS[form], "")


@pytest.mark.parametrize("form", NOTHING)
def test_nothing_found_is_an_answer_and_said(form: str, keikaku: Run) -> None:
    done = keikaku("search", "zzzzzzzz", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING[form], "nothing is written like that\n")


def test_nothing_found_is_said_in_the_language_of_the_text(keikaku: Run) -> None:
    done = keikaku("search", "龠龠龠龠", "--format", "jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "そのように書かれるものはない\n")


def test_a_text_may_stand_on_standard_input_and_labels_be_in_the_other_language(keikaku: Run) -> None:
    done = keikaku("search", "-", "--limit", "1", "--lang", "ja", stdin="Medtronic\r\n")
    assert (done.returncode, done.stderr) == (0, "")
    label, _, *rest = done.stdout.splitlines()[1].split(",")
    assert (label, rest) == ("メドトロニック", ["Medtronic", "100", "id:actor/medtronic"])


def test_no_more_than_twenty_are_listed_unless_asked_for(keikaku: Run) -> None:
    assert len(keikaku("search", "川崎").stdout.splitlines()) == 21
    assert len(keikaku("search", "川崎", "--limit", "21").stdout.splitlines()) == 22


def test_of_a_blank_node_it_is_said_that_it_is_one(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text('_:a <http://xmlns.com/foaf/0.1/name> "Jo" .\n', encoding="utf-8")
    done = keikaku("search", "jo", "--store", "a.nt", "--format", "csv")
    assert done.stderr.startswith("what is called so has no IRI (it is a blank node): ")
    shown = keikaku("show", "Jo", "--store", "a.nt")
    assert shown.returncode == 2
    assert shown.stderr.startswith("keikaku: what is called “Jo” has no IRI (it is a blank node)\n")
