"""Which end of a property a question seeks, where the kinds of things at its ends do not tell.

An organisation may be a member of one and have another for its member, so the words decide: "members
of X" and "X is a member of" seek what stands behind the property, "a member of X" what stands before it.
"""

from __future__ import annotations

from keikaku.language.lexicon import Sense
from keikaku.language.tokens import Token

ASKING = frozenset({"who", "whom", "where", "what", "which", "誰", "だれ", "どこ", "何", "なに", "どの", "どれ"})
_VERB_ENDINGS = tuple("るうくすむつぐぶぬただてで")
_OF_THE_SUBJECT = frozenset("がはもの")  # Xが運営する, Xの運営する: X does it
_OF_THE_OBJECT = frozenset("をにとで")
_PARTS = ("一部", "一部である", "部局", "部署")  # nouns for the subject: Xの一部 is part of X, Xの所属先 is not


def seeks_subject(token: Token, tokens: list[Token], sense: Sense) -> bool:
    """Whether the things sought are the property's subjects, by the words around the property's word."""
    place = next(index for index, other in enumerate(tokens) if other.start == token.start)
    before = [other for other in tokens[:place] if other.text.strip()]
    if any(character >= "ぁ" for character in token.text):
        return _japanese(token.text.strip(), before, sense)
    return _english(token.text.strip(), before, tokens[place + 1 :], sense)


def _english(text: str, before: list[Token], after: list[Token], sense: Sense) -> bool:
    if text.lower() in ASKING:
        return False  # where is X: what stands behind "located in"
    label = (sense.label.en or "").lower().split()
    possessive = before and before[-1].text.strip().lower() == "s"
    if label[:1] == ["has"] or possessive or (after and after[0].value == "of"):
        return False  # a noun: members of X, X's operators
    follows = any(other.kind in ("thing", "address") for other in after)
    active = label[-1:] == ["by"] and not text.lower().endswith("by")
    return follows != active  # "operated by X" seeks subjects, and so does "X operates"


def _japanese(text: str, before: list[Token], sense: Sense) -> bool:
    if text.lstrip("の") in _PARTS:
        return True
    if not text.endswith(_VERB_ENDINGS):
        return bool(before) and before[-1].text.strip() == "を"  # a noun: Xの構成員, but Xを構成員とする
    particle = text[0]
    if particle not in _OF_THE_SUBJECT | _OF_THE_OBJECT and before:
        particle = before.pop().text.strip()[-1:]
    of_the_subject = particle in _OF_THE_SUBJECT
    if before and before[-1].text.strip().lower() in ASKING:  # 誰が, どこに: said of what is sought
        of_the_subject = not of_the_subject
    active = (sense.label.en or "").lower().endswith(" by")  # the Japanese verbs are active: を運営する
    return of_the_subject == active
