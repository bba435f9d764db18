"""What the rules make of the values of their parts: sets of things, conditions on them, whole questions.

Each function gives the values that the parts make together, with what each costs; none, if they do not fit.
"""

from __future__ import annotations

from collections.abc import Callable

from keikaku.meaning.compose.asking import Asking
from keikaku.meaning.compose.audits import Audits
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.definitions import Definitions
from keikaku.meaning.compose.figures import Figures
from keikaku.meaning.compose.pages import Pages
from keikaku.meaning.compose.plans import Plans
from keikaku.meaning.compose.purposes import Purposes
from keikaku.meaning.compose.rankings import Rankings
from keikaku.meaning.compose.reasons import Reasons
from keikaku.meaning.compose.topics import Topics
from keikaku.meaning.compose.whole import Whole


class Composer(Definitions, Asking, Rankings, Plans, Audits, Pages, Purposes, Reasons, Topics, Whole, Figures):
    """The functions, by name. One for all questions of a session."""

    def function(self, name: str) -> Callable[..., Made]:
        """The function of that name. Raises AttributeError."""
        found: Callable[..., Made] = getattr(self, name)
        return found
