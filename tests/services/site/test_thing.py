"""Pages of things as records: sentences with their passages, the place in the plan, what a passage says."""

from __future__ import annotations

from keikaku.records import IRI, Label
from keikaku.services.session.session import Session
from keikaku.services.site.known import known
from keikaku.services.site.thing import thing_page
from keikaku.site_data import Statement, ThingPage
from keikaku.vocab import ID, NS


def page(session: Session, path: str, base: str = ID) -> ThingPage:
    return thing_page(session, IRI(base + path))


def told(one: Statement) -> tuple[str, list[str]]:
    said = (one.says.en or "").replace("{from}", one.source.name.en or "").replace("{to}", one.target.name.en or "")
    return said, [f"{at.address} p. {at.page} {at.place}" for at in one.stated_in]


def test_an_actor_is_told_in_sentences_each_with_its_passages(session: Session) -> None:
    found = page(session, "actor/unep")
    assert (found.place, found.kind, found.name.en) == (
        "id/actor/unep", "Organisation", "United Nations Environment Programme (UNEP)",
    )  # fmt: skip
    said = {group.name.en: [told(one) for one in group.statements] for group in found.groups}
    assert all(at for some in said.values() for _, at in some)
    assert said["is a partner in"][0] == (
        "United Nations Environment Programme (UNEP) is a partner in Work with the UN Environment Programme to "
        "transfer environmental technology abroad and support environmental action in Asia",
        ["2005:3/action/2 p. None id/passage/2005/3/action/2"],
    )
    assert found.json_ld["@type"] == "Organization"
    assert found.json_ld["@id"] == ID + "actor/unep"


def test_an_element_has_its_place_in_the_plan_and_its_parts(session: Session) -> None:
    found = page(session, "2018/6.1.1")
    assert [one.iri.removeprefix(ID) for one in found.trail] == ["2018", "2018/6", "2018/6.1"]
    parts = session.select(f"SELECT ?part WHERE {{ ?part <{NS}partOf> <{ID}2018/6.1.1> }}").rows
    assert sorted(one.link.iri for one in found.parts) == sorted(str(row[0]) for row in parts)
    assert not any(group.name.en == "part of" for group in found.groups)
    assert (found.address, found.page) == ("2018:6.1.1", 131)
    assert found.told.en is not None


def test_values_of_an_indicator_are_told_to_readers_of_english_in_numbers(session: Session) -> None:
    found = page(session, "2018/5.3.2/indicator/1")
    assert [row.value.name for row in found.rows[2:4]] == [
        Label("70％以上 (2017年度)", "at least 70 per cent (fiscal 2017)"),
        Label("75％以上 (2021年度)", "at least 75 per cent (fiscal 2021)"),
    ]
    bare = page(session, "2018/2.3.1/indicator/3")  # of which no number says what is printed
    assert Label("第２期実施計画から新たに設定", None) in [row.value.name for row in bare.rows]


def test_a_passage_tells_what_it_states_and_names(session: Session) -> None:
    found = page(session, "passage/2018/6.1.1/action/4")
    assert [one.iri.removeprefix(ID) for one in found.states] == ["2018/6.1.1/action/4"]
    assert {one.iri.removeprefix(ID) for one in found.names} == {
        "actor/foreign-chambers-japan", "actor/jetro", "actor/smrj", "concept/business-matching",
    }  # fmt: skip
    assert sorted(group.name.en or "" for group in found.groups) == [
        "concerns", "cooperates with", "partnered by", "promotes",
    ]  # fmt: skip
    assert "words of the text" not in {row.name.en for row in found.rows}  # which are no sentence, and long


def test_a_term_tells_where_it_leads_and_what_is_said_by_it(session: Session) -> None:
    found = page(session, "partner", NS)
    rows = {row.name.en: row.value.name.en for row in found.rows}
    assert (rows["leads from"], rows["implies"]) == ("Plan element", "involves")
    assert [group.name for group in found.groups] == [Label("例", "Examples")]
    assert all(at.place for one in found.groups[0].statements for at in one.stated_in)
    uses = session.select(
        "SELECT DISTINCT ?s ?o WHERE { GRAPH ?g { ?s ?term ?o } FILTER (?g != <https://w3id.org/keikaku/ns>) }",
        {"term": IRI(f"{NS}partner")},
    ).rows
    assert rows["statements made by it"] == str(len(uses))


def test_a_value_of_an_indicator_is_called_by_both(session: Session) -> None:
    found = page(session, "2018/6.1.1/indicator/1/value/target")
    assert found.name.en == "Number of business matches concluded per year with the city's support: target"


def test_a_plan_on_the_web_is_led_to(harbour: Session) -> None:
    base = "https://data.harbour.example/plan/"
    assert page(harbour, "harbour-2030", base).document == "https://harbour.example/plan.pdf"
    assert page(harbour, "theme-a1", base).document == "https://harbour.example/plan.pdf#page=6"
    assert page(harbour, "goal-a", base).place == "id/goal-a"


def test_other_peoples_data_have_pages_too(chart: Session) -> None:
    things = sorted(known(chart).things)
    found = [thing_page(chart, IRI(one)) for one in things]
    assert [one.iri for one in found] == things
    assert all(one.rows or one.groups for one in found)
    assert len({one.place for one in found}) == len(things) > 5
