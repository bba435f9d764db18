"""The head of an outline: what is wrong in it, by line."""

from __future__ import annotations

import tomllib

import pytest

from keikaku.records import IRI, Literal
from keikaku.services.registers.header import header, resolved
from keikaku.services.registers.outline import Header, Level
from keikaku.services.registers.problems import Problems
from keikaku.vocab import ID


def read(text: str) -> tuple[Header, list[str]]:
    problems = Problems("a.toml")
    found = header(tomllib.loads(text), text, problems)
    return found, [f"{one.line}: {one.what} ({one.hint})" for one in problems.found]


def test_a_plan_says_what_it_is_in_its_own_words() -> None:
    found, wrong = read(
        """
id = "ito-2021"
base = "https://ito.example/"
title = "第五次伊東市総合計画"
title_en = "Fifth Plan"
en = "Fifth Comprehensive Plan"
also_ja = ["総合計画", "五次総"]
publisher = "actor/ito"
area = "id:place/ito"
url = "https://ito.example/plan.pdf"
follows = ["ito-2011", "urn:x"]
language = ["ja", "en"]
text = ["a.txt", "b.txt"]
levels = [
  { class = "Policy", ja = "政策目標" },
  { class = "Policy", ja = "大綱", en-GB = "Field", depth = 3, iri = "level/field" },
]
"""
    )
    base = "https://ito.example/"
    assert wrong == []
    assert found == Header(
        "ito-2021", base,
        titles=(Literal.text("第五次伊東市総合計画", "ja"), Literal.text("Fifth Plan", "en")),
        names=(Literal.text("Fifth Comprehensive Plan", "en"),),
        also=(Literal.text("総合計画", "ja"), Literal.text("五次総", "ja")),
        links=(
            ("publisher", IRI(base + "actor/ito")), ("area", IRI(f"{ID}place/ito")),
            ("follows", IRI(base + "ito-2011")), ("follows", IRI("urn:x")), ("url", IRI(base + "plan.pdf")),
        ),
        languages=("ja", "en"), texts=("a.txt", "b.txt"),
        levels=(
            Level(1, "Policy", (Literal.text("政策目標", "ja"),)),
            Level(3, "Policy", (Literal.text("大綱", "ja"), Literal.text("Field", "en-GB")), f"{base}level/field"),
        ),
    )  # fmt: skip


def test_a_title_has_the_language_of_its_signs_where_the_plan_names_none() -> None:
    assert read('id = "a"\ntitle = "計画"')[0].titles == (Literal.text("計画", "ja"),)
    assert read('id = "a"\ntitle = "Plan"')[0].titles == (Literal.text("Plan", "en"),)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", ['0: the plan has no id (give it one of small letters, digits and hyphens, as in: id = "ito-2021")']),
        ('\nid = "Ito 2021"', ["2: “Ito 2021” is no id of a plan"]),
        ('id = "passage"', ["1: “passage” is the name of something else beside the plans"]),
        ("id = 2021", ['1: id is a text (write it as id = "…")', "1: the plan has no id"]),
        ('id = "a"\ntitel = "b"', ["2: “titel” is no key of an outline (did you mean title?)"]),
        ('id = "a"\nfr = "b"', ["2: “fr” is no key of an outline"]),
        ('id = "a"\nurl = "plan.pdf"', ["2: “plan.pdf” is no address of a page (begin it with https://)"]),
        ('id = "a"\npublisher = "the city"', ["2: “the city” is no IRI (write signs such as spaces as %20)"]),
        ('id = "a"\nbase = "plan/"', ["2: “plan/” is no base of IRIs (begin it with https:// and end it with / or #)"]),
        ('id = "a"\nlanguage = "Japanese"', ['2: “Japanese” is no language (write it as "ja" or "en")']),
        ('id = "a"\nfiscal_year_begins = 13', ["2: a fiscal year begins in a month from 1 to 12 ()"]),
        ('id = "a"\nfiscal_year_begins = true', ["2: a fiscal year begins in a month from 1 to 12 ()"]),
        ('id = "a"\ntext = [1]', ['2: text is a text or several (write it as text = "…" or text = ["…", "…"])']),
        ('id = "a"\nlevels = 5', ["2: levels are tables"]),
        (
            'id = "a"\nlevels = [\n { class = "Policy", en = "Goal" },\n { class = "Goal", ja = "目標" },\n]',
            ["4: “Goal” is no class of a level"],
        ),
        (
            'id = "a"\n[[levels]]\nclass = "Passage"\nen = "Goal"\n[[levels]]\nclass = "Policy"\nname = "b"\ndepth = 1',
            [
                "2: “Passage” is no class of a level",
                "5: “name” is no key of an outline (the keys are class, depth, iri, ja, en)",
                "5: a level has no name",
                "2: two levels have the depth 1",
            ],
        ),
        ('id = "a"\nlevels = [{ class = "Issue", en = "b", depth = 0 }]', ["2: the depth of a level is a number"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, wrong: list[str]) -> None:
    found = read(text)[1]
    assert [one[: len(start)] for one, start in zip(found, wrong, strict=True)] == wrong


@pytest.mark.parametrize(
    ("written", "iri"),
    [("actor/x", "https://a.example/actor/x"), ("id:actor/x", f"{ID}actor/x"), ("urn:x:y", "urn:x:y")],
)
def test_an_iri_is_whole_or_below_a_base(written: str, iri: str) -> None:
    assert resolved(written, "https://a.example/") == iri
