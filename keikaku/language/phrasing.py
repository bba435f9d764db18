"""Says in one sentence how a question was read, in both languages, in the ontology's own words."""

from __future__ import annotations

import re

from keikaku.language.grammar import Reading, Thing, meets, relation_within, seeks_entities_within
from keikaku.language.lexicon import Lexicon
from keikaku.records import Label

_LINKS = {"of": "of", "in": "in"}
_JAPANESE_VERBS = {"involves": "が関わる", "mentions": "に言及する", "about": "に関する"}  # plainer than their labels
_PREPOSITIONS = frozenset(("about", "at", "by", "from", "in", "of", "on", "to", "under", "with"))


def phrase(reading: Reading, lexicon: Lexicon) -> Label:
    """How the question was read: what is sought, the relation, the things; what a name may also mean."""
    return Label(_japanese(reading, lexicon), _english(reading, lexicon))


def _within(reading: Reading, lexicon: Lexicon) -> Label:
    """How entities belong to the passages of an element."""
    relation = relation_within(reading, lexicon)
    if relation == "involves":
        return Label("関わる", "involved")
    if relation == "about":
        return Label("名が挙がる", "named")
    label = lexicon.label(relation)
    return Label(f"「{label.ja}」とされる", f"given as “{label.en}”")


def _english(reading: Reading, lexicon: Lexicon) -> str:
    words = [f"every {(lexicon.label(reading.find).en or reading.find).lower()}" if reading.find else "everything"]
    things = " and ".join(_named(thing, "en") for thing in reading.things)
    relation = reading.relation
    if things and relation is None:
        words = ["everything that involves or mentions", things]
    elif things and meets(reading, lexicon):
        also = "cooperates with or " if relation == "partner" else ""
        words += [f"that {also}takes part in the same as", things]
    elif things and relation in _LINKS:
        words += [_LINKS[relation or "of"], things]
    elif things and relation:
        words.append(_clause(lexicon.label(relation).en or relation, things, reading.forward))
    if reading.within:
        if seeks_entities_within(reading, lexicon):
            words.append(_within(reading, lexicon).en or "")
        words += ["within", " and ".join(_named(element, "en") for element in reading.within)]
    return " ".join(words) + _aside(reading, "en", " (also a name of {})", ", ")


def _clause(label: str, things: str, forward: bool) -> str:
    """Labels are verbs ("involves", "has member"), follow "is" ("located in"), or are nouns ("organiser")."""
    if label.split()[0].endswith("s"):
        verb = label if forward else re.sub("^has ", "has as ", label)
    elif label.split()[-1] in _PREPOSITIONS:
        verb = f"is {label}"
    else:
        return f"whose {label} is {things}" if forward else f"that is {label} of {things}"
    return f"that {verb} {things}" if forward else f"that {things} {verb}"


def _japanese(reading: Reading, lexicon: Lexicon) -> str:
    find = (lexicon.label(reading.find).ja or reading.find) if reading.find else "もの"
    within = "".join(f"{_named(element, 'ja')}の中で、" for element in reading.within)
    things = "と".join(f"「{_named(thing, 'ja')}」" for thing in reading.things)
    relation = reading.relation
    if not things and seeks_entities_within(reading, lexicon):
        said = f"{_within(reading, lexicon).ja}{find}"
    elif not things:
        said = f"すべての{find}"
    elif relation is None:
        said = f"{things}が関わるもの、これに言及するもの"
    elif meets(reading, lexicon):
        also = "連携する、または" if relation == "partner" else ""
        said = f"{things}と{also}同じ取組などに関わる{find}"
    elif relation in _LINKS:
        said = f"{things}に{'ある' if relation == 'in' else '関わる'}{find}"
    elif reading.forward and relation in _JAPANESE_VERBS:
        said = f"{things}{_JAPANESE_VERBS[relation]}{find}"
    elif reading.forward:
        said = f"{things}を{lexicon.label(relation).ja}とする{find}"
    else:
        said = f"{things}の{lexicon.label(relation).ja}である{find}"
    return within + said + _aside(reading, "ja", "（{}の名でもある）", "、")


def _named(thing: Thing, language: str) -> str:
    name = thing.label.best(language) or thing.address
    if thing.address and name != thing.address:
        name = f"{name} ({thing.address})"
    if thing.typed:
        name += f"（「{thing.typed}」から）" if language == "ja" else f" (for “{thing.typed}”)"
    return name


def _aside(reading: Reading, language: str, form: str, comma: str) -> str:
    others = comma.join(f"{thing.label.best(language)} [{thing.kind}]" for thing in reading.others)
    return form.format(others) if others else ""
