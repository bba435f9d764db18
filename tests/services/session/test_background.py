"""What is made while nobody waits for it is begun once, and leaves no trace with who began it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

CODE = """
import sys
from pathlib import Path
from keikaku.services.session import background
background._CODE = "import sys, time; time.sleep(2); open(sys.argv[-1] + '.made', 'w').close()"
for name in ("one", "one", "two"):
    background.begin(Path(sys.argv[1], name), "any")
print(len(background._begun))
"""


def test_who_begins_it_neither_waits_nor_is_warned(tmp_path: Path) -> None:
    began = time.monotonic()
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", CODE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("2\n", "", 0)
    made = [tmp_path / "one.made", tmp_path / "two.made"]
    assert not any(one.exists() for one in made)
    while not all(one.exists() for one in made):  # they go on without it
        assert time.monotonic() - began < 60
        time.sleep(0.1)
