"""Says in one sentence which numbers are asked for: what is counted, of whom, when, and which of them."""

from __future__ import annotations

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import ALL_PLACES, Counted, Thing
from keikaku.records import Label


def numbers_said(counted: Counted, lexicon: Lexicon) -> Label:
    """The sentence, in both languages."""
    return Label(_japanese(counted, lexicon), _english(counted, lexicon))


def _names(things: tuple[Thing, ...], language: str) -> list[str]:
    """Each name once: an indicator and a statistic may bear the same."""
    names = ((thing.label.best(language) or thing.address or thing.iri) + _typed(thing, language) for thing in things)
    return list(dict.fromkeys(names))


def _typed(thing: Thing, language: str) -> str:
    """What was written for it, where that is not its name."""
    said = f"（「{thing.typed}」から）" if language == "ja" else f" (for “{thing.typed}”)"
    return said if thing.typed else ""


def _classes(counted: Counted, lexicon: Lexicon, language: str) -> str:
    join = "または" if language == "ja" else " or "
    return join.join(lexicon.label(one).best(language) or one for one in counted.by).lower()


def _english(counted: Counted, lexicon: Lexicon) -> str:
    named = " and ".join(f"“{name}”" for name in _names((*counted.variables, *counted.figures), "en"))
    said = f"figures for {named}"
    if counted.order and counted.first == ALL_PLACES:
        said = f"all {said}, the {counted.order} first"
    elif counted.order and counted.first and counted.first > 1:
        said = f"the {counted.first} {counted.order} {said}"
    elif counted.order:
        said = f"the {counted.order} of the {said}"
    for group in counted.of:
        between = f", comparing {' and '.join(_names(group, 'en'))}"
        said += between if len(group) > 1 else f", of {_names(group, 'en')[0]}"
    if counted.by:
        said += ", over time" if counted.by == ("Period",) else f", by {_classes(counted, lexicon, 'en')}"
    if counted.kinds:
        said += ": " + " and ".join((lexicon.label(kind).en or kind).lower() for kind in counted.kinds)
    if counted.unit:
        said += f", in {counted.unit.label.en}"
    if counted.span:
        said += f", for {counted.span.label.en}"
    if counted.over_time:
        said += ", at several times"
    if counted.ranked:
        said += ", with a rank"
    if counted.among:
        said += " among “" + "” or “".join(_names(counted.among, "en")) + "”"
    return said


def _japanese(counted: Counted, lexicon: Lexicon) -> str:
    named = "と".join(f"「{name}」" for name in _names((*counted.variables, *counted.figures), "ja"))
    said = f"{named}の数値"
    for group in reversed(counted.of):
        names = "と".join(f"「{name}」" for name in _names(group, "ja"))
        said = f"{names}{'を比べた' if len(group) > 1 else 'の'}{said}"
    if counted.span:
        said = f"{counted.span.label.ja}の{said}"
    if counted.kinds:
        said += "（" + "・".join(lexicon.label(kind).ja or kind for kind in counted.kinds) + "）"
    if counted.unit:
        said += f"（{counted.unit.label.ja}で）"
    if counted.by:
        said += "を時期ごとに" if counted.by == ("Period",) else f"を{_classes(counted, lexicon, 'ja')}ごとに"
    ends = "大きい" if counted.order == "highest" else "小さい"
    if counted.order and counted.first == ALL_PLACES:
        said += f"{'' if counted.by else 'を'}{ends}順に"
    elif counted.order:
        first = f"上位{counted.first}" if counted.first and counted.first > 1 else ""
        said += f"{'見て' if counted.by else 'のうち'}最も{ends}もの{first}"
    if counted.over_time:
        said += "の推移"
    if counted.among:
        said += "、" + "または".join(f"「{name}」" for name in _names(counted.among, "ja")) + "の中で"
    return said + ("の順位" if counted.ranked else "")
