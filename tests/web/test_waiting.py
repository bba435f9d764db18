"""Who waits is taken in turn by clients."""

from __future__ import annotations

from keikaku.web.asking import answer
from keikaku.web.waiting import Question, Waiting
from keikaku.web.worker import Job


def test_clients_are_taken_in_turn_and_each_in_order() -> None:
    waiting, told = Waiting(), print
    many = [Question(Job(answer, (number,), 1.0, 1), "many", told) for number in range(5)]
    one = Question(Job(answer, (9,), 1.0, 1), "one", told)
    for question in (*many, one):
        waiting.add(question)
    assert (len(waiting), waiting.of("many"), waiting.of("nobody"), list(waiting.clients)) == (6, 5, 0, ["many", "one"])
    assert waiting.take("many", 3) == many[:3]
    assert list(waiting.clients) == ["one", "many"]
    waiting.give_back(many[1:3])
    assert waiting.remove(many[4])
    assert not waiting.remove(many[4])
    assert waiting.take("one", 3) == [one]
    assert waiting.take("many", 9) == many[1:4]
    assert (len(waiting), list(waiting.clients)) == (0, [])
    waiting.add(one)
    assert waiting.before(one.since) == []
    assert waiting.before(one.since + 1) == [one]
    assert waiting.remove(one)
    assert not waiting
