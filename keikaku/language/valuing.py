"""What a question says of the values of indicators: compared, there or not, cumulative, in a unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from keikaku.language.folding import fold
from keikaku.language.items import Item, Items
from keikaku.language.lexicon import Sense
from keikaku.language.reading import Compared, Condition, Flagged, Span, Thing, Valued
from keikaku.records import is_japanese


class Valuing:
    """Takes what is said of values out of the items. ``seeks_indicators``: though the question names no class."""

    def __init__(self, items: Items, units: Callable[[], Mapping[str, Thing]], question: str) -> None:
        self.items = items
        self.conditions: list[Condition] = []
        self.seeks_indicators = False
        self._units, self._japanese = units, is_japanese(question)
        self._question = unicodedata.normalize("NFKC", question)
        self._values()

    def _values(self) -> None:
        for item, sense in self.items.family("Change"):
            self.conditions.append(Flagged("change", sense.local, sense.label))
            self.items.take(item)
        for item in self.items.roles("word"):
            if any(sense.local == "cumulative" for sense in item.token.senses):
                self.conditions.append(Flagged("cumulative", "true", item.token.senses[0].label))
                self.items.take(item)
        self._read_under()
        kinds = self.items.family("ValueKind")
        compares = self.items.roles("compare")
        if len(kinds) == 1 and len(compares) == 1 and not self.items.roles("number"):
            self._compare_with_latest(kinds[0], compares[0])
            compares, kinds = [], []
        if len(kinds) >= 2 and len(compares) == 1 and not self.items.roles("number"):
            self._compare(kinds, compares[0])
        elif compares and self.items.roles("number"):
            self._threshold_of_value(kinds, compares[0])
        else:
            self._value_there(kinds)
        self._unit_of_measure()

    def _read_under(self) -> None:
        """ "under 10 cases" compares, "under policy 6" does not."""
        for index, item in enumerate(self.items.rest):
            following = self.items.neighbour(item, 1)
            if item.text == "under" and following is not None and following.role == "number":
                self.items.rest[index] = Item(item.token._replace(kind="compare", value="<"))

    def _compare_with_latest(self, kind: tuple[Item, Sense], said: Item) -> None:
        """ "indicators that exceed their target": their latest value does."""
        item, sense = kind
        other = "Target" if sense.local == "Actual" else "Actual"
        first = self.items.rest.index(item) < self.items.rest.index(said) and not self._japanese
        left, right = (sense.local, other) if first and sense.local != "Target" else (other, sense.local)
        self.conditions.append(Compared(left, said.token.value, right))
        self.items.take(said, *([item] if not self._is_only_indicator(item) else []))
        self._take_values()
        self.seeks_indicators = True

    def _compare(self, kinds: list[tuple[Item, Sense]], said: Item) -> None:
        order = {id(item): index for index, item in enumerate(self.items.rest)}
        if self._japanese:
            # 現状値が目標を下回る: what stands right before the comparison is compared with.
            before = [pair for pair in kinds if order[id(pair[0])] < order[id(said)]]
            right = before[-1] if before else kinds[-1]
            left = next(pair for pair in kinds if pair is not right)
        else:
            after = [pair for pair in kinds if order[id(pair[0])] > order[id(said)]]
            right = after[0] if after else kinds[-1]
            before = [pair for pair in kinds if order[id(pair[0])] < order[id(said)]]
            left = before[-1] if before else kinds[0]
        self.conditions.append(Compared(left[1].local, said.token.value, right[1].local))
        self.items.take(said, *(item for item, _ in (left, right) if not self._is_only_indicator(item)))
        self._take_values()

    def _is_only_indicator(self, item: Item) -> bool:
        """ "targets below …": the word stands for the indicators too, where no other class does."""
        indicators = [c for c in self.items.classes() if c.token.senses[0].local == "Indicator"]
        return item in indicators and len(indicators) == 1

    def _take_values(self) -> None:
        """ "value" beside a kind of value says nothing more."""
        for item in self.items.roles("class", "word"):
            if item.has("IndicatorValue", "value") and not item.has("Indicator"):
                self.items.take(item)

    def _threshold_of_value(self, kinds: list[tuple[Item, Sense]], said: Item) -> None:
        number = self.items.neighbour(said, -1 if self._japanese else 1, ("small", "unknown", "link", "class"))
        if number is None or number.role != "number":
            number = self.items.roles("number")[0]
        written = number.token.written
        assert written is not None
        span = self._span_of_value()
        unit = self._unit_after(number)
        kind = self._kind_of_value(kinds)
        self.conditions.append(Valued(kind, said.token.value, written.number, unit, span))
        self.items.take(said, number, *(item for item, _ in kinds if not self._is_only_indicator(item)))
        self._take_values()
        self.seeks_indicators = True

    def _kind_of_value(self, kinds: list[tuple[Item, Sense]]) -> str:
        named = [sense.local for _, sense in kinds]
        return next((local for local in named if local != "Target"), named[0] if named else "Target")

    def _unit_after(self, number: Item) -> Thing | None:
        if number.token.written and number.token.written.per_cent:
            return self._units().get("percent")
        following = self.items.neighbour(number, 1, ())
        while following is not None and following.role == "small" and not following.text.strip():
            following = self.items.neighbour(following, 1, ())
        if following is None or following.role not in ("unknown", "word", "class", "thing", "small"):
            return None
        text = following.token.text.strip()
        unit = self._units().get(fold(text) or text)
        if unit:
            self.items.take(following)
        return unit

    def _span_of_value(self) -> Span | None:
        dates = self.items.roles("date")
        if len(dates) != 1 or dates[0].token.written is None:
            return None
        self.items.take(dates[0], *self.items.roles("time"))
        return dates[0].token.written.span

    def _value_there(self, kinds: list[tuple[Item, Sense]]) -> None:
        """ "indicators without baseline", "targets for fiscal 2021"."""
        classes = [c.token.senses[0].local for c in self.items.classes()]
        if not kinds or not any(local in ("Indicator", "IndicatorValue") for local in classes):
            return
        for item, sense in kinds:
            if self._is_only_indicator(item) and not self.items.roles("date"):
                continue
            if item.role == "class" and len(kinds) > 1 and sense.local == "Target":
                continue  # 政策６の指標と目標値
            denial = self._denial_of(item)
            dates = self.items.roles("date")
            if not denial and not dates and (item.role == "class" or not self._asks_for_having(item)):
                if item.role == "word":
                    self.items.take(item)
                continue
            span = None if denial else self._span_of_value()
            self.conditions.append(Valued(sense.local, span=span, negated=denial is not None))
            self.items.take(denial, *([item] if not self._is_only_indicator(item) else []))
            self._take_values()

    def _asks_for_having(self, item: Item) -> bool:
        if self._japanese:
            following = self.items.neighbour(item, 1, ())
            return bool(following and following.text in ("ある", "がある", "のある", "は") and "ある" in self._question)
        before = self.items.neighbour(item, -1)
        place = self.items.rest.index(item)
        having = any(other.text in ("have", "has", "having") for other in self.items.rest[max(place - 3, 0) : place])
        return having or bool(before and before.role == "link" and before.token.value == "with")

    def _denial_of(self, item: Item) -> Item | None:
        """The word that denies this one: no baseline, 基準値のない."""
        beside = self.items.neighbour(item, 1 if self._japanese else -1)
        if beside is not None and beside.role == "not" and beside.token.value != "except":
            return beside
        return None

    def _unit_of_measure(self) -> None:
        """ "indicators measured in per cent", 単位が人の指標."""
        for item in self.items.roles("word", "class"):
            if not any(sense.local in ("measures", "unit", "Unit") for sense in item.token.senses):
                continue
            place = self.items.rest.index(item)
            for other in (*self.items.rest[place + 1 : place + 3], *self.items.rest[max(place - 2, 0) : place]):
                if unit := self._units().get(fold(other.token.text)):
                    self._flag_unit(unit, item, other)
                    return
            if "%" in self._question:
                self._flag_unit(self._units()["percent"], item)
                return
        for item in self.items.roles("unknown"):  # "indicators in tonnes"
            before = self.items.neighbour(item, -1)
            of_indicators = any(other.token.senses[0].local == "Indicator" for other in self.items.classes())
            if before is None or before.role != "link" or not of_indicators:
                continue
            if unit := self._units().get(fold(item.token.text)):
                self._flag_unit(unit, item, before)

    def _flag_unit(self, unit: Thing, *items: Item) -> None:
        self.items.take(*items)
        self.conditions.append(Flagged("unit", unit.iri, unit.label))
