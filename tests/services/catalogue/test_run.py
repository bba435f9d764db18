"""Running a query of the catalogue: values in words, bound as terms; what does not fit is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, BadQuery, DataAtFault, UnknownName, Ways
from keikaku.records import IRI, Literal, Solutions
from keikaku.services.catalogue import run as service
from keikaku.services.catalogue.run import run
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.sparql.defaults import defaults
from keikaku.vocab import ID, PREFIXES
from tests.places import PLANS

XSD = PREFIXES["xsd"]


@pytest.mark.parametrize("spelling", ["JETRO", "jetro", "ｼﾞｪﾄﾛ", "日本貿易振興機構", "actor/jetro", f"{ID}actor/jetro"])
def test_a_thing_may_be_written_any_way(spelling: str, session: Session) -> None:
    answer = run(session, "initiatives-involving", {"actor": spelling})
    addresses = ["2018:6.1.1/action/4", "2018:6.1.2/action/1", "2018:6.2.1/action/3"]
    assert [row[0] for row in answer.solutions.rows] == [Literal.text(address) for address in addresses]
    assert answer.resolved["actor"].iri == f"{ID}actor/jetro"


@pytest.mark.parametrize("spelling", ["2018:6", "policy 6", "政策６", "経済の国際化への対応", "2018/6"])
def test_an_element_may_be_an_address_or_a_name(spelling: str, session: Session) -> None:
    answer = run(session, "indicators-and-targets", {"element": spelling})
    assert [row[0] for row in answer.solutions.rows] == [
        Literal.text("2018:6.1.1/indicator/1"), Literal.text("2018:6.2.1/indicator/1"),
    ]  # fmt: skip


def test_a_name_of_several_things_means_the_one_that_fits(session: Session) -> None:
    assert defaults(run(session, "initiatives-by-ward", {"city": "川崎市"}).sparql)["city"] == f"<{ID}place/kawasaki>"
    assert defaults(run(session, "partners", {"actor": "川崎市"}).sparql)["actor"] == f"<{ID}actor/kawasaki-city>"


def test_a_name_that_only_other_plans_have_leads_there() -> None:
    here = open_session(plans=("2018",))
    with pytest.raises(UnknownName, match="others do: 2005") as problem:
        run(here, "partners", {"actor": "SME Support Center"})
    assert problem.value.ways == Ways("as in: -p plan 2005", "as in: plan=2005", "as in: plan: 2005")
    assert run(here, "partners", {"actor": "SME Support Center", "plan": "2005"}).taken.named


def test_of_a_plan_without_address_nothing_is_not_said_to_be_there(tmp_path: Path) -> None:
    text = (PLANS / "minato.trig").read_text(encoding="utf-8")
    path = tmp_path / "plan.trig"
    path.write_text(text.replace('kk:address "minato-2021" ;', ""), encoding="utf-8")
    with pytest.raises(DataAtFault, match=r"the plan <.*/minato> has no address \(kk:address\)"):
        run(open_session(str(path)), "plans", {})


def test_plain_values_become_terms(session: Session) -> None:
    wide = run(session, "timeline", {"from": "２０１９", "until": " 2019 "})
    begins = [row[0].value for row in wide.solutions.rows if isinstance(row[0], Literal)]
    assert begins == ["2018-04-01", "2019-01-01", "2019-01-01", "2019-01-01", "2019-04-01"]
    assert defaults(wide.sparql) | {"language": ""} == {
        "plan": f"<{ID}plan/2005> <{ID}2018>",
        "from": f'"2019"^^<{XSD}integer>', "until": f'"2019"^^<{XSD}integer>', "language": "",
    }  # fmt: skip
    assert len(run(session, "pairs-acting-together", {"atLeast": "2"}).solutions.rows) == 3
    assert len(run(session, "pairs-acting-together", {"atLeast": "1.5"}).solutions.rows) == 3
    hostile = run(session, "statistics-about", {"word": '" } # \\'})
    assert hostile.solutions.rows == []


def test_names_come_in_the_language_asked_for(session: Session) -> None:
    def initiative(parameters: dict[str, str], language: str) -> str:
        return str(run(session, "initiatives-involving", parameters, language).solutions.rows[1][1])

    japanese = str(Literal.text("ジェトロや神奈川県など多様な主体との一層の連携の促進", "ja"))
    assert initiative({}, "ja") == initiative({"language": "ja"}, "en") == japanese
    assert initiative({}, "en") == str(
        Literal.text(
            "Deepen cooperation with JETRO (Japan External Trade Organization), Kanagawa Prefecture"
            " and various other bodies",
            "en",
        )
    )


def test_the_sparql_that_ran_gives_the_same_rows_anywhere(session: Session, reference: Session) -> None:
    answer = run(session, "partners", {"actor": "KIIP"}, "ja")
    assert "KIIP" not in answer.sparql
    assert not answer.sparql.startswith("#")
    assert session.select(answer.sparql) == reference.select(answer.sparql) == answer.solutions


def test_columns_are_those_of_the_entry(session: Session) -> None:
    answer = run(session, "brokers", {})
    assert answer.solutions.variables == tuple(column.name for column in answer.entry.columns)
    assert isinstance(answer.solutions, Solutions)


@pytest.mark.parametrize(
    ("name", "parameters", "message", "hint"),
    [
        ("partnres", {}, "the catalogue has no query “partnres”", "nearest names: partners"),
        ("", {}, "the catalogue has no query “”", "keikaku run lists all queries"),
        ("../partners", {}, "the catalogue has no query “../partners”", "nearest names: partners"),
        ("partners", {"actr": "x"}, "partners has no parameter “actr”", "its parameters: actor, plan, language"),
        ("partners", {"actor": "qqqq"}, "the graph knows nothing by the name “qqqq”", ""),
        (
            "partners", {"actor": "Shanghai"},
            "the parameter actor takes a name of type actor or facility; “Shanghai” is of class Place",
            "as in: -p actor JETRO",
        ),
        (
            "passages-naming", {"entity": "2018:6.1.1"},
            "the parameter entity takes a name of type entity; “2018:6.1.1” is of class Measure",
            'as in: -p entity "King Skyfront"',
        ),
        ("timeline", {"from": "soon"}, "the parameter from takes a year, not “soon”", "as in: -p from 2018"),
        ("timeline", {"from": "20191"}, "the parameter from takes a year, not “20191”", "as in: -p from 2018"),
        (
            "pairs-acting-together", {"atLeast": "two"},
            "the parameter atLeast takes a number, not “two”", "as in: -p atLeast 2",
        ),
        ("brokers", {"language": "fr"}, "the parameter language takes ja or en, not “fr”", "as in: -p language en"),
        ("brokers", {"element": ""}, "the name is empty", "name a thing, as in: keikaku show JETRO"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(
    name: str, parameters: dict[str, str], message: str, hint: str, session: Session
) -> None:
    with pytest.raises(AskedWrongly) as caught:
        run(session, name, parameters)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)


def test_an_unknown_query_names_the_nearest(session: Session) -> None:
    with pytest.raises(UnknownName) as caught:
        run(session, "distance-to-targets", {})
    assert caught.value.nearest[0] == "distance-to-target"


@pytest.mark.parametrize("value", ["x" * 1001, "\ud800"])
def test_a_value_that_is_no_text_or_too_long_is_refused(value: str, session: Session) -> None:
    with pytest.raises((AskedWrongly, BadQuery)):
        run(session, "statistics-about", {"word": value})


def test_names_are_listed_without_reading_them() -> None:
    assert [entry.name for entry in sorted(service.catalogue(), key=lambda entry: entry.name)] == service.names()


def test_iris_are_iris_for_programs(session: Session) -> None:
    assert isinstance(run(session, "brokers", {}).solutions.rows[0][0], IRI)
