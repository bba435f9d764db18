"""Makes the tables of radicals and strokes that stand for whole characters: ``python -m tests.language.radicals FILE``.

FILE is EquivalentUnifiedIdeograph.txt of the Unicode Character Database. The tables hold what NFKC does not do, and a
few characters otherwise than there (``OTHERWISE``).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from textwrap import wrap

from tests.places import ROOT

PYTHON = ROOT / "keikaku" / "language" / "radicals.py"
SCRIPT = ROOT / "keikaku" / "render" / "explorer" / "js" / "text" / "radicals.js"
OTHERWISE = {
    # Unicode makes an old form of them. In the fonts of Japan they are one glyph with the new one (Adobe-Japan1 has one
    # for ⼾ and 戸, and one for ⿊ and 黒), so that is what a PDF means by them.
    "⼾": "戸",
    "⿊": "黒",
    # As it was up to Unicode 14: Python 3.11 does not know the character that it is now.
    "⺕": "彐",
}
_LINE = re.compile(r"([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))? *; *([0-9A-F]{4,6})")
_VERSION = re.compile(r"# EquivalentUnifiedIdeograph-([0-9.]+)\.txt")
_WIDTH = 48  # characters of a line, two columns each


def equivalents(text: str) -> dict[str, str]:
    """What the file says, character by character."""
    found = {}
    for line in text.splitlines():
        if match := _LINE.match(line):
            first, last, unified = (int(code, 16) if code else 0 for code in match.groups())
            found.update({chr(code): chr(unified) for code in range(first, (last or first) + 1)})
    return found


def pairs(text: str) -> str:
    """The characters of the table, each with what it stands for behind it."""
    rest = {one: other for one, other in equivalents(text).items() if unicodedata.normalize("NFKC", one) != other}
    return "".join(one + other for one, other in sorted({**rest, **OTHERWISE}.items()))


def python_module(table: str, version: str) -> str:
    """``keikaku/language/radicals.py``."""
    lines = "\n".join(f'    "{line}"' for line in wrap(table, _WIDTH))
    return f'''"""Radicals and strokes, each with the character behind it in whose place the fonts of some PDFs put it.

Made by tests/language/radicals.py from EquivalentUnifiedIdeograph.txt (Unicode {version}): what NFKC does not know.
"""

from __future__ import annotations

_PAIRS = (
{lines}
)
RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""The character that a radical stands for."""
'''


def script_module(table: str, version: str) -> str:
    """The module of the same name for the explorer."""
    lines = "\n".join(f"  '{line}'," for line in wrap(table, _WIDTH))
    return f"""/*
 * Radicals and strokes, each with the character behind it in whose place the fonts of some PDFs put it.
 *
 * Made by tests/language/radicals.py from EquivalentUnifiedIdeograph.txt (Unicode {version}): what NFKC does not know.
 */
const PAIRS = [
{lines}
].join('');

/** The character that a radical stands for. */
export const RADICALS = new Map(Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, one, other]) => [one, other]));
"""


def main() -> None:
    """Writes both anew."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    version = _VERSION.match(text)
    if not version:
        sys.exit(f"{sys.argv[1]} does not begin as EquivalentUnifiedIdeograph.txt does")
    PYTHON.write_text(python_module(pairs(text), version[1]), encoding="utf-8")
    SCRIPT.write_text(script_module(pairs(text), version[1]), encoding="utf-8")


if __name__ == "__main__":
    main()
