"""What the words of a command line may become: callbacks for click's ``shell_complete``."""

from __future__ import annotations

import os
from collections.abc import Container

import click
from click.shell_completion import CompletionItem

from keikaku.errors import KeikakuError


def things(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Names and addresses from the store that the command line names; nothing while that is an endpoint far away."""
    return _things(context, begun)


def parameters(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Behind -p, the parameters of the query; behind one of them, the things that it may be."""
    from keikaku.commands import shells
    from keikaku.services.catalogue import run

    words = shells.read(os.environ.get("COMP_WORDS", "")).words
    # Not from the context: click gives up on a line in which -p has one value of two.
    asked = next((word for word in words if word in run.names()), None)
    if asked is None:
        return []
    known = {parameter.name: parameter for parameter in run.find(asked).parameters}
    if words[-1] not in known:
        return [CompletionItem(name, help=one.meaning.en) for name, one in known.items() if name.startswith(begun)]
    kinds = known[words[-1]].kinds
    return _things(context, begun, kinds) if kinds else []


def _things(context: click.Context, begun: str, kinds: Container[str] | None = None) -> list[CompletionItem[str]]:
    from keikaku.commands import languages
    from keikaku.render.text.screen import printable
    from keikaku.services.session import opening
    from keikaku.services.things import complete

    try:
        found = complete.complete(
            opening.open_session(_stores(context), once=True), begun, languages.language_of(begun, None), kinds
        )
    except (KeikakuError, LookupError):  # it will be told when the command is given
        return []
    # What a shell puts into the line it also shows: a name with control characters is left to be typed otherwise.
    return [
        CompletionItem(candidate.text, help=printable(candidate.about).replace("\n", " "))
        for candidate in found
        if printable(candidate.text).replace("\n", " ") == candidate.text
    ]


def plans(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Ids of the plans in the stores that the command line names, and ``all``."""
    from keikaku.services.session import opening
    from keikaku.services.session.shelf import ALL

    try:
        session = opening.open_session(_stores(context), once=True)
    except (KeikakuError, LookupError):  # the first will be told when the command is given; the other: far away
        return []
    found = [CompletionItem(plan.id, help=plan.label.en or plan.label.ja) for plan in (*session.plans, *session.others)]
    return [item for item in (*found, CompletionItem(ALL)) if item.value.startswith(begun) and item.value.isprintable()]


def _stores(context: click.Context) -> tuple[str, ...]:
    """The stores that the command line names. Raises LookupError where one is an endpoint far away."""
    from keikaku.services.session import locations

    stores = tuple(context.params.get("store") or ())
    if any(map(locations.is_endpoint, stores)):
        raise LookupError("an endpoint is not asked while a name is typed")
    return stores


def files(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Files and folders, which the shell finds itself."""
    return [CompletionItem(begun, type="file")]


def queries(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Names of the catalogue."""
    from keikaku.services.catalogue import run

    return [CompletionItem(name) for name in run.names() if name.startswith(begun)]
