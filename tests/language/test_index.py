from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from keikaku.language.folding import fold
from keikaku.language.index import Hit, Name, NameIndex
from keikaku.records import IRI, Label
from tests.examples import examples

JETRO, CHAMBER, KOBS, KBIC, IT = (
    IRI(f"https://example.org/{name}") for name in ("jetro", "chamber", "kobs", "kbic", "it")
)
MEASURE = IRI("https://example.org/6.1.1")
NAMES = [
    Name("JETRO", JETRO, "Organisation", True, "en"),
    Name("ジェトロ", JETRO, "Organisation", True, "ja"),
    Name("独立行政法人日本貿易振興機構（ジェトロ）", JETRO, "Organisation", False, "ja"),
    Name("Japan External Trade Organization", JETRO, "Organisation", False, "en"),
    Name("The Kawasaki Chamber of Commerce", CHAMBER, "Organisation", True, "en"),
    Name("川崎商工会議所", CHAMBER, "Organisation", True, "ja"),
    Name("Kawasaki Overseas Business Support Center (KOBS)", KOBS, "Facility", True, "en"),
    Name("川崎市海外ビジネス支援センター", KOBS, "Facility", True, "ja"),
    Name("Kawasaki Business Incubation Center", KBIC, "Facility", True, "en"),
    Name("エンジニアリング", KBIC, "Facility", False, "ja"),
    Name("ＩＴ", IT, "Sector", True, "ja"),
    Name("center", IT, "Sector", False, "en"),
    Name("Opening up sales channels abroad where firms are small", MEASURE, "Measure", True, "en"),
]
INDEX = NameIndex(NAMES)


def iris(found: list[Name]) -> set[str]:
    return {name.iri for name in found}


def test_a_name_is_found_by_any_way_of_writing_it() -> None:
    hit = [Hit(JETRO, "Organisation", "ジェトロ", 100.0)]
    assert [INDEX.exact(text) for text in ("ジェトロ", "ｼﾞｪﾄﾛ", "じぇとろ", "「ジェトロ」")] == [hit] * 4


def test_a_name_is_found_without_its_brackets_and_its_article() -> None:
    assert [hit.iri for hit in INDEX.exact("独立行政法人日本貿易振興機構")] == [JETRO]
    assert [hit.iri for hit in INDEX.exact("Kawasaki Overseas Business Support Center")] == [KOBS]
    assert [hit.iri for hit in INDEX.exact("kawasaki chamber of commerce")] == [CHAMBER]


def test_preferred_names_come_first_and_each_thing_once() -> None:
    index = NameIndex(
        [Name("同名", JETRO, "Place"), Name("同名", KOBS, "Facility", True), Name("同 名", JETRO, "Place")]
    )
    assert index.exact("同名") == [Hit(KOBS, "Facility", "同名", 100.0), Hit(JETRO, "Place", "同名", 100.0)]


def test_what_is_no_name_is_not_found() -> None:
    assert (INDEX.exact("ジェト"), INDEX.exact(""), INDEX.exact("・"), INDEX.named("")) == ([], [], [], [])


def test_labels_are_the_preferred_names() -> None:
    assert INDEX.label(JETRO) == Label("ジェトロ", "JETRO")
    assert INDEX.label(IRI("https://example.org/nothing")) == Label(None, None)


def test_whole_words_of_one_thing_alone_stand_for_it() -> None:
    assert iris(INDEX.holding("overseas support center")) == {KOBS}
    assert iris(INDEX.holding("ｏｖｅｒｓｅａｓ ｓｕｐｐｏｒｔ")) == {KOBS}
    assert iris(INDEX.holding("the incubation center?")) == {KBIC}
    assert INDEX.holding("Kawasaki") == []  # two facilities and the chamber
    assert INDEX.holding("oversea") == []  # no whole word
    assert INDEX.holding("ｏｖｅｒｓｅａ") == []


def test_three_characters_of_a_japanese_name_stand_for_it() -> None:
    assert iris(INDEX.holding("貿易振興")) == {JETRO}
    assert iris(INDEX.holding("商工会")) == {CHAMBER}
    assert INDEX.holding("商工") == []


def test_hiragana_alone_stands_for_the_beginning_of_a_name_only() -> None:
    assert iris(INDEX.holding("えんじに")) == {KBIC}
    assert INDEX.holding("にあり") == []


def test_a_word_of_a_sentence_is_no_name() -> None:
    assert INDEX.holding("where") == []
    assert iris(INDEX.holding("small firms sales channels")) == {MEASURE}


def test_a_slip_of_the_hand_is_mended_where_one_thing_alone_fits() -> None:
    def found(text: str) -> set[str]:
        return iris(INDEX.mistyped(fold(text)))

    assert found("JETR") == found("JETROS") == found("JERTO") == found("JATRO") == {JETRO}
    assert found("JET") == set()  # three letters: no slip allowed
    assert found("JAT") == found("JATRA") == set()  # two slips in five letters
    assert found("川崎商工会議") == found("川崎商エ会議所") == {CHAMBER}
    assert found("川崎商エ会義所") == set()  # two slips in seven
    assert found("Japan Externol Trade Organisation") == {JETRO}
    assert found("Kawasaki Busines Incubaton Centre") == {KBIC}


def test_eight_letters_allow_two_slips_and_fourteen_three() -> None:
    index = NameIndex([Name("abcdefgh", JETRO, "Place"), Name("abcdefghijklmn", KOBS, "Place")])
    assert [iris(index.mistyped(text)) for text in ("xbcdefgx", "xbxdefgx")] == [{JETRO}, set()]
    assert [iris(index.mistyped(text)) for text in ("xbcxefghijklmx", "xbcxexghijklmx")] == [{KOBS}, set()]


def test_a_slip_that_fits_two_things_mends_nothing() -> None:
    many = [Name(f"name{letter}", JETRO, "Place") for letter in "abcdefg"]
    assert iris(NameIndex(many).mistyped("namez")) == {JETRO}
    assert NameIndex([*many, Name("namex", KOBS, "Place")]).mistyped("namez") == []


def test_near_names_come_best_first() -> None:
    assert INDEX.near("kawasaki business", limit=3) == [
        Hit(KBIC, "Facility", "Kawasaki Business Incubation Center", 85.0),
        Hit(KOBS, "Facility", "Kawasaki Overseas Business Support Center (KOBS)", 85.0),
    ]


def test_the_name_itself_scores_100_and_nothing_else_does() -> None:
    hits = INDEX.near("ｊｅｔｒｏ")
    assert hits[0] == Hit(JETRO, "Organisation", "JETRO", 100.0)
    assert [hit.iri for hit in hits if hit.score == 100] == [JETRO]


def test_near_keeps_to_its_limit_and_its_floor() -> None:
    assert len(INDEX.near("kawasaki", limit=2)) == 2
    assert INDEX.near("kawasaki", limit=0) == []
    assert min(hit.score for hit in INDEX.near("kawasaki", floor=75.0)) >= 75
    assert INDEX.near("zzzzzzzz") == INDEX.near("？") == INDEX.near("") == []


@given(st.text(max_size=30) | st.sampled_from([name.text for name in NAMES]), st.integers(0, 5))
def test_near_ranks_each_thing_once_whatever_is_asked(text: str, limit: int) -> None:
    hits = INDEX.near(text, limit)
    assert len(hits) <= limit
    assert len({hit.iri for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(60 <= hit.score <= 100 for hit in hits)
    assert INDEX.exact(text)[:limit] == [hit for hit in hits if hit.score == 100]


@given(st.text(max_size=40))
def test_a_mended_or_partial_name_is_one_thing(text: str) -> None:
    for found in (INDEX.holding(text), INDEX.mistyped(fold(text))):
        assert len(iris(found)) <= 1
        assert all(name in NAMES for name in found)


@given(st.permutations(NAMES))
@examples(20)
def test_the_order_of_the_names_does_not_count(names: list[Name]) -> None:
    shuffled = NameIndex(names)
    for text in ("kawasaki", "JETR", "center", "支援センター"):
        assert shuffled.near(text) == INDEX.near(text)
        assert iris(shuffled.holding(text)) == iris(INDEX.holding(text))


def test_latin_letters_are_no_part_of_a_word_that_begins_otherwise() -> None:
    names = ["Retail", "AI and robots", "unmanned aircraft", "Aichi", "先端AI技術", "Kawasaki"]
    index = NameIndex([Name(text, IRI(f"https://example.org/{text}"), "Sector") for text in names])

    def found(text: str, floor: float = 70.0) -> list[str]:
        return [hit.name for hit in index.near(text, floor=floor)]

    assert found("ai") == ["先端AI技術", "AI and robots"]
    assert found("ai", 60.0) == ["先端AI技術", "AI and robots", "Aichi", "unmanned aircraft"]  # begun only: near
    assert found("craft") == found("tail", 85.0) == found("asaki", 85.0) == []  # at most alike
    assert found("air") == ["unmanned aircraft"]
    assert found("robo") == ["AI and robots"]
    assert found("aiand") == ["AI and robots"]  # blanks do not count
    assert (found("andro"), found("andro", 60.0)) == ([], ["AI and robots"])  # but half of a second word is only near
    assert found("and ro") == ["AI and robots"]


def test_a_longer_text_holds_latin_names_as_whole_words_only() -> None:
    index = NameIndex(NAMES)
    assert "ＩＴ" not in [hit.name for hit in index.near("initiatives for small firms")]
    assert [hit.name for hit in index.near("initiatives for IT")] == ["ＩＴ"]
    assert [hit.name for hit in index.near("大企業のIT投資")] == ["ＩＴ"]


def test_a_name_misspelt_among_other_words_is_near_below_any_that_is_held() -> None:
    texts = ["Medtronic", "International airport", "internationalisation", "ICT", "firm"]
    index = NameIndex([Name(text, IRI(f"https://example.org/{text.split()[0]}"), "Place") for text in texts])
    for text in ("Medtronics International", "the Medtronci", "Medtroni in Kawasaki"):
        best = index.near(text)[0]
        assert (best.name, 65 < best.score < 80) == ("Medtronic", True), text
    assert [hit.name for hit in index.near("initiatives for small firms")] == ["firm"]  # three letters forgive none
    assert index.near("the Medtrxxxc") == []


@given(st.lists(st.text("xyあい ", min_size=1, max_size=7), max_size=40), st.text("xyあい", min_size=1, max_size=5))
def test_near_is_what_scoring_every_name_gives(texts: list[str], wanted: str) -> None:
    names = [Name(text, IRI(f"https://example.org/{place}"), "Place") for place, text in enumerate(texts)]
    best: dict[IRI, float] = {}
    for name in names:
        form = fold(name.text)
        score = min(fuzz.ratio(wanted, form), 99.0) if form else 0.0
        share = min(len(form), len(wanted)) / max(len(form), len(wanted))
        spelt, words = " *".join(wanted), name.text
        short = len(wanted) <= 2 and wanted.isascii()
        begins = re.search(rf"{_before(wanted)}{spelt}", words)
        whole = re.search(rf"(?<![xy]){spelt}(?![xy])", words)
        unbroken = re.search(rf"{_before(wanted)}{wanted}", words) or re.search(
            rf"{_before(wanted)}{spelt}{_after(wanted)}", words
        )
        met = whole if short else unbroken if wanted.isascii() else begins
        if (len(form) > 1 and re.search(f"{_before(form)}{form}{_after(form)}", wanted)) or (form and met):
            score = max(score, 70 + 29 * share)
        elif form and begins:
            score = max(score, 60 + 9 * len(wanted) / len(form))
        best[name.iri] = round(100.0 if form == wanted else score, 1)
    expected = sorted((score for score in best.values() if score >= 60), reverse=True)[:5]
    hits = NameIndex(names).near(wanted, limit=5)
    assert [hit.score for hit in hits] == expected
    assert all(best[hit.iri] == hit.score for hit in hits)


def _before(form: str) -> str:
    return "(?<![xy])" if form[0] in "xy" else ""


def _after(form: str) -> str:
    return "(?![xy])" if form[-1] in "xy" else ""


def test_names_beyond_one_batch_are_compared_too() -> None:
    many = [Name(f"{place:06}", JETRO, "Place") for place in range(50_000)]
    assert NameIndex([*many, Name("kawasakicity", KOBS, "Place")]).near("kawasakycity", limit=1) == [
        Hit(KOBS, "Place", "kawasakicity", 91.7)
    ]


def test_an_index_comes_back_from_its_columns() -> None:
    again = NameIndex.of_columns(INDEX.columns())
    assert again.columns() == INDEX.columns()
    assert (again.longest, again.label(JETRO)) == (INDEX.longest, INDEX.label(JETRO))
    for text in ("ジェトロ", "kawasaki", "JETR", "the incubation center?"):
        assert (again.exact(text), again.near(text)) == (INDEX.exact(text), INDEX.near(text))
        assert (again.holding(text), again.mistyped(fold(text))) == (INDEX.holding(text), INDEX.mistyped(fold(text)))
