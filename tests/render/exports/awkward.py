"""2,000 texts in which something breaks where a format is not kept to: signs of every script, plane and control."""

from __future__ import annotations

import random

from tests.render.terms import HOSTILE

_MORE = (
    'かな', 'カナ', 'ｶﾅ', 'がﾞ', '\u3099', 'ゟ', 'ヿ', '々', '〆', '〇', '\U00020bb7', '\U00029e3d',
    '﨑', '髙', '\u845b\U000e0100', '\u8fbb\U000e0101', '㈱', '①', 'Ⅳ', '～', '〜', '−',
    '\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466', '\U0001f1ef\U0001f1f5',
    'é', 'e\u0301', 'ß', 'İ', 'ﬁ', '\u2066', '\u2069', '\u202a', '\u202c', 'שלום',
    'العربية', '\xa0', '\u200b', '\u2060', '\x01', '\x1f', '\x84', '\x86', '\ufdd0',
    '\U0001fffe', '\U0010ffff', '&amp;', ']]>', '<!--', '{{', '}}', '$', '`', "''", '""',
    '\\\\', '\\uD800', '\\U00110000', 'null', 'NaN', 'NA', 'None', 'true', '1e5', '-0',
    '0x10', '=SUM(A1)', '@SUM', '+81', ' ', '  ', '\n\n',
)  # fmt: skip


def texts() -> list[str]:
    """The same 2,000 every time, no two alike; the pieces alone, then joined by chance."""
    chance = random.Random(7)
    pieces = [*dict.fromkeys((*HOSTILE, *_MORE))]
    found = dict.fromkeys(["", *pieces])
    while len(found) < 2_000:
        found["".join(chance.choices(pieces, k=chance.randint(2, 6)))] = None
    return list(found)
