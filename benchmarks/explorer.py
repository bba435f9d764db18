"""The explorer's page and its picture against plain pyvis pages of the same networks, in one run.

    python benchmarks/explorer.py [LARGEST]

Networks of 300, 1,000, 5,000 and 10,000 things with five links to each, made with a fixed seed. For each:
milliseconds from opening the page to its first drawing, and frames a second while panning and zooming for two seconds
each, with the processor time of the whole browser for a frame (below 17 ms a free core keeps 60), in the system's
Chromium without a GPU at 1280 x 800. The explorer's figures are of its own canvas modules (js/canvas.js) in a page
with nothing else; pyvis draws the same positions with its physics off, and (up to 300 things) with its defaults,
where the first drawing is when it stands still. Then the page of the whole graph: how long it takes to build, how
large it is, when its overview and its map of everything are drawn, and how long a search in it takes. Last the page of
28 plans, copies of those of the packaged graph (copies.py), with 10,000 things: how long each view takes from the press
to its drawing, a key of a text never typed before in the search box, the panel of filters and a press in it, and the
processor time of the whole browser for each: on a busy machine that tells more. With --many FILE this alone, of a page
that is there already.

To reach: first drawing 500 ms at 1,000; 60 frames a second up to 5,000; built in 3 s; below 2.5 MB; of 10,000 things
any view in 500 ms, a key in 50.
"""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page, sync_playwright

from keikaku.render.explorer.modules import join, modules

ROOT = Path(__file__).resolve().parent.parent
SIZES = (300, 1_000, 5_000, 10_000)
PHYSICS_UP_TO = 300  # pyvis's default of 1,000 things does not come to rest in 90 s
STAND_STILL = 60  # seconds that pyvis's default may take
INKS = ("blue", "orange", "green", "vermillion", "sky", "purple", "ochre", "grey")
FORMS = ("dot", "square", "diamond", "triangle", "star", "hexagon")
BENCH = """
import { createCanvas } from './canvas/canvas.js';
const scene = JSON.parse(document.getElementById('data').textContent);
const canvas = createCanvas(document.getElementById('host'), {});
canvas.draw(scene);
requestAnimationFrame(() => requestAnimationFrame(() => { window.firstDrawn = performance.now(); }));
window.panned = true;
"""
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>html,body{{margin:0;height:100%}}#host{{position:absolute;inset:0}}
.canvas{{position:absolute;inset:0;overflow:hidden;touch-action:none}}.canvas-bitmap{{position:absolute;will-change:transform}}
.canvas-overlay{{position:absolute;inset:0;pointer-events:none}}</style>
<div id="host"></div><script id="data" type="application/json">{data}</script><script>{script}</script></html>"""
# Frames are counted by the page; the mouse moves as a hand would, one step for each frame that the page shows.
COUNT = """(milliseconds) => new Promise((done) => {
  const times = [];
  const step = (time) => {
    times.push(time);
    if (time - times[0] < milliseconds) requestAnimationFrame(step);
    else done(1000 * (times.length - 1) / (time - times[0]));
  };
  requestAnimationFrame(step);
})"""
PAN = """(milliseconds) => new Promise((done) => {
  const target = document.querySelector('%s');
  const held = { bubbles: true, buttons: 1 };
  const fire = (type, x, y) => target.dispatchEvent(new PointerEvent(type,
    { clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', isPrimary: true, ...held }));
  const mouse = (type, x, y) => target.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, ...held }));
  const [cx, cy] = [640, 300];
  target.setPointerCapture = () => {};
  fire('pointerdown', cx, cy); mouse('mousedown', cx, cy);
  const start = performance.now();
  const move = () => {
    const t = performance.now() - start;
    const [x, y] = [cx + 300 * Math.sin(t / 400), cy + 180 * Math.sin(t / 610)];
    fire('pointermove', x, y); mouse('mousemove', x, y);
    if (t < milliseconds) requestAnimationFrame(move);
    else { fire('pointerup', x, y); mouse('mouseup', x, y); done(); }
  };
  requestAnimationFrame(move);
})"""
ZOOM = """(milliseconds) => new Promise((done) => {
  const target = document.querySelector('%s');
  const start = performance.now();
  const turn = () => {
    const t = performance.now() - start;
    target.dispatchEvent(new WheelEvent('wheel',
      { clientX: 640, clientY: 400, deltaY: -30 * Math.cos(t / 320), bubbles: true, cancelable: true }));
    if (t < milliseconds) requestAnimationFrame(turn);
    else done();
  };
  requestAnimationFrame(turn);
})"""


# From a press to two frames later, when what it shows is seen.
PRESSED = """([selector, text]) => new Promise((done) => {
  const target = document.querySelector(selector);
  const start = performance.now();
  if (text === null) target.click();
  else {
    target.focus();
    target.value = text;
    target.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
COPIES = 14
TEXTS = ("k", "kaw", "small firms", "jetor", "観光", "2018:6.1.1", "initiatives for small firms")


def main() -> None:
    if sys.argv[1:2] == ["--many"]:
        with chromium() as browser:
            many(browser, Path(sys.argv[2]))
        return
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        print(f"{'':28}{'kB':>8}{'drawn ms':>10}{'pan fps':>9}{'CPU ms':>8}{'zoom fps':>10}{'CPU ms':>8}")
        for size in (size for size in SIZES if size <= largest):
            scene = network(size)
            line(f"{size:,} things, explorer", browser, ours(scene, folder / "ours.html"), ".canvas")
            line(
                f"{size:,} things, pyvis",
                browser,
                pyvis(scene, folder / "pyvis.html", physics=False),
                ".vis-network canvas",
            )
            if size <= PHYSICS_UP_TO:
                page = pyvis(scene, folder / "default.html", physics=True)
                line(f"{size:,} things, pyvis default", browser, page, ".vis-network canvas")
        whole(browser, folder / "explorer.html")
        store, path = folder / "copies.nq", folder / "many.html"
        made: tuple[list[str | Path], ...] = (
            [ROOT / "benchmarks" / "copies.py", str(COPIES), store],
            [ROOT / "cli.py", "explore", "--store", store, "-o", path, "--no-open", "--timeout", "600"],
        )
        for command in made:
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
        many(browser, path)


def network(size: int) -> dict[str, list[dict[str, object]]]:
    """A scene: things in clusters, each with about five links, most of them within its cluster."""
    chance = random.Random(2018)
    side = math.sqrt(size) * 60
    centres = [(chance.uniform(-side, side), chance.uniform(-side, side)) for _ in range(max(3, size // 60))]
    home = [chance.randrange(len(centres)) for _ in range(size)]
    members: dict[int, list[int]] = {}
    for thing, centre in enumerate(home):
        members.setdefault(centre, []).append(thing)
    marks: list[dict[str, object]] = [
        {
            "x": round(chance.gauss(centres[home[thing]][0], 140), 1),
            "y": round(chance.gauss(centres[home[thing]][1], 140), 1),
            "r": 4 + chance.random() * 6, "form": chance.choice(FORMS), "ink": chance.choice(INKS),
            "label": [f"川崎の取組 {thing}", "Initiative"], "weight": chance.random() * 100,
        }
        for thing in range(size)
    ]  # fmt: skip
    ends = [
        (thing, chance.choice(members[home[thing]]) if chance.random() < 0.8 else chance.randrange(size))
        for thing in range(size)
        for _ in range(5)
    ]
    lines: list[dict[str, object]] = [
        {"from": a, "to": b, "ink": chance.choice(INKS), "dash": chance.choice(("solid", "dashed")), "width": 1.4,
         "bend": 0, "arrow": True}
        for a, b in ends
        if a != b
    ]  # fmt: skip
    return {"marks": marks, "lines": lines}


def ours(scene: object, path: Path) -> Path:
    """A page with the explorer's canvas and nothing else."""
    script = join({**modules(), "bench.js": BENCH}, "bench.js")
    path.write_text(PAGE.format(data=json.dumps(scene, ensure_ascii=False), script=script), encoding="utf-8")
    return path


def pyvis(scene: dict[str, list[dict[str, object]]], path: Path, *, physics: bool) -> Path:
    """What pyvis makes of the same network, left as it comes but for positions and physics."""
    from pyvis.network import Network

    page = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    for place, mark in enumerate(scene["marks"]):
        where = {} if physics else {"x": mark["x"], "y": mark["y"]}
        page.add_node(place, label=str(mark["label"][0]), **where)  # type: ignore[index]
    for line_ in scene["lines"]:
        page.add_edge(line_["from"], line_["to"])
    if not physics:
        page.toggle_physics(False)
    told = page.generate_html()
    told = told.replace("network = new vis.Network(container, data, options);", """
        network = new vis.Network(container, data, options);
        network.once('%s', () => requestAnimationFrame(() => { window.firstDrawn = performance.now(); }));
    """ % ("stabilized" if physics else "afterDrawing"))  # fmt: skip
    path.write_text(told, encoding="utf-8")
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    import shutil

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """A page with no way to other hosts, which pyvis's pages would ask."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    yield page
    context.close()


def line(name: str, browser: Browser, path: Path, target: str) -> None:
    """One line of the table: medians of three openings, then panning and zooming in the last."""
    drawn = []
    for turn in range(3):
        with opened(browser, path) as page:
            try:
                page.wait_for_function("() => window.firstDrawn", timeout=1000 * STAND_STILL)
                drawn.append(page.evaluate("() => window.firstDrawn"))
            except Error:  # never came to rest
                drawn.append(math.inf)
            if drawn[-1] == math.inf:
                print(
                    f"{name:28}{path.stat().st_size / 1000:>8.0f}  does not come to rest in {STAND_STILL} s", flush=True
                )
                return
            if turn < 2:
                continue
            page.wait_for_timeout(500)
            (pan, pan_cost), (zoom, zoom_cost) = (gesture(page, move % target) for move in (PAN, ZOOM))
            break
    size = path.stat().st_size / 1000
    print(
        f"{name:28}{size:>8.0f}{median(drawn):>10.0f}{pan:>9.0f}{pan_cost:>8.1f}{zoom:>10.0f}{zoom_cost:>8.1f}",
        flush=True,
    )


def gesture(page: Page, script: str) -> tuple[float, float]:
    """Frames a second during two seconds of a gesture, and milliseconds of processor that the browser spent on each."""
    both = f"() => Promise.all([({COUNT})(2000), ({script})(2000)])"
    start = browser_cpu()
    rate: float = page.evaluate(both)[0]
    spent = browser_cpu() - start
    page.wait_for_timeout(600)
    return rate, 1000 * spent / (2 * rate)


def browser_cpu() -> float:
    """Seconds of processor of all processes below this one that are running."""
    rows = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue  # it has ended meanwhile
            rows[int(entry.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    below = {os.getpid()}
    while more := {one for one, (parent, _) in rows.items() if parent in below} - below:
        below |= more
    return sum(rows[one][1] for one in below - {os.getpid()} if one in rows) / os.sysconf("SC_CLK_TCK")


def whole(browser: Browser, path: Path) -> None:
    """The page of the whole graph."""
    builds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, ROOT / "cli.py", "explore", "-o", path, "--no-open"], check=True, capture_output=True
        )
        builds.append(time.perf_counter() - start)
    print(f"explore: built in {median(builds):.2f} s, {path.stat().st_size / 1e6:.2f} MB")
    drawn: list[float] = []
    found: list[float] = []
    for fragment in ("#network", "#network&scene=all"):
        drawn.clear()
        for _ in range(3):
            with opened(browser, Path(f"{path}")) as page:
                page.goto("about:blank")
                page.goto(path.as_uri() + fragment, wait_until="commit")
                page.wait_for_selector(".canvas-bitmap[width]")
                drawn.append(
                    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(performance.now())))")
                )
        print(f"{fragment}: drawn after {median(drawn):.0f} ms")
    with opened(browser, path) as page:
        page.goto("about:blank")
        page.goto(path.as_uri() + "#network&scene=all")
        page.wait_for_timeout(800)
        rates = [gesture(page, move % ".canvas") for move in (PAN, ZOOM)]
        (pan, pan_cost), (zoom, zoom_cost) = rates
        print(
            f"everything: {pan:.0f} frames a second while panning ({pan_cost:.1f} ms of processor each), "
            f"{zoom:.0f} while zooming ({zoom_cost:.1f})"
        )
        for text in ("ジェトロ", "king skyfront", "jetor", "2018:6.1.1"):
            page.fill("#search", "")
            found.append(page.evaluate(
                """(text) => new Promise((done) => {
                  const input = document.querySelector('#search');
                  const list = document.querySelector('#search-hits');
                  const start = performance.now();
                  new MutationObserver(() => done(performance.now() - start))
                    .observe(list, { childList: true, subtree: true });
                  input.focus();
                  input.value = text;
                  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
                })""", text))  # fmt: skip
        print("search: " + ", ".join(f"{took:.1f} ms" for took in found))


def many(browser: Browser, path: Path) -> None:
    """The page of many plans, all of them shown: medians of three presses each."""
    with opened(browser, path) as page:
        page.goto("about:blank")
        page.goto(f"{path.absolute().as_uri()}#plan=all&lang=en")
        page.wait_for_selector("main > *")
        things = page.evaluate("() => JSON.parse(document.getElementById('data').textContent).things.length")
        first = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
        print(f"{things:,} things: {path.stat().st_size / 1e6:.1f} MB, first drawn after {first:.0f} ms")
        page.wait_for_timeout(4000)

        def timed(selector: str, text: str | None = None, *, before: str = "", field: str = "", times: int = 3) -> str:
            took, cost = [], []
            for _ in range(times):
                if before:
                    page.click(before)
                if field:
                    page.fill(field, "")
                page.wait_for_timeout(1000)
                start = browser_cpu()
                took.append(page.evaluate(PRESSED, [selector, text]))
                cost.append(1000 * (browser_cpu() - start))
            return f"{median(took):.0f} ms ({median(cost):.0f})"

        views = page.evaluate("() => [...document.querySelectorAll('nav.views a')].map((link) => link.dataset.view)")
        link = "nav.views a[data-view={}]".format
        shown = [f"{view} {timed(link(view), before=link('table' if view != 'table' else 'home'))}" for view in views]
        print(f"views: {', '.join(shown)}")
        page.click(link("table"))
        print("keys: " + ", ".join(f"{text} {timed('#search', text, field='#search', times=1)}" for text in TEXTS))
        page.fill("#search", "")
        opening = timed("#filter-open")
        ticked = timed("[id^=facet-groupsOn-][type=checkbox]")
        print(f"filters: panel {opening}, a tick {ticked}")


if __name__ == "__main__":
    main()
