"""The forms of English verbs and nouns, by the rules of their spelling.

A stemmer would go the other way, from what people write; but it takes apart what one question must keep apart
(organisation and organiser, issue and issued, area and address of its own), and every question would wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Verbs whose past is not in -ed: past, past participle.
_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    begin began begun
    bring brought brought
    build built built
    choose chose chosen
    come came come
    deal dealt dealt
    draw drew drawn
    find found found
    get got got
    give gave given
    grow grew grown
    have had had
    hold held held
    keep kept kept
    lead led led
    lie lay lain
    make made made
    meet met met
    pay paid paid
    run ran run
    see saw seen
    sell sold sold
    send sent sent
    set set set
    speak spoke spoken
    spend spent spent
    stand stood stood
    take took taken
    teach taught taught
    win won won
    write wrote written
    """.strip().splitlines()
}
# Their last letter is doubled, as in planned: one short syllable, or these, which are stressed on their last.
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|begin|commit|occur|permit|refer|submit|transfer")
_SILENT_E = re.compile(r".*[^eoy]e")
_PLURALS = {"consortium": "consortia", "memorandum": "memoranda", "person": "people"}
_IRREGULAR_FORMS = {
    form: [base]
    for base, forms in [*_IRREGULAR.items(), *((noun, (plural,)) for noun, plural in _PLURALS.items())]
    for form in forms
    if form != base
}
_SHORTEST, _LONGEST_ENDING = 3, 4  # letters of a base; of what a form has beyond it: planned, planning
_HISSING = ("s", "x", "z", "ch", "sh")


def verb_forms(phrase: str) -> Iterator[str]:
    """All forms of a verb with what goes with it: take part in, takes part in, taking, took, taken part in."""
    verb, space, rest = phrase.partition(" ")
    past, done = _past(verb)
    for form in dict.fromkeys((verb, _third(verb), _going_on(verb), past, done)):
        yield form + space + rest


def passive(phrase: str) -> str:
    """What was done, and by whom: operate gives operated by."""
    verb, space, rest = phrase.partition(" ")
    return f"{_past(verb)[1]}{space}{rest} by"


def noun_forms(phrase: str) -> Iterator[str]:
    """A noun with what goes with it, and its plural: chamber of commerce, chambers of commerce."""
    head = phrase.split(" of ")[0].removesuffix(" of")
    before, space, noun = head.rpartition(" ")
    yield phrase
    yield before + space + (_PLURALS.get(noun.lower()) or plural(noun)) + phrase[len(head) :]


def plain_forms(word: str) -> Iterator[str]:
    """The words of which an English word may be a form: itself, and what by the rules here gives it.

    Some of them are no words (recycl); but two words of which one is a form of the other, or both of a third, have one
    in common.
    """
    yield word
    stems = [word[:-cut] for cut in range(1, min(len(word) - _SHORTEST, _LONGEST_ENDING) + 1)]
    bases = dict.fromkeys(base for stem in stems for base in (stem, f"{stem}e", f"{stem}y"))
    yield from (base for base in bases if base != word and word in (*noun_forms(base), *verb_forms(base)))
    yield from _IRREGULAR_FORMS.get(word, ())


def _past(verb: str) -> tuple[str, str]:
    """The past and the past participle."""
    if verb in _IRREGULAR:
        past, done = _IRREGULAR[verb]
        return past, done
    regular = f"{verb}d" if verb.endswith("e") else _with_i(_stem(verb)) + "ed"
    return regular, regular


def _third(verb: str) -> str:
    return "has" if verb == "have" else plural(verb)


def _going_on(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return (verb[:-1] if _SILENT_E.fullmatch(verb) else _stem(verb)) + "ing"


def _stem(verb: str) -> str:
    return verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb


def plural(noun: str) -> str:
    """The plural of a noun, which is also how a verb is said of one: industries, businesses, sites."""
    return f"{_with_i(noun)}es" if noun.endswith(_HISSING) or _with_i(noun) != noun else f"{noun}s"


def _with_i(word: str) -> str:
    return f"{word[:-1]}i" if re.fullmatch(r".*[^aeiou]y", word) else word
