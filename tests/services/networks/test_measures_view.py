"""A network measured, as it can be seen."""

from __future__ import annotations

import pytest

from keikaku.commands import analyse_network
from keikaku.records import IRI, Citation, Label
from keikaku.services.networks.measures import Measured, Participant, Tie
from keikaku.services.networks.measures_view import TABLES, MeasuresView
from keikaku.services.session.cards import Card

PARTNER = Label("連携先", "partnered by")
SAID = (Citation("t:1/a", 3), Citation("t:2/a", 4))


def card(name: str) -> Card:
    return Card(IRI(f"urn:{name}"), "Organisation", Label(f"{name}社", name.upper()))


def part(number: int) -> Card:
    return Card(IRI(f"urn:m{number}"), "Measure", Label("施策", "Berths"), f"t:{number}")


A = Participant(card("a"), 2, 1, 1, 0.25, 1.0, 1, 1, 2, 5, SAID)
B = Participant(card("b"), 1, 1, 1, 0.0, None, 1, 1, 1, 0, SAID[:1])
ALONE = Participant(card("c"), 1, 0, 0, 0.0, None, 0, 0, 0, 0, SAID[1:])
FOUND = Measured(
    (IRI("urn:partner"),), ("SELECT 1", "SELECT 2"), (A, B, ALONE), (Tie(card("a"), card("b"), 1, SAID[:1]),),
    (Tie(part(1), part(2), 1, SAID),), is_sampled=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("what", "title", "headings", "rows"),
    [
        (
            "participants", "誰が誰をつなぐか",
            ["名称", "部分の数", "相手の数", "重み", "媒介中心性", "拘束度", "kコア", "まとまり", "箇所数"],
            [
                ("a社", 2, 1, 1, 0.25, 1.0, 1, 1, 2),
                ("b社", 1, 1, 1, 0.0, None, 1, 1, 1),
                ("c社", 1, 0, 0, 0.0, None, 0, 0, 1),
            ],
        ),
        (
            "communities", "まとまり：互いにともに関わることが多い主体",
            ["まとまり", "主体・施設数", "主体・施設", "箇所数"], [(1, 2, "a社、b社", 2)],
        ),
        (
            "leaving", "抜けると何が離れるか", ["名称", "抜けると離れる数", "抜けると分かれる数", "相手の数", "箇所数"],
            [("a社", 5, 2, 1, 2)],
        ),
        ("ties", "誰が誰とともに関わるか", ["名称", "相手", "部分の数", "箇所数"], [("a社", "b社", 1, 1)]),
        (
            "parts", "関わる主体を共有する計画の部分", ["部分", "ほかの部分", "共有する主体・施設", "箇所数"],
            [("t:1 施策", "t:2 施策", 1, 2)],
        ),
    ],
)  # fmt: skip
def test_each_table_has_its_rows(
    what: str, title: str, headings: list[str], rows: list[tuple[object, ...]]
) -> None:  # fmt: skip
    view = MeasuresView(FOUND, (PARTNER,), what)
    (table,) = view.tables("ja")
    assert view.title("ja") == title
    assert [heading.ja for heading in table.headings] == headings
    assert table.rows == rows


def test_passages_are_cited_where_they_are_asked_for() -> None:
    (table,) = MeasuresView(FOUND, (PARTNER,), "ties", cite=True).tables("en")
    assert (table.columns, table.rows) == (
        ("name", "other", "parts", "passages", "stated_in"), [("A", "B", 1, 1, "t:1/a")],
    )  # fmt: skip


def test_data_have_everything_and_what_it_does_not_say() -> None:
    data = MeasuresView(FOUND, (PARTNER,)).data()
    assert list(data) == ["roles", "sparql", "caveats", "participants", "ties", "parts"]
    assert data["participants"][0] == {  # type: ignore[index]
        "iri": "urn:a", "type": "Organisation", "label": {"ja": "a社", "en": "A"}, "parts": 2, "ties": 1, "meetings": 1,
        "betweenness": 0.25, "constraint": 1.0, "core": 1, "community": 1, "pieces": 2, "cut_off": 5,
        "evidence": ["t:1/a", "t:2/a"],
    }  # fmt: skip
    assert data["ties"] == [{"one": "urn:a", "other": "urn:b", "weight": 1, "evidence": ["t:1/a"]}]
    assert data["caveats"]["en"][0] == "roles that count: partnered by (--roles chooses others)"  # type: ignore[index]


def test_pivots_are_told_of() -> None:
    notes = MeasuresView(FOUND, (PARTNER,)).notes("en")
    sampled = MeasuresView(FOUND._replace(is_sampled=True), (PARTNER,)).notes("en")
    assert len(notes) == 3
    assert sampled == [*notes, "more than 2000 participants: betweenness is reckoned from 500 of them"]


def test_the_command_offers_every_table() -> None:
    assert tuple(TABLES) == analyse_network.TABLES
