"""How far a long work is: its step, how much of it is done, how fast, and how long it still takes."""

from __future__ import annotations

import time

from keikaku.texts.catalogue import text

_SETTLED = 2.0  # seconds after which a rate says something


class Progress:
    """Told by the thread that works, asked by the one that waits; each number is written in one go."""

    def __init__(self, section: str, language: str) -> None:
        """section: the file of texts that has the names of the steps."""
        self._section, self._language = section, language
        self._step: tuple[str, int | None, float] | None = None
        self._done = 0

    def step(self, name: str, total: int | None) -> None:
        """A step begins that has so much to do; None: nobody knows."""
        self._done = 0
        self._step = name, total, time.monotonic()

    def done(self, more: int) -> None:
        """So much more of the step is done."""
        self._done += more

    def line(self) -> str | None:
        """What a person is told; None before the first step."""
        if self._step is None:
            return None
        name, total, begun = self._step
        done, passed = self._done, time.monotonic() - begun
        step = text(f"{self._section}.{name}", self._language)
        if not done or passed < _SETTLED:
            return text("progress.step", self._language, step=step)
        rate = compact(done / passed)
        if not total:
            return text("progress.step_rate", self._language, step=step, done=compact(done), rate=rate)
        share = min(100, 100 * done // total)
        left = clock(max(0, total - done) * passed / done)
        return text("progress.step_part", self._language, step=step, share=share, rate=rate, left=left)


def compact(number: float) -> str:
    """A number in three signs or so: 950, 12k, 1.3M."""
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            return f"{number / size:.{0 if number >= 10 * size else 1}f}{letter}"
    return f"{number:.0f}"


def clock(seconds: float) -> str:
    """A time as clocks show it: 0:05, 12:30, 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
