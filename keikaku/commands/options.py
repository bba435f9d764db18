"""Options that several commands share, and what they mean."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from keikaku import limits
from keikaku.commands import channel, completing, deadline, languages, output, paging, reading_options, settings
from keikaku.errors import AskedWrongly, BadFile
from keikaku.limits import Limits
from keikaku.records import Label
from keikaku.render import renderers
from keikaku.texts.catalogue import text as told

if TYPE_CHECKING:
    from keikaku.services.session.session import Session

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

# What begins like this and goes on after a space is a query; a file is hardly called so.
_SPARQL = re.compile(r"(?is)\s*(?:prefix|base|select|ask|construct|describe|#)\b.*\s|.*\{")

_LONGEST = 86_400.0  # seconds: a day
MAX_INPUT = 2**20  # bytes of a question or a query; what is longer, or has no end, is none


def _bytes(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    """The size in bytes; where none is given, what is usual."""
    if value is None:
        return limits.usual_memory()
    found = limits.size(value)
    if found is None:
        raise click.BadParameter(f"{value} is no size: write it as 500M or 2G.")
    if found < limits.SMALLEST:
        raise click.BadParameter(f"{value} is less than the {limits.shown(limits.SMALLEST)} that any answer may need.")
    return found


def _is_far(store: str) -> bool:
    return store.startswith(("http://", "https://"))


def _a_number(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    """Refuses NaN, which is outside of no range."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value


def store_options_for(seconds: float | None) -> Callable[[F], F]:
    """As ``store_options``, for a command that usually gets another time; None: as long as it takes."""
    return partial(store_options, seconds=seconds)


def store_options(command: F, seconds: float | None = 30.0) -> F:
    """What to ask, how its files are read, within which limits: all as one ``access``.

    --store, --plan, --engine, --timeout, --memory, and those of ``reading_options``.
    """

    @wraps(command)
    def with_access(
        *arguments: Any, store: tuple[str, ...], plan: tuple[str, ...], engine: str, timeout: float | None,
        memory: int | None, **others: Any,
    ) -> object:  # fmt: skip
        given = {name: others.pop(name) for name in reading_options.NAMES}
        return command(*arguments, access=Access(store, plan, engine, Limits(timeout, memory), given), **others)

    decorated = click.option(
        "--timeout", type=click.FloatRange(0.1, _LONGEST), default=seconds, show_default=seconds is not None,
        metavar="SECONDS", callback=_a_number, help="Give up after so long (exit code 124).",
    )(memory_option(with_access))  # fmt: skip
    decorated = click.option(
        "--engine", type=click.Choice(["embedded", "reference"]), default="embedded", show_default=True,
        help="What evaluates SPARQL over files: Oxigraph, or rdflib as the slow second opinion.",
    )(decorated)  # fmt: skip
    decorated = click.option(
        "--plan", multiple=True, metavar="ID", shell_complete=completing.plans,
        help="Ask this plan alone; as often as wanted, or “all”.  [default: those of the store's main plan]",
    )(decorated)  # fmt: skip
    return cast(F, store_option(reading_options.reading_options(decorated)))


def store_option(command: F) -> F:
    """--store: what is asked instead of the packaged graph, or beside it."""
    return click.option(
        "--store", multiple=True, metavar="PATH|URL", shell_complete=completing.files,
        help="Ask this instead of the packaged graph: RDF files, a folder or quoted pattern of them, - for standard "
        "input, an Oxigraph folder, or a SPARQL endpoint; as often as wanted, “packaged” among them.",
    )(command)  # fmt: skip


def memory_option(command: F) -> F:
    """--memory: how much of it an answer may need."""
    return click.option(
        "--memory", callback=_bytes, metavar="SIZE",
        help="Give up where more is needed: 500M, 2G (exit code 124).  [default: half of what there is, at most 4G]",
    )(command)  # fmt: skip


class Access:
    """What is asked, of which plans, how its files are read, and within which limits."""

    def __init__(
        self, store: tuple[str, ...], plans: tuple[str, ...], engine: str, limits: Limits, read: Mapping[str, Any]
    ) -> None:
        """read: what was given of ``reading_options``, by name."""
        self.store, self.plans, self.engine, self.limits, self._read = store, plans, engine, limits, read
        self._notices: list[Callable[[], list[Label]]] = []
        self._sessions: list[Session] = []
        self._loading = False

    def session(
        self, *, source: Path | None = None, once: bool = False, explain: bool = False, everything: bool = False
    ) -> Session:
        """It, opened; see ``open_session`` for what that means and raises."""
        from keikaku.services.session import notices, opening, readings

        timeout = self.limits.seconds or _LONGEST
        reading = readings.reading(*(self._read[name] for name in reading_options.NAMES))
        self._notices.append(partial(notices.of, reading))
        self._loads(True)
        try:
            opened = opening.open_session(
                self.store, self.engine, timeout, plans=self.plans, everything=everything, source=source, once=once,
                explain=explain, reading=reading, headers=settings.headers,
            )  # fmt: skip
            self._sessions.append(opened)
            return opened
        finally:
            self._loads(False)

    def _loads(self, begins: bool) -> None:
        self._loading = begins and not all(map(_is_far, self.store)) if self.store else begins
        channel.loads(self._loading)

    def within(
        self, work: Callable[[], T], quick: bool = False, progress: Callable[[], str | None] = lambda: None
    ) -> T:  # fmt: skip
        """The result of work that the limits hold for, as ``deadline.within`` has it.

        quick: whether it is known to be so where the packaged graph is asked in its usual engine. progress: how far it
        is, as a line for people.
        """
        quick = quick and set(self.store) <= {"packaged"} and self.engine == "embedded"
        try:
            return deadline.within(self.limits, work, quick, lambda: self._loading, progress)
        finally:
            self.tell()

    def tell(self) -> None:
        """What is to be told of files and stores, once the streams are those of the person again."""
        language = languages.default_language()
        for remark in dict.fromkeys(remark for session in self._sessions for remark in session.remarks):
            output.note(told(remark, language))
        for notices in self._notices:
            for one in notices():
                output.note(str(one.best(language)))


def format_option(*kinds: str, usual: str = "table on a terminal, else csv") -> Callable[[F], F]:
    """--format, with --no-pager: the formats that can hold these kinds of answers. usual: what comes without it."""

    def decorate(command: F) -> F:
        return click.option(
            "--format", "form", type=click.Choice(renderers.formats(*kinds)), help=f"Output format.  [default: {usual}]"
        )(paging.no_pager_option(command))

    return decorate


def language_option(command: F) -> F:
    """--lang: the language of labels and headings."""
    return click.option("--lang", type=click.Choice(["ja", "en"]), help="Language of labels.")(command)


def cite_option(also: str = "") -> Callable[[F], F]:
    """--cite: of which data the answer is. also: what else it adds."""

    def decorate(command: F) -> F:
        text = f"{also}A last line that says of which data this is, by release and digest."
        return click.option("--cite", is_flag=True, help=text)(command)

    return decorate


def source_option(command: F) -> F:
    """--source: where the plan's text lies, for quotations and proofs."""
    return click.option(
        "--source", type=click.Path(path_type=Path), metavar="DIR", help="Folder that holds the plan's text files."
    )(command)


def explain_option(command: F) -> F:
    """--explain: show the SPARQL."""
    return click.option("--explain", is_flag=True, help="Print the SPARQL on standard error.")(command)


def page_options(usual: str) -> Callable[[F], F]:
    """-o and --open: where a page goes, and whether the browser shows it. usual: its name where none is given."""

    def decorate(command: F) -> F:
        command = click.option(
            "--open/--no-open", "show", default=None, help="Open it in the browser.  [default: on a terminal]"
        )(command)
        return click.option(
            "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE",
            shell_complete=completing.files, help=f"Where to write; - is standard output.  [default: {usual} here]",
        )(command)  # fmt: skip

    return decorate


def parameters_option(command: F) -> F:
    """-p NAME VALUE: what a query of the catalogue is given."""
    return click.option(
        "-p", "--parameter", "parameters", nargs=2, multiple=True, metavar="NAME VALUE",
        shell_complete=completing.parameters, help="Set a parameter of the query; things by any of their names.",
    )(command)  # fmt: skip


def values(parameters: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The values of parameters by name; of plans, which may be several, with line ends between them.

    Raises AskedWrongly where another is given twice.
    """
    named: dict[str, str] = {}
    for name, value in parameters:
        if name in named and name != "plan":
            raise AskedWrongly("a parameter is given twice", "give each one value")
        named[name] = f"{named[name]}\n{value}" if name in named else value
    return named


def given(text: str) -> str:
    """The text, or what stands on standard input where it is "-". Raises BadFile, and AskedWrongly for too much."""
    return standard_input().strip() if text == "-" else text


def query_text(file: str) -> str:
    """SPARQL: of a file, of standard input ("-"), or the text itself. Raises BadFile."""
    from keikaku.services.data.query import read_query

    if file == "-":
        return standard_input()
    # Nothing is an empty query, not the folder that an empty path stands for.
    return file if not file.strip() or _SPARQL.match(file) else read_query(file)


def standard_input() -> str:
    """All of standard input as it is, but for a byte order mark."""
    context = click.get_current_context(silent=True)
    if context is not None and "-" in (context.params.get("store") or ()):
        raise AskedWrongly("standard input is the store here", "give the question or query itself, or its file")
    data = sys.stdin.buffer.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise AskedWrongly("standard input is too long: more than 1 MiB", "put one question or query there")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile(f"standard input: not UTF-8 at byte {problem.start}", "encode it as UTF-8") from None
