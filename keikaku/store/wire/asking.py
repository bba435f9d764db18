"""The ways in which the SPARQL protocol has a query sent, and which of them a server takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from urllib.parse import parse_qsl, urlsplit, urlunsplit
from urllib.request import Request

from SPARQLWrapper import GET, JSON, N3, POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper

from keikaku.store.sparql.guard import Checked
from keikaku.version import __version__

AGENT = f"keikaku/{__version__}"
LONGEST_ADDRESS = 7000  # characters: what servers and those before them take at least, less what headers need

_OF_THE_QUERY = re.compile(
    r"pars(?:e|er|ing)\b|syntax|malformed|lexical|unexpected|expect(?:ed|ing)|encountered|prefix|\bline\b|variable|function|"
    r"compiler|\bSP[0-9]{3}\b",
    re.IGNORECASE,
)
_OF_THE_WAY = re.compile(
    r"(?:missing|no|without|required?|needs?)\W+(?:\w+\W+){0,4}?(?:query|param\w*)|"
    r"(?:query|param\w*)\W+(?:\w+\W+){0,3}?(?:missing|required|empty)|method|content.?type|media.?type",
    re.IGNORECASE,
)


class Way(Enum):
    """How a query goes: as a form, as the body itself, or in the address."""

    FORM = "POST, as a form"
    BODY = "POST, as application/sparql-query"
    ADDRESS = "GET"


def request(url: str, way: Way, text: Checked, headers: Mapping[str, str]) -> Request:
    """The request for a query, made by SPARQLWrapper. headers: what is sent besides, and instead of its own."""
    parts = urlsplit(url)
    # What the address asks for already (default-graph-uri=…) SPARQLWrapper would put behind a second question mark.
    asked = parse_qsl(parts.query, keep_blank_values=True) if way is not Way.FORM else []
    wrapper = SPARQLWrapper(urlunsplit(parts._replace(query="")) if asked else url, agent=AGENT)
    wrapper.setMethod(GET if way is Way.ADDRESS else POST)
    wrapper.setRequestMethod(POSTDIRECTLY if way is Way.BODY else URLENCODED)
    wrapper.setReturnFormat(N3 if text.form in ("CONSTRUCT", "DESCRIBE") else JSON)
    wrapper.setOnlyConneg(True)
    for name, value in asked:
        wrapper.addParameter(name, value)
    # Not by setQuery, which guesses the form by a search of the text, and sends a guessed INSERT as an update.
    wrapper.queryString, wrapper.queryType = text, text.form
    made: Request = wrapper._createRequest()
    made.full_url = made.full_url.removesuffix("?")
    for name, value in headers.items():
        made.add_header(name, value)
    return made


# Where a status says no to how it was asked, and not to what, what may do instead. Not the query as the body of a POST
# where POST itself is refused, nor before anything else: Virtuoso does not answer that at all.
_INSTEAD = {
    400: (Way.ADDRESS, Way.BODY),
    404: (Way.ADDRESS,),
    405: (Way.ADDRESS,),
    411: (Way.ADDRESS,),
    422: (Way.ADDRESS, Way.BODY),
    415: (Way.BODY, Way.ADDRESS),
    501: (Way.ADDRESS,),
}
_OF_EITHER = (400, 422)  # which are said to a query, too


def instead(status: int, reason: str) -> tuple[Way, ...]:
    """In which other ways to ask a server that took no form; none where it is the query that it says no to.

    reason: what it says, in words.
    """
    if status in _OF_EITHER and _OF_THE_QUERY.search(reason) and not _OF_THE_WAY.search(reason):
        return ()
    return _INSTEAD.get(status, ())


def most_telling(statuses: Iterable[int]) -> int:
    """Of what a server said to several ways, each refused, the place of the one to tell: of the query, if any is."""
    known = list(statuses)
    said = [place for place, status in enumerate(known) if status in _OF_EITHER or status not in _INSTEAD]
    return said[-1] if said else 0
