"""The form of graph files: what is not canonical or not derived is found, and mended without any loss."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import BadFile, NotWritten
from keikaku.services.checks.form import check, fix
from tests.services.conftest import change, little_space

MEASURE = "2031/1.trig"
NOT_CANONICAL = "not in canonical form (keikaku check --fix writes it)"
OPERATES = " ;\n        kk:operates <facility/minato-market>"
ACTORS = r"a kk:Actor,\n            kk:Entity,\n            "  # what an organisation is by the rules
SPOILING: dict[str, Callable[[str], str]] = {
    "a line more": lambda text: text + "\n",
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "another order": lambda text: text.replace("<actor/fishery-coop>,", "<facility/minato-market>,", 1).replace(
        "            <facility/minato-market> ;", "            <actor/fishery-coop> ;", 1
    ),
    "a comment": lambda text: "# by hand\n" + text,
}


def files(graph: Path) -> list[Path]:
    return resources.graph_files(graph)


def contents(graph: Path) -> dict[str, bytes]:
    return {str(path.relative_to(graph)): path.read_bytes() for path in graph.rglob("*") if path.is_file()}


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = check(files(graph))
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def test_a_derived_statement_that_is_missing(graph: Path) -> None:
    change(graph / MEASURE, OPERATES, "")
    assert found(graph) == [
        (
            "derived",
            "passage/2031/1.1.1/action/1",
            "a derived statement is missing: actor/fishery-coop kk:operates facility/minato-market",
        )
    ]


def test_many_missing_statements_of_one_graph_are_counted_not_listed(graph: Path) -> None:
    file = graph / "authority.trig"
    text = file.read_text(encoding="utf-8")
    missing = len(re.findall(ACTORS, text))
    assert missing == 5
    file.write_text(re.sub(ACTORS, "a ", text), encoding="utf-8")
    derived = [one for one in found(graph) if one[0] == "derived"]
    assert len(derived) == 6
    assert ("derived", "graph/authority/actor", f"a derived statement is missing: {2 * missing - 5} more") in derived


@pytest.mark.parametrize("spoil", SPOILING.values(), ids=SPOILING)
def test_a_file_that_is_not_in_canonical_form(graph: Path, spoil: Callable[[str], str]) -> None:
    file = graph / MEASURE
    file.write_bytes(spoil(file.read_text(encoding="utf-8")).encode())
    assert found(graph) == [("form", MEASURE, NOT_CANONICAL)]


@pytest.mark.parametrize("spoil", SPOILING.values(), ids=SPOILING)
def test_mending_the_form_gives_back_the_very_bytes_and_then_has_nothing_to_do(
    graph: Path, spoil: Callable[[str], str]
) -> None:
    before = contents(graph)
    file = graph / MEASURE
    file.write_bytes(spoil(file.read_text(encoding="utf-8")).encode())
    assert list(fix(files(graph))) == [MEASURE]
    assert contents(graph) == before
    assert list(fix(files(graph))) == []


def test_mending_adds_what_is_derived_to_the_passage_that_it_follows_from(graph: Path) -> None:
    before = contents(graph)
    change(graph / MEASURE, OPERATES, "")
    names = graph / "authority.trig"
    names.write_text(re.sub(ACTORS, "a ", names.read_text(encoding="utf-8")), encoding="utf-8")
    assert sorted(fix(files(graph))) == [MEASURE, "authority.trig"]
    assert contents(graph) == before


def test_files_of_one_name_are_told_apart(graph: Path) -> None:
    (graph / "names").mkdir()
    (graph / "authority.trig").rename(graph / "names" / "register.trig")
    for folder in ("2031", "names"):
        register = graph / folder / "register.trig"
        register.write_text(register.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert [where for _, where, _ in found(graph)] == ["2031/register.trig", "names/register.trig"]


def test_a_single_file_goes_by_its_name(graph: Path) -> None:
    file = graph / "2031/2.trig"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert [(one.check, one.where) for one in check([file])] == [("form", "2.trig")]


def test_a_blank_node_has_no_canonical_form_and_the_file_is_named(graph: Path) -> None:
    file = graph / MEASURE
    change(file, "GRAPH <graph/2031/1> {\n", "GRAPH <graph/2031/1> {\n [] kk:involves <actor/minato-town> .\n")
    for act in (check, lambda some: list(fix(some))):
        with pytest.raises(BadFile) as caught:
            act(files(graph))
        assert caught.value.message.startswith(f"{file}: ")
        assert "blank node" in caught.value.message
        assert caught.value.file == str(file)


def test_nothing_is_written_when_one_of_the_files_does_not_parse(graph: Path) -> None:
    spoilt = graph / "2031/2.trig"
    spoilt.write_text(spoilt.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    broken = graph / "authority.trig"
    broken.write_text(broken.read_text(encoding="utf-8") + "GRAPH <x> { oops }\n", encoding="utf-8")
    before = contents(graph)
    with pytest.raises(BadFile) as caught:
        list(fix(files(graph)))
    assert caught.value.file == str(broken)
    assert contents(graph) == before


def test_a_file_that_cannot_be_written_keeps_its_content(graph: Path) -> None:
    file = graph / MEASURE
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = contents(graph)
    with little_space(), pytest.raises(NotWritten) as caught:
        list(fix(files(graph)))
    assert caught.value.message == f"{file} cannot be written: File too large"
    assert contents(graph) == before


def test_statements_in_n_quads_are_derived_from_but_not_rewritten(tmp_path: Path) -> None:
    quads = tmp_path / "some.nq"
    namespace, id_ = "https://w3id.org/keikaku/ns#", "https://w3id.org/keikaku/id/"
    quads.write_text(f"<{id_}facility/a> <{namespace}operatedBy> <{id_}actor/b> <{id_}passage/2018/1> .\n", "utf-8")
    before = quads.read_bytes()
    assert [(one.check, one.where, one.en) for one in check([quads])] == [
        ("derived", "passage/2018/1", "a derived statement is missing: actor/b kk:operates facility/a")
    ]
    assert list(fix([quads])) == []
    assert quads.read_bytes() == before
