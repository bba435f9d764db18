"""--cite: of which data an answer is, in every format that has a place for it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from keikaku.records import Release
from keikaku.services.session.opening import open_session
from keikaku.version import __version__
from tests.commands.conftest import Shell
from tests.conftest import Run
from tests.places import TOWN

AT = ("--store", str(TOWN), "--cite")
ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module")
def town_data() -> Release:
    release = open_session(str(TOWN)).release
    assert release is not None
    return release


def test_people_read_it_in_the_last_line(keikaku: Run, town_data: Release) -> None:
    data = f"unreleased data, {town_data.digest} (keikaku {__version__})"
    for words, what in (
        (("search", "harbour"), "Search for “harbour”"),
        (("run", "plans", "-p", "language", "en"), "Query “plans” of the catalogue (language=en)"),
        (("query", ASK), f"SPARQL query sha256:{hashlib.sha256(ASK.encode()).hexdigest()}"),
    ):
        for form in ("table", "markdown"):
            done = keikaku(*words, *AT, "--format", form, "--lang", "en")
            assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"{what}: {data}"), (words, form)
            assert data not in done.stderr


def test_where_there_is_no_place_it_stands_beside(keikaku: Run, town_data: Release) -> None:
    for form in ("csv", "tsv", "jsonl", "spreadsheet"):
        done = keikaku("search", "harbour", *AT, "--format", form)
        assert town_data.digest not in done.stdout
        assert town_data.digest in done.stderr.splitlines()[-1], form
    done = keikaku("query", ASK, *AT, "--format", "json")
    assert json.loads(done.stdout) == {"head": {}, "boolean": True}
    assert town_data.digest in done.stderr


def test_json_has_the_release_and_the_citation(keikaku: Run, town_data: Release) -> None:
    done = keikaku("search", "harbour", *AT, "--format", "json")
    said = json.loads(done.stdout)
    assert [*said] == ["results", "release", "citation"]
    assert said["release"] == {"name": "unreleased", "date": None, "digest": town_data.digest}
    assert (
        said["citation"]["ja"]
        == f"「harbour」の検索：未公開のデータ、{town_data.digest}（keikaku {__version__} による）"
    )


def test_pages_and_turtle_have_it_too(keikaku: Run, town_data: Release) -> None:
    page = keikaku("search", "harbour", *AT, "--format", "html")
    assert town_data.digest in page.stdout
    triples = keikaku("query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", *AT)
    assert triples.stdout.splitlines()[-1].startswith("# SPARQL query sha256:")
    assert town_data.digest in triples.stdout.splitlines()[-1]


def test_the_release_is_that_of_the_folder(keikaku: Run, tmp_path: Path, town_data: Release) -> None:
    assert keikaku("release", "--store", str(TOWN), "-o", "town", "--name", "2031-1").returncode == 0
    assert open_session(str(tmp_path / "town")).release == Release("2031-1", None, town_data.digest)
    cited = keikaku("search", "harbour", "--store", "town", "--cite", "--format", "json")
    assert json.loads(cited.stdout)["release"]["name"] == "2031-1"
    with (tmp_path / "town/quads/stated.nq").open("a", encoding="utf-8") as file:
        file.write("<a:b> <a:b> <a:b> .\n")
    changed = keikaku("search", "harbour", "--store", "town", "--cite")
    assert (changed.returncode, changed.stderr) == (
        3,
        "keikaku: town/quads/stated.nq is not that of the release 2031-1\n"
        "  keikaku verify says what else has changed\n",
    )  # fmt: skip


def test_a_question_and_a_thing_are_cited_as_they_were_asked(keikaku: Run) -> None:
    lookup = keikaku("lookup", "initiatives involving JETRO", "--cite", "--format", "table")
    last = lookup.stdout.splitlines()[-1]
    assert last.startswith("Question “initiatives involving JETRO”: kawasaki-")
    show = keikaku("show", "JETRO", "--cite", "--lang", "ja", "--format", "table")
    assert show.stdout.splitlines()[-1].startswith("「JETRO」：kawasaki-")
    assert last.partition("sha256:")[2].split()[0] == show.stdout.rpartition("sha256:")[2].split("（")[0]


def test_indicators_networks_and_pages_are_cited(keikaku: Run, town_data: Release) -> None:
    data = f"unreleased data, {town_data.digest} (keikaku {__version__})"
    for words, what in (
        (("indicators", "--format", "csv"), "Indicators"),
        (("network", "--format", "csv"), "Network"),
        (("network", "Minato University", "--format", "csv"), "Network of “Minato University”"),
        (("explore", "-o", "page.html", "--no-open"), "Explorer"),
    ):
        assert f"{what}: {data}" in keikaku(*words, *AT, "--lang", "en").stderr.splitlines(), words


def test_of_standard_input_nobody_knows_a_release(shell: Shell) -> None:
    done = shell("echo '<a:b> <a:c> <a:d> .' | keikaku query 'ASK { ?s ?p ?o }' --store - --cite --format table")
    assert done.stdout.splitlines()[-1].endswith(f": data of -, of no known release (keikaku {__version__})")
