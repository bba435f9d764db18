"""keikaku run: the catalogue, what a query asks, and its answer in every format and both languages."""

from __future__ import annotations

import json

import pytest

from keikaku import catalog
from keikaku.texts.catalogue import text
from keikaku.vocab import ID
from tests.commands.conftest import Shell
from tests.conftest import Run

OPERATORS = ("run", "facilities-and-operators")
COLUMNS = ("partner", "name", "link", "address")
UNEP = ("run", "partners", "-p", "actor", "ＵＮＥＰ")
ROW = (f"{ID}actor/kawasaki-city", "Kawasaki City (city government)", "cooperates with", "2005:3/action/2")
FORMATS = {
    "csv": ",".join(COLUMNS) + "\n" + ",".join(ROW) + "\n",  # CRLF read as text
    "tsv": "\t".join(f"?{name}" for name in COLUMNS) + f'\n<{ROW[0]}>\t"{ROW[1]}"@en\t"{ROW[2]}"@en\t"{ROW[3]}"\n',
    "jsonl": json.dumps(dict(zip(COLUMNS, ROW, strict=True))) + "\n",
    "markdown": f"| partner | link | stated in |\n| --- | --- | --- |\n| {' | '.join(ROW[1:])} |\n",
    "table": (
        " partner                           link              stated in\n"
        " ───────────────────────────────────────────────────────────────────\n"
        " Kawasaki City (city government)   cooperates with   2005:3/action/2\n"
    ),
}


@pytest.mark.parametrize("form", FORMATS)
def test_rows_come_out_in_every_format(form: str, keikaku: Run) -> None:
    done = keikaku(*UNEP, "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS[form], "")


def test_rows_as_sparql_results_json(keikaku: Run) -> None:
    done = keikaku(*UNEP, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "head": {"vars": list(COLUMNS), "parameters": {"actor": "ＵＮＥＰ", "plan": "2005,2018"}},
        "results": {
            "bindings": [
                {
                    "partner": {"type": "uri", "value": ROW[0]},
                    "name": {"type": "literal", "value": ROW[1], "xml:lang": "en"},
                    "link": {"type": "literal", "value": ROW[2], "xml:lang": "en"},
                    "address": {"type": "literal", "value": ROW[3]},
                }
            ]
        },
    }


@pytest.mark.parametrize("how", [["--lang", "ja"], ["-p", "language", "ja"]])
def test_headings_and_names_come_in_the_language_asked_for(how: list[str], keikaku: Run) -> None:
    done = keikaku(*UNEP, *how, "--format", "markdown")
    assert done.stdout == (
        "| 連携相手 | つながり | 記述箇所 |\n| --- | --- | --- |\n| 川崎市 | 連携相手 | 2005:3/action/2 |\n"
    )


def test_a_japanese_value_is_answered_in_japanese(keikaku: Run) -> None:
    done = keikaku("run", "partners", "-p", "actor", "国連環境計画", "--format", "csv")
    assert done.stdout == f"partner,name,link,address\n{ROW[0]},川崎市,連携相手,2005:3/action/2\n"


def test_what_a_name_was_taken_for_is_said(keikaku: Run) -> None:
    done = keikaku("run", "initiatives-involving", "-p", "actor", "Foreign chambers")
    assert done.stderr == "“Foreign chambers” taken for “Foreign chambers of commerce in Japan”\n"
    assert done.stdout.splitlines()[0] == "address,initiative,role,page"


def test_no_rows_are_an_answer_and_said(keikaku: Run) -> None:
    done = keikaku("run", "statistics-about", "-p", "word", "zzz")
    columns = "address,title,value,unit,period,printed,statistic\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, columns, "nothing in the graph says so\n")
    done = keikaku("run", "statistics-about", "-p", "word", "龠龠", "--format", "table")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "グラフにはそう述べる箇所がない\n")


def test_what_is_explained_is_a_query_that_gives_the_same_rows(keikaku: Run) -> None:
    explained = keikaku(*UNEP, "--explain")
    assert explained.stdout == FORMATS["csv"]
    assert f"VALUES ?actor {{ <{ID}actor/unep> }}" in explained.stderr
    for engine in ("embedded", "reference"):
        again = keikaku("query", "-", "--format", "csv", "--engine", engine, stdin=explained.stderr)
        assert (again.returncode, again.stdout) == (0, FORMATS["csv"])


def test_the_file_of_a_query_runs_as_it_stands(keikaku: Run) -> None:
    from keikaku import resources

    file = resources.folder("queries") / "partners.rq"
    assert keikaku("query", str(file)).stdout == keikaku("run", "partners").stdout


def test_an_endpoint_answers_alike(served: str, keikaku: Run) -> None:
    done = keikaku(*UNEP, "--store", served)
    assert (done.returncode, done.stdout, done.stderr) == (0, FORMATS["csv"], "")


def test_the_catalogue_is_listed_by_topic_in_both_languages(keikaku: Run) -> None:
    entries = catalog.read_all()
    english = keikaku("run", "--format", "csv", "--lang", "en").stdout.splitlines()
    japanese = keikaku("run", "--format", "csv", "--lang", "ja").stdout.splitlines()
    assert english[:2] == [
        "topic,name,title,parameters", "Structure of the plan,outline,Outline of a plan,\"plan, element\"",
    ]  # fmt: skip
    assert japanese[:2] == ["topic,name,title,parameters", '計画の構成,outline,計画の骨組み,"plan, element"']
    assert [line.split(",")[1] for line in english[1:]] == [entry.name for entry in entries]
    table = keikaku("run", "--format", "table").stdout
    assert [table.count(text(f"catalogue.topic_{topic}", "en")) for topic in catalog.TOPICS][:2] == [1, 1]
    listed = json.loads(keikaku("run", "--format", "json").stdout)["queries"]
    assert [entry["name"] for entry in listed] == [entry.name for entry in entries]


ABOUT = """Who operates which facility
Which facilities have an operator in the plan, who is it, and where is it said?

keikaku run facilities-and-operators

 Parameter   Type       Default      Meaning
 ──────────────────────────────────────────────────────────────────────────────
 plan        plan       2018, 2005   the plans to look at: one, several, or all
 language    language   en           language of names

 Column         Type      Heading
 ──────────────────────────────────
 facility       IRI       facility
 name           text      facility
 operator       IRI       operator
 operatorName   text      operator
 address        address   stated in
"""


def test_one_can_ask_what_a_query_asks(keikaku: Run) -> None:
    done = keikaku(*OPERATORS, "--about", "--format", "table")
    assert (done.returncode, done.stdout, done.stderr) == (0, ABOUT, "")
    japanese = keikaku("run", "brokers", "--about", "--format", "markdown", "--lang", "ja").stdout
    assert japanese.splitlines()[:3] == [
        "計画の部分をつなぐ主体",
        "計画の二つ以上の部分でほかの主体や施設とともに関わる主体はどれか。いくつの主体や施設と出会うか。",
        "出会う数は、同じ要素に関わるほかの主体・施設の数。役割を数え、意見を述べただけのもの、望まれるだけのものは数えない。"
        "計画が同じ部分について繰り返し述べること、またその上位で再び述べることは、一度だけ数える。"
        "計画は現実の一部を写したものにすぎない。",
    ]
    about = keikaku(*OPERATORS, "--about", "--format", "json").stdout
    assert json.loads(about)["question"]["ja"].startswith("計画が運営主体を述べる施設はどれか。")
    assert json.loads(keikaku(*OPERATORS, "--about", "--format", "jsonl").stdout) == json.loads(about)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["partnres"],
            "the catalogue has no query “partnres”\n  nearest names: partners, partners-by-plan",
        ),
        (["nothing-like-it", "--about"], "the catalogue has no query “nothing-like-it”\n  "),
        (["partners", "-p", "actr", "x"], "partners has no parameter “actr”\n  its parameters: actor, plan, language"),
        (
            ["timeline", "-p", "from", "2019", "-p", "from", "2020"],
            "a parameter is given twice\n  give each one value",
        ),
        (["-p", "actor", "JETRO"], "no query is named\n  keikaku run NAME; keikaku run alone lists the names"),
        (["--about"], "no query is named\n  keikaku run NAME; keikaku run alone lists the names"),
        (
            ["timeline", "-p", "until", "令和"],
            "the parameter until takes a year, not “令和”\n  as in: -p until 2022",
        ),
    ],
)
def test_what_is_asked_wrongly_is_told(arguments: list[str], message: str, keikaku: Run) -> None:
    done = keikaku("run", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"keikaku: {message}")


def test_time_can_run_out(keikaku: Run) -> None:
    done = keikaku("run", "classes-compared", "--engine", "reference", "--timeout", "0.1")
    assert (done.returncode, done.stdout) == (124, "")


def test_names_of_queries_are_completed(shell: Shell) -> None:
    line = "COMP_WORDS='keikaku run initiatives-f' COMP_CWORD=2 _KEIKAKU_COMPLETE=bash_complete keikaku"
    assert shell(line).stdout.splitlines() == ["plain initiatives-for-group", "plain initiatives-for-sector"]
