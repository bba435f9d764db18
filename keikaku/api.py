"""The graph in Python: ``keikaku.open()`` and what it can be asked."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeAlias, TypeVar

from keikaku import answers
from keikaku.answers import Answer, Indicators, Result, Thing
from keikaku.errors import AskedWrongly
from keikaku.limits import SMALLEST, Limits, deadline, size, usual_memory
from keikaku.records import IRI, Literal
from keikaku.rows import Rows
from keikaku.texts.catalogue import text

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from keikaku.measures import Measures
    from keikaku.records import Release
    from keikaku.services.session.session import Session

P = ParamSpec("P")
T = TypeVar("T")


Place: TypeAlias = str | os.PathLike[str]
Parameter: TypeAlias = str | int | float | Sequence[str]


def open(
    where: Place | Sequence[Place] | None = None, *, plan: str | int | Sequence[str | int] = (),
    engine: str = "embedded", timeout: float = 30.0, memory: int | str | None = None,
    headers: Mapping[str, str] | None = None,
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
    plans = list(map(str, [plan] if isinstance(plan, str | int) else plan))
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


class Graph:
    """A plan as a graph to ask. Read-only. Names are understood in every spelling, in Japanese and English."""

    def __init__(self, session: Session, limits: Limits = Limits(), *, every_plan: bool = False) -> None:  # noqa: B008
        """What a session over the plans in hand can be asked. every_plan: SPARQL is asked of all that was opened."""
        self._session = session
        self._every_plan = every_plan
        self._limits = limits

    def __repr__(self) -> str:
        plans = [plan.id for plan in self._whole.plans]
        return f"<Graph: {'plan' if len(plans) == 1 else 'plans'} {', '.join(plans)}>" if plans else "<Graph: no plan>"

    def _repr_html_(self) -> str:
        return self.plans()._repr_html_()

    @_in_time
    def plans(self) -> Rows:
        """The plans that SPARQL is asked of, with the days on which they begin and end."""
        from datetime import date

        def day(said: str | None) -> date | None:
            return date.fromisoformat(said) if said else None

        columns = ("id", "iri", "label_en", "label_ja", "begin", "end", "main")
        rows = ((p.id, p.iri, p.label.en, p.label.ja, day(p.begin), day(p.end), p.main) for p in self._whole.plans)
        return Rows(columns, rows, self._data)

    @_in_time
    def ask(self, question: str, pick: int | None = None) -> Answer:
        """A question in Japanese or English, answered: "initiatives involving JETRO".

        Where it is not understood, ``level`` says so, and ``readings`` has what it may mean. pick: the number of the
        reading, from 1, to be answered. Raises errors.AskedWrongly for a question that is empty or too long, and for a
        number that no reading has.
        """
        from keikaku.services.questions.reply import reply

        return Answer(reply(self._session, question, pick), self._data)

    @_in_time
    def show(self, name: str) -> Thing:
        """All that is said of one thing, by name, address or IRI. Raises errors.UnknownName."""
        from keikaku.services.things.show import show

        return Thing(show(self._session, name), self._data)

    @_in_time
    def search(self, text: str, limit: int = 20) -> Rows:
        """Things by any spelling, best first; score is 100 for the name itself."""
        from keikaku.services.things.search import search

        columns = ("iri", "type", "label_en", "label_ja", "matched", "score")
        rows = (
            (one.card.iri, one.card.kind or None, one.card.label.en, one.card.label.ja, one.name, one.score)
            for one in search(self._session, text, limit)
        )
        return Rows(columns, rows, self._data)

    @_in_time
    def passages(
        self, text: str | None = None, *, address: str | None = None, page: int | str | None = None,
        limit: int | None = None,
    ) -> Rows:  # fmt: skip
        """The passages of the plans in hand: at an address and below it, on a page, that speak of what a text is about.

        Columns: iri, address, page, label_en and label_ja (of the element that the passage states), and of a text the
        words that it was found by as ``matches`` and ``score``, best first. A page is as printed: 133, or "iv".
        """
        from keikaku.services.passages.listing import listing

        return answers.passages(
            listing(self._session, text, address, page, limit), lambda: {"query": text, **self._data()}
        )

    @_in_time
    def indicators(self, name: str | None = None, *, sort: str = "plan") -> Indicators:
        """Where the indicators stand: all of the plans in hand, or those of a plan, a policy, a measure, or of a thing.

        sort: as of the plan (``plan``), farthest from the target first (``distance``), or those that must speed up most
        first (``pace``). Raises errors.UnknownName.
        """
        from keikaku.services.indicators import indicators, standing

        if sort not in standing.SORTS:
            raise AskedWrongly(f"there is no order “{sort}”", f"give {', '.join(standing.SORTS)}")
        found = standing.in_order(indicators.indicators(self._session, name), sort)
        return Indicators(found, lambda: {"query": name, **self._data()})

    @_in_time
    def query(self, sparql: str, bindings: Mapping[str, IRI | Literal] | None = None) -> Rows:
        """The solutions of a SELECT, or the one of an ASK as the column ``boolean``.

        bindings: variables (without ``?``) and the terms that they must have; an ``iri`` of another answer is one.
        The default graph is the union of all graphs. Raises errors.BadQuery and errors.QueryRefused.
        """
        answer = self._whole.query(sparql, bindings)
        for remark in self._whole.given.remarks:
            warnings.warn(text(remark, "en"), stacklevel=3)  # Python tells it once for each place
        if isinstance(answer, list):
            raise AskedWrongly("CONSTRUCT and DESCRIBE answer with triples, not rows", "use graph.construct(…)")
        if isinstance(answer, bool):
            return Rows(("boolean",), [(answer,)], lambda: {"sparql": sparql, **self._data()})
        return Rows(answer.variables, answers.values(answer.rows), lambda: {"sparql": sparql, **self._data()})

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
    def run(self, name: str, /, *, language: str = "en", **parameters: Parameter) -> Result:
        """A query of the catalogue: ``graph.run("partners", actor="JETRO")``.

        Things by any of their names; what is left out has its default. plan: the plan to ask, several in a list, or
        ``all``. language: ``ja`` or ``en``, of the names in the answer.
        Raises errors.UnknownName and errors.AskedWrongly.
        """
        from keikaku.services.catalogue import run

        return Result(run.run(self._session, name, _as_written(parameters), language), self._data)

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

        Nodes are IRIs with type, type_en, type_ja, label (that in English), label_en, label_ja, address and evidence;
        edges go from an element to who is involved or from one entity to another, with relation (also the key), label,
        label_en, label_ja, evidence and weight, the number of passages that say so, at least 1. ``export`` writes it
        for other programs. Raises errors.UnknownName, and AskedWrongly where nothing is linked.
        """
        from keikaku.services.networks import answer, network

        if query is not None and names:
            raise AskedWrongly("names and a query are two ways to say what is wanted", "give one of them")
        found = network.network(self._session, *names) if query is None else answer.of_query(self._whole, query)
        return network.as_graph(found)

    @_in_time
    def projection(self, name: str | None = None, *, onto: str = "actors", roles: Sequence[str] = ()) -> nx.Graph:
        """Who acts together: actors (or facilities, or posts) linked by the parts of plans in which both act.

        A graph of networkx without directions. name: a plan or a part of one, in which they act; else the plans in
        hand. onto: ``actors``, or ``parts``, linked by those who act in both. roles: which count, as of ``analysis``;
        left out, all but that of advisers. Edges have weight, how many they share, each once however often it is said;
        shared, the addresses of these (of actors: IRIs); and evidence. A plan is a sample: what it does not say may
        still be so. Raises errors.UnknownName and AskedWrongly.
        """
        from keikaku.services.networks.projection import projection

        if isinstance(roles, str):
            raise AskedWrongly("roles are several", f'give a list: ["{roles}"]')
        return projection(self._session, onto=onto, within=name, roles=roles)

    @_in_time
    def analysis(self, *roles: str) -> Measures:
        """Who connects whom in the plans in hand, measured: ``graph.analysis("partner", "ledBy")``.

        roles: those that count; none: all but that of advisers; "all". Raises errors.AskedWrongly for another name.
        """
        from keikaku.measures import Measures
        from keikaku.services.networks import measures

        return Measures(measures.measured(self._session, roles), self._data)

    @_in_time
    def dataset(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset: a named graph for each passage, the default graph is the union of all."""
        from keikaku.services.data import dataset

        return dataset.dataset(self._whole)

    def export(
        self, path: Place, what: str | nx.Graph | None = None, *, query: str | None = None, run: str | None = None,
        format: str | None = None, depth: int = 1, language: str = "en", **parameters: Parameter,
    ) -> None:  # fmt: skip
        """Write data for other programs: trig, nquads, turtle, jsonld, csv, parquet, graphml or gexf.

        path: a file, which is there once all is written; its ending says the format, unless that is given. what: the
        name of a thing, whose surroundings are wanted, ``depth`` steps far; or a graph of networkx, as ``network`` and
        ``projection`` give them, whatever was added to it. Left out, all data, or what a SPARQL query or a query of the
        catalogue (``run``, with its parameters) finds. language: of labels and names. The limits hold for what is
        asked, not for the writing.
        Raises errors.NotWritten, and errors.AskedWrongly for what the format cannot hold. See ``keikaku export``.
        """
        from keikaku.render.exports import formats
        from keikaku.services.data.whole_files import writing
        from keikaku.services.exports import context, parts

        form = _form(Path(path), format, isinstance(what, str | None))
        name = what if isinstance(what, str) else None
        with writing(Path(path)) as plain, formats.packed(Path(path), form, plain) as file:
            if what is not None and not isinstance(what, str):
                formats.write_network(what, form, file, language)
                return
            session = self._session if name is not None or run is not None else self._whole
            wanted = parts.Wanted(name, query, run, _as_written(parameters), depth, language)
            found = parts.part(session, wanted, formats.FORMATS[form].holds)
            formats.write(found.part, form, file, language, context.context)

    @property
    def _whole(self) -> Session:
        """What queries in SPARQL are asked of."""
        return self._session.everything if self._every_plan else self._session

    @property
    def release(self) -> Release | None:
        """The release that the data came from: name, date and digest; of other files a digest, which names them.

        None where nobody knows: of an endpoint, of standard input, of a store that was not made from a release. Raises
        errors.BadFile for a release that is not what it was.
        """
        return self._whole.release

    def _data(self) -> dict[str, object]:
        """Which data answer, as far as that is known, for ``Rows.about``."""
        found = self.release
        return {} if found is None else {"release": found.name, "digest": found.digest}


def _form(path: Path, given: str | None, is_part: bool) -> str:
    """The format of an export, that of the file's ending unless it is given. is_part: of the data; else a network."""
    from keikaku.render.exports import formats

    form = given or formats.of_file(path)
    known = [name for name, one in formats.FORMATS.items() if is_part or one.holds == "network"]
    if form not in known:
        what = f"“{form}” is no format" if form else f"the ending of {path.name} says no format"
        raise AskedWrongly(f"{what} for this", f"give format, one of {', '.join(known)}")
    return form


def _as_written(parameters: Mapping[str, Parameter]) -> dict[str, str]:
    """Parameters as people write them; of several plans a line each."""
    return {
        key: str(given) if isinstance(given, str | int | float) else "\n".join(given)
        for key, given in parameters.items()
    }
