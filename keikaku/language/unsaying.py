"""Words that condition nothing, whatever stands beside them: what is left of verbs, how one asks, and politeness."""

from __future__ import annotations

from keikaku.language.content import is_left_over

# Stems of verbs that only carry a question, and words of its manner.
_STEMS = frozenset("言見知聞教書読思考来行出入持使受手助得取")
_KANA = frozenset(
    """
くれる くれ もらえる もらえ くれます もらえます られる すれば いい すればいい うまく もっと よく ちゃんと いろいろ
どうすれば どうやって どうやったら どうしたら できる できます ところ みたい とき ため つもり くらい ぐらい など
どう いくつか たくさん やっている やって です ます でしょう いけば いきたい してくれる してもらえる をつなぐ つなぐ を結ぶ ための のため
""".split()
)
_LATIN = frozenset(
    """
about aim aiming also currently deal dealing do does doing done exactly exist exists go goes going happen happening
happens how kind kinds mention mentions now plan planned planning please really regarding responsible said say says
sort sorts speak speaks specifically such talk talks through today try trying type types want way ways
""".split()
)


def says_nothing(word: str, after: str) -> bool:
    """Whether a word says nothing of what is sought; after: the sign that follows it in the question."""
    if word.isascii():
        return word.lower().strip("'’") in _LATIN or len(word) < 2
    if len(word) == 1 and "一" <= word <= "龠":
        return word in _STEMS and "ぁ" <= after <= "ん"
    return is_left_over(word) or word in _KANA
