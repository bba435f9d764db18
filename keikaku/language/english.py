"""The shape of an English question: the head first, and every clause before what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from keikaku.language.clauses import Clause, Head, is_apposition
from keikaku.language.items import WHERE, WHO, Item
from keikaku.language.reading import Thing
from keikaku.language.tokens import Token


def english(items: Sequence[Item]) -> tuple[Head, list[str]]:
    """The head of an English question with its clauses, and the words that found no place."""
    return _English(items).build()


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
        if is_apposition(self.items, index, sense):
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
