"""The closed classes of words: prepositions and particles, not, or, how many, most, before …

What is open (names, classes, properties, kinds) comes from the graph and the ontology; this is grammar.
Each word has a role and a value; what the roles do is said where they are used (asking, clauses).
"""

from __future__ import annotations

import re

# Prepositions and particles that may stand for a relation when no other word names one.
LINKS = {
    "of": "of", "in": "in", "for": "for", "at": "at", "on": "about", "with": "with", "by": "by", "to": "of",
    "from": "of", "within": "in", "under": "in", "inside": "in", "across": "in",
    "against": "for", "の": "of", "で": "at",
    "における": "in", "において": "in", "での": "at", "内の": "in", "内": "in", "内で": "in", "内にある": "in",
    "の中の": "in", "の中で": "in", "の中": "in", "のための": "for", "のために": "for", "のため": "for",
    "向けの": "for", "向け": "for", "向けに": "for", "による": "by", "との": "with",
}  # fmt: skip

# Words that carry a question but not its meaning.
_SMALL_EN = """
a an the all any every each some which what whose that this these those is are was were be been do
does did has have had having there list show give me us find tell please its their it they them i we
even actually really ever indeed
you can could would want know see like get both everything s being will called also together then as
one ones thing things anything something respectively here your my our let identify named so already
still between made make makes carried out undertaken done implemented conducted people's
main key major specific particular various such
"""
_SMALL_JA = """
そもそも まったく 全く 一度も 一切 いっさい 全然 ぜんぜん ひとつも 一つも
は が を に へ も な て だ か ね よ です ます でした ました である のは のが のを には では とは
って ください 下さい 教えて 教えてください 見せて 示して 示す 一覧 一覧で 一覧を すべて 全て
すべての 全ての 全部 どの どれ どんな なに 何 なん ある いる あるか いるか あります ありますか
います いますか でしょうか ですか どれですか している した する して される された されている とする
となる となっている なる なっている について教えて を教えて という といった その それ これ この こと
もの お願いします ほしい 知りたい を知りたい とその 両方 の両方 両方が 両方の それぞれ ともに 共に
どちらも いずれも また かつ の名前 名前 名 をあげて 挙げて 列挙して リスト リストアップして 表示して
調べて 探して ただし なお 迎える を迎える 見たい を見たい 見る が見たい 両 双方
どのような どういう どういった いかなる 主な 主要な 具体的な 具体的に さまざまな 様々な 各種の
持つ をもつ を持つ もつ がある のある がいる のいる ものは ものを のもの うち であり
もう まだ すでに 既に おしえて おしえてください ぜんぶ 並べて 並べる ならべて
"""
WHERE = frozenset({"where", "どこ"})
"""Words for an actor that may as well ask for the place where something happens."""
WHO = frozenset({"who", "whom", "誰", "だれ"}) | WHERE
BOTH = frozenset(
    [
        "both",
        "両方",
        "の両方",
        "両方が",
        "両方の",
        "どちらも",
        "いずれも",
        "双方",
        "が共に",
        "がともに",
        "の双方",
        "双方が",
    ]
)
"""Small words after which several things are all to be there, not one of them."""
SMALL = {*_SMALL_EN.split(), *_SMALL_JA.split()}

# The target itself, not how many there are: 目標は何人, 目標値はいくつ; but 目標はいくつありますか.
HOW_LARGE = re.compile(
    "(目標|目標値|目標数|現状値|基準値|実績値)(人数|件数|数|)(は|って|が|、)*(何(人|社|件|円|回|日|台|店|戸|%|パーセント)|いくつ|いくら|どのくらい|どれくらい)"
    "(?!.*(あり|ある|設定|掲げ|定め|立て))"
)
ASKS_FOR_ONE = re.compile(
    r"何(人|社|件|円|回|日|台|店|戸|年|月|割|%|パーセント|か所|カ所|箇所)|いくつ|いくら|どのくらい|どれくらい|どれだけ"
    r"|誰|だれ|どこ|いつ|なぜ|どうして|何という"
    r"|\bhow (many|much|often|long|far|big|large|high|old)\b"
    r"|(?:^|\band |, ?)\s*(with |to |by |for |from |in )?(who|whom|whose|where|when|why)\b",
    re.IGNORECASE,
)
"""That a person, a place, a time, a number or a reason is asked for, and no list of what a plan says."""
WHERE_CAN = re.compile(r"^\s*where (can|could|do|should|may) \w+", re.IGNORECASE)
"""Where one can do something: what offers it is told by whatever speaks of it."""
WHICH = re.compile(r"(どの|どんな|どういう|どのような|何の|\b([Ww]hich|[Ww]hat)( other| kinds? of| sorts? of)? )$")
"""What stands before the class of what is asked for."""
SAYS_HOW = "な"
"""What a Japanese word ends in that says how something is, and names nothing: 国際的な."""
ASKING = frozenset("どの どんな どのような どういう どういった 何の どちらの".split())  # noqa: SIM905
"""Words that make a class what is asked for: ジェトロはどの取組に関わっていますか."""
COUNTERS = frozenset("つ 件 個 社 位 か所 箇所 カ所 ヶ所 団体 本 者 組織 施設 項目 番目".split())  # noqa: SIM905
"""What stands behind a number of things: 上位３位, ５つ以上."""
DOING = frozenset(
    {"行う", "行っている", "行われる", "行われている", "取り組む", "取り組んでいる", "進める", "進めている"}
)
"""What is said of a verb that says how: 連携して行う, 活用して取り組む."""
EACH = frozenset({"それぞれ", "各々", "おのおの", "each"})
"""For each of several things apart: no reading has that yet."""
SIZES = {"大きい": ">", "高い": ">", "上の": ">", "小さい": "<", "低い": "<", "少ない": "<", "下の": "<"}
"""How a value stands to the one before より."""
_HAVING = """
がある はある のある ある あり があり はあり あって があって がいる のいる いる 持つ を持つ もつ をもつ
を持っている 持っている が設定されている が設定された が定められている が定められた が示されている が書かれている
が挙げられている の挙げられている がついている
"""
HAVING = frozenset(_HAVING.split())
"""That something is there: 基準値のある指標."""

_ROLES = """
and     and     | and, vs, versus, as well as, plus, but, yet, while, と, や, 及び, および, 並びに, ならびに
or      or      | or, either, または, 又は, もしくは, 若しくは, あるいは, いずれか, いずれかが, のいずれか
or      or      | のいずれかが, どちらか, どちらかが, のどちらか, のどちらかが
not     not     | not, never, but not, and not, do not, don't, does not, doesn't, did not, didn't, is not
not     not     | isn't, are not, aren't, was not, wasn't, were not, weren't, nor, neither, has not, have not
not     not     | hasn't, haven't
not     without | without, without any, without a, with no, lacking, lack, lacks, have no, has no, having no
not     without | no, missing, do not have, don't have, does not have, doesn't have, do not have any
not     without | don't have any, but no, does not have any, doesn't have any, do not have a, does not have a
not     without | without an, but without
not     except  | except, except for, excluding, other than, apart from, besides, but for, 以外, 以外の
not     except  | 以外の中で, 以外での, 以外で, 以外に, 以外が, を除く, を除いた, を除き, を除いて, ではない
not     except  | でない, じゃない, 除く, 除いた, 除き, 除いて, 除外する
not     lacking | ない, 無い, のない, がない, の無い, が無い, なし, なしの, 無し, いない, がいない, のいない
not     lacking | もない, もいない, はない, ありません, がありません, はありません, を持たない, をもたない
not     lacking | 持たない, が定められていない, を欠く, が設定されていない, が書かれていない, が示されていない
not     lacking | がついていない, が付いていない, が空欄の
nobody  nobody  | nobody, no one, no-one, no actor, no actors, anybody, anyone, no organisation or facility
nobody  nobody  | 誰も, だれも, どこも, どの主体も, どの組織も
count   count   | how many, number of, the number of, count, count of, count the, how much, total number of
count   count   | 何件, いくつ, 何個, 何社, 何人, 何か所, 何箇所, 何カ所, 何団体, 何種類, 件数, 数, 総数, の数
count   count   | の件数, の総数, はいくつ, は何件, どれだけ, どれくらい, どのくらい, 何施設, 何組織, 何都市
count   count   | 何回, 何本, 何冊, 何か国, 何カ国, 何機関
most    most    | most, the most, most often, most frequently, most commonly, largest number of, the most often
most    most    | the most frequently, the most commonly, most prominently
most    most    | greatest number of, highest number of, the largest number of, the greatest number of
most    most    | the highest number of, top, the top, 最も多く, 最も多い, 最も多くの, 一番多く, 一番多い
most    most    | 一番多くの, いちばん多く, いちばん多い, いちばん多くの, 最多, 最多の, が最多の, 多い順
most    most    | 多い順に, の多い順, の多い順に, が多い順に, 上位, トップ, ベスト, 最も, 最もよく, 一番, いちばん
most    most    | の多い, が多い, 多い, 多く, 一番よく, もっとも, もっとも多く, もっとも多い, もっとも多くの
most    most    | もっともよく
most    fewest  | fewest, the fewest, least, the least, lowest number of, smallest number of, 最も少ない
most    fewest  | 少ない, が少ない, の少ない, 少なく, 少ない順に, が少ない順に, の少ない順に
most    fewest  | もっとも少ない, いちばん少なく, 一番少なく, が最も少ない, 最少の, ワースト
most    fewest  | 一番少ない, 最少, 最も少なく, もっとも少ない, 少ない順, 少ない順に, いちばん少ない
per     per     | in each, for each, in every, for every, under each, under every, within each, within every
per     per     | by number of, by the number of, ranked by, ordered by, sorted by, in terms of
per     per     | ranked by number of, ranked by the number of, ordered by number of
per     per     | ごとの, ごとに, 毎の, 別の, 別に, 別, ごと
path    path    | connected to, connected with, connected, connection between, connection from, connection
path    path    | connections, connections between, connect, connects, path from, path between, path
path    path    | paths between, paths, relationship between, relationship, chain between, chain from
path    path    | link between, linked to, links between, links, link, what links, ties, ties between, tie
path    path    | how is, how are, how does, how do, related, つながり, つながって, つながっている
path    path    | つながっていますか, つながるか, つながる, つながりますか, つながっているか, どうつながる
path    path    | どうつながって, どうつながっている, どうつながっていますか, どうつながっているか, 繋がり
path    path    | 繋がって, 繋がっている, 繋がっていますか, 繋がる, 経路, 結びつき, 結びついて, 結びついている
path    path    | 結びついていますか, 関係性, のつながり, の関係, の関係は, どう関係, どのような関係
path    path    | どう関係している, どう関係してる
path    path    | 結びつけて, 結びつけている, 結びつける, をつなぐ, つなぐ, つないで, つないでいる, をつないでいる
path    path    | どんな関係, どのように, どうやって, どういう関係, どう結びついている, どう
share   share   | share, shared, shares, in common, have in common, common, common to, shared by
share   share   | shared between, sharing, 共通する, 共通の, 共通, 共通して, 共通している, に共通する
share   share   | in both plans, both plans, both the plans, the two plans, in the two plans, both documents
share   share   | 両計画, 両方の計画, 2つの計画, 二つの計画, 2つの計画の両方, 二つの計画の両方, どちらの計画
share   share   | に共通の, に共通して, 重なる, 重複する
only    only    | only, only in, exclusively, solely, だけ, にだけ, だけに, のみ, にのみ, のみに, だけで
only    only    | のみで, しか, だけが, しかない, にしかない, にしかいない, にしか
when    when    | when, いつ, いつから, いつまで, 何年, 何年に, 何年度, 何月, いつごろ, いつですか, since when
when    when    | what year
compare >       | above, over, more than, greater than, higher than, larger than, exceeds, exceeding, exceed
compare >       | exceeded, 超, 超の, を超える, を超えた, を超えている, 超える, より大きい, より多い, より高い
compare >       | よりも高い, よりも多い, よりも大きい, を上回る, を上回っている, を上回った, 上回る
compare >       | を上回って, を超え, を超す, 上回っている, 超えている
compare >=      | at least, no less than, not less than, or more, minimum, 以上, 以上の, 以上である, or above
compare >=      | or higher, 以上に, 以上を, 以上が, 以上とする
compare <       | below, less than, lower than, smaller than, fewer than, short of, falls short of, 未満
compare <       | 未満の, より小さい, より少ない, より低い, を下回る, を下回っている, を下回った, 下回る
compare <       | に満たない, よりも低い, よりも少ない, よりも小さい, を下回って, 下回っている, に届かない
compare <       | に達しない, に達していない, 未満に
compare <=      | at most, no more than, not more than, or less, up to, maximum, 以下, 以下の, 以下である
compare <=      | or below, or fewer, 以下に, 以下を
compare =       | exactly, equal to, equals, the same as, same as, ちょうど, と等しい, と同じ, に等しい
compare =       | 等しい
time    before  | before, earlier than, prior to, より前, より前に, 以前, 以前に, の前, の前に, よりも前に
time    before  | より前の, 以前の
time    after   | after, later than, より後, より後に, の後, の後に, よりも後に, より後の
time    since   | since, onward, onwards, or later, and later, and after, 以降, 以降に, 以降の, から, 以後
time    since   | からの
time    until   | until, till, or earlier, by the end of, no later than, まで, までに, までの
time    at      | during, in the year, in year, の間に, 中に, 年中に
"""


def _roles() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in _ROLES.strip().splitlines():
        head, _, words = line.partition("|")
        role, value = head.split()
        for word in words.split(","):
            found.setdefault(word.strip(), []).append((role, value))
    return found


# Word (half width, lower case) to its roles with their values.
ROLES = _roles()
