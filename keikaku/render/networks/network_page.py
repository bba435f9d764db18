"""A network picture as one HTML file that needs no server and no network.

pyvis carries vis-network and shapes its data; the page around it is ours, because pyvis's own page
loads files from other hosts and runs script found in names. Names come from documents, so here they are
always text: escaped by the template, or put in place by ``js/main.js`` as text nodes, under a
content security policy that lets nothing run but the scripts of this file.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from keikaku.records import IRI, Citation, Label, Picture, PictureNode, tagged
from keikaku.render.explorer.modules import join, modules
from keikaku.render.explorer.style import DASHES, SHAPES, kind_looks, role_looks
from keikaku.render.html_page import asset, clean, json_for_html, policy, templates, verbatim
from keikaku.render.text.name_lines import wrap
from keikaku.render.text.phrase_html import in_phrases
from keikaku.render.text.phrases import BREAK, marked
from keikaku.texts import catalogue

if TYPE_CHECKING:
    from markupsafe import Markup

Json = dict[str, Any]

VIS = ("lib", "vis-9.1.2")  # where the pyvis wheel keeps vis-network
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


def render(picture: Picture, language: str) -> str:
    """The picture as an HTML document that opens in ``language`` (``ja`` or ``en``).

    The same picture gives the same text, byte for byte, to be written as UTF-8.
    Raises ValueError where two nodes share an IRI, an edge ends outside the picture, or a position
    is not a finite number.
    """
    environment = templates()
    environment.globals.update(both=_both, shapes=SHAPES, dashes=DASHES)
    shown = catalogue.spoken(language)
    page = _page_data(picture, shown)
    # What keeps phrases whole runs before the page's own script.
    scripts = [join(modules(), "page_phrases.js"), join(modules(files("keikaku") / "render" / "networks" / "js"))]
    if picture.nodes:
        scripts.insert(0, _vis_script())
    style = _vis_style() + asset("colours.css") + asset("network.css")
    return environment.from_string(asset("network.html.j2")).render(
        page=page,
        language=shown,
        policy=policy(scripts, style),
        style=verbatim(style),
        scripts=[verbatim(script) for script in scripts],
        data=verbatim(json_for_html(page)),
        phrases=verbatim(json_for_html(_broken(page))),
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
        "kinds": _legend(kinds, kind_looks(kind for kind, _, _ in kinds)),
        "roles": [
            {**entry, "mutual": role in mutual}
            for (role, _, _), entry in zip(roles, _legend(roles, role_looks(role for role, _, _ in roles)), strict=True)
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


def _legend(entries: Sequence[tuple[str, Label, int]], looks: Sequence[tuple[str, str]]) -> list[Json]:
    """One legend entry a kind or role, with its form (or dash) and ink."""
    return [
        {"name": _names(label, name), "count": count, "form": form, "ink": ink}
        for (name, label, count), (form, ink) in zip(entries, looks, strict=True)
    ]


def _thing(node: PictureNode, kind: int) -> Json:
    names = _names(node.label, re.split(r"[/#]", node.iri)[-1] or node.iri)
    return {
        "iri": clean(node.iri),
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


def _both(ja: str, en: str) -> Markup:
    """A text in both languages, of which the style sheet shows the one that the page is in."""
    from markupsafe import Markup

    if ja == en:
        return Markup("<span>{}</span>").format(in_phrases(ja))
    both = '<span class="t" lang="ja">{}</span><span class="t" lang="en">{}</span>'
    return Markup(both).format(in_phrases(ja), in_phrases(en))


def _names(label: Label, fallback: str) -> list[str]:
    """The name in Japanese and in English, each standing in for a missing other."""
    return [clean(tagged(label.best(language) or fallback)) for language in catalogue.LANGUAGES]


def _cited(evidence: Iterable[Citation]) -> list[str]:
    return [clean(at.address) + ("" if at.page is None else f" · p. {at.page}") for at in evidence]


def _broken(page: Json) -> list[str]:
    """The names of the page that may break, with their marks."""
    names = (name for part in ("kinds", "roles", "things") for one in page[part] for name in one["name"])
    return sorted({text for name in names if BREAK in (text := marked(name))})


def _vis_script() -> str:
    """vis-network with its licence banner, without the pointer to a source map that is not there."""
    text = files("pyvis").joinpath(*VIS, "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*\s*\Z", "\n", text)


def _vis_style() -> str:
    """vis-network's style sheet without the pictures of its buttons, 200 kB that this page has no use for."""
    text = files("pyvis").joinpath(*VIS, "vis-network.css").read_text(encoding="utf-8")
    return re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", text)
