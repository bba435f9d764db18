from __future__ import annotations

from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from tests.places import PLANS
from tests.services.explorer.conftest import Json, as_json


def test_a_plan_says_what_it_is_and_what_it_calls_its_parts() -> None:
    data = as_json(explorer.data(open_session(str(PLANS / "harbour.trig"))))
    earlier = {"id": "harbour-2020", "name": ["Harbour Plan 2020"] * 2, "by": ["", ""], "author": ["", ""],
               "issued": "", "url": "", "languages": [], "area": ["", ""], "period": ["", ""], "begins": "", "ends": "",
               "follows": -1}  # fmt: skip
    later = {"id": "harbour-2030", "name": ["Harbour Plan 2030"] * 2, "by": ["Harbour Council"] * 2,
             "author": ["", ""], "issued": "", "url": "https://harbour.example/plan.pdf", "languages": ["en"],
             "area": ["Harbour"] * 2, "period": ["2024-2030"] * 2, "begins": "2023-07-01",
             "ends": "2030-06-30", "follows": 1}  # fmt: skip
    assert [{**plan, "thing": 0} for plan in data["plans"]] == [{**later, "thing": 0}, {**earlier, "thing": 0}]
    assert (data["main"], data["opens"], data["title"]) == (0, [0], ["Plans of Harbour"] * 2)
    assert data["base"] == "https://data.harbour.example/plan/"
    called = {
        thing["at"]: data["levels"][thing["level"]]["many"][1] for thing in data["things"] if "level" in thing
    }  # fmt: skip
    assert called == {
        "harbour-2030:A": "Goals", "harbour-2030:A.1": "Themes", "harbour-2030:A.1.x": "Action areas",
        "harbour-2030:A.1.x/p": "Programmes", "harbour-2030:A.1.x/p/project/1": "Projects",
        "harbour-2030:A/project/1": "Projects",
    }  # fmt: skip
    assert {tuple(thing.get("tongue", ())) for thing in data["things"]} == {("en", "")}
    assert data["things"][0]["web"] == ["https://harbour.example/plan.pdf"]


def test_pages_are_as_printed_and_passages_know_their_plan() -> None:
    data = as_json(explorer.data(open_session(str(PLANS / "harbour.trig"))))
    pages = {passage["at"]: (passage["page"], passage["plan"]) for passage in data["passages"]}
    assert pages == {
        "harbour-2030:A.1.x/p/project/1": ("3-45", 0), "harbour-2030:A/project/1": ("x", 0),
        "harbour-2030:A.1/issue/1": ("v", 0), "harbour-2030:A/indicators": (9, 0),
    }  # fmt: skip
    data = as_json(explorer.data(open_session(str(PLANS / "minato.trig"))))
    assert [(passage["page"], passage["plan"]) for passage in data["passages"]] == [(None, 0)] * 2
    assert {thing["name"][1]: thing.get("tongue") for thing in data["things"]} == {
        "みなと計画": ["", "ja"], "港湾の再生": ["", "ja"], "埠頭の共同利用": None, "埠頭の老朽化": ["", "ja"],
        "みなと市": ["", "ja"], "港湾局": ["", "ja"],
    }  # fmt: skip


def test_plans_beside_the_main_one_change_nothing_of_it(data: Json) -> None:
    """They come behind it, and what is theirs says so."""
    session = open_session(["packaged", str(PLANS / "minato.trig")], everything=True)
    more = as_json(explorer.data(session))
    assert [plan["id"] for plan in more["plans"]] == ["2018", "2005", "minato-2021"]
    assert (more["main"], more["opens"]) == (0, [0])
    assert more["title"] == ["", ""]  # the dataset's name is not that of all of them
    own = {thing["id"]: thing for thing in more["things"]}
    places = [place for place, thing in enumerate(more["things"]) if thing["plan"] == 0]
    assert [more["things"][place]["id"] for place in places] == [
        thing["id"] for thing in data["things"] if thing["plan"] == 0
    ]
    for thing in data["things"]:
        assert own[thing["id"]]["name"] == thing["name"]
        assert own[thing["id"]]["also"] == thing["also"]
