"""Languages of names: which name is not of the page's language, and how tags are written."""

from __future__ import annotations

from keikaku.page_data import Names
from keikaku.records import Foreign


def cased(tag: str) -> str:
    """A tag as people write it: ``ja-Hani``, ``en-GB``. Engines give tags in small letters; the rule is RFC 5646's."""
    first, *rest = tag.lower().split("-")
    found = [first]
    for one in rest:
        if any(len(before) == 1 for before in found):
            found.append(one)  # what an extension or private use says has no form of its own
        else:
            found.append(one.upper() if len(one) == 2 else one.title() if len(one) == 4 and one.isalpha() else one)
    return "-".join(found)


def tongue(names: Names) -> Names | None:
    """Of each name the language, where it is not the page's; None where both are of theirs."""
    first, second = (cased(one.language) if isinstance(one, Foreign) else "" for one in names)
    return (first, second) if first or second else None


def marked(names: Names) -> Names:
    """Names of which nothing else tells the language, with it behind them: ``Büro [de]``."""
    japanese, english = (
        f"{one} [{cased(one.language)}]" if isinstance(one, Foreign) else one for one in names
    )  # fmt: skip
    return (japanese, english)
