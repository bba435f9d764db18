"""What the explorer's page holds of dates and of places on the globe. See page.py."""

from __future__ import annotations

from typing import TypedDict

from keikaku.page_data.names import Names

Position = tuple[int, float, float, int, int]
"""A thing, its latitude and longitude in degrees, how many metres off that may be (-1: not said), and 1 where the thing
is an area of which this is the middle: a ward, a city."""


class Occasion(TypedDict):
    """What happens to something at a time: it opens, ends, is revised …"""

    id: str
    """local name of the kind of milestone, or of the property: Opening, issued …"""
    name: Names


class Period(TypedDict):
    """A day, a month, a year, a fiscal year, some years."""

    name: Names
    begins: str
    """its first day: “2018-04-01”"""
    ends: str
    """its last day"""


class Moment(TypedDict):
    """Something dated."""

    occasion: int
    """place in Data.occasions"""
    things: list[int]
    """to which it happens"""
    told: Names
    """in words; empty where no more is said than occasion, thing and time"""
    period: int
    """place in Data.periods: no nearer than that"""
    planned: bool
    """whether the passage speaks of it as still to come"""
    stated: list[int]
    """passages"""
