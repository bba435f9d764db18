"""When something is, in a plan's own text, and where it stands in the plan: numbers that say no amount.

In both calendars and in English; references to pages, chapters and figures, ordinals. Texts are in half width; of
Japanese ones all blanks are out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from keikaku.language import eras

_YEAR = r"(?<![0-9.,])(?:1[6-9]|2[01])[0-9]{2}(?![0-9]|,[0-9]|\.[0-9]+(?![.0-9]))"
_SHORT = "[0-9]{1,2}"
_TO = r"(?:\s*[-~～〜–—/、,及びと]+\s*)"
# H24, R3.4.1; not the H of H2O.
_ERA = rf"(?:(?:{eras.NAMES})\s*{eras.YEAR}|(?<![A-Za-z0-9])[SHR]\.?[0-9]{{1,2}}(?![0-9A-Za-z]))"
_NUMERIC = rf"(?:[./-]{_SHORT}){{1,2}}(?![0-9])"
_OR_WESTERN, _OR_ERA = rf"(?:\({_YEAR}(?:年度?)?\))?", rf"(?:\({_ERA}年?度?\)(?:年?度)?)?"
_AND_ON = rf"(?:/[0-9]{{2}}(?![0-9/])|{_NUMERIC})?"
_JAPANESE = rf"""
      {_ERA} {_OR_WESTERN} (?:{_NUMERIC}|年[度代]?|\)年?度?)? {_OR_WESTERN}
        (?: (?:{_TO}|\ ) (?:{_SHORT}|元) {_OR_WESTERN} 年[度代] )*
    | {_YEAR} {_OR_ERA} (?:年[度代]?)? {_OR_ERA} {_AND_ON}
        (?: {_TO} (?:{_YEAR}|{_SHORT}(?=年度)) (?:年[度代]?)? {_AND_ON} )*
    | (?<![0-9.,]){_SHORT}年度 | [0-9]{{1,2}}月 (?:{_SHORT}日)? | 第[0-9]+(?:期|次|章|節|条|項|号|編|部|回)
    | (?<![0-9]){_SHORT}:[0-9]{{2}}(?![0-9]) | (?:図表?|表)[0-9]+(?:[-.][0-9]+)*
    | (?<![A-Za-z])[Pp]{{1,2}}\.?[0-9]+(?:{_TO}[0-9]+)? | [0-9]+頁 | (?i:(?<![A-Za-z])(?:step|phase|no|vol))\.?[0-9]+
"""
# Telephone numbers and postal codes.
_CONTACT = (
    r"\+[0-9]{1,3}[-\ ()0-9]{6,}[0-9]|(?<![0-9])\(?0[0-9]{1,4}[-)][0-9]{1,4}-[0-9]{3,4}(?![0-9])"
    r"|〒\s*[0-9]{3}-?[0-9]{4}"
)
_MONTH = (
    r"\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z]|[.,][0-9])"
_PARTS = (
    "chapters?|sections?|figures?|figs?|tables?|box|boxes|appendix|annex|steps?|phases?|parts?|pages?|pp?|volume|vol"
    "|no|nos|items?|stages?|tiers?|articles?"
)
# What English plans mostly call their parts; with a small letter these are measured, too: two actions.
_LEVELS = (
    "Goals?|Actions?|Measures?|Objectives?|Priority|Priorities|Pillars?|Themes?|Targets?|Strategy|Policy|Policies"
    "|Programmes?|Programs?|Projects?|Initiatives?|Issues?|Indicators?|Areas?|Outcomes?|Commitments?|Recommendations?"
)
_ENGLISH = rf"""
      (?i:\bfiscal\s*(?:years?)?|\bF\.?Y\.?)\s*['’]?(?:[0-9]{{4}}|[0-9]{{2}})(?:\s*[-/–—]\s*(?:[0-9]{{4}}|[0-9]{{2}}))?(?![0-9])
    | (?:\b{_DAY}\s+(?:of\s+)?)? {_MONTH} (?:\s+{_DAY})? (?:,?\s*(?:of\s+)?{_YEAR})?
    | {_YEAR} (?:s\b | \s*[-/–—]\s*(?:{_YEAR}|[0-9]{{2}}(?![0-9])) | {_NUMERIC})?
    | \bQ[1-4]\b | (?<![0-9A-Za-z])['’][0-9]{{2}}(?![0-9]) | (?<![0-9.,])[0-9]+(?:st|nd|rd|th)\b
    | (?<![0-9]){_SHORT}:[0-9]{{2}}(?![0-9])
    | (?:\b(?i:{_PARTS})|\b(?:{_LEVELS}))\.?\s*(?:[0-9]+(?:[.-][0-9]+)*(?:\s*[-–,]\s*[0-9]+)*|[IVX]+\b)
"""
_JAPANESE_DATES, _ENGLISH_DATES = (
    re.compile(f"{_CONTACT}|{one}", re.VERBOSE) for one in (_JAPANESE, f"{_ENGLISH}|{_JAPANESE}")
)
# What a passage begins with: (1), 2., a), 1.2.3
_COUNTED = re.compile(
    r"\A\W*(?:\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-z])[.)](?=\s|\D)|[0-9]+(?:\.[0-9]+){2,}(?=\s)|[0-9]{1,2}\.[0-9]{1,2}(?=\s+[A-Z]))"
)


def without(text: str, *, japanese: bool, levels: Iterable[str] = ()) -> str:
    """The text with a blank for each of these. levels: what the plan calls its parts, as in Goal 3, 基本戦略２."""
    pattern = _JAPANESE_DATES if japanese else _ENGLISH_DATES
    text = pattern.sub(" ", _COUNTED.sub(" ", text))
    named = "|".join(re.escape(name) for name in sorted(levels, key=len, reverse=True))
    return re.sub(rf"(?i)(?:{named})\s*[0-9]+(?:[.-][0-9]+)*", " ", text) if named else text
