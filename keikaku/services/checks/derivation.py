"""What was stated and what follows from it, kept apart: people edit the one, ``check --fix`` writes the other.

In a folder, what the rules derive from ``2018/6.1.1.trig`` stands in ``derived/2018/6.1.1.trig``, so that the folder
serves in any store and an edit of one line is a change of one line. The keys of names of ``2018/`` stand in
``derived/2018/keys.trig``. A file that is a graph alone holds both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku import inputs, resources
from keikaku.errors import AskedWrongly
from keikaku.records import Quad, Term
from keikaku.services.session import keys
from keikaku.store.derive import derived
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ONTOLOGY, local_name

FOLDER = "derived"
KEYS = "keys.trig"
_MARK = "# Made by keikaku check --fix"
HEADER = f"{_MARK}: what the rules derive from the file of this name outside {FOLDER}/. Edit that one, not this.\n"
KEYS_HEADER = (
    f"{_MARK}: the keys by which the names of this folder are found in a store far away. Edit those, not this.\n"
)
ALL_HEADER = f"{_MARK}: what the rules derive from all files together. Edit those, not this.\n"


class Holdings(NamedTuple):
    """What files hold, each with its statements.

    ``stated`` and ``derived``: as they are. ``due``: what the rules derive and nobody states, by the file where it
    belongs: one of the derived files, which may not be there yet, or the one file that is the whole graph.
    """

    stated: dict[Path, list[Quad]]
    derived: dict[Path, list[Quad]]
    due: dict[Path, list[Quad]]


def holdings(files: Sequence[Path], root: Path, read: Callable[[Path], list[Quad]]) -> Holdings:
    """Read TriG and N-Quads files and see what follows from those that people edit.

    What is stated stays stated, also where the rules would derive it: no derived file repeats it.
    root: the folder of all the files, or the only file. Raises what ``read`` raises, AskedWrongly for a derived file
    alone.
    """
    stated: dict[Path, list[Quad]] = {}
    made: dict[Path, list[Quad]] = {}
    for path in files:
        (made if is_derived(path) else stated)[path] = read(path)
    if root in made:
        raise AskedWrongly(f"{root} is made from another file", f"check the folder that holds {FOLDER}/")
    home: dict[str, Path] = {}
    for path, quads in stated.items():
        for quad in quads:
            home.setdefault(quad[3], path)
    rules = [path.read_text(encoding="utf-8") for path in resources.rule_files()]
    due = defaultdict(list)
    for quad in derived(list(stated), resources.ontology_file(), rules):
        if quad[3] != ONTOLOGY:
            due[beside(home[quad[3]], root) if quad[3] in home else own_file(quad[3], root)].append(quad)
    if root.is_dir() and stated:
        folders = _folders(stated)
        for quad in _keys(stated):
            due[beside(folders.get(quad[0], root) / KEYS, root)].append(quad)
    return Holdings(stated, made, dict(due))


def _folders(stated: dict[Path, list[Quad]]) -> dict[Term, Path]:
    """Of each thing of which something is said, the folder where it first is: there belong the keys of its names."""
    folders: dict[Term, Path] = {}
    for path, quads in stated.items():
        for quad in quads:
            folders.setdefault(quad[0], path.parent)
    return folders


def _keys(stated: dict[Path, list[Quad]]) -> list[Quad]:
    return keys.of(EmbeddedStore.of(quad for quads in stated.values() for quad in quads))


def is_derived(path: Path) -> bool:
    """Whether ``check --fix`` has made this file, which its first line says. Raises BadFile."""
    with inputs.open_file(path) as file:
        return file.read(len(_MARK)) == _MARK.encode()


def own_file(graph: str, root: Path) -> Path:
    """Where what the rules write into a graph of their own belongs."""
    return root / FOLDER / f"{local_name(graph)}.trig" if root.is_dir() else root


def beside(path: Path, root: Path) -> Path:
    """Where what follows from a file belongs."""
    return path if path == root else (root / FOLDER / path.relative_to(root)).with_suffix(".trig")
