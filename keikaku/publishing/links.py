"""Whether every link of a site leads somewhere: each page is read again from the disk."""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from keikaku import limits
from keikaku.errors import KeikakuError

# Our templates write no other quotes, and no text or JSON on a page has this one behind an equals sign as it is.
_LINK = re.compile(r"\s(?:href|src|action)=\"([^\"]*)\"")
_ID = re.compile(r"""\sid="([^"]+)\"""")
_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SHOWN = 5


class BrokenLink(KeikakuError):
    """A page leads to what is not there: a fault of ours."""

    code = "broken-link"
    exit_code = 70


def check(folder: Path, pages: list[str]) -> int:
    """How many links these pages of a folder have that lead within it. Raises BrokenLink."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ids: dict[str, set[str]] = {}
    broken: list[str] = []
    count = 0
    for page in pages:
        limits.check()
        text = (folder / page).read_text(encoding="utf-8")
        ids[page] = set(map(html.unescape, _ID.findall(text)))
        for found in set(_LINK.findall(text)):
            address = html.unescape(found)
            if _AWAY.match(address):
                continue
            count += 1
            path, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page
            if target not in files or (target == page and fragment and unquote(fragment) not in ids[page]):
                broken.append(f"{page}: {address}")
    if broken:
        more = f" and {len(broken) - _SHOWN} more" if len(broken) > _SHOWN else ""
        raise BrokenLink(f"links lead nowhere: {', '.join(broken[:_SHOWN])}{more}", "this is a fault of the program")
    return count
