"""What workers do for the catalogue, lookup, search, show, indicators and passages: as the command line writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from keikaku.errors import AnswerTooLarge, QuestionNotUnderstood, UnknownName
from keikaku.records import Label, Release
from keikaku.render import renderers
from keikaku.render.indicators.indicators_view import IndicatorsView
from keikaku.render.renderers import Medium
from keikaku.render.rows.sparql_views import RunView
from keikaku.services.catalogue import emptied
from keikaku.services.catalogue import run as service
from keikaku.services.catalogue.catalogue_views import CatalogueView, headings
from keikaku.services.indicators import indicators as measured
from keikaku.services.indicators import standing
from keikaku.services.passages import listing
from keikaku.services.passages.listing_view import PassagesView
from keikaku.services.questions import candidates, catalogue_offers, reply, reply_view  # noqa: F401 - for every worker
from keikaku.services.releases import citing
from keikaku.services.releases.citing import Cited
from keikaku.services.session.session import Session
from keikaku.services.things import naming
from keikaku.services.things import search as searching
from keikaku.services.things import show as showing
from keikaku.services.things.matches_view import MatchesView
from keikaku.services.things.naming import Resolved
from keikaku.services.things.sheet_view import SheetView
from keikaku.views import View
from keikaku.web.replies import Reply

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""What a request gives, by name and in order, so that the same request is the same."""

MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


def lookup(session: Session, form: str, language: str, given: Pairs) -> Reply:
    """The answer to a question, or what it may mean, or passages: ``keikaku lookup --cite``.

    Raises QuestionNotUnderstood where a table is wanted and there is no answer: a table of passages looks like one.
    """
    said = dict(given)
    question = said["q"]
    found = reply.reply(session, question, int(said["pick"]) if "pick" in said else None)
    if form == "csv" and found.level != "answer":
        raise QuestionNotUnderstood("the question is not understood whole", "as JSON there are offers and passages")
    return _written(reply_view.view(found, cite=False), form, language, citing.question(session, (), question))


def search(session: Session, form: str, language: str, given: Pairs) -> Reply:
    """Things by any spelling: ``keikaku search --cite``."""
    said = dict(given)
    found = searching.search(session, said["q"], int(said.get("limit", "20")))
    return _written(MatchesView(said["q"], found), form, language, citing.search(session, (), said["q"]))


def show(session: Session, form: str, language: str, given: Pairs) -> Reply:
    """All that is said of a thing: ``keikaku show --cite``. Raises UnknownName also for what is only nearly a name."""
    name = dict(given)["thing"]
    sheet = showing.show(session, name)
    _refuse_guess(name, sheet.resolved)
    return _written(SheetView(sheet), form, language, citing.thing(session, (), name))


def indicators(session: Session, form: str, language: str, given: Pairs) -> Reply:
    """Where indicators stand: ``keikaku indicators``."""
    said = dict(given)
    named = None
    if (name := said.get("thing")) is not None:
        session, named = naming.found(session, name)
        _refuse_guess(name, named)
    found = standing.in_order(measured.of(session, named), said.get("sort", "distance"))
    return _written(IndicatorsView(found), form, language, None)


def passages(session: Session, form: str, language: str, given: Pairs) -> Reply:
    """Passages that speak of something, at an address and below it, on a page; best first, or in their order."""
    said = dict(given)
    limit = int(said["limit"]) if "limit" in said else None
    asked = said.get("q"), said.get("address"), said.get("page")
    found = listing.listing(session, *asked, limit)
    nothing = None if found else listing.why_none(session, *asked)
    return _written(PassagesView(found, nothing), form, language, _data_alone(session))


def run(session: Session, form: str, language: str, given: Pairs, name: str, most: int) -> Reply:
    """The rows of a query of the catalogue: ``keikaku run NAME``. Raises UnknownName as ``show`` does."""
    values = dict(given)
    found = service.run(session, name, values, language)
    for one, resolved in found.resolved.items():
        if one in values:
            _refuse_guess(values[one], resolved)
    if len(found.solutions.rows) > most:
        raise AnswerTooLarge(f"the answer has more than {most:,} rows", "ask for less of it, by its parameters")
    entry, nothing = found.entry, emptied.why(session, found, values)
    said = (entry.question, entry.note, *found.settings)
    view = RunView(found.solutions, entry.title, said, headings(entry), found.values, nothing)
    meant = tuple((one, value) for one, value in found.values.items() if one not in values)
    return _written(view, form, language, None)._replace(taken=meant)


def catalogue(_session: Session, form: str, language: str, _given: Pairs) -> Reply:
    """The catalogue: ``keikaku run``."""
    return _written(CatalogueView(service.catalogue()), form, language, None)


def _refuse_guess(name: str, found: Resolved) -> None:
    """A person is told what a slip was taken for; a program would take the answer for that to what it has asked."""
    if found.taken_for:
        raise UnknownName(
            f"the graph knows nothing by the name “{name}”", f"nearest names: {found.taken_for}", (found.taken_for,)
        )


def _data_alone(session: Session) -> Cited | None:
    release: Release | None = session.release
    return Cited(release, Label(None, None)) if release else None


def _written(view: View, form: str, language: str, cited: Cited | None) -> Reply:
    medium = Medium(language)
    if cited is None or cited.release is None:
        text = renderers.render(view, form, medium)
    else:
        text, _ = renderers.cited(view, form, medium, cited.line, _as_data(cited))
    return Reply(text.encode(), MEDIA[form])


def _as_data(cited: Cited) -> Mapping[str, object]:
    """What JSON has of it: the release, and the citation where there is one."""
    return {key: value for key, value in cited.data().items() if key == "release" or any(cited.line)}
