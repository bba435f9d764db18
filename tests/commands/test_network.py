"""keikaku network: one file, whole, and its name on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.conftest import Run

WITH_UNEP = (
    "Work with the UN Environment Programme to transfer environmental technology abroad"
    " and support environmental action in Asia"
)


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ([], "network.html"),
        (["バンドン市"], "network-バンドン市.html"),
        (["../「THINK」/"], "network-think.html"),
        (["2018:6.1.2", "-o", "my page.html"], "my page.html"),
    ],
    ids=["the whole", "Japanese", "signs", "named"],
)
def test_one_file_is_written_and_named(arguments: list[str], file: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("network", *arguments, "--no-open")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", "")
    assert [path.name for path in tmp_path.iterdir()] == [file]
    page = (tmp_path / file).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.rstrip().endswith("</html>")


def test_the_links_are_given_as_data(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("network", "UNEP", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "source,source_type,relation,target,target_type,stated_in,page\n"
        f"{WITH_UNEP},Initiative,partnered by,"
        "United Nations Environment Programme (UNEP),Organisation,2005:3/action/2,\n"
        f"{WITH_UNEP},Initiative,supported by,Firms,Group,2005:3/action/2,\n"
        "Kawasaki City (city government),Organisation,cooperates with,"
        "United Nations Environment Programme (UNEP),Organisation,2005:3/action/2,\n"
    )
    assert list(tmp_path.iterdir()) == []
    links = json.loads(keikaku("network", "UNEP", "--format", "json").stdout)["links"]
    assert [link["relation"] for link in links] == ["partner", "supportedBy", "cooperatesWith"]
    assert keikaku("network", "UNEP", "--format", "jsonl", "-o", "links.jsonl").stdout == "links.jsonl\n"
    lines = (tmp_path / "links.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["relation"] for line in lines] == ["partnered by", "supported by", "cooperates with"]


def test_what_a_query_finds_is_drawn(keikaku: Run, tmp_path: Path) -> None:
    query = """PREFIX kk: <https://w3id.org/keikaku/ns#>
SELECT ?from ?to { ?from kk:partner ?to ; kk:address "2005:3/action/2" }
"""
    rows = (
        "source,source_type,relation,target,target_type,stated_in,page\n"
        f"{WITH_UNEP},Initiative,partnered by,"
        "United Nations Environment Programme (UNEP),Organisation,2005:3/action/2,\n"
    )
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    for words, stdin in ((["q.rq"], ""), ([query], ""), (["-"], query)):
        done = keikaku("network", "--query", *words, "--format", "csv", stdin=stdin)
        assert (done.returncode, done.stdout, done.stderr) == (0, rows, "")
    assert keikaku("network", "--query", "q.rq", "--no-open").stdout == "network-query.html\n"
    done = keikaku("network", "--run", "partners", "-p", "actor", "KIIP", "--no-open")
    assert (done.returncode, done.stdout, done.stderr) == (0, "network-partners.html\n", "")
    page = (tmp_path / "network-partners.html").read_text(encoding="utf-8")
    assert "<title>Partners of an actor: Kawasaki Institute of Industrial Promotion</title>" in page


def test_several_things_are_drawn_together(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("network", "UNEP", "ジェトロ", "--no-open")
    assert (done.returncode, done.stdout, done.stderr) == (0, "network-unep-ジェトロ.html\n", "")
    assert "国連環境計画・ジェトロのネットワーク" in (tmp_path / "network-unep-ジェトロ.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["UNEP", "--run", "partners"], "names, --query and --run are three ways to say what to draw"),
        (["--query", "x.rq", "--run", "partners"], "names, --query and --run are three ways to say what to draw"),
        (["UNEP", "-p", "actor", "KIIP"], "-p sets a parameter of a query of the catalogue"),
        (["--run", "partners", "-p", "actor", "KIIP", "-p", "actor", "JETRO"], "a parameter is given twice"),
        (["--query", "ASK { ?a ?b ?c }"], "ASK answers yes or no, in which there is nothing to draw"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: list[str], message: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("network", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"keikaku: {message}\n")
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_is_replaced_whole(keikaku: Run, tmp_path: Path) -> None:
    file = tmp_path / "network-unep.html"
    file.write_text("old" * 1_000_000, encoding="utf-8")
    assert keikaku("network", "-", stdin="UNEP\n").stdout == "network-unep.html\n"
    page = file.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page == keikaku("network", "UNEP", "-o", "-").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["network-unep.html"]


def test_the_page_is_in_the_language_of_the_name_or_the_one_asked_for(keikaku: Run) -> None:
    for arguments, language in ((["UNEP", "--lang", "ja"], "ja"), (["国連環境計画"], "ja")):
        assert f'<html lang="{language}">' in keikaku("network", *arguments, "-o", "-").stdout


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("missing/page.html", "missing/page.html cannot be written: No such file or directory"),
        ("file/page.html", "file/page.html cannot be written: Not a directory"),
        ("folder", "folder is a folder"),
        ("/proc/page.html", "/proc/page.html cannot be written: "),
    ],
    ids=["a folder that is missing", "under a file", "a folder", "/proc"],
)
def test_a_place_where_no_file_can_be_is_told_of(target: str, message: str, keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    done = keikaku("network", "UNEP", "-o", target)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"keikaku: {message}")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_a_page_that_is_opened_goes_to_the_browser_that_is_set(shell: Shell, tmp_path: Path) -> None:
    viewer = tmp_path / "viewer"
    viewer.write_text('#!/bin/sh\nprintf "%s" "$1" > seen\n', encoding="utf-8")
    viewer.chmod(0o755)
    done = shell("BROWSER=./viewer keikaku network UNEP --open")
    assert (done.returncode, done.stdout) == (0, "network-unep.html\n")
    assert (tmp_path / "seen").read_text(encoding="utf-8") == (tmp_path / "network-unep.html").as_uri()


def test_what_is_left_out_of_a_large_network_is_told(keikaku: Run, tmp_path: Path) -> None:
    links = "".join(f"<urn:x:{number}> <urn:p:in> <urn:x:hub> .\n" for number in range(160))
    (tmp_path / "a.nt").write_text(links, encoding="utf-8")
    done = keikaku("network", "--store", "a.nt", "--format", "csv")
    assert (done.returncode, done.stdout.count("\n")) == (0, 150)
    assert done.stderr == (
        "11 links are left out: 150 things are drawn, those with the most links; name a thing, or give a --query\n"
    )


def test_links_from_a_thing_to_itself_are_told_of(keikaku: Run, tmp_path: Path) -> None:
    text = "<urn:a> <urn:p:knows> <urn:a>, <urn:b> . <urn:c> <urn:p:knows> <urn:c> ; <urn:p:likes> <urn:c> ."
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    told = "3 links lead from a thing to itself and are not drawn\n"
    rows = "source,source_type,relation,target,target_type,stated_in,page\na,,knows,b,,,\n"
    every = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    for asked in ([], ["--query", every]):
        done = keikaku("network", *asked, "--store", "a.ttl", "--format", "csv", "--lang", "en")
        assert (done.returncode, done.stdout, done.stderr) == (0, rows, told)
    done = keikaku("network", "--query", every.replace("?o }", "?s }", 1), "--store", "a.ttl")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "keikaku: the query links no two things of the graph: things are linked with themselves alone (3 links)",
    )
    done = keikaku("network", "urn:c", "--store", "a.ttl")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2, "keikaku: nothing is linked with “c” in the graph: things are linked with themselves alone (2 links)"
    )  # fmt: skip
