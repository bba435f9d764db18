"""Whole-process `lookup "initiatives involving JETRO"` against the floor and against rdflib, in one run.

    python benchmarks/lookup.py [ROUNDS]

keikaku: with the graph kept ready by an earlier question. files: keikaku without the cache, as the first question is.
floor: bare Python that imports pyoxigraph, loads the same graph files and runs the same SPARQL.
rdflib: the ten-line script that a user would write. To reach: at most 2.5 times the floor, and at least
10 times faster than rdflib.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from processes import measure, ratio

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "initiatives involving JETRO"
SPARQL = """PREFIX kk: <https://w3id.org/keikaku/ns#>
SELECT DISTINCT ?result ?passage WHERE {
  VALUES ?thing1 { <https://w3id.org/keikaku/id/actor/jetro> }
  GRAPH ?passage { ?result kk:involves ?thing1 }
  ?result a kk:Initiative .
}"""
FLOOR = f"""import pyoxigraph, pathlib
root = pathlib.Path({str(ROOT)!r})
store = pyoxigraph.Store()
store.load(path=str(root / "ontology/keikaku.ttl"), to_graph=pyoxigraph.NamedNode("https://w3id.org/keikaku/ns"))
for path in sorted(root.glob("graph/**/*.trig")):
    store.load(path=str(path))
for row in store.query('''{SPARQL}''', use_default_graph_as_union=True):
    print(row["result"].value, row["passage"].value)
"""
RDFLIB = f"""import rdflib, pathlib
root = pathlib.Path({str(ROOT)!r})
dataset = rdflib.Dataset(default_union=True)
dataset.graph("https://w3id.org/keikaku/ns").parse(root / "ontology/keikaku.ttl")
for path in sorted(root.glob("graph/**/*.trig")):
    dataset.parse(path, format="trig")
for row in dataset.query('''{SPARQL}'''):
    print(row.result, row.passage)
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        scripts = {"floor": FLOOR, "rdflib": RDFLIB}
        for name, text in scripts.items():
            (Path(folder) / f"ask_{name}.py").write_text(text, encoding="utf-8")
        keikaku = [sys.executable, str(ROOT / "cli.py"), "lookup", QUESTION]
        commands = {
            "keikaku": ["env", "KEIKAKU_CACHE=", f"XDG_CACHE_HOME={folder}", *keikaku],
            "files": ["env", "KEIKAKU_CACHE=off", *keikaku],
            "floor": [sys.executable, f"{folder}/ask_floor.py"],
            "rdflib": [sys.executable, f"{folder}/ask_rdflib.py"],
        }
        answers = {name: subprocess.run(command, capture_output=True, check=True, text=True).stdout
                   for name, command in commands.items()}  # fmt: skip
        rows = {name: len(text.splitlines()) - (name in ("keikaku", "files")) for name, text in answers.items()}
        print("rows:", rows)
        if len(set(rows.values())) != 1:
            raise SystemExit("the three do not answer alike")
        wait_for_cache(Path(folder) / "keikaku")
        runs = measure(commands, rounds)
    for name, some in runs.items():
        cpu, wall, memory = (median(getattr(run, field) for run in some) for field in ("cpu", "wall", "memory"))
        print(f"{name:8} cpu {cpu:.3f} s  wall {wall:.3f} s  memory {memory / 1024:.0f} MiB")
    for one in ("keikaku", "files"):
        for other, goal in (("floor", "at most 2.5"), ("rdflib", "at most 0.10")):
            least, middle, most = ratio(runs, one, other)
            print(f"{one:8} / {other:6} {middle:.3f} (from {least:.3f} to {most:.3f}; to reach: {goal})")


def wait_for_cache(folder: Path) -> None:
    """Return when the first question has left the graph ready for the next."""
    for _ in range(600):
        if [path for path in folder.iterdir() if not path.suffix]:
            return
        time.sleep(0.1)
    raise SystemExit("the graph was not made ready within a minute")


if __name__ == "__main__":
    main()
