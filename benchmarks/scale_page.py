"""Writes ``docs/scale.md`` and its picture from what ``benchmarks/scale.py`` has measured.

python -m benchmarks.scale_page FOLDER       # of FOLDER/2.json, FOLDER/10.json …
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs" / "scale.md", ROOT / "docs" / "scale.svg"
BENDS = 1.5  # times from one size to the next, for an answer that keeps its number of rows
QUICK = 0.02  # seconds below which a query's growth is noise
ASKED = ("lookup", "show", "search")
PLACES = ("packaged", "store", "server")

Found: TypeAlias = Mapping[str, Any]
"""What was measured of one size, by the names of ``benchmarks/scale.py``. A run is CPU s, wall s, MiB."""


def read(folder: Path) -> list[Found]:
    """What was measured, by size."""
    every = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("[0-9]*.json")]
    return sorted(every, key=lambda one: one["plans"])


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown, numbers to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def number(value: float) -> str:
    """A number that is read at a glance."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def making(found: Sequence[Found]) -> str:
    """From a corpus to a store: processor time, memory, size."""
    rows = [
        (
            one["plans"], f"{one['quads']:,}", number(one["release"][0]), number(one["load"][0]),
            number(one["bare"][0] / one["load"][0]), f"{one['release'][2]:,.0f}", f"{one['load'][2]:,.0f}",
            f"{one['MiB']['release']:,.0f}", f"{one['MiB']['store']:,.0f}",
        )
        for one in found if "load" in one
    ]  # fmt: skip
    head = ("plans", "quads", "`release`, s", "`load`, s", "bare loader / `load`", "`release`, peak MiB",
            "`load`, peak MiB", "release, MiB", "store, MiB")  # fmt: skip
    return table(head, rows)


def asking(found: Sequence[Found]) -> str:
    """Whole processes in times of the same question to the packaged graph, by processor time."""
    rows = []
    for one in found:
        for name in ASKED:
            if told := one.get(name):
                base = told["packaged CPU"]
                cold = f"{told['store cold'][0] / base:.1f}" if "store cold" in told else ""
                rows.append((
                    f"{one['plans']}: `{name}`", number(base), f"{told['store CPU'] / base:.1f}", cold,
                    f"{told['server CPU'] / base:.1f}", f"{told['store'][2]:.0f}", f"{told['server'][2]:.0f}",
                ))  # fmt: skip
    head = ("plans, question", "packaged, s", "store", "store, cold", "server", "store, MiB", "server's client, MiB")
    return table(head, rows)


def bending(found: Sequence[Found]) -> list[tuple[str, int, int, float, float, int]]:
    """Queries of the catalogue that cost more at the next size for as many rows: name, both sizes, both costs, rows."""
    sized = [one for one in found if "catalogue" in one]
    bent = []
    for small, large in itertools.pairwise(sized):
        for name, (cost, rows) in large["catalogue"].items():
            before, rows_before = small["catalogue"].get(name, (cost, rows))
            if rows == rows_before and cost > max(BENDS * before, QUICK):
                bent.append((name, small["plans"], large["plans"], before, cost, rows))
    return sorted(bent, key=lambda one: -one[4] / one[3])


def catalogue(found: Sequence[Found]) -> str:
    """Those of the catalogue that bend."""
    rows = [
        (f"`{name}`", f"{small} → {large}", number(before), number(cost), f"{cost / before:.1f}", rows)
        for name, small, large, before, cost, rows in bending(found)
    ]
    return table(("query", "plans", "before, s", "after, s", "times", "rows"), rows)


def analyses(found: Sequence[Found]) -> str:
    """Seconds that pass, warm, by engine and size."""
    sized = [one for one in found if "analyses sail" in one]
    head = ["analysis", *(f"{engine}, {one['plans']}" for engine in ("DuckDB", "Sail") for one in sized)]
    names = sized[-1]["analyses duckdb"] if sized else ()
    rows = [
        [f"`{name}`", *(number(one[f"analyses {engine}"][name]) for engine in ("duckdb", "sail") for one in sized)]
        for name in names
    ]
    return table(head, rows)


def picture(found: Sequence[Found]) -> None:
    """Four curves over the number of plans, both axes logarithmic."""
    plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "keikaku", "font.size": 9})
    figure, (made, asked, run, analysed) = plt.subplots(1, 4, figsize=(13, 3.6), constrained_layout=True)
    sized = [one for one in found if "load" in one]
    plans = [one["plans"] for one in sized]
    for name in ("release", "load", "bare"):
        made.plot(plans, [1e6 * one[name][0] / one["quads"] for one in sized], marker="o", label=name)
    made.set_title("Making: s of a processor per million quads")
    for place, style in zip(PLACES, ("-", "--", ":"), strict=True):
        for name, colour in zip(ASKED, ("C0", "C1", "C2"), strict=True):
            some = [one for one in found if name in one]
            asked.plot(
                [one["plans"] for one in some], [one[name][f"{place} CPU"] for one in some], style, color=colour,
                marker="o", label=f"{name}, {place}",
            )  # fmt: skip
    asked.set_title("Asking: s of a processor, whole process")
    some = [one for one in found if "catalogue" in one]
    bent = {name for name, *_ in bending(found)[:6]}
    for name in some[0]["catalogue"] if some else ():
        points = [(one["plans"], one["catalogue"][name][0]) for one in some if name in one["catalogue"]]
        mark = (
            {"color": f"C{sorted(bent).index(name)}", "label": name, "zorder": 3} if name in bent else {"color": "0.8"}
        )
        run.plot(*zip(*points, strict=True), linewidth=1, **mark)
    run.set_title("Catalogue: s of a processor, each query")
    some = [one for one in found if "analyses sail" in one]
    for engine, colour in (("duckdb", "C0"), ("sail", "C1")):
        for rank, name in enumerate(some[0]["analyses duckdb"] if some else ()):
            analysed.plot(
                [one["plans"] for one in some], [one[f"analyses {engine}"][name] for one in some], color=colour,
                linewidth=1, label=None if rank else engine,
            )  # fmt: skip
    analysed.set_title("Analyses: s that pass, warm")
    for axes in (made, asked, run, analysed):
        axes.set(xscale="log", yscale="log", xlabel="plans")
        axes.set_xticks(plans, map(str, plans), minor=False)
        axes.legend(fontsize=7)
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(PICTURE, metadata={"Date": None, "Creator": None})


def main() -> None:
    """Fill the page's tables between their marks, and draw the picture."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("folder", type=Path)
    found = read(words.parse_args().folder)
    text = PAGE.read_text(encoding="utf-8")
    for name, fill in (("making", making), ("asking", asking), ("catalogue", catalogue), ("analyses", analyses)):
        head, _, rest = text.partition(f"<!-- {name} -->\n")
        _, end, tail = rest.partition("<!-- end -->")
        text = f"{head}<!-- {name} -->\n{fill(found)}\n{end}{tail}"
    PAGE.write_text(text, encoding="utf-8")
    picture(found)


if __name__ == "__main__":
    main()
