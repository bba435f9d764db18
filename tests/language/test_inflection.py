from __future__ import annotations

import pytest

from keikaku.language.inflection import noun_forms, passive, plain_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("support", "support, supports, supporting, supported"),
        ("operate", "operate, operates, operating, operated"),
        ("certify", "certify, certifies, certifying, certified"),
        ("employ", "employ, employs, employing, employed"),
        ("address", "address, addresses, addressing, addressed"),
        ("finish", "finish, finishes, finishing, finished"),
        ("plan", "plan, plans, planning, planned"),
        ("help", "help, helps, helping, helped"),
        ("review", "review, reviews, reviewing, reviewed"),
        ("visit", "visit, visits, visiting, visited"),
        ("agree", "agree, agrees, agreeing, agreed"),
        ("tie", "tie, ties, tying, tied"),
        ("refer to", "refer to, refers to, referring to, referred to"),
        ("take part in", "take part in, takes part in, taking part in, took part in, taken part in"),
        ("have a role in", "have a role in, has a role in, having a role in, had a role in"),
        ("run", "run, runs, running, ran"),
        ("begin", "begin, begins, beginning, began, begun"),
        ("lie in", "lie in, lies in, lying in, lay in, lain in"),
    ],
)
def test_a_verb_in_all_its_forms(verb: str, forms: str) -> None:
    assert list(verb_forms(verb)) == forms.split(", ")


@pytest.mark.parametrize(
    ("verb", "said"), [("operate", "operated by"), ("run", "run by"), ("choose", "chosen by"), ("set up", "set up by")]
)
def test_a_verb_in_the_passive(verb: str, said: str) -> None:
    assert passive(verb) == said


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("firm", "firms"), ("industry", "industries"), ("survey", "surveys"), ("business", "businesses"),
        ("census", "censuses"), ("box", "boxes"), ("white paper", "white papers"), ("NPO", "NPOs"),
        ("chamber of commerce", "chambers of commerce"), ("unit of", "units of"), ("Kind of value", "Kinds of value"),
        ("Memorandum", "memoranda"), ("consortium", "consortia"), ("sector of office", "sectors of office"),
    ],
)  # fmt: skip
def test_a_noun_and_its_plural(noun: str, plural: str) -> None:
    assert list(noun_forms(noun)) == [noun, plural]


@pytest.mark.parametrize(
    "words",
    [
        "company companies", "support supports supporting supported", "recycle recycles recycling recycled",
        "plan plans planning planned", "study studies studying studied", "build built builds", "person people",
        "business businesses",
    ],
)  # fmt: skip
def test_forms_of_one_word_have_a_plain_form_in_common(words: str) -> None:
    common = set.intersection(*(set(plain_forms(word)) for word in words.split()))
    assert words.split()[0] in common


@pytest.mark.parametrize(("one", "other"), [("city", "cite"), ("market", "mark"), ("port", "part"), ("as", "a")])
def test_other_words_have_none(one: str, other: str) -> None:
    assert set(plain_forms(one)) & set(plain_forms(other)) == set()
