"""A SPARQL endpoint somewhere: Oxigraph, Fuseki, GraphDB, Virtuoso, Neptune and their like."""

from __future__ import annotations

import re
import time
from collections.abc import Set as AbstractSet
from typing import Self
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import Request

from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper

from keikaku.errors import AskedWrongly, BadQuery, EndpointAtFault, KeikakuError, OutOfTime
from keikaku.records import IRI, Answer, Solutions
from keikaku.store import replies, results
from keikaku.store.base import Store
from keikaku.store.exchange import Exchange, Reply
from keikaku.store.faults import bad_syntax, one_line
from keikaku.store.guard import Checked, bind
from keikaku.version import __version__
from keikaku.vocab import ONTOLOGY

TIMEOUT = 60.0
MAX_BYTES = 64 * 2**20
AGENT = f"keikaku/{__version__}"

_JSON_TYPES = frozenset(("application/sparql-results+json", "application/json"))
_ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.5"
# One mention that stands in a named graph, and whether the default graph has it too.
_UNION = """ASK {
  { SELECT ?passage ?entity { GRAPH ?passage { ?passage <https://w3id.org/keikaku/ns#mentions> ?entity } } LIMIT 1 }
  FILTER NOT EXISTS { ?passage <https://w3id.org/keikaku/ns#mentions> ?entity }
}"""
_QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_UNION_HINT = (
    "make the union of the named graphs the default graph: oxigraph serve --union-default-graph; Fuseki "
    "tdb2:unionDefaultGraph true; GraphDB, RDF4J, Virtuoso and Neptune do so unless told otherwise"
)
_PARSE_PLACE = re.compile(r"(?:\bat |\bline[ :]+)(\d{1,9})(?::|,? col(?:umn)?[ :.]+)(\d{1,9})", re.IGNORECASE)


class RemoteStore(Store):
    """A dataset behind the SPARQL protocol.

    url: http or https. A user and password in it are sent as Basic authentication and never shown.
    timeout: seconds for a question in all, from looking up the name to the last byte. max_bytes: of an answer.
    Nothing is asked before the first query. Raises AskedWrongly for a url that is none.
    """

    is_far = True

    def __init__(self, url: str, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> None:
        self._url, self._user, self._password = _split(url)
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._has_union = False

    @classmethod
    def connect(cls, url: str, timeout: float) -> Self:
        """The endpoint at an address; nothing is sent yet. timeout: seconds. Raises AskedWrongly."""
        return cls(url, timeout)

    @property
    def url(self) -> str:
        """The endpoint's address, without user and password."""
        return self._url

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, copied into memory.

        Not by the dataset that the protocol lets one choose: servers take minutes over hundreds of graphs. Raises
        EndpointAtFault for what is too large to be copied.
        """
        from keikaku.store.embedded import EmbeddedStore

        try:
            rows = self.select(_QUADS).rows
        except EndpointAtFault as problem:
            hint = "ask all plans (--plan all), or load the plans that you ask for into a store of their own"
            raise EndpointAtFault(f"{problem.message}; so its plans cannot be told apart", hint) from problem
        return EmbeddedStore.of(
            row for row in rows if row[3] not in graphs and (row[0] not in things or row[3] == ONTOLOGY)
        )

    def _evaluate(self, text: Checked) -> Answer:
        deadline = time.monotonic() + self._timeout
        if not self._has_union:
            if self._ask(bind(_UNION, {}), deadline) is True:
                raise EndpointAtFault(f"{self._url} leaves its named graphs out of its default graph", _UNION_HINT)
            self._has_union = True
        return self._ask(text, deadline)

    def _ask(self, text: Checked, deadline: float) -> Answer:
        triples = text.form in ("CONSTRUCT", "DESCRIBE")
        request = self._request(text, triples)
        reply = Exchange(request, self._url, deadline, self._max_bytes).run()
        self._check(reply, text)
        types = results.TRIPLE_FORMATS if triples else _JSON_TYPES
        if reply.media_type not in types:
            raise self._fault(f"answers with {one_line(reply.media_type, 60) or 'nothing that says what it is'}", reply)
        try:
            if triples:
                return list(results.read_triples(reply.body, reply.media_type))
            return results.read_boolean(reply.body) if text.form == "ASK" else _in_order(text, reply.body)
        except results.Misshapen as error:
            raise self._fault(f"answers with {one_line(str(error))}", reply) from error

    def _request(self, text: Checked, triples: bool) -> Request:
        wrapper = SPARQLWrapper(self._url, agent=AGENT)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(N3 if triples else JSON)
        wrapper.setOnlyConneg(True)
        if self._user is not None:
            wrapper.setCredentials(self._user, self._password)
        # Not by setQuery, which guesses the form by a search of the text, and sends a guessed INSERT as an update.
        wrapper.queryString, wrapper.queryType = text, text.form
        request: Request = wrapper._createRequest()
        if triples:
            request.add_header("Accept", _ACCEPT_TRIPLES)
        return request

    def _check(self, reply: Reply, text: str) -> None:
        status = reply.status
        if (sign := replies.cut(reply)) is not None:
            what = f"{self._url} sends a part of the answer only ({sign})"
            raise EndpointAtFault(what, "ask for less, in parts with ORDER BY, LIMIT and OFFSET, or raise its limits")
        if reply.headers.get("Content-Encoding", "identity") != "identity":
            raise self._fault("answers in an encoding nobody asked for", reply)
        if status == 200:
            return
        if status in (408, 504):
            raise OutOfTime(f"{self._url} ran out of time (status {status})", "ask for less, or raise its limits")
        if status == 400:
            raise self._bad_query(reply, text)
        wait = one_line(reply.headers.get("Retry-After", ""), 40)
        what, hint = {
            401: ("wants a user and password, or other ones", "write them into the address: https://user:password@…"),
            403: ("does not allow this", "check the user's rights"),
            404: ("has no endpoint at this path", "check the path: often /query or /sparql"),
            405: ("takes no query at this path", "check the path: often /query or /sparql"),
            429: ("has been asked too often", f"wait {wait or 'a while'} and try again"),
            503: ("is not available now", f"wait {wait or 'a while'} and try again"),
        }.get(status, ("fails", "look into the server's log"))
        raise self._fault(f"{what} (status {status})", reply, hint)

    def _bad_query(self, reply: Reply, text: str) -> KeikakuError:
        why = replies.reason(reply)
        place = _PARSE_PLACE.search(why)
        # Some count in the text that they made of the query: there is no such place in ours.
        if place and 0 < int(place[1]) <= text.count("\n") + 1 and int(place[2]) > 0:
            return bad_syntax(text, int(place[1]), int(place[2]), why)
        return BadQuery(f"{self._url} does not take the query: {why or 'status 400'}")

    def _fault(self, what: str, reply: Reply, hint: str = "") -> EndpointAtFault:
        if reply.status >= 400:
            sent, said = replies.reason(reply), "saying"
        else:
            sent, said = one_line(replies.text(reply), 80), "beginning with"
        message = f"{self._url} {what}" + (f", {said} {sent!r}" if sent else "")
        return EndpointAtFault(message, hint or "check that the address is a SPARQL endpoint, and its log")


def _in_order(text: Checked, body: bytes) -> Solutions:
    """The solutions; those of a SELECT * with columns in the order of the query."""
    solutions = results.read_solutions(body)
    order = text.star_columns
    columns = tuple(sorted(solutions.variables, key=order.index)) if order else solutions.variables
    if columns == solutions.variables:
        return solutions
    indexes = [solutions.variables.index(name) for name in columns]
    return Solutions(columns, [tuple(row[index] for index in indexes) for row in solutions.rows])


def _split(url: str) -> tuple[str, str | None, str | None]:
    """The address without user and password, and these. Never puts the given address into a message."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\x00-\x20\x7F]", url):
        raise AskedWrongly("the address of an endpoint must be http://… or https://…", "check the address")
    try:
        name = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        raise AskedWrongly("the host of the endpoint's address is no name", "check the address") from None
    place = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    path, query = (quote(part, safe="/?:@!$&'()*+,;=%-._~") for part in (parts.path, parts.query))
    user = unquote(parts.username) if parts.username else None
    return urlunsplit((parts.scheme, place, path or "/", query, "")), user, unquote(parts.password or "")
