"""Writes plans of many towns in the model of the packaged ones, to see what a store of so many plans costs.

    python -m benchmarks.corpus 100 corpus.nq    # N-Quads with the ontology: two packaged plans and 98 more
    python -m benchmarks.corpus 10 FOLDER        # a folder of TriG, as people edit it, without the ontology
    python -m benchmarks.corpus 100 corpus.nq --seed 7 --jobs 2

The same number and seed give the same bytes; a plan does not depend on how many there are. A file is written plan by
plan, and never held as a whole; of a folder, the keys are. What follows by the rules, and the keys of names, are worked
out for each plan alone; ``tests/test_corpus.py`` sees that this is what the program gives for all together.
How plans come about: ``corpus_plans.py``. No plan is the main one, so that a question asks all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pyoxigraph as ox

from benchmarks.corpus_names import BASE, Organisation, Town, towns
from benchmarks.corpus_plans import Made, Recast, Skeleton, names_of
from keikaku import resources
from keikaku.nodes import node
from keikaku.records import IRI, Literal, Quad, Term
from keikaku.services.checks.derivation import ALL_HEADER, HEADER, KEYS, KEYS_HEADER, is_derived
from keikaku.services.session import keys
from keikaku.store.derive import read_quads
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files import trig
from keikaku.store.taken import to_term
from keikaku.vocab import ID, ONTOLOGY, PREFIXES, RDF_TYPE

_DATASET = IRI(f"{ID}graph/dataset")
_STRUCTURES = f"{ONTOLOGY}/structures"
_PACKAGED = 2


class Part(NamedTuple):
    """Some statements of a file, what follows from them, and the keys of the names in them."""

    name: str
    stated: list[Quad]
    derived: list[Quad]
    keys: list[Quad]
    plan: Made | None = None


def parts(number: int, seed: int, jobs: int = 1) -> Iterator[Part]:
    """So many plans, the packaged ones first; then who is shared by those that were made, and what the data set is."""
    yield _packaged()
    made = max(0, number - _PACKAGED)
    shared: dict[IRI, Organisation] = {}
    plans = []
    for part in _spread(partial(one, seed, made), range(made), jobs):
        if part.plan:
            shared |= {other.iri: other for other in part.plan.shared if other.kind != "LocalGovernment"}
            plans.append(part.plan.iri)
        yield part._replace(plan=None)
    if shared:
        yield _with_derived("shared", [quad for iri in sorted(shared) for quad in names_of(shared[iri])])
    yield Part("dataset", _dataset(plans), [], [])


def _spread(make: Callable[[int], Part], places: range, jobs: int) -> Iterator[Part]:
    if jobs == 1:
        yield from map(make, places)
    else:
        with ProcessPoolExecutor(jobs) as workers:
            yield from workers.map(make, places, chunksize=4)


def _packaged() -> Part:
    """The packaged plans and all names, without what says that they are a data set of two."""
    stated, derived = list[Quad](), list[Quad]()
    for path in resources.graph_files():
        (derived if is_derived(path) else stated).extend(read_quads(path))
    derived = [quad for quad in derived if quad[3] != keys.GRAPH]
    stated = [quad for quad in stated if quad[3] != _DATASET]
    return Part("packaged", stated, derived, keys.of(EmbeddedStore.of(stated)))


def one(seed: int, number: int, place: int) -> Part:
    """The plan of a town, from 0, of so many."""
    every, skeleton = _towns(number), _skeleton()
    town = every[place]
    before = [other for other in every[:place] if other.prefecture == town.prefecture]
    made = Recast(skeleton, town, before, seed).made()
    return _with_derived(made.id, made.quads, made)


@cache
def _skeleton() -> Skeleton:
    return Skeleton()


@cache
def _towns(number: int) -> list[Town]:
    return towns(number)


def _with_derived(name: str, stated: list[Quad], plan: Made | None = None) -> Part:
    """What the rules of the ontology give, applied until nothing new follows."""
    store = ox.Store()
    store.extend(_calendar())
    store.extend(map(_quad, stated))
    given = set(store)
    size = -1
    while size != len(store):
        size = len(store)
        for rule in _rules():
            store.update(rule)
    derived = [quad for quad in _ours(set(store) - given) if quad[3] != ONTOLOGY]
    return Part(name, stated, derived, _keys(stated), plan)


def _keys(stated: list[Quad]) -> list[Quad]:
    """The keys of names as they are beside other plans, of which none alone is “the plan”, or that of the city hall."""
    others = {quad[0] for quad in _beside()}
    store = EmbeddedStore.of([*stated, *_beside()])
    own = {quad[0] for quad in stated}
    return [key for key in keys.of(store) if key[0] in own or key[0] not in others]


@cache
def _calendar() -> list[ox.Quad]:
    """What rules look at beside the plan's own statements: the ontology and the periods."""
    periods = next(path for path in resources.graph_files() if path.name == "period.trig")
    return [*_ontology(), *ox.parse(path=str(periods))]


def _ontology() -> Iterator[ox.Quad]:
    for one in ox.parse(path=str(resources.ontology_file())):
        yield ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(ONTOLOGY))


@cache
def _beside() -> list[Quad]:
    """What the shared things are, some of which have a name more in one town; and whose the packaged plan is."""
    skeleton = _skeleton()
    classes = [quad for quads in skeleton.authority.values() for quad in quads if quad[1] == RDF_TYPE]
    return [*classes, *skeleton.plan_alone()]


@cache
def _rules() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in resources.rule_files()]


def _dataset(plans: Iterable[IRI]) -> list[Quad]:
    """The data set: what it is called, its day and licence, its plans; none of them the main one."""
    dataset, schema, terms = IRI(f"{BASE}dataset"), PREFIXES["schema"], PREFIXES["dcterms"]
    every = [IRI(f"{ID}2018"), IRI(f"{ID}plan/2005"), *plans]
    graph = IRI(f"{BASE}graph/dataset")
    said: list[tuple[IRI, Term]] = [
        (IRI(RDF_TYPE), IRI(f"{schema}Dataset")),
        (IRI(f"{PREFIXES['skos']}prefLabel"), Literal.text("多くの市町村の計画（作りもの）", "ja")),
        (IRI(f"{PREFIXES['skos']}prefLabel"), Literal.text("Plans of many towns, made up", "en")),
        (IRI(f"{terms}license"), IRI("https://creativecommons.org/licenses/by/4.0/")),
        (IRI(f"{terms}modified"), Literal("2026-11-30", IRI(f"{PREFIXES['xsd']}date"))),
        *((IRI(f"{schema}hasPart"), plan) for plan in every),
    ]
    return [(dataset, predicate, object_, graph) for predicate, object_ in said]


def write_file(made: Iterable[Part], target: Path) -> Iterator[int]:
    """One N-Quads file with the ontology, without doubles. Gives how many statements each part has."""
    with target.open("wb") as out:
        ox.serialize(_ontology(), out, ox.RdfFormat.N_QUADS)
        for part in _once(made):
            quads = [*part.stated, *part.derived, *part.keys]
            ox.serialize(map(_quad, quads), out, ox.RdfFormat.N_QUADS)
            yield len(quads)


def write_folder(made: Iterable[Part], target: Path) -> Iterator[int]:
    """A folder as ``graph/`` is one: what is stated, and beside it in ``derived/`` what follows."""
    structures, every = list[Quad](), list[Quad]()
    for part in _once(made):
        _write(target / f"{part.name}.trig", "", part.stated)
        structures += [quad for quad in part.derived if quad[3] == _STRUCTURES]
        own = [quad for quad in part.derived if quad[3] != _STRUCTURES]
        _write(target / "derived" / f"{part.name}.trig", HEADER, own)
        every += part.keys
        yield len(part.stated) + len(part.derived) + len(part.keys)
    _write(target / "derived" / "structures.trig", ALL_HEADER, structures)
    _write(target / "derived" / KEYS, KEYS_HEADER, every)


def _write(path: Path, header: str, quads: list[Quad]) -> None:
    if quads:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header + trig.render(quads), encoding="utf-8")


def _once(made: Iterable[Part]) -> Iterator[Part]:
    """The same, with what several plans say alike in the first alone: structures of numbers, and their prefecture."""
    seen = set[Quad]()

    def fresh(quads: list[Quad]) -> list[Quad]:
        found = []
        for quad in quads:
            if quad[3] == _STRUCTURES or (quad[0].startswith(BASE) and quad[0].endswith("-prefecture")):
                if quad in seen:
                    continue
                seen.add(quad)
            found.append(quad)
        return found

    for part in made:
        yield part._replace(stated=fresh(part.stated), derived=fresh(part.derived), keys=fresh(part.keys))


def _quad(quad: Quad) -> ox.Quad:
    return ox.Quad(*map(node, quad))  # type: ignore[arg-type]


def _ours(quads: Iterable[ox.Quad]) -> list[Quad]:
    """Derived statements, in order."""
    found = []
    for one in quads:
        subject, predicate, object_ = map(to_term, one.triple)
        found.append((IRI(str(subject)), IRI(str(predicate)), object_, IRI(str(one.graph_name)[1:-1])))
    return sorted(found, key=str)


def main() -> None:
    """Write so many plans, and say how many statements they are."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("plans", type=int)
    words.add_argument("target", type=Path, help="a file that ends in .nq, or a folder")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--jobs", type=int, default=1)
    asked = words.parse_args()
    write = write_file if asked.target.suffix == ".nq" else write_folder
    total = 0
    for done, count in enumerate(write(parts(asked.plans, asked.seed, asked.jobs), asked.target)):
        total += count
        if done % 50 == 49:
            print(f"{done} parts, {total} statements", file=sys.stderr)
    print(f"{asked.plans} plans, {total} statements: {asked.target}")


if __name__ == "__main__":
    main()
