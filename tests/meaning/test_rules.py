"""Every rule has an example that is read by it, whole, in both languages; and every rule has its function."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from keikaku.meaning.chart import Item
from keikaku.meaning.rules import written
from keikaku.services.questions.readings import readings
from keikaku.services.session.session import Session

RULES = [(language, rule) for language in ("en", "ja") for rule in written(language)]


def _used(item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What each rule in a tree makes, by which function, and of what."""
    if item.rule:
        yield item.rule.makes, item.rule.name, item.rule.parts
    for part in item.parts:
        yield from _used(part)


@pytest.mark.parametrize(
    ("language", "rule"), RULES, ids=[f"{language}-{rule['by']}-{rule['example']}" for language, rule in RULES]
)
def test_its_example_is_read_by_each_rule_whole(session: Session, language: str, rule: dict[str, object]) -> None:
    best = readings(session, str(rule["example"]))[0]

    assert best.left_out == ()
    assert (rule["makes"], rule["by"], tuple(rule["of"])) in set(_used(best.tree))  # type: ignore[arg-type]


def test_no_rule_stands_twice() -> None:
    for language in ("en", "ja"):
        rules = [(rule["makes"], tuple(rule["of"]), rule["by"]) for rule in written(language)]  # type: ignore[arg-type]
        assert [rule for rule in rules if rules.count(rule) > 1] == []
