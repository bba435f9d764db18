"""What may be a name in a text of Latin letters: words with capitals, where a sentence would not have them anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_][\w]*(?:[-&’'./][\w]+)*")
_STOPS = ".!?:;○●◯◎•・‣⁃■□▪▫◆◇▶►➢✓"
_ENDS = re.compile(rf"(?:(?:\A|\n\n)(?:\s*[-–—*])?|[{_STOPS}])[\s\"“”‘’'()\[\]「」]*\Z")
_BETWEEN = re.compile(r"\s+(?:(?:of|for|de|du|des|la|le|von|van|der|den|di|da|do|&)\s+(?:the\s+)?)?")
_LINE = re.compile(rf"[^{_STOPS}\n]+")
_HEADING = 5  # words with capitals, and no others but small ones, are a heading
_SMALL = frozenset(
    (
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "over", "per",
        "the", "to", "via", "vs", "with",
    )
)  # fmt: skip
_ROMAN = re.compile(r"[IVXLC]+")
_PLAIN = frozenset(
    (
        "I", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
        "December",
    )
)  # fmt: skip


def runs(text: str) -> Iterator[str]:
    """The stretches of words with capitals, as written. text: each blank is one, a paragraph ends in two line feeds."""
    for line in _LINE.finditer(text):
        if not _is_heading(line[0]):
            yield from _of_line(text, *line.span())


def _of_line(text: str, start: int, end: int) -> Iterator[str]:
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        if _may_be_name(word[0]) and not (_begins(text, word) and not _is_telling(word[0])):
            if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
                yield text[run[0].start() : run[-1].end()]
                run = []
            run.append(word)
    if run:
        yield text[run[0].start() : run[-1].end()]


def _may_be_name(word: str) -> bool:
    if len(word) < 2 or word in _PLAIN or _ROMAN.fullmatch(word):
        return False
    return word[0].isupper() or _is_telling(word)


def _is_telling(word: str) -> bool:
    """Capitals that the beginning of a sentence does not explain: JETRO, IoT, McKinsey."""
    return any(sign.isupper() for part in re.split("[-/'’]", word) for sign in part[1:])


def _begins(text: str, word: re.Match[str]) -> bool:
    """Whether a sentence, or an item of a list, begins with the word."""
    return _ENDS.search(text, max(0, word.start() - 12), word.start()) is not None or word.start() == 0


def _is_heading(line: str) -> bool:
    words = _WORD.findall(line)
    large = [word for word in words if word[0].isupper()]
    return len(large) >= _HEADING and all(word in large or word in _SMALL for word in words)
