"""SPARQL Query Results XML (https://www.w3.org/TR/rdf-sparql-XMLres/)."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from keikaku.errors import DataAtFault
from keikaku.records import IRI, XSD_STRING, BNode, Solutions, Term

_BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = {"\r": "&#13;"}  # which readers else take for a line feed


def render(answer: Solutions | bool) -> str:
    """Solutions, or yes and no. Raises DataAtFault for a text with characters that XML cannot hold."""
    if isinstance(answer, bool):
        return f"{_BEGIN}<head></head>\n<boolean>{str(answer).lower()}</boolean>\n</sparql>\n"
    head = "".join(f"<variable name={_attribute(name)}/>" for name in answer.variables)
    rows = "".join(
        "<result>"
        + "".join(
            f"<binding name={_attribute(name)}>{_term(term)}</binding>"
            for name, term in zip(answer.variables, row, strict=True)
            if term is not None
        )
        + "</result>\n"
        for row in answer.rows
    )
    return f"{_BEGIN}<head>{head}</head>\n<results>\n{rows}</results>\n</sparql>\n"


def check(text: str) -> str:
    """The text, if XML can hold it. Raises DataAtFault."""
    if found := _NO_XML.search(text):
        what = f"XML cannot hold the answer: a text in it has the character U+{ord(found[0]):04X}"
        raise DataAtFault(what, "ask for another format")
    return text


def _term(term: Term) -> str:
    if isinstance(term, IRI):
        return f"<uri>{escape(check(term))}</uri>"
    if isinstance(term, BNode):
        return f"<bnode>{escape(check(term))}</bnode>"
    text = escape(check(term.value), _RETURN)
    if term.language:
        return f"<literal xml:lang={_attribute(term.language)}>{text}</literal>"
    if term.datatype == XSD_STRING:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={_attribute(term.datatype)}>{text}</literal>"


def _attribute(text: str) -> str:
    return quoteattr(check(text))
