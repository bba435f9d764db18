"""Names that are not written as the graph writes them: a part of one, or one with a slip of the hand.

Only where a stretch of the question is understood in no other way, and only when one thing alone fits.
"""

from __future__ import annotations

from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex
from keikaku.language.tokens import Token

_LONGEST = 8  # tokens in a name that is put together from pieces


def mend(question: str, tokens: list[Token], names: NameIndex) -> list[Token]:
    """The tokens, with unknown stretches joined with their neighbours into names where that can be."""
    while True:
        mended = _mend_one(question, tokens, names)
        if mended is None:
            return tokens
        tokens = mended


def _mend_one(question: str, tokens: list[Token], names: NameIndex) -> list[Token] | None:
    for index, token in enumerate(tokens):
        if token.kind == "unknown":
            windows = _windows(tokens, index)
        elif _is_kind(token) and index and tokens[index - 1].kind == "thing":
            windows = [(index - 1, index + 1)]  # "Bandung memorandum": a name and a kind that make another name
        else:
            continue
        for start, stop in windows:
            text = question[tokens[start].start : tokens[stop - 1].end]
            found = _one_thing(text, names)
            if found and (token.kind == "unknown" or any(found.kind in sense.kinds for sense in token.senses)):
                thing = Token(
                    "thing", text, tokens[start].start, tokens[stop - 1].end, names=(found,), value=text.strip()
                )
                return [*tokens[:start], thing, *tokens[stop:]]
    return None


def _is_kind(token: Token) -> bool:
    return token.kind == "word" and any(sense.is_kind for sense in token.senses)


def _windows(tokens: list[Token], index: int) -> list[tuple[int, int]]:
    """Runs of tokens that hold the unknown one, longest first, broken by nothing that links."""
    left = index
    while left > 0 and tokens[left - 1].kind not in ("link", "address") and index - left < _LONGEST:
        left -= 1
    right = index + 1
    while right < len(tokens) and tokens[right].kind not in ("link", "address") and right - index < _LONGEST:
        right += 1
    windows = [(start, stop) for start in range(left, index + 1) for stop in range(index + 1, right + 1)]
    return sorted(windows, key=lambda window: (window[0] - window[1], window[0]))


def _one_thing(text: str, names: NameIndex) -> Name | None:
    for found in (names.holding(text), names.mistyped(fold(text))):
        if found:
            return found[0]
    return None
