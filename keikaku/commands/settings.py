"""The user's configuration: options that they do not want to type each time.

``config.toml`` in the folder that the system keeps for it (Linux: ~/.config/keikaku). Keys: source, store, plan, lang,
timeout, memory, base, input-format, lenient, context; they mean what the options of the same names mean. The source is
quoted from where --cite is given. A table ``[endpoint."https://…"]`` says what that endpoint is sent besides the
question: token_env, the variable of the environment that has its token, and headers.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from keikaku import folders
from keikaku.errors import AskedWrongly, BadFile
from keikaku.inputs import read_file

KEYS = ("source", "store", "plan", "lang", "timeout", "memory", "base", "input-format", "lenient", "context")
ENDPOINT = "endpoint"
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
        if key == ENDPOINT:
            _check_endpoints(value, path)
            continue
        each = value if isinstance(value, list) and key in LISTS else [value]
        known = isinstance(value, bool) if key in FLAGS else all(type(one) in (str, int, float) for one in each)
        if key not in KEYS or not known:
            raise BadFile(
                f"{path}: “{key}” is no setting", f"the settings are {', '.join(KEYS)}, {ENDPOINT}", str(path)
            )
    return found


def defaults(commands: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Default values of the commands' options. The source alone is none: it would turn every answer into quotations."""
    found = {
        key.replace("-", "_"): value if key not in LISTS or isinstance(value, list) else [value]
        for key, value in read().items()
        if key not in ("source", ENDPOINT)
    }
    return {command: dict(found) for command in commands}


def headers(address: str) -> Mapping[str, str]:
    """What the endpoint at an address is sent besides the question. Raises AskedWrongly for a token that is not set."""
    found: dict[str, str] = {}
    for place, said in read().get(ENDPOINT, {}).items():
        if _parts(place) != _parts(address):
            continue
        if variable := said.get("token_env"):
            token = os.environ.get(variable, "").strip()
            if not token:
                raise AskedWrongly(
                    f"${variable} is not set, which has the token of {place}", "set it, as config.toml says"
                )
            found["Authorization"] = f"Bearer {token}"
        found |= said.get("headers", {})
    return found


def _parts(address: str) -> tuple[object, ...]:
    """What makes two addresses one: without user and password, in whatever case a host is written."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return parts.scheme, parts.hostname, port, parts.path or "/", parts.query
    except ValueError:
        return (address,)


def _check_endpoints(found: object, path: Path) -> None:
    """Raises BadFile for what is no table of what endpoints are sent, and says no value of it."""
    hint = '[endpoint."https://…"] has token_env, the name of a variable, and headers = { Name = "value" }'
    for place, said in found.items() if isinstance(found, dict) else [("", None)]:
        if not isinstance(said, dict) or not _is_endpoint(said):
            raise BadFile(f"{path}: what is said of the endpoint “{place}” is no setting", hint, str(path))


def _is_endpoint(said: dict[str, Any]) -> bool:
    sent = said.get("headers", {})
    values = [said.get("token_env", ""), *sent.values()] if isinstance(sent, dict) else [None]
    return said.keys() <= {"token_env", "headers"} and all(isinstance(value, str) for value in values)


def source() -> Path | None:
    """The folder with the plan's text files."""
    found = read().get("source")
    return Path(str(found)).expanduser() if found else None
