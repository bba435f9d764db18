"""How many examples the property tests try, and which ones: two profiles, chosen by ``KEIKAKU_EXAMPLES``.

``ci``, which is what holds where nothing is said, tries the same examples in every run, so that a red test is red
for everybody. ``fresh`` tries new ones, and ten times as many: KEIKAKU_EXAMPLES=fresh tests/run -k property
"""

from __future__ import annotations

import os

from hypothesis import settings

VARIABLE = "KEIKAKU_EXAMPLES"
_TIMES = {"ci": 1, "fresh": 10}


def load_profile() -> None:
    """Registers both profiles and takes the chosen one. Raises KeyError for a name that is neither."""
    chosen = os.environ.get(VARIABLE, "ci")
    settings.register_profile("ci", derandomize=True, database=None, deadline=None, print_blob=True)
    settings.register_profile("fresh", max_examples=100 * _TIMES["fresh"], deadline=None, print_blob=True)
    settings.load_profile({name: name for name in _TIMES}[chosen])


def examples(count: int) -> settings:
    """Settings of a test that tries another number of examples than 100; ten times as many in ``fresh``."""
    return settings(max_examples=count * _TIMES[os.environ.get(VARIABLE, "ci")])
