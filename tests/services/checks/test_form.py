"""The form of graph files: what is not canonical is found, and mended without any loss."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import BadFile, NotWritten
from keikaku.services.checks.findings import Finding
from keikaku.services.checks.form import check, fix
from tests.services.checks.own import rebased
from tests.services.conftest import change, little_space

POLICY, DERIVED = "2031/1.trig", "derived/2031/1.trig"
NOT_CANONICAL = "not in canonical form (keikaku check --fix writes it)"
SPOILING: dict[str, Callable[[str], str]] = {
    "a line more": lambda text: text + "\n",
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "another order": lambda text: re.sub(r"(\n        kk:.*)(\n        kk:.*)", r"\2\1", text, count=1),
    "a comment": lambda text: text + "# by hand\n",
}


def contents(graph: Path) -> dict[str, bytes]:
    return {str(path.relative_to(graph)): path.read_bytes() for path in graph.rglob("*") if path.is_file()}


def checked(graph: Path) -> list[Finding]:
    return check(resources.graph_files(graph), graph)


def fixed(graph: Path) -> list[str]:
    return list(fix(resources.graph_files(graph), graph))


def found(graph: Path) -> list[tuple[str, str, str]]:
    findings = checked(graph)
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


@pytest.mark.parametrize("name", [POLICY, DERIVED])
@pytest.mark.parametrize("spoil", SPOILING.values(), ids=SPOILING)
def test_a_file_that_is_not_in_canonical_form(graph: Path, spoil: Callable[[str], str], name: str) -> None:
    file = graph / name
    file.write_bytes(spoil(file.read_text(encoding="utf-8")).encode())
    assert found(graph) == [("form", name, NOT_CANONICAL)]


@pytest.mark.parametrize("spoil", SPOILING.values(), ids=SPOILING)
def test_mending_the_form_gives_back_the_very_bytes_and_then_has_nothing_to_do(
    graph: Path, spoil: Callable[[str], str]
) -> None:
    before = contents(graph)
    for name in (POLICY, DERIVED):
        file = graph / name
        file.write_bytes(spoil(file.read_text(encoding="utf-8")).encode())
    assert fixed(graph) == [f"written: {POLICY}", f"written: {DERIVED}"]
    assert contents(graph) == before
    assert fixed(graph) == []


def test_files_of_one_name_are_told_apart(graph: Path) -> None:
    names = [f"{folder}/{file}" for folder in ("2031", "derived/2031") for file in ("1.trig", "register.trig")]
    for name in names:
        file = graph / name
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert sorted(where for _, where, _ in found(graph)) == names


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "one.trig"
    file.write_text("GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> }", encoding="utf-8")
    assert [(one.check, one.where) for one in check([file], file)] == [("form", "one.trig")]


def test_a_blank_node_has_no_canonical_form_and_the_file_is_named(graph: Path) -> None:
    file = graph / POLICY
    change(file, "GRAPH <graph/2031/1> {\n", "GRAPH <graph/2031/1> {\n [] kk:involves <actor/minato-town> .\n")
    for act in (checked, fixed):
        with pytest.raises(BadFile) as caught:
            act(graph)
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
        fixed(graph)
    assert caught.value.file == str(broken)
    assert contents(graph) == before


def test_a_file_that_cannot_be_written_keeps_its_content(graph: Path) -> None:
    file = graph / POLICY
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = contents(graph)
    with little_space(), pytest.raises(NotWritten) as caught:
        fixed(graph)
    assert caught.value.message == f"{file} cannot be written: File too large"
    assert contents(graph) == before


def test_what_follows_by_another_file_follows_where_only_one_is_told_of(graph: Path) -> None:
    """The aim of a passage follows by the register, which says what the passage states."""
    policy = graph / POLICY
    change(policy, "kk:partner <actor/fishery-coop>", "kk:partner   <actor/fishery-coop>")
    files = resources.graph_files(graph)
    assert [one.where for one in check(files, graph, {policy})] == [POLICY]
    assert check(files, graph, {graph / "2031/2.trig"}) == []
    assert list(fix(files, graph, only={graph / "2031/2.trig"})) == []
    assert list(fix(files, graph, only={graph / DERIVED})) == [f"written: {POLICY}"]


def test_things_are_named_as_the_file_names_them(graph: Path) -> None:
    change(
        rebased(graph) / DERIVED,
        "    <2031/1.1.1/action/1>\n        kk:about <actor/fishery-coop> ;\n",
        "    <2031/1.1.1/action/1>\n",
    )
    assert found(graph) == [
        (
            "derived", DERIVED,
            "a derived statement is missing: 2031/1.1.1/action/1 kk:about actor/fishery-coop"
            " (in passage/2031/1.1.1/action/1)",
        )
    ]  # fmt: skip
