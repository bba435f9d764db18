"""Options that say how files are to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from keikaku.commands import completing

F = TypeVar("F", bound=Callable[..., Any])

NAMES = ("base", "input_format", "lenient", "context")
"""The parameters that ``reading_options`` adds, in the order of ``readings.reading``."""

FORMATS = ("ttl", "nt", "rdf", "jsonld", "trig", "nq")


def reading_options(command: F) -> F:
    """--base, --input-format, --lenient and --context."""
    for option in (
        click.option(
            "--context", multiple=True, metavar="[IRI=]FILE", shell_complete=completing.files,
            help="A JSON-LD context that files name by address; none is fetched.",
        ),
        click.option("--lenient", is_flag=True, help="Leave out what cannot be read of files, and say what it is."),
        click.option(
            "--input-format", metavar="|".join(FORMATS),
            help="What the files are, whatever their names say.",
        ),
        click.option(
            "--base", metavar="IRI",
            help="What relative IRIs in files are relative to.  [default: each file's own address]",
        ),
    ):  # fmt: skip
        command = option(command)
    return command
