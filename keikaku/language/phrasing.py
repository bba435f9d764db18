"""Says in one sentence how a question was read, in both languages, in the ontology's own words."""

from __future__ import annotations

from keikaku.language.grammar import Reading, Thing
from keikaku.language.lexicon import Lexicon
from keikaku.records import Label

_UNNAMED = {"of": Label("に関わる", "of"), "in": Label("における", "in")}


def phrase(reading: Reading, lexicon: Lexicon) -> Label:
    """How the question was read: what is sought, the relation, the things; what it may also have meant."""
    return Label(_japanese(reading, lexicon), _english(reading, lexicon))


def _english(reading: Reading, lexicon: Lexicon) -> str:
    find = (lexicon.label(reading.find).en or reading.find).lower() if reading.find else "everything"
    parts = [find]
    if reading.things:
        things = " and ".join(map(_named, reading.things))
        parts.append(_relation_en(reading, lexicon, things))
    if reading.within:
        parts.append("within " + " and ".join(map(_named, reading.within)))
    return " ".join(parts) + _aside(reading, "also a name of: ", ", ")


def _relation_en(reading: Reading, lexicon: Lexicon, things: str) -> str:
    relation = reading.relation
    if relation is None:
        return f"that involves or mentions {things}"
    if relation in _UNNAMED:
        return f"{_UNNAMED[relation].en} {things}"
    label = lexicon.label(relation).en or relation
    return f"– {label} – {things}" if reading.forward else f"that is “{label}” of {things}"


def _japanese(reading: Reading, lexicon: Lexicon) -> str:
    find = (lexicon.label(reading.find).ja or reading.find) if reading.find else "すべて"
    within = "".join(f"{_named(element)}の中で、" for element in reading.within)
    if not reading.things:
        return within + find
    things = "と".join(f"「{_named(thing)}」" for thing in reading.things)
    relation = reading.relation
    if relation is None:
        said = f"{things}が関わる、または{things}に言及するもの"
    elif relation in _UNNAMED:
        said = f"{things}{_UNNAMED[relation].ja}{find}"
    elif reading.forward:
        said = f"{lexicon.label(relation).ja}が{things}である{find}"
    else:
        said = f"{things}の{lexicon.label(relation).ja}（{find}）"
    return within + said + _aside(reading, "別の読み：", "、")


def _named(thing: Thing) -> str:
    return f"{thing.name} (for “{thing.typed.strip()}”)" if thing.typed else thing.name


def _aside(reading: Reading, head: str, comma: str) -> str:
    return f" ({head}{comma.join(f'{t.name} [{t.kind}]' for t in reading.others)})" if reading.others else ""
