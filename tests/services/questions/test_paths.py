"""How one thing leads to another."""

from __future__ import annotations

from pathlib import Path

from keikaku.records import IRI
from keikaku.services.questions.paths import shortest
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, NS


def test_of_many_shortest_paths_five_are_told_by_the_names_of_what_they_lead_over(tmp_path: Path) -> None:
    statements = "".join(
        f"GRAPH <passage/x/action/{n}> {{ <x/action/{n}> kk:involves <actor/one> , <actor/other> }}\n"
        f"<passage/x/action/{n}> a kk:Passage .\n"
        for n in (3, 1, 7, 2, 6, 4, 5)
    )
    (tmp_path / "many.trig").write_text(f"@base <{ID}> .\n@prefix kk: <{NS}> .\n{statements}", encoding="utf-8")
    paths = shortest(open_session(str(tmp_path)), IRI(f"{ID}actor/one"), IRI(f"{ID}actor/other"))
    assert [[step.source.removeprefix(ID) for step in path] for path in paths] == [
        [f"x/action/{n}"] * 2 for n in (1, 2, 3, 4, 5)
    ]


def test_a_path_follows_what_is_said_in_both_directions_with_its_passages(town: Session) -> None:
    (path,) = shortest(town, IRI(f"{ID}facility/minato-market"), IRI(f"{ID}actor/tourism-council"))
    assert [(step.source, step.property, step.target) for step in path] == [
        (f"{ID}actor/fishery-coop", f"{NS}operates", f"{ID}facility/minato-market"),
        (f"{ID}actor/fishery-coop", "http://www.w3.org/ns/org#memberOf", f"{ID}actor/tourism-council"),
    ]
    assert [[passage.removeprefix(ID) for passage in step.passages] for step in path] == [
        ["passage/2031/1.1.1/action/1"], ["passage/2031/2.1.1/action/1"],
    ]  # fmt: skip


def test_what_is_not_connected_has_no_path(town: Session) -> None:
    market = IRI(f"{ID}facility/minato-market")
    assert shortest(town, market, IRI(f"{ID}programme/sea-brand")) == []
    assert shortest(town, market, market) == []


def test_a_path_may_have_thousands_of_steps(tmp_path: Path) -> None:
    many = 3000
    lines = (f"<a/{number}> a kk:Organisation ; kk:partner <a/{number + 1}> ." for number in range(many))
    (tmp_path / "chain.trig").write_text(
        f"@base <{ID}> . @prefix kk: <{NS}> . GRAPH <passage/1/1> {{ <passage/1/1> a kk:Passage . "
        f"<a/0> a kk:Entity . {' '.join(lines)} <a/{many}> a kk:Organisation }}".replace("kk:Organisation", "kk:Entity")
    )
    session = open_session(str(tmp_path / "chain.trig"))
    (path,) = shortest(session, IRI(f"{ID}a/0"), IRI(f"{ID}a/{many}"))
    assert [step.target for step in path] == [f"{ID}a/{number}" for number in range(1, many + 1)]
    assert shortest(session, IRI(f"{ID}a/0"), IRI(f"{ID}a/0")) == []
