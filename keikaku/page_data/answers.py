"""What the explorer's page holds of the catalogue: its questions with their rows. See page.py."""

from __future__ import annotations

from typing import Literal, TypedDict

from keikaku.page_data.names import Names

Cell = int | float | str | None
"""Of a column of things a thing, or below 0 the text -1 - it; of addresses a passage, or below 0 the thing -1 - it."""
Answered = tuple[int, int, list[int]]
"""The plan that was asked, -1 for all plans together; the thing that the question was of, or -1; the rows, by
their places: a number below 0 says how many more follow the one before."""


class Questions(TypedDict):
    """The queries of the catalogue with their rows; empty where the data are of no plan."""

    topics: list[Topic]
    asked: list[Question]
    texts: list[Names]
    """of the rows: what is no thing's name"""
    without: list[Unanswered]
    """those whose rows are not here"""


class Topic(TypedDict):
    """What questions are about."""

    id: str
    name: Names


class Unanswered(TypedDict):
    """A question whose rows are not in the page."""

    id: str
    topic: int
    title: Names


class Question(TypedDict):
    """A query of the catalogue with what it answers."""

    id: str
    """its name, as the command takes it"""
    topic: int
    """place in Questions.topics"""
    title: Names
    asks: Names
    """the question as a sentence"""
    note: Names
    """what to heed; may be empty"""
    of: Names
    """what the thing is that it is asked of: “whose partners”; empty where it is of none"""
    filter: Names
    """what a text is that its rows are looked through for; empty where it takes none"""
    fixed: list[Names]
    """what else is set, in words: “home: Kawasaki”"""
    whole: bool
    """whether the answer for several plans is that for each, one after the other"""
    columns: list[AnswerColumn]
    rows: list[list[Cell]]
    """each once, in the order in which they come"""
    answers: list[Answered]


class AnswerColumn(TypedDict):
    """A column of an answer."""

    id: str
    type: Literal["thing", "address", "number", "percent", "date", "page"]
    name: Names


class Words(TypedDict):
    """By which words a reader may ask for what the page has: those of the ontology, and of grammar."""

    classes: list[ClassWord]
    relations: list[RelationWord]
    figures: list[FigureWord]
    links: list[tuple[str, str]]
    """prepositions and particles, and what they stand for: of, in, for, at, about, with, by"""
    without: list[str]
    """words that deny"""
    having: list[str]
    """words that say that something is there"""
    who: list[str]
    small: list[str]
    """words that say nothing"""
    everyday: list[tuple[list[int], list[str]]]
    """things, and words that are no names, but stand for theirs"""
    wanted: list[tuple[int, int, int, list[int]]]
    """what links of wishes say besides, as links: in which role somebody is wanted"""


class ClassWord(TypedDict):
    """What a word may ask for: a class, or a kind of its things."""

    id: str
    name: Names
    kinds: list[int]
    """the classes that it covers, by their places"""
    sort: bool
    """whether it is a kind (law, ward): things say in `sort` that they are of it"""
    also: list[int]
    """things of the kind that are of several, and say so of another"""
    words: list[str]


class RelationWord(TypedDict):
    """A property by which a word may ask."""

    id: str
    name: Names
    """as it is read from its source, and from its target"""
    back: Names
    subjects: list[str]
    """the classes that it leads from, by their ids; empty for any"""
    objects: list[str]
    said: list[tuple[int, bool]]
    """the relations of the page that say so, and whether in its direction"""
    words: list[str]


class FigureWord(TypedDict):
    """What is counted: a rate, a number of something."""

    name: Names
    words: list[str]
    facts: list[int]
    """that are such numbers, by their places"""
    indicators: list[int]
    """things"""
