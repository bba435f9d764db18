"""Makes the statements of a register from an outline and its texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from keikaku.language.content import word_set
from keikaku.records import IRI, Literal, Quad, Term
from keikaku.services.passages import source_text
from keikaku.services.registers.iris import Iris, joined_ranges, text_range
from keikaku.services.registers.outline import LINKS, PASSAGE, Header, Outline, Row
from keikaku.services.registers.places import Text
from keikaku.vocab import PREFIXES, RDF_TYPE, kk

_WHOLE, _GMONTH = IRI(PREFIXES["xsd"] + "integer"), IRI(PREFIXES["xsd"] + "gMonth")


def quads(outline: Outline, texts: Mapping[str, Text]) -> list[Quad]:
    """The statements of the register, what is derived left out.

    texts: by file name; what is said of one that is not there is left out: hashes, words, characters. The outline is
    sound: see ``soundness``.
    """
    return _Register(outline, texts).statements()


class _Register:
    """One register, while it is made."""

    def __init__(self, outline: Outline, texts: Mapping[str, Text]) -> None:
        self.outline = outline
        self.texts = texts
        self.names = Iris(outline.header, any(row.path == "" for row in outline.rows))
        self.rows = {row.path: row for row in outline.rows}
        self.speaking = defaultdict(list)
        for row in outline.rows:
            if row.kind == PASSAGE:
                self.speaking[row.parent].append(row)
        self.made: list[Quad] = []

    def statements(self) -> list[Quad]:
        """All of them."""
        self._plan(self.outline.header)
        for row in self.outline.rows:
            if row.kind != PASSAGE:
                self._element(row)
            if row.places:
                self._passage(row)
        for number, name in enumerate(self.outline.header.texts, 1):
            self._source(self.names.source(number), name)
        return self.made

    def _plan(self, header: Header) -> None:
        plan = self.names.plan
        self._say(plan, RDF_TYPE, kk("Plan"))
        if not self.names.rooted:
            self._say(plan, "kk:address", Literal.text(header.id))
        self._named(plan, header.titles, header.names, header.also)
        if not self.names.rooted:
            for passage in self.speaking[""]:
                self._say(plan, "kk:statedIn", self.names.passage(passage))
        for key, iri in header.links:
            self._say(plan, LINKS[key], iri)
        for language in header.languages:
            self._say(plan, "dcterms:language", Literal.text(language))
        if header.month:
            self._say(plan, "kk:fiscalYearBegins", Literal(f"--{header.month:02}", _GMONTH))
        for level in header.levels:
            iri = self.names.level(level.depth)
            self._say(plan, "kk:level", iri)
            self._say(iri, RDF_TYPE, kk("Level"))
            self._say(iri, "kk:depth", _number(level.depth))
            self._say(iri, "kk:levelClass", kk(level.kind))
            self._named(iri, (), level.names, ())

    def _element(self, row: Row) -> None:
        element = self.names.element(row)
        self._say(element, RDF_TYPE, kk(row.kind))
        self._say(element, "kk:address", Literal.text(self.names.address(row.path)))
        self._named(element, row.titles, row.names, row.also)
        if row.level:
            self._say(element, "kk:level", self.names.level(row.level))
        if not row.places:
            self._page(element, row)
        self._say(element, "kk:partOf", self._above(row))
        for passage in self._stating(row):
            self._say(element, "kk:statedIn", self.names.passage(passage))

    def _stating(self, row: Row) -> Iterator[Row]:
        """The passages that state an element: its own, those that speak of it alone, those that are named."""
        if row.places:
            yield row
        yield from (self.rows[path] for path in row.stated_in if path in self.rows)
        yield from self.speaking[row.path]

    def _above(self, row: Row) -> IRI:
        parent = row.parent or ""
        if parent == "" and (row.path == "" or not self.names.rooted):
            return self.names.plan
        return self.names.element(self.rows[parent])

    def _passage(self, row: Row) -> None:
        passage = self.names.passage(row)
        self._say(passage, RDF_TYPE, kk("Passage"))
        self._say(passage, "kk:address", Literal.text(self.names.address(row.path)))
        self._page(passage, row)
        if row.text in self.outline.header.texts:
            number = self.outline.header.texts.index(row.text) + 1
            self._say(passage, "oa:hasSource", self.names.source(number))
        self._selected(passage, [text_range(passage, order) for order, _ in enumerate(row.places, 1)])
        if text := self.texts.get(row.text):
            self._quoted(passage, text, [text.offsets(place) for place in row.places])

    def _selected(self, passage: IRI, ranges: list[IRI]) -> None:
        """One selector: several of a passage would be taken for other ways of selecting the same."""
        if len(ranges) > 1:
            self._say(passage, "oa:hasSelector", joined_ranges(passage))
            self._say(joined_ranges(passage), RDF_TYPE, kk("JoinedRanges"))
        for order, one in enumerate(ranges, 1):
            if len(ranges) > 1:
                self._say(joined_ranges(passage), "kk:textRange", one)
            else:
                self._say(passage, "oa:hasSelector", one)
            self._say(one, RDF_TYPE, kk("TextRange"))
            self._say(one, "kk:order", _number(order))

    def _quoted(self, passage: IRI, text: Text, found: list[tuple[int, int]]) -> None:
        """What only the text can tell of a passage."""
        quoted = source_text.joined(text.text, found)
        self._say(passage, "kk:textHash", Literal.text(source_text.text_hash(quoted)))
        if words := word_set(quoted):
            self._say(passage, "kk:words", Literal.text(" ".join(words)))
        for order, (start, end) in enumerate(found, 1):
            self._say(text_range(passage, order), "oa:start", _number(start))
            self._say(text_range(passage, order), "oa:end", _number(end))

    def _source(self, source: IRI, name: str) -> None:
        self._say(source, RDF_TYPE, kk("SourceText"))
        self._say(source, "dcterms:source", self.names.plan)
        self._say(source, "kk:fileName", Literal.text(name))
        if text := self.texts.get(name):
            self._say(source, "kk:textHash", Literal.text(text.digest))

    def _named(
        self, thing: IRI, titles: tuple[Literal, ...], names: tuple[Literal, ...], also: tuple[Literal, ...]
    ) -> None:
        for title in titles:
            self._say(thing, "dcterms:title", title)
        for name in named(titles, names):
            self._say(thing, "skos:prefLabel", name)
        for name in also:
            self._say(thing, "skos:altLabel", name)

    def _page(self, thing: IRI, row: Row) -> None:
        if row.page:
            plain = row.page.isascii() and row.page.isdecimal()
            self._say(thing, "kk:page", Literal(row.page, _WHOLE) if plain else Literal.text(row.page))
        if row.sheet:
            self._say(thing, "kk:sheet", _number(row.sheet))

    def _say(self, subject: IRI, property_: str, object_: Term) -> None:
        self.made.append((subject, term(property_), object_, self.names.graph))


def named(titles: tuple[Literal, ...], names: tuple[Literal, ...]) -> tuple[Literal, ...]:
    """The names of a thing: in the language of a title the title itself, where no other is given."""
    languages = {name.language for name in names}
    return (*names, *(title for title in titles if title.language not in languages))


def term(name: str) -> IRI:
    """The IRI of ``prefix:local``; an IRI is itself."""
    prefix, _, local = name.partition(":")
    return IRI(PREFIXES[prefix] + local) if prefix in PREFIXES else IRI(name)


def _number(number: int) -> Literal:
    return Literal(str(number), _WHOLE)
