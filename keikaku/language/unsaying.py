"""Words that condition nothing, whatever stands beside them: what is left of verbs, how one asks, and politeness."""

from __future__ import annotations

from keikaku.language.content import is_left_over

# Stems of verbs that only carry a question, and words of its manner.
_STEMS = frozenset("言見知聞教書読思考来行出入持使受手助得取")
_OF_KANA = """
いい いくつか いけば いきたい いろいろ くらい くれ くれます くれる してくれる してもらえる すれば すればいい たくさん
ため ための ちゃんと つなぐ つもり です でしょう できます できる とき ところ どう どうしたら どうすれば どうやって
どうやったら など のため ぐらい ます みたい もっと もらえ もらえます もらえる やって やっている 市内 よく られる うまく
をつなぐ を結ぶ
"""
_OF_LETTERS = """
about aim aiming also currently deal dealing do does doing done exactly exist exists go goes going happen happening
happens how kind kinds mention mentions now plan planned planning available please really regarding responsible said
say says sort sorts speak speaks specifically such talk talks through today try trying type types want way ways who
"""
_ASKING = frozenset({"いつ", "だれ", "どこ", "なぜ"})
_WORDS = frozenset((*_OF_KANA.split(), *_OF_LETTERS.split()))


def says_nothing(word: str, after: str) -> bool:
    """Whether a word says nothing of what is sought; after: the sign that follows it in the question."""
    if word.isascii():
        return word.lower().strip("'’") in _WORDS or len(word) < 2
    if len(word) == 1 and "一" <= word <= "龠":
        return word == "市" or (word in _STEMS and "ぁ" <= after <= "ん")
    return (is_left_over(word) and word not in _ASKING) or word in _WORDS
