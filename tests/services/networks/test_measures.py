"""Who connects whom: what is counted, and what the numbers are, on a small plan that is reckoned by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from keikaku.errors import AskedWrongly, DataAtFault
from keikaku.records import IRI
from keikaku.services.networks import measures
from keikaku.services.networks.collaboration import collaboration
from keikaku.services.networks.measures import Measured, measured
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import kk, local_name

BASE = "https://town.example/"
# Of a policy p with a strategy s and the measures m1 to m3: its elements, and where each stands.
PARTS = {
    "p": ("Policy", "plan"), "s": ("Strategy", "p"), "m1": ("Measure", "s"), "m2": ("Measure", "s"),
    "m3": ("Measure", "p"), "s-direction": ("Direction", "s"), "m1-issue": ("Issue", "m1"),
    "m1-action": ("Initiative", "m1"), "m2-action": ("Initiative", "m2"), "m2-other": ("Initiative", "m2"),
    "m3-action": ("Initiative", "m3"), "m3-other": ("Initiative", "m3"), "s-alone": ("Direction", "s"),
}  # fmt: skip
SAID = {
    # One fact, said in a direction, an aim, an issue and an initiative: a and b act together in m1.
    "s-direction": "partner a, b", "m1": "partner a, b", "m1-issue": "partner a, b", "m1-action": "partner a ; ledBy b",
    # And again in m2, where c is there too.
    "m2-action": "partner a, b, c",
    # That firms take part, who have no name, links nobody, nor does advice; d is only wished for with e.
    "m2-other": "partner c, firms ; advisedBy e",
    "m3-action": "partner c, d",
    "m3-other": "partner d, e ; wanted e",
    # Of the strategy as a whole, and said nowhere below.
    "s-alone": "partner e, f",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Session:
    lines = ["<plan> a kk:PlanElement, kk:Plan ; kk:address 't' ."]
    for name, (kind, above) in PARTS.items():
        lines.append(f"<{name}> a kk:PlanElement, kk:{kind} ; kk:address 't:{name}' ; kk:partOf <{above}> .")
        lines.append(f"<said/{name}> a kk:Passage ; kk:address 't:{name}/text' . <{name}> kk:statedIn <said/{name}> .")
    lines += [f"<{one}> a kk:Organisation ; skos:prefLabel '{one}'@en ." for one in "abcdef"]
    lines.append("<firms> a kk:Group ; skos:prefLabel 'firms'@en .")
    graphs = [f"GRAPH <register> {{ {' '.join(lines)} }}"]
    for name, text in SAID.items():
        roles = [part.split(" ", 1) for part in text.split(" ; ")]
        said = " ; ".join(f"kk:{role} " + ", ".join(f"<{who}>" for who in some.split(", ")) for role, some in roles)
        graphs.append(f"GRAPH <said/{name}> {{ <{name}> {said} }}")
    head = f"@base <{BASE}> . @prefix kk: <https://w3id.org/keikaku/ns#> ."
    head += " @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    file = tmp_path_factory.mktemp("network") / "town.trig"
    file.write_text(head + "\n".join(graphs), encoding="utf-8")
    return open_session(str(file))


def short(iri: str) -> str:
    return iri.removeprefix(BASE)


def ties(found: Measured) -> dict[str, tuple[int, list[str]]]:
    return {
        short(tie.one.iri) + short(tie.other.iri): (tie.weight, [one.address for one in tie.evidence])
        for tie in found.ties
    }


def test_a_fact_that_is_said_four_times_counts_once_and_keeps_every_passage(town: Session) -> None:
    found = ties(measured(town))
    once = ["t:m1-action/text", "t:m1-issue/text", "t:m1/text"]
    assert found == {
        "ab": (2, sorted([*once, "t:m2-action/text", "t:s-direction/text"])),
        "ac": (1, ["t:m2-action/text"]),
        "bc": (1, ["t:m2-action/text"]),
        "cd": (1, ["t:m3-action/text"]),
        "ef": (1, ["t:s-alone/text"]),
    }


def test_advisers_meet_where_their_role_counts(town: Session) -> None:
    assert "ce" in ties(measured(town, ["all"]))
    assert set(ties(measured(town, ["ledBy"]))) == set()
    assert set(ties(measured(town, ["Led by", "partner"]))) == {"ab", "ac", "bc", "cd", "ef"}
    assert [local_name(role) for role in collaboration(town).roles] == ["hostedBy", "ledBy", "partner", "supportedBy"]


def test_the_measures_are_those_that_hands_reckon(town: Session) -> None:
    found = measured(town)
    rows = {short(one.card.iri): one for one in found.participants}
    assert [short(one.card.iri) for one in found.participants] == ["c", "a", "b", "d", "e", "f"]
    # Of the ten pairs of others, c alone stands between a and d, and between b and d.
    assert {name: one.betweenness for name, one in rows.items()} == dict.fromkeys("abdef", 0.0) | {"c": 0.2}
    assert {name: one.parts for name, one in rows.items()} == {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1, "f": 1}
    assert {name: (one.ties, one.meetings) for name, one in rows.items()} == {
        "a": (2, 3), "b": (2, 3), "c": (3, 3), "d": (1, 1), "e": (1, 1), "f": (1, 1)
    }  # fmt: skip
    assert {name: one.core for name, one in rows.items()} == {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1, "f": 1}
    assert {name: (one.pieces, one.cut_off) for name, one in rows.items()} == {
        "a": (1, 0), "b": (1, 0), "c": (2, 1), "d": (1, 0), "e": (1, 0), "f": (1, 0)
    }  # fmt: skip
    groups = {number: "".join(sorted(n for n in rows if rows[n].community == number)) for number in (1, 2, 3)}
    assert groups in ({1: "abcd", 2: "ef", 3: ""}, {1: "ab", 2: "cd", 3: "ef"})
    # Burt: of a's ties two thirds lead to b and one to c; b gives a third of its own to c, c a third to b.
    assert rows["a"].constraint == round((2 / 3 + 1 / 3 * 1 / 3) ** 2 + (1 / 3 + 2 / 3 * 1 / 3) ** 2, 4)
    assert rows["d"].constraint == 1.0


def test_who_takes_part_alone_has_no_constraint_and_no_community(town: Session) -> None:
    alone = measured(town, ["ledBy"]).participants
    assert [(short(one.card.iri), one.ties, one.constraint, one.community, one.pieces) for one in alone] == [
        ("b", 0, None, 0, 0)
    ]


def test_parts_are_tied_by_whom_they_share(town: Session) -> None:
    found = measured(town).parts
    assert [(short(tie.one.iri), short(tie.other.iri), tie.weight) for tie in found] == [
        ("m1", "m2", 2), ("m2", "m3", 1)
    ]  # fmt: skip
    assert [one.address for one in found[1].evidence] == ["t:m2-action/text", "t:m2-other/text", "t:m3-action/text"]


def test_the_queries_give_what_is_counted(town: Session) -> None:
    taking, above = measured(town).queries
    assert IRI(BASE + "e") in {row[2] for row in town.select(taking).rows if row[0] == IRI(BASE + "s-alone")}
    assert IRI(BASE + "e") not in {row[2] for row in town.select(taking).rows if row[0] == IRI(BASE + "m3-other")}
    assert {row[1] for row in town.select(taking).rows} == {kk("partner"), kk("ledBy")}
    assert len(town.select(above).rows) == len(PARTS)


def test_many_participants_are_reckoned_from_pivots(town: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "EXACT", 3)
    monkeypatch.setattr(measures, "PIVOTS", 4)
    found = measured(town)
    assert found.is_sampled
    assert found == measured(town)


def test_what_is_cut_off_is_what_networkx_finds(session: Session) -> None:
    found = measured(session)
    graph = nx.Graph((tie.one.iri, tie.other.iri) for tie in found.ties)
    breaking = {one.card.iri for one in found.participants if one.pieces > 1}
    assert breaking == set(nx.articulation_points(graph))
    for one in found.participants:
        if one.card.iri in graph:
            whole = nx.node_connected_component(graph, one.card.iri)
            left = [len(piece) for piece in nx.connected_components(graph.subgraph(whole - {one.card.iri}))]
            assert (one.pieces, one.cut_off) == (len(left), len(whole) - 1 - max(left))


def test_jetro_connects_and_the_advisory_body_does_not(session: Session) -> None:
    names = [one.card.name("en").split(" (")[0] for one in measured(session).participants]
    assert "JETRO" in names[:6]
    assert "SME Revitalisation Expert Subcommittee" not in names


def test_another_role_is_refused_with_those_that_there_are(town: Session, thesaurus: Session) -> None:
    with pytest.raises(AskedWrongly, match="“cooperatesWith” is no role") as caught:
        measured(town, ["cooperatesWith"])
    assert caught.value.hint == "the roles: advisedBy, hostedBy, ledBy, partner, supportedBy, all"
    with pytest.raises(DataAtFault, match="an analysis of the network needs"):
        measured(thesaurus)
