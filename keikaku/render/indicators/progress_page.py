"""The dashboard of indicators as one HTML page: a picture of each, and all of it as a table. No script at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from keikaku.records import Indicator, tagged
from keikaku.render.html_page import asset, clean, policy, templates, verbatim
from keikaku.render.indicators import amounts, progress, progress_svg
from keikaku.texts import catalogue

_NONE = "―"  # printed where there is no target
_KINDS = ("Baseline", "Actual", "InterimTarget", "Target")


def render(indicators: Sequence[Indicator], language: str, quotations: Mapping[str, str] | None = None) -> str:
    """The page in the order given. ``quotations``: address to the plan's own words, shown with each indicator.

    The same indicators give the same text, byte for byte, to be written as UTF-8.
    """
    from markupsafe import Markup

    shown = catalogue.spoken(language)
    style = progress_svg.style() + asset("progress.css")
    cards = [
        # Built as a tree and written by its own serialiser, so nothing in it is markup that was not meant.
        {**_card(one, shown, quotations or {}), "picture": Markup(progress_svg.picture(one, shown))}
        for one in indicators
    ]
    return templates().from_string(asset("progress.html.j2")).render(
        language=shown,
        policy=policy([], style),
        style=verbatim(style),
        summary=[
            (name, catalogue.text(progress.TRACKS[name], shown), number, catalogue.text(progress.MEANINGS[name], shown))
            for name, number in progress.summary(indicators)
        ],
        cards=cards,
        interim=progress.interim_heading(indicators).best(shown),
        key=[(Markup(mark), clean(text)) for mark, text in progress_svg.key(indicators, shown)],
    )  # fmt: skip


def _card(one: Indicator, language: str, quotations: Mapping[str, str]) -> dict[str, Any]:
    """All that the template needs of an indicator."""
    texts = dict.fromkeys(quotations.get(value.stated_in.address, "") for value in one.values)
    return {
        "name": clean(tagged(one.thing.label.best(language) or one.thing.address or one.thing.iri)),
        "measure": clean((one.measure.label.best(language) if one.measure else None) or ""),
        "address": clean(one.thing.address or one.thing.iri),
        "page": one.page,
        "track": one.track,
        "told": progress.Told(*map(clean, progress.told(one, language))),
        "notes": [clean(note) for note in progress.notes(one, language)],
        "values": {kind: _value(one, kind, language) for kind in _KINDS},
        "texts": [clean(text) for text in texts if text],
    }


def _value(one: Indicator, kind: str, language: str) -> tuple[str, str]:
    """The number and its period, of a target in words these; both empty where the plan gives none."""
    if kind == "Target":
        value = one.aim or next((value for value in one.values if value.role == kind and value.printed != _NONE), None)
    else:
        value = one.interim if kind == "InterimTarget" else one.find(kind)
    if value is None:
        return ("", "")
    return clean(amounts.shown_text(one, value, language)), clean(value.period.best(language) or "")
