"""The explorer in Firefox, by real keys and a real pointer: tests/firefox/walk.mjs goes the main ways."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from keikaku.services.session.opening import open_session
from tests.places import ROOT
from tests.render.explorer.pages import VIEWS, build, node_package, tool

FOLDER = ROOT / "tests" / "firefox"
ROUND = [*VIEWS[1:], VIEWS[0]]  # from the first screen round to it


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the walk saw in a page that was built in English, by a reader of Japanese."""
    firefox, node = tool("firefox-esr", "firefox-esr"), tool("node", "nodejs")
    node_package("puppeteer-core")
    folder = tmp_path_factory.mktemp("firefox")
    file = folder / "explorer.html"
    file.write_text(build(open_session(), "en"), encoding="utf-8")
    done = subprocess.run(
        [node, str(FOLDER / "walk.mjs"), firefox, str(file), str(folder / "saved"), *ROUND],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_main_ways_are_open(seen: Any, size: str) -> None:
    walked = seen[size]
    opened, said = walked.pop("opened"), walked.pop("said")
    assert walked == {
        "language": "ja", "outline": 0, "found": "ジェトロ",
        "passage": "箇所 2018:6.2.1/action/3 136ページ", "views": ROUND,
        "picture": {"expanded": True, "same": True}, "filtered": True, "address": f"#table&open={opened}&q=川崎",
        "pasted": f"explorer.html#table&open={opened}&q=%E5%B7%9D%E5%B4%8E&lang=ja", "back": "network", "wide": 0,
        "wrong": [],
    }  # fmt: skip
    assert said == f"「{walked['pasted']}」をコピーした。"


def test_a_copy_opens_where_it_was_saved(seen: Any) -> None:
    assert seen["copy"] == {"name": "explorer-matrix.html", "view": "matrix", "panel": "ジェトロ", "wrong": []}


def test_a_frame_without_an_address_shows_every_view(seen: Any) -> None:
    assert seen["frame"] == {"views": ROUND, "back": "compare", "wrong": []}
