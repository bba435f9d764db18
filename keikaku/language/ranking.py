"""What a question counts by: most, fewest, top five, more than three."""

from __future__ import annotations

from keikaku.language.fitting import Fitting
from keikaku.language.items import WHO, Item, Items
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.reading import ALL_PLACES, Condition, Linked, Ranking, Within
from keikaku.vocab import ELEMENTS

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTERS = frozenset("つ 件 個 社 位 か所 箇所 カ所 団体 本 者 組織 施設 places".split())  # noqa: SIM905
_ROLE_NOUNS = frozenset({"partner", "supporter", "organiser", "operator", "member"})


class Counting:
    """Takes what is counted by out of the items. ``ranking``: None where the question ranks nothing."""

    def __init__(self, items: Items, lexicon: Lexicon, japanese: bool) -> None:
        self.items = items
        self.ranking: Ranking | None = None
        self._lexicon, self._japanese = lexicon, japanese
        self._role_noun: Item | None = None
        self._rank()

    def _rank(self) -> None:
        said = self.items.roles("most")
        per = self.items.roles("per")
        if said:
            most = all(item.token.value == "most" for item in said)
            first = next((n for n in (self._number_beside(item) for item in said) if n), None)
            if first is None and any("順" in item.text for item in said):
                first = ALL_PLACES
            counted = self._class_counted(said, per)
            self.items.take(*said, *per)
            self.ranking = Ranking(counted.local if counted else None, "", most=most, first=first)
        elif per and (sense := self._class_counted([], per)):
            self.items.take(*per)
            self.ranking = Ranking(sense.local, "", first=ALL_PLACES)  # "policies ranked by number of indicators"
        else:
            self._threshold()

    def _number_beside(self, item: Item) -> int | None:
        """ "top 5", "top five", 上位５つ."""
        for step in (1, -1):
            beside = self.items.neighbour(item, step)
            if beside is None or beside.role not in ("number", "unknown"):
                continue
            written = beside.token.written
            number = int(written.number) if written and written.number else _NUMBERS.get(beside.text)
            if number is None:
                continue
            counter = self.items.neighbour(beside, 1, ())
            if counter and counter.role == "unknown" and counter.text in _COUNTERS:
                self.items.take(counter)
            self.items.take(beside)
            return number
        return None

    def _class_counted(self, said: list[Item], per: list[Item]) -> Sense | None:
        """The class that is counted, which is not the one that is sought."""
        classes = self.items.classes()
        chosen: Item | None = None
        for item in per:
            following = self.items.neighbour(item, 1)
            chosen = following if following in classes else chosen
        for item in said:
            if "順" in item.text:  # 政策を指標の多い順に: what stands before it
                place = self.items.rest.index(item)
                chosen = next((one for one in reversed(self.items.rest[:place]) if one in classes), chosen)
        asked = any(item.text in WHO for item in self.items.roles("class"))
        if chosen is None and len(classes) == 2:
            chosen = classes[0] if self._japanese else classes[1]
        elif chosen is None and len(classes) == 1 and asked:
            chosen = classes[0]
        for item in said:
            following = self.items.neighbour(item, 1, ("small", "count"))
            if chosen is not None:
                break
            if following in classes and len(classes) > 1 and not item.text.startswith(("top", "上位", "トップ")):
                chosen = following
            elif following is not None and following.role == "word" and following.token.senses[0].objects:
                sense = following.token.senses[0]
                if sense.objects <= {"Organisation", "Network", "Facility"} and self._is_noun(following):
                    self._role_noun = following
                    return self._lexicon.sense("Actor")
        if chosen is None and per and len(classes) > 1:
            chosen = classes[-1]
        if chosen is None:
            return None
        beside = self.items.neighbour(chosen, -1)
        self.items.take(chosen, beside if beside is not None and beside.text == "by" else None)
        return chosen.token.senses[0]

    def _is_noun(self, item: Item) -> bool:
        return item.text.rstrip("s") in _ROLE_NOUNS

    def _threshold(self) -> None:
        """ "involved in more than three initiatives", ３件以上の取組に関わる."""
        for item in self.items.roles("compare"):
            for number in (self.items.neighbour(item, 1), self.items.neighbour(item, -1, ("small", "unknown"))):
                if number is not None and (number.role == "number" or number.text in _NUMBERS):
                    break
            else:
                continue
            classes = [
                c for c in self.items.classes() if c.token.senses[0].local not in ("Indicator", "IndicatorValue")
            ]
            counted = self._counted_class(item, number)
            if counted is None or counted not in classes or len(self.items.roles("class")) < 2:
                continue
            written = number.token.written
            value = int(written.number) if written and written.number is not None else _NUMBERS[number.text]
            between = self.items.neighbour(number, 1, ())
            counter = between if between and between.text in _COUNTERS and between.role == "unknown" else None
            self.items.take(item, number, counter, counted)
            self.ranking = Ranking(counted.token.senses[0].local, "", comparison=item.token.value, number=value)
            return

    def _counted_class(self, item: Item, number: Item) -> Item | None:
        skip = ("small", "unknown", "number", "compare", "link", "count")
        following = self.items.neighbour(number if not self._japanese else item, 1, skip)
        before = self.items.neighbour(number, -1, skip)
        if following is not None and following.role == "class":
            return following
        return before if self._japanese and before is not None and before.role == "class" else None

    def related(
        self, ranking: Ranking, find: tuple[str, ...], conditions: list[Condition], fitting: Fitting
    ) -> tuple[Ranking, list[Condition]]:
        """The relation that is counted by: one that a clause names without a thing, or what the classes suggest."""
        kinds = fitting.kinds(find)
        elements = bool(kinds) and kinds <= ELEMENTS
        counted = fitting.lexicon.sense(ranking.counted).kinds if ranking.counted else frozenset[str]()
        bare = next((c for c in conditions if isinstance(c, Linked) and not c.objects), None)
        if bare is not None:
            conditions = [c for c in conditions if c is not bare]
            relation = _of_actors(bare.relation or "of") if not elements else bare.relation or "of"
            return ranking._replace(relation=relation, forward=bare.forward), conditions
        if self._role_noun is not None:
            local = self._role_noun.token.senses[0].local
            return ranking._replace(relation=local if elements else _of_actors(local)), conditions
        within = next((c for c in conditions if isinstance(c, Within) and c.relation not in (None, "of", "in")), None)
        if within is not None and not elements:
            return ranking._replace(relation=within.relation or "of"), conditions
        other = counted if elements else kinds
        if elements and counted and counted <= ELEMENTS:
            return ranking._replace(relation="partOf"), conditions
        involved = other and other <= {"Organisation", "Network", "Facility"}
        return ranking._replace(relation="involves" if involved else "about"), conditions


def _of_actors(relation: str) -> str:
    """Elements have partners in what they do; actors work with each other."""
    return "cooperatesWith" if relation == "partner" else relation
