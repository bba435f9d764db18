"""Finds the texts that an outline or a register names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from keikaku.errors import AskedWrongly, BadFile
from keikaku.inputs import read_file
from keikaku.services.passages.source_text import MAX_BYTES
from keikaku.services.registers.places import Text


def named(names: Sequence[str], folder: Path, given: Sequence[Path] = ()) -> dict[str, Text]:
    """The texts by the names that are wanted.

    folder: where they lie; given: files that are taken instead, by name, or for the only one whatever they are called.
    Raises BadFile for what is not there or not UTF-8, AskedWrongly for a file that nothing names.
    """
    taken = _taken(names, given)
    return {name: read(taken.get(name, folder / Path(name).name), name) for name in names}


def present(names: Sequence[str], folder: Path | None, given: Sequence[Path] = ()) -> dict[str, Text]:
    """Those of the texts that are there. Raises as ``named`` does, but for what the folder does not hold."""
    taken = dict(_taken(names, given))
    for name in names:
        if folder and name not in taken and (folder / Path(name).name).is_file():
            taken[name] = folder / Path(name).name
    return {name: read(path, name) for name, path in taken.items()}


def read(path: Path, name: str) -> Text:
    """A text by a name. Raises BadFile."""
    data = read_file(path, MAX_BYTES, "--text names the plan's text, --source the folder in which it lies")
    try:
        return Text(name, data)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        what = f"{path}:{line}: not UTF-8 at byte {problem.start}"
        raise BadFile(what, "save the text as UTF-8", str(path), line) from None


def _taken(names: Sequence[str], given: Sequence[Path]) -> Mapping[str, Path]:
    found = {}
    for path in given:
        name = path.name if path.name in names else names[0] if len(names) == len(given) == 1 else None
        if name is None:
            hint = (
                f"its texts are {', '.join(names)}" if names else 'write in the head of the outline: text = "FILE.txt"'
            )
            raise AskedWrongly(f"{path} is no text of the plan", hint)
        found[name] = path
    return found
