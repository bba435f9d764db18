"""What the words of a command line may become: callbacks for click's ``shell_complete``."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from keikaku.errors import KeikakuError


def things(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Names and addresses from the store that the command line names; nothing while that is an endpoint far away."""
    from keikaku.commands import options
    from keikaku.services import complete, load

    store = context.params.get("store")
    if store and load.is_endpoint(store):
        return []
    try:
        found = complete.complete(load.open_quickly(store), begun, options.language_of(begun, None))
    except KeikakuError:  # it will be told when the command is given
        return []
    return [CompletionItem(candidate.text, help=candidate.about) for candidate in found]


def files(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Files and folders, which the shell finds itself."""
    return [CompletionItem(begun, type="file")]


def queries(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Names of the catalogue."""
    from keikaku.services import run

    return [CompletionItem(name) for name in run.names() if name.startswith(begun)]
