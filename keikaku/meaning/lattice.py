"""All that the stretches of a question may be: names, words, grammar; and what leaving one out costs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from keikaku.language.addresses import Addresses
from keikaku.language.folding import DOTS
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.mending import mend
from keikaku.language.page_numbers import pages
from keikaku.language.particles import ASKING, BOTH, COUNTERS, DOING, EACH, HAVING, LINKS, ROLES, SIZES, WHERE, WHO
from keikaku.language.reading import Paged, Saying, Thing
from keikaku.language.spans import Written
from keikaku.language.tokens import Cutter, Token, as_written, tokenize
from keikaku.language.topics import topics
from keikaku.meaning import figures
from keikaku.meaning.chart import Edge
from keikaku.meaning.phrases import spoken
from keikaku.vocab import ELEMENT_KINDS

# What it costs to leave a token out, by its kind; the rest of an unknown stretch is paid for by its letters.
_COSTS = {
    "thing": 9.0, "address": 9.0, "word": 5.0, "date": 7.0, "number": 6.0, "small": 0.0, "link": 0.3, "and": 0.5,
    "or": 4.0, "path": 4.0, "per": 4.0, "time": 2.0,
}  # fmt: skip
_ROLE = 7.0  # not, how many, most, only …
_MENDED = 0.6  # a name that is not written as the graph writes it
_ALSO_ASKED = re.compile(r"\band (?:\w+ )?(what|which|who|whom|where|when|how|why)\s*\??\s*$", re.IGNORECASE)
_VAGUE = 0.6  # words that mean little beside another one: run in partnership with
VAGUE = frozenset({"run", "work", "works", "working", "held", "used", "based", "opinion", "name", "take", "takes"})
_WORD, _KANJI, _KANA = 4.0, 2.0, 0.8
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ANYTHING = frozenset(
    {"what", "ones", "those", "things", "何", "なに", "どれ", "もの", "こと", "どんなもの", "anything", "everything"}
)
_MARKS = re.compile(f"[,，、／{DOTS}]")  # between the names of a list
_PARTICLES = frozenset("がをにとではのへ") | {"には", "では", "とは", "にも", "でも", "との"}
# What these say of the words beside them is lost where no rule takes them up; は, も and の say less.
_SAYING = frozenset("がをにとで")
_PARTICLE = 0.25
_TITLE = 3.0  # a name that a part of a plan has, and the grammar too
_ASKED = 3.0  # a group of which is asked which: どの銀行, and not what they do together
_EVERYDAY = 0.3  # a word that is no name, but stands for one: never rather than a name
_TOPIC, _SPLIT = 1.2, 0.1  # what is no name, but stands in the text
_GROUP = 0.8  # a name that is a word for a class too
_SHORTENED = 1.2  # a verb without its する
_PER_CENT = 1.0  # the sign behind a number
_GOES_ON = {"か": ("ら",), "で": ("す", "し")}  # から, です, でした are no particles with something behind them
_TELLING = frozenset({"向け", "向けの", "向けに", "のための", "のために", "のため", "による"})  # links that say how
_WHICH = re.compile(r"(?:どの|どんな|どういう|どのような|何の|\b[Ww]hich )$")
_LEGAL_FORM = re.compile(r"[(（](?:株|有|財|公財|一財|社|公社|一社|独|国研|特非)[)）]|㈱|㈲")  # of a company's name


class Rel(NamedTuple):
    """A word for properties: their local names, the likeliest first; ``negative``: a verb that denies."""

    locals: tuple[str, ...]
    text: str
    negative: bool = False


class Group(NamedTuple):
    """Things that are named together, all of them or (``either``) any."""

    things: tuple[Thing, ...]
    either: bool = False

    @property
    def are_elements(self) -> bool:
        """Whether they are parts of a plan."""
        return all(thing.is_element for thing in self.things)


class Word(NamedTuple):
    """An individual that a word names (a kind of value or milestone), or a grammatical word with what it stands for."""

    local: str
    text: str


def is_noun(text: str) -> bool:
    """Whether a Japanese word for a property is a noun (連携先), no verb, whose forms all end in kana (連携する)."""
    return not "ぁ" <= text[-1] <= "ん"


class Lattice(NamedTuple):
    """The edges of a question, and what each of its characters costs that no reading takes up."""

    edges: list[Edge]
    skip: list[float]
    tokens: list[Token]


class Known(NamedTuple):
    """What a question may speak of. plan: gives the plan in hand of a year or id; units: by folded name.

    says: the same with the elements that do, if there are any.
    """

    names: NameIndex
    lexicon: Lexicon
    addresses: Addresses
    plan: Callable[[str], Thing | None]
    units: Callable[[], Mapping[str, Thing]]
    numbers: figures.Numbers
    says: Callable[[Saying], Saying | None] = lambda _: None


def lattice(question: str, known: Known) -> Lattice:
    """All edges of a question."""
    tokens = tokenize(question, known.names, known.lexicon, known.addresses)
    small = [token for token in tokens if token.kind == "small"]
    found = _Edges(question, known)
    mended = mend(question, tokens, known.names)
    names = [token for token in mended if token.kind == "unknown" and token not in tokens]  # of several words
    edges = [edge for edge in found.all() if not _within(edge, [*small, *names] if edge.category == "E" else names)]
    unknown = " ".join(token.text for token in tokens if token.kind == "unknown")
    numbers = figures.edges(question, found.cutter.narrow, known.numbers, known.names, unknown)
    edges = list(dict.fromkeys((*edges, *_mended(mended, known.names), *numbers, *_topics(question, mended, known))))
    return Lattice(edges, _skipping(question, tokens), _joined(tokens, names))


def _within(edge: Edge, tokens: list[Token]) -> bool:
    """Whether it is a part of a grammatical word (IT in "is it", タイ in 知りたい) or of a longer name."""
    return any(token.start <= edge.start and edge.end <= token.end for token in tokens)


def _joined(tokens: list[Token], names: list[Token]) -> list[Token]:
    """The tokens, with these instead of the unknown words that make one name together."""
    apart = [token for token in tokens if not any(one.start <= token.start and token.end <= one.end for one in names)]
    return sorted([*apart, *names], key=lambda token: token.start)


def _mended(mended: list[Token], names: NameIndex) -> Iterator[Edge]:
    """Names with a slip of the hand in them, and parts of names; what was written is kept in the thing."""
    for token in mended:
        if token.kind == "thing" and token.value and not _begins_or_ends_in_a_particle(token.text):
            name = token.names[0]
            thing = Thing(name.iri, name.kind, names.label(name.iri), typed=token.value)
            yield Edge("E", token.start, token.end, Group((thing,)), _MENDED, token.text)


def _topics(question: str, tokens: list[Token], known: Known) -> Iterator[Edge]:
    """Words that are no name of anything, and that the text of some element has."""
    for topic in topics(question, tokens):
        if saying := next(filter(None, map(known.says, topic.sayings)), None):
            text = question[topic.start : topic.end]
            yield Edge("T", topic.start, topic.end, saying, _TOPIC + _SPLIT * (len(saying.typed) - 1), text)


def _begins_or_ends_in_a_particle(text: str) -> bool:
    """Whether it is no name: に関する国際, 支援に."""
    return not text.isascii() and (text.strip()[:1] in _SAYING or text.strip()[-1:] in _SAYING)


def _skipping(question: str, tokens: list[Token]) -> list[float]:
    costs = [0.0] * len(question)
    for token in tokens:
        text = question[token.start : token.end]
        if token.kind == "unknown" and text.strip().lower() not in VAGUE:
            for place, one in enumerate(text, token.start):
                costs[place] = _letter(one, text)
            continue
        each = _leaving_out(token, text.strip()) / max(sum(map(str.isalnum, text)), 1)
        costs[token.start : token.end] = [each if one.isalnum() else 0.0 for one in text]
        if token.kind == "word" and len(text) > 1 and text[0] in _SAYING:
            costs[token.start] = _PARTICLE  # of で開催される, where another reading takes up the rest
    for place, sign in enumerate(question):
        if sign in "%％":
            costs[place] = _PER_CENT
    if also := _ALSO_ASKED.search(question):
        costs[also.start(1) : also.end(1)] = [_COSTS["word"]] * len(also[1])
    for match in _LEGAL_FORM.finditer(question):
        costs[match.start() : match.end()] = [0.0] * len(match[0])
    return costs


def _leaving_out(token: Token, text: str) -> float:
    if text.lower() in VAGUE:
        return _VAGUE
    if token.kind in ("small", "link") and text in _SAYING:
        return _PARTICLE
    if text.removeprefix("の") in EACH or (text in BOTH and not text.isascii()):
        return _COSTS["word"]
    return _COSTS["time"] if text in _TELLING else _COSTS.get(token.kind, _ROLE)


def _letter(one: str, text: str) -> float:
    if not one.isalnum():
        return _KANJI if unicodedata.category(one) == "So" else 0.0  # ㍿ is a word, a bracket is none
    if one.isascii():
        words = text.split()
        return _WORD * len(words) / max(sum(c.isalnum() for c in text), 1)
    return _KANA if "ぁ" <= one <= "ん" else _KANJI


class _Edges:
    def __init__(self, question: str, known: Known) -> None:
        self.cutter = Cutter(question, known.names, known.lexicon, known.addresses)
        self.question, self.names, self.lexicon = question, known.names, known.lexicon
        self.plan, self.units = known.plan, known.units
        self.may_measure = bool(self.cutter.written) or any(c in question for c in "%％測単") or "in" in question

    def all(self) -> Iterator[Edge]:
        cut = self.cutter
        longest = max(self.names.longest, self.lexicon.longest)
        for match in _MARKS.finditer(self.question):
            yield Edge("comma", match.start(), match.end(), Word(match.group(), match.group()), 0.0, match.group())
        for match in re.finditer(r"(?<![0-9])(?<![0-9] )%", cut.narrow):
            yield from self._per_cent(match.start(), match.end())
        for one in spoken(cut.narrow):
            text = self.question[one.start : one.end]
            yield Edge(one.category, one.start, one.end, Word(one.value, text.lower()), 0.0, text)
        for start, end, spans in pages(cut.narrow):
            yield Edge("page", start, end, Paged(spans), 0.0, self.question[start:end])
        for place in range(len(cut.folded)):
            if place and cut.starts[place] == cut.starts[place - 1]:
                continue
            yield from self._written(cut.starts[place])
            if not cut.borders[cut.starts[place]]:
                continue
            for stop in range(place + 1, min(place + longest, len(cut.folded)) + 1):
                if stop < len(cut.folded) and cut.starts[stop] == cut.starts[stop - 1]:
                    continue
                start, end = cut.starts[place], cut.last(cut.starts[place], stop)
                if cut.whole_word(start, end):
                    yield from self._known(cut.folded[place:stop], start, end)

    def _written(self, start: int) -> Iterator[Edge]:
        """Addresses, dates and numbers, which are no names."""
        cut = self.cutter
        if start in cut.addresses:
            one = cut.addresses[start]
            for thing in one.things:  # of several plans, where nobody can know which is meant
                yield Edge("E", start, one.end, Group((thing,)), 0.0, self.question[start : one.end])
            if ":" not in one.address and (plan := self.plan(one.address)):
                yield Edge("plan", start, one.end, Group((plan,)), 0.0, self.question[start : one.end])
        if written := cut.written.get(start):
            category = "date" if written.span else "number"
            end = written.end - written.per_cent  # of 10 % the sign is a unit: never a part of the number
            if written.per_cent:
                yield from self._per_cent(end, written.end)
            yield Edge(category, start, end, written, 0.0, self.question[start:end])
            plan = self.plan(cut.narrow[start : start + 4]) if written.span else None
            if plan and written.end - start <= 5:
                yield Edge("plan", start, written.end, Group((plan,)), 0.0, self.question[start : written.end])

    def _per_cent(self, start: int, end: int) -> Iterator[Edge]:
        if unit := self.units().get("percent"):
            yield Edge("unit", start, end, Group((unit,)), 0.0, self.question[start:end])

    def _known(self, form: str, start: int, end: int) -> Iterator[Edge]:
        text = self.question[start:end]
        plain = " ".join(self.cutter.narrow[start:end].strip().lower().replace("’", "'").split())
        for category, value in self._grammar(plain):
            if self.question[end : end + 1] in _GOES_ON.get(plain, ()):
                continue
            yield Edge(category, start, end, Word(value, plain), 0.0, text)
        everyday = _EVERYDAY if self.names.is_everyday(form) else 0.0
        for number, name in enumerate(self._named(form, text)):
            thing = Thing(name.iri, name.kind, self.names.label(name.iri))
            cost = 0.4 * number + everyday + self._as_a_word(name, form)
            cost += _ASKED if name.kind == "Group" and _WHICH.search(self.question[:start]) else 0.0
            yield Edge("E", start, end, Group((thing,)), cost, text)
        yield from self._senses(form, plain, start, end)
        if plain in _NUMBERS:
            written = Written(start, end, number=Decimal(_NUMBERS.index(plain)))
            yield Edge("number", start, end, written, 0.0, text)
        if self.may_measure and (unit := self.units().get(form)):
            yield Edge("unit", start, end, Group((unit,)), 0.0, text)

    def _as_a_word(self, name: Name, form: str) -> float:
        """What it costs to take a word that the grammar knows for a name."""
        senses = self.lexicon.senses(form)
        if name.kind in ELEMENT_KINDS:  # 課題, Indicators: the titles of sections are what people ask for
            return _TITLE if senses else 0.0
        # Universities are a group that a plan is for and, mostly, a kind of actor.
        return _GROUP if name.kind == "Group" and any(sense.is_class for sense in senses) else 0.0

    def _grammar(self, plain: str) -> Iterator[tuple[str, str]]:
        for role, value in ROLES.get(plain, ()):
            yield (value if role in ("not", "most") else role), value or role
        if plain in LINKS:
            yield "link", LINKS[plain]
        if plain in _PARTICLES:
            yield "p", plain
        if plain in ("'s", "s"):
            yield "'s", plain
        if plain in _ANYTHING:
            yield "anything", plain
        if plain == "か":
            yield "or", "or"
        if plain in BOTH:
            yield "both", plain
        if plain in ASKING:
            yield "det", plain
        if plain in ("より", "よりも"):
            yield "than", plain
        if plain in SIZES:
            yield "size", SIZES[plain]
        if plain in DOING:
            yield "does", plain
        if plain in COUNTERS:
            yield "counter", plain
        if plain in HAVING:
            yield "has", plain

    def _named(self, form: str, text: str) -> list[Name]:
        """One name of each thing, entities and preferred names first."""
        found = [name for name in self.names.named(form) if as_written(text, name.text, self.question)]
        found.sort(key=lambda name: (name.kind in ELEMENT_KINDS, not name.preferred, name.iri))
        return list({name.iri: name for name in reversed(found)}.values())[::-1]

    def _senses(self, form: str, plain: str, start: int, end: int) -> Iterator[Edge]:
        text, given = self.question[start:end], self.lexicon.senses(form)
        denied = [] if given else self.lexicon.denied(form)
        senses: list[Sense] = given or denied
        for number, sense in enumerate(one for one in senses if one.is_class):
            category = "who" if plain in WHO else "class"
            yield Edge(category, start, end, Word(sense.local, plain), 0.4 * number, text)
            if sense.local == "Plan":
                yield Edge("planword", start, end, Word(sense.local, plain), 0.0, text)
        if plain in WHERE:
            yield Edge("where", start, end, Word("where", plain), 0.0, text)
        for sense in senses:
            if sense.family:
                yield Edge(sense.family, start, end, Word(sense.local, plain), 0.0, text)
        properties = tuple(s.local for s in senses if not s.is_class and not s.family)
        if properties:
            yield Edge("rel", start, end, Rel(properties, plain, bool(denied)), 0.0, text)
        elif not senses and len(plain) > 1 and all("一" <= one <= "龠" for one in plain):
            done = tuple(s.local for s in self.lexicon.senses(f"{form}する") if not s.is_class and not s.family)
            if done:  # 運営 for 運営する
                yield Edge("rel", start, end, Rel(done, f"{plain}する"), _SHORTENED, text)
