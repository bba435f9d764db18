"""Where the user's system keeps caches and settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS
from platformdirs.windows import Windows

from keikaku import folders


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with a home and nothing set."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("KEIKAKU_CACHE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
@pytest.mark.parametrize("relative", [None, "", "relative"])
def test_on_linux_what_is_not_set_or_not_absolute_is_below_the_home(
    home: Path, relative: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if relative is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", relative)
        monkeypatch.setenv("XDG_CONFIG_HOME", relative)
    assert folders.cache() == home / ".cache" / "keikaku"
    assert folders.configuration() == home / ".config" / "keikaku"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("system", [platformdirs.PlatformDirs, MacOS, Windows])
def test_on_every_system_the_cache_is_where_the_user_says(
    home: Path, system: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "elsewhere"))
    assert folders.cache() == home / "elsewhere" / "keikaku"


def test_on_macos_both_are_in_the_library(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    assert folders.cache() == home / "Library" / "Caches" / "keikaku"
    assert folders.configuration() == home / "Library" / "Application Support" / "keikaku"


@pytest.mark.parametrize("word", ["off", "OFF", "no", "0"])
def test_the_cache_can_be_turned_off_and_then_nobody_is_asked(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIKAKU_CACHE", word)
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert folders.cache() is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a user without a home is not made so easily")
def test_a_user_without_a_home_has_neither_and_still_gets_an_answer(tmp_path: Path) -> None:
    code = (
        "import pwd\n"
        "def unknown(user): raise KeyError(user)\n"
        "pwd.getpwuid = unknown\n"
        "from keikaku import folders\n"
        "from keikaku.commands import settings\n"
        "print(folders.cache(), folders.configuration(), settings.read())\n"
    )
    known = {"HOME", "KEIKAKU_CACHE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in known}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("None None {}\n", "")
