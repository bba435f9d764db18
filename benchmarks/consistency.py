"""Whether ontology and graph are consistent as OWL 2 DL, by HermiT.

    python -m benchmarks.consistency HermiT.jar [--write FILE.owl]

The jar is that of HermiT 1.3.8 (LGPL; Maven has it as net.sourceforge.owlapi:org.semanticweb.hermit, the package
owlready2 brings it along) and needs Java. It is no part of the project, and in no lock.

Set aside are values whose datatypes OWL 2 does not have (dates, years, months) and texts in a language, which say
nothing that could contradict anything. The inferred statements of graph/derived are in: they must not contradict
either. Then the same is asked of a graph with one fault, a thing of two classes: a reasoner that finds that
consistent too has not read what was given it. Exit code 1 if the graph is inconsistent, a class is empty, or the fault
is not found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, XSD, Literal, URIRef

from keikaku import resources
from keikaku.vocab import ID, kk

_OUTSIDE = {XSD.date, XSD.gYear, XSD.gYearMonth, XSD.gMonth, RDF.langString}
_FAULT = (URIRef(ID + "actor/jetro"), RDF.type, URIRef(kk("Place")))
_TIME = 1800  # seconds for one question


def union() -> rdflib.Graph:
    """Ontology and packaged graph in one, without what OWL 2 has no datatype for."""
    dataset = rdflib.Dataset(default_union=True)
    for path in resources.graph_files():
        dataset.parse(path, format="trig")
    merged = rdflib.Graph().parse(resources.ontology_file())
    for subject, predicate, object_, _ in dataset.quads():
        merged.add((subject, predicate, object_))
    for triple in list(merged):
        said = triple[2]
        if said in _OUTSIDE or (isinstance(said, Literal) and (said.language or said.datatype in _OUTSIDE)):
            merged.remove(triple)
    return merged


def asked(jar: Path, graph: rdflib.Graph, option: str) -> str:
    """What HermiT says of a graph."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.owl"
        graph.serialize(file, format="xml")
        command = ["java", "-Xmx3g", "-jar", str(jar), option, file.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIME, check=False)
    return (done.stdout + done.stderr).strip()


def main() -> int:
    """Ask, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jar", type=Path)
    parser.add_argument("--write", type=Path, help="also write what is asked, as RDF/XML")
    given = parser.parse_args()
    graph = union()
    if given.write:
        graph.serialize(given.write, format="xml")
    print(f"{len(graph)} statements, {len(set(graph.subjects(RDF.type, OWL.Class)))} classes")
    empty = asked(given.jar, graph, "-U")
    print("unsatisfiable classes:", " ".join(empty.split())[:500])
    fault = asked(given.jar, graph + rdflib.Graph().add(_FAULT), "-U")
    print("with a thing of two classes:", fault.split("\n")[0])
    return 0 if empty.split()[-2:] == ["'owl:Nothing':", "owl:Nothing"] and "Inconsistent" in fault else 1


if __name__ == "__main__":
    sys.exit(main())
