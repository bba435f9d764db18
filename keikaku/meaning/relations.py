"""Which property may join which classes, and which end of it is sought."""

from __future__ import annotations

from collections.abc import Iterator

from keikaku.language.lexicon import Lexicon, Sense
from keikaku.meaning.lattice import Rel, is_noun
from keikaku.vocab import ACTOR_KINDS, ELEMENTS, OBSERVATIONS, OTHER_KINDS

_ACTORS = frozenset(ACTOR_KINDS)
_INVOLVED = _ACTORS | {"Facility", "Post"}
_TAKING_PART = _INVOLVED | {"Group"}  # by name, or by the kind of body they are
_LOCATED = frozenset({"Facility", "Place", "Event", "Document", "Programme", *ACTOR_KINDS})
_OF_THE_SUBJECT = frozenset("がはもの") | {"before"}  # Xが運営する, Xの運営する: X does it
# Nouns for the subject: Xの一部 is part of X, Xの所属先 is not.
_PARTS = frozenset({"一部", "一部である", "部局", "部署", "局", "一員", "一員である"})
_APART = frozenset(OTHER_KINDS) - {"Passage"}  # nothing is about a unit, nor in one
_OF_ELEMENTS = {
    "participatesIn": "involves", "partOf": "of", "isPartOf": "of", "location": "in", "wantsToCooperateWith": "wanted",
}  # fmt: skip
_WRONG_END, _LOOSE = 3.0, 2.0


class Relations:
    """What the ontology says of the ends of its properties."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def kinds(self, find: tuple[str, ...]) -> frozenset[str]:
        """The most specific classes of a set; empty for any."""
        return frozenset().union(*(self.lexicon.sense(local).kinds for local in find))

    def within(self, rel: Rel | None, link: str, find: tuple[str, ...]) -> Iterator[tuple[str | None, float]]:
        """How things of these classes belong to an element of a plan."""
        kinds = self.kinds(find)
        if rel is None:
            yield ("in" if link in ("in", "at") else "of" if link else None), 0.0
            return
        for number, local in enumerate(rel.locals):
            local = _OF_ELEMENTS.get(local, local)
            sense = self.lexicon.sense(local) if local not in ("of", "in") else None
            if sense is None or local in ("about", "mentions"):
                yield local, 0.3 * number
            elif not sense.objects:
                continue  # change, kind: these lead to no thing
            elif kinds and kinds <= ELEMENTS:
                if local in ("involves", "supportedBy", "concerns", "promotes"):
                    yield "of", 0.5  # 政策６が関わる取組, 海外展開を支援する取組
            elif not kinds or kinds & sense.objects:
                yield local, 0.3 * number

    def between(
        self, find: tuple[str, ...], named: frozenset[str], rel: Rel | None, link: str, side: str
    ) -> Iterator[tuple[str, bool, float]]:
        """The properties between things of these classes and those named: local name, whether the sought is its
        subject, cost."""
        sought = self.kinds(find)
        if rel is None:
            yield from self._unnamed(link, named, sought)
            return
        # who works with whom is seen from what both take part in, too
        for number, local in enumerate(sorted(rel.locals, key=lambda local: local != "partner")):
            cost = 0.3 * number
            if local == "partner" and not sought:
                if rel.text.isascii():  # "partners of X" asks for actors; 神奈川県と進めるもの for what is done
                    yield local, False, cost
                continue
            if named and sought and sought <= ELEMENTS and (meant := _meant(rel, local, named)):
                yield meant, True, cost
                continue
            if local == "supportedBy" and named and sought and sought <= ELEMENTS and _does(rel, side):
                yield ("concerns" if named == {"Group"} else "about"), True, cost  # initiatives that support farmers
                continue
            ends = list(self._ends(self.lexicon.sense(local), sought, named, rel.text, side))
            yield from ((local, forward, cost + more) for forward, more in ends)
            if local == "involves" and sought <= ELEMENTS and named and not named & _TAKING_PART:
                yield "about", True, cost  # only actors, facilities and groups are involved
            elif not ends and sought and _is_loose(local, sought, named):
                behind = local == "partner" or (named and named <= ELEMENTS and not sought & ELEMENTS)
                far = local != "partner" and not sought <= ELEMENTS
                yield local, not behind, cost + (0.5 if far else 0.0)

    def _ends(
        self, sense: Sense, sought: frozenset[str], named: frozenset[str], text: str, side: str
    ) -> Iterator[tuple[bool, float]]:
        if sense.subjects and not sense.objects:  # it leads to a text or a number, not to a thing: よみ, 緯度
            return
        subject = _may(sought, sense.subjects) and _may(named, sense.objects)
        object_ = _may(sought, sense.objects) and _may(named, sense.subjects)
        if subject and object_ and named:
            meant = seeks_subject(sense, text, side)
            yield meant, 0.0
            yield not meant, _WRONG_END
        elif subject and (sought or not object_ or named):
            if not (sought and sought <= _ACTORS and _is_active(sense, text, side)):  # who runs X: nobody that X runs
                yield True, 0.0
        elif object_:
            yield False, _WRONG_END if _says_forward(sense, text, side) else 0.0

    def _unnamed(self, link: str, named: frozenset[str], sought: frozenset[str]) -> Iterator[tuple[str, bool, float]]:
        """What a preposition, a particle or nothing stands for between these classes."""
        elements = not sought or bool(sought & ELEMENTS)
        if "Passage" in named or sought & _APART:
            return
        if sought and sought <= OBSERVATIONS:
            yield "about", True, 0.0
        elif named and named <= ELEMENTS:
            if not elements:
                yield "involves" if sought <= _INVOLVED else "about", False, 0.5
        elif elements:
            if named == {"Group"}:
                together = link == "with" and sought != {"Issue"}  # issues with shops are of them
                yield "concerns", True, 0.5 if together else 0.0
                yield "involves", True, 0.0 if together else 0.5
            elif named == {"Facility"} and sought == {"Issue"}:  # which it has: of those in which it takes part, too
                yield "about", True, 0.0
            elif named <= _INVOLVED and link not in ("about", "in", "at"):
                yield "involves", True, 0.0
                yield "about", True, 0.5
            elif named == {"Place"} and link in ("in", "of", "at"):
                yield "inside", True, 0.0
            else:
                yield "about", True, 0.0
        elif named <= {"Place", "Facility"} and sought & _LOCATED and link in ("in", "at", "of"):
            yield "location", True, 0.0
        elif link != "about" and named != {"Group"}:
            yield "direct", True, 0.3 if sought & named else 0.8

    def implied(self, relation: str, forward: bool) -> tuple[str, ...]:
        """The class that a relation alone asks for: operators are actors."""
        try:
            sense = self.lexicon.sense(relation)
        except KeyError:
            return ()
        kinds = sense.subjects if forward else sense.objects
        if kinds and kinds <= _TAKING_PART and kinds & _ACTORS:
            return ("Actor",)
        return tuple(kinds) if len(kinds) == 1 else ()

    def counted(self, sought: str, counted: str, rel: Rel | None) -> Iterator[tuple[str, bool, float]]:
        """The properties by which things of a class may be counted for one of another."""
        kinds, others = self.kinds((sought,)), self.kinds((counted,))
        if kinds <= ELEMENTS and others <= ELEMENTS:
            yield "partOf", True, 0.0
            return
        if rel:
            for number, local in enumerate(rel.locals):
                local = "about" if local == "mentions" else local
                for forward, cost in self._ends(self.lexicon.sense(local), kinds, others, rel.text, "after"):
                    yield local, not forward, cost + 0.3 * number
            return
        involved = (kinds if others <= ELEMENTS else others) <= _INVOLVED
        if kinds <= ELEMENTS or others <= ELEMENTS:
            yield "involves" if involved else "about", True, 0.3


def _is_loose(local: str, sought: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the property is said of more than the ontology says."""
    if local in ("about", "mentions"):
        return True
    taking_part = sought <= _INVOLVED and named <= _INVOLVED | ELEMENTS
    return local in ("involves", "partner") and (sought <= ELEMENTS or taking_part)


def _meant(rel: Rel, local: str, named: frozenset[str]) -> str | None:
    """What targeting a group or concerning a place is called in the ontology, where its words are used more loosely."""
    if named == {"Group"}:
        return "concerns" if local == "targets" else None
    return "about" if local == "concerns" and rel.text.isascii() else None


def _does(rel: Rel, side: str) -> bool:
    """Whether a verb says what the sought do to the things beside it: supporting farmers, 高齢者を支える."""
    if not rel.text.isascii():
        return "を" in (side, rel.text[0])
    return side == "after" and not rel.text.endswith("by")


def _may(kinds: frozenset[str], at: frozenset[str]) -> bool:
    return not kinds or not at or bool(kinds & at)


def _is_active(sense: Sense, text: str, side: str) -> bool:
    """Whether an English verb says what the sought do, of a property that is named from what it is done to: runs."""
    passive = (sense.label.en or "").lower().endswith(" by")
    return passive and text.isascii() and not text.lower().endswith("by") and side == "after"


def seeks_subject(sense: Sense, text: str, side: str) -> bool:
    """Whether the things sought are the subjects of the property, where the classes at its ends do not tell.

    A property is named from its subject: ``operated by`` leads from what is operated. side: see ``Mod``.
    """
    label = (sense.label.en or "").lower()
    if not text.isascii():
        return _japanese(sense, text, side)
    if label.startswith("has ") or side in ("of", "'s"):
        return False  # a noun: members of X, X's operators
    active = label.endswith(" by") and not text.lower().endswith("by")
    return (side == "after") != active  # "operated by X" seeks subjects, and so does "X operates"


def _japanese(sense: Sense, text: str, side: str) -> bool:
    if text.lstrip("の") in _PARTS or text.endswith("である"):  # Xの構成員である
        return True
    if is_noun(text):
        return side == "を"  # a noun: Xの構成員, but Xを構成員とする
    active = (sense.label.en or "").lower().endswith(" by")  # the Japanese verbs are active: を運営する
    return (side in _OF_THE_SUBJECT) == active


def _says_forward(sense: Sense, text: str, side: str) -> bool:
    """Whether a Japanese particle says that the subject of the property is sought: 神奈川県にある, KIIPが運営する."""
    if is_noun(text):
        return False
    if sense.local == "location":
        return "に" in (side, text[0])
    return "が" in (side, text[0]) and (sense.label.en or "").lower().endswith(" by")
