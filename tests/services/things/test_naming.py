from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things.naming import resolve
from keikaku.vocab import ID, NS

MEASURE = "2018/6.1.2"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("2018:6.1.2", MEASURE),
        ("2018 : 6.1.2", MEASURE),
        ("6.1.2", MEASURE),
        ("measure 6.1.2", MEASURE),
        ("施策項目6.1.2", MEASURE),
        ("id:2018/6.1.2", MEASURE),
        (f"{ID}2018/6.1.2", MEASURE),
        ("2018:6.1.2/issue/2", "2018/6.1.2/issue/2"),
        ("passage/2018/6.1.2/issue/2", "passage/2018/6.1.2/issue/2"),
        ("政策６", "2018/6"),
        ("2018", "2018"),
        ("2005", "2005"),
        (" UNEP\n", "actor/unep"),
        ("ｕｎｅｐ", "actor/unep"),
        ("国連環境計画", "actor/unep"),
        ("こくれんかんきょうけいかく", "actor/unep"),
    ],
)
def test_a_name_an_address_and_an_iri_lead_to_the_thing(text: str, path: str, session: Session) -> None:
    assert resolve(session, text) == (f"{ID}{path}", None, ())


@pytest.mark.parametrize(
    "text", ["2018:9.9.9", "id:actor/nobody", f"{ID}actor/nobody", "2018:6.1.2/issue/99", "😀", "('"]
)
def test_what_leads_nowhere_is_an_unknown_name(text: str, session: Session) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(session, text)
    assert caught.value.message == f"the graph knows nothing by the name “{text}”"


@pytest.mark.parametrize("text", ["", " ", "\n", "　"])
def test_an_empty_name_is_asked_wrongly(text: str, session: Session) -> None:
    with pytest.raises(AskedWrongly) as caught:
        resolve(session, text)
    assert (caught.value.message, caught.value.hint) == (
        "the name is empty",
        "name a thing, as in: keikaku show JETRO",
    )


def test_a_name_of_any_length_is_refused_at_once(session: Session) -> None:
    with pytest.raises(AskedWrongly, match="too long: 100000 characters, more than 1000"):
        resolve(session, "x" * 100_000)


def test_of_several_things_with_a_name_the_one_of_a_wanted_class_is_meant(session: Session) -> None:
    assert resolve(session, "川崎市") == (f"{ID}actor/kawasaki-city", None, ("川崎市 [Place] id:place/kawasaki",))
    assert resolve(session, "川崎市", ("Facility", "Place")) == (f"{ID}place/kawasaki", None, ())
    assert resolve(session, "UNEP", ("Place",)) == (f"{ID}actor/unep", None, ())


def test_what_is_written_so_comes_before_what_is_only_folded_to_the_same(tmp_path: Path) -> None:
    names = ("a, b", "a\nb", "A B", "ab", "ａｂ")
    (tmp_path / "a.ttl").write_text(
        f"@prefix kk: <{NS}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        + "".join(
            f"<{ID}facility/{number}> a kk:Facility ; skos:prefLabel {json.dumps(name)}@en .\n"
            for number, name in enumerate(names)
        )
    )
    session = open_session(str(tmp_path / "a.ttl"))
    for number, name in enumerate(names):
        found = resolve(session, name)
        assert found.iri == f"{ID}facility/{number}"
        assert len(found.others) == len(names) - 1
