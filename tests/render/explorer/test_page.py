"""The text of the explorer's page: whole, the same each time, nothing in it that comes from a document runs."""

from __future__ import annotations

import hashlib
import html
import json
import re
import subprocess
import sys
from base64 import b64encode
from typing import Any

import pytest

from keikaku.render.explorer import page, style
from keikaku.render.text.phrases import BREAK
from keikaku.services.session.session import Session
from tests.places import ROOT
from tests.shown import page_data

Json = Any  # data, also such as no graph holds
HOSTILE = "</script><script>alert(1)</script><!-- {{ 7*7 }} \u202e \u2028 \ud800 \x00 &amp; \" ' ]]>"


@pytest.fixture(scope="module")
def data(session: Session) -> Json:
    return page_data(session)


@pytest.fixture(scope="module")
def text(data: Json) -> str:
    return page.render(data)


def _block(text: str) -> Json:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    block: Json = json.loads(found[1].replace(BREAK, ""))
    return block


def test_all_data_stand_in_the_page(data: Json, text: str) -> None:
    block = _block(text)
    kinds = block.pop("factKinds")
    block["facts"] = [[thing, kinds[kind], *said] for thing, kind, *said in block["facts"]]
    block["things"] = [{"also": [[], []], "reading": [], **thing} for thing in block["things"]]
    assert block == json.loads(json.dumps(page.complete(data)))  # JSON has lists for tuples
    for part in ("things", "links", "facts", "passages", "indicators", "plans"):
        assert len(block[part]) == len(data[part]) > 0
    assert [len(kind) for kind in block["kinds"]] == [6] * len(data["kinds"])


def test_the_page_stays_small(text: str) -> None:
    assert len(text.encode()) < 2_500_000


def test_the_policy_allows_the_script_and_the_style_of_the_page_and_nothing_else(text: str) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert found
    rules = dict(rule.split(" ", 1) for rule in html.unescape(found[1]).split("; "))
    digests = {
        tag: f"'sha256-{b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for tag, body in re.findall(r"<(script|style)>(.*?)</\1>", text, re.DOTALL)
    }
    assert rules["default-src"] == "'none'"
    assert (rules["script-src"], rules["style-src"]) == (digests["script"], digests["style"])
    assert set(rules) == {
        "default-src", "script-src", "style-src", "img-src", "base-uri", "form-action",
        "require-trusted-types-for", "trusted-types",
    }  # fmt: skip
    assert (rules["base-uri"], rules["form-action"], rules["img-src"]) == ("'none'", "'none'", "data:")


def test_the_page_names_no_other_file(text: str) -> None:
    markup = re.sub(r"(<(?:script|style)[^>]*>).*?</(?:script|style)>", r"\1", text, flags=re.DOTALL)
    named = re.findall(r"\s(?:src|srcdoc|href|action|data|poster)=[\"']?([^\"'\s>]*)", markup)
    assert [one for one in named if not re.fullmatch(r"#plain-(?:ja|en)(?:-\d+)?", one)] == ["data:,"]
    assert re.findall(r"\son\w+=|\sstyle=", markup) == []
    sheet = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    assert re.findall(r"@import|url\((?!data:)", sheet) == []


def test_script_of_the_page_builds_nothing_from_text(text: str) -> None:
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)[0]
    ways = r"\b(?:innerHTML|insertAdjacentHTML|document\.write|eval|new Function|DOMParser|srcdoc)\b"
    ways += r"|\bouterHTML\s*[^\w\s,;)]"  # it may be read, for a copy of the page
    assert re.findall(ways, re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)) == []


def test_names_from_documents_stay_data() -> None:
    names = [HOSTILE, HOSTILE]
    data: Json = {
        "language": "en", "title": names, "base": "", "plans": [], "opens": [], "main": -1, "passages": [],
        "links": [[0, 0, 0, []]],
        "kinds": [{"id": HOSTILE, "name": names, "many": names, "family": "entity"}],
        "relations": [{"id": HOSTILE, "name": names, "back": names, "says": names, "role": False,
                       "symmetric": False, "drawn": True}],
        "things": [{"id": "x", "kind": 0, "name": names, "up": -1, "plan": -1, "also": [[HOSTILE], []], "reading": [],
                    "stated": []}],
        "facts": [[0, names, names, []]], "indicators": [], "story": None,
    }  # fmt: skip
    text = page.render(data)
    assert text.count("<script") == 2
    assert text.count("</script>") == 2
    assert "<!--" not in text
    assert "alert(1)</script>" not in text
    shown = _block(text)["things"][0]["name"][0]
    assert "</script><script>alert(1)</script><!-- {{ 7*7 }}" in shown
    assert not {"\u202e", "\u2028", "\ud800", "\x00"} & set(shown)
    assert re.search(r"<title>(.*?)</title>", text)[1].startswith("&lt;/script&gt;")  # type: ignore[index]
    text.encode()  # nothing in it that UTF-8 cannot say


def test_same_data_give_the_same_bytes_in_another_process(text: str) -> None:
    script = (
        "import hashlib; from keikaku.render.explorer import page; from keikaku.services.explorer import explorer;"
        "from keikaku.services.session import opening;"
        "print(hashlib.sha256(page.render(explorer.data(opening.open_session(), 'ja')).encode()).hexdigest())"
    )
    environment = {"PYTHONHASHSEED": "5", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_importing_the_page_loads_no_heavy_library() -> None:
    script = (
        "import sys, keikaku.render.explorer.page, keikaku.services.explorer.explorer, keikaku.commands.explore;"
        "print(sorted({'pyvis', 'jinja2', 'networkx', 'numpy', 'rdflib', 'pyoxigraph'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_kinds_and_relations_look_different(data: Json) -> None:
    complete = page.complete(data)
    looks = [(kind["form"], kind["ink"]) for kind in complete["kinds"]]
    assert len(set(looks)) == len(looks) == 22
    assert {form for form, _ in looks} <= set(style.SHAPES)
    lines = [(one["dash"], one["ink"]) for one in complete["relations"]]
    frequent = lines[:30]
    look = {one["id"]: (one["dash"], one["ink"]) for one in complete["relations"]}
    assert [one for one in look if look[one] == look["wanted"]] == ["wanted"]
    assert len(set(frequent)) >= 26  # eight inks and four dashes are thirty-two looks, for forty-six relations
    assert {dash for dash, _ in lines} <= set(style.DASHES)
    assert {ink for _, ink in [*looks, *lines]} <= set(style.INKS)


def test_the_script_draws_the_forms_and_dashes_that_the_tables_name(text: str) -> None:
    for form, outline in style.SHAPES.items():
        assert f"{form}:'{outline}'" in text
    for dash, lengths in style.DASHES.items():
        assert f"{dash}:{lengths}".replace(", ", ",") in text


def test_what_no_table_knows_gets_a_look_that_is_free() -> None:
    assert style.kind_looks(["Organisation", "Own", "Other"])[0] == ("dot", "blue")
    looks = style.kind_looks(["Organisation", *(f"Own{number}" for number in range(54))])
    assert len(set(looks)) == 55
    assert len(style.role_looks([f"own{number}" for number in range(100)])) == 100
