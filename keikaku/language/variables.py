"""What statistics and indicators count, by all the ways of writing it: "number of tourists", "tourist numbers".

A name is known by its words in any order, without those of grammar, and with one sign for all that says that things
are counted (数, 件数, "number of") or that a share is meant (割合, "percentage of"). What is counted has a key of its
own, its stem, by which it is known beside "how many" and 何人, and no sooner.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from keikaku.language.folding import fold, plain
from keikaku.language.index import Name
from keikaku.language.reading import Thing
from keikaku.records import IRI, Label, Literal

Columns: TypeAlias = Sequence[Sequence[str]]

KIND, INDICATOR = "Variable", "Indicator"
_GRAMMAR = frozenset({
    "a", "an", "the", "of", "in", "for", "to", "on", "at", "by", "that", "who", "which", "is", "are", "was", "were",
    "be", "been", "do", "does", "did", "has", "have", "there", "s",
    "from", "came", "come", "comes", "coming", "made", "with", "their", "our", "this",
    "any",
})  # fmt: skip
_COUNTS = frozenset(("number", "numbers", "count"))
_SHARES = frozenset(("share", "shares", "percentage", "proportion"))
_SAME = {
    "company": "firm", "corporation": "firm", "labor": "labour", "people": "person", "elderly": "old", "older": "old",
    "seniors": "senior", "utilization": "utilisation", "center": "centre", "labelled": "labeled", "women": "woman",
    "visited": "visitor", "visit": "visitor",
    "overseas": "abroad", "vacancy": "opening", "seeker": "applicant", "opened": "open", "held": "hold",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[a-z0-9]+(?:'s(?![a-z0-9]))?")
_COUNTED_JA = re.compile(
    r"の?(?:人数|件数|社数|団体数|企業数|事業所数|回数|日数|店舗数|製品数|総数|のかず|数)$|(?<=.)の(?:人数|件数)$"
)
_SHARED_JA = re.compile(r"の?(?:割合|比率|構成比|しぇあ|ぱせんと|ぱせんてじ)$")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_OF_THE_CITY = re.compile(r"^(?:市内の|市の|本市の|川崎市の)|\s+in the city$|^the city's ", re.IGNORECASE)
_COUNT, _SHARE = "#", "%"
_STEM, _PART, _ENDS = "?# ", "?% ", "?^ "  # before the key of what is counted, and of what the share is of
_SHORT = 8  # letters of a word in which there is one slip at most
_MOST = "most common "
_LEAST = 2  # signs of a Japanese stem


def key(text: str) -> str:
    """What all ways of writing this have in common; empty where nothing is left."""
    return _english(text) if plain(text).isascii() else _japanese(fold(text))


def word(text: str) -> str:
    """A word as keys have it."""
    return _base(text)


def begins(text: str) -> str:
    """What a Japanese key begins with that is written so."""
    return fold(text).replace("の", "")[:2]


def _english(text: str) -> str:
    words = [word for word in _WORD.findall(plain(text)) if word not in _GRAMMAR]
    signs = {_COUNT if word in _COUNTS else _SHARE if word in _SHARES else _base(word) for word in words}
    return " ".join(sorted(signs))


def _base(word: str) -> str:
    word = _SAME.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return _SAME.get(word, word)


def _japanese(folded: str) -> str:
    folded = folded.replace("さんの", "の")  # 農家さん: as people speak of others
    for sign, ending in ((_COUNT, _COUNTED_JA), (_SHARE, _SHARED_JA)):
        if (found := ending.search(folded)) and found.start() >= _LEAST:
            return folded[: found.start()].replace("の", "") + sign
    return folded.replace("の", "")


def _keys(text: str) -> Iterator[str]:
    """The key of a name, and of one that counts the stem."""
    whole = key(text)
    if not whole.strip(f"{_COUNT}{_SHARE} "):
        return
    yield whole
    if text.startswith(_MOST):
        yield _ENDS + key(text.removeprefix(_MOST))
    if whole.isascii() and _COUNT in whole.split():
        yield _STEM + " ".join(word for word in whole.split() if word != _COUNT)
    elif not whole.isascii() and whole.endswith(_COUNT):
        yield _STEM + whole.removesuffix(_COUNT)
        yield _STEM + fold(text).removesuffix("数").replace("の", "")  # 団体数 is how many 団体
    elif not whole.isascii() and whole.endswith(_SHARE):
        yield _PART + whole.removesuffix(_SHARE)


def keys(name: Name) -> Iterator[str]:
    """The keys by which a variable, a statistic or an indicator is found that has this name."""
    if name.kind == KIND:
        yield from _keys(name.text)
    else:
        yield from (key(text) for text in _titles(name.text))


def sought(written: str) -> Iterator[str]:
    """The keys under which ``Variables`` looks for what is written so."""
    if found := key(written):
        yield from (found, _STEM + found, _PART + found)
        if found.isascii():
            yield _ENDS + found


def stretches(low: str, most_words: int, longest: int) -> Iterator[str]:
    """The stretches of a text in small letters that may be the name of what is counted: whole words, or Japanese.

    most_words: of a Latin name; longest: signs of a Japanese one.
    """
    words = [match.span() for match in _WRITTEN.finditer(low)]
    if low.isascii():
        for place, (start, _) in enumerate(words):
            yield from (low[start:end] for _, end in words[place : place + most_words])
        return
    cuts = [place for place in range(len(low) + 1) if not any(start < place < end for start, end in words)]
    for place, start in enumerate(cuts):
        yield from (low[start:end] for end in cuts[place + 1 :] if end - start <= longest)


class Variables:
    """What is counted, and statistics, by the keys of their names. ``longest``: signs of the longest, unfolded.

    A key that a variable has is no statistic's. An indicator of the same title stands beside what it would be hidden
    by: only it has a baseline and targets.
    """

    def __init__(self, names: Iterable[Name], counts: Collection[tuple[IRI, IRI]] = ()) -> None:
        """counts: indicators, each with what it counts, under whose names it is known in any case."""
        self._of: dict[str, dict[IRI, None]] = {}
        self._labels: dict[IRI, list[Literal]] = {}
        self._kinds: dict[IRI, str] = {}
        self.longest = 0
        statistics: dict[str, dict[IRI, None]] = {}
        indicators: list[Name] = []
        for name in names:
            if name.kind == INDICATOR:
                indicators.append(name)
                continue
            self.longest = max(self.longest, len(name.text))
            self._kinds[name.iri] = name.kind
            if name.preferred:
                self._labels.setdefault(name.iri, []).append(Literal.text(name.text, name.language))
            variable = name.kind == KIND
            for one in keys(name):
                (self._of if variable else statistics).setdefault(one, {})[name.iri] = None
        self._of = {**statistics, **self._of}
        self._beside(indicators, counts)

    def _beside(self, indicators: list[Name], counts: Collection[tuple[IRI, IRI]]) -> None:
        """Take up the indicators of whose titles something else has the key."""
        shared: set[IRI] = set()
        for name in indicators:
            for one in _titles(name.text):
                same = self._of.get(key(one), {})
                if same and not any((name.iri, other) in counts for other in same):
                    same[name.iri] = None
                    shared.add(name.iri)
        for name in indicators:
            if name.iri in shared:
                self._kinds[name.iri] = name.kind
                if name.preferred:
                    self._labels.setdefault(name.iri, []).append(Literal.text(name.text, name.language))

    def may_be(self, written: str) -> bool:
        """Whether a name may have this word, or begin with these two Japanese signs."""
        return written in self._pieces

    def nearest(self, written: str) -> str:
        """The one word of a name of which this is a slip: of nine letters and more, two; empty for none or several."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        close = process.extract(
            written, self._pieces, scorer=OSA.distance, score_cutoff=1 + (len(written) > _SHORT), limit=2
        )
        alone = len(close) == 1 or (len(close) > 1 and close[0][1] < close[1][1])
        return str(close[0][0]) if alone else ""

    @cached_property
    def _pieces(self) -> set[str]:
        pieces = set(_GRAMMAR | _COUNTS | _SHARES | _SAME.keys())
        for one in self._of:
            one = one.removeprefix(_STEM).removeprefix(_PART).removeprefix(_ENDS)
            pieces |= {*one.split()} if one.isascii() else {one[:2]}
        return pieces

    def named(self, written: str) -> tuple[Thing, ...]:
        """What goes by this name, in any order of its words."""
        return self._things(key(written))

    def stemmed(self, written: str) -> tuple[Thing, ...]:
        """What counts these things: of "foreign firms" the number of them."""
        return self._things(_STEM + key(written))

    def shared(self, written: str) -> tuple[Thing, ...]:
        """What says the share of these things."""
        return self._things(_PART + key(written))

    def topped(self, written: str) -> tuple[Thing, ...]:
        """What is counted so that the most common of these can be told: "most common complaints" is a name of it."""
        return self._things(_ENDS + key(written))

    def _things(self, found: str) -> tuple[Thing, ...]:
        return tuple(Thing(iri, self._kinds[iri], self.label(iri)) for iri in self._of.get(found, ()))

    def label(self, iri: IRI) -> Label:
        """What it is called."""
        return Label.of(self._labels.get(iri, ()))

    def columns(self) -> Columns:
        """All of it as text, to be kept."""
        things = list(self._kinds)
        labels = [self.label(thing) for thing in things]
        return (
            [str(self.longest)], list(self._of), [" ".join(iris) for iris in self._of.values()],
            [str(thing) for thing in things], list(self._kinds.values()),
            [label.ja or "" for label in labels], [label.en or "" for label in labels],
        )  # fmt: skip

    @classmethod
    def of_columns(cls, columns: Columns) -> Variables:
        """What these are the columns of."""
        longest, keys, iris, things, kinds, japanese, english = columns
        made = cls(())
        made.longest = int(longest[0]) if longest else 0
        made._of = {one: dict.fromkeys(map(IRI, of.split())) for one, of in zip(keys, iris, strict=True)}
        made._kinds = dict(zip(map(IRI, things), kinds, strict=True))
        texts = zip(made._kinds, japanese, english, strict=True)
        made._labels = {
            iri: [Literal.text(text, language) for language, text in (("ja", ja), ("en", en)) if text]
            for iri, ja, en in texts
        }
        return made


def _titles(text: str) -> list[str]:
    """A statistic's title, and without what stands in brackets, and without that it is of the city."""
    bare = _ASIDE.sub("", text)
    return list(dict.fromkeys((text, bare, _OF_THE_CITY.sub("", bare))))
