"""The words for classes and properties: their names in the ontology, and those of words.toml.

The question grammar knows no class and no property by name: a label that is added to ontology/keikaku.ttl, or a word
that is added to words.toml, can be asked by at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from keikaku.language.folding import fold
from keikaku.records import IRI, Label

_PARTICLES = "がをにとので"
_LONGEST_ENDING = len("していません")
# How a verb in -u goes on: its stem before ます, and its form before いる and た.
_STEMS = {
    "う": ("い", "って"), "つ": ("ち", "って"), "る": ("り", "って"), "く": ("き", "いて"), "ぐ": ("ぎ", "いで"),
    "す": ("し", "して"), "ぬ": ("に", "んで"), "ぶ": ("び", "んで"), "む": ("み", "んで"),
}  # fmt: skip
# And its form before ない.
_DENIED = {"う": "わ", "つ": "た", "る": "ら", "く": "か", "ぐ": "が", "す": "さ", "ぬ": "な", "ぶ": "ば", "む": "ま"}


Columns: TypeAlias = Sequence[Sequence[str]]


class Sense(NamedTuple):
    """A class, kind or property of the ontology, as one meaning of a word.

    kinds: of a class, the most specific classes that it covers; of a kind (law, company …), those of the class
    that it divides. subjects, objects: of a property, the most specific classes that it leads from and to
    (empty: any). family: the class of an individual that is the value of a property (Target: ValueKind).
    """

    term: IRI
    local: str
    is_class: bool
    label: Label
    kinds: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    is_kind: bool = False
    family: str = ""


class Lexicon:
    """Folded words to their senses, in the order of the ontology's classes."""

    def __init__(self, words: Iterable[tuple[str, Sense]], folded: Iterable[str] | None = None) -> None:
        self._words = list(words)
        forms = map(fold, (word for word, _ in self._words)) if folded is None else folded
        self._senses = _by_form(zip(forms, (sense for _, sense in self._words), strict=True))
        self._by_local = {sense.local: sense for _, sense in self._words}
        self.longest = max((len(form) + _LONGEST_ENDING for form in self._senses), default=0)

    @classmethod
    def of_columns(cls, columns: Columns) -> Lexicon:
        """The lexicon whose ``columns`` these are: nothing is folded again."""
        words, forms, places, *parts = columns
        senses = [
            Sense(
                IRI(term), local, bool(is_class), Label(ja or None, en or None), frozenset(kinds.split()),
                frozenset(subjects.split()), frozenset(objects.split()), bool(is_kind), family,
            )
            for term, local, is_class, ja, en, kinds, subjects, objects, is_kind, family in zip(*parts, strict=True)
        ]  # fmt: skip
        return cls(zip(words, [senses[int(place)] for place in places], strict=True), forms)

    def columns(self) -> Columns:
        """All of the lexicon as text, to be kept: of each word its form and the place of its sense, then the senses."""
        places = {sense: place for place, sense in enumerate(dict.fromkeys(sense for _, sense in self._words))}
        rows = [
            (
                sense.term, sense.local, "1" if sense.is_class else "", sense.label.ja or "", sense.label.en or "",
                *(" ".join(sorted(kinds)) for kinds in (sense.kinds, sense.subjects, sense.objects)),
                "1" if sense.is_kind else "", sense.family,
            )
            for sense in places
        ]  # fmt: skip
        words = [word for word, _ in self._words]
        of = [str(places[sense]) for _, sense in self._words]
        return [words, list(map(fold, words)), of, *map(list, zip(*rows, strict=True))]

    def words(self) -> Iterator[str]:
        """All words, as they are written."""
        return (word for word, _ in self._words)

    def pairs(self) -> Iterator[tuple[str, Sense]]:
        """The same with what each may mean."""
        return iter(self._words)

    def senses(self, folded: str) -> list[Sense]:
        """What a folded word may mean. What is written down comes before the forms of Japanese verbs."""
        given = self._senses.get(folded)
        if given is None and not folded.isascii():
            return self._verbs.get(folded, [])
        return given or []

    def denied(self, folded: str) -> list[Sense]:
        """What a Japanese verb that denies may mean: 関わらない, を使っていません."""
        return [] if folded.isascii() else self._denials.get(folded, [])

    @cached_property
    def _denials(self) -> dict[str, list[Sense]]:
        return _by_form((fold(form), sense) for word, sense in self._words for form in _forms(word, denied=True))

    @cached_property
    def _verbs(self) -> dict[str, list[Sense]]:
        # Worked out when a Japanese word is met that is written down nowhere: English questions go without.
        return _by_form((fold(form), sense) for word, sense in self._words for form in _forms(word))

    def sense(self, local: str) -> Sense:
        """The class or property of that local name. Raises KeyError."""
        return self._by_local[local]

    def sense_or_none(self, local: str, family: str) -> Sense | None:
        """The individual of that local name, if it is of the family."""
        sense = self._by_local.get(local)
        return sense if sense and sense.family == family else None

    def verb(self, local: str, particles: str) -> str | None:
        """A property as a Japanese verb after its thing (が関わる, を活用する), the one nearest to its label."""
        label = self.label(local).ja or ""
        verbs = [
            word
            for word, sense in self._words
            if sense.local == local and word[0] in particles and word[-1] in _STEMS and not word.isascii()
        ]
        return min(verbs, key=lambda word: (-sum(c in label for c in word[1:]), len(word), word), default=None)

    def label(self, local: str) -> Label:
        """The name of a term in both languages; its local name where the ontology has none."""
        sense = self._by_local.get(local)
        return sense.label if sense else Label(local, local)


def _by_form(words: Iterable[tuple[str, Sense]]) -> dict[str, list[Sense]]:
    senses: dict[str, list[Sense]] = defaultdict(list)
    for form, sense in words:
        same = senses[form]
        if not any(other is sense for other in same):
            same.append(sense)
    senses.pop("", None)
    return senses


def _forms(word: str, denied: bool = False) -> Iterator[str]:
    """Other forms of a Japanese verb: polite, going on, past, joined; and all of them without its particle.

    The ontology gives が運営する; people also write の運営する, が運営しています, を運営し、. Denied: が運営しない.
    """
    if len(word) < 3 or word[-1] not in _STEMS:
        return
    verbs = [word]
    if word[0] in _PARTICLES and any("一" <= character <= "龠" for character in word[1:3]):
        verbs.append(word[1:])
    for verb in verbs:
        yield from _denied_forms(verb) if denied else _said_forms(verb)


def _said_forms(verb: str) -> Iterator[str]:
    yield verb
    for rest, stem, joined, _ in _stems(verb):
        past = joined[:-1] + ("だ" if joined.endswith("で") else "た")
        going_on = (f"{joined}{end}" for end in ("いる", "います", "る", "ます", "いた", "いました"))
        for ending in (f"{stem}ます", f"{stem}ました", joined, *going_on, past, stem):
            if rest + ending != verb[:-1] or len(rest) > 2:
                yield rest + ending


def _denied_forms(verb: str) -> Iterator[str]:
    for rest, stem, joined, before in _stems(verb):
        for ending in (f"{before}ない", f"{before}なかった", f"{stem}ません", f"{joined}いない", f"{joined}いません"):
            yield rest + ending


def _stems(verb: str) -> Iterator[tuple[str, str, str, str]]:
    """What stays, and what follows it before ます, before いる, and before ない."""
    if verb.endswith("する"):
        yield verb[:-2], "し", "して", "し"
        return
    if verb.endswith("てくる"):
        yield verb[:-2], "き", "きて", "こ"
        return
    stem, joined = _STEMS[verb[-1]]
    yield verb[:-1], stem, joined, _DENIED[verb[-1]]
    if verb.endswith("る"):
        yield verb[:-1], "", "て", ""  # 支える as 支えます; which kind a verb in -ru is, its writing does not say
