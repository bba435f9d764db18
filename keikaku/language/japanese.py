"""The shape of a Japanese question: things first, then what is said of them, the head last."""

from __future__ import annotations

from collections.abc import Sequence

from keikaku.language.clauses import Clause, Head, is_apposition
from keikaku.language.items import WHO, Item
from keikaku.language.lexicon import Sense
from keikaku.language.reading import Thing
from keikaku.language.tokens import Token


def japanese(items: Sequence[Item]) -> tuple[Head, list[str]]:
    """The head of a Japanese question with its clauses, and the words that found no place."""
    return _Japanese(items).build()


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
        if is_apposition(self.items, index, sense):
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
        if self.pending:
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
