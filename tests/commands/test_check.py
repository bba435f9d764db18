"""keikaku check: a readable list of what is wrong, exit code 1; and 0 where nothing is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ONTOLOGY
from tests.conftest import Run
from tests.places import TOWN
from tests.services.checks.own import plan
from tests.services.conftest import change
from tests.store.conftest import SMALL

UNPROVED = "mentions, hashes and words are not proved without the text (--source gives its folder)\n"
UNPROVED_JA = "原文がないので、言及とハッシュと本文の語は確かめていない（--source で原文のフォルダーを渡す）\n"
STRANGE = "<urn:a> <urn:b> <urn:c> ."
FORM = "not in canonical form (keikaku check --fix writes it)"
FORM_JA = "正規形でない（keikaku check --fix で直る）"
FINDINGS = [
    ("sourced", "graph/file", "<urn:b> is stated without a passage", "strange.ttl:1"),
    ("terms", "<urn:b>", "not in the ontology (used in graph/file)", "strange.ttl:1"),
]
FORMATS = {
    "csv": "check,where,problem,file\n" + "".join(",".join(row) + "\n" for row in FINDINGS),
    "tsv": "check\twhere\tproblem\tfile\n" + "".join("\t".join(row) + "\n" for row in FINDINGS),
    "jsonl": "".join(json.dumps({"check": c, "where": w, "problem": p, "file": f}) + "\n" for c, w, p, f in FINDINGS),
    "markdown": (
        "| Check | Where | Problem | File |\n| --- | --- | --- | --- |\n"
        "| sourced | graph/file | &lt;urn:b&gt; is stated without a passage | strange.ttl:1 |\n"
        "| terms | &lt;urn:b&gt; | not in the ontology (used in graph/file) | strange.ttl:1 |\n"
    ),
    "table": (
        " Check     Where        Problem                                    File\n"
        " ───────────────────────────────────────────────────────────────────────────────\n"
        " sourced   graph/file   <urn:b> is stated without a passage        strange.ttl:1\n"
        " terms     <urn:b>      not in the ontology (used in graph/file)   strange.ttl:1\n"
    ),
}


def test_the_packaged_graph_is_clean_against_the_text(keikaku: Run, source_folder: Path) -> None:
    done = keikaku("check", "--source", str(source_folder), "--format", "json")
    counted, verdict = done.stderr.splitlines()
    assert (done.returncode, verdict) == (0, "nothing is wrong")
    assert counted.startswith("Passage 535, Plan 2, Policy 7, ")
    report = json.loads(done.stdout)
    assert list(report) == ["conforms", "findings", "counts", "skipped", "unread"]
    assert [report[name] for name in ("conforms", "findings", "skipped", "unread")] == [True, [], [], []]


@pytest.mark.parametrize("form", FORMATS)
def test_the_list_of_problems_in_every_format(form: str, keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "strange.ttl").write_text(STRANGE, encoding="utf-8")
    done = keikaku("check", "--store", "strange.ttl", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (1, FORMATS[form], f"{UNPROVED}2 problems found\n")


@pytest.mark.parametrize(
    ("form", "out"),
    [("table", ""), ("csv", "check,where,problem,file\n"), ("jsonl", "")],
    ids=["table", "csv", "jsonl"],
)
def test_a_clean_file_gives_an_empty_list(form: str, out: str, keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").touch()
    done = keikaku("check", "--store", "empty.ttl", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, out, f"{UNPROVED}nothing is wrong\n")


def test_what_is_broken_in_a_copy_of_a_graph_is_told_in_japanese_too(keikaku: Run, graph: Path) -> None:
    change(graph / "2031/1.trig", "kk:partner <actor/fishery-coop>", "kk:partner   <actor/fishery-coop>")
    done = keikaku("check", "--store", "graph", "--lang", "ja", "--source", str(TOWN / "sources"))
    counted, verdict = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (
        1,
        f"check,where,problem,file\nform,2031/1.trig,{FORM_JA},graph/2031/1.trig:34\n",
    )
    assert (counted.split(",")[0], verdict) == ("記述箇所 10", "問題が1件ある")


def test_of_several_stores_only_one_is_told_of_and_asked_for_its_text(keikaku: Run, graph: Path) -> None:
    change(graph / "2031/1.trig", "kk:partner <actor/fishery-coop>", "kk:partner   <actor/fishery-coop>")
    plan(graph.parent / "mine", {"1": "my harbour"}, id_="mine")
    stores = ("--store", "graph", "--store", "mine", "--format", "json")
    done = keikaku("check", *stores, "--only", "mine", "--source", "mine/texts")
    report = json.loads(done.stdout)
    assert {one["file"].partition("/")[0] for one in report["findings"]} == {"mine"}
    assert (done.returncode, report["counts"]["Passage"]) == (1, 1)
    done = keikaku("check", *stores, "--only", "2031", "--source", str(TOWN / "sources"))
    assert json.loads(done.stdout)["findings"] == [
        {
            "check": "form", "where": "2031/1.trig", "ja": FORM_JA, "en": FORM, "thing": None,
            "file": "graph/2031/1.trig", "line": 34, "wanted": [], "found": [],
        }
    ]  # fmt: skip
    done = keikaku("check", *stores, "--source", "mine/texts", "--lang", "en")
    assert [one["where"] for one in json.loads(done.stdout)["findings"] if one["check"] == "hashes"] == ["minato.txt"]
    done = keikaku("check", *stores, "--only", "yours")
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "", "keikaku: --only “yours” is no plan and no store that --store names\n"
        "  the plans are 2031, mine, the stores graph, mine\n",
    )  # fmt: skip


def test_without_the_text_what_is_not_proved_is_told(keikaku: Run) -> None:
    done = keikaku("check", "--store", str(TOWN), "--lang", "ja")
    assert (done.returncode, done.stdout, done.stderr.splitlines(keepends=True)[0]) == (
        0, "check,where,problem,file\n", UNPROVED_JA,
    )  # fmt: skip


def test_fixing_names_each_file_that_it_writes_and_writes_it_once(keikaku: Run, tmp_path: Path) -> None:
    shutil.copy(SMALL, tmp_path / "small.trig")
    written = []
    for note in ("written: small.trig\n", ""):
        done = keikaku("check", "--store", "small.trig", "--fix", "--format", "json")
        found = {finding["check"] for finding in json.loads(done.stdout)["findings"]}
        assert (done.returncode, found & {"form", "derived"}) == (1, set())
        assert done.stderr.startswith(note + UNPROVED)
        written.append((tmp_path / "small.trig").read_bytes())
    assert written[0] == written[1] != SMALL.read_bytes()


def test_fixing_with_the_text_writes_its_words(keikaku: Run, graph: Path) -> None:
    register = graph / "2031" / "register.trig"
    right = register.read_bytes()
    change(register, '        kk:words "ブランド" ;\n', "")
    done = keikaku("check", "--store", "graph", "--fix", "--source", str(TOWN / "sources"))
    assert (done.returncode, done.stdout) == (0, "check,where,problem,file\n")
    assert done.stderr.startswith("written: 2031/register.trig\n")
    assert register.read_bytes() == right


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["http://127.0.0.1:1/query"],
            2,
            "check reads files, not an endpoint\n  give --store a folder or an RDF file\n",
        ),
        (["missing"], 3, "there is no file or folder missing\n  --store takes a path, a pattern of paths as "),
        (["folder"], 3, "folder holds no RDF file\n"),
        (["bad.trig"], 3, "bad.trig:2:1: "),
        (["bad.trig", "--fix"], 3, "bad.trig:2:1: "),
        (["http://127.0.0.1:1/query", "--fix"], 2, "check reads files, not an endpoint\n"),
    ],
)
def test_what_cannot_be_checked_is_told_of_and_not_touched(
    arguments: list[str], code: int, message: str, keikaku: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.trig").write_text("\noops", encoding="utf-8")
    done = keikaku("check", "--store", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"keikaku: {message}")
    assert (tmp_path / "bad.trig").read_text(encoding="utf-8") == "\noops"


def test_of_an_oxigraph_folder_it_is_said_what_cannot_be_known(keikaku: Run, tmp_path: Path) -> None:
    EmbeddedStore.load([(SMALL, None), (resources.ontology_file(), ONTOLOGY)]).copy_to(tmp_path / "store")
    done = keikaku("check", "--store", "store", "--lang", "en")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "an Oxigraph folder keeps no count of its statements: if it has lost some, nothing tells; "
        "form and shapes are checked in RDF files only"
    )
    assert {line.partition(",")[0] for line in done.stdout.splitlines()[1:]} == {"register", "sourced", "terms"}
    fixed = keikaku("check", "--store", "store", "--fix")
    assert (fixed.returncode, fixed.stdout) == (2, "")
    assert fixed.stderr.splitlines()[0] == "keikaku: --fix writes RDF files, not an Oxigraph folder"


def test_files_are_read_as_is_said_and_what_is_left_out_is_told(keikaku: Run, tmp_path: Path) -> None:
    text = "<a> a <K> .\n<http://e.org/c> <http://e.org/q> <y z> .\n<a> <http://e.org/r> 1 ."
    (tmp_path / "a.dat").write_text(text, encoding="utf-8")
    (tmp_path / "a.nt").write_text("<http://e.org/c> <http://e.org/q> <y z> .\n" + STRANGE, encoding="utf-8")
    done = keikaku(
        "check", "--store", "a.dat", "--input-format", "ttl", "--base", "http://b.org/", "--lenient", "--lang", "en",
        "--format", "csv",
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (
        1,
        "check,where,problem,file\nsourced,graph/file,<http://e.org/r> is stated without a passage,\n"
        "terms,<http://b.org/K>,not in the ontology (used in graph/file),\n"
        "terms,<http://e.org/r>,not in the ontology (used in graph/file),\n",
    )
    told = "1 place could not be read and was left out:\n  a.dat:2: Invalid IRI code point ' '\n"
    unlooked = "the form of the files is not looked at where what cannot be read is left out (--lenient)\n"
    assert done.stderr == f"{unlooked}{UNPROVED}3 problems found\n{told}"
    (tmp_path / "a.dat").write_text(text.replace("y z", "z"), encoding="utf-8")
    done = keikaku("check", "--store", "a.dat", "--input-format", "ttl", "--base", "http://b.org/", "--format", "csv")
    assert "terms,<http://b.org/K>,not in the ontology (used in graph/file),a.dat:1\n" in done.stdout
    done = keikaku("check", "--store", "a.nt", "--lenient", "--fix")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2, "keikaku: --fix writes files as they stand, without --lenient and --base"
    )  # fmt: skip
