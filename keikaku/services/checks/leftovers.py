"""What is left of a passage when all that the graph knows of it is taken out: words that may be names, and numbers.

In Japanese, names from elsewhere are written in katakana or in Latin letters; generic words so written can be listed.
In a text of Latin letters names have capitals; so has the first word of a sentence, which says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from keikaku.language.folding import fold, half_width
from keikaku.services.checks import capitals, dates
from keikaku.services.checks.written import Names, Written

_WORD = re.compile(r"[ァ-ヺー]{3,}|[A-Za-z][A-Za-z0-9+&.-]+")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ㐀-䶿一-鿿]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[0-9][0-9.,]*")
# In English digits may be part of a name of something (CO2, 5G) or of its kind (3D).
_AMOUNT = re.compile(r"(?<![A-Za-z0-9])(?<![A-Za-z]-)[0-9][0-9.,]*(?![0-9]|[DG]\b)")
# ①, ⑵, ⒊, ❹ and Ⅳ count the points of a list.
_POINTS = re.compile("[\u2160-\u217f\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]")
_MOSTLY = 0.8  # of the letters


def is_japanese(text: str) -> bool:
    """Whether a text is written in Japanese: names in other letters are part of it."""
    return len(_JAPANESE.findall(text)) > (1 - _MOSTLY) * len(_LETTER.findall(text))


def words(text: str, names: Iterable[str], japanese: bool = True, levels: Iterable[str] = ()) -> Iterator[str]:
    """The words of a passage that are no part of a name, as written.

    names: folded names that stand in the passage. levels: what the plan calls its parts.
    """
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    if not japanese:
        yield from capitals.runs(dates.without(_without_names(_spaced(text), known), japanese=False, levels=levels))
        return
    for word in _WORD.findall(dates.without(half_width(text).replace("\n", ""), japanese=True)):
        form = fold(word)
        if any(form in name for name in known):
            continue
        for name in known:
            form = form.replace(name, "")
        if len(form) > 1:
            yield word


def _without_names(text: str, names: Iterable[str]) -> str:
    """The text with a mark for each name that stands there."""
    left, end = "", 0
    for place in Written(text).found(Names((name, "") for name in names)):
        left, end = left + text[end : place.start] + "~", place.end
    return left + text[end:]


def numbers(text: str, printed: Iterable[str], japanese: bool = True, levels: Iterable[str] = ()) -> Iterator[str]:
    """The numbers of a passage that are no dates. printed: what else may hold them: values, names, answers.

    levels: what the plan calls its parts.
    """
    text = _POINTS.sub(" ", text)
    left = _closed(text) if japanese else _spaced(text)
    for value in sorted({_closed(value) if japanese else _spaced(value) for value in printed}, key=len, reverse=True):
        if re.search("[0-9]", value):
            left = _taken_out(value, left)
    for number in (_NUMBER if japanese else _AMOUNT).findall(dates.without(left, japanese=japanese, levels=levels)):
        yield number.rstrip(".,").replace(",", "")


def _taken_out(value: str, text: str) -> str:
    """Without a value where it is no part of a longer number."""
    before, after = "(?<![0-9])" * value[0].isdigit(), "(?![0-9])" * value[-1].isdigit()
    return re.sub(before + re.escape(value) + after, " ", text)


def _closed(text: str) -> str:
    """In half width, without blanks and line breaks, which in Japanese say nothing but that a number ends."""
    return re.sub(r"\s+", "", re.sub(r"(?<=[0-9])\s+(?=[0-9])", "_", half_width(text))).replace("_", " ")


def _spaced(text: str) -> str:
    """In half width, each blank or line break as one blank; paragraphs stay apart."""
    return re.sub(r"\s+", lambda blank: "\n\n" if blank[0].count("\n") > 1 else " ", half_width(text)).strip()
