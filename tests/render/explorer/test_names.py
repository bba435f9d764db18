"""The names in the network's picture: which marks have theirs, and where, at the sizes of real screens."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

DRAW = """async ({ patch, width, height }) => {
  const { buildScene } = await import('/scene/scene.js');
  const { freshState } = await import('/state/state.js');
  const { createCanvas } = await import('/canvas/canvas.js');
  window.canvas?.leave();
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'absolute', left: '0', top: '0', width: `${width}px`, height: `${height}px` });
  host.style.fontFamily = '"Noto Sans CJK JP", sans-serif';
  document.body.replaceChildren(host);
  const style = document.createElement('style');
  style.textContent = '.canvas { position: absolute; inset: 0; overflow: hidden }';
  document.head.replaceChildren(style);
  const place = (id) => model.thingById.get(id) ?? -1;
  const state = { ...freshState({ language: 'en', theme: 'light' }), view: 'network', ...patch };
  for (const key of ['at', 'focus']) if (typeof state[key] === 'string') state[key] = place(state[key]);
  state.open = state.open.map(place);
  const built = buildScene(model, state, { width, aspect: width / height, most: 30 }, (n) => `${n} more`);
  window.canvas = createCanvas(host, {});
  canvas.draw(built.scene);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let left = 200; left > 0 && !canvas.settled(); left -= 1) await frame();
  const id = (mark) => (built.things[mark] < 0 ? '' : model.data.things[built.things[mark]].id);
  return {
    names: canvas.labels().map((name) => ({ ...name, id: id(name.mark) })),
    marks: built.scene.marks.map(({ faded }, mark) =>
      ({ id: id(mark), faded: Boolean(faded), at: canvas.placeOf(mark) })),
    policies: model.policies.map((policy) => model.data.things[policy].id),
    zoom: canvas.camera().k,
  };
}"""
STAGES = {"desktop": (1023, 730), "tablet": (650, 600), "phone": (349, 395)}
TOOLS = 48  # pixels along the lower edge where the buttons stand over the picture
LANGUAGES = ("ja", "en")
TIED_MOST = {"facility/king-skyfront", "actor/jetro", "actor/kanagawa-prefecture"}  # who only advises takes no part


def drawn(page: Page, stage: str, language: str, **patch: Any) -> Any:
    width, height = STAGES[stage]
    return page.evaluate(DRAW, {"patch": {"language": language, **patch}, "width": width, "height": height})


def named(picture: Any) -> set[str]:
    return {name["id"] for name in picture["names"]}


@pytest.mark.parametrize(
    ("stage", "language", "least"),
    [
        ("desktop", "ja", 44), ("desktop", "en", 44), ("tablet", "ja", 42), ("tablet", "en", 42),
        ("phone", "ja", 36), ("phone", "en", 23),
    ],
)  # fmt: skip
def test_the_overview_fills_the_frame_and_most_marks_have_their_names(
    explorer_modules: Page, stage: str, language: str, least: int
) -> None:
    width, height = STAGES[stage]
    picture = drawn(explorer_modules, stage, language)
    assert len(picture["marks"]) == 44
    assert len(named(picture)) >= least
    assert set(picture["policies"]) <= named(picture)
    assert named(picture) >= TIED_MOST
    assert picture["zoom"] == pytest.approx(1)
    across, down = zip(*(mark["at"] for mark in picture["marks"]), strict=True)
    assert max(across) - min(across) > 0.7 * width
    assert max(down) - min(down) > 0.7 * height


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "patch", [{}, {"at": "2018/2"}, {"at": "2018/2", "open": ["2018/2"]}, {"scene": "around", "focus": "actor/jetro"}]
)
def test_no_name_is_cut_at_the_frame_and_none_lies_on_another(
    explorer_modules: Page, stage: str, language: str, patch: dict[str, Any]
) -> None:
    width, height = STAGES[stage]
    names = drawn(explorer_modules, stage, language, **patch)["names"]
    for name in names:
        assert name["w"] / 2 <= name["x"] <= width - name["w"] / 2, name
        assert name["h"] / 2 <= name["y"] <= height - TOOLS - name["h"] / 2, name
    for one, other in combinations(names, 2):
        apart = abs(one["x"] - other["x"]) * 2 >= one["w"] + other["w"] - 0.01
        above = abs(one["y"] - other["y"]) * 2 >= one["h"] + other["h"] - 0.01
        assert apart or above, (one, other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("stage", "least"), [("desktop", 1.0), ("tablet", 1.0), ("phone", 0.85)])
def test_what_belongs_to_a_choice_has_its_name(explorer_modules: Page, stage: str, language: str, least: int) -> None:
    picture = drawn(explorer_modules, stage, language, at="2018/2")
    full = {mark["id"] for mark in picture["marks"] if not mark["faded"]}
    assert {"2018/2", "facility/king-skyfront"} <= full
    assert len(full) < len(picture["marks"])
    assert len(full & named(picture)) >= least * len(full), full - named(picture)
    assert {"2018/2", "facility/king-skyfront"} <= named(picture)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("stage", "least"), [("desktop", 1.0), ("tablet", 0.85), ("phone", 0.6)])
def test_what_came_by_expanding_stands_in_the_frame_with_its_name(
    explorer_modules: Page, stage: str, language: str, least: int
) -> None:
    before = drawn(explorer_modules, stage, language, at="2018/2")
    picture = drawn(explorer_modules, stage, language, at="2018/2", open=["2018/2"])
    assert picture["zoom"] == pytest.approx(1)
    old = {mark["id"]: mark for mark in before["marks"]}
    for mark in picture["marks"]:
        if mark["id"] in old:
            assert mark["at"] == pytest.approx(old[mark["id"]]["at"])  # nothing else moves
    came = {mark["id"] for mark in picture["marks"]} - set(old)
    assert len(came) > 10
    assert not [mark for mark in picture["marks"] if mark["id"] in came and mark["faded"]]
    full = {mark["id"] for mark in picture["marks"] if not mark["faded"]}
    assert "facility/king-skyfront" in full
    assert len(full & named(picture)) >= least * len(full), full - named(picture)
