"""The user's configuration: options that they do not want to type each time.

``config.toml`` in the folder that the system keeps for it (Linux: ~/.config/keikaku). Keys: source, store, plan, lang,
timeout, memory, base, input-format, lenient, context; they mean what the options of the same names mean. The source is
quoted from where --cite is given.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from keikaku import folders
from keikaku.errors import BadFile
from keikaku.inputs import read_file

KEYS = ("source", "store", "plan", "lang", "timeout", "memory", "base", "input-format", "lenient", "context")
FLAGS = ("lenient",)
LISTS = ("store", "plan", "context")  # of which there may be several: ["packaged", "my-plan/"]
MAX_BYTES = 64 * 1024


def read() -> dict[str, Any]:
    """The settings; none without a file. Raises BadFile for what is no TOML and for a key that means nothing."""
    folder = folders.configuration()
    path = folder and folder / "config.toml"
    if not path or not os.path.lexists(path):
        return {}
    data = read_file(path, MAX_BYTES, "mend it or move it away")
    import tomllib

    try:
        found = tomllib.loads(data.decode("utf-8"))
    except RecursionError:
        raise BadFile(f"{path}: nested too deep", "mend it or move it away", str(path)) from None
    except ValueError as problem:  # no TOML, not UTF-8, a number of thousands of digits
        raise BadFile(f"{path}: {problem}", "mend it or move it away", str(path)) from None
    for key, value in found.items():
        each = value if isinstance(value, list) and key in LISTS else [value]
        known = isinstance(value, bool) if key in FLAGS else all(type(one) in (str, int, float) for one in each)
        if key not in KEYS or not known:
            raise BadFile(f"{path}: “{key}” is no setting", f"the settings are {', '.join(KEYS)}", str(path))
    return found


def defaults(commands: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Default values of the commands' options. The source alone is none: it would turn every answer into quotations."""
    found = {
        key.replace("-", "_"): value if key not in LISTS or isinstance(value, list) else [value]
        for key, value in read().items()
        if key != "source"
    }
    return {command: dict(found) for command in commands}


def source() -> Path | None:
    """The folder with the plan's text files."""
    found = read().get("source")
    return Path(str(found)).expanduser() if found else None
