"""Names that plain characters hide: runs of kanji that are part of no known name and are no ordinary words.

Quotes, katakana and capitals show a name; 消費生活相談 looks like any other word. A graph that has ``ordinary.txt``
beside its files claims that each such run of its texts was looked at: it is part of a name, or stands in that list, or
in that of the package.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.language.folding import half_width
from keikaku.records import IRI
from keikaku.services.checks import texts
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.written import Names, Written
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session

FILE = "ordinary.txt"
MAX_BYTES = 16 * 2**20
_RUN = re.compile(r"[㐀-䶿一-鿿々〆ヶ]{3,}")
_MARK = "~"  # where a name was


def check(
    session: Session, folder: Path, ordinary: Collection[str], plans: Collection[IRI] | None = None
) -> list[Finding]:
    """The runs of kanji that nobody has decided on, each where it stands. Raises BadFile.

    folder: holds the source texts; ordinary: words that name nothing. plans: see ``coverage.check``.
    """
    return [
        finding("compounds", address_of(session, passage), "checks.compound_unknown", Spot(passage, passage), name=run)
        for text in texts.read(session, folder, plans).plans
        for names in [Names((name.text, name.entity) for name in text.names())]
        for passage, said in text.passages.items()
        for run in dict.fromkeys(runs(said.text, names))
        if run not in ordinary
    ]


def ordinary_words(path: Path) -> frozenset[str]:
    """Those of a list, one a line, and of the package's. Raises BadFile."""
    return read(path) | read(resources.folder("graph") / FILE)


def read(path: Path) -> frozenset[str]:
    """The words of a list, without its remarks (#). Raises BadFile."""
    try:
        lines = read_file(path, MAX_BYTES).decode().splitlines()
    except UnicodeDecodeError as problem:
        raise BadFile(f"{path}: not UTF-8 at byte {problem.start}", "save it as UTF-8", str(path)) from None
    return frozenset(word for line in lines if (word := half_width(line.partition("#")[0]).strip()))


def runs(text: str, names: Names) -> Iterator[str]:
    """The runs of three kanji and more that are part of no known name; a line of print breaks none."""
    yield from _RUN.findall(re.sub(r"[ \t]*\n[ \t]*", "", half_width(_without(text, names))))


def _without(text: str, names: Names) -> str:
    left, end = [], 0
    for place in Written(text).found(names):
        left += [text[end : place.start], _MARK]
        end = place.end
    return "".join([*left, text[end:]])
