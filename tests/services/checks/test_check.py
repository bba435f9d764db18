"""The graph is clean; every kind of fault, made in a copy of it, is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, BadFile
from keikaku.services.checks import check as service
from keikaku.services.checks.check import check
from tests.places import TOWN
from tests.services.checks.own import BASE, rebased
from tests.services.conftest import change

POLICY = "2031/1.trig"


def test_the_packaged_graph_is_clean() -> None:
    report = check()
    assert report.findings == []
    assert report.counts["Passage"] == 535
    assert [label.en for label in report.skipped] == [
        "mentions, hashes and words are not proved without the text (--source gives its folder)"
    ]


def test_a_graph_of_another_plan_is_as_clean(graph: Path) -> None:
    report = check(str(graph), source=TOWN / "sources")
    assert (report.findings, report.skipped) == ([], [])
    assert (report.counts["Passage"], report.counts["Initiative"]) == (10, 4)


def test_the_same_graph_under_a_base_of_its_own_is_as_clean(graph: Path) -> None:
    report = check(str(rebased(graph)), source=TOWN / "sources")
    assert (report.findings, report.skipped) == ([], [])
    assert (report.counts["Passage"], report.counts["Initiative"]) == (10, 4)


def test_what_is_wrong_under_another_base_is_told_with_file_and_line(graph: Path) -> None:
    change(graph / "2031/register.trig", '"2031:1.1.1/action/1" ;\n        kk:partOf', '"2031:9" ;\n        kk:partOf')
    change(graph / POLICY, "kk:operatedBy <actor/fishery-coop>", "kk:operatedBy <place/harbour>")
    found = [one for one in check(str(rebased(graph))).findings if one.check in ("register", "shapes")]
    assert [(one.check, one.where, one.en, one.place, one.wanted, one.found) for one in found] == [
        (
            "register", "2031:9", "stated in the passage 2031:1.1.1/action/1, whose address is of something else",
            f"{graph}/2031/register.trig:40", (), (),
        ),
        (
            "shapes", f"<{BASE}facility/minato-market>",
            f"what operates something is an actor (kk:Actor) [kk:operatedBy] [<{BASE}place/harbour>]"
            " is of class Place, wanted Actor",
            f"{graph}/{POLICY}:39", ("Actor",), ("Place",),
        ),
    ]  # fmt: skip


def test_a_broken_shape_is_told_in_both_languages(graph: Path) -> None:
    change(graph / "authority.trig", '"Port and Harbour Act"@en', '"Port and Harbour Act"@en, "Port Act"@en')
    findings = [one for one in check(str(graph)).findings if one.check == "shapes"]
    assert [one.where for one in findings] == ["document/port-act"]
    assert "[skos:prefLabel]" in findings[0].ja
    assert "[skos:prefLabel]" in findings[0].en
    assert findings[0].ja != findings[0].en
    assert any("ぁ" <= character <= "龠" for character in findings[0].ja)


def test_a_file_that_does_not_parse_is_named_with_line_and_column(graph: Path) -> None:
    file = graph / POLICY
    lines = file.read_text(encoding="utf-8").count("\n")
    file.write_text(file.read_text(encoding="utf-8") + "GRAPH <graph/x> { oops }\n", encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        check(str(graph))
    assert (caught.value.file, caught.value.line) == (str(file), lines + 1)
    assert caught.value.message.startswith(f"{file}:{lines + 1}:")


def test_an_endpoint_is_not_checked() -> None:
    with pytest.raises(AskedWrongly, match="check reads files, not an endpoint"):
        check("http://127.0.0.1:1/query")
    with pytest.raises(AskedWrongly, match="check reads files, not an endpoint"):
        list(service.fix("HTTPS://127.0.0.1:1/query"))
