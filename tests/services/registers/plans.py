"""A small plan that is not, for the tests of registers: its text, and its outline."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
Our Coast 2035
Goal 1: A coast that works
We want good work for everybody,
all year round.
Issues
- The fleet has halved. - Jobs end with the summer.
Actions
1.1 Open a smokehouse
    on the east quay.
1.2 Teach net making.
"""

OUTLINE = """\
# A plan of a town by the sea.
id = "our-coast"
title = "Our Coast 2035"
language = "en"
fiscal_year_begins = 7
publisher = "actor/northhaven"
follows = "https://coast.example/2020"
text = "coast.txt"
levels = [
  { class = "Policy", en = "Goal", ja = "目標" },
  { class = "Initiative", en = "Action" },
]
elements = '''
address,class,lines,page,sheet,title,ja,also_en
1,Goal,,iv,6,A coast that works,働く海辺,Goal 1; works
1/aim,,3-4,4,7,,,
1/issue/1,,6-6:23,4,,,,
1/issue/2,,6:25,,,,,
# the actions
1.1,Action,8-9,,,Open a smokehouse,,
1.2,Action,10,,,Teach net making,,
'''
"""


def write(folder: Path, outline: str = OUTLINE, text: str = TEXT) -> Path:
    """The plan's files in a folder; the path of the outline."""
    (folder / "coast.txt").write_bytes(text.encode())
    path = folder / "coast.toml"
    path.write_text(outline, encoding="utf-8")
    return path
