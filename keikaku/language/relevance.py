"""Which of some texts speaks most of what is sought: BM25 over weighted keys.

A key counts the more, the fewer texts have it; it counts more where it weighs more, but never without end; and a long
text has to say more than a short one (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import TypeAlias

_ENOUGH = 1.2  # k1: how soon more weight of a key counts no more
_LENGTH = 0.5  # b: how far length counts, from not at all to in full

Columns: TypeAlias = Sequence[Sequence[str]]
Postings: TypeAlias = Mapping[int, float]


class Relevance:
    """Texts by name, each with the weights of its keys. Names are in an order by which those of equal score stand."""

    def __init__(self, texts: Iterable[tuple[str, Mapping[str, float]]]) -> None:
        self.names: list[str] = []
        self._lengths: list[float] = []
        self._postings: dict[str, Postings | str] = {}
        postings: dict[str, dict[int, float]] = defaultdict(dict)
        for place, (name, weights) in enumerate(texts):
            self.names.append(name)
            self._lengths.append(round(sum(weights.values()), 2))
            for key, weight in weights.items():
                postings[key][place] = round(weight, 2)
        self._postings.update(postings)

    @classmethod
    def of_columns(cls, columns: Columns) -> Relevance:
        """The texts whose ``columns`` these are: a key is taken apart when it is asked for."""
        names, lengths, keys, postings = columns
        made = cls(())
        made.names, made._lengths = list(names), list(map(float, lengths))
        made._postings = dict(zip(keys, postings, strict=True))
        return made

    def columns(self) -> Columns:
        """All of it as text, to be kept: names, their lengths, the keys, and where each stands with which weight."""
        kept = [" ".join(f"{place}:{weight:g}" for place, weight in self._of(key).items()) for key in self._postings]
        return [self.names, [f"{length:g}" for length in self._lengths], list(self._postings), kept]

    def scores(self, sought: Iterable[Collection[str]]) -> dict[int, float]:
        """The texts, by their places in ``names``, that have some of what is sought, with their scores above 0.

        sought: the keys that stand for one thing, together; each such thing counts once.
        """
        found: dict[int, float] = defaultdict(float)
        for keys in sorted({tuple(sorted(set(some))) for some in sought}):  # sums in one order are equal to the bit
            together: dict[int, float] = {}
            for key in keys:
                for place, weight in self._of(key).items():
                    together[place] = max(weight, together.get(place, 0.0))
            rare = log(1 + (len(self.names) - len(together) + 0.5) / (len(together) + 0.5))
            for place, weight in together.items():
                length = self._lengths[place] / self._mean
                found[place] += rare * weight * (_ENOUGH + 1) / (weight + _ENOUGH * (1 - _LENGTH + _LENGTH * length))
        return dict(found)

    def has(self, place: int, keys: Iterable[str]) -> bool:
        """Whether a text has one of these keys."""
        return any(place in self._of(key) for key in keys)

    def holds(self, sought: Iterable[Collection[str]]) -> bool:
        """Whether one text has all that is sought, which is something."""
        return bool(self.having(sought))

    def having(self, sought: Iterable[Collection[str]]) -> set[int]:
        """The places of the texts that have all that is sought; none where nothing is."""
        places = [{place for key in keys for place in self._of(key)} for keys in sought]
        return set.intersection(*places) if places else set()

    def knows(self, key: str) -> bool:
        """Whether any text has this key."""
        return key in self._postings

    @cached_property
    def latin(self) -> list[str]:
        """The keys in Latin letters."""
        return [key for key in self._postings if key.isascii()]

    @cached_property
    def _mean(self) -> float:
        return sum(self._lengths) / len(self._lengths)

    def _of(self, key: str) -> Postings:
        found = self._postings.get(key, {})
        if isinstance(found, str):
            pairs = (pair.partition(":") for pair in found.split())
            found = self._postings[key] = {int(place): float(weight) for place, _, weight in pairs}
        return found
