"""The tokens of a question while it is being read: what is understood is taken out, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keikaku.language.lexicon import Sense
from keikaku.language.reading import Thing
from keikaku.language.tokens import Token

# Words for an actor that may as well ask for the place where something happens.
WHERE = frozenset({"where", "どこ"})
WHO = frozenset({"who", "whom", "誰", "だれ"}) | WHERE


@dataclass
class Item:
    """A token, with the thing it names in this reading of the question. ``asked``: which, どんな stands before it."""

    token: Token
    thing: Thing | None = None
    asked: bool = False

    @property
    def role(self) -> str:
        """thing, class, word, or the kind of the token."""
        if self.thing is not None:
            return "thing"
        if self.token.kind == "word":
            return "class" if self.token.senses[0].is_class else "word"
        return self.token.kind

    @property
    def text(self) -> str:
        """What was written, in lower case."""
        return self.token.text.strip().lower()

    def has(self, *locals_: str) -> bool:
        """Whether one of the senses of its word is one of these terms."""
        return any(sense.local in locals_ for sense in self.token.senses)


class Items:
    """What is left of a question. ``unread``: what nobody could make use of."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.rest = list(items)
        self.unread: list[str] = []

    def __iter__(self) -> Iterator[Item]:
        return iter(self.rest)

    def roles(self, *roles: str) -> list[Item]:
        """The items of these roles."""
        return [item for item in self.rest if item.role in roles]

    def take(self, *items: Item | None) -> None:
        """Takes items out: they are understood."""
        self.rest = [item for item in self.rest if not any(item is taken for taken in items)]

    def family(self, family: str) -> list[tuple[Item, Sense]]:
        """The words that name an individual of a family: ValueKind, MilestoneKind, Change."""
        found = []
        for item in self.roles("word", "class"):
            sense = next((sense for sense in item.token.senses if sense.family == family), None)
            if sense:
                found.append((item, sense))
        return found

    def neighbour(self, item: Item, step: int, skip: tuple[str, ...] = ("small",)) -> Item | None:
        """The next item in a direction that is of none of these roles."""
        place = next(index for index, other in enumerate(self.rest) if other is item) + step
        while 0 <= place < len(self.rest) and self.rest[place].role in skip:
            place += step
        return self.rest[place] if 0 <= place < len(self.rest) else None

    def classes(self) -> list[Item]:
        """The words for classes, but for who and where."""
        return [item for item in self.roles("class") if item.text not in WHO]
