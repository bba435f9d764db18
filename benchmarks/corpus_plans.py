"""Plans of other towns, recast from the packaged plan of 2018: for ``corpus.py``.

Each plan is some of its strategies, numbered anew. Who and what is of Kawasaki becomes the town's own; other bodies are
drawn (``_Draw``); one sector in four is another one; texts say the new names; numbers that are counts differ. Years are
those of the packaged plan, and texts of passages are not there, only their words.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from benchmarks.corpus_names import BASE, Named, Organisation, Town, local, national, regional
from keikaku import resources
from keikaku.records import IRI, Literal, Quad, Term
from keikaku.store.derive import read_quads
from keikaku.vocab import ID, PREFIXES, RDF_TYPE, kk

_AUTHORITY = f"{ID}graph/authority/"
_OWN_KINDS = ("actor", "place", "facility", "programme", "event", "document", "post")
_CITY, _CITY_HALL = IRI(f"{ID}place/kawasaki"), IRI(f"{ID}actor/kawasaki-city")
_PREFECTURE = (IRI(f"{ID}place/kanagawa-prefecture"), IRI(f"{ID}actor/kanagawa-prefecture"))
_JETRO = IRI(f"{ID}actor/jetro")
_WITHIN = (f"{PREFIXES['schema']}location", f"{PREFIXES['dcterms']}isPartOf")
_LABELS = tuple(f"{PREFIXES['skos']}{name}" for name in ("prefLabel", "altLabel"))
_NOT_ITS = (kk("areaCode"), kk("countryCode"), f"{PREFIXES['skos']}exactMatch", f"{PREFIXES['skos']}closeMatch")
_BROADER = f"{PREFIXES['skos']}broader"
_LATITUDE, _LONGITUDE = (f"{PREFIXES['wgs84']}{name}" for name in ("lat", "long"))
_OF_KAWASAKI = re.compile("川崎|かわさき|カワサキ|Kawasaki|KAWASAKI")
_PLACES = (
    "川崎市|川崎|かわさき|カワサキ|Kawasaki City|Kawasaki|KAWASAKI|"
    "神奈川県|神奈川|かながわ|Kanagawa Prefecture|Kanagawa"
)
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?(.*)")
_ZIPF = 1.1
_VARIED = re.compile(r"/(action|issue|direction|figure)/\d+$|/(statistic|milestone)/\d+$")


class Made(NamedTuple):
    """A plan: its id, what its files state, and who of those that several towns share takes part."""

    id: str
    title: str
    iri: IRI
    quads: list[Quad]
    shared: list[Organisation]


class Skeleton:
    """What plans are recast from: the packaged plan of 2018 and the things it names, as people state them."""

    def __init__(self) -> None:
        plan, names = list[Quad](), list[Quad]()
        for path in resources.graph_files():
            if path.parent.name == "2018" and path.parent.parent.name != "derived":
                plan += read_quads(path)
            elif path.parent.name == "authority" and path.parent.parent.name != "derived":
                names += read_quads(path)
        self.authority: dict[IRI, list[Quad]] = defaultdict(list)
        for quad in names:
            self.authority[_iri(quad[0])].append(quad)
        self.own = self._own([*names, *plan])
        self.drawn = [
            thing for thing in self.authority
            if _kind(thing) == "actor" and thing not in self.own and thing not in _PREFECTURE
        ]  # fmt: skip
        self.sectors = [thing for thing in self.authority if _kind(thing) == "sector"]
        self.strategies: dict[str, list[Quad]] = defaultdict(list)
        for quad in plan:
            self.strategies[_strategy(quad)].append(quad)
        self._split = self._splitter()
        self._parts: dict[str, list[str]] = {}

    def _own(self, quads: Sequence[Quad]) -> set[IRI]:
        """Whoever and whatever has Kawasaki in a name, has a name that holds there alone, or is there."""
        own = set[IRI]()
        for subject, predicate, object_, graph in quads:
            said = object_.value if predicate in _LABELS and isinstance(object_, Literal) else ""
            if said and (_OF_KAWASAKI.search(said) or graph.endswith("/kawasaki")):
                own.add(_iri(subject))
        size = 0
        while size != len(own):
            size = len(own)
            own |= {_iri(s) for s, p, o, _ in quads if p in _WITHIN and o in own}
        return {thing for thing in own if _kind(thing) in _OWN_KINDS and thing in self.authority}

    def _splitter(self) -> re.Pattern[str]:
        """Finds the names in texts that may become others."""
        self.named: dict[str, IRI] = {}
        for thing in (*self.drawn, *self.sectors):
            for name in self._names(thing):
                if len(name.value) > (3 if name.value.isascii() else 1):
                    self.named.setdefault(name.value, thing)
        longest = sorted(self.named, key=lambda name: (-len(name), name))
        return re.compile("(" + "|".join([_PLACES, *map(re.escape, longest)]) + ")")

    def plan_alone(self) -> list[Quad]:
        """What the plan says of itself, without its elements, and the names of its city and of the city hall."""
        plan = [quad for quad in self.strategies[""] if quad[0] == f"{ID}2018"]
        return [*plan, *(quad for thing in (_CITY, _CITY_HALL) for quad in self.authority[thing])]

    def parts(self, text: str) -> list[str]:
        """A text cut where names stand: these are every second of its parts."""
        if text not in self._parts:
            self._parts[text] = self._split.split(text)
        return self._parts[text]

    def name(self, thing: IRI, language: str | None) -> str:
        """The first name of a thing in a language."""
        return next((name.value for name in self._names(thing) if name.language == language), "")

    def _names(self, thing: IRI) -> Iterator[Literal]:
        """Its preferred names, then the others."""
        for wanted in _LABELS:
            yield from (o for _, p, o, _ in self.authority[thing] if p == wanted and isinstance(o, Literal))


class Recast:
    """One plan of a town, by chance that its seed and number decide."""

    def __init__(self, skeleton: Skeleton, town: Town, before: Sequence[Town], seed: int) -> None:
        """before: the towns of the same prefecture that come before, whose city halls may take part."""
        self._from, self._town, self._fixed = skeleton, town, _fixed(town)
        self._chance = random.Random(f"{seed}/{town.slug}")
        self.id = f"{town.slug}-{self._chance.choice((2016, 2017, 2018, 2018, 2019))}"
        self._numbers = self._chosen()
        self._things = self._who(before)
        self._move = (round(self._chance.uniform(-3, 6), 3), round(self._chance.uniform(-9, 4), 3))

    def _chosen(self) -> dict[str, str]:
        """The strategies that the plan has, from their old number to the new one; ``6`` and ``6.1`` alike."""
        every = sorted(key for key in self._from.strategies if "." in key)
        share = min(1.0, max(0.2, self._chance.lognormvariate(-0.62, 0.35)))
        kept = sorted(self._chance.sample(every, max(3, round(share * len(every)))))
        numbers: dict[str, str] = {}
        for key in kept:
            policy = key.partition(".")[0]
            numbers.setdefault(policy, str(len([one for one in numbers if "." not in one]) + 1))
            numbers[key] = f"{numbers[policy]}.{len([one for one in numbers if one.startswith(policy + '.')]) + 1}"
        return numbers

    def _who(self, before: Sequence[Town]) -> dict[IRI, IRI]:
        """Every thing that becomes another one."""
        town, slug = self._town, self._town.slug
        things = {own: _own_iri(own, slug) for own in self._from.own}
        things |= {of: IRI(f"{BASE}{_kind(of)}/{town.prefecture.en.lower()}-prefecture") for of in _PREFECTURE}
        draw = _Draw(self._chance, town, before)
        self._drawn: dict[IRI, Organisation] = {}
        for actor in self._from.drawn:
            if actor == _JETRO and self._chance.random() < 0.7:
                continue
            if self._chance.random() < 0.25:
                continue  # a body of the packaged plan that takes part here too
            self._drawn[actor] = draw.one()
        things |= {actor: organisation.iri for actor, organisation in self._drawn.items()}
        others = self._chance.sample(self._from.sectors, len(self._from.sectors))
        return things | {
            old: new for old, new in zip(self._from.sectors, others, strict=True) if self._chance.random() < 0.25
        }

    def made(self) -> Made:
        """The plan with all that it states."""
        quads = [
            self._quad(quad)
            for key, some in self._from.strategies.items()
            if key in self._numbers or not key
            for quad in some
        ]
        stated = [quad for quad in quads if quad]
        used = {term for quad in stated for term in quad if isinstance(term, IRI)}
        stated += self._names(used)
        stated = sorted({quad for quad in stated if quad[0] != quad[2]}, key=str)
        shared = {one.iri: one for one in self._drawn.values() if one.iri in used}
        return Made(self.id, self._title(), IRI(BASE + self.id), stated, list(shared.values()))

    def _title(self) -> str:
        return f"{self._town.name.ja}{self._town.kind[0]}"

    def _names(self, used: set[IRI]) -> Iterator[Quad]:
        """Names and places of the town's own things that the plan speaks of, and names that hold in the town alone."""
        back = {new: old for old, new in self._things.items() if old in self._from.own or old in _PREFECTURE}
        town, seen = back.keys() & (used | {self._things[_CITY], self._things[_CITY_HALL]}), set[IRI]()
        here = IRI(f"{BASE}graph/{self._town.slug}/names")
        yield (here, kk("usedIn"), self._things[_CITY], here)
        while town:
            thing = town.pop()
            seen.add(thing)
            for quad in self._from.authority[back[thing]]:
                made = None if quad[1] in _NOT_ITS else self._quad(quad)
                if made:
                    yield made
                    town |= ({term for term in made[:3] if isinstance(term, IRI)} & back.keys()) - seen
        for thing in sorted(used - seen):
            for quad in self._from.authority.get(thing, ()):  # 市内農業: a thing of all towns by the name of one
                if quad[3].endswith("/kawasaki") and (made := self._quad(quad)):
                    yield made

    def _quad(self, quad: Quad) -> Quad | None:
        """A statement of the skeleton as this plan has it; None where it speaks of what the plan has not."""
        subject, predicate, object_, graph = quad
        if predicate == _BROADER:  # which sector is part of which is no town's own opinion
            return None if (g := self._graph(graph, _iri(subject))) is None else (_iri(subject), predicate, object_, g)
        s, g = self._iri(_iri(subject)), self._graph(graph, _iri(subject))
        o: Term | None = self._iri(object_) if isinstance(object_, IRI) else object_
        if s is None or o is None or g is None or (subject == f"{ID}2018" and predicate == _LABELS[1]):
            return None
        if isinstance(o, Literal):
            o = self._literal(o, predicate, _iri(subject), s)
        return (s, predicate, o, g)

    def _graph(self, graph: IRI, subject: IRI) -> IRI | None:
        if not graph.startswith(_AUTHORITY):
            return self._iri(graph)
        kind = graph.removeprefix(_AUTHORITY)
        if kind == "kawasaki":
            return IRI(f"{BASE}graph/{self._town.slug}/names")
        of = self._town.prefecture.en.lower() if subject in _PREFECTURE else self._town.slug
        return IRI(f"{BASE}graph/{of}/{kind}")

    def _iri(self, iri: IRI) -> IRI | None:
        """Another thing's IRI, or its own; None of an element that the plan has not."""
        if iri in self._things:
            return self._things[iri]
        head, found, path = iri.partition("2018")
        if not found or head.removeprefix(ID) not in ("", "passage/", "graph/", "source/") or not head.startswith(ID):
            return None if "2005" in iri and iri.startswith((f"{ID}2005", f"{ID}plan")) else iri
        new = self._path(path)
        return None if new is None else IRI(f"{BASE}{head.removeprefix(ID)}{self.id}{new}")

    def _path(self, path: str) -> str | None:
        """``/6.1.2/action/1`` with the plan's own numbers."""
        match = _NUMBER.fullmatch(path[1:]) if path[:1] in ("/", ":") else None
        if not match:
            return path
        policy, strategy, rest = match.groups()
        new = self._numbers.get(f"{policy}.{strategy}" if strategy else policy)
        return None if new is None else f"{path[0]}{new}{rest}"

    def _literal(self, value: Literal, predicate: IRI, old: IRI, new: IRI) -> Literal:
        if predicate == kk("address"):
            return value._replace(value=self.id + (self._path(value.value[4:]) or ""))
        if predicate == kk("textHash"):
            return value._replace(value=hashlib.sha256(new.encode()).hexdigest())
        if predicate == kk("fileName"):
            return value._replace(value=f"{self.id}.txt")
        if predicate in (kk("value"), kk("printedValue")):
            return self._number(value, old)
        if predicate in (_LATITUDE, _LONGITUDE):
            moved = Decimal(value.value) + Decimal(str(self._move[predicate == _LONGITUDE]))
            return value._replace(value=str(moved.normalize()))
        if value.language or predicate in (kk("reading"), kk("words")):
            return value._replace(value=self._text(value, predicate, old))
        return value

    def _text(self, value: Literal, predicate: IRI, old: IRI) -> str:
        """The text with the names that this plan has, and where it is done."""
        text = self._renamed(value)
        if predicate == kk("words"):
            words = {word for word in text.split() if random.Random(f"{self.id}{word}").random() < 0.9}
            return " ".join(sorted(words)) or text
        if old in self._from.own and predicate in (*_LABELS, kk("reading")) and not _OF_KAWASAKI.search(value.value):
            return self._prefixed(text, value.language, predicate)
        if predicate == _LABELS[0] and _VARIED.search(old) and random.Random(f"{self.id}{old}").random() < 0.6:
            where = self._town.name
            return f"{where.ja}における{text}" if value.language == "ja" else f"{text} in {where.en}"
        return text

    def _prefixed(self, text: str, language: str | None, predicate: IRI) -> str:
        """A name that is none of the town's alone becomes one."""
        if predicate == _LABELS[1] and len(text) < 7:  # 市役所, the port: as every town says
            return text
        if predicate == kk("reading"):
            return self._town.name.kana + text
        return f"{self._town.name.ja}{text}" if language == "ja" else f"{self._town.name.en} {text}"

    def _renamed(self, value: Literal) -> str:
        parts = self._from.parts(value.value)
        if len(parts) == 1:
            return value.value
        return "".join(self._named(part, value.language) if place % 2 else part for place, part in enumerate(parts))

    def _named(self, name: str, language: str | None) -> str:
        """What stands where this name stood."""
        if fixed := self._fixed.get(name):
            return fixed
        old = self._from.named[name]
        if old in self._drawn:
            return self._drawn[old].name[0 if language == "ja" else 2]
        if old in self._things:
            return self._from.name(self._things[old], language) or name
        return name

    def _number(self, value: Literal, old: IRI) -> Literal:
        """A number of an indicator or a statistic, of about the size that it was; as it was where it is no count."""
        whole = re.fullmatch(r"[\d,]{2,}(件|社|人|店|回|か所)?(以上)?", value.value)
        if not whole or old.endswith("rank"):
            return value
        digits = re.match(r"[\d,]+", value.value)
        factor = random.Random(f"{self.id}{old.partition('/value/')[0]}").uniform(0.3, 2.5)
        if not digits or int(digits[0].replace(",", "")) < 101:
            return value
        number = round(int(digits[0].replace(",", "")) * factor)
        printed = f"{number:,}" if "," in digits[0] else str(number)
        return value._replace(value=printed + value.value[digits.end() :])


class _Draw:
    """Who takes part: national bodies by Zipf, those of the prefecture, other towns of it, bodies of the town."""

    def __init__(self, chance: random.Random, town: Town, before: Sequence[Town]) -> None:
        self._chance = chance
        self._national, self._regional = national(), regional(town.prefecture)
        self._local = [*local(town), *map(_hall, before[-8:])]
        self._weights = [1 / (place + 1) ** _ZIPF for place in range(len(self._national))]
        self._had = set[IRI]()

    def one(self) -> Organisation:
        """One that was not drawn before, for this plan."""
        while True:
            kind = self._chance.random()
            if kind < 0.5:
                found = self._chance.choices(self._national, self._weights)[0]
            else:
                found = self._chance.choice(self._regional if kind < 0.65 else self._local)
            if found.iri not in self._had or kind > 0.9:
                self._had.add(found.iri)
                return found


def _hall(town: Town) -> Organisation:
    name, kind = town.name, town.kind
    called = Named(name.ja + kind[0], name.kana + kind[1], f"{name.en} {kind[2]} (city government)")
    return Organisation(_own_iri(_CITY_HALL, town.slug), called, "LocalGovernment")


def names_of(organisation: Organisation) -> list[Quad]:
    """What is stated of somebody who takes part in plans of several towns."""
    iri, name, kind = organisation
    graph = IRI(f"{BASE}graph/shared/actor")
    said: list[tuple[str, Term]] = [
        (RDF_TYPE, kk("Organisation")),
        (_LABELS[0], Literal.text(name.ja, "ja")),
        (_LABELS[0], Literal.text(name.en, "en")),
        (kk("reading"), Literal.text(name.kana)),
        (kk("kind"), kk(kind)),
    ]
    return [(iri, IRI(predicate), object_, graph) for predicate, object_ in said]


def _fixed(town: Town) -> dict[str, str]:
    name, of, prefecture = town.name, town.full_prefecture, town.prefecture
    kana = "".join(chr(ord(sign) + 96) if "ぁ" <= sign <= "ゖ" else sign for sign in name.kana)
    return {
        "川崎市": name.ja + town.kind[0], "川崎": name.ja, "かわさき": name.kana, "カワサキ": kana,
        "Kawasaki City": f"{name.en} {town.kind[2]}", "Kawasaki": name.en, "KAWASAKI": name.en.upper(),
        "神奈川県": of.ja, "神奈川": prefecture.ja, "かながわ": prefecture.kana,
        "Kanagawa Prefecture": of.en, "Kanagawa": prefecture.en,
    }  # fmt: skip


def _own_iri(thing: IRI, slug: str) -> IRI:
    kind, _, name = thing.removeprefix(ID).partition("/")
    return IRI(f"{BASE}{kind}/{name.replace('kawasaki', slug) if 'kawasaki' in name else f'{slug}-{name}'}")


def _kind(thing: str) -> str:
    return thing.removeprefix(ID).partition("/")[0]


def _iri(term: Term) -> IRI:
    return IRI(str(term))


def _strategy(quad: Quad) -> str:
    """The strategy or policy that a statement is of, ``6.1`` or ``6``; empty for the plan itself."""
    for term in (quad[0], quad[3]):
        rest = str(term).removeprefix(ID).removeprefix("passage/").removeprefix("graph/")
        match = re.match(r"2018/(\d+(?:\.\d+)?)", rest)
        if match:
            return match[1]
    return ""
