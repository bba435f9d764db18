"""Questions put to data that hold no plan: what can be done with them instead."""

from __future__ import annotations

from keikaku.errors import QuestionNotUnderstood, Ways
from keikaku.records import is_japanese
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import text

_MOST = 5  # names that are told


def refuse(session: Session, question: str) -> None:
    """Raises QuestionNotUnderstood where nothing is of our ontology, with the names of the data that it may mean.

    Questions are read by the ontology's classes and properties; of what has none, an empty answer would be false.
    """
    if not session.foreign:
        return
    language = "ja" if is_japanese(question) else "en"
    names = list(dict.fromkeys(hit.name for hit in session.names.near(question, _MOST)))
    meant = [text("questions.foreign_names", language, names=", ".join(names))] if names else []
    doors = ("questions.foreign_command", "questions.foreign_http", "questions.foreign_tools")
    ways = Ways(*("\n".join([*meant, text(door, language)]) for door in doors))
    raise QuestionNotUnderstood(text("questions.foreign", language), ways)
