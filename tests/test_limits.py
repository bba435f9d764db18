"""Sizes as people write them, what is usual, and deadlines inside each other."""

from __future__ import annotations

import subprocess
import sys

import pytest

from keikaku.limits import LARGEST, SMALLEST, Limits, deadline, remaining, shown, size, usual_memory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500M", 500 * 2**20), ("2G", 2 * 2**30), ("1.5 GiB", 3 * 2**29), ("64kb", 2**16), (" 3T ", 3 * 2**40),
        ("", None), ("500", None), ("M", None), ("-1G", None), ("1e3M", None), ("２G", 2 * 2**30),
        ("9" * 99 + "G", None),
    ],
)  # fmt: skip
def test_a_size_is_a_number_and_a_unit(text: str, expected: int | None) -> None:
    assert size(text) == expected


def test_sizes_are_told_in_round_numbers() -> None:
    counts = (999, 1025, 2**10, 2**16, 500 * 2**20, 2 * 2**30, 3 * 2**29, 2**31 + 2**20)
    told = ["999 bytes", "1,025 bytes", "1 KiB", "64 KiB", "500 MiB", "2 GiB", "1.5 GiB", "2049 MiB"]
    assert [shown(one) for one in counts] == told


def test_what_is_usual_is_a_share_of_the_machine() -> None:
    usual = usual_memory()
    assert usual is not None
    assert SMALLEST <= usual <= LARGEST


def test_the_limit_holds_within_its_context_and_not_after_it() -> None:
    code = (
        "from keikaku.limits import memory\n"
        "with memory(200 * 2**20):\n"
        "    assert len(bytearray(100 * 2**20)) == 100 * 2**20\n"
        "    try:\n        bytearray(300 * 2**20)\n"
        "    except MemoryError:\n        print('held')\n"
        "print(len(bytearray(300 * 2**20)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"held\n{300 * 2**20}\n", "")


def test_the_earlier_of_two_deadlines_counts() -> None:
    assert remaining() is None
    with deadline(Limits(60)), deadline(Limits()):
        outer = remaining()
        with deadline(Limits(3600)):
            inner = remaining()
        with deadline(Limits(0.001)):
            least = remaining()
    assert remaining() is None
    assert outer
    assert inner
    assert least is not None
    assert 0 < inner <= outer <= 60
    assert least <= 0.001
