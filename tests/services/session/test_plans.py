from __future__ import annotations

import pytest

from keikaku.records import IRI, Label
from keikaku.services.session import plans
from keikaku.services.session.opening import open_store
from keikaku.services.session.plans import Level, Plan
from keikaku.store.base import Store
from tests.places import PLANS

BASE = "https://data.minato.example/plan/"
MINATO = Plan(
    IRI(f"{BASE}minato"), "minato-2021", IRI(f"{BASE}minato"), Label("みなと計画", None), "みなと計画",
    publisher=IRI(f"{BASE}actor/city"), area=IRI(f"{BASE}place/minato"), languages=("ja",), fiscal_year_begins=4,
    levels=(
        Level(IRI(f"{BASE}level/1"), 1, "Strategy", Label("基本戦略", None)),
        Level(IRI(f"{BASE}level/2"), 2, "Initiative", Label("取組項目", None)),
    ),
    names=("みなと計画",),
)  # fmt: skip


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_a_plan_is_what_it_says_of_itself(engine: str) -> None:
    assert plans.read(open_store(str(PLANS / "minato.trig"), engine)) == (MINATO,)


def test_dates_and_what_it_follows_and_the_dataset() -> None:
    earlier, later = plans.read(open_store(str(PLANS / "harbour.trig")))
    assert (earlier.id, earlier.main, bool(earlier.datasets), earlier.follows) == ("harbour-2020", False, True, None)
    assert (later.main, bool(later.datasets), later.follows, later.url) == (
        True, True, earlier.iri, "https://harbour.example/plan.pdf",
    )  # fmt: skip
    assert (later.begin and later.begin[:4], later.fiscal_year_begins, later.languages) == ("2023", 7, ("en",))
    assert [level.label.en for level in later.levels] == ["Goal", "Theme", "Action area", "Programme", "Project"]
    assert (later.level("Policy"), later.level("Strategy")) == (Label(None, "Goal"), None)


@pytest.mark.parametrize(
    ("begin", "end", "years"),
    [
        ("2018-04-01", "2022-03-31", ("2018", "2019", "2020", "2021")),
        ("2020-01-01", "2021-12-31", ("2020", "2021")),
        ("2020-04-01", None, ("2020",)),
        (None, "2021-12-31", ()),
        ("2021-04-01", "1900-01-01", ("2021",)),
    ],
)
def test_the_years_of_a_plan(begin: str | None, end: str | None, years: tuple[str, ...]) -> None:
    assert MINATO._replace(begin=begin, end=end).years == years


def test_of_a_document_that_holds_a_part_of_a_plan_that_part_stands_at_the_top(store: Store) -> None:
    found = {plan.id: (plan.iri, plan.top, plan.main, bool(plan.datasets)) for plan in plans.read(store)}
    base = "https://w3id.org/keikaku/id/"
    assert found == {
        "2005": (f"{base}plan/2005", f"{base}2005", False, True),
        "2018": (f"{base}2018", f"{base}2018", True, True),
    }


def test_of_several_datasets_in_one_store_one_says_what_questions_mean(store: Store) -> None:
    ours, beside = plans.read(store), plans.read(open_store(str(PLANS / "harbour.trig")))
    assert [plan.id for plan in plans.usual((*beside, *ours))] == ["2005", "2018"]
    other = MINATO._replace(main=True, datasets=(IRI("urn:data"),))  # "https:…/dataset/harbour" comes before it
    assert plans.usual((other, *beside)) == beside
    assert plans.usual((MINATO,)) == ()


def test_plans_are_kept_as_text(store: Store) -> None:
    for some in (plans.read(store), (MINATO,), ()):
        assert plans.of_columns(plans.columns(some)) == some


def test_people_speak_of_a_plan_by_its_id_and_by_whose_it_is() -> None:
    other = MINATO._replace(iri=IRI("urn:other"), top=IRI("urn:other"), id="2030", area=None)
    names = {IRI(f"{BASE}place/minato"): ["みなと市"], IRI(f"{BASE}actor/city"): ["みなと市役所"]}
    said = dict(plans.spoken((MINATO, other), names))
    assert said["みなと市の計画"] == said["minato-2021 plan"] == MINATO.top
    assert not any("みなと市役所" in name for name in said), "the publisher has two plans"
    assert not any("2030" in name for name in said), "by its year the grammar knows it"
