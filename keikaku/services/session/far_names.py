"""Some of the names of a store asked over the wire: those that a text may mean, and more when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from keikaku.language import thesaurus
from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex, folded_forms


class FarNames(NameIndex):
    """The names that a text may mean as it is written; ``look_for`` fetches those that are written somehow like it."""

    def __init__(self, names: Iterable[Name], alike: Callable[[list[str]], Iterable[Name]]) -> None:
        """alike: gives the names that are written somehow like some texts."""
        super().__init__(names)
        self._alike_far = alike
        self._looked: set[str] = set()

    def look_for(self, texts: Iterable[str]) -> None:
        """Fetch the names that are written like one of these, unless that was done: all in one question."""
        new = {form: text for text in texts if len(form := fold(text)) > 1 and form not in self._looked}
        if not new:
            return
        self._looked |= new.keys()
        known = dict.fromkeys(self.names)
        self._take_up(name for name in self._alike_far(list(new.values())) if name not in known)

    def _take_up(self, names: Iterable[Name]) -> None:
        for name in names:
            self.names.append(name)
            for form in folded_forms(name.text):
                self._by_fold[form] = (*self._by_fold.get(form, ()), name)
        self._settle(thesaurus.forms())
        for worked_out in ("_preferred", "_by_length"):
            self.__dict__.pop(worked_out, None)
