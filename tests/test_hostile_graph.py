"""A graph from elsewhere, full of hostile names, from file to browser: nothing runs, nothing leaves the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.vocab import PREFIXES
from tests.browser import recorded_page
from tests.conftest import Run

HOSTILE = "</script><img src=x onerror=\"window.pwned=1\"><script>alert(1)</script> href='javascript:alert(2)'"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Two actors and an initiative, each with a name that would run if it were pasted anywhere."""
    name = json.dumps(HOSTILE)
    path = tmp_path / "hostile.trig"
    path.write_text(
        "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("kk", "skos"))
        + "@base <https://w3id.org/keikaku/id/> .\n"
        + "GRAPH <graph/x> {\n"
        + "".join(
            f"<{thing}> a {kinds} ; skos:prefLabel {name}@ja, {name}@en .\n"
            for thing, kinds in (
                ("actor/one", "kk:Organisation, kk:Actor, kk:Entity"),
                ("actor/two", "kk:Network, kk:Actor, kk:Entity"),
                ("2018/9.9.9/action/1", "kk:Initiative, kk:PlanElement"),
            )
        )
        + '<passage/2018/9.9.9/action/1> a kk:Passage ; kk:address "2018:9.9.9/action/1" ; kk:page 1 .\n'
        + '<2018/9.9.9/action/1> kk:address "2018:9.9.9/action/1" ; kk:statedIn <passage/2018/9.9.9/action/1> .\n}\n'
        + "GRAPH <passage/2018/9.9.9/action/1> {\n"
        + "<2018/9.9.9/action/1> kk:involves <actor/one>, <actor/two> ; kk:partner <actor/two> .\n"
        + "<actor/one> kk:cooperatesWith <actor/two> .\n}\n",
        encoding="utf-8",
    )
    return path


def test_the_picture_of_a_hostile_graph_does_nothing_but_draw(
    graph: Path, tmp_path: Path, keikaku: Run, browser: Browser
) -> None:
    page = tmp_path / "network.html"
    done = keikaku("network", "actor/one", "--store", str(graph), "-o", str(page))
    assert (done.returncode, done.stdout) == (0, f"{page}\n"), done.stderr
    with recorded_page(browser, page, 1200, 800) as record:
        record.page.wait_for_selector("#canvas[aria-busy=false]")
        assert record.page.locator("#canvas canvas").count() == 1
        assert HOSTILE in (record.page.locator("body").text_content() or "")
        assert record.page.evaluate("() => window.pwned") is None
        assert record.misdeeds() == []
