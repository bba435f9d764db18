"""The index of names: from any way of writing a thing to the thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple, TypeAlias

from keikaku.language import thesaurus
from keikaku.language.borders import Bordered, bordered, is_short
from keikaku.language.folding import fold, half_width, plain, squeeze
from keikaku.records import IRI, Label, Literal
from keikaku.vocab import ELEMENT_KINDS

_BRACKETED = re.compile(r"[（(〔［\[][^（）()〔〕［］\[\]]*[）)〕］\]]")
_BRACKETS = frozenset("（(〔［[")
_ALL_WORDS = 85.0  # the score of a name that has every word, with others between
_WORDS_BEGUN = 69.0  # the last of them only begun
_WORDS = re.compile(r"[^\W_]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー\s]*")
_DIGIT = re.compile(r"[0-9]")
_BATCH = 20_000
_ARTICLE = re.compile(r"(?i)^(the|a|an)\s+")


Columns: TypeAlias = Sequence[Sequence[str]]


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
    best first and each thing once, under the name that matched. ``names`` are all, in the order in which they came.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.names: list[Name] = []
        by_fold: dict[str, dict[Name, None]] = defaultdict(dict)  # many things may have one name
        for name in names:
            self.names.append(name)
            for form in folded_forms(name.text):
                by_fold[form][name] = None
        self._by_fold = {form: tuple(same) for form, same in by_fold.items()}
        self._settle(thesaurus.forms() if self._by_fold else {})

    def _settle(self, everyday: Mapping[str, tuple[str, str]]) -> None:
        """Take up those everyday words that stand for a name here and are none."""
        known = self._by_fold
        self._everyday = {word: of for word, of in everyday.items() if of[0] in known and word not in known}
        self.longest = max(map(len, (*known, *self._everyday)), default=0)

    @classmethod
    def of_columns(cls, columns: Columns) -> NameIndex:
        """The index whose ``columns`` these are: nothing is folded again."""
        texts, iris, kinds, preferred, languages, forms, places, *everyday = columns
        index = cls(())
        all_preferred, all_languages = map(bool, preferred), (language or None for language in languages)
        rows = zip(texts, map(IRI, iris), kinds, all_preferred, all_languages, strict=True)
        names = index.names = list(map(Name._make, rows))
        index._by_fold = {
            # nearly every form is that of one name
            form: (names[int(of)],) if of.isdecimal() else tuple(names[int(one)] for one in of.split())
            for form, of in zip(forms, places, strict=True)
        }
        words, *of = everyday
        index._settle(dict(zip(words, zip(*of, strict=True), strict=True)))
        return index

    def columns(self) -> Columns:
        """All of the index as text, to be kept: of each name its parts, of each form the places of its names."""
        places = {name: str(place) for place, name in enumerate(self.names)}
        return (
            [name.text for name in self.names], [name.iri for name in self.names],
            [name.kind for name in self.names], ["1" if name.preferred else "" for name in self.names],
            [name.language or "" for name in self.names],
            list(self._by_fold), [" ".join(places[name] for name in some) for some in self._by_fold.values()],
            list(self._everyday), *map(list, zip(*self._everyday.values(), strict=True)),
        )  # fmt: skip

    def exact(self, text: str) -> list[Hit]:
        """The things that go by this name, preferred names first, then short ones: in whatever order they came."""
        return _each_thing_once(
            Hit(name.iri, name.kind, name.text, 100.0) for name in sorted(self._by_fold.get(fold(text), ()), key=_first)
        )

    def named(self, folded: str) -> list[Name]:
        """The names that fold to this form; else those for which people say it: see ``thesaurus``."""
        if found := self._by_fold.get(folded):
            return list(found)
        name, word = self._everyday.get(folded, ("", ""))
        return [one._replace(text=word, preferred=False) for one in self._by_fold.get(name, ())]

    def is_everyday(self, folded: str) -> bool:
        """Whether this is no name, but stands for one."""
        return folded in self._everyday

    def stood_for(self, text: str) -> list[tuple[str, str]]:
        """The everyday words in a text, none that is a part of another one, and the names for which they stand."""
        sought = bordered(text)
        words = sorted((word for word in self._everyday if word in sought.folded and sought.has(word)), key=len)
        whole = [word for place, word in enumerate(words) if not any(word in other for other in words[place + 1 :])]
        return [(self._everyday[word][1], self._by_fold[self._everyday[word][0]][0].text) for word in whole]

    def label(self, iri: IRI) -> Label:
        """The preferred names of a thing."""
        return Label.of(Literal.text(name.text, name.language) for name in self._preferred.get(iri, ()))

    @cached_property
    def _preferred(self) -> dict[IRI, list[Name]]:
        found: dict[IRI, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.preferred:
                found[name.iri].append(name)
        return found

    def look_for(self, texts: Iterable[str]) -> None:
        """Says what may be a part of a name, or written nearly like one: an index that holds but some names gets more.

        Before ``near``, ``holding`` and ``mistyped``, once for all that will be asked of them.
        """

    def near(self, text: str, limit: int = 10, floor: float = 60.0) -> list[Hit]:
        """Things whose names hold the text, or are held by it, or are written nearly like it.

        Latin letters are held from the beginning of a word on, and by a longer text as whole words: neither is AI a
        part of Retail, nor IT of initiative. Two such letters are a word, or only near to those that they begin.
        A name that one of several words is but for slips of the hand (Medtronics) comes after all that are held.
        """
        sought = bordered(text)
        wanted = sought.folded
        if not wanted:
            return []
        self.look_for([text])
        scored = [(form, _covered(wanted, form)) for form in self._held(sought)]
        scored += [(form, round(min(score, 99.0), 1)) for form, score in self._alike(wanted, limit * 4, floor)]
        hits = self.exact(text)
        hits += self._holders(text, limit)
        hits += [Hit(n.iri, n.kind, n.text, score) for form, score in scored for n in self._by_fold[form]]
        if len(words := _words_in_order(text)) > 1:
            hits += [Hit(n.iri, n.kind, n.text, _ALL_WORDS) for n in self._with_words(frozenset(words))]
            hits += [Hit(n.iri, n.kind, n.text, _WORDS_BEGUN) for n in self._with_words_begun(words)]
            slipped = {form: _slipped(wanted, form) for word in words for form, _ in self._within_slips(squeeze(word))}
            hits += [Hit(n.iri, n.kind, n.text, slipped[form]) for form in slipped for n in self._by_fold[form]]
        ranked = sorted(hits, key=lambda hit: (-hit.score, len(hit.name), hit.name, hit.iri))
        return [hit for hit in _each_thing_once(ranked) if hit.score >= floor][:limit]

    def _held(self, sought: Bordered) -> Iterable[str]:
        """The forms of two characters and more that stand in this text between borders."""
        wanted, size = sought.folded, len(sought.folded)
        if size * min(size, self.longest) > len(self._by_fold):
            return [form for form in self._by_fold if 1 < len(form) < size and form in wanted and sought.has(form)]
        borders = [place for place in range(size + 1) if sought.border(place)]
        parts = {wanted[i:j] for i in borders for j in borders if 2 <= j - i <= self.longest}
        return self._by_fold.keys() & (parts - {wanted})

    def _holders(self, text: str, limit: int) -> list[Hit]:
        """The names that hold this text from a border on: the shortest, until they are of enough things."""
        found: list[Hit] = []
        begun: list[Hit] = []
        wanted = fold(text)
        held = Bordered.has if is_short(wanted) else Bordered.begins if len(text.split()) > 1 else Bordered.meets
        for form in sorted((form for form in self._by_fold if wanted in form), key=len):
            score = _covered(wanted, form)
            if found and score < found[-1].score and len({hit.iri for hit in found}) >= limit:
                break  # whatever is longer scores less than so many things: a syllable stands in half of all names
            if form == wanted:
                continue
            for name in self._by_fold[form]:
                ways = [way for way in map(bordered, writings(name.text)) if way.folded == form]
                if any(held(way, wanted) for way in ways):
                    found.append(Hit(name.iri, name.kind, name.text, score))
                elif any(way.begins(wanted) for way in ways):
                    begun.append(Hit(name.iri, name.kind, name.text, _begun(wanted, form)))
        return found + begun

    def _alike(self, wanted: str, count: int, floor: float) -> list[tuple[str, float]]:
        """So many forms written most nearly like this one, with their scores from 0 to 100, best first."""
        from rapidfuzz import fuzz, process  # 20 ms: only when a name is not simply there

        best: list[tuple[str, float]] = []
        least = max(floor - 0.05, 0.0)  # scores are rounded
        forms = sorted(self._by_fold)  # of those that are as near, the same are taken whatever order they came in
        for start in range(0, len(forms), _BATCH):
            batch = forms[start : start + _BATCH]
            found = process.extract(wanted, batch, scorer=fuzz.ratio, limit=count, score_cutoff=least)
            best = sorted([*best, *((form, score) for form, score, _ in found)], key=lambda one: (-one[1], one[0]))[
                :count
            ]
            if len(best) == count > 0:
                least = best[-1][1]  # the higher the bar, the sooner a form is passed over
        return best

    def holding(self, text: str) -> list[Name]:
        """The names of which this is a part, if they are all of one thing: whole words of a Latin name,
        three characters or more of a Japanese one. Entities come before elements of a plan, whose names
        are sentences: of such a name the part must be a third, so that "where" alone is none.
        """
        written = plain(text)
        words = set(_WORDS.findall(written)) - {"the", "a", "an"}
        folded = squeeze(written)
        if len(folded) < 3 or not words:
            return []
        if written.isascii():
            found = self._with_words(words)
            if len(words) == 1:  # a common word in a name ("sweet created by …") is no part to find it by
                found = [name for name in found if _stands_out(next(iter(words)), name.text)]
        else:
            # Hiragana alone is mostly grammar: the にあり of どこにありますか is not the middle of エンジニアリング.
            if _HIRAGANA.fullmatch(written):
                forms = [form for form in self._by_fold if form.startswith(folded)]
            else:
                forms = [form for form in self._by_fold if folded in form]
            found = [name for form in forms for name in self._by_fold[form]]
        entities = [name for name in found if name.kind not in ELEMENT_KINDS]
        found = entities or [name for name in found if 3 * len(folded) >= len(fold(name.text))]
        return found if len({name.iri for name in found}) == 1 else []

    def _with_words(self, words: AbstractSet[str]) -> list[Name]:
        """The names that have all these words, in the order in which they came."""
        forms: Iterable[str] = self._by_fold
        for part in sorted(map(squeeze, words), key=len, reverse=True):
            # Where a word stands in a name, it stands in its form: few names are left to be cut into words.
            forms = [form for form in forms if part in form]
        names = dict.fromkeys(name for form in forms for name in self._by_fold[form])
        return [name for name in names if words <= _words(name.text)]

    def _with_words_begun(self, words: Sequence[str]) -> list[Name]:
        """The names that have all these words but the last, and one that begins like it."""
        *whole, last = words
        if is_short(squeeze(last)):
            return []
        names = self._with_words(frozenset(whole))
        return [name for name in names if any(word.startswith(last) for word in _words(name.text))]

    def mistyped(self, folded: str) -> list[Name]:
        """The names that differ from this form by a slip of the hand, if there is just one such thing."""
        close = self._within_slips(folded)
        best = [name for form, distance in close if distance == close[0][1] for name in self._by_fold[form]]
        return best if len({name.iri for name in best}) == 1 else []

    def _within_slips(self, folded: str) -> list[tuple[str, float]]:
        """The forms that differ from this one by slips of the hand, and by how many, the nearest first.

        A slip: one change in four letters or more, two in eight, three in fourteen.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = sum(len(folded) >= size for size in (4, 8, 14))
        if not allowed:
            return []
        sizes = range(len(folded) - allowed, len(folded) + allowed + 1)
        forms = [form for size in sizes for form in self._by_length.get(size, ())]
        close = process.extract(folded, forms, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        digits = _DIGIT.findall(folded)  # 第３期 is no slip for 第２期
        return [(form, distance) for form, distance, _ in close if _DIGIT.findall(form) == digits]

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        # One question may ask for many slips.
        by_length: dict[int, list[str]] = defaultdict(list)
        for form in self._by_fold:
            by_length[len(form)].append(form)
        return by_length


def _covered(one: str, other: str) -> float:
    """The score of two forms of which one holds the other: up to 99."""
    return round(70 + 29 * min(len(one), len(other)) / max(len(one), len(other)), 1)


def _slipped(wanted: str, form: str) -> float:
    """The score of a name that is a word of a longer text but for slips: above what is only alike."""
    return round(65 + 14 * min(len(form) / len(wanted), 1), 1)


def _begun(wanted: str, form: str) -> float:
    """The score of a text that only begins at a word's beginning: below all that hold it whole."""
    return round(60 + 9 * len(wanted) / len(form), 1)


def _stands_out(word: str, name: str) -> bool:
    """Whether a word begins with a capital letter or digit in this name."""
    written = (part for part in _WORDS.findall(half_width(name)) if part.casefold() == word)
    return any(not part[0].islower() for part in written)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(plain(text)))


def _words_in_order(text: str) -> list[str]:
    return list(dict.fromkeys(_WORDS.findall(plain(text))))


def folded_forms(text: str) -> Iterable[str]:
    """The folded forms of a name in all its writings."""
    found = dict.fromkeys(map(fold, writings(text)))
    found.pop("", None)
    return found


def writings(text: str) -> Sequence[str]:
    """A name as it is, without its article, without what stands in brackets."""
    # Most names have neither, and every name is folded whenever the index is made.
    bare = _ARTICLE.sub("", text) if text[:1] in "TtAa" else text
    if bare is text and _BRACKETS.isdisjoint(text):
        return (text,)
    return (text, bare, _BRACKETED.sub("", bare))


def _first(name: Name) -> tuple[bool, int, str, IRI]:
    """By what names of one form are sorted."""
    return not name.preferred, len(name.text), name.text, name.iri


def _each_thing_once(hits: Iterable[Hit]) -> list[Hit]:
    first: dict[IRI, Hit] = {}
    for hit in hits:
        first.setdefault(hit.iri, hit)
    return list(first.values())
