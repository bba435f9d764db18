"""From the tokens of a question to its reading: what is sought, and the conditions that it must meet.

The grammar has no sentences, only roles. A class word says what is sought; a property's word says how;
names and addresses say to what; small closed classes of words say not, or, how many, most, before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from itertools import islice, product

from keikaku.language.accounting import unaccounted
from keikaku.language.asking import Asking
from keikaku.language.both import with_both
from keikaku.language.english import english
from keikaku.language.fitting import Fitting
from keikaku.language.index import Name, NameIndex
from keikaku.language.items import Item
from keikaku.language.japanese import japanese
from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Linked, Node, Reading, Thing
from keikaku.language.tokens import Token, tokenize
from keikaku.records import IRI, is_japanese
from keikaku.vocab import ELEMENT_KINDS, ID, is_whole_plan

ElementKind = Callable[[str], str | None]  # address to the kind of the element there, None if none
Units = Callable[[], Mapping[str, Thing]]  # folded names of units

_DETERMINERS = ("どんな", "どの", "どのような", "どういう", "いくつの", "何の", "どういった", "何件の", "何社の")
_MOST_CHOICES = 16  # readings of a question whose names are of several things each


def read(
    question: str, names: NameIndex, lexicon: Lexicon, element_kind: ElementKind, units: Units = lambda: {}
) -> Reading:
    """The best reading of a question, in English or Japanese. Never raises: see ``Reading.unread``.

    Where a name is that of several things, the one that fits the rest of the question.
    """
    tokens = _kinds_before_groups(tokenize(question, names, lexicon))
    if any(token.kind == "unknown" or any(sense.is_kind for sense in token.senses) for token in tokens):
        from keikaku.language.mending import mend

        tokens = mend(question, tokens, names)
    reader = _Reader(question, tokens, names, lexicon, element_kind, units)
    choices = [sorted(token.names, key=_preference) for token in tokens if token.kind == "thing"]
    readings = [reader.read(list(choice)) for choice in islice(product(*choices), _MOST_CHOICES)]
    return min(readings, key=lambda found: (len(found[0].unread), found[1]))[0]


class _Reader:
    """One question, and what reading it takes."""

    def __init__(
        self, question: str, tokens: list[Token], names: NameIndex, lexicon: Lexicon,
        element_kind: ElementKind, units: Units,
    ) -> None:  # fmt: skip
        self.question, self.tokens, self.names = question, tokens, names
        self.lexicon, self.element_kind, self.units = lexicon, element_kind, units

    def read(self, chosen: list[Name]) -> tuple[Reading, int]:
        """The reading for one choice of a thing for each name, in the order of the names, and what misfits."""
        items, others, unread = self._items(chosen)
        asking = Asking(items, self.lexicon, self.units, self.question, self._plans)
        shape = japanese if is_japanese(self.question) else english
        left = list(asking.items.rest)
        head, unplaced = shape(left)
        fitting = Fitting(self.tokens, self.lexicon)
        reading = with_both(asking.finish(fitting.node(head), fitting), self.tokens)
        unread += [*asking.items.unread, *unplaced, *fitting.unread]
        unread += unaccounted(left, reading)
        if unread:  # the best reading of the rest
            reading = reading._replace(node=_without_empty(reading.node))
        in_order = sorted(dict.fromkeys(unread), key=self.question.find)
        return reading._replace(unread=tuple(in_order), others=tuple(others)), fitting.misfits

    def _items(self, chosen: list[Name]) -> tuple[list[Item], list[Thing], list[str]]:
        """The tokens with the things they name, other things of the same names, and what is no address."""
        items: list[Item] = []
        others: list[Thing] = []
        unread: list[str] = []
        choice = iter(chosen)
        for token in self.tokens:
            if token.kind == "thing":
                best = next(choice)
                items.append(Item(token, self._thing(best, token.value)))
                others += [self._thing(name) for name in sorted(token.names, key=_preference) if name.iri != best.iri]
            elif token.kind == "address":
                if thing := self._element(token.value):
                    items.append(Item(token, thing))
                else:
                    unread.append(token.text)
            elif token.kind == "date" and (thing := self._plan(token)):
                items.append(Item(token, thing))
            elif token.kind == "word" and token.senses[0].local == "Plan" and self._goes_without_saying(token):
                continue
            else:
                items.append(Item(token, asked=self._is_asked(token)))
        return items, list(dict.fromkeys(others)), unread

    def _is_asked(self, token: Token) -> bool:
        place = self.tokens.index(token)
        before = self.tokens[max(place - 2, 0) : place]
        return "".join(other.text.strip() for other in before).endswith(_DETERMINERS)

    def _element(self, address: str) -> Thing | None:
        kind = self.element_kind(address)
        iri = IRI(ID + address.replace(":", "/"))
        return Thing(iri, kind, self.names.label(iri), address) if kind else None

    def _plans(self) -> list[Thing]:
        """All whole plans."""
        found = (self._element(name.iri[len(ID) :]) for name in self.names.whole_plans())
        return [thing for thing in found if thing]

    def _plan(self, token: Token) -> Thing | None:
        """ "the 2005 and 2018 plans", "issues in 2005": a year beside a plan or that of a plan is the plan."""
        text = unicodedata.normalize("NFKC", token.text).strip()
        if not (text[:4].isdigit() and text[4:] in ("", "年")):
            return None
        return self._element(text[:4]) if self._beside_plan(token) or not self._speaks_of_time() else None

    def _beside_plan(self, token: Token) -> bool:
        place = self.tokens.index(token)
        for tokens in (self.tokens[place + 1 :], self.tokens[:place][::-1]):
            for other in [other for other in tokens if other.kind not in ("small", "link")][:3]:
                if any(sense.local == "Plan" for sense in other.senses[:1]):
                    return True
                if any(is_whole_plan(name.iri) for name in other.names):
                    return True
                if other.kind not in ("and", "or", "date"):
                    break
        return False

    def _goes_without_saying(self, token: Token) -> bool:
        """ "the 2005 and 2018 plans" are named by their years; of "the plan" all is."""
        if any(other.kind == "date" and self._plan(other) for other in self.tokens):
            return True
        classes = [other for other in self.tokens if other.kind == "word" and other.senses[0].is_class]
        known = token.text.strip().lower() in (
            "plan",
            "plans",
            "計画",
            "プラン",
            "計画書",
        )
        return known and (len(classes) > 1 or self._is_where(token))

    def _is_where(self, token: Token) -> bool:
        """ "in the plan", 計画に: where a named thing is said to be, not what is sought."""
        place = self.tokens.index(token)
        before = next((other for other in reversed(self.tokens[:place]) if other.kind != "small"), None)
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        said = before.text.strip().lower() if before else ""
        inside = said == "in" or said.endswith(" in") or (after is not None and after.text == "に")
        return inside and any(other.kind == "thing" for other in self.tokens)

    def _speaks_of_time(self) -> bool:
        """Whether the question has something that years may be said of: dates, values, events."""
        timely = {"Milestone", "Statistic", "IndicatorValue", "Indicator", "Event", "Document"}
        for token in self.tokens:
            if token.kind in ("time", "when", "number") or (token.kind == "date" and self._is_span(token)):
                return True
            senses = () if token.kind == "thing" else token.senses
            if any(sense.family == "MilestoneKind" for sense in senses) or any(s.kinds & timely for s in senses[:1]):
                return True
        return not any(token.senses and token.senses[0].is_class for token in self.tokens if token.kind == "word")

    def _is_span(self, token: Token) -> bool:
        text = unicodedata.normalize("NFKC", token.text).strip()
        return not (text[:4].isdigit() and text[4:] in ("", "年"))

    def _thing(self, name: Name, typed: str = "") -> Thing:
        return Thing(name.iri, name.kind, self.names.label(name.iri), typed=typed)


def _without_empty(node: Node) -> Node:
    """Without the links whose things were not understood."""
    kept = tuple(c for c in node.conditions if not isinstance(c, Linked) or c.objects or c.negated)
    return node._replace(conditions=kept)


def _kinds_before_groups(tokens: list[Token]) -> list[Token]:
    """Universities are a group that a plan is for and a kind of actor: the kind, unless it is for them."""
    found: list[Token] = []
    for token in tokens:
        is_group = token.kind == "thing" and all(name.kind == "Group" for name in token.names)
        following = tokens[len(found) + 1] if len(found) + 1 < len(tokens) else None
        before = next((other for other in reversed(found) if other.kind != "small"), None)
        meant = any(
            beside is not None and (beside.value == "for" or any(s.local == "concerns" for s in beside.senses))
            for beside in (before, following)
        )
        if is_group and token.senses and token.senses[0].is_class and not meant:
            token = token._replace(kind="word", names=())
        found.append(token)
    return found


def _preference(name: Name) -> tuple[bool, bool, str]:
    """Entities before plan elements, preferred names before others."""
    return (name.kind in ELEMENT_KINDS, not name.preferred, name.iri)
