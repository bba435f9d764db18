from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.services.questions.plans_meant import meant
from keikaku.services.questions.reply import reply
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import PLANS

OWN, MINATO, HARBOUR = ["2005", "2018"], ["minato-2021"], ["harbour-2030"]
ALL = [*OWN, "harbour-2020", *HARBOUR, *MINATO]


@pytest.fixture(scope="module")
def beside() -> Session:
    """The packaged plans in hand, with three others beside them."""
    return open_session(["packaged", str(PLANS)])


def ids(session: Session) -> list[str]:
    return sorted(plan.id for plan in session.plans)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("課題の一覧", OWN),
        ("2018年の計画の課題", OWN),
        ("initiatives involving JETRO", OWN),
        ("みなとの景観", OWN),  # a part of the title is no title
        ("みなと計画の課題", MINATO),
        ("minato-2021:1の課題", MINATO),
        ("issues in minato-2021", MINATO),
        ("みなと市の計画の取組", MINATO),
        ("issues in the Harbour Plan 2030", HARBOUR),
        ("Our Harbour 2030: issues in this plan", HARBOUR),
        ("places in both the 2018 plan and the Harbour Plan 2030", ["2018", *HARBOUR]),
        ("2027年の計画の課題", HARBOUR),  # it alone runs then
        ("issues in the 2027 plan", HARBOUR),
        ("2020年の計画の課題", OWN),
        ("2027年の取組", OWN),
        ("issues in all plans", ALL),
        ("すべての計画の課題", ALL),
        ("how many plans are there", ALL),
    ],
)
def test_the_plans_that_a_question_means(beside: Session, question: str, expected: list[str]) -> None:
    assert ids(meant(beside, question)) == sorted(expected)


WARD = """@prefix kk: <https://w3id.org/keikaku/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <https://ward.example/> .
GRAPH <register> {
  <ward> a kk:PlanElement, kk:Plan ; kk:address "ward" ; skos:prefLabel "まちづくりの指針"@ja ;
    dcterms:publisher <office> ; dcterms:spatial <https://w3id.org/keikaku/id/place/asao-ward> .
  <office> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "区役所"@ja ; skos:altLabel "ジェトロ"@ja .
}"""


def test_the_plan_of_an_area_that_is_in_hand_too(tmp_path: Path) -> None:
    (tmp_path / "ward.trig").write_text(WARD, encoding="utf-8")
    both = open_session(["packaged", str(tmp_path)])
    for question in ("麻生区の計画の課題", "issues in the Asao Ward plan", "麻生区のプラン"):
        assert ids(meant(both, question)) == ["ward"], question
    for question in ("麻生区の課題", "川崎市の計画の課題", "ジェトロの計画の課題"):
        assert ids(meant(both, question)) == OWN, question


def test_alone_nothing_is_looked_for(session: Session) -> None:
    assert meant(session, "issues in all plans") is session


def test_what_only_another_plan_knows_is_answered_from_it(beside: Session) -> None:
    found = reply(beside, "港湾局が関わる取組")
    assert found.answer is not None
    assert (found.session, found.beside) == (beside.everything, True)
    assert reply(beside, "ほげほげが関わる取組").session is beside
