"""Outlines of any plan, drawn for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from keikaku.records import IRI, Literal
from keikaku.services.registers.outline import KINDS, LINKS, PASSAGE, Header, Level, Outline, Row, above
from keikaku.services.registers.places import Text
from keikaku.vocab import ID

TEXT = Text("a.txt", "一行目\nsecond line\n\n四\tfourth\n五行目".encode())

_WORDS = st.text(st.sampled_from("aあ,;\"'\\#@漢 \n=-"), min_size=1, max_size=8).map(str.strip).filter(bool)
_LANGUAGES = st.lists(st.sampled_from(["ja", "en", "en-gb"]), max_size=2, unique=True).map(tuple)
_SEGMENTS = st.sampled_from(["1", "2", "10", "a", "issue", "action", "目標", "goal-1"])


@st.composite
def _names(draw: st.DrawFn, tags: tuple[str, ...] = ("ja", "en", "en-gb")) -> tuple[Literal, ...]:
    """Names in different languages, Japanese first, as an outline has them."""
    chosen = draw(st.lists(st.sampled_from(tags), max_size=2, unique=True))
    return tuple(Literal.text(draw(_WORDS), tag) for tag in sorted(chosen, key=tags.index))


@st.composite
def _headers(draw: st.DrawFn) -> Header:
    base = draw(st.sampled_from([ID, "https://a.example/plan/", "urn:x#"]))
    iris = st.sampled_from([f"{base}actor/x", f"{ID}actor/y", "urn:z"]).map(IRI)
    links = {key: draw(st.one_of(st.none(), iris)) for key in LINKS if key != "url"}
    depths = range(1, draw(st.integers(0, 3)) + 1)
    levels = (
        Level(depth, draw(st.sampled_from(KINDS[:-1])), (Literal.text(f"Level {depth}", "en"),)) for depth in depths
    )
    return Header(
        draw(st.sampled_from(["2018", "ito-2021"])),
        base,
        titles=draw(_names()),
        names=draw(_names()),
        links=tuple((key, iri) for key, iri in links.items() if iri),
        languages=draw(_LANGUAGES),
        month=draw(st.one_of(st.none(), st.integers(1, 12))),
        texts=(TEXT.name,),
        levels=tuple(levels),
    )


@st.composite
def _paths(draw: st.DrawFn) -> list[str]:
    """Addresses of which each stands below one that is there, or below the plan."""
    found: list[str] = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.sampled_from(["", *found]))
        joint = draw(st.sampled_from("./")) if start else ""
        path = start + joint + draw(_SEGMENTS)
        if path not in found and next((one for one in above(path) if one in ["", *found]), None) is not None:
            found.append(path)
    return found


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """A sound outline of the text."""
    header = draw(_headers())
    rows: list[Row] = []
    for path in draw(_paths()):
        lines = draw(st.lists(st.sampled_from([(0, 3), (4, 10), (11, 15), (17, 25)]), max_size=2, unique=True))
        rows.append(
            Row(
                path,
                draw(st.sampled_from(KINDS[:-1])),
                parent=draw(st.sampled_from([None, None, None, ""]))
                if path not in (row.path for row in rows)
                else None,
                places=tuple(TEXT.place(*span) for span in lines),
                page=draw(st.sampled_from(["", "3", "iv", "3-45"])),
                sheet=draw(st.sampled_from([None, 1])),
                titles=draw(_names()),
                names=draw(_names()),
                also=draw(_names(("ja", "en"))),
            )
        )
    if draw(st.booleans()):
        rows.append(Row(f"{rows[0].path}/aim", PASSAGE, places=(TEXT.place(0, 3),)))
    return Outline(header, tuple(rows))
