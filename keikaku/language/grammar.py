"""From the tokens of a question to its reading: what is sought, by which relation, to which things.

The grammar has no sentences, only roles. A class word says what is sought; a property's word says how;
names and addresses say to what. Which end of the property is sought follows from its domain and range,
so "who operates KOBS" and "facilities operated by KIIP" need no rule each, in either language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product
from typing import NamedTuple

from keikaku.language.direction import seeks_subject
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.tokens import Token, tokenize
from keikaku.records import IRI, Label, is_japanese
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID

ElementKind = Callable[[str], str | None]  # address to the kind of the element there, None if none


_MOST_CHOICES = 16  # readings of a question whose names are of several things each
# Words for an actor that may as well ask for the place where something happens.
WHERE = frozenset({"where", "どこ"})
WHO = frozenset({"who", "whom", "誰", "だれ"}) | WHERE


class Thing(NamedTuple):
    """A thing that the question names. ``typed`` is what was written where that is not its name."""

    iri: IRI
    kind: str
    label: Label
    address: str = ""
    typed: str = ""


class Reading(NamedTuple):
    """How a question was understood.

    find: local name of the class sought, ``None`` for everything about the things.
    relation: local name of a property; ``of``, ``in``: no property named; ``None``: no relation needed.
    forward: the things sought are the subjects of the property.
    things: entities; within: elements of a plan that the answer must stand in.
    unread: parts of the question that no reading was found for; with any, the answer is an offer only.
    others: other things that go by a name of the question.
    """

    find: str | None
    relation: str | None
    forward: bool
    things: tuple[Thing, ...]
    within: tuple[Thing, ...]
    unread: tuple[str, ...]
    others: tuple[Thing, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every word was read, and there is something to look for."""
        return not self.unread and bool(self.find or self.things or self.within)


def read(question: str, names: NameIndex, lexicon: Lexicon, element_kind: ElementKind) -> Reading:
    """The best reading of a question, in English or Japanese. Never raises: see ``Reading.unread``.

    Where a name is that of several things, the one that fits the rest of the question.
    """
    tokens = tokenize(question, names, lexicon)
    if any(token.kind == "unknown" or any(sense.is_kind for sense in token.senses) for token in tokens):
        from keikaku.language.mending import mend

        tokens = mend(question, tokens, names)
    choices = [sorted(token.names, key=_preference) for token in tokens if token.kind == "thing"]
    readings = [
        _read(question, tokens, list(choice), names, lexicon, element_kind)
        for choice in islice(product(*choices), _MOST_CHOICES)
    ]
    return min(readings, key=lambda reading: (len(reading.unread), _misfits(reading, tokens, lexicon)))


def _read(
    question: str, tokens: list[Token], chosen: list[Name],
    names: NameIndex, lexicon: Lexicon, element_kind: ElementKind,
) -> Reading:  # fmt: skip
    """The reading for one choice of a thing for each name, in the order of the names."""
    unread = [token.text for token in tokens if token.kind == "unknown"]
    things, others = _things(tokens, chosen, names, element_kind, unread)
    entities = tuple(thing for thing in things if thing.kind not in ELEMENT_KINDS)
    within = tuple(thing for thing in things if thing.kind in ELEMENT_KINDS)
    words = [token for token in tokens if token.kind == "word"]
    find, leftover = _sought(words, things, question)
    relation, forward, unused = _relation(words, tokens, find, things, lexicon)
    if find == "Actor" and any(token.text.strip().lower() in WHO for token in words):
        find, relation, forward, unused = _who(words, tokens, things, lexicon, (find, relation, forward, unused))
    if relation and find is None and not any(token.text.strip().lower() in WHO for token in words):
        find = _implied(lexicon.sense(relation), forward) if relation not in ("of", "in") else None
    return Reading(find, relation, forward, entities, within, tuple(unread + leftover + unused), tuple(others))


def _misfits(reading: Reading, tokens: list[Token], lexicon: Lexicon) -> int:
    """How much speaks against a reading: things of no kind that the relation leads to, and its direction."""
    if reading.relation in (None, "of"):
        return 0
    if reading.relation == "in":
        return sum(thing.kind not in ("Place", "Facility") for thing in reading.things)
    sense = lexicon.sense(reading.relation or "")
    kinds = sense.objects if reading.forward else sense.subjects
    said = [token for token in tokens if token.kind == "word" and not token.senses[0].is_class]
    saying = [token for token in said if sense in token.senses]
    against = bool(said) and not saying  # "involves" with a place is read as "about"
    if sense.subjects & sense.objects:
        against = against or any(seeks_subject(token, tokens, sense) != reading.forward for token in saying)
    return against + sum(thing.kind not in kinds for thing in reading.things if kinds)


def _things(
    tokens: list[Token], chosen: list[Name], names: NameIndex, element_kind: ElementKind, unread: list[str]
) -> tuple[list[Thing], list[Thing]]:
    """The things named, and others of the same names; addresses of nothing are added to ``unread``."""
    things: list[Thing] = []
    others: list[Thing] = []
    choice = iter(chosen)
    for token in tokens:
        if token.kind == "thing":
            best = next(choice)
            things.append(_thing(best, names, token.value))
            others += [_thing(name, names) for name in sorted(token.names, key=_preference) if name.iri != best.iri]
        elif token.kind == "address":
            kind = element_kind(token.value)
            if kind is None:
                unread.append(token.text)
            else:
                iri = IRI(ID + token.value.replace(":", "/"))
                things.append(Thing(iri, kind, names.label(iri), token.value))
    return list(dict.fromkeys(things)), list(dict.fromkeys(others))


def _thing(name: Name, names: NameIndex, typed: str = "") -> Thing:
    return Thing(name.iri, name.kind, names.label(name.iri), typed=typed)


def _preference(name: Name) -> tuple[bool, bool, str]:
    """Entities before plan elements, preferred names before others."""
    return (name.kind in ELEMENT_KINDS, not name.preferred, name.iri)


def _sought(words: list[Token], things: list[Thing], question: str) -> tuple[str | None, list[str]]:
    """The class sought: the first class word in English, the last in Japanese, where the head stands last.

    A class word beside a thing of that class ("the facility KOBS") names no second class.
    """
    japanese = is_japanese(question)
    classes = [(token, sense) for token in words for sense in token.senses[:1] if sense.is_class]
    if not classes:
        return None, []
    token, sense = classes[-1] if japanese else classes[0]
    leftover = [
        other.text
        for other, what in classes
        if other is not token and what.local != sense.local and not any(t.kind in what.kinds for t in things)
    ]
    return sense.local, leftover


def _relation(
    words: list[Token], tokens: list[Token], find: str | None, things: list[Thing], lexicon: Lexicon
) -> tuple[str | None, bool, list[str]]:
    """The relation, whether what is sought is its subject, and the relation words that found no use."""
    sought = lexicon.sense(find).kinds if find else frozenset[str]()
    named = frozenset(thing.kind for thing in things)
    chosen: list[tuple[str, bool]] = []
    texts: list[str] = []
    unused: list[str] = []
    for token in words:
        senses = [sense for sense in token.senses if not sense.is_class]
        if not senses or (token.senses[0].is_class):
            continue
        fits = [fit for sense in senses if (fit := _fit(sense, sought, named, token, tokens)) is not None]
        if fits:
            chosen.append(fits[0])
            texts.append(token.text)
        elif not token.value:  # "under" says more than a preposition only where it can
            unused.append(token.text)
    if chosen:
        unused += [text for text, (local, _) in zip(texts, chosen, strict=True) if local != chosen[0][0]]
        return (*chosen[0], unused)
    links = [token.value for token in tokens if token.kind in ("link", "word") and token.value not in ("", "and")]
    for link in links:
        if link in ("involves", "about", "by"):
            sense = lexicon.sense("involves" if link == "by" else link)
            if fit := _fit(sense, sought, named):
                return (*fit, unused)
    if things and (find or links):
        return ("in" if "in" in links else "of"), True, unused
    return None, True, unused


def _who(
    words: list[Token], tokens: list[Token], things: list[Thing], lexicon: Lexicon,
    as_actor: tuple[str | None, str | None, bool, list[str]],
) -> tuple[str | None, str | None, bool, list[str]]:  # fmt: skip
    """ "Who hosts it" may be answered by a facility, "where is it" by a place: then no class is asked for."""
    if any(token.text.strip().lower() in WHERE for token in words):
        relation, forward, unused = _relation(words, tokens, "Place", things, lexicon)
        named = relation not in (None, "of", "in")
        if named and not forward and not unused and "Place" in lexicon.sense(relation or "").objects:
            return None, relation, forward, unused
    if as_actor[1] == "hostedBy":
        return (None, *as_actor[1:])
    if as_actor[3]:
        relation, forward, unused = _relation(words, tokens, "Facility", things, lexicon)
        if not unused:
            return None, relation, forward, unused
    return as_actor


def _fit(
    sense: Sense, sought: frozenset[str], named: frozenset[str],
    token: Token | None = None, tokens: Sequence[Token] = (),
) -> tuple[str, bool] | None:  # fmt: skip
    """The property with the end that is sought: subjects if the things can be objects, else objects.

    Where both can be, the words around the property's word tell. Without things the relation needs what
    is sought at one end. A plan element among the things can always stand for the elements below it.
    """

    def may(kinds: frozenset[str], at: frozenset[str]) -> bool:
        return not kinds or not at or bool(kinds & at)

    entities = named - frozenset(ELEMENT_KINDS)
    if sense.local == "involves" and entities and not may(entities, sense.objects):
        return "about", True  # only actors and facilities are involved; a place or a sector is spoken of
    if sense.local == "partner" and not sought:
        return "partner", False  # "partners of X" asks for actors, not for what X is a partner in
    subjects = may(sought, sense.subjects) and may(entities, sense.objects)
    objects = may(sought, sense.objects) and may(named, sense.subjects)
    if subjects and objects and entities and token:
        return sense.local, seeks_subject(token, list(tokens), sense)
    if subjects and (sought or not objects):
        return sense.local, True
    if objects:
        return sense.local, False
    if sense.local in ("involves", "about", "mentions", "partner"):
        # Two things of the same side: joined by what both are named in.
        return sense.local, sense.local != "partner"
    return None


def _implied(sense: Sense, forward: bool) -> str | None:
    """The class that a relation word alone asks for: "operators of X" are actors."""
    kinds = sense.subjects if forward else sense.objects
    if not kinds:
        return None
    if kinds <= {"Organisation", "Network", "Facility"} and kinds & {"Organisation", "Network"}:
        return "Actor"
    return next(iter(kinds)) if len(kinds) == 1 else None


def meets(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether an actor or facility is sought by another one: they meet in what both take part in."""
    if reading.relation not in ("involves", "partner") or reading.find is None or not reading.things:
        return False
    return not lexicon.sense(reading.find).kinds & frozenset(ELEMENT_KINDS)


def seeks_entities_within(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether entities are sought that an element of the plan speaks of, not elements below it."""
    if reading.find is None or reading.things or not reading.within:
        return False
    return bool(lexicon.sense(reading.find).kinds & frozenset(ENTITY_KINDS))


def relation_within(reading: Reading, lexicon: Lexicon) -> str:
    """How these entities belong to the element: actors and facilities take part, others are named."""
    relation = reading.relation or "of"
    if relation in ("of", "in"):
        kinds = lexicon.sense(reading.find or "Entity").kinds
        return "involves" if kinds <= lexicon.sense("involves").objects else "about"
    return "about" if relation == "mentions" else relation
