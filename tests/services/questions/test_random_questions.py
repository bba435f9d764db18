"""Words of the grammar in any order are read, or refused with an error of ours; nothing else happens."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import KeikakuError
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session
from tests.examples import examples

ENGLISH = (
    "companies organisations initiatives facilities indicators policies measures issues targets partners "
    "members places events the most fewest top five only in not without both plans policy 1 involving "
    "about and or per by number of how many which who where when is connected to between more than 3 "
    "least compare value target baseline 10 % 2021 before since led by supported by hosted at for with on "
    "from any either shared ranked kind each average total small firms "
)
JAPANESE = (
    "企業 組織 取組 施設 指標 政策 施策 課題 目標値 相手 関わる 連携する 最も多い 少ない 上位５つ だけ "
    "のみ 以外 両方の計画 政策１ どこ 誰 いつ いくつ と または ごとに 件以上 3 の が に で を から まで "
    "について 共通する つながり 中で 平均 合計 10％ 2021年度 中小企業 どちらも ない ありますか "
)
NAMES = ["market", "市場", "tourism council", "観光協会"]


@given(
    st.lists(st.sampled_from([*ENGLISH.split(), *NAMES]), min_size=1, max_size=9).map(" ".join)
    | st.lists(st.sampled_from([*JAPANESE.split(), *NAMES]), min_size=1, max_size=9).map("".join)
)
@examples(100)
def test_any_words_are_read_or_refused(town: Session, question: str) -> None:
    with contextlib.suppress(KeikakuError):
        answer = lookup(town, question)
        assert answer.understood.en
        assert answer.understood.ja
