"""From the shape of a question to its meaning: which property each clause stands for, and which end is sought.

Which end follows from the property's domain and range, so "who operates KOBS" and "facilities operated by
KIIP" need no rule each, in either language.
"""

from __future__ import annotations

from collections.abc import Sequence

from keikaku.language.clauses import Clause, Head
from keikaku.language.direction import seeks_subject
from keikaku.language.items import WHERE
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.reading import PREPOSITIONS, Condition, Either, Holding, Linked, Node, Other, Thing, Within
from keikaku.language.tokens import Token
from keikaku.vocab import ELEMENT_KINDS, ELEMENTS

# Words that mean little beside another one: "run in partnership with".
_VAGUE = frozenset({"run", "work", "works", "working", "held", "used", "based", "opinion", "name"})
_DEEPEST = 2  # "organisations involved in initiatives about …" is of depth 1
# What a preposition may stand for as a property.
_SPOKEN = {"involves": "involves", "about": "about", "by": "involves", "with": "involves"}


class Fitting:
    """Works out the conditions of heads, and keeps count of what does not fit.

    unread: words that found no use. misfits: things that are of no kind that their relation leads to.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = list(tokens)
        self.lexicon = lexicon
        self.unread: list[str] = []
        self.misfits = 0

    def node(self, head: Head, depth: int = 0) -> Node:
        """The meaning of a head with its clauses."""
        if depth > _DEEPEST:
            self.unread += [token.text for token, _ in head.classes]
            return Node()
        find = tuple(sense.local for _, sense in head.classes)
        if head.asking:
            find = self._overruled(head, find)
        conditions: list[Condition] = []
        for clause in head.clauses:
            for condition in self._conditions(clause, find, depth):
                if clause.alternative and conditions:
                    before = conditions.pop()
                    condition = Either((*(before.conditions if isinstance(before, Either) else (before,)), condition))
                conditions.append(condition)
        if find == ("Organisation",) and any(_is_membership(one) for one in conditions):
            find = ("Actor",)  # what organisations belong to is a network as often
        if not find and not head.asking and conditions:
            find = self._implied(conditions[0])
        return Node(find, tuple(conditions))

    def kinds(self, find: tuple[str, ...]) -> frozenset[str]:
        """The most specific classes that are sought; empty for any."""
        return frozenset().union(*(self.lexicon.sense(local).kinds for local in find))

    def _overruled(self, head: Head, find: tuple[str, ...]) -> tuple[str, ...]:
        """ "Who hosts it" may be answered by a facility, "where is it" by a place: then no class is asked for."""
        clause = next((clause for clause in head.clauses if clause.objects), None)
        if clause is None or any(isinstance(one, Thing) and one.is_element for one in clause.objects):
            return find
        named = self._named(clause.objects)
        if any(token.text.strip().lower() in WHERE for token, _ in head.classes):
            if clause.words and self._relation(clause, frozenset(), named)[0] in ("mentions", "about"):
                return ("Passage",)
            if not clause.words and named <= self.lexicon.sense("location").subjects:
                clause.words = [_located(head.classes[0][0], self.lexicon)]
            local, forward, unused = self._relation(clause, self.lexicon.sense("Place").kinds, named)
            place = local not in (None, "of", "in") and "Place" in self.lexicon.sense(local or "").objects
            if place and not forward and not unused:
                return ()
        local, _, unused = self._relation(clause, self.kinds(find), named)
        if local == "hostedBy":
            return ()
        if unused and not self._relation(clause, frozenset(), named)[2]:
            return ()
        return find

    def _named(self, objects: Sequence[Thing | Head]) -> frozenset[str]:
        """The kinds of the things of a clause."""
        kinds: set[str] = set()
        for one in objects:
            kinds |= {one.kind} if isinstance(one, Thing) else self.kinds(tuple(s.local for _, s in one.classes))
        return frozenset(kinds)

    def _conditions(self, clause: Clause, find: tuple[str, ...], depth: int) -> list[Condition]:
        things = [one for one in clause.objects if isinstance(one, Thing) and not one.is_element]
        elements = tuple(one for one in clause.objects if isinstance(one, Thing) and one.is_element)
        heads = [one for one in clause.objects if isinstance(one, Head)]
        if clause.excepted:
            sought = self.kinds(find)
            if things and (not clause.words or (sought and all(thing.kind in sought for thing in things))):
                return [Other(tuple(things))]
            if elements:
                return [Within(elements, "of", negated=True)]
        found: list[Condition] = []
        if elements:
            found.append(self._within(clause, elements, find))
        nodes = [self.node(head, depth + 1) for head in heads]
        if nodes and clause.negated and not clause.words and self._are_elements(find):
            below = self.kinds(tuple(local for node in nodes for local in node.find))
            if below <= ELEMENTS:
                found += [c for node in nodes for c in node.conditions if isinstance(c, Within)]
                nodes = [_anywhere(node) for node in nodes]  # 政策３の指標のない施策項目: of policy 3 are both
                found.append(Holding(tuple(nodes), negated=True))
                nodes = []
        if things or nodes or not clause.objects:
            found += self._linked(clause, (*things, *nodes), find)
        return found

    def _are_elements(self, find: tuple[str, ...]) -> bool:
        kinds = self.kinds(find)
        return bool(kinds) and kinds <= ELEMENTS

    def _within(self, clause: Clause, elements: tuple[Thing, ...], find: tuple[str, ...]) -> Within:
        """Of an element, only where it stands; of another thing, how it belongs there too."""
        relation: str | None = None
        if clause.words:
            relation, _, unused = self._relation(clause, self.kinds(find), frozenset())
            relation = "involves" if relation == "participatesIn" else relation
            self.unread += unused
        if relation is None and (find or clause.link or clause.words):
            relation = "in" if clause.link in ("in", "at") else "of"
        return Within(elements, relation, clause.either, clause.negated)

    def _linked(self, clause: Clause, objects: tuple[Thing | Node, ...], find: tuple[str, ...]) -> list[Condition]:
        sought, named = self.kinds(find), self._named(clause.objects)
        relation, forward, unused = self._relation(clause, sought, named)
        self.unread += unused
        if relation is None:
            if not objects:
                return []
            relation = clause.link if clause.link else ("of" if find else None)
        heads = [one for one in clause.objects if isinstance(one, Head)]
        if heads and not named <= ELEMENTS and self._says_too_little(relation, sought, find):
            words = [token.text for token in clause.words]
            self.unread += words or [token.text for head in heads for token, _ in head.classes]
            return []
        linked = Linked(relation, forward, objects, clause.either, clause.negated)
        self._count_misfits(linked, clause, sought, named)
        return [linked]

    def _says_too_little(self, relation: str | None, sought: frozenset[str], find: tuple[str, ...]) -> bool:
        """Whether this joins any thing of a class to nearly anything: organisations of facilities of places."""
        if meets(relation, sought):
            return True
        entities = bool(find) and not sought & ELEMENTS
        return entities and relation in PREPOSITIONS | {"about", "mentions"}

    def _relation(
        self, clause: Clause, sought: frozenset[str], named: frozenset[str]
    ) -> tuple[str | None, bool, list[str]]:
        """The property, whether what is sought is its subject, and the words that found no use."""
        chosen: list[tuple[str, bool]] = []
        texts: list[str] = []
        unused: list[str] = []
        for token in clause.words:
            senses = [sense for sense in token.senses if not sense.is_class and not sense.family]
            found = [self._fit(sense, sought, named, token) for sense in senses]
            if not any(found):
                found = [self._shared_side(sense) for sense in senses]
            fits = [fit for fit in found if fit is not None]
            if fits:
                chosen.append(fits[0])
                texts.append(token.text)
            elif not token.value:  # "under" says more than a preposition only where it can
                unused.append(token.text)
        if chosen:
            best = next((n for n, text in enumerate(texts) if text.strip().lower() not in _VAGUE), 0)
            others = [text for text, (local, _) in zip(texts, chosen, strict=True) if local != chosen[best][0]]
            unused += [text for text in others if text.strip().lower() not in _VAGUE]
            return (*chosen[best], [text for text in unused if text.strip().lower() not in _VAGUE])
        links = [clause.link, *(token.value for token in clause.words if token.value)]
        for link in links:
            if link in _SPOKEN and named:
                sense = self.lexicon.sense(_SPOKEN[link])
                if fit := self._fit(sense, sought, named) or self._shared_side(sense):
                    return (*fit, unused)
        return None, True, unused

    def _fit(
        self, sense: Sense, sought: frozenset[str], named: frozenset[str], token: Token | None = None
    ) -> tuple[str, bool] | None:
        """The property with the end that is sought: subjects if the things can be objects, else objects.

        Where both can be, the words around the property's word tell. Without things the relation needs what
        is sought at one end.
        """

        def may(kinds: frozenset[str], at: frozenset[str]) -> bool:
            return not kinds or not at or bool(kinds & at)

        if sense.local == "involves" and named and not may(named, sense.objects) and sought <= ELEMENTS:
            return "about", True  # only actors and facilities are involved; a place or a sector is spoken of
        if sense.local == "partner" and not sought:
            return "partner", False  # "partners of X" asks for actors, not for what X is a partner in
        subjects = may(sought, sense.subjects) and may(named, sense.objects)
        objects = may(sought, sense.objects) and may(named, sense.subjects)
        if subjects and objects and named and token:
            return sense.local, seeks_subject(token, self.tokens, sense)
        if subjects and (sought or not objects):
            return sense.local, True
        return (sense.local, False) if objects else None

    def _shared_side(self, sense: Sense) -> tuple[str, bool] | None:
        """Two things of the same side of a property: joined by what both take part in or are named in."""
        if sense.local in ("involves", "about", "mentions", "partner"):
            return sense.local, sense.local != "partner"
        return None

    def _implied(self, condition: Condition) -> tuple[str, ...]:
        """The class that a relation word alone asks for: "operators of X" are actors."""
        relation = condition.relation if isinstance(condition, Linked | Within) else None
        if relation in PREPOSITIONS:
            return ()
        sense = self.lexicon.sense(relation or "")
        kinds = sense.subjects if isinstance(condition, Linked) and condition.forward else sense.objects
        if kinds and kinds <= {"Organisation", "Network", "Facility"} and kinds & {"Organisation", "Network"}:
            return ("Actor",)
        return (next(iter(kinds)),) if len(kinds) == 1 else ()

    def _count_misfits(self, linked: Linked, clause: Clause, sought: frozenset[str], named: frozenset[str]) -> None:
        """What speaks against a reading: things of no kind that the relation leads to, and its direction."""
        if linked.relation in (None, "of", "for", "with", "by"):
            self.misfits += sum(kind in ELEMENT_KINDS for kind in named)
            self.misfits += sought == {"Place"} and not named & {"Place", "Facility"}  # 川崎市の区: of the place
            return
        if linked.relation in ("in", "at"):
            self.misfits += sum(kind not in ("Place", "Facility") for kind in named)
            return
        sense = self.lexicon.sense(linked.relation or "")
        kinds = sense.objects if linked.forward else sense.subjects
        said = [token for token in clause.words if not token.senses[0].is_class]
        saying = [token for token in said if sense in token.senses]
        against = bool(said) and not saying  # "involves" with a place is read as "about"
        if sense.subjects & sense.objects:
            against = against or any(seeks_subject(t, self.tokens, sense) != linked.forward for t in saying)
        self.misfits += against + sum(kind not in kinds for kind in named if kinds)


def _is_membership(condition: Condition) -> bool:
    return isinstance(condition, Linked) and condition.relation in ("memberOf", "hasMember", "unitOf")


def _anywhere(node: Node) -> Node:
    return node._replace(conditions=tuple(c for c in node.conditions if not isinstance(c, Within)))


def _located(asking: Token, lexicon: Lexicon) -> Token:
    """ "Where is X" and "Xはどこ" ask for its location, though no word says so."""
    return asking._replace(kind="word", senses=(lexicon.sense("location"),))


def belonging(within: Within, kinds: frozenset[str], lexicon: Lexicon) -> str:
    """The property by which things of these classes belong to an element of a plan."""
    if within.relation in (None, "of", "in", "only", "share"):
        if within.relation in ("only", "share"):
            return "about"  # what plans have in common need not take part in both
        return "involves" if kinds and kinds <= lexicon.sense("involves").objects else "about"
    return "about" if within.relation == "mentions" else within.relation or "about"


def meets(relation: str | None, kinds: frozenset[str], named: frozenset[str] = frozenset()) -> bool:
    """Whether actors or facilities are sought by another one: they meet in what both take part in.

    kinds: what is sought; named: what it is sought by.
    """
    sought = relation in ("involves", "partner") and bool(kinds) and not kinds & ELEMENTS
    return sought and not named & ELEMENTS
