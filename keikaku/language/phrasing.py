"""Says in one sentence how a question was read, in both languages, in the ontology's own words."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from decimal import Decimal

from keikaku.language.inflection import plural
from keikaku.language.lexicon import Lexicon
from keikaku.language.numbers_said import numbers_said
from keikaku.language.reading import (
    ALL_PLACES,
    Compared,
    Condition,
    Counted,
    Either,
    Explaining,
    Extreme,
    Flagged,
    Holding,
    Linked,
    Node,
    Other,
    Paged,
    Ranking,
    Reading,
    Saying,
    Thing,
    Timed,
    Valued,
    Within,
    counted,
    named,
)  # fmt: skip
from keikaku.language.relating import belonging, meets
from keikaku.language.saying import besides, compared, denied, extreme, is_of_plans_having_any, placed
from keikaku.records import Label
from keikaku.vocab import ELEMENTS, OBSERVATIONS

# Who is not named may still be there.
_NAMES_NONE = {"involves": "that names nobody who takes part", "partner": "that names no partner"}
_LINKS = {"direct": "linked with", "inside": "in"}
_JAPANESE_VERBS = {"involves": "が関わる", "mentions": "に言及する", "about": "に関する"}  # plainer than their labels
_JAPANESE_LINKS = {"inside": "における", "direct": "と結びつく"}
_PREPOSITIONS = frozenset(("about", "at", "by", "from", "in", "of", "on", "to", "under", "with"))
_COMPARED_EN = {">": "above", ">=": "at least", "<": "below", "<=": "at most", "=": "exactly"}
_COMPARED_JA = {">": "を超える", ">=": "以上の", "<": "を下回る", "<=": "以下の", "=": "に等しい"}
_VALUES_EN = {"Actual": "latest value", "Baseline": "baseline value"}
_WHEN_JA = {"in": "の", "before": "より前の", "after": "より後の", "since": "以降の", "until": "までの"}


def phrase(reading: Reading, lexicon: Lexicon) -> Label:
    """How the question was read: what is sought, the relation, the things; what a name may also mean."""
    if asked := counted(reading):
        return numbers_said(asked, lexicon)
    return Label(_Japanese(lexicon).reading(reading), _English(lexicon).reading(reading))


class _Sayer(ABC):
    """What both languages need."""

    language = ""
    alternatively = ""
    brackets = ""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def label(self, local: str) -> str:
        """The name of a term."""
        return self.lexicon.label(local).best(self.language) or local

    def kind(self, local: str) -> str:
        """The name of a kind of value."""
        return self.label(local)

    def kinds(self, find: tuple[str, ...]) -> frozenset[str]:
        """The most specific classes that are sought."""
        return frozenset().union(*(self.lexicon.sense(local).kinds for local in find))

    def named(self, linked: Linked) -> frozenset[str]:
        """The most specific classes of what it is joined to."""
        kinds = (self.kinds(one.find) if isinstance(one, Node) else frozenset({one.kind}) for one in linked.objects)
        return frozenset().union(*kinds)

    def aside(self, reading: Reading, form: str, comma: str) -> str:
        """Other things of the same names."""
        others = comma.join(f"{thing.label.best(self.language)} [{thing.kind}]" for thing in reading.others)
        said = form.format(others) if others else ""
        told = comma.join(besides(reading, self.language, self.label))
        return said + (self.brackets.format(told) if told else "")

    def name(self, thing: Thing) -> str:
        """A thing by its label, address, and what was written for it."""
        name = thing.label.best(self.language) or thing.address
        if thing.address and name != thing.address:
            name = f"{name} ({thing.address})"
        if thing.typed:
            name += f"（「{thing.typed}」から）" if self.language == "ja" else f" (for “{thing.typed}”)"
        return name

    def condition(self, condition: Condition, find: tuple[str, ...]) -> str:
        """One condition, as it stands beside the class that is sought."""
        match condition:
            case Either():
                return self.alternatively.join(self.condition(one, find) for one in condition.conditions)
            case Linked():
                return self._linked(condition, find)
            case Within():
                return self._within(condition, find)
            case Holding():
                return self._holding(condition)
            case Other():
                return self._other(condition)
            case Timed():
                return self._timed(condition)
            case Valued():
                return self._valued(condition)
            case Compared():
                return compared(condition, self.language, self.kind)
            case Flagged():
                return self._flagged(condition)
            case Counted():
                return numbers_said(condition, self.lexicon).best(self.language) or ""
            case Extreme():
                return extreme(condition, self.language, self.kind)
            case Paged() | Explaining() | Saying():
                return placed(condition, self.language, self.name)

    @abstractmethod
    def _linked(self, linked: Linked, find: tuple[str, ...]) -> str: ...
    @abstractmethod
    def _within(self, within: Within, find: tuple[str, ...]) -> str: ...
    @abstractmethod
    def _holding(self, holding: Holding) -> str: ...
    @abstractmethod
    def _other(self, other: Other) -> str: ...
    @abstractmethod
    def _timed(self, timed: Timed) -> str: ...
    @abstractmethod
    def _valued(self, valued: Valued) -> str: ...
    @abstractmethod
    def _flagged(self, flagged: Flagged) -> str: ...


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:,f}"


class _English(_Sayer):
    language = "en"
    brackets = " ({})"
    alternatively = " or "

    def reading(self, reading: Reading) -> str:
        """The whole sentence."""
        if reading.ask == "path":
            said = "how " + " and ".join(map(self.name, (*reading.things, *reading.within))) + " are connected"
        elif reading.ranking:
            said = self._ranked(reading.ranking, reading)
        else:
            said = self.node(reading.node)
            said = f"how many: {said}" if reading.ask == "count" else said
            said = f"what {self.name(named(reading.node)[0])} is, and {said}" if reading.ask == "define" else said
        return said + self.aside(reading, " (also a name of {})", ", ")

    def node(self, node: Node) -> str:
        """every class that meets each condition"""
        conditions = node.conditions
        first = conditions[0] if conditions else None
        if not node.find and isinstance(first, Linked) and first.relation is None:
            words = ["everything that involves or mentions", self._objects(first)]
            conditions = conditions[1:]
        else:
            words = [
                "every " + " or ".join(self.label(one).lower() for one in node.find) if node.find else "everything"
            ]
        for number, condition in enumerate(conditions):
            said = self.condition(condition, node.find)
            words += ["and" if number and said.startswith(("that", "whose", "not")) else "", said]
        words += ["(of plans that have any)"] if is_of_plans_having_any(node) else []
        return " ".join(word for word in words if word)

    def _holding(self, holding: Holding) -> str:
        below = " or ".join(self.node(node).removeprefix("every ") for node in holding.objects)
        return f"that has {'no' if holding.negated else 'a'} {below}"

    def _other(self, other: Other) -> str:
        return "other than " + " and ".join(map(self.name, other.things))

    def _timed(self, timed: Timed) -> str:
        kinds = " or ".join(self.label(kind) for kind in timed.kinds)
        when = "" if timed.when == "in" else f"{timed.when} "
        return f"dated {when}{timed.span.label.en}" + (f" ({kinds})" if kinds else "")

    def kind(self, local: str) -> str:
        """The name of a kind of value."""
        return _VALUES_EN.get(local) or self.label(local)

    def _flagged(self, flagged: Flagged) -> str:
        if flagged.property == "cumulative":
            return "that is cumulative"
        return f"whose {self.label(flagged.property)} is {flagged.label.en}"

    def _valued(self, valued: Valued) -> str:
        kind = _VALUES_EN.get(valued.kind, self.label(valued.kind)) if valued.kind else "value"
        if valued.number is None:
            said = f"with{'out' if valued.negated else ''} {'an' if kind[:1] in 'aeio' else 'a'} {kind}"
        else:
            said = f"whose {kind} is {_COMPARED_EN[valued.comparison or '=']} {_number(valued.number)}"
            said += f" {valued.unit.label.en}" if valued.unit else ""
        return said + (f" for {valued.span.label.en}" if valued.span else "")

    def _objects(self, linked: Linked) -> str:
        said = [self.name(one) if isinstance(one, Thing) else self._any(one) for one in linked.objects]
        return (" or " if linked.either or linked.negated else " and ").join(said) or "something"

    def _any(self, node: Node) -> str:
        said = self.node(node).removeprefix("every ")
        return f"{'an' if said[0] in 'aeiou' and not said.startswith('uni') else 'a'} {said}"

    def _linked(self, linked: Linked, find: tuple[str, ...]) -> str:
        things, relation = self._objects(linked), linked.relation
        if linked.negated and not linked.objects and relation not in _LINKS and relation:
            return _NAMES_NONE.get(relation, f"that names nobody as “{self.label(relation)}”")
        if meets(relation, self.kinds(find), self.named(linked)):
            also = "cooperates with or " if relation == "partner" else ""
            said = f"that {also}takes part in the same as {things}"
        elif relation in _LINKS or relation is None:
            said = f"{_LINKS[relation or 'direct']} {things}"
        else:
            said = self._clause(self.label(relation), things, linked.forward)
        if not linked.negated:
            return said
        if said.startswith("that is "):
            return "that is not " + said.removeprefix("that is ")
        verb, _, rest = said.removeprefix("that ").partition(" ")
        if said.startswith("that ") and linked.forward and verb.endswith("s"):
            return f"that does not {verb.removesuffix('s')} {rest}"
        return f"but not {said}"

    def _clause(self, label: str, things: str, forward: bool) -> str:
        """Labels are verbs ("involves", "has member"), follow "is" ("located in"), or are nouns ("organiser")."""
        if label.split()[0].endswith("s"):
            verb = label if forward else re.sub("^has ", "has as ", label)
        elif label.split()[-1] in _PREPOSITIONS:
            verb = f"is {label}"
        else:
            return f"whose {label} is {things}" if forward else f"that is {label} of {things}"
        return f"that {verb} {things}" if forward else f"that {things} {verb}"

    def _within(self, within: Within, find: tuple[str, ...]) -> str:
        names = (" or " if within.either else " and ").join(map(self.name, within.elements))
        if within.relation == "only":
            return "and in no other plan"
        kinds = self.kinds(find)
        if within.relation == "share" and len(within.elements) > 1:
            return f"that {'each of ' if len(within.elements) > 2 else 'both '}{names} speak of"
        said = f"within {names}"
        if kinds and not kinds & ELEMENTS and not kinds <= OBSERVATIONS:
            relation = belonging(within, kinds, self.lexicon)
            how = {"involves": "involved", "about": "named"}.get(relation) or f"given as “{self.label(relation)}”"
            both = len(within.elements) == 2 and not within.either
            said = f"within both {names}" if both else said
            said = f"{how} {said}"
        return f"not {said}" if within.negated else said

    def _ranked(self, ranking: Ranking, reading: Reading) -> str:
        counted = self.label(ranking.counted).lower() if ranking.counted else "passage"
        by = f"{self.node(reading.node)}, by the number of {plural(counted)}"
        if ranking.relation != "partOf":
            relation = "about" if ranking.relation == "mentions" else ranking.relation
            by += f" ({self.label(relation)})"
        if ranking.comparison:
            return f"{by}: {_COMPARED_EN[ranking.comparison]} {ranking.number}"
        ends = "most" if ranking.most else "fewest"
        if ranking.first == ALL_PLACES:
            return f"{by}, {ends} first"
        return f"{by}: the {ranking.first or ''} with the {ends}".replace("the  with", "the one with")


class _Japanese(_Sayer):
    language = "ja"
    brackets = "（{}）"
    alternatively = "または"

    def reading(self, reading: Reading) -> str:
        """The whole sentence."""
        if reading.ask == "path":
            names = "と".join(f"「{self.name(thing)}」" for thing in (*reading.things, *reading.within))
            said = f"{names}のつながり"
        elif reading.ranking:
            said = self._ranked(reading.ranking, reading)
        else:
            said = self.node(reading.node) + ("の数" if reading.ask == "count" else "")
            said = f"「{self.name(named(reading.node)[0])}」とは何か、{said}" if reading.ask == "define" else said
        return said + self.aside(reading, "（{}の名でもある）", "、")

    def node(self, node: Node) -> str:
        """The conditions, then the class."""
        find = "または".join(self.label(one) for one in node.find) or "もの"
        conditions = node.conditions
        first = conditions[0] if conditions else None
        if not node.find and len(conditions) == 1 and isinstance(first, Linked) and first.relation is None:
            return f"{self._objects(first)}が関わるもの、これに言及するもの"
        within = "".join(self._within(one, node.find) for one in conditions if isinstance(one, Within))
        rest = [one for one in conditions if not isinstance(one, Within)]
        said = "、".join(self.condition(one, node.find) for one in rest)
        if not said:
            belongs = self._belonging(node)
            said = belongs if belongs else "すべての"
        return within + said + find + ("（それのある計画の）" if is_of_plans_having_any(node) else "")

    def _belonging(self, node: Node) -> str:
        """How entities belong to the passages of an element."""
        within = next((one for one in node.conditions if isinstance(one, Within)), None)
        kinds = self.kinds(node.find)
        if within is None or not kinds or kinds & (ELEMENTS | {"Statistic", "Milestone"}):
            return ""
        relation = belonging(within, kinds, self.lexicon)
        return {"involves": "関わる", "about": "名が挙がる"}.get(relation) or f"「{self.label(relation)}」とされる"

    def _holding(self, holding: Holding) -> str:
        below = "や".join(self.node(node).removeprefix("すべての") for node in holding.objects)
        return f"{below}の{'ない' if holding.negated else 'ある'}"

    def _other(self, other: Other) -> str:
        return "と".join(f"「{self.name(thing)}」" for thing in other.things) + "以外の"

    def _timed(self, timed: Timed) -> str:
        kinds = "・".join(self.label(kind) for kind in timed.kinds) or "日付"
        return f"{kinds}が{timed.span.label.ja}{_WHEN_JA[timed.when]}"

    def _flagged(self, flagged: Flagged) -> str:
        if flagged.property == "cumulative":
            return "累計の"
        return f"{self.label(flagged.property)}が「{flagged.label.ja}」の"

    def _valued(self, valued: Valued) -> str:
        kind = self.label(valued.kind) if valued.kind else "値"
        kind = f"{valued.span.label.ja}の{kind}" if valued.span else kind
        if valued.number is None:
            return f"{kind}の{'ない' if valued.negated else 'ある'}"
        unit = valued.unit.label.ja if valued.unit else ""
        return f"{kind}が{_number(valued.number)}{unit}{_COMPARED_JA[valued.comparison or '=']}"

    def _objects(self, linked: Linked) -> str:
        said = [f"「{self.name(one)}」" if isinstance(one, Thing) else self._any(one) for one in linked.objects]
        return ("または" if linked.either else "と").join(said) or "何か"

    def _any(self, node: Node) -> str:
        return self.node(node).removeprefix("すべての")

    def _linked(self, linked: Linked, find: tuple[str, ...]) -> str:
        things, relation = self._objects(linked), linked.relation
        if linked.negated and not linked.objects and relation not in _LINKS and relation:
            return f"{'関わる者' if relation == 'involves' else self.label(relation)}が挙がらない"
        if meets(relation, self.kinds(find), self.named(linked)):
            said = f"{things}と{'連携する、または' if relation == 'partner' else ''}同じ取組などに関わる"
        elif relation is None or relation in _LINKS:
            said = f"{things}{_JAPANESE_LINKS.get(relation or 'of', 'に関わる')}"
        elif linked.forward and relation in _JAPANESE_VERBS:
            said = f"{things}{_JAPANESE_VERBS[relation]}"
        else:
            said = things + self._verb(relation, linked.forward)
        return denied(said) if linked.negated else said

    def _verb(self, relation: str, forward: bool) -> str:
        """The property after its thing: Xが運営する施設, Xを運営する主体."""
        passive = (self.lexicon.label(relation).en or "").endswith(" by")
        verb = self.lexicon.verb(relation, "が" if passive == forward else "をにとで")
        if verb:
            return verb
        return f"を{self.label(relation)}とする" if forward else f"の{self.label(relation)}である"

    def _within(self, within: Within, _find: tuple[str, ...]) -> str:
        names = ("または" if within.either else "と").join(map(self.name, within.elements))
        if within.relation == "only":
            return "ほかの計画では名が挙がらず、"
        if within.relation == "share" and len(within.elements) > 1:
            return f"{'と'.join(map(self.name, within.elements))}のどちらにも"
        return f"{names}{'以外' if within.negated else ''}の中で、"

    def _ranked(self, ranking: Ranking, reading: Reading) -> str:
        counted = self.label(ranking.counted) if ranking.counted else "記述箇所"
        by = f"{self.node(reading.node).removeprefix('すべての')}のうち、{counted}の数"
        if ranking.relation != "partOf":
            relation = "about" if ranking.relation == "mentions" else ranking.relation
            by += f"（{self.label(relation)}）"
        if ranking.comparison:
            return f"{by}が{ranking.number}{_COMPARED_JA[ranking.comparison]}もの"
        ends = "多い" if ranking.most else "少ない"
        if ranking.first == ALL_PLACES:
            return f"{by}が{ends}順"
        return f"{by}が{ends}順に{ranking.first}位まで" if ranking.first else f"{by}が最も{ends}もの"
