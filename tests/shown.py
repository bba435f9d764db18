"""What the explorer shows of a store, worked out once: it answers the whole catalogue."""

from __future__ import annotations

import pickle
from functools import cache
from typing import cast

from keikaku.page_data import BareData, Language
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session


def page_data(session: Session, language: Language = "ja") -> BareData:
    """The data of its page, a test's own to change. Language is all that tells those of Japanese and English apart."""
    return {**cast(BareData, pickle.loads(_kept(session))), "language": language}


@cache
def _kept(session: Session) -> bytes:
    return pickle.dumps(explorer.data(session))
