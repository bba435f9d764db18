"""The answer where what a reading leaves out is said by the text of what it finds.

A word that no rule takes up, and that is no name, still says what is meant. If the text of all that is found has it,
nothing was left out; of rows of which some have it, those are meant. Either is told in the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from keikaku.errors import QuestionNotUnderstood, UnknownName
from keikaku.language import content
from keikaku.language.particles import ASKS_FOR_ONE, WHICH
from keikaku.language.reading import Counted, Linked, Node, Reading, Saying, Thing, Within, excludes, named
from keikaku.language.tokens import Token
from keikaku.language.topics import WITHIN
from keikaku.language.unsaying import says_nothing
from keikaku.meaning.chart import edges
from keikaku.meaning.lattice import VAGUE
from keikaku.records import IRI, is_japanese
from keikaku.services.questions.checks import guesses
from keikaku.services.questions.readings import DEAREST, Scored
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENTS, prologue

if TYPE_CHECKING:
    from keikaku.services.questions.lookup import Lookup

# By UNION and not by values of the class: Virtuoso then gives the headings of all elements.
_ABOVE = (
    prologue("kk")
    + """SELECT ?element ?passage WHERE {
  { ?element kk:statedIn ?passage } UNION {
    ?element kk:partOf+ ?heading . ?heading kk:statedIn ?passage
    { ?heading a kk:Measure } UNION { ?heading a kk:Strategy } }
}"""
)
_STATED = prologue("kk") + "SELECT ?element ?passage WHERE { ?element kk:statedIn ?passage }"
_OF = frozenset({"about", "concerns", "in", "inside", "involves", "mentions", "of", None})
_SIGNS = re.compile("[一-龠々ヵヶ]+|[ァ-ヺー]+|[ぁ-ゖー]+|[^\\W_ぁ-ヿ一-龠々]+(?:[-'’][^\\W_]+)*")
_COMPOUND = re.compile(f"[{WITHIN}][一-龠々ァ-ヺ]")  # 空き店舗
_REASON = re.compile(r"なぜ|どうして|\bwhy\b", re.IGNORECASE)
_OF_ALL = 0.4  # the share of the passages from which on a word that they have tells nothing: 市
_MOST_ROWS = 60  # that are looked at: of more, a word in their texts is chance


class Word(NamedTuple):
    """A word that is left out, and for each of its parts the keys by which a text has it."""

    typed: str
    keys: tuple[tuple[str, ...], ...]


def completed(
    session: Session, question: str, read: Sequence[Scored], answer: Callable[[Reading], Lookup]
) -> Lookup | None:
    """The answer of the best reading of which texts say all that it leaves out, if there is one with rows."""
    language = "ja" if is_japanese(question) else "en"
    for one in read:
        if not one.left or one.strain > DEAREST or not _may_be(question, one.reading):
            continue
        words = _left(session, question, one)
        if words is None:
            continue
        reading = one.reading._replace(unread=())
        for told in chain(_told(session, reading, words, answer), in_text(session, reading, words, language)):
            try:
                found = answer(told)
            except (QuestionNotUnderstood, UnknownName):
                continue
            if found.results:
                return found
    return None


def in_text(session: Session, reading: Reading, words: Sequence[Word], language: str) -> Iterator[Reading]:
    """What speaks of the things of a reading, and has the words, in one passage: for what no statement joins.

    The words in a passage of its own; of the things, a heading may speak.
    """
    conditions, things = reading.node.conditions, named(reading.node)
    if not reading.find or not things or reading.ranking or not _is_of_elements(session, reading):
        return
    said = [one for one in conditions if isinstance(one, Saying)]
    others = [one for one in conditions if not isinstance(one, Saying)]
    if not all(isinstance(one, Within | Linked) and not one.negated and one.relation in _OF for one in others):
        return
    words = [*(_word(typed) for one in said for typed in one.typed), *words]
    if not words:
        return
    places = session.passages.having(key for word in words for key in word.keys)
    passages = stated_in(session, places)
    if found := among(session, passages, [_speaking_of(session, thing) for thing in things]):
        typed = (*(thing.label.best(language) or "" for thing in things), *(word.typed for word in words))
        yield reading._replace(node=Node(reading.node.find, (condition_of(typed, found, passages),)))


def _word(typed: str) -> Word:
    return Word(typed, tuple(part.keys for part in content.parts(typed)))


def condition_of(typed: tuple[str, ...], elements: Iterable[IRI], passages: Mapping[IRI, set[IRI]]) -> Saying:
    """That the passages of these elements, or their headings, speak of what was typed."""
    said = tuple(sorted(elements))
    return Saying(typed, (), said, tuple(sorted({one for element in said for one in passages[element]})), loosely=True)


def stated_in(session: Session, places: Iterable[int]) -> dict[IRI, set[IRI]]:
    """The elements that the passages at some places state, with these passages."""
    having = [IRI(session.passages.names[place]) for place in sorted(places)]
    found: dict[IRI, set[IRI]] = defaultdict(set)
    for element, passage in session.select(_STATED, {"passage": having}).rows if having else ():
        if isinstance(element, IRI) and isinstance(passage, IRI):
            found[element].add(passage)
    return found


def own_text_names(session: Session, reading: Reading) -> set[IRI]:
    """The elements of the classes that are sought of which a passage of their own has the names of all things asked.

    That they are left out of a list is no proof that they do not belong there.
    """
    kinds = frozenset().union(*(session.lexicon.sense(local).kinds for local in reading.node.find))
    places = [_speaking_of(session, thing) for thing in named(reading.node) if not thing.is_element]
    cards = session.cards(stated_in(session, set.intersection(*places))) if places else {}
    return {iri for iri, card in cards.items() if card.kind in kinds}


def _speaking_of(session: Session, thing: Thing) -> set[int]:
    """The places of the passages that have all the words of one of its names."""
    names = {name for name in (*thing.label, thing.typed) if name}
    return set().union(*(session.passages.having([part.keys for part in content.parts(name)]) for name in names))


def _told(
    session: Session, reading: Reading, words: Sequence[Word], answer: Callable[[Reading], Lookup]
) -> Iterator[Reading]:
    """The reading with the words as what all its rows say, or as a condition on them."""
    if not words:
        if reading.find:  # else it is all that is said of a thing, and what of it was asked is what was left out
            yield reading
        return
    try:
        found = answer(reading)
    except (QuestionNotUnderstood, UnknownName):
        return
    if not 0 < len(found.results) <= _MOST_ROWS:
        return
    asked = {thing.iri for thing in (*reading.things, *reading.within)} if not reading.find else set()
    passages = {row.card.iri: set[IRI]() for row in found.results if row.card.iri not in asked}
    for result, passage in session.select(found.sparql).rows:
        if isinstance(result, IRI) and isinstance(passage, IRI) and result in passages:
            passages[result].add(passage)
    saying = _saying(session, passages, words)
    typed = tuple(word.typed for word in words)
    if len(saying) == len(passages):
        yield reading._replace(borne=typed)
    elif (saying := _own(session, passages, saying, words)) and _is_of_elements(session, reading):
        node = reading.node
        conditions = (*node.conditions, condition_of(typed, saying, passages))
        yield reading._replace(node=Node(node.find or ("PlanElement",), conditions))


def _saying(session: Session, passages: Mapping[IRI, set[IRI]], words: Iterable[Word]) -> set[IRI]:
    """Those of which the passages, or those of the headings above them, have all of the words."""
    return among(session, passages, [session.passages.having(word.keys) for word in words])


def _own(session: Session, passages: Mapping[IRI, set[IRI]], saying: Iterable[IRI], words: Iterable[Word]) -> set[IRI]:
    """Those of which a passage of their own has all of the words: a heading's word is of all below it, or of none."""
    having = [{IRI(session.passages.names[place]) for place in session.passages.having(word.keys)} for word in words]
    return {one for one in saying if all(passages[one] & some for some in having)}


def among(session: Session, passages: Mapping[IRI, set[IRI]], places: Iterable[set[int]]) -> set[IRI]:
    """Those of which a passage, or one of a heading above them, is among each of these places."""
    above: dict[IRI, set[IRI]] = defaultdict(set)
    for element, passage in session.select(_ABOVE, {"element": [*passages]}).rows if passages else ():
        if isinstance(element, IRI) and isinstance(passage, IRI):
            above[element].add(passage)
    found = set(passages)
    for some in places:
        having = {IRI(session.passages.names[place]) for place in some}
        found = {one for one in found if having & (passages[one] | above[one])}
    return found


def _may_be(question: str, reading: Reading) -> bool:
    """Whether it is a list of what stands in passages, and the question asks for no one thing."""
    node = reading.node
    if reading.ask != "list" or reading.ranking or not node.conditions or guesses(reading) or excludes(node):
        return False
    if any(isinstance(one, Linked) and one.relation == "direct" for one in node.conditions):  # linked in whatever way
        return False
    for_one = bool(ASKS_FOR_ONE.search(question))
    if any(isinstance(one, Counted) for one in node.conditions):
        return for_one and not _REASON.search(question)
    # Of all that is said of a thing, none is its population or telephone number.
    told = all(isinstance(one, Linked) and one.relation == "about" for one in node.conditions)
    return not for_one and "Plan" not in node.find and (bool(node.find) or told)


def _is_of_elements(session: Session, reading: Reading) -> bool:
    kinds = frozenset().union(*(session.lexicon.sense(local).kinds for local in reading.node.find))
    return kinds <= ELEMENTS and not any(isinstance(one, Counted) for one in reading.node.conditions)


def _left(session: Session, question: str, one: Scored) -> list[Word] | None:
    """The words that are left out and say something; None where one can be no word of a text."""
    words: list[Word] = []
    if not one.reading.find and _is_vague(question, one):
        return None
    for start, end in _stretches(session, one):
        if start < 0:
            return None
        found = words_in(session, question, start, end)
        if found is None:
            return None
        words += found
    return words


def words_in(session: Session, question: str, start: int, end: int) -> list[Word] | None:
    """The words of a stretch that say something, in a text; None where one says too little to be looked for."""
    words: list[Word] = []
    begun = -1  # of 空き店舗, of which 店舗 stands apart
    for match in _SIGNS.finditer(question, start, end):
        typed = match.group()
        if says_nothing(typed, question[match.end() : match.end() + 1]):
            continue
        if WHICH.search(question[: match.start()]):  # what is asked for, and not what it is to meet
            return None
        keys = _keys(typed, question[match.end() :])
        if not keys:
            return None
        if len(session.passages.having(keys)) >= _OF_ALL * len(session.passages.names):
            continue
        if begun >= 0:
            last = words.pop()
            typed, keys = question[begun : match.end()], (*last.keys, *keys)
        words.append(Word(typed, keys))
        begun = match.start() if len(typed) == 1 and _COMPOUND.match(question[match.end() :]) else -1
    return words


def _is_vague(question: str, one: Scored) -> bool:
    """Whether it leaves out a word that means little where much is said, and here says what is asked: find work."""
    taken = edges(one.tree)
    return any(
        match.group().lower() in VAGUE and not any(edge.start <= match.start() < edge.end for edge in taken)
        for match in _SIGNS.finditer(question)
    )


def _stretches(session: Session, one: Scored) -> Iterator[tuple[int, int]]:
    """Where that stands which is left out, signs that stand together as one; -1 where it can be no word of a text."""
    begun: tuple[int, int] | None = None
    for number, token in enumerate(one.left):
        sign = len(token.text) == 1
        after = one.left[number + 1 : number + 2]
        joins = sign and bool(after) and after[0].start == token.end and len(after[0].text) == 1
        together = bool(begun) and sign and begun is not None and token.start == begun[1]
        if not together and not joins and not _is_word(session, token, one.reading):
            yield (-1, -1)
            return
        if together and begun:
            begun = (begun[0], token.end)
            continue
        if begun:
            yield begun
        begun = None if _is_class(token) and not joins else (token.start, token.end)
    if begun:
        yield begun


def _is_class(token: Token) -> bool:
    return any(sense.is_class for sense in token.senses)


def _is_word(session: Session, token: Token, reading: Reading) -> bool:
    """Whether a text may have it: no grammar, and no word for another class than the one that is sought."""
    if says_nothing(token.text, ""):
        return True
    if token.kind not in ("unknown", "word", "thing", "small", "link", "path"):
        return False
    classes = [sense for sense in token.senses if sense.is_class]
    if not classes:
        return token.kind != "path" or says_nothing(token.text, "")
    kinds = frozenset().union(*(session.lexicon.sense(local).kinds for local in reading.node.find))
    return any(sense.local == "Plan" or (kinds and kinds <= sense.kinds) for sense in classes)


def _keys(word: str, after: str) -> tuple[tuple[str, ...], ...]:
    """By what a passage is known to have the word; nothing, where it says too little."""
    if len(word) == 1 and "一" <= word <= "龠":
        return ((word,),) if _COMPOUND.match(after) else ()  # 減 of 減って is a part of other words, too
    return tuple(part.keys for part in content.parts(word))
