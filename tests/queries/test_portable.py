"""What engines do not do alike stands in no query; CONTRIBUTING.md says what each of them does with it."""

from __future__ import annotations

import re

import pytest

from keikaku import catalog
from keikaku.catalog import Entry
from keikaku.services.session.session import Session

ENTRIES = catalog.read_all()
_VARIABLE = re.compile(r"\?(\w+)")
_INNERMOST = re.compile(r"OPTIONAL \{([^{}]*)\}")
_FILTER = re.compile(r"FILTER (?:LANGMATCHES)?(\(.*\))")


def faults(text: str, texts: frozenset[str] = frozenset()) -> list[str]:
    """What in a query is not portable. texts: the columns that are text."""
    found = []
    if "?language" in text or re.search(r"\bLANG\([^)]*\)\s*!?=", text):
        found.append('a language is compared otherwise than by LANGMATCHES(LANG(?x), "en")')
    for block in _INNERMOST.findall(text):
        used = {name for condition in _FILTER.findall(block) for name in _VARIABLE.findall(condition)}
        found += [f"?{name} in an OPTIONAL's FILTER alone" for name in used - _bound(block)]
    for line in text.splitlines():
        if re.search(r" / [?(]", line) and "!=" not in line:
            found.append(f"a divisor that may be 0: {line.strip()}")
        if "YEAR(" in line and "BIND" in line and "BOUND(" not in line:
            found.append(f"a year of what may be missing: {line.strip()}")
    return found + [f"text ordered as the engine likes: ?{name}" for name in sorted(texts & _plainly_ordered(text))]


def _bound(block: str) -> set[str]:
    return set(_VARIABLE.findall(_FILTER.sub("", block)))


def _order(text: str) -> str:
    return text.partition("ORDER BY")[2]


def _plainly_ordered(text: str) -> set[str]:
    return set(_VARIABLE.findall(re.sub(r"STR\(\?\w+\)", "", _order(text))))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_no_query_rests_on_what_engines_do_differently(entry: Entry) -> None:
    assert (
        faults(entry.sparql, frozenset(column.name for column in entry.columns if column.type in ("text", "term")))
        == []
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('OPTIONAL { ?x ?p ?n FILTER (LANG(?n) = "en") }', "a language is compared otherwise than by"),
        ('VALUES ?language { "en" }', "a language is compared otherwise than by"),
        ("?x ?p ?y OPTIONAL { ?x ?p ?n FILTER (?n != ?y) }", "?y in an OPTIONAL's FILTER alone"),
        ("BIND (?a / ?b AS ?c)", "a divisor that may be 0"),
        ("BIND (YEAR(?a) AS ?b)", "a year of what may be missing"),
        ("SELECT ?a { ?s ?p ?a } ORDER BY ?a", "text ordered as the engine likes: ?a"),
    ],
)
def test_each_of_these_is_seen(text: str, fault: str) -> None:
    (found,) = faults(text, frozenset("a"))
    assert found.startswith(fault)


def test_no_two_rows_of_a_query_stand_at_one_place(session: Session) -> None:
    """Their order is the query's own, and no engine's."""
    open_ = []
    for entry in ENTRIES:
        solutions = session.select(entry.sparql)
        named = [name for name in _VARIABLE.findall(_order(entry.sparql)) if name in solutions.variables]
        columns = [solutions.variables.index(name) for name in named]
        places = [tuple(row[column] for column in columns) for row in solutions.rows]
        open_ += [entry.name] if len(set(places)) < len(places) else []
    assert open_ == []
