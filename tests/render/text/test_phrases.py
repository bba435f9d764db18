"""Japanese in phrases: names as a reader would break them, and what never breaks."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.render.text.phrases import BREAK, marked, marked_texts, phrases
from keikaku.services.session.session import Session
from tests.examples import examples

# What a reader of the plan meets: names of things, parts of sentences, numbers.
NAMES = [
    "かわさき|産業振興|プラン|第２期実行|プログラム",
    "殿町国際戦略拠点|キングスカイフロント",
    "オープン|イノベーション|コンソーシアム",
    "グリーン|イノベーション|クラスターと|水ビジネス|ネットワークの|連携",
    "中小企業活性化専門部会",
    "新川崎地区|ネットワーク|協議会",
    "新川崎・|創造のもり地区",
    "公益財団法人|川崎市産業振興財団",
    "東日本旅客鉄道|株式会社",
    "神奈川県立産業技術総合研究所|（ＫＩＳＴＥＣ）",
    "かわさき|新産業創造|センター",
    "キャラバン隊訪問で|エリアの|課題に|対応してきた",
    "3Dプリンタによる|ものづくりサービス|創出|プロジェクト",
    "担い手と|後継者が|足りず、|若い|世代へ|ものづくりの|魅力を|伝える|必要",
    "お年寄りや|障害のある|人、|子育て中の|人も|安心な|商店街",
    "市内の|開業数|（業種別）：|その他の|業種",
    "海外事業への|取り組み方|（複数回答）：|回答者数",
    "気候変動に関する|国際連合枠組条約",
    "ウェブや|メール、|催し・|講座・|講演で|消費者に|教え知らせる",
    "小・中学校給食",
    "知的財産戦略の|改定（予定）",
    "貸付額は|2008年度の|約812億円から|2016年度は|323億円に|減少",
    "2014年度～2016年度",
    "平成29年11月",
    "第２期計画",
    "4兆2,968億円",
    "１，２００人以上",
    "世界7か所で|進む|環境技術の|取組",
    "{n}件の|うち",
    "{name}の|指標",
    "Kawasaki City",
    "",
]
CLOSING = "、。，．）」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％"
DIGITS = "0-9０-９"
JAPANESE = st.text(
    st.sampled_from("かわさき産業振興プランのをにと、。（）「」・ー２０１８2018,.%％年度人件 ABＡ～っャ々{}n"),
    max_size=24,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_breaks_where_a_reader_would_break_it(name: str) -> None:
    assert "|".join(phrases(name.replace("|", ""))) == name


def proven(text: str) -> None:
    """Checks what holds for every text."""
    found = phrases(text)
    assert "".join(found) == text
    assert all(found)
    for one, other in pairwise(found):
        assert other[0] not in CLOSING
        assert one[-1] not in "（「『【"
        around = one[-1] + other[0]
        assert not re.fullmatch(f"[{DIGITS}]{{2}}", around)  # a number
        ends_in_number = re.search(f"(^|[^A-Za-zＡ-Ｚａ-ｚ{DIGITS}])[{DIGITS}]+$", one)
        assert not (ends_in_number and re.match("[ぁ-ゖァ-ヺ一-鿿％%]", other))  # a number and its unit
        assert not re.fullmatch("[A-Za-zＡ-Ｚａ-ｚ]{2}", around)  # a word


@examples(600)
@given(JAPANESE)
def test_nothing_is_lost_and_no_number_is_broken(text: str) -> None:
    proven(text)


def test_no_name_of_the_graph_breaks_inside_a_word(session: Session) -> None:
    rows = session.select("SELECT DISTINCT ?name WHERE { ?thing ?property ?name FILTER(lang(?name) = 'ja') }").rows
    names = [str(row[0]) for row in rows]
    assert len(names) > 1500
    for name in names:
        proven(name)
        assert not [
            (one, other)
            for one, other in pairwise(phrases(name))
            # A run of kanji ends only before 第２期 and beside a legal form.
            if re.fullmatch("[一-鿿々]{2}", one[-1] + other[0])
            and not re.search("(会社|法人)[|]|[|](第[0-9０-９]|株式)", f"{one}|{other}")
        ]


def test_marks_stand_between_the_phrases_of_all_texts_of_some_data() -> None:
    assert marked("市内の中小企業") == f"市内の{BREAK}中小企業"
    data = {"name": ["市内の中小企業", "SMEs"], "page": 3, "of": ({"note": "市の施設"},), "none": None}
    assert marked_texts(data) == {
        "name": [f"市内の{BREAK}中小企業", "SMEs"], "page": 3, "of": [{"note": f"市の{BREAK}施設"}], "none": None,
    }  # fmt: skip


def test_what_shows_no_page_does_without_the_breaker() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from keikaku.commands.main import cli;"
        "print(CliRunner().invoke(cli, ['lookup', '川崎市']).exit_code, 'budoux' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == "0 False\n"
