"""A guided story: what is read of its file, what is wrong in one, and that the packaged graph's says what is so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.page_data import BareData
from keikaku.render.explorer import modules
from keikaku.services.explorer import addresses, story
from keikaku.services.session.session import Session
from tests.places import ROOT
from tests.render.explorer.pages import APART, SCRIPTS, STORY, VIEWS
from tests.shown import page_data

VIEWS_HERE = ["home", "network", "outline"]
COPY = "show it on the page, and copy its link"
NO_TOML = "a story is TOML: see “a guided story” in the manual, under explore"
GOOD = """
title_en = "A talk"
about_ja = "話の\\n中身"

[[step]]
shows = "explorer.html#network&scene=around&focus=actor/jetro&lang=en&theme=dark&tour=4"
title_ja = "誰と"
text_en = "With JETRO."
passages = ["2018:6.1.1/action/4", "2018:6.1.1/action/4"]

[[step]]
shows = ""
title_en = "The whole"
text_en = "All of it."
text_ja = "全部。"
"""


@pytest.fixture(scope="module")
def bare(session: Session) -> BareData:
    return page_data(session, "en")


def read(text: str, folder: Path, data: BareData) -> object:
    file = folder / "talk.toml"
    file.write_text(text, encoding="utf-8")
    return story.read(file, data, VIEWS_HERE)


def wrong(text: str, folder: Path, data: BareData) -> list[str]:
    """What is said of a file, line by line, without the folder that it is in."""
    with pytest.raises(BadFile) as caught:
        read(text, folder, data)
    said = f"{caught.value.message}\n{caught.value.hint}".replace(str(folder), ".")
    return said.splitlines()


def test_a_story_is_states_with_a_title_and_a_sentence(tmp_path: Path, bare: BareData) -> None:
    """Each language stands in for a missing other; a copied link will do, without what is its reader's own."""
    said_in = next(place for place, one in enumerate(bare["passages"]) if one["at"] == "2018:6.1.1/action/4")
    assert read(GOOD, tmp_path, bare) == (
        ("A talk", "A talk"),
        ("話の 中身", "話の 中身"),
        [
            ("network&scene=around&focus=actor/jetro", ("誰と", "誰と"), ("With JETRO.", "With JETRO."), [said_in]),
            ("", ("The whole", "The whole"), ("全部。", "All of it."), []),
        ],
    )


def test_all_that_is_wrong_is_said_by_line_and_step(tmp_path: Path, bare: BareData) -> None:
    text = GOOD.replace("actor/jetro", "actor/jettro").replace('text_ja = "全部。"', 'txt_ja = "全部。"')
    text = text.replace('title_en = "A talk"', "title_en = 5").replace('shows = ""', 'shows = "#map&at=x&scene=path"')
    assert wrong(text, tmp_path, bare) == [
        "./talk.toml: title_ja and title_en are texts",
        'write it so: title_en = "…"',
        "./talk.toml:5: step 1: the page has no thing “actor/jettro”",
        "./talk.toml:11: step 2: “txt_ja” means nothing here",
        "./talk.toml:11: step 2: the page has no view “map”",
        "./talk.toml:11: step 2: the page has no thing “x”",
        "./talk.toml:11: step 2: scene=path without focus=",
        "./talk.toml:11: step 2: scene=path without to=",
    ]


@pytest.mark.parametrize(
    ("shows", "fault"),
    [
        ("#newtork", ("the page has no view “newtork”", "perhaps network?")),
        ("#network&hide=Facility,Spaceship", ("the page has no class “Spaceship”", COPY)),
        ("#network&without=leads", ("the page has no relation “leads”", "perhaps ledBy?")),
        ("#plan=1999", ("the page has no plan “1999”", COPY)),
        ("#network&scene=circle", ("the page has no scene “circle”", COPY)),
        ("#network&for=group/nobody", ("the page has no thing “group/nobody”", None)),
        ("#network&sector=sector/none", ("the page has no thing “sector/none”", None)),
        ("#network&year=2018,18", ("the page has no year “18”", COPY)),
        ("#network&pin=actor/nobody@1@2", ("the page has no thing “actor/nobody”", None)),
        ("#network&foucs=actor/jetro", ("the page has no part of an address “foucs”", "perhaps focus?")),
        ("#network&scene=around", ("scene=around without focus=", "say whose: show it on the page, and copy its link")),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_what_leads_nowhere_is_found(shows: str, fault: tuple[str, str | None], bare: BareData) -> None:
    known = addresses.Known.of(bare, VIEWS_HERE)
    [found] = addresses.faults(addresses.fragment(shows), known)
    assert found.what == fault[0]
    assert fault[1] is None or found.hint == fault[1]


def test_what_leads_somewhere_is_left_alone(bare: BareData) -> None:
    known = addresses.Known.of(bare, VIEWS_HERE)
    for shows in (
        "#plan=all&pair=2018,2005", "network&scene=path&focus=facility/ksp&to=actor/jetro&steps=2", "#at=",
        "https://example.org/a.html#outline&at=2018/6.1.1&q=%E5%B7%9D%E5%B4%8E&pick=a,b&sort=-x&policy=2018/6",
        "#network&pin=actor/jetro@-5@7&open=actor/jetro,actor/jetro&gone=facility/ksp&hide=Facility&without=ledBy",
        "network&for=group/smes&sector=sector/welfare&year=2018,2021&embed",
    ):  # fmt: skip
        assert list(addresses.faults(addresses.fragment(shows), known)) == [], shows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["./talk.toml: the story has no step", "begin each with a line [[step]]", "./talk.toml: it has no title"]),
        ("title_en = ", ["./talk.toml: Invalid value (at end of document)", NO_TOML]),
        (
            'title_en = "x"\n[[step]]\npassages = "2018:1"\ntitle_en = "y"\ntext_en = " "\n',
            [
                "./talk.toml:2: step 1: it does not say what it shows",
                'show it on the page, copy its link: shows = "#network"',
                "./talk.toml:2: step 1: it has no text",
                "./talk.toml:2: step 1: passages is no list of addresses",
            ],
        ),
        (
            'title_en = "x"\n[[step]]\nshows = "#home"\ntitle_en = "y"\ntext_en = "z"\npassages = ["2018:99"]\n',
            ["./talk.toml:2: step 1: the page has no passage “2018:99”", "its address stands beside every statement"],
        ),
    ],
    ids=["nothing", "no TOML", "a step of nothing", "a passage that is not there"],
)  # fmt: skip
def test_a_file_that_is_no_story_says_what_to_do(text: str, said: list[str], tmp_path: Path, bare: BareData) -> None:
    assert wrong(text, tmp_path, bare) == said


def test_a_folder_of_data_brings_its_story(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without" / "graph").mkdir(parents=True)
    mine = tmp_path / "with" / "story.toml"
    mine.write_text(GOOD, encoding="utf-8")
    here, there = str(tmp_path / "with"), str(tmp_path / "without")
    assert story.brought([]) == story.brought(["packaged"]) == STORY
    assert story.brought([there, here, "packaged"]) == mine
    assert story.brought([there, "-", "https://example.org/sparql", "nowhere"]) is None


def test_the_page_knows_every_key_and_view_that_the_check_knows() -> None:
    """What state.js writes into an address, and the views' folders."""
    keys = re.findall(r"^    \['(\w+)',", (SCRIPTS / "state" / "state.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(keys) == addresses.KEYS
    assert modules.views(plans=2) == sorted([*VIEWS, *APART])
    assert modules.views(plans=1) == sorted({*VIEWS, *APART} - {"compare"})
    assert {"home", "network", "table"} <= set(modules.views(plans=0)) < {*VIEWS, *APART}


def test_the_packaged_story_fits_its_graph(bare: BareData) -> None:
    title, about, steps = story.read(STORY, bare, VIEWS)
    assert 7 <= len(steps) <= 8
    for _, called, _, stated in steps:
        assert stated, called
    for names in (title, about, *(one for step in steps for one in step[1:3])):
        assert names[0] != names[1]


def test_what_the_packaged_story_counts_is_so(bare: BareData) -> None:
    """Its numbers stand in words and figures; here they are counted again."""
    texts = [said for _, _, said, _ in story.read(STORY, bare, VIEWS)[2]]
    japanese, english = (" ".join(text[language] for text in texts) for language in (0, 1))
    tracks = Counter(one["track"] for one in bare["indicators"])
    kinds = [kind["id"] for kind in bare["kinds"]]
    measures = [
        place
        for place, one in enumerate(bare["things"])
        if kinds[one["kind"]] == "Measure" and one["id"].startswith("2018/")
    ]
    measured = {bare["things"][one["thing"]]["up"] for one in bare["indicators"]}
    missing = [place for place in measures if place not in measured]
    latest = max(
        value["year"] or 0 for one in bare["indicators"] for value in one["values"] if value["kind"] == "Actual"
    )
    assert (len(bare["indicators"]), dict(tracks)) == (30, {"reached": 5, "on": 6, "off": 12, "unknown": 7})
    assert (len(measures), len(missing), latest) == (33, 11, 2017)
    assert any(bare["things"][place]["id"] == "2018/2.1.1" for place in missing)
    for said in ("30の目標のうち、5つ", "6つは", "12の目標", "7つの目標", "33の取組項目のうち、11", "2017年度まで"):
        assert said in japanese
    for said in (
        "Of 30 targets, five",
        "six would",
        "Twelve would",
        "Of seven targets",
        "Eleven of the 33",
        "fiscal 2017",
    ):
        assert said in english


def test_the_story_travels_with_the_graph() -> None:
    assert '"graph" = "keikaku/data/graph"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert STORY.parent == ROOT / "graph"


def test_the_story_of_the_manual_is_one(tmp_path: Path, bare: BareData) -> None:
    manual = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    written = manual.partition("### A guided story")[2].partition("```toml\n")[2].partition("```")[0]
    assert read(written, tmp_path, bare) is not None
