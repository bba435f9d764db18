"""Words for conditions on pages, footnotes and pairs of values, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from keikaku.language.reading import Compared, Explaining, Extreme, Holding, Node, Paged, Reading, Saying, Thing, Within

_COMPARED = {
    "en": {
        ">": "is above", ">=": "is at least", "<": "is below", "<=": "is at most", "=": "equals",
        "worse": "is worse than", "better": "is better than", "reached": "reaches", "missed": "falls short of",
    },
    "ja": {
        ">": "を超える", ">=": "以上の", "<": "を下回る", "<=": "以下の", "=": "に等しい",
        "worse": "より後退した", "better": "より改善した", "reached": "に達した", "missed": "に達していない",
    },
}  # fmt: skip


def compared(condition: Compared, language: str, kind: Callable[[str], str]) -> str:
    """whose latest value is below its target; kind: the words for a kind of value."""
    told = _COMPARED[language][condition.comparison]
    names = [kind("Target" if one == "AnyTarget" else one) for one in (condition.left, condition.right)]
    if language == "ja":
        left, right = (
            (f"{span.label.ja}の" if span else "") + name for name, span in zip(names, condition.spans, strict=True)
        )
        return f"{left}が{right}{told}"
    left, right = (
        name + (f" for {span.label.en}" if span else "") for name, span in zip(names, condition.spans, strict=True)
    )
    return f"whose {left} {told} its {right}"


def extreme(condition: Extreme, language: str, kind: Callable[[str], str]) -> str:
    """with the largest fall from its baseline value to its latest value, in per cent"""
    left, right = kind(condition.left), kind(condition.right)
    if language == "ja":
        return f"{left}から{right}への{'増加' if condition.most else '減少'}の割合が最も大きい"
    return f"with the largest {'rise' if condition.most else 'fall'} from its {left} to its {right}, in per cent"


_BESIDES = {
    "en": ("“{}”", "{} read as {}", "the heading or text of each speaks of {}", "no {} is so", " or "),
    "ja": ("「{}」", "{}は{}と読んだ", "どれも見出しか本文が{}にふれる", "{}としては述べられていない", "または"),
}


def besides(reading: Reading, language: str, label: Callable[[str], str]) -> list[str]:
    """What is told beside the conditions: how words were read, what all texts have, of which class nothing is so."""
    quoted, read, borne, none, alternatively = _BESIDES[language]
    told = [read.format(*map(quoted.format, pair)) for pair in reading.respelled]
    if reading.borne:
        told.append(borne.format(("、" if language == "ja" else ", ").join(map(quoted.format, reading.borne))))
    if reading.instead_of:
        told.append(none.format(alternatively.join(label(one).lower() for one in reading.instead_of)))
    return told


def placed(condition: Paged | Explaining | Saying, language: str, name: Callable[[Thing], str]) -> str:
    """On which pages, a footnote to what, or what it says; name: the words for a thing."""
    if isinstance(condition, Saying):
        if language == "ja":
            words = "と".join(f"「{word}」" for word in condition.typed)
            return f"見出しか本文が{words}にふれる" if condition.loosely else f"名か本文に{words}という語のある"
        words = " and ".join(f"“{word}”" for word in condition.typed)
        if condition.loosely:
            return f"whose heading or text speaks of {words}"
        return f"whose title or text has the word{'s' if len(condition.typed) > 1 else ''} {words}"
    if isinstance(condition, Paged):
        return _paged_ja(condition) if language == "ja" else _paged_en(condition)
    names = [name(thing) for thing in condition.things]
    if language == "ja":
        of = "と".join(f"「{one}」" for one in names) or "成果指標"
        return f"{of}の注で" + (f"「{condition.label.ja}」を述べる" if condition.change else "ある")
    of = " and ".join(names) or "an indicator"
    return f"that is a footnote to {of}" + (f" saying “{condition.label.en}”" if condition.change else "")


def _paged_en(paged: Paged) -> str:
    said = [str(first) if first == last else f"{first}-{last}" for first, last in paged.pages]
    many = len(said) > 1 or "-" in said[0]
    return f"on page{'s' if many else ''} {', '.join(said[:-1])}{' and ' if len(said) > 1 else ''}{said[-1]}"


def _paged_ja(paged: Paged) -> str:
    return "・".join(f"{first}頁" if first == last else f"{first}～{last}頁" for first, last in paged.pages) + "にある"


def is_of_plans_having_any(node: Node) -> bool:
    """Whether what has nothing of a class below it is sought in any plan: then only in plans that have any.

    A plan without indicators does not lack one in each of its measures.
    """
    lacking = any(isinstance(one, Holding) and one.negated for one in node.conditions)
    limited = any(isinstance(one, Within) and not one.negated for one in node.conditions)
    return lacking and not limited and "Plan" not in node.find


def denied(said: str) -> str:
    """A Japanese relation that does not hold."""
    for verb, denial in (("関わる", "関わらない"), ("する", "しない"), ("にある", "にない"), ("である", "でない")):
        if said.endswith(verb):
            return said.removesuffix(verb) + denial
    return f"{said}のではない"
