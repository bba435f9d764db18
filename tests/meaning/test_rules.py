"""Every rule has an example that is read by it, whole, in both languages; and every rule has its function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from keikaku.meaning.chart import Item
from keikaku.meaning.rules import written
from keikaku.services.questions.readings import readings
from keikaku.services.session.session import Session


class Written(NamedTuple):
    """A rule as it is written: what it makes, by which function, of what, and a text that needs it."""

    makes: str
    by: str
    of: tuple[str, ...]
    example: str


def _written(language: str) -> list[Written]:
    return [
        Written(str(rule["makes"]), str(rule["by"]), tuple(map(str, rule["of"])), str(rule["example"]))  # type: ignore[call-overload]
        for rule in written(language)
    ]


RULES = [(language, rule) for language in ("en", "ja") for rule in _written(language)]


def _used(item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What each rule in a tree makes, by which function, and of what."""
    if item.rule:
        yield item.rule.makes, item.rule.name, item.rule.parts
    for part in item.parts:
        yield from _used(part)


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=[f"{one}-{rule.by}-{rule.of}" for one, rule in RULES])
def test_its_example_is_read_by_each_rule_whole(session: Session, rule: Written) -> None:
    best = readings(session, rule.example)[0]

    assert best.left_out == ()
    assert (rule.makes, rule.by, rule.of) in set(_used(best.tree))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_rule_stands_twice(language: str) -> None:
    rules = [rule._replace(example="") for rule in _written(language)]

    assert [rule for rule in rules if rules.count(rule) > 1] == []
