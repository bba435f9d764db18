"""Commands on an endpoint that takes or gives one thing only: POST, GET, answers in XML, answers in TSV.

    python -m benchmarks.ways

The packaged graph in an Oxigraph server, behind a proxy that refuses the rest and counts: requests, connections, bytes
both ways; and whether the command prints what it prints without an endpoint.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from keikaku import resources
from keikaku.vocab import ONTOLOGY
from tests.store.conftest import OXIGRAPH, serving
from tests.store.counting import CountingProxy, Passed, Passing, counting

COMMANDS = (
    ["query", "SELECT ?who { ?what <https://w3id.org/keikaku/ns#advisedBy> ?who } ORDER BY ?who"],
    ["lookup", "initiatives involving UNEP"], ["search", "JETRO"], ["show", "UNEP"],
    ["network", "UNEP", "--format", "csv"], ["run", "partners"], ["indicators"],
)  # fmt: skip
WAYS = {"POST": "", "GET": "", "XML": "application/sparql-results+xml", "TSV": "text/tab-separated-values"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        load = [str(OXIGRAPH), "load", "--location", str(store)]
        files = [word for path in resources.graph_files() for word in ("--file", str(path))]
        ontology = ["--file", str(resources.ontology_file()), "--graph", ONTOLOGY]
        for what in (files, ontology):
            subprocess.run([*load, *what], check=True, capture_output=True)
        with serving(store, "--union-default-graph") as url:
            for way in WAYS:
                with counting(url, only(way)) as proxy:
                    table(way, proxy)


def only(way: str) -> type[Passing]:
    """What stands before an endpoint that knows one way only."""

    class Only(Passing):
        def do_POST(self) -> None:  # noqa: N802 - the name that http.server looks for
            if way == "GET" and self.command == "POST":
                self.rfile.read(int(self.headers["Content-Length"]))
                self.server.passed.append(Passed("POST", "", 0, 0, 405))
                self.send_response(405)
                self.send_header("Content-Length", "0")
                self.end_headers()
                self.wfile.flush()
                return
            if WAYS[way]:
                self.headers.replace_header("Accept", WAYS[way])
            super().do_POST()

        do_GET = do_POST  # noqa: N815

    return Only


def table(way: str, proxy: CountingProxy) -> None:
    """The lines of one way."""
    for words in COMMANDS:
        proxy.forget()
        here, there = run(words), run([words[0], "--store", proxy.url, *words[1:]])
        counts = f"{len(proxy.passed):>4} requests{proxy.connections:>3} connections"
        size = f"{proxy.sent:>8} up{proxy.received:>9} down"
        print(f"{way:<5}{words[0]:<11}{counts}{size}  {'same' if here == there else 'OTHER'}", flush=True)


def run(words: list[str]) -> tuple[int, str]:
    """Exit code and output of a command."""
    environment = {**os.environ, "no_proxy": "127.0.0.1"}
    done = subprocess.run([sys.executable, "-m", "keikaku", *words], capture_output=True, text=True, env=environment)
    return done.returncode, done.stdout


if __name__ == "__main__":
    main()
