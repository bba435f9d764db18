"""From what a person typed to one thing: by name, spelling, IRI or address."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from keikaku.errors import BY_SEARCH, AskedWrongly, BadQuery, UnknownName, Ways
from keikaku.language.folding import fold, half_width, plain
from keikaku.language.index import Hit, Name, NameIndex
from keikaku.records import IRI, Literal
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import text as told
from keikaku.vocab import ALTERNATIVES, ELEMENT_KINDS, ID, LABELS, PREFIXES, readable, short

MAX_LENGTH = 1000  # characters of a name or a question: more takes long to read, and means nothing more

_PATH = re.compile(r"[a-z0-9]+(/[\w.-]+)+")
_NAMED = (
    "SELECT ?value WHERE { { ?thing ?property ?value } UNION { ?value ?property ?thing } "
    "UNION { ?subject ?thing ?value } } LIMIT 1"
)
_BLANK = (
    "SELECT ?thing WHERE { ?thing ?property ?name FILTER (isBlank(?thing) && LCASE(STR(?name)) = ?written && "
    f"?property IN ({', '.join(f'<{one}>' for one in (*LABELS, *ALTERNATIVES))})) }} LIMIT 1"
)
BY_EXPLORE = "keikaku explore shows it, keikaku query asks for it"


class Resolved(NamedTuple):
    """The thing meant; what it was taken for where the spelling was not exact; who else has the name."""

    iri: IRI
    taken_for: str | None
    others: tuple[str, ...]

    def notes(self, name: str, language: str) -> list[str]:
        """What the name was taken for, where that is not plain, and what else goes by it, as people read it."""
        notes = []
        if self.taken_for:
            notes.append(told("notes.taken_for", language, name=name, taken=self.taken_for))
        if self.others:
            notes.append(told("notes.also_names", language, others=", ".join(self.others)))
        return notes


def resolve(session: Session, text: str, kinds: Collection[str] = ()) -> Resolved:
    """The thing that a text names. Raises UnknownName with the nearest names, AskedWrongly when empty.

    kinds: local names of classes; where one of these has the name, the others are not meant.
    """
    if not text.strip():
        raise AskedWrongly(
            "the name is empty",
            Ways(
                "name a thing, as in: keikaku show JETRO",
                "name a thing, as in: /show?thing=JETRO",
                "name a thing, as in: JETRO",
            ),
        )
    refuse_too_long(text)
    iri = _by_identifier(session, text.strip())
    if iri:
        return Resolved(iri, None, ())
    index = session.names
    # What is written so comes before what is only folded to the same; then in the order of questions, so that lookup
    # and show take a name that several things have for the same one.
    if not (named := index.named(fold(text))):
        index.look_for([text])
        named = index.named(fold(text))
    written, alike = text.strip(), plain(text).split()
    names = sorted(
        [name for name in named if name.kind in kinds] or named,
        key=lambda name: (
            name.text.strip() != written, plain(name.text).split() != alike,
            name.kind in ELEMENT_KINDS, not name.preferred, name.iri,
        ),
    )  # fmt: skip
    if names:
        others = {name.iri: _told(name) for name in reversed(names) if name.iri != names[0].iri}
        return Resolved(names[0].iri, None, tuple(reversed(others.values())))
    near = index.holding(text) or index.mistyped(fold(text))
    if near:  # all of one thing; said by its label, where that is among them, not by its reading
        best = min(near, key=lambda name: not name.preferred)
        return Resolved(best.iri, best.text, ())
    things = [thing for one in session.addresses.find(half_width(text)) for thing in one.things]
    if things:
        return Resolved(things[0].iri, None, tuple(f"{thing.address} [{thing.kind}]" for thing in things[1:]))
    if is_blank(session, text):
        raise UnknownName(f"what is called “{text}” has no IRI (it is a blank node)", BY_EXPLORE, ())
    raise unknown(text, index)


def is_blank(session: Session, text: str) -> bool:
    """Whether a blank node is called so, in data of no plan: it has a name, and nothing to be asked for by.

    Not looked for where the names stay in the store.
    """
    if session.is_far or not session.foreign:
        return False
    return bool(session.given.select(_BLANK, {"written": [Literal.text(text.strip().lower())]}).rows)


def _told(name: Name) -> str:
    """A name with what kind of thing it is of, and by what that can be asked for."""
    kind = readable(name.kind) if ":" in name.kind else name.kind
    return " ".join([name.text, *([f"[{kind}]"] if kind else []), short(name.iri)])


def found(session: Session, text: str, kinds: Collection[str] = ()) -> tuple[Session, Resolved]:
    """The thing that a text names, and the session that knows it: that of the plans in hand, else that of all opened.

    What is written nearly like something in hand is that, and what is called just so elsewhere is told beside it.
    Raises what ``resolve`` raises of the plans in hand.
    """
    session = session.about(text)
    try:
        named = resolve(session, text, kinds)
        if named.taken_for:
            named = named._replace(others=(*named.others, *elsewhere(session, text)))
        return session, named
    except UnknownName as problem:
        if session.others:
            try:
                everything = session.everything.about(text)
                return everything, resolve(everything, text, kinds)
            except UnknownName:
                raise problem from None
        raise


def elsewhere(session: Session, text: str) -> tuple[str, ...]:
    """What goes by just this name in plans and data that were opened and are not in hand, each with its class."""
    if not session.others:
        return ()
    here = {hit.iri for hit in session.about(text).names.exact(text)}
    every = session.everything.about(text).names.exact(text)
    hits = [hit for hit in every if hit.iri not in here and not session.card(hit.iri).kind]
    cards = session.everything.cards(hit.iri for hit in hits)
    return tuple(f"{cards[hit.iri].citation.address or hit.iri} [{readable(hit.kind) or hit.kind}]" for hit in hits)


def refuse_too_long(text: str, most: int = MAX_LENGTH) -> None:
    """Raises AskedWrongly for more than so many characters."""
    if len(text) > most:
        raise AskedWrongly(f"too long: {len(text)} characters, more than {most}", "ask in fewer words")


def unknown(text: str, index: NameIndex) -> UnknownName:
    """The error for a name that nothing goes by, with what it might have meant."""
    near: list[Hit] = index.near(text, limit=5)
    names = tuple(dict.fromkeys(hit.name for hit in near))
    hint = "nearest names: " + ", ".join(names) if names else BY_SEARCH
    return UnknownName(f"the graph knows nothing by the name “{text}”", hint, names)


def _by_identifier(session: Session, text: str) -> IRI | None:
    """An IRI, also in ``<>`` or as ``skos:Concept``, or an address such as ``2018:6.1.1/action/4``.

    What stands below our base of names may be given as ``id:actor/jetro`` or ``actor/jetro``.
    """
    text = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, _, rest = text.partition(":")
    written = ID + rest if prefix == "id" else PREFIXES[prefix] + rest if prefix in PREFIXES else text
    if _known(session, iri := IRI(written)):
        return iri
    try:
        if found := session.addressed(re.sub(r"\s*:\s*", ":", text, count=1)):
            return found
    except BadQuery:  # no text at all
        return None
    return iri if _PATH.fullmatch(text) and session.card(iri := IRI(ID + text)).kind else None


def _known(session: Session, iri: IRI) -> bool:
    """Whether it is an IRI of which the graph says something."""
    if ":" not in iri:
        return False
    try:
        return bool(session.select(_NAMED, {"thing": iri}).rows)
    except BadQuery:  # it is none
        return False
