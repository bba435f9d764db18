"""What programs and people see of the catalogue and its queries."""

from __future__ import annotations

from keikaku.records import Label
from keikaku.services.catalogue import run as service
from keikaku.services.catalogue.catalogue_views import CatalogueView, DescriptionView, headings


def test_the_catalogue_as_a_table_and_as_json() -> None:
    entries = [entry for entry in service.catalogue() if entry.topic == "facilities"]
    (table,) = CatalogueView(entries).tables("ja")
    assert table.rows == [
        ("施設", "facilities-across-policies", "複数の政策をつなぐ施設", "plan, element"),
        ("施設", "facilities-and-operators", "施設とその運営主体", "plan"),
        ("施設", "facilities-in", "ある地域の施設", "place, plan"),
        ("施設", "what-happens-at", "施設で行われること", "facility, plan"),
    ]
    assert CatalogueView(entries).data() == {"queries": [DescriptionView(entry).data() for entry in entries]}
    assert DescriptionView(service.find("facilities-in")).data() == {
        "name": "facilities-in",
        "topic": "facilities",
        "title": {"ja": "ある地域の施設", "en": "Facilities in a place"},
        "question": {
            "ja": "ある地域やその一部にある施設はどれか。計画のいくつの要素がそれに関わるか。",
            "en": "Which facilities stand in a place or a part of it, and how many elements of the plans involve them?",
        },
        "note": {
            "ja": "計画が所在を述べない施設の所在は編者の整理による。所在が複数の施設は複数行になる。",
            "en": "Where no passage places a facility the editors do. One that lies in several stands in several rows.",
        },
        "parameters": [
            {
                "name": "place", "types": ["place", "facility"], "default": "Saiwai Ward",
                "meaning": {"ja": "地域", "en": "the place"},
            },
            {
                "name": "plan", "types": ["plan"], "default": "2018, 2005",
                "meaning": {
                    "ja": "調べる計画（一つ、複数、または all）", "en": "the plans to look at: one, several, or all",
                },
            },
            {
                "name": "language", "types": ["language"], "default": "en",
                "meaning": {"ja": "名称の言語", "en": "language of names"},
            },
        ],
        "columns": [
            {"name": "facility", "type": "IRI", "heading": {"ja": "施設", "en": "facility"}},
            {"name": "name", "type": "text", "heading": {"ja": "施設", "en": "facility"}},
            {"name": "within", "type": "IRI", "heading": {"ja": "直接の所在", "en": "directly in"}},
            {"name": "withinName", "type": "text", "heading": {"ja": "直接の所在", "en": "directly in"}},
            {"name": "elements", "type": "count", "heading": {"ja": "要素数", "en": "elements"}},
        ],
        "example": "keikaku run facilities-in -p place 幸区",
    }  # fmt: skip


def test_one_can_be_told_what_a_query_asks() -> None:
    view = DescriptionView(service.find("brokers"))
    assert view.title("en") == "Brokers: actors that bridge parts of the plan"
    assert view.notes("en") == [
        "Which actors act together with others in more than one part of the plan, and how many others do they meet?",
        "Met are the other actors and facilities that the same elements involve. Roles count; who gave an opinion, or "
        "is only wanted, does not. What the plan says of one part more than once, or again of a part above one in "
        "which they act, counts once. A plan is a sample of what there is.",
        "",
        "keikaku run brokers -p element 2018:6",
    ]
    parameters, columns = view.tables("ja")
    assert (parameters.title, columns.title) == (Label("変数", "Parameters"), Label("列", "Columns"))
    assert parameters.rows == [
        ("plan", "plan", "2018", "調べる計画（複数、all も可）"),
        ("element", "element", "2018", "調べる計画またはその一部"),
        ("language", "language", "en", "名称の言語"),
    ]
    assert view.tables("en")[1].rows == [
        ("actor", "IRI", "actor"), ("name", "text", "actor"), ("policies", "count", "policies"),
        ("parts", "count", "parts of the plan"), ("met", "count", "met"), ("first", "address", "first of them"),
    ]  # fmt: skip
    assert view.lines("ja") == [view.data()]


def test_a_query_without_a_note_has_none() -> None:
    outline = DescriptionView(service.find("outline"))
    question = "計画にはどの政策・施策・施策項目があり、それぞれに課題・取組・成果指標がいくつあるか。"
    assert outline.notes("ja")[:2] == [question, ""]


def test_people_read_names_not_iris() -> None:
    assert list(headings(service.find("partners"))) == ["name", "link", "address"]
