"""The names in the network's picture: which marks have theirs, whole and within the frame, at the sizes of real screens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

DRAW = """async ({ patch, width, height }) => {
  const { buildScene } = await import('/scene.js');
  const { freshState } = await import('/state.js');
  const { createCanvas } = await import('/canvas.js');
  const { hubs, partners } = await import('/home_view.js').catch(() => ({}));
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
  const most = 30;
  const built = buildScene(model, state, { width, aspect: width / height, most }, (n) => `${n} more`);
  window.canvas = createCanvas(host, {});
  canvas.draw(built.scene);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let left = 200; left > 0 && !canvas.settled(); left -= 1) await frame();
  const id = (mark) => (built.things[mark] < 0 ? '' : model.data.things[built.things[mark]].id);
  const { policies, ties } = model;
  return {
    names: canvas.labels().map((name) => ({ ...name, id: id(name.mark) })),
    marks: built.scene.marks.map(({ faded, label, r }, mark) => ({ id: id(mark), faded: Boolean(faded), label, r, at: canvas.placeOf(mark) })),
    policies: policies.map((policy) => model.data.things[policy].id),
    tying: built.things.filter((thing) => thing >= 0 && ties[thing].size >= 3).map((thing) => model.data.things[thing].id),
    k: canvas.camera().k,
  };
}"""
STAGES = {"desktop": (1023, 730), "tablet": (650, 600), "phone": (349, 395)}
LANGUAGES = ("ja", "en")


def drawn(page: Page, stage: str, language: str, **patch: Any) -> Any:
    width, height = STAGES[stage]
    return page.evaluate(DRAW, {"patch": {"language": language, **patch}, "width": width, "height": height})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_x(explorer_modules: Page, stage: str, language: str) -> None:
    for patch in ({}, {"at": "2018/2"}, {"at": "2018/2", "open": ["2018/2"]}, {"scene": "around", "focus": "actor/jetro", "at": "actor/jetro"}):
        d = drawn(explorer_modules, stage, language, **patch)
        named = {n["id"] for n in d["names"]}
        full = [m for m in d["marks"] if not m["faded"]]
        print(stage, language, patch, "named", len(named), "of", len(d["marks"]), "full unnamed",
              [m["label"] for m in full if m["id"] not in named], round(d["k"], 2))
