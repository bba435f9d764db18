"""Damages to every file of a store: does verify, or the one who opens it, not notice one?

python -m benchmarks.store_damages STORE [COUNT] [SEED]

Each damage (a bit turned, cut, longer, zeros, gone, another's content, a file more, a folder or link instead) is done
to a copy of the store. ``verify`` must name what was damaged. Of those that opening does not notice, for it reads names
and sizes alone, it is counted how many there are.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from keikaku.errors import BadFile
from keikaku.services.stores import proof
from keikaku.store import on_disk

Damage = Callable[[Path, random.Random], Path]


def _turned(path: Path, luck: random.Random) -> Path:
    data = bytearray(path.read_bytes())
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    path.write_bytes(data)
    return path


def _cut(path: Path, luck: random.Random) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: luck.randrange(len(data))])
    return path


def _longer(path: Path, luck: random.Random) -> Path:
    path.write_bytes(path.read_bytes() + luck.randbytes(luck.randrange(1, 100)))
    return path


def _zeros(path: Path, luck: random.Random) -> Path:
    data = bytearray(path.read_bytes())
    start = luck.choice([place for place, byte in enumerate(data) if byte])
    length = min(luck.randrange(1, 4096), len(data) - start)
    data[start : start + length] = bytes(length)
    path.write_bytes(data)
    return path


def _gone(path: Path, _: random.Random) -> Path:
    path.unlink()
    return path


def _others(path: Path, luck: random.Random) -> Path:
    mine = path.read_bytes()
    path.write_bytes(luck.choice([data for one in path.parent.iterdir() if (data := one.read_bytes()) != mine]))
    return path


def _more(path: Path, luck: random.Random) -> Path:
    new = path.with_name(f"{luck.randrange(900_000, 999_999)}.sst")
    shutil.copyfile(path, new)
    return new


def _folder(path: Path, _: random.Random) -> Path:
    path.unlink()
    path.mkdir()
    return path


def _link(path: Path, _: random.Random) -> Path:
    elsewhere = path.parents[2] / "elsewhere"
    shutil.copyfile(path, elsewhere)
    path.unlink()
    path.symlink_to(elsewhere)
    return path


DAMAGES: tuple[Damage, ...] = (_turned, _turned, _turned, _cut, _longer, _zeros, _gone, _others, _more, _folder, _link)


def main(store: Path, count: int, seed: int) -> int:
    """Damage so often; how often nobody noticed."""
    luck, unseen, opened, done = random.Random(seed), [], Counter[str](), Counter[str]()
    names = [file.path for file in on_disk.read(store).files if file.bytes] + [on_disk.MANIFEST]
    with tempfile.TemporaryDirectory(prefix="keikaku-damages-") as folder:
        for number in range(count):
            copy = Path(folder) / "store"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(store, copy)
            damage, name = luck.choice(DAMAGES), names[number % len(names)]
            if name == on_disk.MANIFEST and damage in (_others, _more, _folder, _link):
                damage = _turned
            path = str(damage(copy / name, luck).relative_to(copy))
            done[damage.__name__] += 1
            if not _noticed(copy, path):
                unseen.append(f"{damage.__name__} {path}")
            if not _refused(copy):
                opened[damage.__name__] += 1
    for what, number in sorted(done.items()):
        print(f"{number:4} {what.strip('_')}: opening alone has not noticed {opened[what]}")
    print("\n".join(unseen))
    print(f"{count} damages, {len(unseen)} unnoticed by verify, seed {seed}")
    return len(unseen)


def _noticed(store: Path, path: str) -> bool:
    try:
        return path in [fault.path for fault in proof.verify(store).faults]
    except BadFile:
        return True


def _refused(store: Path) -> bool:
    try:
        on_disk.hold(store)
    except BadFile:
        return True
    return False


if __name__ == "__main__":
    some = [int(text) for text in sys.argv[2:]]
    sys.exit(bool(main(Path(sys.argv[1]), *[*some, *[300, 1][len(some) :]])))
