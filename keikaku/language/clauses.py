"""The shape of a question, before its relations are worked out: nodes, and the clauses that hang on them.

English says the relation before its things and the head first; Japanese says both last. All else is alike,
so the two functions here differ only in which way they attach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from keikaku.language.items import WHERE, WHO, Item
from keikaku.language.lexicon import Sense
from keikaku.language.reading import Thing
from keikaku.language.tokens import Token


@dataclass
class Clause:
    """Words for a relation, and the things or nodes that it leads to. ``link``: a preposition or particle."""

    words: list[Token] = field(default_factory=list)
    link: str = ""
    objects: list[Thing | Head] = field(default_factory=list)
    either: bool = False  # any of the objects
    negated: bool = False
    alternative: bool = False  # to the clause before it
    excepted: bool = False  # the objects themselves are left out


@dataclass
class Head:
    """A class word and the clauses that qualify it; without one, whatever the clauses fit."""

    classes: list[tuple[Token, Sense]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    asking: bool = False  # who, where: a class that the relation may overrule


def english(items: Sequence[Item]) -> tuple[Head, list[str]]:
    """The head of an English question with its clauses, and the words that found no place."""
    return _English(items).build()


def japanese(items: Sequence[Item]) -> tuple[Head, list[str]]:
    """The head of a Japanese question with its clauses, and the words that found no place."""
    return _Japanese(items).build()


def _is_apposition(items: Sequence[Item], index: int, sense: Sense) -> bool:
    """A class word beside a thing of that class ("the facility KOBS", 施設THINK) names no class of its own."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following and following.thing and following.thing.kind in sense.kinds:
        return following.token.start - item.token.end <= 1
    before, text = items[index - 1] if index else None, item.text
    singular = text.isascii() and not text.endswith("s")  # "the Meister scheme", not "Kawasaki places"
    beside = before is not None and item.token.start - before.token.end <= 1
    return bool(singular and beside and before and before.thing and before.thing.kind in sense.kinds)


class _English:
    def __init__(self, items: Sequence[Item]) -> None:
        self.items = [item for item in items if item.role != "small"]
        self.after = {id(item): after.text for item, after in pairwise(items)}
        self.root = Head()
        self.node = self.root
        self.clause: Clause | None = None  # the one that is being filled
        self.last: Clause | None = None
        self.subject: Clause | None = None  # whose object is a class that a verb follows
        self.sealed = False  # the objects of the clause came before the head
        self.joined = ""  # and, or: what stands before the next thing
        self.denied = ""  # not, without, except
        self.unread: list[str] = []

    def build(self) -> tuple[Head, list[str]]:
        for index, item in enumerate(self.items):
            getattr(self, f"_{item.role}", self._unknown)(index, item)
        if self.clause and not self.clause.objects and not self.clause.words:
            self._drop(self.clause)
        return self.root, self.unread

    def _unknown(self, _: int, item: Item) -> None:
        self.unread.append(item.token.text)

    def _and(self, _: int, item: Item) -> None:
        self.joined = item.token.value

    _or = _and

    def _not(self, _: int, item: Item) -> None:
        self.denied = item.token.value
        self.last, self.clause = self.clause or self.last, None

    def _nobody(self, _: int, _item: Item) -> None:
        if self.clause and self.clause.words and not self.clause.objects:
            self.clause.negated = True  # "led by nobody"
            return
        if self.clause and not self.clause.objects:
            self._drop(self.clause)  # "with nobody involved"
        self.clause, self.denied = None, "nobody"

    def _link(self, _: int, item: Item) -> None:
        following = self.after.get(id(item), "")
        if following in ("which", "whom") and not (self.clause and self.clause.words and not self.clause.objects):
            return  # "issues in which X took part"
        before = self.last.words[-1].text.strip().lower() if self.last and self.last.words else ""
        if self.joined and self.last and self.last.objects and before.endswith(f" {item.text}"):
            self._start(words=self.last.words)  # "operated by KIIP or by Kawasaki City"
            return
        if self.clause and self.clause.words and not self.clause.objects and not self.clause.negated:
            self.clause.link = self.clause.link or item.token.value
        elif self.clause and not self.clause.objects and not self.clause.words:
            self.clause.link = item.token.value
        else:
            self._start(link=item.token.value)

    def _word(self, index: int, item: Item) -> None:
        clause = self.clause
        if clause and clause.objects and clause.words and not self._things_follow(index):
            if any(set(word.senses) & set(item.token.senses) for word in clause.words):
                return  # "where is X located" says it twice
            if all(word.text.strip().lower() in WHERE for word in clause.words):
                clause.words = [item.token]  # "where was X adopted"
                return
        if self.subject and not self.subject.words and not self._things_follow(index):
            self.subject.words.append(item.token)  # "which programmes do the initiatives of policy 4 promote"
            self.node, self.clause = self.root, None
        elif clause and clause.objects and not clause.words and not clause.link and not self._things_follow(index):
            clause.words.append(item.token)  # "facilities KIIP operates"
            self.clause, self.last = None, clause
        elif clause and clause.objects and not clause.words and not clause.link and not self.sealed:
            clause.words.append(item.token)
            self.clause, self.last = None, clause
        elif clause and not clause.objects and (clause.words or clause.link):
            clause.words.append(item.token)
        else:
            self._start(words=[item.token])

    def _thing(self, _: int, item: Item) -> None:
        assert item.thing is not None
        if self.denied and self.last and not (self.clause and not self.clause.objects):
            self._start(words=self.last.words, link=self.last.link)  # "involving JETRO but not KIIP"
        clause = self.clause
        apart = clause and clause.objects and not self.joined
        if clause is None and self.joined and self.last and self.last.words and not self.denied:
            clause = self._start(words=self.last.words, link=self.last.link)
        elif clause is None or (apart and self._kinds_differ(clause, item.thing)):
            clause = self._start()
        if clause.objects and self.joined == "or":
            clause.either = True
        clause.objects.append(item.thing)
        self.joined = ""

    def _kinds_differ(self, clause: Clause | None, thing: Thing) -> bool:
        first = clause.objects[0] if clause else None
        return not isinstance(first, Thing) or first.is_element != thing.is_element

    def _class(self, index: int, item: Item) -> None:
        sense = item.token.senses[0]
        asking = item.text in WHO
        if _is_apposition(self.items, index, sense):
            return
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if self.root.classes and following and following.thing and any(not s.is_class for s in item.token.senses):
            self._word(index, item)  # "initiatives that target Asia", though a target is an indicator
            return
        clause, waiting = self.clause, self.clause is not None and not self.clause.objects
        if not self.root.classes and not self.root.asking:
            self.root.classes.append((item.token, sense))
            self.root.asking = asking
            if clause and waiting and not clause.words:
                self._drop(clause)  # "in which initiatives": the preposition of the head
            self.sealed = True
            self.denied = "" if self.denied == "not" else self.denied
        elif sense.local == self.root.classes[0][1].local and not self.denied:
            self.joined = ""  # "indicators of policy 6 and its targets"
        elif clause and waiting and not clause.words and sense.local == "Plan":
            self._drop(clause)  # "elements of the plan"
        elif self.denied or (clause and waiting):
            if clause is None or not waiting:
                clause = self._start(link="with")
            below = Head([(item.token, sense)])
            clause.objects.append(below)
            self.node = below
            self.clause, self.last = None, clause
        elif self.joined and self.node is self.root and not self.root.clauses:
            self.root.classes.append((item.token, sense))  # "facilities and organisations in policy 6"
            self.joined = ""
        elif self.root.asking:
            self.root.classes, self.root.asking = [(item.token, sense)], False
        elif self.node is self.root and any(other.role == "word" for other in self.items[index + 1 :]):
            below = Head([(item.token, sense)])
            self.subject = self._start()
            self.subject.objects.append(below)
            self.node, self.clause = below, None
        else:
            self.unread.append(item.token.text)

    def _start(self, words: list[Token] | None = None, link: str = "") -> Clause:
        clause = Clause(list(words or []), link)
        clause.alternative = self.joined == "or"
        if self.denied == "except":
            clause.excepted = True
        if self.denied:
            clause.negated = True
            clause.link = clause.link or ("with" if self.denied == "without" else "")
        self.joined = self.denied = ""
        self.sealed = False
        self.node.clauses.append(clause)
        self.clause = self.last = clause
        return clause

    def _drop(self, clause: Clause) -> None:
        for node in (self.root, self.node):
            if clause in node.clauses:
                node.clauses.remove(clause)
        self.clause = None

    def _things_follow(self, index: int) -> bool:
        return any(item.role in ("thing", "class") for item in self.items[index + 1 :])


class _Japanese:
    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.pending: list[Thing | Head] = []
        self.link = ""
        self.joined = ""
        self.either = False
        self.clauses: list[Clause] = []  # that the next class word takes
        self.last: Head | None = None
        self.asking: tuple[Token, Sense] | None = None
        self.nobody = False
        self.asked: Head | None = None  # a class with which, どんな before it
        self.beside = False  # no particle since the last thing or class
        self.unread: list[str] = []

    def build(self) -> tuple[Head, list[str]]:
        for index, item in enumerate(self.items):
            if item.role == "small":
                self.beside = False
                if item.text == "うち" and len(self.pending) == 1 and isinstance(self.pending[0], Head):
                    self.last, self.pending, self.link = self.pending[0], [], ""
                if item.text == "か" and self.pending and index + 1 < len(self.items) and self.items[index + 1].thing:
                    self.joined = "or"
                continue
            getattr(self, f"_{item.role}", self._unknown)(index, item)
        return self._root(), self.unread

    def _root(self) -> Head:
        nodes = [one for one in self.pending if isinstance(one, Head)]
        things = [one for one in self.pending if isinstance(one, Thing)]
        root = nodes[-1] if nodes else self.last or Head()
        if any(one is root for clause in self.clauses for one in clause.objects):
            root = Head()  # "取組に関わるのは": the class is what something is sought by
        if self.asking and not root.classes:
            root.classes, root.asking = [self.asking], True
        if things:
            self.pending = list(things)
            self._close()
        root.clauses += [clause for clause in self.clauses if clause not in root.clauses]
        return root

    def _unknown(self, _: int, item: Item) -> None:
        self.unread.append(item.token.text)

    def _and(self, _: int, item: Item) -> None:
        self.joined = item.token.value
        self.beside = False

    _or = _and

    def _nobody(self, _: int, _item: Item) -> None:
        self.nobody = True

    def _not(self, _: int, item: Item) -> None:
        if item.token.value == "except" and self.pending:
            meant = self.link == "for"  # 農業者向けではない
            self._close(negated=meant, excepted=not meant)
        elif self.pending and isinstance(self.pending[-1], Head):
            self._close(link="with", negated=True)  # 指標のない施策項目
        elif self.clauses and item.token.value == "lacking" and self._names_a_role(self.clauses[-1]):
            self._lack(self.clauses[-1].words.pop())  # 政策６で連携先のない取組
        elif self.clauses:
            self.clauses[-1].negated = not self.clauses[-1].negated
        elif self.last and self.last.clauses:
            self.last.clauses[-1].negated = True
        else:
            self.unread.append(item.token.text)

    def _names_a_role(self, clause: Clause) -> bool:
        """Whether the last word is a noun alone (連携先), not a verb or with a particle (との連携)."""
        text = clause.words[-1].text.strip() if clause.words else ""
        return bool(text) and text[0] > "ん" and text[-1] > "ん"

    def _lack(self, word: Token) -> None:
        before = self.clauses[-1]
        if not before.words and len(before.objects) == 1 and isinstance(before.objects[0], Head):
            self.last = before.objects[0]  # 取組で連携先のないもの
            before.objects = []
        if not before.words and not before.objects:
            self.clauses.pop()
        self.clauses.append(Clause([word], negated=True))

    def _link(self, _: int, item: Item) -> None:
        self.link = item.token.value
        self.beside = False

    def _word(self, _: int, item: Item) -> None:
        clause = self.clauses[-1] if self.clauses else None
        if self.nobody:
            if self.pending:
                self._close()
            clause = Clause([item.token])
            self.clauses.append(clause)
        elif self.asked is not None and self.pending == [self.asked]:
            clause = self._of_asked(item)  # どんな施設が関わっていますか
        elif self.pending:
            clause = self._close(words=[item.token])
        elif clause and clause.words and clause.objects and self.joined != "or":
            again = self._relation_again(item, clause)
            if again is None:
                return
            clause = again
        else:
            clause = Clause([item.token], self.link)
            self.clauses.append(clause)
        clause.negated = clause.negated or item.token.negative or self.nobody
        self.nobody = False
        self.link, self.beside = "", False

    def _of_asked(self, item: Item) -> Clause:
        """The verb whose subject is what is sought: it says how what stands before belongs to it."""
        assert self.asked is not None
        clause = next((one for one in self.asked.clauses if not one.words and one.objects), None)
        if clause is None:
            clause = Clause()
            self.asked.clauses.append(clause)
        clause.words.append(item.token)
        return clause

    def _relation_again(self, item: Item, clause: Clause) -> Clause | None:
        """JETROが関わり、支援する: the same things by another relation; と連携して取り組む: the same."""
        clause.words.append(item.token)
        clause.negated = clause.negated or item.token.negative
        return None

    def _thing(self, _: int, item: Item) -> None:
        assert item.thing is not None
        topic = len(self.pending) == 1 and isinstance(self.pending[0], Head)
        if topic and not self.joined:
            self.last, self.pending = self.pending[0], []  # type: ignore[assignment]
        elif self.pending and not self.joined and (self.link or not self.beside):
            self._close()
        if self.joined == "or" and self.pending:
            self.either = True
        elif self.joined == "or" and self.clauses:
            self._alternative = True
        self.pending.append(item.thing)
        self.joined, self.link, self.beside = "", "", True

    _alternative = False

    def _class(self, index: int, item: Item) -> None:
        sense = item.token.senses[0]
        if _is_apposition(self.items, index, sense):
            return
        if item.text in WHO:
            self.asking = (item.token, sense)
            return
        if index and self.items[index - 1].text == "を" and any(not s.is_class for s in item.token.senses):
            self._word(index, item)  # を出典とする
            return
        again = self.last if self.beside and self.last is not None and self.pending == [self.last] else None
        if again and again.classes[-1][1].local == sense.local:
            return  # 制度・プログラム
        merged = self.last if self.joined and not self.link and self.pending == [self.last] else None
        if merged and merged.classes:
            if all(other.local != sense.local for _, other in merged.classes):
                merged.classes.append((item.token, sense))
            self.joined = ""
            return
        if (self.pending and self.joined != "and") or len(self.pending) == 1:
            self._close()
        node = Head([(item.token, sense)], self.clauses)
        self.asked = node if item.asked else self.asked
        self.clauses, self.pending, self.last = [], [node], node
        self.joined, self.link, self.beside = "", "", True

    def _close(
        self, words: list[Token] | None = None, link: str = "", negated: bool = False, excepted: bool = False
    ) -> Clause:
        clause = Clause(list(words or []), link or self.link, self.pending, self.either, negated, excepted=excepted)
        clause.alternative, self._alternative = self._alternative, False
        self.clauses.append(clause)
        self.pending, self.link, self.either, self.joined = [], "", False, ""
        return clause
