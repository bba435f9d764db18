"""A SPARQL endpoint somewhere: Oxigraph, Fuseki, GraphDB, Virtuoso, Neptune and their like."""

from __future__ import annotations

import re
import time
import weakref
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Self
from urllib.request import Request

from keikaku.errors import BadQuery, EndpointAtFault, KeikakuError, OutOfTime, Ways
from keikaku.records import IRI, Answer
from keikaku.store.base import Store
from keikaku.store.faults import bad_syntax, one_line
from keikaku.store.sparql.guard import Checked
from keikaku.store.sparql.rules import AWAY, Rules
from keikaku.store.wire import asking, columns, credentials, replies, results
from keikaku.store.wire.asking import Way
from keikaku.store.wire.credentials import Headers
from keikaku.store.wire.exchange import Exchange
from keikaku.store.wire.line import Line, Reply
from keikaku.store.wire.shapes import Misshapen
from keikaku.store.wire.unpacking import ENCODINGS
from keikaku.vocab import ONTOLOGY

TIMEOUT = 60.0
MAX_BYTES = 64 * 2**20

_ACCEPT = {"SELECT": results.ACCEPT_ROWS, "ASK": results.ACCEPT_BOOLEAN}
# One statement of a named graph, and whether the default graph has it too.
_UNION = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"
_QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_UNION_HINT = (
    "make the union of the named graphs the default graph: oxigraph serve --union-default-graph; Fuseki "
    "tdb2:unionDefaultGraph true; GraphDB, RDF4J, Virtuoso and Neptune do so unless told otherwise"
)
_NO_GRAPHS_HINT = "it keeps no named graphs, and so no passages: “query” can ask it without GRAPH"
_SECRETS_HINT = f"set {credentials.TOKEN} or {credentials.HEADERS}, or see “Endpoints” in the manual"
_LOSSY = "notes.texts_only"
_PARSE_PLACE = re.compile(r"(?:\bat |\bline[ :]+)(\d{1,9})(?::|,? col(?:umn)?[ :.]+)(\d{1,9})", re.IGNORECASE)


class RemoteStore(Store):
    """A dataset behind the SPARQL protocol.

    url: http or https. A user and password in it are sent as Basic authentication and never shown. timeout: seconds for
    a question in all, from looking up the name to the last byte. max_bytes: of an answer, unpacked. headers: sent with
    each question, and never shown. The first thing that is sent is the first query. Several threads may ask at once.
    Raises AskedWrongly for a url that is none, and where what is secret would go over an open network.
    """

    def __init__(
        self, url: str, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES, headers: Headers | None = None
    ) -> None:
        self._url, own = credentials.split(url)
        self._headers = credentials.guarded(self._url, (headers or Headers()) | own)
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._line = Line()
        self._way: Way | None = None
        self._remarks: list[str] = []
        weakref.finalize(self, self._line.close)

    @classmethod
    def connect(cls, url: str, timeout: float, headers: Mapping[str, str] | None = None) -> Self:
        """The endpoint at an address; nothing is sent yet. timeout: seconds. headers: beside those of the environment.

        Raises AskedWrongly.
        """
        return cls(url, timeout, headers=credentials.of_environment() | Headers(headers))

    @property
    def remarks(self) -> Sequence[str]:
        """See ``Store.remarks``: what an answer has lost on its way."""
        return self._remarks

    @property
    def rules(self) -> Rules:
        """What is asked is the endpoint's to answer: only updates are refused."""
        return AWAY

    @property
    def url(self) -> str:
        """The endpoint's address, without user and password."""
        return self._url

    def close(self) -> None:
        """Ends the connection that is kept for the next question. Another question opens one again."""
        self._line.close()

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, copied into memory.

        Not by the dataset that the protocol lets one choose: servers take minutes over hundreds of graphs. Raises
        EndpointAtFault for what is too large to be copied.
        """
        from keikaku.store.embedded import EmbeddedStore

        try:
            rows = self.select(_QUADS).rows
        except EndpointAtFault as problem:
            more = "or load the plans that you ask for into a store of their own"
            ways = (f"ask all plans ({how}), {more}" for how in ("--plan all", "plan=all", "plan: all"))
            raise EndpointAtFault(f"{problem.message}; so its plans cannot be told apart", Ways(*ways)) from problem
        return EmbeddedStore.of(
            row for row in rows if row[3] not in graphs and (row[0] not in things or row[3] == ONTOLOGY)
        )

    def explain_nothing(self) -> None:
        """Looks whether the default graph has what the named graphs have: for who has found nothing there.

        Raises EndpointAtFault where it has not. Of an endpoint that keeps no named graphs there is nothing to say.
        """
        try:
            apart = self.query(_UNION)
        except (BadQuery, EndpointAtFault):
            return
        if apart is True:
            raise EndpointAtFault(f"{self._url} leaves its named graphs out of its default graph", _UNION_HINT)

    def _evaluate(self, text: Checked) -> Answer:
        reply = self._asked(text, time.monotonic() + self._timeout)
        self._check(reply, text)
        try:
            return self._read(text, reply)
        except results.Unknown:
            what = f"answers with {one_line(reply.media_type, 60) or 'nothing that says what it is'}"
            raise self._fault(what, reply) from None
        except Misshapen as error:
            raise self._fault(f"answers with {one_line(str(error))}", reply) from error

    def _read(self, text: Checked, reply: Reply) -> Answer:
        body = results.as_utf8(reply.body, reply.charset)
        if text.form in ("CONSTRUCT", "DESCRIBE"):
            return results.read_triples(body, results.triples_format(reply.media_type, body), self._url)
        reader = results.rows_reader(reply.media_type, body)
        if text.form == "ASK":
            return results.read_boolean(body, reader)
        if reader.lossy and _LOSSY not in self._remarks:
            self._remarks.append(_LOSSY)
        return columns.arranged(text, results.read_solutions(body, reader))

    def _asked(self, text: Checked, deadline: float) -> Reply:
        """What the server answers, asked in the way that it takes, or in each until one is taken."""
        if self._way is not None:
            return self._sent(text, self._way, deadline)
        said = [self._sent(text, Way.FORM, deadline)]
        others = asking.instead(said[0].status, replies.reason(said[0]))
        for way in others:
            # One that does not fit is only told where nothing else is left: to a 404 nobody knows whether it is that.
            if way is Way.ADDRESS and said[0].status in (400, 404) and not self._fits(text):
                continue
            said.append(self._sent(text, way, deadline))
            if not asking.instead(said[-1].status, replies.reason(said[-1])):
                return self._remembered(way, said[-1])
        return (
            said[asking.most_telling(reply.status for reply in said)] if others else self._remembered(Way.FORM, said[0])
        )

    def _remembered(self, way: Way, reply: Reply) -> Reply:
        if reply.status in (200, 400, 422):  # it has read the query
            self._way = way
        return reply

    def _fits(self, text: Checked) -> bool:
        return len(self._request(text, Way.ADDRESS).full_url) <= asking.LONGEST_ADDRESS

    def _request(self, text: Checked, way: Way) -> Request:
        accept = _ACCEPT.get(text.form, results.ACCEPT_TRIPLES)
        headers = {"Accept": accept, "Accept-Encoding": ENCODINGS, **dict(self._headers.items())}
        return asking.request(self._url, way, text, headers)

    def _sent(self, text: Checked, way: Way, deadline: float) -> Reply:
        if way is Way.ADDRESS and not self._fits(text):
            raise EndpointAtFault(
                f"{self._url} takes queries in the address only (GET), and this one makes that longer than "
                f"{asking.LONGEST_ADDRESS:,} characters",
                "ask a shorter query",
            )
        return Exchange(self._line, self._request(text, way), self._url, deadline, self._max_bytes).run()

    def _check(self, reply: Reply, text: Checked) -> None:
        status = reply.status
        if (sign := replies.cut(reply)) is not None:
            what = f"{self._url} sends a part of the answer only ({sign})"
            raise EndpointAtFault(what, "ask for less, in parts with ORDER BY, LIMIT and OFFSET, or raise its limits")
        if status == 200:
            return
        if status in (408, 504):
            raise OutOfTime(f"{self._url} ran out of time (status {status})", "ask for less, or raise its limits")
        if status in (400, 422):
            raise self._bad_query(reply, text)
        wait = one_line(reply.headers.get("Retry-After", ""), 40)
        what, hint = {
            401: ("wants a token, or a user and password, or other ones", _SECRETS_HINT),
            403: ("does not allow this", f"check what the user or token may do; {_SECRETS_HINT}"),
            404: ("has no endpoint at this path", "check the path: often /query or /sparql"),
            405: ("takes no query at this path", "check the path: often /query or /sparql"),
            406: (
                "answers in none of the formats that are known here",
                "look for another address of the same endpoint",
            ),
            413: ("finds the query or its answer too large", "ask for less, or a shorter query"),
            414: ("takes no query as long as this one", "ask a shorter query"),
            429: ("has been asked too often", f"wait {wait or 'a while'} and try again"),
            503: ("is not available now", f"wait {wait or 'a while'} and try again"),
        }.get(status, ("fails", "look into the server's log"))
        raise self._fault(f"{what} (status {status})", reply, hint)

    def _bad_query(self, reply: Reply, text: Checked) -> KeikakuError:
        why = replies.reason(reply, self._headers.blotted)
        if text.unknown:  # the endpoint could have known it, and its complaint is of whatever it met first
            found = text.unknown
            said = f"{found.message}, and {self._source(reply)} does not take the query"
            short = one_line(why, 80) or f"status {reply.status}"
            return BadQuery(f"{said}: {short}", found.hint, found.line, found.column)
        place = _PARSE_PLACE.search(why)
        # Some count in the text that they made of the query: there is no such place in ours.
        if place and 0 < int(place[1]) <= text.count("\n") + 1 and int(place[2]) > 0:
            return bad_syntax(text, int(place[1]), int(place[2]), why)
        hint = _NO_GRAPHS_HINT if replies.is_without_graphs(why) else self._address_hint(reply)
        return BadQuery(f"{self._source(reply)} does not take the query: {why or f'status {reply.status}'}", hint)

    def _source(self, reply: Reply) -> str:
        """Who has answered: the address, or the one that it sends on to, perhaps without the query."""
        return f"{self._url} sends on to {reply.sent_on}, which" if reply.sent_on else self._url

    def _address_hint(self, reply: Reply) -> str:
        return f"give the address that it sends on to: {reply.sent_on}" if reply.sent_on else ""

    def _fault(self, what: str, reply: Reply, hint: str = "") -> EndpointAtFault:
        if reply.status >= 400:
            sent, said = replies.reason(reply, self._headers.blotted), "saying"
        else:
            sent, said = one_line(self._headers.blotted(replies.text(reply)), 80), "beginning with"
        if reply.status >= 400 and replies.is_without_graphs(sent):
            hint = _NO_GRAPHS_HINT
        hint = self._address_hint(reply) or hint
        message = f"{self._source(reply)} {what}" + (f", {said} {sent!r}" if sent else "")
        return EndpointAtFault(message, hint or "check that the address is a SPARQL endpoint, and its log")
