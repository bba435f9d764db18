"""The text of the network page."""

from __future__ import annotations

import hashlib
import html
import json
import math
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from keikaku.records import IRI, Picture
from keikaku.render import html_page
from keikaku.render.explorer import style as looks
from keikaku.render.networks.network_page import render
from keikaku.render.text.name_lines import wrap
from tests.places import ROOT
from tests.render.pictures import HOSTILE, hostile, sample


def test_same_picture_gives_same_bytes_in_another_process() -> None:
    script = (
        "from tests.render.networks.test_network_page import *; "
        "print(hashlib.sha256(render(sample(), 'en').encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
                "PATH": "/usr/bin:/bin",
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render(sample(), "en").encode()).hexdigest() + "\n"}


def test_importing_the_module_loads_no_heavy_library() -> None:
    script = (
        "import sys, keikaku.render.networks.network_page; "
        "print(sorted({'pyvis', 'jinja2', 'networkx', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("picture", [sample(), hostile()], ids=["sample", "hostile"])
def test_page_names_no_other_file(picture: Picture) -> None:
    page = render(picture, "ja")
    markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    style = "".join(re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL))
    attributes = re.findall(r"<[a-z][^>]*?\s(?:src|srcdoc|href|action|data)=[\"']?([^\"'\s>]*)", markup)
    assert attributes == ["data:,"]
    assert not re.search(r"url\(|@import|image-set", style)
    assert "sourceMappingURL" not in page
    assert not re.findall(r"<[^>]*\son[a-z]+\s*=", markup)


def test_policy_allows_the_scripts_and_the_style_of_the_page_and_nothing_else() -> None:
    page = render(sample(), "ja")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    directives = dict(part.strip().split(" ", 1) for part in html.unescape(found[1]).split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)

    def hashes(texts: list[str]) -> str:
        return " ".join(f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)

    assert len(scripts) == 3
    assert directives == {
        "default-src": "'none'",
        "script-src": hashes(scripts),
        "style-src": hashes(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_vis_network_keeps_its_licence() -> None:
    page = render(sample(), "ja")
    assert "@copyright (c) 2017-2019 visjs contributors" in page
    assert "vis.js is dual licensed under both" in page


def test_hostile_names_stay_inside_the_data_block() -> None:
    page = render(hostile(), "en")
    assert page.count("</script>") == 5
    block = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, flags=re.DOTALL)
    assert block
    phrases = re.search(r'<script id="phrases" type="application/json">(.*?)</script>', page, flags=re.DOTALL)
    assert phrases
    assert not re.search("[<>&\u2028\u2029\u202e\x00]", block[1] + phrases[1])
    assert json.loads(block[1])["things"][0]["name"] == [HOSTILE[0], HOSTILE[0] + " (en)"]
    page.encode("utf-8")  # lone surrogates would not


def test_an_edge_that_ends_outside_the_picture_is_refused() -> None:
    picture = sample()
    stray = picture.edges[0]._replace(target=IRI("urn:elsewhere"))
    with pytest.raises(ValueError, match="outside the picture"):
        render(picture._replace(edges=(stray,)), "ja")


def test_two_nodes_of_one_iri_are_refused() -> None:
    picture = sample()
    with pytest.raises(ValueError, match="same IRI"):
        render(picture._replace(nodes=(*picture.nodes, picture.nodes[0])), "ja")


def test_a_place_that_is_no_number_is_refused() -> None:
    picture = sample()
    with pytest.raises(ValueError, match="JSON compliant"):
        render(picture._replace(nodes=(picture.nodes[0]._replace(x=math.nan),), edges=()), "ja")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ジェトロ", ["ジェトロ"]),
        ("公益財団法人川崎市産業振興財団", ["公益財団法人", "川崎市産業振興財団"]),
        ("かわさきグリーンイノベーションクラスター", ["かわさきグリーン", "イノベーションクラスター"]),
        ("海外販路開拓に向けた展示会出展と商談の支援", ["海外販路開拓に向けた", "展示会出展と商談の支援"]),
        ("(仮称)新しい産業(次世代)の創出:第2期", ["(仮称)新しい産業", "(次世代)の創出:第2期"]),
        ("Kawasaki Chamber of Commerce and Industry", ["Kawasaki Chamber of", "Commerce and Industry"]),
        ("かわさき" * 20, ["かわさきかわさき", "かわさきかわさき", "かわさきかわさき…"]),
        ("A" * 100, ["A" * 26, "A" * 26, "A" * 24 + "…"]),
        ("", [""]),
    ],
)
def test_names_wrap_where_a_reader_would_break_them(name: str, lines: list[str]) -> None:
    assert wrap(name) == lines


def test_no_two_kinds_and_no_two_roles_look_the_same() -> None:
    for table in (looks.KINDS, looks.ROLES):
        assert len(set(table.values())) == len(table)
        assert {ink for _, ink in table.values()} <= set(looks.INKS)


def test_every_ink_stands_out_from_the_canvas_in_both_schemes() -> None:
    style = (Path(html_page.__file__).parent / "assets" / "colours.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root(?:|:not\(.*?\)) \{(.*?)\}", style, flags=re.DOTALL)

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for scheme in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", scheme))
        for name in looks.INKS:
            assert contrast(colours[f"ink-{name}"], colours["canvas"]) >= 3, name
        for name in ("text", "quiet", "accent"):
            assert contrast(colours[name], colours["canvas"]) >= 4.5, name
        assert contrast(colours["quiet"], colours["page"]) >= 4.5
