"""The explorer's canvas by itself: a scene in, marks and names where they belong, events out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.modules import modules_page

EMPTY: dict[str, Any] = {"kinds": [], "relations": [], "plans": [], "passages": [], "things": [], "links": [],
                         "facts": [], "properties": [], "literals": [], "indicators": [], "years": [], "policies": [],
                         "policyOf": [], "overview": [], "map": []}  # fmt: skip
START = """async ({ scene, width, height }) => {
  const { createCanvas } = await import('/canvas/canvas.js');
  window.canvas?.leave();
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'absolute', left: '0', top: '0', width: `${width}px`, height: `${height}px` });
  document.body.replaceChildren(host);
  const style = document.createElement('style');
  style.textContent = `:root { --ink-blue: #0072b2; --ink-orange: #d17f00; --ink-grey: #7a848e;
      --canvas: #ffffff; --rim: #2b3238; }
    .canvas { position: absolute; inset: 0; overflow: hidden; touch-action: none } .canvas-bitmap { position: absolute }
    .canvas-overlay { position: absolute; inset: 0; pointer-events: none }`;
  document.head.replaceChildren(style);
  window.events = [];
  const told = (name) => (...values) => window.events.push([name, ...values.map(Math.round)]);
  const names = ['pick', 'open', 'hover', 'walk', 'move', 'background', 'pickLine'];
  window.canvas = createCanvas(host, Object.fromEntries(names.map((name) => [name, told(name)])));
  canvas.draw(typeof scene === 'number' ? crowd(scene) : scene);
  await window.drawn();
}"""
DRAWN = """() => { window.drawn = async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let left = 600; left > 0; left -= 1) { await frame(); if (canvas.settled()) break; }
  await frame();
}; }"""
COLOUR = """([x, y]) => {
  const bitmap = document.querySelector('.canvas-bitmap');
  const box = bitmap.getBoundingClientRect();
  const scale = bitmap.width / box.width;
  const [r, g, b] = bitmap.getContext('2d').getImageData((x - box.left) * scale, (y - box.top) * scale, 1, 1).data;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}"""


def mark(x: float, y: float, **more: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "r": 10, "form": "dot", "ink": "blue", "label": [], "weight": 1, **more}


def line(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"from": start, "to": end, "ink": "grey", "dash": "solid", "width": 2, "bend": 0, "arrow": False, **more}


CROSS = {  # one in the middle, one in each direction; the middle is linked with the right one only
    "marks": [mark(0, 0, label=["middle"], weight=9), mark(200, 0, form="square", ink="orange", label=["right"]),
              mark(-200, 0, label=["left"]), mark(0, 150, label=["below"]), mark(0, -150, label=["above"])],
    "lines": [line(0, 1, arrow=True)],
}  # fmt: skip


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    with modules_page(browser, EMPTY) as page:
        page.set_viewport_size({"width": 1000, "height": 700})
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(DRAWN)
        page.evaluate(CROWD)
        yield page


def show(page: Page, scene: dict[str, Any] | int, width: int = 900, height: int = 600) -> None:
    """Draws a scene, or a crowd of so many marks, which is made in the page."""
    page.evaluate(START, {"scene": scene, "width": width, "height": height})


def places(page: Page, count: int) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = page.evaluate(
        "(count) => [...Array(count)].map((_, mark) => canvas.placeOf(mark))", count
    )
    return [(x, y) for x, y in found]


def events(page: Page) -> list[list[Any]]:
    found: list[list[Any]] = page.evaluate("() => { const seen = events; window.events = []; return seen; }")
    return [event for event in found if event[0] != "hover"]


def test_marks_stand_where_the_scene_says_and_hit_there(modules: Page) -> None:
    show(modules, CROSS)
    at = places(modules, 5)
    assert at[1][0] - at[0][0] == pytest.approx(at[0][0] - at[2][0])  # as far right as left
    assert at[3][1] > at[0][1] > at[4][1]
    for place, (x, y) in enumerate(at):
        assert 0 < x < 900
        assert 0 < y < 600
        assert modules.evaluate(COLOUR, [x, y]) == ("#d17f00" if place == 1 else "#0072b2")
        assert modules.evaluate("([x, y]) => canvas.markAt(x, y)", [x, y]) == place
        assert modules.evaluate("([x, y]) => canvas.markAt(x, y)", [x + 11, y + 3]) == place  # a target of 24 pixels
    assert modules.evaluate(COLOUR, [(at[0][0] + at[1][0]) / 2, at[0][1]]) != modules.evaluate(
        COLOUR, [5, 5]
    )  # the line
    assert modules.evaluate("([x, y]) => canvas.markAt(x, y)", [at[0][0] + 60, at[0][1] + 60]) == -1


def test_a_click_picks_two_open_and_beside_it_lets_go(modules: Page) -> None:
    show(modules, CROSS)
    at = places(modules, 5)
    modules.mouse.click(*at[3])
    assert events(modules) == [["pick", 3]]
    modules.wait_for_timeout(550)
    modules.mouse.dblclick(*at[1])
    assert events(modules) == [["pick", 1], ["open", 1]]
    modules.mouse.click(at[0][0] + 60, at[0][1] + 60)
    assert events(modules) == [["background"]]


def test_a_click_near_a_line_picks_it_and_a_finger_need_not_hit_it_squarely(modules: Page) -> None:
    show(modules, CROSS)
    at = places(modules, 2)
    middle = ((at[0][0] + at[1][0]) / 2, at[0][1])
    modules.mouse.click(middle[0], middle[1] + 4)
    assert events(modules) == [["pickLine", 0]]
    modules.wait_for_timeout(600)
    modules.mouse.click(middle[0], middle[1] + 12)
    assert events(modules) == [["background"]]
    assert modules.evaluate("([x, y]) => canvas.lineAt(x, y + 12, true)", middle) == 0  # a finger


def test_a_name_stays_above_the_lines_of_the_mark_that_is_pointed_at(modules: Page) -> None:
    around = [mark(0, 200), mark(0, -200), mark(200, 0), mark(-200, 0)]
    scene = {
        "marks": [mark(0, 0, label=["mmmmmm"], weight=9), *around],
        "lines": [line(0, end, ink="orange", width=4) for end in range(1, 5)],
    }
    show(modules, scene)
    modules.mouse.move(*places(modules, 1)[0])
    modules.evaluate("() => drawn()")
    struck = modules.evaluate(
        """() => {
          const [name] = canvas.labels();
          const overlay = document.querySelector('.canvas-overlay');
          const scale = overlay.width / overlay.clientWidth || 1;
          const area = [name.x - name.w / 2, name.y - 4, name.w, 8].map((side) => Math.round(side * scale));
          const { data } = overlay.getContext('2d').getImageData(...area);
          let [inked, orange] = [0, 0];
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] < 200) continue;
            inked += 1;
            if (data[at] > 180 && data[at + 1] > 90 && data[at + 1] < 160 && data[at + 2] < 60) orange += 1;
          }
          return [inked, orange];
        }"""
    )
    assert struck[0] > 50  # the name is there
    assert struck[1] < 5  # and no line goes through it


def test_a_drag_moves_a_mark_or_the_view(modules: Page) -> None:
    show(modules, CROSS)
    at = places(modules, 5)
    k = modules.evaluate("() => canvas.camera().k")
    drag(modules, at[3], (at[3][0] + 80, at[3][1] + 40))
    (name, moved, x, y), *rest = events(modules)
    assert (name, moved, rest) == ("move", 3, [])
    assert x == pytest.approx(80 / k, abs=1)
    assert y == pytest.approx(150 + 40 / k, abs=1)
    before = places(modules, 3)
    drag(modules, (300, 500), (250, 480))
    assert events(modules) == []
    for (x0, y0), (x1, y1) in zip(before, places(modules, 3), strict=True):
        assert x1 - x0 == pytest.approx(-50)
        assert y1 - y0 == pytest.approx(-20)
    modules.evaluate("() => drawn()")
    x, y = places(modules, 1)[0]
    assert modules.evaluate(COLOUR, [x, y]) == "#0072b2"  # drawn anew after it came to rest


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()
    page.wait_for_timeout(250)
    page.evaluate("() => drawn()")


def test_the_wheel_zooms_where_the_pointer_is(modules: Page) -> None:
    show(modules, CROSS)
    x, y = places(modules, 2)[1]
    before = modules.evaluate("() => canvas.camera().k")
    modules.mouse.move(x, y)
    modules.mouse.wheel(0, -100)
    modules.wait_for_function("(k) => canvas.camera().k > k * 1.1", arg=before)
    assert list(places(modules, 2)[1]) == pytest.approx([x, y], abs=0.5)


def test_two_fingers_zoom(modules: Page) -> None:
    show(modules, CROSS)
    k = modules.evaluate(
        """() => {
          const before = canvas.camera().k;
          const fire = (type, id, x, y) => canvas.element.dispatchEvent(new PointerEvent(type,
            { pointerId: id, pointerType: 'touch', clientX: x, clientY: y, bubbles: true }));
          canvas.element.setPointerCapture = () => {};
          fire('pointerdown', 1, 400, 300); fire('pointerdown', 2, 500, 300);
          fire('pointermove', 2, 600, 300);
          fire('pointerup', 1, 400, 300); fire('pointerup', 2, 600, 300);
          return canvas.camera().k / before;
        }"""
    )
    assert k == pytest.approx(2)
    assert events(modules) == []  # neither a pick nor the background


def test_keys_walk_choose_open_and_let_go(modules: Page) -> None:
    show(modules, CROSS)
    modules.evaluate("() => canvas.element.focus()")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp", " ", "ArrowDown", "Enter", "Escape"):
        modules.keyboard.press(key)
    assert events(modules) == [["walk", 0], ["walk", 1], ["walk", 0], ["walk", 4], ["pick", 4], ["walk", 0],
                               ["open", 0], ["background"]]  # fmt: skip


def test_keys_zoom_pan_and_fit(modules: Page) -> None:
    show(modules, CROSS)
    modules.evaluate("() => canvas.element.focus()")
    start = modules.evaluate("() => canvas.camera()")
    modules.keyboard.press("+")
    assert modules.evaluate("() => canvas.camera().k") == pytest.approx(start["k"] * 1.3)
    modules.keyboard.press("Shift+ArrowRight")
    assert modules.evaluate("() => canvas.camera().x") == pytest.approx(start["x"] + 70 / (start["k"] * 1.3))
    modules.keyboard.press("0")
    assert modules.evaluate("() => canvas.camera()") == start
    modules.keyboard.press("Control+-")  # the browser's own
    assert modules.evaluate("() => canvas.camera()") == start


CROWD = """() => { window.crowd = (size) => {
  let seed = 7;
  const next = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
  const inks = ['blue', 'orange', 'grey'];
  const forms = ['dot', 'square', 'diamond', 'triangle', 'star', 'hexagon', 'triangleDown'];
  const columns = Math.ceil(Math.sqrt(size));
  const marks = [...Array(size)].map((_, place) => ({ x: ((place % columns) + next()) * 45,
    y: (Math.floor(place / columns) + next()) * 45, r: 3 + next() * 9, form: forms[place % 7],
    ink: inks[place % 3], weight: next() * 100,
    label: place % 2 ? [`川崎の取組${place}`, '二行目'] : [`initiative ${place}`] }));
  const lines = [...Array(size * 3)].map((_, place) => ({ from: place % size,
    to: next() < 0.05 ? Math.floor(next() * size) : (place + Math.floor(next() * 4) * columns + 1) % size,
    ink: inks[place % 3],
    dash: place % 2 ? 'dashed' : 'solid', width: 1 + next() * 3, bend: place % 5 ? 0 : 0.1, arrow: true }));
  return { marks, lines: lines.filter(({ from, to }) => from !== to) };
}; }"""


@pytest.mark.parametrize("size", [40, 400, 4000])
def test_names_never_lie_over_each_other(modules: Page, size: int) -> None:
    show(modules, size)
    for factor in (1, 2, 3, 0.2):
        modules.evaluate("async (factor) => { canvas.zoomBy(factor); await drawn(); }", factor)
        boxes: list[dict[str, float]] = modules.evaluate("() => canvas.labels()")
        assert len(boxes) > 3
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                apart = abs(one["x"] - other["x"]) * 2 >= one["w"] + other["w"] - 0.01
                above = abs(one["y"] - other["y"]) * 2 >= one["h"] + other["h"] - 0.01
                assert apart or above, (factor, one, other)


def test_heavier_marks_have_their_names_and_names_keep_their_size(modules: Page) -> None:
    heavy = [mark(x * 30, 0, label=[f"number {x}"], weight=x) for x in range(40)]
    show(modules, {"marks": heavy, "lines": []}, width=500)
    named = {box["mark"] for box in modules.evaluate("() => canvas.labels()")}
    assert 39 in named
    assert len(named) < 40
    first = next(box for box in modules.evaluate("() => canvas.labels()") if box["mark"] == 39)
    modules.evaluate("async () => { canvas.centre(39, 4); await drawn(); }")
    later = next(box for box in modules.evaluate("() => canvas.labels()") if box["mark"] == 39)
    assert [first["w"], first["h"]] == pytest.approx([later["w"], later["h"]])
    near = {box["mark"] for box in modules.evaluate("() => canvas.labels()")}
    assert {39, 38} <= near  # from near there is room for more


def test_a_name_picks_its_mark(modules: Page) -> None:
    show(modules, CROSS)
    box = next(box for box in modules.evaluate("() => canvas.labels()") if box["mark"] == 2)
    modules.mouse.click(box["x"], box["y"] + 2)
    assert events(modules) == [["pick", 2]]


def test_ten_thousand_marks_are_drawn_and_hit(modules: Page) -> None:
    show(modules, 10_000)
    inked = modules.evaluate(
        """() => {
          const bitmap = document.querySelector('.canvas-bitmap');
          const { data } = bitmap.getContext('2d').getImageData(0, 0, bitmap.width, bitmap.height);
          let inked = 0;
          for (let at = 3; at < data.length; at += 4) if (data[at]) inked += 1;
          return inked;
        }"""
    )
    assert inked > 50_000
    modules.evaluate("async () => { canvas.centre(5000, 3); await drawn(); }")
    x, y = places(modules, 5001)[5000]
    assert modules.evaluate("([x, y]) => canvas.markAt(x, y)", [x, y]) == 5000


def test_colours_follow_the_style(modules: Page) -> None:
    show(modules, CROSS)
    at = places(modules, 1)[0]
    modules.evaluate(
        """async () => {
          document.documentElement.style.setProperty('--ink-blue', '#123456');
          await new Promise((done) => setTimeout(done, 50));
          await drawn();
        }"""
    )
    assert modules.evaluate(COLOUR, list(at)) == "#123456"
    modules.evaluate("() => document.documentElement.removeAttribute('style')")


def test_a_new_size_shows_the_whole_again(modules: Page) -> None:
    show(modules, CROSS)
    modules.evaluate(
        """async () => {
          canvas.element.parentElement.style.width = '300px';
          await new Promise((done) => setTimeout(done, 80));
          await drawn();
        }"""
    )
    assert all(0 < x < 300 for x, _ in places(modules, 5))


def test_a_scene_of_nothing_and_of_things_in_one_place(modules: Page) -> None:
    show(modules, {"marks": [], "lines": []})
    modules.evaluate("() => canvas.element.focus()")
    modules.keyboard.press("ArrowRight")
    modules.mouse.click(400, 300)
    assert events(modules) == [["background"]]
    show(modules, {"marks": [mark(5, 5, label=["a"]), mark(5, 5, label=["b"])], "lines": [line(0, 1, arrow=True)]})
    assert places(modules, 2)[0] == places(modules, 2)[1]
    assert len(modules.evaluate("() => canvas.labels()")) == 2
