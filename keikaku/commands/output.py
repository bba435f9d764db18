"""Sends an answer to standard output in the format that was asked for."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from keikaku.commands import paging
from keikaku.errors import AskedWrongly
from keikaku.render import renderers
from keikaku.render.renderers import Medium
from keikaku.texts import catalogue
from keikaku.texts.catalogue import listed
from keikaku.vocab import kk

if TYPE_CHECKING:
    from keikaku.services.releases.citing import Cited
    from keikaku.services.session.plans import Plan
    from keikaku.views import View

STANDARD_OUTPUT = 1  # its descriptor
MAX_LINE = 1000  # characters of a message: an argument that is repeated in it may have any length
_MOST_NAMED = 12  # plans


def chosen(kind: str, form: str | None, target: Path | None = None) -> str:
    """The format for a kind of answer: the one named, else that of the file's ending, else what is usual.

    Usual is for most kinds a table on a terminal and CSV in a pipe or file.
    """
    named = form or (target and renderers.of_file(kind, target))
    return named or renderers.USUAL.get(kind) or ("table" if sys.stdout.isatty() else "csv")


def text_of(view: View, form: str | None, language: str) -> str:
    """An answer for standard output, in the format that is asked for or usual.

    Raises AskedWrongly for a format that cannot hold it.
    """
    return renderers.render(view, chosen(view.kind, form), medium(language))


def cited_text(view: View, form: str | None, language: str, cited: Cited | None) -> tuple[str, list[str]]:
    """The same with a last line that says of which data it is, and how to cite it; None: without.

    JSON has it as ``release`` and ``citation``. What stands in a format that takes no more gets it as a note beside.
    """
    if cited is None:
        return text_of(view, form, language), []
    line = cited.line.best(language) or ""
    text, is_within = renderers.cited(view, chosen(view.kind, form), medium(language), cited.line, cited.data())
    return text, [] if is_within else [line]


def place(form: str, target: Path | None, usual: Path | None = None) -> Path | None:
    """Where an answer goes: a file, or whatever else is written to by its name; ``None``: standard output.

    target: as asked for; standard output is ``-``, or goes by its own name (/dev/stdout). usual: the file of a page
    where none is named; all else then goes to standard output.
    """
    from keikaku.services.data import descriptors

    if target is None:
        return usual if renderers.is_page(form) else None
    return None if target == Path("-") or descriptors.number_of(target) == STANDARD_OUTPUT else target


def medium(language: str, place: Path | None = None) -> Medium:
    """What an answer is written on, for a reader of that language. place: see ``place``."""
    width = shutil.get_terminal_size((100, 24)).columns
    if place is None:
        return Medium(language, width, in_colour(), _has_blocks(), sys.stdout.isatty())
    from keikaku.services.data import whole_files

    return Medium(language, width, colour=False, blocks=_has_blocks(), screen=whole_files.is_terminal(place))


def in_colour() -> bool:
    """Whether standard output takes colours: a terminal that can show them, and nobody who minds (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _has_blocks() -> bool:
    """Whether the terminal's character set has block elements: that of the locale, where it names one, is UTF-8."""
    locale = next((value for key in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(key))), "")
    if locale in ("C", "POSIX"):
        return False
    charset = locale.partition(".")[2].partition("@")[0]
    return not charset or charset.lower().replace("-", "") == "utf8"


def write(text: str) -> None:
    """Print text as it is, byte for byte; on a terminal that it does not fit on, through a pager."""
    pager = paging.pager_for(text)
    if pager:
        paging.page(text, pager)
    else:
        sys.stdout.write(text)


def note(text: str) -> None:
    """Say something to the person, beside the data and in its order."""
    sys.stdout.flush()
    tell(f"{text}\n")


def write_with(notes: Sequence[str], text: str) -> None:
    """Say some things to the person, and print the answer."""
    for one in notes:
        note(one)
    write(text)


def tell(text: str) -> None:
    """Put text on standard error: no control characters, no endless lines, and no failure where that is closed."""
    from keikaku.render.text.screen import printable

    lines = (_shortened(line) for line in text.split("\n"))
    with contextlib.suppress(OSError):
        click.echo(printable("\n".join(lines)), err=True, nl=False)


def _shortened(line: str) -> str:
    """The line without its middle where it is too long: what is wrong is said after the argument."""
    half = MAX_LINE // 2
    return line if len(line) <= MAX_LINE else f"{line[: half - 1]}…{line[-half:]}"


def plans_asked(asked: Sequence[Plan], others: Sequence[Plan], language: str) -> str:
    """Which plans were asked, and which were not: by name where they are few; of many not all are known."""
    few = len(others) <= _MOST_NAMED and all(plan.iri != kk("Plan") for plan in others)
    rest = listed([plan.id for plan in others], language) if few else catalogue.text("notes.other_plans", language)
    return catalogue.text(
        "notes.plans_asked", language, plans=listed([plan.id for plan in asked], language), others=rest
    )


def prefixes(some: Sequence[str], language: str) -> list[str]:
    """A note on the prefixes that a query uses without declaring them, with what they were taken for; none of none."""
    return [catalogue.text("notes.prefixes_taken", language, prefixes=", ".join(some))] if some else []


def queries(texts: list[str]) -> str:
    """A note on which SPARQL was asked, each text once and in order."""
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts))


def deliver(text: str, form: str, place: Path | None, show: bool | None = False) -> None:
    """Write a text to a file, whole or not at all, and print its name; or to standard output.

    form: its format. place: see ``place``. show: whether the browser opens a page; None: on a terminal.
    """
    if place is None:
        write(text)
        return
    from keikaku.services.data.whole_files import write_whole

    sys.stdout.flush()  # what was said before comes before, should both go to the same
    write_whole(place, text)
    print_name(place)
    if renderers.is_page(form) and place.is_file() and (show or (show is None and sys.stdout.isatty())):
        import webbrowser

        webbrowser.open(place.resolve().as_uri())


@contextlib.contextmanager
def binary(form: str, is_text: bool, place: Path | None) -> Iterator[BinaryIO]:
    """What is written to piece by piece: a file, in its place only once all is written, or standard output.

    Raises AskedWrongly for a terminal where the format is no text, and NotWritten.
    """
    if place is not None:
        from keikaku.services.data.whole_files import writing

        with writing(place) as file:
            yield file
        return
    sys.stdout.flush()  # what was said before comes before
    if not sys.stdout.isatty():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if not is_text:
        raise AskedWrongly(f"{form} is no text, which a terminal could show", "name a file with -o")
    from keikaku.render.text.screen import Shown

    shown = Shown(sys.stdout.write, form)
    yield cast(BinaryIO, shown)
    shown.close()


def print_name(path: Path) -> None:
    """A line with the name of a file: for people printable, for programs in the bytes that it has."""
    if sys.stdout.isatty():
        from keikaku.render.text.screen import printable

        sys.stdout.write(f"{printable(str(path))}\n")
    else:
        sys.stdout.buffer.write(os.fsencode(path) + b"\n")
