"""The index of names: from any way of writing a thing to the thing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import IRI, Label
from keikaku.vocab import ELEMENT_KINDS

_BRACKETED = re.compile(r"[（(〔［\[][^（）()〔〕［］\[\]]*[）)〕］\]]")
_BRACKETS = frozenset("（(〔［[")
_ALL_WORDS = 85.0  # the score of a name that has every word, with others between
_WORDS = re.compile(r"[^\W_]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー\s]*")
_ARTICLE = re.compile(r"(?i)^(the|a|an)\s+")


class Name(NamedTuple):
    """One way of writing a thing. ``kind`` is the local name of the thing's class."""

    text: str
    iri: IRI
    kind: str
    preferred: bool = False
    language: str | None = None


class Hit(NamedTuple):
    """A thing that a text may mean. ``score`` runs from 0 to 100; 100 is the name itself, folded."""

    iri: IRI
    kind: str
    name: str
    score: float


class NameIndex:
    """Names of things under their folded forms.

    ``exact`` answers at once; ``near`` looks for parts and small errors in typing. Both give the
    best first and each thing once, under the name that matched.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_fold: dict[str, list[Name]] = defaultdict(list)
        self._labels: dict[IRI, dict[str, str]] = defaultdict(dict)
        for name in names:
            for form in _forms(name.text):
                same = self._by_fold[form]
                if not same or name not in same:
                    same.append(name)
            if name.preferred and name.language:
                self._labels[name.iri][name.language] = name.text
        self.longest = max(map(len, self._by_fold), default=0)

    def exact(self, text: str) -> list[Hit]:
        """The things that go by this name, preferred names first."""
        return _each_thing_once(
            Hit(name.iri, name.kind, name.text, 100.0)
            for name in sorted(self._by_fold.get(fold(text), ()), key=lambda name: not name.preferred)
        )

    def named(self, folded: str) -> list[Name]:
        """The names that fold to this form."""
        return self._by_fold.get(folded, [])

    def label(self, iri: IRI) -> Label:
        """The preferred names of a thing."""
        names = self._labels.get(iri, {})
        return Label(names.get("ja"), names.get("en"))

    def near(self, text: str, limit: int = 10, floor: float = 60.0) -> list[Hit]:
        """Things whose names hold the text, or are held by it, or are written nearly like it."""
        from rapidfuzz import fuzz, process  # 20 ms: only when a name is not simply there

        wanted = fold(text)
        if not wanted:
            return []
        hits = self.exact(text)
        for form, names in self._by_fold.items():
            if wanted != form and (wanted in form or (len(form) > 1 and form in wanted)):
                covered = min(len(wanted), len(form)) / max(len(wanted), len(form))
                hits += [Hit(n.iri, n.kind, n.text, round(70 + 29 * covered, 1)) for n in names]
        if len(words := _words(text)) > 1:
            hits += [Hit(n.iri, n.kind, n.text, _ALL_WORDS) for n in self._with_words(words)]
        for form, score, _ in process.extract(wanted, self._by_fold.keys(), scorer=fuzz.ratio, limit=limit * 4):
            hits += [Hit(n.iri, n.kind, n.text, round(min(score, 99.0), 1)) for n in self._by_fold[form]]
        ranked = sorted(hits, key=lambda hit: (-hit.score, len(hit.name), hit.name, hit.iri))
        return [hit for hit in _each_thing_once(ranked) if hit.score >= floor][:limit]

    def holding(self, text: str) -> list[Name]:
        """The names of which this is a part, if they are all of one thing: whole words of a Latin name,
        three characters or more of a Japanese one. Entities come before elements of a plan, whose names
        are sentences: of such a name the part must be a third, so that "where" alone is none.
        """
        plain = unicodedata.normalize("NFKC", text).casefold()
        words = set(_WORDS.findall(plain)) - {"the", "a", "an"}
        folded = fold(text)
        if len(folded) < 3 or not words:
            return []
        if plain.isascii():
            found = self._with_words(words)
            if len(words) == 1:  # a common word in a name ("sweet created by …") is no part to find it by
                found = [name for name in found if _stands_out(next(iter(words)), name.text)]
        else:
            # Hiragana alone is mostly grammar: the にあり of どこにありますか is not the middle of エンジニアリング.
            part = str.startswith if _HIRAGANA.fullmatch(plain) else str.__contains__
            found = [name for form, some in self._by_fold.items() if part(form, folded) for name in some]
        entities = [name for name in found if name.kind not in ELEMENT_KINDS]
        found = entities or [name for name in found if 3 * len(folded) >= len(fold(name.text))]
        return found if len({name.iri for name in found}) == 1 else []

    def _with_words(self, words: AbstractSet[str]) -> list[Name]:
        """The names that have all these words, in the order in which they came."""
        rarest = min((self._by_word.get(word, []) for word in words), key=len)
        return [name for name in rarest if words <= _words(name.text)]

    @cached_property
    def _by_word(self) -> dict[str, list[Name]]:
        by_word: dict[str, list[Name]] = defaultdict(list)
        for name in dict.fromkeys(name for some in self._by_fold.values() for name in some):
            for word in _words(name.text):
                by_word[word].append(name)
        return by_word

    def mistyped(self, folded: str) -> list[Name]:
        """The names that differ from this form by a slip of the hand, if there is just one such thing.

        A slip: one change in four letters or more, two in eight, three in fourteen.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = sum(len(folded) >= size for size in (4, 8, 14))
        if not allowed:
            return []
        close = process.extract(folded, self._by_fold.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None)
        best = [name for form, distance, _ in close if distance == close[0][1] for name in self._by_fold[form]]
        return best if len({name.iri for name in best}) == 1 else []


def _stands_out(word: str, name: str) -> bool:
    """Whether a word begins with a capital letter or digit in this name."""
    written = (part for part in _WORDS.findall(unicodedata.normalize("NFKC", name)) if part.casefold() == word)
    return any(not part[0].islower() for part in written)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def _forms(text: str) -> set[str]:
    """The folded forms of a name: as it is, without what stands in brackets, without its article."""
    forms = {fold(text)}
    # Most names have neither, and every name is folded whenever the index is made.
    plain = _ARTICLE.sub("", text) if text[:1] in "TtAa" else text
    if plain is not text:
        forms.add(fold(plain))
    if not _BRACKETS.isdisjoint(plain):
        forms.add(fold(_BRACKETED.sub("", plain)))
    forms.discard("")
    return forms


def _each_thing_once(hits: Iterable[Hit]) -> list[Hit]:
    first: dict[IRI, Hit] = {}
    for hit in hits:
        first.setdefault(hit.iri, hit)
    return list(first.values())
