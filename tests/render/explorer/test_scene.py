"""What the explorer's network shows for a state: a pure function, here of a small plan and of the real graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from keikaku.render.text.name_lines import wrap
from tests.render.explorer.modules import Modules, modules_in_node

BUILD = """async ({ patch, shape }) => {
  const { buildScene } = await import('/scene/scene.js');
  const { freshState } = await import('/state/state.js');
  const place = (id) => model.thingById.get(id) ?? -1;
  const state = { ...freshState({ language: 'en', theme: 'light' }), view: 'network', ...patch };
  for (const key of ['at', 'to', 'focus']) if (typeof state[key] === 'string') state[key] = place(state[key]);
  for (const key of ['open', 'gone', 'policiesOn']) state[key] = state[key].map(place);
  state.pins = state.pins.map(([id, x, y]) => [place(id), x, y]);
  const built = buildScene(model, state, shape, (n) => `${n} more`);
  const id = (thing) => (thing < 0 ? '' : model.data.things[thing].id);
  const { links, relations } = model.data;
  return {
    marks: built.scene.marks.map((mark, at) =>
      ({ ...mark, id: id(built.things[at]), kept: built.unplaced(mark.x, mark.y) })),
    lines: built.scene.lines.map((line, at) => ({ ...line, a: id(built.things[line.from]), b: id(built.things[line.to]),
      says: built.links[at].map((link) => relations[links[link][1]].id).sort() })),
    mores: [...built.mores].map(([mark, thing]) => [built.scene.marks[mark].label[0], id(thing)]),
  };
}"""
FRAME_WIDTH = 1100  # pixels, where a test does not say
ROLES = ("involves", "ledBy", "cooperatesWith", "partOf")


def small() -> dict[str, Any]:
    """A plan with two policies, an initiative or two under each, and actors that tie them."""
    kinds = [
        ("Plan", "element"),
        ("Policy", "element"),
        ("Initiative", "element"),
        ("Organisation", "entity"),
        ("Place", "entity"),
    ]
    relations = [
        {"id": name, "name": [name, name], "back": [name, name], "says": ["{from}{to}", "{from} {to}"],
         "dash": "solid", "ink": "grey", "role": name in ("involves", "ledBy"), "symmetric": name == "cooperatesWith",
         "drawn": name != "partOf"}
        for name in ROLES
    ]  # fmt: skip
    names = ["plan", "p1", "p2", "p1/a", "p1/b", "p2/a", "actor/x", "actor/y", "actor/z", "place/k"]
    ups = {"p1": 0, "p2": 0, "p1/a": 1, "p1/b": 1, "p2/a": 2}
    kind_of = [0, 1, 1, 2, 2, 2, 3, 3, 3, 4]
    things: list[dict[str, Any]] = [
        {"id": name, "kind": kind_of[at], "name": [name, name], "up": ups.get(name, -1),
         "plan": 0 if at < 6 else -1, "also": [[], []], "reading": [],
         "stated": [at - 3] if 3 <= at < 6 else [0] if at > 5 else []}
        for at, name in enumerate(names)
    ]  # fmt: skip
    passages = [{"at": f"plan:{at}", "page": at, "plan": 0, "of": at + 3, "names": []} for at in range(3)]
    told = [("p1/a", 0, "actor/x", [0]), ("p1/b", 1, "actor/x", [1]), ("p2/a", 0, "actor/x", [2]),
            ("p2/a", 0, "actor/y", [2]), ("actor/x", 2, "actor/y", [0]), ("p1/a", 0, "place/k", [0]),
            ("actor/y", 2, "actor/z", [2])]  # fmt: skip
    links = [[names.index(a), role, names.index(b), stated] for a, role, b, stated in told]
    links += [[names.index(a), 3, up, []] for a, up in ups.items()]
    return {
        "language": "en", "title": ["", ""], "base": "https://example.org/", "relations": relations,
        "passages": passages,
        "kinds": [{"id": name, "name": [name, name], "many": [name, name], "family": family, "form": "dot",
                   "ink": "blue"} for name, family in kinds],
        "plans": [{"id": "plan", "name": ["plan", "plan"], "thing": 0}], "opens": [], "main": 0, "levels": [],
        "plansOf": [[0]] * len(things), "things": things, "links": links,
        "facts": [], "properties": [], "literals": [], "indicators": [], "years": [],
        "policies": [1, 2], "policyOf": [-1, 1, 2, 1, 1, 2, -1, -1, -1, -1],
        "overviews": [[[1, -200, 0], [2, 200, 0], [6, 0, 0], [7, 300, 100]]],
        "maps": [[[at, at * 50, at * at] for at in range(len(things))]],
    }  # fmt: skip


@pytest.fixture(scope="module")
def little() -> Iterator[Modules]:
    with modules_in_node(small()) as modules:
        yield modules


def build(modules: Modules, aspect: float = 1, most: int = 60, **patch: Any) -> Any:
    return modules.evaluate(BUILD, {"patch": patch, "shape": {"aspect": aspect, "most": most}})


def ids(built: Any) -> list[str]:
    return sorted(mark["id"] for mark in built["marks"])


def lines(built: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((line["a"], line["b"], tuple(line["says"])) for line in built["lines"])


def at(built: Any, name: str) -> tuple[float, float]:
    return next((mark["x"], mark["y"]) for mark in built["marks"] if mark["id"] == name)


def test_the_overview_bundles_what_a_policys_initiatives_say(little: Modules) -> None:
    built = build(little)
    assert ids(built) == ["actor/x", "actor/y", "p1", "p2"]
    assert lines(built) == [
        ("actor/x", "actor/y", ("cooperatesWith",)),
        ("p1", "actor/x", ("involves", "ledBy")),  # of two initiatives
        ("p2", "actor/x", ("involves",)),
        ("p2", "actor/y", ("involves",)),
    ]
    wide, narrow = (
        next(line["width"] for line in built["lines"] if line["a"] == a and line["b"] == "actor/x")
        for a in ("p1", "p2")
    )
    assert wide > narrow


def test_an_upright_frame_turns_the_overview_and_a_wide_one_stretches_it(little: Modules) -> None:
    (x1, y1), (x2, y2) = (at(build(little, aspect=0.5), name) for name in ("p1", "p2"))
    assert y2 - y1 > abs(x2 - x1)
    (x1, y1), (x2, y2) = (at(build(little, aspect=2), name) for name in ("p1", "p2"))
    assert x2 - x1 > 0.5 * FRAME_WIDTH > abs(y2 - y1)


def test_an_expanded_policy_shows_its_initiatives_and_nothing_else_moves(little: Modules) -> None:
    before, after = build(little), build(little, open=["p1"])
    assert set(ids(after)) - set(ids(before)) == {"p1/a", "p1/b", "place/k", "plan"}
    for name in ids(before):
        assert at(after, name) == at(before, name)
    assert ("p1/a", "actor/x", ("involves",)) in lines(after)  # the initiatives speak for themselves now
    assert ("p1", "actor/x", ("involves", "ledBy")) not in lines(after)
    assert ("p1/a", "p1", ("partOf",)) in lines(after)
    assert after == build(little, open=["p1"])


def test_the_neighbours_of_a_thing_and_their_neighbours(little: Modules) -> None:
    assert ids(build(little, scene="around", focus="actor/x", steps=0)) == ["actor/x"]
    one = build(little, scene="around", focus="actor/x", steps=1)
    assert ids(one) == ["actor/x", "actor/y", "p1/a", "p1/b", "p2/a"]
    assert at(one, "actor/x")[0] == pytest.approx(0, abs=1)
    assert all(abs(mark["x"]) < FRAME_WIDTH / 2 and abs(mark["y"]) < FRAME_WIDTH / 2 for mark in one["marks"])
    two = build(little, scene="around", focus="actor/x", steps=2)
    assert set(ids(two)) - set(ids(one)) == {"p1", "p2", "actor/z", "place/k"}


def test_more_neighbours_than_have_room_are_one_mark_that_gives_more(little: Modules) -> None:
    some = build(little, scene="around", focus="actor/x", most=2)
    assert some["mores"] == [["2 more", "actor/x"]]
    assert len(some["marks"]) == 1 + 2 + 1
    assert [mark["more"] for mark in some["marks"] if mark["id"] == "actor/x"] == [2]
    more = build(little, scene="around", focus="actor/x", most=2, open=["actor/x"])
    assert more["mores"] == []
    assert len(more["marks"]) == 5


def test_filters_hidden_things_and_pins(little: Modules) -> None:
    assert "place/k" not in ids(build(little, open=["p1"], kindsOff=["Place"]))
    without = build(little, relationsOff=["ledBy", "cooperatesWith"])
    assert ("p1", "actor/x", ("involves",)) in lines(without)
    assert not any("cooperatesWith" in says for _, _, says in lines(without))
    assert ids(build(little, policiesOn=["p1"])) == ["actor/x", "p1"]
    assert build(little, kindsOff=["Policy", "Organisation"])["marks"] == []
    gone = build(little, open=["p1"], gone=["actor/x"])
    assert ids(gone) == sorted(set(ids(build(little, open=["p1"]))) - {"actor/x"})
    assert at(gone, "p1/a") == at(build(little, open=["p1"]), "p1/a")  # hiding moves nothing
    for aspect in (0.5, 2):  # a pin is kept for no frame
        pinned = build(little, aspect=aspect, pins=[["p1", 12, 34]])
        kept = next(mark["kept"] for mark in pinned["marks"] if mark["id"] == "p1")
        assert kept == pytest.approx([12, 34])
    assert [mark["id"] for mark in pinned["marks"] if mark["pinned"]] == ["p1"]


def test_what_is_not_linked_with_the_chosen_thing_fades(little: Modules) -> None:
    built = build(little, at="p1")
    assert sorted(mark["id"] for mark in built["marks"] if mark.get("faded")) == ["actor/y", "p2"]
    assert [mark["id"] for mark in built["marks"] if mark["chosen"]] == ["p1"]
    assert not any(mark.get("faded") for mark in build(little, at="place/k")["marks"])  # it is not in the picture


def test_what_was_expanded_is_drawn_full_with_what_came_and_its_lines(little: Modules) -> None:
    built = build(little, at="p1", open=["p1"])
    assert sorted(mark["id"] for mark in built["marks"] if mark.get("faded")) == ["actor/y", "p2"]
    full = {(line["a"], line["b"]) for line in built["lines"] if not line.get("faded")}
    assert {("p1/a", "actor/x"), ("p1/b", "actor/x"), ("p1/a", "p1"), ("p1/b", "p1"), ("p1/a", "place/k")} <= full
    assert not full & {("p2", "actor/x"), ("p2", "actor/y"), ("actor/x", "actor/y")}
    assert not any(mark.get("faded") for mark in build(little)["marks"])


def test_a_path_is_drawn_as_a_chain(little: Modules) -> None:
    built = build(little, scene="path", focus="p1/a", to="actor/z", aspect=2)
    assert ids(built) == ["actor/x", "actor/y", "actor/z", "p1/a"]
    assert lines(built) == [("actor/x", "actor/y", ("cooperatesWith",)), ("actor/y", "actor/z", ("cooperatesWith",)),
                            ("p1/a", "actor/x", ("involves",))]  # fmt: skip
    across = [at(built, name)[0] for name in ("p1/a", "actor/x", "actor/y", "actor/z")]
    assert across == sorted(across)
    down = [
        at(build(little, scene="path", focus="p1/a", to="actor/z", aspect=0.5), name)[1]
        for name in ("p1/a", "actor/x", "actor/z")
    ]
    assert down == sorted(down)
    assert (
        ids(build(little, scene="path", focus="p1/a", to="plan")) == ["p1/a", "plan"]
        or build(little, scene="path", focus="p1/a", to="plan")["lines"]
    )


def test_everything_is_where_the_map_says(little: Modules) -> None:
    built = build(little, scene="all")
    assert len(built["marks"]) == 10
    assert at(built, "actor/z") == (8 * 50, 64)
    assert len([1 for _, _, says in lines(built) if says == ("partOf",)]) == 5


def test_states_that_name_nothing_show_the_overview(little: Modules) -> None:
    assert ids(build(little, scene="around")) == ids(build(little))
    assert ids(build(little, scene="path")) == ids(build(little))
    assert ids(build(little, scene="path", to="p1")) == ids(build(little))


ROOMS = """async ({ count, w, h }) => {
  const { ringPlaces } = await import('/scene/places.js');
  return ringPlaces(count, { w, h }, { x: 0, y: 0 });
}"""


@pytest.mark.parametrize(
    ("count", "w", "h"), [(1, 150, 60), (7, 150, 60), (23, 170, 90), (60, 120, 120), (61, 100, 50)]
)
def test_rings_leave_each_name_its_room(little: Modules, count: int, w: int, h: int) -> None:
    rings = little.evaluate(ROOMS, {"count": count, "w": w, "h": h})
    spots = [(spot["x"], spot["y"]) for ring in rings for spot in ring]
    assert len(spots) == count
    spots.append((0, 0))
    for place, (x, y) in enumerate(spots):
        for a, b in spots[:place]:
            assert abs(x - a) >= w * 0.97 or abs(y - b) >= h * 0.97


def test_expanding_on_the_real_graph_covers_nothing(modules: Modules) -> None:
    boxes = modules.evaluate(
        """async () => {
          const { buildScene } = await import('/scene/scene.js');
          const { freshState } = await import('/state/state.js');
          const state = { ...freshState({ language: 'ja', theme: 'light' }), view: 'network', scene: 'around',
            focus: model.thingById.get('actor/jetro'),
            open: ['2018/6.1.1', 'facility/king-skyfront'].map((id) => model.thingById.get(id)) };
          const { scene } = buildScene(model, state, { aspect: 1.5, most: 40 }, String);
          return scene.marks.map(({ x, y, label }) => ({ x, y, label }));
        }"""
    )
    assert len(boxes) > 20
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            assert abs(one["x"] - other["x"]) > 20 or abs(one["y"] - other["y"]) > 20


def test_names_are_wrapped_as_in_the_network_page(modules: Modules) -> None:
    names: list[str] = modules.evaluate("() => model.data.things.flatMap(({ name }) => name)")
    names += [
        "",
        " ",
        "a" * 100,
        "カ" * 50,
        "(「【",
        "川崎市（かわさきし）の\u200c計画𠮷野家",
        "é\u0301 combining",
        "😀" * 30,
    ]
    wrapped = modules.evaluate(
        """async (names) => {
          const { wrapName } = await import('/text/wrap.js');
          return names.map((name) => wrapName(name, model.phrases));
        }""",
        names,
    )
    assert wrapped == [wrap(name) for name in names]


def test_every_line_of_the_overview_has_the_dash_that_the_legend_shows_for_its_relation(explorer_modules: Page) -> None:
    """On the canvas (and so in the PNG) and in the SVG: as long as in the legend, or longer where the line is wide."""
    lines: list[dict[str, Any]] = explorer_modules.evaluate(
        """async () => {
          const { buildScene } = await import('/scene/scene.js');
          const { freshState } = await import('/state/state.js');
          const { batchScene, paintLines } = await import('/canvas/paint.js');
          const { readColours } = await import('/canvas/style.js');
          const { scenePicture } = await import('/picture/svg.js');
          const { stroke } = await import('/parts/glyph.js');
          const { data } = model;
          const { scene, links } = buildScene(model, freshState({ language: 'en', theme: 'light' }), { aspect: 1.5, most: 30 }, String);
          const [camera, frame, colours] = [{ x: 0, y: 0, k: 1 }, { width: 4000, height: 4000 }, readColours(document.body)];
          const numbers = (text) => (text ?? '').split(/[ ,]+/).filter(Boolean).map(Number);
          const pen = document.createElement('canvas').getContext('2d');
          const painted = [];
          const strokeAsEver = pen.stroke.bind(pen);
          pen.stroke = () => { painted.push([pen.getLineDash(), pen.lineWidth]); strokeAsEver(); };
          return scene.lines.map((line, at) => {
            const one = { ...scene, lines: [line] };
            const relations = new Set(links[at].map((link) => data.links[link][1]));
            painted.length = 0;
            paintLines(pen, batchScene(one), camera, frame, colours);
            const shot = { scene: one, camera, frame, names: [], whole: true };
            const svg = scenePicture(shot, { title: '', lines: [], keys: [], phrases: (text) => [text] }, colours).querySelector('.lines path');
            return {
              legend: relations.size > 1 ? [] : numbers(stroke(data.relations[[...relations][0]]).querySelector('path').getAttribute('stroke-dasharray')),
              relation: relations.size > 1 ? '' : data.relations[[...relations][0]].id,
              own: line.arrow, drawn: [...painted, [numbers(svg.getAttribute('stroke-dasharray')), Number(svg.getAttribute('stroke-width'))]],
            };
          });
        }"""  # noqa: E501
    )
    assert {"hostedBy", "operatedBy", ""} <= {line["relation"] for line in lines}
    assert [line for line in lines if line["legend"] and not line["own"]]  # some stand for links of what is below
    for line in lines:
        assert len(line["drawn"]) == 2
        for dash, width in line["drawn"]:
            longer = max(1, width / 2)
            assert dash == pytest.approx([length * longer for length in line["legend"]], abs=0.1), line
