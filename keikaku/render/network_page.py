"""A network picture as one HTML file that needs no server and no network.

pyvis carries vis-network and shapes its data; the page around it is ours, because pyvis's own page
loads files from other hosts and runs script found in names. Names come from documents, so here they are
always text: escaped by the template, or put in place by ``assets/network.js`` as text nodes, under a
content security policy that lets nothing run but the two scripts of this file.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from keikaku.records import IRI, Citation, Label, Picture, PictureNode

if TYPE_CHECKING:
    from markupsafe import Markup

Json = dict[str, Any]

VIS = ("lib", "vis-9.1.2")  # where the pyvis wheel keeps vis-network
SCRIPTS = ("network_elements.js", "network_places.js", "network.js")
WIDE_COLUMNS, NARROW_COLUMNS, MOST_LINES = 28, 26, 3  # of a name in the picture: 14 full-width characters
CURVE = 0.16  # how far the second link between the same two things bends away from the first

# What vis-network is told. pyvis strips blanks from option strings, so none may matter.
OPTIONS: Json = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "multiselect": False, "tooltipDelay": 120},
    "nodes": {"fixed": True, "borderWidth": 1.2, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 1,
        "hoverWidth": 0.6,
    },
}

# Outlines of vis-network's shapes for the legend, in a square from -10 to 10.
SHAPES = {
    "dot": "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0Z",
    "square": "M-7-7H7V7H-7Z",
    "diamond": "M0-9L9 0L0 9L-9 0Z",
    "triangle": "M0-8.5L9 7H-9Z",
    "triangleDown": "M0 8.5L9-7H-9Z",
    "star": "M0-9.5L2.6-3.2L9.4-2.9L4.1 1.5L5.9 8L0 4.4L-5.9 8L-4.1 1.5L-9.4-2.9L-2.6-3.2Z",
    "hexagon": "M-9 0L-4.5-7.8H4.5L9 0L4.5 7.8H-4.5Z",
}
INKS = ("blue", "orange", "green", "vermillion", "sky", "purple", "ochre", "grey")  # see network.css
DASHES: dict[str, list[int]] = {"solid": [], "dashed": [7, 4], "dotted": [2, 4], "mixed": [9, 4, 2, 4]}

# No two kinds share shape and ink, and those often seen together share neither.
KINDS = {
    "Organisation": ("dot", "blue"),
    "Network": ("hexagon", "sky"),
    "Facility": ("square", "orange"),
    "Programme": ("diamond", "green"),
    "Event": ("star", "vermillion"),
    "Place": ("triangleDown", "purple"),
    "Document": ("square", "grey"),
    "Sector": ("hexagon", "ochre"),
    "Initiative": ("triangle", "vermillion"),
    "Issue": ("diamond", "purple"),
    "Direction": ("triangleDown", "sky"),
    "Measure": ("triangle", "green"),
    "Strategy": ("star", "ochre"),
    "Policy": ("star", "blue"),
    "Indicator": ("diamond", "orange"),
    "Figure": ("square", "sky"),
}
ROLES = {
    "involves": ("solid", "grey"),
    "ledBy": ("solid", "vermillion"),
    "partner": ("solid", "blue"),
    "supportedBy": ("dashed", "green"),
    "hostedBy": ("dashed", "orange"),
    "advisedBy": ("dotted", "purple"),
    "operatedBy": ("solid", "orange"),
    "memberOf": ("dashed", "sky"),
    "unitOf": ("solid", "sky"),
    "isPartOf": ("dashed", "grey"),
    "partOf": ("dotted", "grey"),
    "location": ("solid", "purple"),
    "organizer": ("solid", "green"),
    "cooperatesWith": ("dashed", "blue"),
}


def render(picture: Picture, language: str) -> str:
    """The picture as an HTML document that opens in ``language`` (``ja`` or ``en``).

    The same picture gives the same text, byte for byte, to be written as UTF-8.
    Raises ValueError where two nodes share an IRI, an edge ends outside the picture, or a position
    is not a finite number.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(both=_both, shapes=SHAPES, dashes=DASHES)
    shown = language if language == "ja" else "en"
    page = _page_data(picture, shown)
    scripts = [_asset(name) for name in SCRIPTS]
    if picture.nodes:
        scripts.insert(0, _vis_script())
    style = _vis_style() + _asset("network.css")
    return environment.from_string(_asset("network.html.j2")).render(
        page=page,
        language=shown,
        policy=_policy(scripts, style),
        style=_verbatim(style),
        scripts=[_verbatim(script) for script in scripts],
        data=_verbatim(json_for_html(page)),
    )


def _page_data(picture: Picture, language: str) -> Json:
    """All that template and script need: things, links, their styles, and vis-network's own data."""
    places = {node.iri: place for place, node in enumerate(picture.nodes)}
    if len(places) != len(picture.nodes):
        raise ValueError("two nodes of the picture have the same IRI")
    for edge in picture.edges:
        if edge.source not in places or edge.target not in places:
            raise ValueError(f"an edge ends outside the picture: {edge.source} {edge.role} {edge.target}")
    kinds = _frequent((node.kind, node.kind_label) for node in picture.nodes)
    roles = _frequent((edge.role, edge.role_label) for edge in picture.edges)
    kind_place = {kind: place for place, (kind, _, _) in enumerate(kinds)}
    role_place = {role: place for place, (role, _, _) in enumerate(roles)}
    mutual = {edge.role for edge in picture.edges if edge.mutual}
    return {
        "language": language,
        "title": _names(picture.title, ""),
        "kinds": _legend(kinds, KINDS, tuple(SHAPES)),
        "roles": [
            {**entry, "mutual": role in mutual}
            for (role, _, _), entry in zip(roles, _legend(roles, ROLES, tuple(DASHES)), strict=True)
        ],
        "dashes": DASHES,
        "things": [_thing(node, kind_place[node.kind]) for node in picture.nodes],
        "links": [
            {
                "from": places[edge.source],
                "to": places[edge.target],
                "role": role_place[edge.role],
                "cited": _cited(edge.evidence),
            }
            for edge in picture.edges
        ],
        "network": _vis_data(picture, places),
    }


def _frequent(names: Iterable[tuple[str, Label]]) -> list[tuple[str, Label, int]]:
    """Each kind or role with its label and number, the most frequent first."""
    listed = list(names)
    count = Counter(name for name, _ in listed)
    return [
        (name, label, count[name])
        for name, label in sorted(dict(listed).items(), key=lambda at: (-count[at[0]], at[0]))
    ]


def _legend(
    entries: Sequence[tuple[str, Label, int]], known: Mapping[str, tuple[str, str]], forms: Sequence[str]
) -> list[Json]:
    """One legend entry a kind or role. What the tables do not know gets a style that is still free."""
    taken = {known[name] for name, _, _ in entries if name in known}
    free = itertools.cycle([style for style in itertools.product(forms, INKS) if style not in taken])
    legend = []
    for name, label, count in entries:
        form, ink = known[name] if name in known else next(free)
        legend.append({"name": _names(label, name), "count": count, "form": form, "ink": ink})
    return legend


def _thing(node: PictureNode, kind: int) -> Json:
    names = _names(node.label, re.split(r"[/#]", node.iri)[-1] or node.iri)
    return {
        "iri": _clean(node.iri),
        "kind": kind,
        "focus": node.focus,
        "name": names,
        "lines": [wrap(name) for name in names],
        "cited": _cited(node.evidence),
    }


def _vis_data(picture: Picture, places: Mapping[IRI, int]) -> Json:
    """Nodes, edges and options as pyvis shapes them. Ids are numbers, so an IRI never acts as one."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")  # undirected, add_edge is quadratic
    network.set_options(json.dumps(OPTIONS))
    for place, node in enumerate(picture.nodes):
        # The script draws the names itself: at one size on the screen, and none over another.
        network.add_node(place, label=" ", x=round(node.x, 2), y=round(node.y, 2), size=round(node.size, 2))
    ends = [(places[edge.source], places[edge.target]) for edge in picture.edges]
    for place, ((source, target), bend) in enumerate(zip(ends, _bends(ends), strict=True)):
        kind = "curvedCW" if bend > 0 else "curvedCCW"
        smooth = {"enabled": True, "type": kind, "roundness": round(abs(bend), 3)} if bend else False
        network.add_edge(source, target, id=place, smooth=smooth)
    for row in network.nodes:
        del row["label"], row["shape"], row["color"]  # the legend's, by kind and colour scheme
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}


def _bends(ends: Sequence[tuple[int, int]]) -> Iterator[float]:
    """For each link its curve, clockwise as it runs: links between the same two things spread evenly."""
    total = Counter(frozenset(pair) for pair in ends)
    seen: Counter[frozenset[int]] = Counter()
    for source, target in ends:
        pair = frozenset((source, target))
        offset = CURVE * (seen[pair] - (total[pair] - 1) / 2)
        seen[pair] += 1
        yield offset if source <= target else -offset


def _both(japanese: str, english: str) -> Markup:
    """A text in both languages, of which the style sheet shows the one that the page is in."""
    from markupsafe import Markup

    if japanese == english:
        return Markup("<span>{}</span>").format(japanese)
    both = '<span class="t" lang="ja">{}</span><span class="t" lang="en">{}</span>'
    return Markup(both).format(japanese, english)


def _names(label: Label, fallback: str) -> list[str]:
    """The name in Japanese and in English, each standing in for a missing other."""
    return [_clean(label.best(language) or fallback) for language in ("ja", "en")]


def _cited(evidence: Iterable[Citation]) -> list[str]:
    return [_clean(at.address) + ("" if at.page is None else f" · p. {at.page}") for at in evidence]


def _clean(text: str) -> str:
    """The text without what cannot be seen: controls, direction overrides, broken surrogates."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif category == "Cs":
            kept.append("\N{REPLACEMENT CHARACTER}")
        elif category != "Cf" or character in "\u200c\u200d":  # joiners shape letters; the rest deceive
            kept.append(character)
    return re.sub(" +", " ", "".join(kept)).strip()


def wrap(text: str) -> list[str]:
    """A name in at most three lines of about equal length, cut with … where that is not enough."""
    wide = any(_columns(character) == 2 for character in text)
    limit = WIDE_COLUMNS if wide else NARROW_COLUMNS
    units = list(_units(text, limit))
    lines = _fill(units, limit)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        while _columns(last) > limit - 2:
            last = last[:-1]
        return [*lines[: MOST_LINES - 1], last.rstrip() + "…"]
    for width in range(limit // 2, limit):
        evener = _fill(units, width)
        if len(evener) == len(lines) and all(_columns(line) <= width for line in evener):
            return evener
    return lines


def _units(text: str, limit: int) -> Iterator[str]:
    """What a line break may stand between: words, katakana runs, pairs of kanji, other characters.

    Endings in hiragana and closing marks stay with what they follow, opening brackets with what follows
    them; a katakana run of more than twelve breaks anywhere but in its last twelve.
    """
    katakana = r"[ァ-ヺー]{2,12}(?![ァ-ヺー])"
    ending = r"[ぁ-ゖ]{0,7}[、。,.)」』】〕〉》・:;!?，．）：；！？ー々ァィゥェォッャュョヶ%℃]*"
    pattern = rf"[(（「『【〔〈《]*(?:{katakana}|[!-~\u00a1-\u024f]+|[一-鿿]{{2}}|\S){ending}\s*|\s+"
    for unit in re.findall(pattern, text):
        while _columns(unit) > limit:
            cut = next(end for end in range(len(unit), 0, -1) if _columns(unit[:end]) <= limit)
            yield unit[:cut]
            unit = unit[cut:]
        yield unit


def _fill(units: Sequence[str], limit: int) -> list[str]:
    lines = [""]
    for unit in units:
        if lines[-1] and _columns(lines[-1] + unit.rstrip()) > limit:
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]


def _columns(text: str) -> int:
    """Width of a text where a full-width character counts two and a combining mark nothing."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def json_for_html(value: object) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _asset(name: str) -> str:
    return (files("keikaku") / "render" / "assets" / name).read_text(encoding="utf-8")


def _vis_script() -> str:
    """vis-network with its licence banner, without the pointer to a source map that is not there."""
    text = files("pyvis").joinpath(*VIS, "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*\s*\Z", "\n", text)


def _vis_style() -> str:
    """vis-network's style sheet without the pictures of its buttons, 200 kB that this page has no use for."""
    text = files("pyvis").joinpath(*VIS, "vis-network.css").read_text(encoding="utf-8")
    return re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", text)


def _policy(scripts: Iterable[str], style: str) -> str:
    """The content security policy: these scripts, this style, no other source and no way out."""
    hashes = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _verbatim(text: str) -> Markup:
    """Text for the inside of a script or style element, where escapes would not be read.

    Raises ValueError if it could end the element, or if a browser would read (and hash) it otherwise.
    """
    from markupsafe import Markup

    if re.search(r"</(?:script|style)|<!--|[\r\0]", text, re.IGNORECASE):
        raise ValueError("text that cannot stand inside a script or style element")
    return Markup(text)
