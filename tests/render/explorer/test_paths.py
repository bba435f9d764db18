"""The explorer's shortest paths and their telling: the same as the terminal's, each step with its source."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from keikaku.records import IRI
from keikaku.services.questions import paths
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened, settle

PAIRS = 200
FIND_ALL = """async (pairs) => {
  const { shortestPaths } = await import('/data/paths.js');
  const { things, links, passages } = model.data;
  return pairs.map((pair) => {
    const [from, to] = pair.map((id) => model.thingById.get(id));
    return shortestPaths(model, from, to).map((path) => ({
      loose: path.loose,
      things: path.things.map((thing) => things[thing].id),
      steps: path.steps.map(({ links: some }) => some.flatMap((link) => links[link][3].map((one) => passages[one].at))),
    }));
  });
}"""


@pytest.fixture(scope="module")
def pairs(session: Session, modules: Modules) -> list[tuple[str, str]]:
    """Two thirds of the ends are things that take part or stand in a statement; the rest may be anything."""
    told = sorted({str(end) for step in paths._steps(session) for end in (step.source, step.target)})
    known: list[str] = modules.evaluate("() => model.data.things.map(({ id }) => id)")
    near = [iri.removeprefix(ID) for iri in told]
    chance = random.Random(2018)  # the same pairs in every run
    ends = [chance.choice(near if chance.random() < 0.67 else known) for _ in range(2 * PAIRS)]
    return list(zip(ends[::2], ends[1::2], strict=True))


def test_the_same_paths_as_the_terminal(
    session: Session, modules: Modules, pairs: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = paths._steps(session)
    monkeypatch.setattr(paths, "_steps", lambda _: statements)  # asked once, not for every pair
    found: list[list[dict[str, Any]]] = modules.evaluate(FIND_ALL, [list(pair) for pair in pairs])
    several = steps = nothing = 0
    for (start, end), mine in zip(pairs, found, strict=True):
        theirs = paths.shortest(session, IRI(ID + start), IRI(ID + end))
        if not theirs:
            assert all(path["loose"] for path in mine), (start, end)  # over what the terminal does not follow
            nothing += 1
            continue
        assert not any(path["loose"] for path in mine)
        assert [path["things"] for path in mine] == [_things(start, path) for path in theirs]
        for path, their_path in zip(mine, theirs, strict=True):
            for at, step in zip(path["steps"], their_path, strict=True):
                assert {one.removeprefix(ID + "passage/").replace("/", ":", 1) for one in step.passages} <= set(at)
                steps += 1
        several += len(theirs) > 1
    assert steps > 200
    assert several > 10
    assert nothing > 10


def _things(start: str, path: tuple[paths.Step, ...]) -> list[str]:
    """The things on a path, from its beginning: steps are in the direction of their statements."""
    things = [IRI(ID + start)]
    for step in path:
        things.append(step.target if step.source == things[-1] else step.source)
    return [thing.removeprefix(ID) for thing in things]


def test_a_path_leads_only_through_what_is_allowed(modules: Modules) -> None:
    first, around, without = modules.evaluate(
        """async () => {
          const { shortestPaths, pathsShown } = await import('/data/paths.js');
          const { freshState } = await import('/state/state.js');
          const [from, to] = ['facility/ksp', 'actor/jetro'].map((id) => model.thingById.get(id));
          const ids = (paths) => paths.map(({ things }) => things.map((thing) => model.data.things[thing].id));
          const [direct] = shortestPaths(model, from, to);
          const middle = direct.things[1];
          const state = { ...freshState({ language: 'ja', theme: 'system' }), focus: from, to };
          return [ids([direct])[0], ids(shortestPaths(model, from, to, (thing) => thing !== middle)),
            ids(pathsShown(model, { ...state, gone: [middle], kindsOff: ['Organisation'] }))];
        }"""
    )
    assert first == ["facility/ksp", "actor/kawasaki-city", "actor/jetro"]
    assert around
    assert all("actor/kawasaki-city" not in path[1:-1] and len(path) >= 3 for path in around)
    assert all(path[0] == "facility/ksp" and path[-1] == "actor/jetro" for path in without)  # the ends stay
    assert all(not thing.startswith("actor/") for path in without for thing in path[1:-1])


def test_no_path_to_itself_or_to_nothing(modules: Modules) -> None:
    assert modules.evaluate(
        """async () => {
          const { shortestPaths } = await import('/data/paths.js');
          return [[5, 5], [5, -1], [-1, 5], [5, 1e9]].map(([from, to]) => shortestPaths(model, from, to).length);
        }"""
    ) == [0, 0, 0, 0]


@pytest.mark.parametrize("width", [375, 1440])
def test_a_path_is_told_with_its_sources(browser: Browser, explorer_page: Path, width: int) -> None:
    with opened(browser, explorer_page, width) as record:
        page = record.page
        go(page, "network&scene=path&focus=facility/ksp&to=actor/jetro", "en")
        steps = page.locator(".path-steps").first.locator(":scope > li")
        told = [text.split("Source")[0].strip() for text in steps.all_text_contents()]
        assert told == [
            "Kawasaki City (city government) and Kanagawa Science Park (KSP) work together",
            "JETRO (Japan External Trade Organization) and Kawasaki City (city government) work together",
        ]
        assert all(step.locator(".cite").count() > 0 for step in steps.all())
        go(page, "network&scene=path&focus=facility/ksp&to=actor/jetro", "ja")
        assert "かながわサイエンスパーク" in steps.first.inner_text()
        assert record.misdeeds() == []


def test_the_ends_are_chosen_by_keyboard_and_a_hub_avoided(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "network&scene=path", "en")
        assert "Choose both ends" in page.inner_text(".path-told")
        for field, text in (("path-from", "KSP"), ("path-to", "JETRO")):
            page.focus(f"#{field}")
            page.keyboard.type(text)
            page.keyboard.press("Enter")
            settle(page)
        assert "focus=facility/ksp" in page.url
        assert "to=actor/jetro" in page.url
        assert page.input_value("#path-from").startswith("Kanagawa Science Park")
        page.locator(".path-around").first.click()
        settle(page)
        assert "gone=actor/kawasaki-city" in page.url
        assert "Kawasaki City (city government)" not in page.locator(".path-steps").first.inner_text()
        assert "Kawasaki City (city government)" in page.inner_text(".path-avoided")
        page.locator(".path-avoided button").click()
        page.click("#path-swap")
        settle(page)
        assert "focus=actor/jetro" in page.url
        assert "to=facility/ksp" in page.url
        assert "gone" not in page.url
        assert record.misdeeds() == []
