"""Names that are not written as the graph writes them: a part of one, or one with a slip of the hand.

Only where a stretch of the question is understood in no other way, and only when one thing alone fits.
"""

from __future__ import annotations

from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex
from keikaku.language.tokens import Token

_LONGEST = 8  # tokens in a name that is put together from pieces
MOST_TRIES = 1000
_SHORTEST = 3  # signs of a part by which a name is known
_IN_NAMES = frozenset({"unknown", "small", "word", "thing", "number", "date"})


def mend(question: str, tokens: list[Token], names: NameIndex) -> list[Token]:
    """The tokens, with unknown stretches joined with their neighbours into names where that can be."""
    search = _Search(names)
    names.look_for(_strange(question, tokens))
    while True:
        mended = _mend_one(question, tokens, search)
        if mended is None:
            return _join_names(question, tokens)
        tokens = mended


def _strange(question: str, tokens: list[Token]) -> list[str]:
    """What may be part of a name, or one with a slip in it: unknown words, with all around them and alone."""
    places: dict[tuple[int, int], None] = {}
    for index, token in enumerate(tokens):
        if token.kind == "unknown":
            places |= dict.fromkeys([_windows(tokens, index)[0], (index, index + 1)])
        elif _is_kind(token) and index and tokens[index - 1].kind == "thing":
            places[index - 1, index + 1] = None
    texts = (question[tokens[start].start : tokens[stop - 1].end] for start, stop in places)
    return [text for text in texts if len(fold(text)) >= _SHORTEST]


class _Search:
    """Looks stretches of one question up, each once, and no more than MOST_TRIES.

    A question that people ask takes a hundredth of that; one made of words that nobody knows would take minutes, for
    each may be part of a name with those around it, and is not understood in any case.
    """

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._misspelt: dict[str, Name | None] = {}
        self._part: dict[str, Name | None] = {}

    def misspelt(self, text: str) -> Name | None:
        """The one thing whose name differs from the text by slips of the hand."""
        if text not in self._misspelt and self._goes_on():
            self._misspelt[text] = next(iter(self._names.mistyped(fold(text))), None)
        return self._misspelt.get(text)

    def one_thing(self, text: str) -> Name | None:
        """The one thing of whose name the text is a part, or which it is but for slips of the hand."""
        if text not in self._part and self._goes_on():
            self._part[text] = next(iter(self._names.holding(text)), None) or self.misspelt(text)
        return self._part.get(text)

    def _goes_on(self) -> bool:
        return len(self._misspelt) + len(self._part) < MOST_TRIES


def _mend_one(question: str, tokens: list[Token], search: _Search) -> list[Token] | None:
    """The tokens with one more stretch read as a name, or None when there is no more to mend."""
    for index, token in enumerate(tokens):
        if token.kind == "unknown":
            attempts = [(_crossing(tokens, index), search.misspelt), (_windows(tokens, index), search.one_thing)]
        elif _is_kind(token) and index and tokens[index - 1].kind == "thing":
            # "Bandung memorandum": a name and a kind that make another name
            attempts = [([(index - 1, index + 1)], search.one_thing)]
        else:
            continue
        for windows, find in attempts:
            for start, stop in windows:
                text = question[tokens[start].start : tokens[stop - 1].end]
                found = find(text)
                if found and (token.kind == "unknown" or any(found.kind in sense.kinds for sense in token.senses)):
                    begin, end = tokens[start].start, tokens[stop - 1].end
                    thing = Token("thing", text, begin, end, names=(found,), value=text.strip())
                    return [*tokens[:start], thing, *tokens[stop:]]
    return None


def _join_names(question: str, tokens: list[Token]) -> list[Token]:
    """Of "Mitsubishi Heavy Industries" no word is known for itself: words in capitals with an unknown one are one."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and _make_a_name(last, token) and question[last.end : token.start].strip() == "":
            joined[-1] = Token("unknown", question[last.start : token.end], last.start, token.end)
            continue
        joined.append(token)
    return joined


def _make_a_name(first: Token, second: Token) -> bool:
    kinds = {first.kind, second.kind}
    return "unknown" in kinds and kinds <= {"unknown", "word", "thing"} and _capital(first) and _capital(second)


def _capital(token: Token) -> bool:
    return token.text.lstrip()[:1].isupper() and token.text.isascii()


def _is_kind(token: Token) -> bool:
    return token.kind == "word" and any(sense.is_kind for sense in token.senses)


def _crossing(tokens: list[Token], index: int) -> list[tuple[int, int]]:
    """Longer runs that go over small words too: "Institute of Industrial Sience and Technology"."""
    left, right = max(index - _LONGEST, 0), min(index + 1 + _LONGEST, len(tokens))
    return [
        (start, stop)
        for stop in range(right, index, -1)
        for start in range(left, index + 1)
        if stop - start > 2 and all(token.text.isascii() for token in tokens[start:stop])
    ]


def _windows(tokens: list[Token], index: int) -> list[tuple[int, int]]:
    """Runs of tokens that hold the unknown one, longest first, broken by nothing that links."""
    left = index
    while left > 0 and tokens[left - 1].kind in _IN_NAMES and index - left < _LONGEST:
        left -= 1
    right = index + 1
    while right < len(tokens) and tokens[right].kind in _IN_NAMES and right - index < _LONGEST:
        right += 1
    windows = [(start, stop) for start in range(left, index + 1) for stop in range(index + 1, right + 1)]
    return sorted(windows, key=lambda window: (window[0] - window[1], window[0]))
