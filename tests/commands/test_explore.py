"""keikaku explore: one file, whole, and its name on standard output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from keikaku.render.explorer import page as page_of
from tests.conftest import Run
from tests.places import PLANS, ROOT

SMALL = str(ROOT / "tests" / "data" / "small.trig")


@pytest.mark.parametrize(
    ("arguments", "file"),
    [([], "explorer.html"), (["-o", "my page.html"], "my page.html"), (["--output", "計画.html"], "計画.html")],
    ids=["by itself", "named", "in Japanese"],
)
def test_one_file_is_written_and_named(arguments: list[str], file: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", *arguments, "--no-open", "--store", SMALL)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", "")
    assert [path.name for path in tmp_path.iterdir()] == [file]
    page = (tmp_path / file).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.rstrip().endswith("</html>")


def test_the_packaged_graph_is_explored(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", "--no-open")
    assert (done.returncode, done.stdout, done.stderr) == (0, "explorer.html\n", "")
    page = (tmp_path / "explorer.html").read_text(encoding="utf-8")
    assert "<title>Kawasaki Industrial Promotion Plan, second action programme (fiscal 2018-2021)</title>" in page
    assert "JETRO (Japan External Trade Organization)" in page
    assert '"text":' not in page  # the plan's own words stand in no file that was not built with them


def test_the_page_holds_every_plan_or_those_that_are_asked_for(keikaku: Run) -> None:
    stores = ["--store", str(PLANS / "minato.trig"), "--store", str(PLANS / "harbour.trig")]
    for chosen, plans, opens in (
        ([], ["harbour-2030", "harbour-2020", "minato-2021"], [0]),
        (["--plan", "minato-2021"], ["minato-2021"], []),
    ):
        data = json.loads(keikaku("explore", "--format", "json", "-o", "-", *stores, *chosen).stdout)
        assert ([plan["id"] for plan in data["plans"]], data["opens"]) == (plans, opens)


def test_the_page_opens_in_the_language_that_is_asked_for(keikaku: Run) -> None:
    for language in ("ja", "en"):
        page = keikaku("explore", "-o", "-", "--lang", language, "--store", SMALL).stdout
        assert f'<html lang="{language}">' in page
    assert '<html lang="ja">' in keikaku("explore", "-o", "-", "--store", SMALL, LC_ALL="ja_JP.UTF-8").stdout


def test_the_page_goes_to_standard_output_and_nothing_else_does(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", "-o", "-", "--store", SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>\n")
    assert done.stdout.rstrip().endswith("</html>")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_or_not_at_all(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "explorer.html").write_text("before", encoding="utf-8")
    done = keikaku("explore", "--no-open", "--store", "nothing.trig")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no file or folder nothing.trig" in done.stderr
    assert (tmp_path / "explorer.html").read_text(encoding="utf-8") == "before"
    assert keikaku("explore", "--no-open", "--store", SMALL).returncode == 0
    assert (tmp_path / "explorer.html").read_text(encoding="utf-8") != "before"
    assert [path.name for path in tmp_path.iterdir()] == ["explorer.html"]


@pytest.mark.parametrize("target", ["nowhere/explorer.html", "."], ids=["no folder", "a folder"])
def test_where_nothing_can_be_written_is_said(target: str, keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", "-o", target, "--no-open", "--store", SMALL)
    assert (done.returncode, done.stdout) == (3, "")
    assert target in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_browser_opens_only_when_it_is_asked_to(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "browser").write_text('#!/bin/sh\necho "$1" > opened\n', encoding="utf-8")
    (tmp_path / "browser").chmod(0o755)
    browser = str(tmp_path / "browser")
    keikaku("explore", "--store", SMALL, BROWSER=browser)  # standard output is no terminal
    keikaku("explore", "--store", SMALL, "--no-open", BROWSER=browser)
    assert not (tmp_path / "opened").exists()
    keikaku("explore", "--store", SMALL, "--open", BROWSER=browser)
    assert (tmp_path / "opened").read_text(encoding="utf-8").strip() == (tmp_path / "explorer.html").as_uri()


def test_the_plans_text_stands_in_the_page_with_the_source(keikaku: Run, source_folder: Path, tmp_path: Path) -> None:
    done = keikaku("explore", "--source", str(source_folder), "--no-open")
    assert (done.returncode, done.stdout) == (0, "explorer.html\n")
    page = (tmp_path / "explorer.html").read_text(encoding="utf-8")
    assert len(re.findall(r'"text":"', page)) == 535
    assert len(page.encode()) < 2_500_000 + 250_000  # that of the page without the text, and the text


def test_a_source_that_is_not_there_is_said(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", "--source", "nowhere", "--no-open")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no folder nowhere" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_explain_prints_a_handful_of_queries_and_those_of_the_catalogue(keikaku: Run) -> None:
    done = keikaku("explore", "-o", "-", "--explain")
    assert done.stdout.startswith("<!DOCTYPE html>\n")
    catalogue = len(list((ROOT / "queries").glob("*.rq")))  # each once in each language, of all plans and things
    assert catalogue < len(re.findall(r"^SELECT ", done.stderr, re.MULTILINE)) <= 24 + 2 * catalogue


def test_an_endpoint_is_explored_like_the_files(keikaku: Run, served: str, tmp_path: Path) -> None:
    story = str(ROOT / "graph" / "story.toml")  # no endpoint brings one
    data = []
    for target, store in (("files.json", []), ("endpoint.json", ["--store", served, "--story", story])):
        done = keikaku("explore", "-o", target, *store)
        assert (done.returncode, done.stderr) == (0, "")
        data.append(json.loads((tmp_path / target).read_text(encoding="utf-8")))
    files, endpoint = data
    asked, unasked = files.pop("questions"), endpoint.pop("questions")
    assert endpoint == files
    assert (unasked["asked"], unasked["texts"]) == ([], [])  # which would be hundreds of requests
    named = sorted(one["id"] for one in [*asked["asked"], *asked["without"]])
    assert sorted(one["id"] for one in unasked["without"]) == named


def test_it_is_listed_where_commands_are(keikaku: Run) -> None:
    assert re.search(r"^  explore +Write the explorer", keikaku("--help").stdout, re.MULTILINE)
    assert "keikaku explore --source ~/plans --lang ja" in keikaku("explore", "--help").stdout


def test_the_data_of_the_page_can_be_had_alone(keikaku: Run, tmp_path: Path) -> None:
    done = keikaku("explore", "--format", "json", "--store", SMALL, "--lang", "en")
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])
    data = json.loads(done.stdout)
    keikaku("explore", "--no-open", "--store", SMALL, "--lang", "en")
    assert page_of.render(data) == (tmp_path / "explorer.html").read_text(encoding="utf-8")


def test_data_without_a_plan_are_explored_too(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://example.org/> . "
        'ex:a a skos:Concept ; skos:prefLabel "Port"@en ; skos:broader ex:b . ex:b a skos:Concept .',
        encoding="utf-8",
    )
    done = keikaku("explore", "--store", "a.ttl", "--format", "json", "-o", "-")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert [thing["name"][1] for thing in data["things"]] == ["b", "Port"]
    assert (data["title"], len(data["links"])) == (["a.ttl", "a.ttl"], 1)
    done = keikaku("explore", "--store", "a.ttl", "--no-open")
    page = (tmp_path / "explorer.html").read_text(encoding="utf-8")
    assert (done.returncode, "<title>a.ttl</title>" in page) == (0, True)


def test_of_empty_data_there_is_no_page(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("# nothing\n", encoding="utf-8")
    done = keikaku("explore", "--store", "a.ttl", "--no-open")
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is nothing to show" in done.stderr
    assert not (tmp_path / "explorer.html").exists()


def test_the_packaged_graph_brings_its_story_and_another_may_be_told(keikaku: Run, tmp_path: Path) -> None:
    def titles(*arguments: str) -> list[str]:
        done = keikaku("explore", "--format", "json", "-o", "-", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return [title[1] for _, title, *_ in json.loads(done.stdout)["story"][2]]

    assert len(titles()) == 8
    talk = tmp_path / "talk.toml"
    talk.write_text('title_en = "x"\n[[step]]\nshows = "#table"\ntitle_en = "Only"\ntext_en = "z"\n', encoding="utf-8")
    assert titles("--story", str(talk)) == ["Only"]


def test_a_story_that_does_not_fit_is_refused_where_it_is_asked_for_and_left_out_where_it_is_not(
    keikaku: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "data.trig").write_text(Path(SMALL).read_text(encoding="utf-8"), encoding="utf-8")
    story = mine / "story.toml"
    story.write_text('title_en = "x"\n[[step]]\nshows = "#map"\ntitle_en = "y"\ntext_en = "z"\n', encoding="utf-8")
    wrong = f"{story}:2: step 1: the page has no view “map”"
    brought = keikaku("explore", "--format", "json", "-o", "-", "--store", str(mine), LC_ALL="C.UTF-8")
    assert (brought.returncode, brought.stderr) == (0, f"its own story is left out: {wrong}\n")
    assert json.loads(brought.stdout)["story"] is None
    asked = keikaku("explore", "-o", "-", "--store", SMALL, "--story", str(story))
    assert (asked.returncode, asked.stdout) == (3, "")
    assert asked.stderr.splitlines()[0] == f"keikaku: {wrong}"
    none = keikaku("explore", "-o", "-", "--store", SMALL, "--story", str(mine / "none.toml"))
    assert (none.returncode, none.stderr.splitlines()[0]) == (3, f"keikaku: there is no file {mine / 'none.toml'}")
