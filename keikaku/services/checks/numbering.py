"""Numbers in addresses: where passages are counted, none is left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from keikaku.records import whole_number
from keikaku.services.checks.findings import Finding, Spot, finding

_NUMBERED = re.compile(r"(?P<head>.+)/(?P<number>[0-9]+)[a-z]?")


def gaps(passages: Mapping[str, str]) -> list[Finding]:
    """The numbers that are missing. passages: address to IRI.

    Counted is from 1 under each heading, or through the whole plan: where no number of a kind (action, issue) stands
    under two of its headings, it may begin at any.
    """
    counted: dict[str, dict[int, str]] = defaultdict(dict)
    for address, iri in passages.items():
        if (match := _NUMBERED.fullmatch(address)) and (number := whole_number(match["number"])) is not None:
            counted[match["head"]].setdefault(number, iri)
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for head in counted:
        kinds[head.partition(":")[0], head.rpartition("/")[2]].append(head)
    return [found for heads in kinds.values() for found in _missing({head: counted[head] for head in heads})]


def _missing(heads: Mapping[str, Mapping[int, str]]) -> Iterator[Finding]:
    through = len(heads) > 1 and max(Counter(chain.from_iterable(heads.values())).values()) == 1
    everywhere = set(chain.from_iterable(heads.values()))
    for head, present in heads.items():
        # The first ones tell enough, where a single number is far off.
        first = min(present) if through else 1
        for number in range(first, min(max(present), first + len(present) + 9)):
            if number in (everywhere if through else present):
                continue
            yield finding("register", f"{head}/{number}", "checks.number_missing", Spot(present[max(present)]))
