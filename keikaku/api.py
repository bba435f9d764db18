"""The graph in Python: ``keikaku.open()`` and what it can be asked."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from keikaku.errors import AskedWrongly
from keikaku.limits import SMALLEST, Limits, check, deadline, size, usual_memory
from keikaku.records import IRI, Citation, Label, Literal, Term
from keikaku.rows import Rows, value
from keikaku.texts.catalogue import text

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from keikaku.services.catalogue.run import Run
    from keikaku.services.questions.lookup import Lookup
    from keikaku.services.questions.reply import Reply
    from keikaku.services.session.session import Session
    from keikaku.services.things.sheet import Sheet

P = ParamSpec("P")
T = TypeVar("T")


Place: TypeAlias = str | os.PathLike[str]


def open(
    where: Place | Sequence[Place] | None = None, *, plan: str | Sequence[str] = (), engine: str = "embedded",
    timeout: float = 30.0, memory: int | str | None = None, headers: Mapping[str, str] | None = None,
    base: str | None = None, input_format: str | None = None, lenient: bool = False,
    context: Place | Sequence[Place] = (),
) -> Graph:  # fmt: skip
    """The packaged graph, or another one.

    where: a path (an RDF file, a folder or pattern of them, a folder that Oxigraph keeps; "-" is standard input) or
    the URL of a SPARQL 1.1 endpoint; or several paths, which are opened side by side, "packaged" among them. plan: the
    id of the plan to ask, or several, or "all"; left out, the plans that a question means that names none: those of
    the store's main plan, else all. engine: ``embedded`` (Oxigraph) or ``reference`` (rdflib), for files. timeout:
    seconds that opening and each question may take. memory: bytes, or a size as "2G", that the answer to a query may
    need; left out, half of what the machine has, at most 4 GiB. A query that may walk the graph is asked in a process
    of its own, which is ended where it reaches these limits, or by Ctrl-C; on Windows it is asked here, without them.
    headers: what an endpoint is sent with each question, beside $KEIKAKU_TOKEN and $KEIKAKU_HEADERS; they are shown
    nowhere. base: an IRI that relative ones in files are relative to; left out, each file's own address. input_format:
    ttl, nt, rdf, jsonld, trig or nq, whatever the files are called. lenient: what cannot be read of files is left out.
    context: files with the JSON-LD contexts that documents name by address, each a path or "IRI=path"; none is fetched.
    What was left out, and which files of a folder are no RDF, comes as a warning (UserWarning).
    Raises errors.BadFile, errors.OutOfTime, errors.AskedWrongly, and errors.UnknownName for a plan.
    """
    from keikaku.services.session import notices, readings
    from keikaku.services.session.opening import open_session
    from keikaku.store.engines import ENGINES

    if engine not in ENGINES or engine == "remote":
        raise AskedWrongly(f"there is no engine “{engine}”", "embedded or reference; for an endpoint give its URL")
    limits = Limits(_seconds(timeout), _bytes(memory))
    places = [where] if isinstance(where, str | os.PathLike) else list(where or ())
    plans = [plan] if isinstance(plan, str) else list(plan)
    with deadline(limits):
        reading = readings.reading(base, input_format, lenient, context)
        session = open_session(
            [os.fspath(one) for one in places], engine, timeout, plans=plans, limits=limits, reading=reading,
            headers=None if headers is None else lambda _: headers,
        )  # fmt: skip
        for told in notices.of(reading):
            warnings.warn(str(told.en), stacklevel=2)
        return Graph(session, limits, every_plan=not plans)


_LONGEST = 86_400  # seconds: a day


def _seconds(timeout: float) -> float:
    if not (isinstance(timeout, int | float) and 0 < timeout <= _LONGEST):
        raise AskedWrongly("that timeout is no number of seconds", f"give one above 0 and up to {_LONGEST}, as 30.0")
    return float(timeout)


def _bytes(memory: int | str | None) -> int | None:
    if memory is None:
        return usual_memory()
    found = size(memory) if isinstance(memory, str) else memory
    if not isinstance(found, int) or found < SMALLEST:
        raise AskedWrongly(f"a memory of {memory!r} is too little, or no size", 'give bytes, or a size as "2G"')
    return found


def _in_time(method: Callable[Concatenate[Graph, P], T]) -> Callable[Concatenate[Graph, P], T]:
    """The method, for which the graph's limit of time holds."""

    @wraps(method)
    def limited(self: Graph, /, *arguments: P.args, **named: P.kwargs) -> T:
        if arguments and not isinstance(arguments[0], str):
            raise AskedWrongly(f"a text is needed, not {type(arguments[0]).__name__}", "give a question, name or query")
        with deadline(self._limits):
            return method(self, *arguments, **named)

    return limited


class Answer(Rows):
    """What is said to a question. ``level`` is ``answer``, ``offer`` or ``passages``; only the first has rows.

    Columns: iri, type, label_en, label_ja, address, page and evidence; with numbers also values (a list of dicts),
    in a ranking also count. Of "how is A connected to B" a row for each step of each shortest path: path, from,
    relation_en, relation_ja, to and evidence. Of a query of the catalogue its own columns.
    ``understood_en`` and ``understood_ja`` say how the question was read, ``sparql`` is what was asked; both are empty
    where there is no answer. ``readings``: what the question may mean, dicts with sentence, count, left_out, sparql
    and query; ``ask(question, pick=1)`` answers the first. ``passages``: dicts with address, page, label and words.
    ``problem`` says why there is no answer.
    """

    def __init__(self, found: Reply) -> None:
        from keikaku.services.questions.reply_view import OffersView

        answer = found.answer
        super().__init__(*_rows(answer))
        said = _said(answer)
        self.question = found.question
        self.level = found.level
        self.understood_en, self.understood_ja = said.en or "", said.ja or ""
        self.sparql = answer.sparql if answer else ""
        self.problem = found.problem.message if found.problem else ""
        offered: dict[str, Any] = OffersView(found).data()
        self.readings: list[dict[str, Any]] = offered["readings"]
        self.passages: list[dict[str, Any]] = offered["passages"]


def _rows(answer: Lookup | Run | None) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of whatever the answer is; none where there is none."""
    from keikaku.services.catalogue.run import Run

    if answer is None:
        return (), ()
    if isinstance(answer, Run):
        return answer.solutions.variables, _values(answer.solutions.rows)
    return _steps(answer) if answer.ways else _answers(answer)


def _said(answer: Lookup | Run | None) -> Label:
    from keikaku.services.catalogue.run import Run

    if answer is None:
        return Label("", "")
    return answer.entry.title if isinstance(answer, Run) else answer.understood


def _values(rows: Iterable[tuple[Term | None, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows as Python's own values. Raises OutOfTime: there may be very many."""
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            check()
        yield tuple(map(value, row))


def _answers(found: Lookup) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of things."""
    numbers = any(one.values for one in found.results)
    ranked = found.reading.ask == "rank"
    columns = ("iri", "type", "label_en", "label_ja", "address", "page", "evidence")
    rows = (
        (
            one.card.iri, one.card.kind or None, one.card.label.en, one.card.label.ja, one.card.address,
            one.card.page, _addresses(one.evidence),
            *([[number.as_json() for number in one.values]] if numbers else []),
            *([one.counted] if ranked else []),
        )
        for one in found.results
    )  # fmt: skip
    return (*columns, *(["values"] if numbers else []), *(["count"] if ranked else [])), rows


def _steps(found: Lookup) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    """The columns and rows of the steps of paths."""
    rows = (
        (number, way.source.iri, way.relation.en, way.relation.ja, way.target.iri, _addresses(way.evidence))
        for number, path in enumerate(found.ways, 1)
        for way in path
    )
    return ("path", "from", "relation_en", "relation_ja", "to", "evidence"), rows


class Thing(Rows):
    """One thing: a row for each fact, with columns property, value, label_en, label_ja and evidence.

    ``property`` is a CURIE, with ``^`` before it where the thing is the object; ``also`` has its other names.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(
            ("property", "value", "label_en", "label_ja", "evidence"),
            (
                (fact.property, value(fact.value), fact.value_label.en, fact.value_label.ja, _addresses(fact.evidence))
                for fact in sheet.facts
            ),
        )
        self.iri = sheet.card.iri
        self.type = sheet.card.kind or None
        self.label_en, self.label_ja = sheet.card.label.en, sheet.card.label.ja
        self.also = tuple(name for names in sheet.alt.values() for name in names)
        self.address, self.page = sheet.card.address, sheet.card.page
        self.mentioned_in = _addresses(sheet.mentioned_in)


class Result(Rows):
    """The rows of a query of the catalogue; ``sparql`` is what ran, ``title_en`` and ``title_ja`` what it is."""

    def __init__(self, found: Run) -> None:
        solutions = found.solutions
        super().__init__(solutions.variables, _values(solutions.rows))
        self.title_en, self.title_ja = found.entry.title.en, found.entry.title.ja
        self.sparql = found.sparql


class Graph:
    """A plan as a graph to ask. Read-only. Names are understood in every spelling, in Japanese and English."""

    def __init__(self, session: Session, limits: Limits = Limits(), *, every_plan: bool = False) -> None:  # noqa: B008
        """What a session over the plans in hand can be asked. every_plan: SPARQL is asked of all that was opened."""
        self._session = session
        self._every_plan = every_plan
        self._limits = limits

    @_in_time
    def ask(self, question: str, pick: int | None = None) -> Answer:
        """A question in Japanese or English, answered: "initiatives involving JETRO".

        Where it is not understood, ``level`` says so, and ``readings`` has what it may mean. pick: the number of the
        reading, from 1, to be answered. Raises errors.AskedWrongly for a question that is empty or too long, and for a
        number that no reading has.
        """
        from keikaku.services.questions.reply import reply

        return Answer(reply(self._session, question, pick))

    @_in_time
    def show(self, name: str) -> Thing:
        """All that is said of one thing, by name, address or IRI. Raises errors.UnknownName."""
        from keikaku.services.things.show import show

        return Thing(show(self._session, name))

    @_in_time
    def search(self, text: str, limit: int = 20) -> Rows:
        """Things by any spelling, best first; score is 100 for the name itself."""
        from keikaku.services.things.search import search

        columns = ("iri", "type", "label_en", "label_ja", "matched", "score")
        found = search(self._session, text, limit)
        return Rows(
            columns,
            (
                (one.card.iri, one.card.kind or None, one.card.label.en, one.card.label.ja, one.name, one.score)
                for one in found
            ),
        )

    @_in_time
    def query(self, sparql: str, bindings: Mapping[str, IRI | Literal] | None = None) -> Rows:
        """The solutions of a SELECT, or the one of an ASK as the column ``boolean``.

        bindings: variables (without ``?``) and the terms that they must have; an ``iri`` of another answer is one.
        The default graph is the union of all graphs. Raises errors.BadQuery and errors.QueryRefused.
        """
        answer = self._whole.query(sparql, bindings)
        for remark in self._whole.given.remarks:
            warnings.warn(text(remark, "en"), stacklevel=3)  # Python tells it once for each place
        if isinstance(answer, bool):
            return Rows(("boolean",), [(answer,)])
        if isinstance(answer, list):
            raise AskedWrongly("CONSTRUCT and DESCRIBE answer with triples, not rows", "use graph.construct(…)")
        return Rows(answer.variables, _values(answer.rows))

    def catalogue(self) -> Rows:
        """The named queries that ``run`` knows, by topic; ``parameters`` has the names of what can be set."""
        from keikaku.services.catalogue import run

        return Rows(
            ("name", "topic", "title_en", "title_ja", "question_en", "question_ja", "parameters"),
            (
                (
                    one.name, one.topic, one.title.en, one.title.ja, one.question.en, one.question.ja,
                    tuple(parameter.name for parameter in one.parameters),
                )
                for one in run.catalogue()
            ),
        )  # fmt: skip

    @_in_time
    def run(self, name: str, /, *, language: str = "en", **parameters: str | int | float | Sequence[str]) -> Result:
        """A query of the catalogue: ``graph.run("partners", actor="JETRO")``.

        Things by any of their names; what is left out has its default. plan: the plan to ask, several in a list, or
        ``all``. language: ``ja`` or ``en``, of the names in the answer.
        Raises errors.UnknownName and errors.AskedWrongly.
        """
        from keikaku.services.catalogue import run

        values = {
            key: str(given) if isinstance(given, str | int | float) else "\n".join(given)
            for key, given in parameters.items()
        }
        return Result(run.run(self._session, name, values, language))

    @_in_time
    def construct(self, sparql: str, bindings: Mapping[str, IRI | Literal] | None = None) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        from keikaku.services.data import dataset

        answer = self._whole.query(sparql, bindings)
        if not isinstance(answer, list):
            raise AskedWrongly("SELECT and ASK answer with rows, not triples", "use graph.query(…)")
        return dataset.graph(answer)

    @_in_time
    def network(self, *names: str, query: str | None = None) -> nx.MultiDiGraph:
        """Who works with whom, in all plans, around one thing or several, or in what a SPARQL query finds.

        A graph of networkx. query: instead of names; its ?from and ?to are links, see ``keikaku network --query``.

        Nodes are IRIs with kind, label_en, label_ja, address and evidence; edges go from an element to who is
        involved or from one entity to another, with relation (also the key), label_en, label_ja, evidence and
        weight, the number of passages that say so. Values are text, so that every format of networkx can hold them;
        evidence is addresses with ", " between. Raises errors.UnknownName, and AskedWrongly where nothing is linked.
        """
        from keikaku.services.networks import answer, network

        if query is None:
            return network.as_graph(network.network(self._session, *names))
        if names:
            raise AskedWrongly("names and a query are two ways to say what is wanted", "give one of them")
        return network.as_graph(answer.of_query(self._whole, query))

    @_in_time
    def dataset(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset: a named graph for each passage, the default graph is the union of all."""
        from keikaku.services.data import dataset

        return dataset.dataset(self._whole)

    @property
    def _whole(self) -> Session:
        """What queries in SPARQL are asked of."""
        return self._session.everything if self._every_plan else self._session


def _addresses(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    return tuple(citation.address for citation in citations)
