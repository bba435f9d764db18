"""The catalogue, lookup, search, show, indicators and passages by HTTP: as the command line writes, and no guesses."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import jsonschema
import pytest

from keikaku import catalog
from keikaku.web.operations import OPERATIONS
from tests.conftest import Run
from tests.places import ROOT, TOWN
from tests.web.servers import Reply, Served, served


@pytest.fixture(scope="module")
def minato() -> Iterator[Served]:
    """A server of a small plan, with time for each answer."""
    with served("--store", str(TOWN), "--deadline", "30", "--workers", "1") as server:
        yield server


@pytest.fixture(scope="module")
def packaged() -> Iterator[Served]:
    """A server of the packaged graph."""
    with served("--deadline", "30", "--workers", "2") as server:
        yield server


def _get(server: Served, path: str, accept: str = "*/*", **given: str) -> Reply:
    return server.ask(f"{path}?{urlencode(given, quote_via=quote)}", Accept=accept)


def _some(said: Any) -> Any:
    """It with the first items of each list: one is like the other."""
    if isinstance(said, dict):
        return {name: _some(value) for name, value in said.items()}
    return [_some(item) for item in said[:10]] if isinstance(said, list) else said


def _links(reply: Reply) -> dict[str, str]:
    return {relation: where for where, relation in re.findall(r'<([^>]*)>; rel="([^"]*)"', reply.headers["link"])}


@pytest.mark.parametrize(
    ("path", "given", "command"),
    [
        ("/lookup", {"q": "initiatives with the university"}, ["lookup", "initiatives with the university", "--cite"]),
        ("/lookup", {"q": "港に関わる取組"}, ["lookup", "港に関わる取組", "--cite"]),
        ("/lookup", {"q": "moon"}, ["lookup", "moon", "--cite"]),
        ("/search", {"q": "ﾐﾅﾄ", "limit": "3"}, ["search", "ﾐﾅﾄ", "--limit", "3", "--cite"]),
        ("/show", {"thing": "Kitahama Shipbuilding"}, ["show", "Kitahama Shipbuilding", "--cite"]),
        ("/indicators", {"thing": "2031:2", "sort": "plan"}, ["indicators", "2031:2", "--sort", "plan"]),
        ("/run", {}, ["run"]),
        ("/run/partners", {"actor": "Minato University"}, ["run", "partners", "-p", "actor", "Minato University"]),
    ],
)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_it_is_byte_for_byte_what_the_command_line_prints(
    path: str, given: dict[str, str], command: list[str], form: str, minato: Served, keikaku: Run
) -> None:
    store = [] if path == "/run" else ["--store", str(TOWN)]
    told = keikaku(*command, *store, "--format", form, "--lang", "en")
    media = {"json": "application/json", "csv": "text/csv"}[form]
    by_accept = _get(minato, path, media, lang="en", **given)
    by_ending = _get(minato, f"{path}.{form}", lang="en", **given)
    if (form, told.returncode) == ("csv", 2):  # offers and passages, which a program would take for an answer
        assert [reply.json()["code"] for reply in (by_accept, by_ending)] == ["question-not-understood"] * 2
        return
    assert by_accept.status == 200, by_accept.body
    assert by_accept.body.decode() == told.stdout
    assert (by_ending.body, by_ending.headers["etag"]) == (by_accept.body, by_accept.headers["etag"])
    assert by_accept.headers["content-type"].startswith(media)


def test_the_document_describes_every_query_and_every_answer_keeps_to_it(packaged: Served) -> None:
    document = _get(packaged, "/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    paths: dict[str, Any] = document["paths"]  # type: ignore[assignment]
    assert {path for path in paths if path.startswith("/run/")} == {f"/run/{name}" for name in catalog.names()}
    assert set(paths) - {f"/run/{name}" for name in catalog.names()} == {
        "/run", "/lookup", "/search", "/show", "/indicators", "/passages", "/sparql",
    }  # fmt: skip
    names = [one["operationId"] for path in paths.values() for one in path.values()]
    plans = {tuple(given["example"]) for one in paths.values() for given in one["get"]["parameters"]
             if given["name"] == "plan"}  # fmt: skip
    assert plans == {("2018",), ("2018", "2005")}
    assert len(set(names)) == len(names)
    schemas = {"components": document["components"]}
    jsonschema.Draft202012Validator.check_schema({"$defs": document["components"]["schemas"]})  # type: ignore[index]
    every = os.environ.get("KEIKAKU_EXAMPLES")  # else some of the queries, which are all asked in the same way
    queries = catalog.names() if every else catalog.names()[::6]
    for path, one in paths.items():
        given = []
        for parameter in one["get"]["parameters"]:
            if "example" in parameter:
                jsonschema.validate(parameter["example"], parameter["schema"])
                values = parameter["example"] if isinstance(parameter["example"], list) else [parameter["example"]]
                given += [(parameter["name"], value) for value in values]
        if path.startswith("/run/") and path.removeprefix("/run/") not in queries:
            continue
        answer = packaged.ask(f"{path}?{urlencode(given)}", Accept="application/json")
        assert answer.status == 200, (path, answer.body)
        schema = one["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert jsonschema.Draft202012Validator({**schemas, **schema}).is_valid(_some(answer.json())), path


def test_a_permalink_names_the_data_and_other_data_are_not_answered_from(packaged: Served) -> None:
    found = _get(packaged, "/lookup", q="ジェトロが関わる取組")
    release: dict[str, str] = found.json()["release"]  # type: ignore[assignment]
    link = _links(found)["bookmark"]
    asked = urlencode({"lang": "ja", "q": "ジェトロが関わる取組"}, quote_via=quote)
    assert link == f"/lookup.json?{asked}&digest={release['digest']}"
    again = packaged.ask(link)
    assert (again.status, again.body, _links(again)["bookmark"]) == (200, found.body, link)
    other = packaged.ask(link[:-4] + "beef")
    assert (other.status, other.json()["code"]) == (404, "other-data")
    rows = list(csv.reader(io.StringIO(packaged.ask(_links(found)["alternate"]).body.decode())))
    assert [row[2] for row in rows[1:]] == ["2018:6.1.1/action/4", "2018:6.1.2/action/1", "2018:6.2.1/action/3"]


def test_what_was_left_out_is_in_the_answer_and_in_its_permalink(packaged: Served) -> None:
    for target, taken in (
        ("/run/outline?lang=en", {"plan": "2018"}),
        ("/run/outline?lang=en&element=2018:6", {"element": "2018:6"}),
        ("/run/survey-answers?lang=en", {"element": "2018:6.1.1/figure/3"}),
        ("/run/only-in-one-plan?lang=en", {"inside": "2005", "outside": "2018"}),
        ("/run/partners?lang=en&actor=JETRO", {"actor": "JETRO", "plan": "2005,2018"}),
        ("/run/outline?lang=en&plan=2018,", {"plan": "2018"}),
        ("/run/timeline?lang=en&until=2019", {"from": "2018", "until": "2019", "plan": "2005,2018"}),
    ):
        found = packaged.ask(target)
        head: dict[str, Any] = found.json()["head"]  # type: ignore[assignment]
        assert head["parameters"] == taken, target
        link = _links(found)["bookmark"]
        asked = dict(parse_qsl(link.partition("?")[2]))
        assert {name: asked[name].rstrip(",") for name in asked if name not in ("lang", "digest")} == taken
        assert packaged.ask(link).body == found.body
    assert "sort=distance" in _links(packaged.ask("/indicators.csv?thing=policy+7"))["bookmark"]


def test_what_has_no_rows_says_what_empties_it_or_who_has_some(packaged: Served) -> None:
    for target, why in (
        ("/run/partners?actor=UNEP&plan=2018", "the plans that were asked have nothing of this; others have: 2005"),
        ("/run/pairs-acting-together?atLeast=99", "atLeast=99 leaves nothing; without it there are 3 rows"),
        (
            "/run/cumulative-indicators?element=2018:1.1.1/action/4",
            "element=2018:1.1.1/action/4 leaves nothing; without it there are 4 rows",
        ),
        ("/run/statistics-about?word=zzzz", "nothing in the graph says so"),
        ("/run/partners?actor=UNEP", None),
    ):
        found: dict[str, Any] = packaged.ask(target).json()
        assert bool(found["results"]["bindings"]) is (why is None), target
        assert found["head"].get("nothing", {}).get("en") == why, target


def test_where_no_passage_is_it_is_said_what_has_none(packaged: Served) -> None:
    for asked, why in (
        ({"page": "9999"}, "no passage stands on page 9999"),
        ({"address": "KOBS", "q": "overseas"}, "no passage stands at KOBS"),
        ({"q": "zzzqqq", "page": "133"}, "no passage speaks of this: zzzqqq"),
        ({"address": "2018:1", "page": "133"}, "no passage meets all of this at once"),
    ):
        found: dict[str, Any] = _get(packaged, "/passages", **asked).json()
        assert (found["passages"], found["nothing"]["en"]) == ([], why)


def test_passages_have_address_page_and_release(packaged: Served) -> None:
    found = _get(packaged, "/passages", page="133", limit="2")
    passages: list[dict[str, Any]] = found.json()["passages"]  # type: ignore[assignment]
    assert [(one["address"], one["page"]) for one in passages] == [
        ("2018:6.1.1/action/1", 133), ("2018:6.1.1/action/2", 133),
    ]  # fmt: skip
    assert found.json()["release"] == _get(packaged, "/lookup", q="JETRO").json()["release"]
    for said, first in (
        ("2018:6.1.1/action/4", ["2018:6.1.1/action/4"]),
        ("２０１８：6.1.1/action/4", ["2018:6.1.1/action/4"]),
        ("6.1.1/action", ["2018:6.1.1/action/1", "2018:6.1.1/action/2"]),
    ):
        listed: list[dict[str, Any]] = _get(packaged, "/passages", q=said, limit="2").json()["passages"]  # type: ignore[assignment]
        assert [one["address"] for one in listed] == first, said


def test_why_there_is_no_answer_is_said_beside_what_is_offered(packaged: Served) -> None:
    offered = _get(packaged, "/lookup", q="who pays for KOBS").json()
    assert (offered["level"], offered["problem"]) == ("offer", "this part of the question was not understood: “pays”")
    unknown = _get(packaged, "/lookup", q="KOBZ").json()
    assert (unknown["level"], unknown["problem"], unknown["nearest"]) == (
        "passages", "no name or word in the graph matches “KOBZ”", ["KOBS", "Kobe"],
    )  # fmt: skip
    spoken_of = _get(packaged, "/lookup", q="who eats sushi").json()
    assert (spoken_of["level"], spoken_of["problem"]) == (
        "passages", "no name or word in the graph matches “eats sushi”; passages speak of “eats”",
    )  # fmt: skip
    answered = _get(packaged, "/lookup", q="initiatives involving JETRO").json()
    assert (answered["level"], answered["problem"], answered["nearest"]) == ("answer", None, [])


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("/run/partner", 404, {"code": "unknown-name", "nearest": ["partners", "initiatives-without-partner"]}),
        ("/run/partners.xml", 404, {"detail": "an answer is given as json or csv"}),
        ("/run/partners?actor=JETROO", 404, {"nearest": ["JETRO (Japan External Trade Organization)"]}),
        ("/show?thing=JETROO", 404, {"nearest": ["JETRO (Japan External Trade Organization)"]}),
        ("/run/partners?actors=JETRO", 400, {"hint": "its parameters: actor, plan, lang, digest"}),
        ("/run/partners?actor=JETRO&actor=KIIP", 400, {"detail": "the parameter actor is given 2 times"}),
        ("/run/partners?actor=KOBS&lang=fr", 400, {"detail": "the parameter lang takes ja or en, not “fr”"}),
        ("/run/outline?plan=1999", 404, {"code": "unknown-name"}),
        (
            "/run/partners?plan=2018",
            400,
            {
                "detail": "/run/partners needs the parameter actor: whose partners (actor or facility)",
                "hint": "as in: actor=JETRO",
            },
        ),
        (
            "/run/outline?element=KOBS",
            400,
            {"detail": "the parameter element takes a plan or a part of one; “KOBS” is of class Facility"},
        ),
        ("/lookup.ttl", 404, {"hint": "something stands at /lookup"}),
        ("/run/sector-tree", 400, {"hint": "as in: top=Environmental+industry+and+technology"}),
        (
            "/lookup",
            400,
            {"detail": "/lookup needs the parameter q: The question", "hint": "as in: q=initiatives+involving+JETRO"},
        ),
        ("/lookup?q=", 400, {"detail": "the parameter q is empty", "hint": "as in: q=initiatives+involving+JETRO"}),
        (f"/search?q={'x' * 1001}", 400, {"detail": "the parameter q takes at most 1,000 characters, and not 1,001"}),
        ("/lookup?q=partners+of+an+actor&pick=9", 400, {"detail": "there is no offer 9: the question has 3"}),
        (
            "/search?q=JETRO&limit=1001",
            400,
            {
                "detail": "the parameter limit takes a whole number from 1 to 1,000, not “1001”",
                "hint": "as in: limit=20",
            },
        ),
        ("/search?q=JETRO&limit=%C2%B2", 400, {"code": "asked-wrongly"}),
        ("/indicators?sort=size", 400, {"detail": "the parameter sort takes distance or plan or pace, not “size”"}),
        ("/search?q=%FF", 400, {"detail": "the parameters are not UTF-8"}),
    ],
)
def test_what_is_wrong_is_told_with_what_there_is(
    target: str, status: int, said: dict[str, Any], packaged: Served
) -> None:  # fmt: skip
    found = packaged.ask(target)
    told = found.json()
    assert (found.status, found.headers["content-type"]) == (status, "application/problem+json")
    for key, value in said.items():
        here = told[key]
        assert (here[: len(value)] if isinstance(here, list) else here) == value, json.dumps(told)


def test_another_format_is_refused_and_what_is_known_is_not_sent_again(packaged: Served) -> None:
    assert _get(packaged, "/search", "text/html", q="JETRO").status == 406
    first = _get(packaged, "/search", q="JETRO")
    again = packaged.ask("/search?q=JETRO", If_None_Match=first.headers["etag"])
    assert (again.status, again.body, again.headers["link"]) == (304, b"", first.headers["link"])
    assert packaged.ask("/search?q=JETRO", "HEAD").headers["content-length"] == str(len(first.body))


def test_the_page_tells_of_every_operation_with_its_parameters() -> None:
    rows = re.findall(
        r"^\| `(/\w+)` \| (.*?) \|", (ROOT / "docs" / "rest.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {path: re.findall(r"`(\w+)`", given) for path, given in rows} == {
        one.path: [given.name for given in one.given] for one in OPERATIONS
    }
