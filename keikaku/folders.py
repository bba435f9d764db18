"""The folders that the user's system keeps for programs: one for what can be made again, one for the configuration."""

from __future__ import annotations

import os
from pathlib import Path

# platformdirs is imported where it is asked: that takes 10 ms, and help and version need none of it.


def cache() -> Path | None:
    """``keikaku`` in $XDG_CACHE_HOME, on every system, else where the system keeps caches; not made here.

    None where KEIKAKU_CACHE turns it off (``off``, ``no``, ``0``), or where the user has no home.
    """
    if os.environ.get("KEIKAKU_CACHE", "").lower() in ("off", "no", "0"):
        return None
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "keikaku"
    from platformdirs import user_cache_path

    try:
        return user_cache_path("keikaku", appauthor=False, opinion=False)
    except RuntimeError:
        return None


def configuration() -> Path | None:
    """Where the system keeps settings (Linux: ``keikaku`` in $XDG_CONFIG_HOME, else ~/.config); not made here.

    None where the user has no home.
    """
    from platformdirs import user_config_path

    try:
        return user_config_path("keikaku", appauthor=False, roaming=True)
    except RuntimeError:
        return None
