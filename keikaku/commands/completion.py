"""keikaku completion SHELL: the script by which a shell completes commands, options, names and addresses."""

from __future__ import annotations

import click

from keikaku.commands import output


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes words for a shell.

    Commands, options, and names and addresses of the graph, in every spelling: JE, ｼﾞｪﾄ, "new over, 2018:6.1.
    A line for ~/.bashrc (bash 4.4 or later), for ~/.zshrc after compinit, and a file for fish:

    \b
    eval "$(keikaku completion bash)"
    eval "$(keikaku completion zsh)"
    keikaku completion fish > ~/.config/fish/completions/keikaku.fish
    """
    from keikaku.commands.main import cli
    from keikaku.commands.shells import SHELLS

    output.write(SHELLS[shell](cli, {}, "keikaku", "_KEIKAKU_COMPLETE").source())
