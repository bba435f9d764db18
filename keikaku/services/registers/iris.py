"""The IRIs of what a register speaks of, made from the plan's base, its id and the addresses."""

from __future__ import annotations

from keikaku.records import IRI
from keikaku.services.registers.outline import Header, Row


class Iris:
    """Names what a plan's register speaks of. Made, never read back: what differs is written in the outline."""

    def __init__(self, header: Header, rooted: bool) -> None:
        """rooted: whether an element stands for the whole document, below the plan, and has its address."""
        self.header = header
        self.rooted = rooted

    @property
    def plan(self) -> IRI:
        """The plan."""
        usual = f"{self.header.base}plan/{self.header.id}" if self.rooted else self.header.base + self.header.id
        return IRI(self.header.iri or usual)

    @property
    def graph(self) -> IRI:
        """The named graph of the register."""
        return IRI(self.header.graph or f"{self.header.base}graph/{self.header.id}/register")

    def element(self, row: Row) -> IRI:
        """The element of a row."""
        return IRI(row.iri or self.header.base + self._behind(row.path))

    def passage(self, row: Row) -> IRI:
        """The passage of a row."""
        return IRI(row.passage or f"{self.header.base}passage/{self._behind(row.path)}")

    def source(self, number: int) -> IRI:
        """A source text, from 1."""
        usual = f"{self.header.base}source/{self.header.id}"
        return IRI(usual if len(self.header.texts) < 2 else f"{usual}/{number}")

    def level(self, depth: int) -> IRI:
        """A level of the plan, from 1."""
        given = next((level.iri for level in self.header.levels if level.depth == depth), None)
        return IRI(given or f"{self.header.base}{self.header.id}/level/{depth}")

    def address(self, path: str) -> str:
        """The address of what stands at a path; of the whole document, the plan's id."""
        return f"{self.header.id}:{path}" if path else self.header.id

    def _behind(self, path: str) -> str:
        return f"{self.header.id}/{path}" if path else self.header.id


def joined_ranges(passage: IRI) -> IRI:
    """The selector of a passage that has several ranges."""
    return IRI(f"{passage}/ranges")


def text_range(passage: IRI, order: int) -> IRI:
    """A range of a passage, from 1."""
    return IRI(f"{passage}/range/{order}")
