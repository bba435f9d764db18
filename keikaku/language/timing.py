"""What a question says of time: dates, and what opens, starts or is revised then."""

from __future__ import annotations

from keikaku.language.items import Item, Items
from keikaku.language.lexicon import Sense
from keikaku.language.reading import Condition, Timed


class Timing:
    """Takes what is said of time out of the items.

    milestones: kinds that are asked for as milestones; None where things are asked for, not their dates.
    """

    def __init__(self, items: Items) -> None:
        self.items = items
        self.conditions: list[Condition] = []
        self.milestones: list[str] | None = None
        self._time()

    def _time(self) -> None:
        kinds = self.items.family("MilestoneKind")
        dates = self.items.roles("date")
        asked_when = self.items.roles("when")
        if dates:
            self._dated(kinds, dates)
        elif kinds and not asked_when and all(sense.local == "Held" for _, sense in kinds):
            if self.items.roles("class") and not any(
                "Document" in c.token.senses[0].kinds for c in self.items.classes()
            ):
                self.items.take(
                    *(item for item, _ in kinds if item.role == "word" and item.token.senses[0].local != "hostedBy")
                )
        elif asked_when or (kinds and not self._classes_but_milestones() and not self._fits_as_relation(kinds)):
            self.items.take(*asked_when, *(item for item, _ in kinds))
            self.milestones = [sense.local for _, sense in kinds]
            self.items.take(*(i for i in self.items.classes() if i.token.senses[0].local == "Milestone"))

    def _classes_but_milestones(self) -> list[Item]:
        return [item for item in self.items.classes() if item.token.senses[0].local != "Milestone"]

    def _fits_as_relation(self, kinds: list[tuple[Item, Sense]]) -> bool:
        """ "initiatives that open a facility" states a relation, "deadlines" asks for milestones."""
        return any(not sense.family and not sense.is_class for item, _ in kinds for sense in item.token.senses)

    def _dated(self, kinds: list[tuple[Item, Sense]], dates: list[Item]) -> None:
        spans = [item.token.written.span for item in dates if item.token.written and item.token.written.span]
        times = self.items.roles("time")
        locals_ = tuple(dict.fromkeys(sense.local for _, sense in kinds))
        if (len(spans) == 2 and {t.token.value for t in times} & {"since", "until"}) or self._from_to(dates):
            self.conditions.append(Timed("since", spans[0], locals_))
            self.conditions.append(Timed("until", spans[-1], locals_))
        else:
            for item, span in zip(dates, spans, strict=True):
                self.conditions.append(Timed(self._when(item), span, locals_))
        links = [self.items.neighbour(item, -1) for item in dates]
        self.items.take(*dates, *times, *(link for link in links if link is not None and link.role == "link"))
        following = [item for item, _ in kinds]
        self.items.take(*following, *self.items.roles("when"))

    def _from_to(self, dates: list[Item]) -> bool:
        return len(dates) == 2 and any(item.text in ("from", "between") for item in self.items.rest)

    def _when(self, date: Item) -> str:
        beside = (self.items.neighbour(date, -1), self.items.neighbour(date, 1))
        said = next((item.token.value for item in beside if item is not None and item.role == "time"), "in")
        return "in" if said == "at" else said
