from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import Literal
from keikaku.services.session.session import Session
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import show
from keikaku.vocab import ID, prologue
from tests.examples import examples

MEMORANDUM = {
    "iri": f"{ID}document/bandung-memorandum",
    "type": "Document",
    "label": {
        "ja": "低炭素で持続可能な都市形成に向けた都市間連携に関する覚書",
        "en": "Memorandum on city-to-city cooperation for low-carbon, sustainable city formation (Bandung)",
    },
    "alt": {"ja": [], "en": []},
    "facts": [
        {"property": "kk:adoptedAt", "value": f"{ID}event/eco-tech-fair", "evidence": ["2018:6.2.1/figure/2"]},
        {"property": "kk:kind", "value": "https://w3id.org/keikaku/ns#Agreement", "evidence": []},
        {
            "property": "^kk:milestoneOf",
            "value": f"{ID}2018/6.2.1/figure/2/milestone/1",
            "evidence": ["2018:6.2.1/figure/2"],
        },
        {"property": "^kk:partyTo", "value": f"{ID}actor/bandung-city", "evidence": ["2018:6.2.1/figure/2"]},
        {"property": "^kk:partyTo", "value": f"{ID}actor/environment-bureau", "evidence": ["2018:6.2.1/figure/2"]},
    ],
    "mentioned_in": ["2018:6.2.1/figure/2"],
}
NAMES = [
    "低炭素で持続可能な都市形成に向けた都市間連携に関する覚書",
    "ていたんそでじぞくかのうなとしけいせいにむけたとしかんれんけいにかんするおぼえがき",
    "ﾃｲﾀﾝｿﾃﾞ ｼﾞｿﾞｸｶﾉｳﾅ ﾄｼｹｲｾｲﾆ ﾑｹﾀ ﾄｼｶﾝﾚﾝｹｲﾆ ｶﾝｽﾙ ｵﾎﾞｴｶﾞｷ",
    "ｍｅｍｏｒａｎｄｕｍ on city-to-city cooperation for low carbon sustainable city formation（Bandung）",
    "memorandum on city to city cooperaton for low carbon, sustainable city formation",
    "Bandung memorandum",
    "id:document/bandung-memorandum",
    "document/bandung-memorandum",
    f"{ID}document/bandung-memorandum",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_way_of_naming_a_thing_shows_the_same_object(name: str, session: Session) -> None:
    assert SheetView(show(session, name)).data() == MEMORANDUM


@pytest.mark.parametrize(
    "name", ["Bandung memorandum", "2018:6.1.2/issue/2", "JETRO", "バンドン市", "2018:6.1.1/indicator/1"]
)
def test_both_engines_show_the_same(name: str, session: Session, reference: Session) -> None:
    assert SheetView(show(reference, name)).data() == SheetView(show(session, name)).data()


@pytest.mark.parametrize("name", ["Medtronic", "actor/unep", "facility/think", "2018:6.1.2/action/1"])
def test_every_fact_is_stated_by_the_passages_that_it_gives(name: str, session: Session) -> None:
    sheet = show(session, name)
    assert sheet.facts
    for fact in sheet.facts:
        inward, term = fact.property.startswith("^"), fact.property.removeprefix("^")
        triple = f"?value {term} ?thing" if inward else f"?thing {term} ?value"
        text = prologue("dcterms", "kk", "org", "schema", "skos") + (
            f"SELECT DISTINCT ?a WHERE {{ GRAPH ?passage {{ {triple} }} ?passage kk:address ?a }}"
        )
        rows = session.select(text, {"thing": sheet.card.iri, "value": fact.value}).rows
        assert sorted(row[0].value for row in rows) == sorted(c.address for c in fact.evidence)  # type: ignore[union-attr]


def test_of_a_statement_and_its_inverse_the_outgoing_one_is_shown(town: Session) -> None:
    assert [fact.property for fact in show(town, "Minato Market").facts] == [
        "kk:operatedBy", "schema:location", "^kk:hostedBy", "^kk:hostedBy",
    ]  # fmt: skip
    assert [fact.property for fact in show(town, "MFC").facts] == [
        "kk:cooperatesWith", "kk:operates", "org:memberOf", "^kk:partner",
    ]  # fmt: skip


def test_mentions_are_all_passages_that_name_the_thing(session: Session) -> None:
    rows = session.select(prologue("kk") + f"SELECT ?a {{ ?p kk:mentions <{ID}actor/jetro> ; kk:address ?a }}").rows
    assert {c.address for c in show(session, "JETRO").mentioned_in} == {row[0].value for row in rows}  # type: ignore[union-attr]


def test_a_name_of_two_things_shows_the_first_and_tells_of_the_other(session: Session) -> None:
    sheet = show(session, "バンドン市")
    assert (sheet.card.kind, sheet.resolved.taken_for, sheet.resolved.others) == (
        "Organisation", None, ("バンドン市 [Place] id:place/bandung",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Medtroncis", "Medtronic"),
        ("メドトロニッグ", "メドトロニック"),
        ("Bandung memorandum", MEMORANDUM["label"]["en"]),  # type: ignore[index]
        ("都市間連携に関する覚書", MEMORANDUM["label"]["ja"]),  # type: ignore[index]
    ],
)
def test_a_part_of_a_name_or_a_mistyped_one_tells_what_it_was_taken_for(
    typed: str, name: str, session: Session
) -> None:
    assert show(session, typed).resolved.taken_for == name


def test_an_unknown_name_comes_with_the_nearest_names(session: Session) -> None:
    with pytest.raises(UnknownName) as caught:
        show(session, "Medtronics International")
    assert caught.value.message == "the graph knows nothing by the name “Medtronics International”"
    assert "Medtronic" in caught.value.nearest
    assert caught.value.hint == "nearest names: " + ", ".join(caught.value.nearest)


WORDS = st.sampled_from(
    [
        "id:",
        "2018",
        "2005:",
        ":6.1.1",
        "/action/4",
        "actor/",
        "jetro",
        "..",
        "%",
        "<>",
        "\x00",
        "\ud800",
        "https://w3id.org/keikaku/id/",
        "ＫＯＢＳ",
        "_:b0",
        "é",
        "~",
    ]
)


@examples(60)
@given(st.text(max_size=60) | st.lists(WORDS, max_size=5).map("".join))
def test_any_text_is_shown_or_refused_in_our_own_words(session: Session, text: str) -> None:
    try:
        sheet = show(session, text)
    except AskedWrongly:
        return
    (table,) = SheetView(sheet).tables("ja")
    assert SheetView(sheet).data()["iri"] == sheet.resolved.iri
    told = [fact for fact in sheet.facts if not isinstance(fact.value, Literal) or fact.value.language != "en"]
    assert len(table.rows) == len(told) + len(sheet.mentioned_in)
