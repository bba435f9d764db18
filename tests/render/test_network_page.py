from __future__ import annotations

import hashlib
import html
import json
import math
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from keikaku.records import IRI, Citation, Label, Picture, PictureEdge, PictureNode
from keikaku.render import network_page
from keikaku.render.network_page import render, wrap
from tests.browser import Recorded, open_browser, recorded_page

KINDS = {
    "Organisation": Label("組織", "Organisation"),
    "Network": Label("ネットワーク", "Network"),
    "Facility": Label("施設", "Facility"),
    "Programme": Label("事業・制度", "Programme"),
    "Event": Label("行事", "Event"),
    "Place": Label("場所", "Place"),
    "Sector": Label("産業分野", "Sector"),
    "Initiative": Label("取組", "Initiative"),
    "Measure": Label("施策", "Measure"),
}
ROLES = {
    "involves": Label("関わる", "involves"),
    "ledBy": Label("主導", "led by"),
    "partner": Label("連携", "partner"),
    "supportedBy": Label("支援", "supported by"),
    "hostedBy": Label("開催地", "hosted by"),
    "operatedBy": Label("運営", "operated by"),
    "memberOf": Label("会員", "member of"),
    "isPartOf": Label("一部", "part of"),
    "location": Label("所在地", "located in"),
}
THINGS = [
    ("city", "Organisation", "川崎市", "City of Kawasaki"),
    ("jetro", "Organisation", "ジェトロ", "JETRO"),
    ("kiip", "Organisation", "公益財団法人川崎市産業振興財団", "Kawasaki Institute of Industrial Promotion"),
    ("cci", "Organisation", "川崎商工会議所", "Kawasaki Chamber of Commerce and Industry"),
    ("ksp-inc", "Organisation", "株式会社ケイエスピー", "KSP Inc."),
    ("keio", "Organisation", "慶應義塾大学", "Keio University"),
    ("jst", "Organisation", "国立研究開発法人科学技術振興機構", "Japan Science and Technology Agency"),
    (
        "nedo", "Organisation", "新エネルギー・産業技術総合開発機構",
        "New Energy and Industrial Technology Development Organization",
    ),
    ("green", "Network", "かわさきグリーンイノベーションクラスター", "Kawasaki Green Innovation Cluster"),
    (
        "liaison", "Network", "川崎国際環境技術展実行委員会",
        "Executive Committee of the Kawasaki International Eco-Tech Fair",
    ),
    ("water", "Network", "かわさき水ビジネスネットワーク", "Kawasaki Water Business Network"),
    ("kbic", "Facility", "かわさき新産業創造センター", "Kawasaki Business Incubation Center"),
    ("ksp", "Facility", "かながわサイエンスパーク", "Kanagawa Science Park"),
    ("nanobic", "Facility", "ナノ・マイクロ産学官共同研究施設", "NANOBIC"),
    ("skyfront", "Place", "キングスカイフロント", "King Skyfront"),
    ("shinkawasaki", "Place", "新川崎地区", "Shin-Kawasaki"),
    ("fair", "Event", "川崎国際環境技術展", "Kawasaki International Eco-Tech Fair"),
    ("award", "Event", "かわさき起業家オーディション", "Kawasaki Entrepreneur Audition"),
    ("low-co2", "Programme", "低CO2川崎ブランド", "Low-CO2 Kawasaki Brand"),
    ("welfare", "Programme", "かわさき基準(KIS)認証福祉製品", "Kawasaki Innovation Standard"),
    ("life", "Sector", "ライフサイエンス", "Life sciences"),
    (
        "a1", "Initiative", "海外販路開拓に向けた展示会出展と商談の支援",
        "Support for exhibitions and business talks abroad",
    ),
    (
        "a2", "Initiative", "環境技術の国際展開と技術移転の推進",
        "International transfer of environmental technology",
    ),
    (
        "a3", "Initiative", "新川崎・創造のもりにおける産学連携研究開発の推進",
        "Joint research at the Shin-Kawasaki Forest of Creation",
    ),
    ("a4", "Initiative", "起業家の発掘・育成とベンチャー企業への支援", "Finding and fostering entrepreneurs"),
]  # fmt: skip
LINKS = """
a1 involves jetro; a1 partner jetro; a1 involves kiip; a1 supportedBy cci; a1 ledBy city; a1 involves water
a2 involves green; a2 ledBy city; a2 partner nedo; a2 involves jetro; a2 involves water; a2 involves fair
a3 involves keio; a3 partner keio; a3 ledBy city; a3 hostedBy kbic; a3 involves nanobic; a3 supportedBy jst
a4 involves kiip; a4 ledBy kiip; a4 partner ksp-inc; a4 involves award; a4 hostedBy ksp; a4 supportedBy cci
kbic operatedBy kiip; ksp operatedBy ksp-inc; nanobic isPartOf kbic; kbic location shinkawasaki
nanobic location shinkawasaki; fair involves liaison; fair ledBy liaison; cci memberOf liaison
low-co2 ledBy city; low-co2 involves green; welfare ledBy city; life location skyfront; award operatedBy kiip
city memberOf liaison; jetro memberOf water; keio location skyfront
"""
BASE = "https://w3id.org/keikaku/id/"
HOSTILE = [
    "</script><script>window.pwned = 1; alert(1)</script>",
    "<img src=x onerror=\"window.pwned = 2; alert(2)\">",
    "'\"><svg/onload=window.pwned=3>",
    "javascript:window.pwned=4",
    "</option></select></style><iframe srcdoc='<script>parent.pwned=5</script>'>",
    "line\u2028separator\u2029and\u0000nul\u0007bell\u202egnp.exe\u202c\u2066x",
    '<a href="https://evil.example/">href</a> href',
    "{{ 7 * 7 }}{% raw %} ${window.pwned=6} <!-- -->",
    "__proto__",
    "constructor",
    "]]>\\u003cscript\\u003e \ud800 broken",
    "-->&lt;script&gt;window.pwned=7&lt;/script&gt;&#x3c;",
]  # fmt: skip


def sample() -> Picture:
    """25 things and 40 links as the plan has them, laid out as the network service does."""
    import networkx

    triples = [tuple(link.split()) for link in re.split(r"[;\n]", LINKS) if link.strip()]
    graph = networkx.Graph([(source, target) for source, _, target in triples])
    graph.add_nodes_from(name for name, *_ in THINGS)
    places = networkx.spring_layout(graph, k=0.55, seed=7, iterations=200)
    nodes = tuple(
        PictureNode(
            IRI(BASE + name),
            kind,
            KINDS[kind],
            Label(japanese, english),
            (Citation(f"2018:6.1.{1 + number % 4}/action/{1 + number % 5}", 130 + number),),
            float(places[name][0]) * 600,
            float(places[name][1]) * 400,
            8 + 3 * math.sqrt(graph.degree[name]),
            name == "a1",
        )
        for number, (name, kind, japanese, english) in enumerate(THINGS)
    )
    edges = tuple(
        PictureEdge(
            IRI(BASE + source),
            IRI(BASE + target),
            role,
            ROLES[role],
            (Citation(f"2018:6.1.1/action/{1 + number % 6}", 133 if number % 7 else None),),
        )
        for number, (source, role, target) in enumerate(triples)
    )
    assert (len(nodes), len(edges)) == (25, 40)
    return Picture(
        Label("海外展開と産学連携のネットワーク", "Going abroad and joint research: the network"),
        nodes,
        edges,
    )


def hostile() -> Picture:
    """Every hostile text in every field that a document can fill."""
    nodes = tuple(
        PictureNode(
            IRI(f"urn:{number}:{text}"),
            text,
            Label(text, text + " (kind)"),
            Label(text, text + " (en)"),
            (Citation(text, number),),
            300 * math.cos(number),
            200 * math.sin(number),
            14,
            number == 0,
        )
        for number, text in enumerate(HOSTILE)
    )
    edges = tuple(
        PictureEdge(nodes[number].iri, nodes[0].iri, text, Label(text, None), (Citation(text, None),))
        for number, text in enumerate(HOSTILE)
    )
    return Picture(Label(HOSTILE[0], HOSTILE[1]), nodes, edges)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(render(sample(), "ja"), tmp_path_factory.mktemp("network"))


def save(page: str, folder: Path) -> Path:
    path = folder / "network.html"
    path.write_text(page, encoding="utf-8")
    return path


def ready(record: Recorded) -> Recorded:
    record.page.wait_for_selector("#canvas[aria-busy=false]")
    return record


def pixels(record: Recorded, size: int | None = None) -> dict[str, int]:
    """How often each colour stands in the canvas, or in a square of that size around its middle."""
    counted: dict[str, int] = record.page.evaluate(
        """(size) => {
          const canvas = document.querySelector("#canvas canvas");
          const [w, h] = size ? [size, size] : [canvas.width, canvas.height];
          const copy = new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, (w - canvas.width) / 2, (h - canvas.height) / 2);
          const { data } = copy.getImageData(0, 0, w, h);
          const counted = {};
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] < 255) continue; // edges of shapes and the bare canvas
            const parts = [...data.slice(i, i + 3)].map((part) => part.toString(16).padStart(2, "0"));
            const colour = `#${parts.join("")}`;
            counted[colour] = (counted[colour] ?? 0) + 1;
          }
          return counted;
        }""",
        size,
    )
    return counted


def ink(record: Recorded, name: str) -> str:
    value: str = record.page.evaluate(
        "(name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()", name
    )
    return value


def select(record: Recorded, text: str) -> str:
    """Search for a text, take the first thing found, and give back the heading of the panel."""
    record.page.fill("#search", text)
    record.page.press("#search", "Enter")
    record.page.wait_for_timeout(100)
    return record.page.inner_text("#panel-name")


# ---- The text of the page --------------------------------------------------------------------------------


def test_same_picture_gives_same_bytes_in_another_process() -> None:
    script = "from test_network_page import *; print(hashlib.sha256(render(sample(), 'en').encode()).hexdigest())"
    here = Path(__file__)
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            cwd=here.parent,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": f"{here.parents[2]}:{here.parent}",
                "PATH": "/usr/bin:/bin",
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render(sample(), "en").encode()).hexdigest() + "\n"}


def test_importing_the_module_loads_no_heavy_library() -> None:
    script = (
        "import sys, keikaku.render.network_page; "
        "print(sorted({'pyvis', 'jinja2', 'networkx', 'IPython'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=root)
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

    assert len(scripts) == 4
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
    assert not re.search("[<>&\u2028\u2029\u202e\x00]", block[1])
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
        ("公益財団法人川崎市産業振興財団", ["公益財団法人川崎", "市産業振興財団"]),
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
    for table in (network_page.KINDS, network_page.ROLES):
        assert len(set(table.values())) == len(table)
        assert {ink for _, ink in table.values()} <= set(network_page.INKS)


def test_every_ink_stands_out_from_the_canvas_in_both_schemes() -> None:
    style = (Path(network_page.__file__).parent / "assets" / "network.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, flags=re.DOTALL)

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for scheme in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", scheme))
        for name in network_page.INKS:
            assert contrast(colours[f"ink-{name}"], colours["canvas"]) >= 3, name
        for name in ("text", "quiet", "accent"):
            assert contrast(colours[name], colours["canvas"]) >= 4.5, name
        assert contrast(colours["quiet"], colours["page"]) >= 4.5


# ---- The page in Chromium --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ja", "en"])
def test_hostile_names_do_nothing(browser: Browser, tmp_path: Path, language: str) -> None:
    path = save(render(hostile(), language), tmp_path)
    with recorded_page(browser, path, 1280, 900) as record:
        ready(record)
        page = record.page
        for text in HOSTILE:
            page.fill("#search", text[:12])
            page.press("#search", "Enter")
            page.wait_for_timeout(30)
            box = page.locator("#canvas").bounding_box()
            assert box
            middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.mouse.move(*middle)
            page.wait_for_timeout(200)
            page.mouse.move(middle[0] + 3, middle[1] + 2)
            page.mouse.click(*middle)
        tooltip = page.locator(".vis-tooltip").inner_text()
        assert any(text[:8] in tooltip for text in HOSTILE)
        for name in ("en", "ja", language):
            page.click(f"[data-language={name}]")
        for button in page.locator(".chip").all():
            button.click()
            button.click()
        page.locator("#panel .thing").first.click()
        page.click("#links summary")
        page.wait_for_timeout(100)
        assert record.misdeeds() == []
        assert page.evaluate("() => [window.pwned, ({}).polluted]") == [None, None]
        assert page.locator("iframe, img, object, embed, a, script[src]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (375, 812)])
def test_picture_is_drawn(
    browser: Browser, sample_page: Path, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    with recorded_page(browser, sample_page, width, height, scheme) as record:
        ready(record)
        drawn = pixels(record)
        inks = {name: ink(record, f"ink-{name}") for name in ("blue", "orange", "green", "vermillion", "sky", "purple")}
        for name, colour in inks.items():
            assert drawn.get(colour, 0) > 60, name
        assert drawn.get(ink(record, "text"), 0) > 60  # names
        assert drawn.get(ink(record, "rim"), 0) > 20
        for name, colour in (
            ("ジェトロ", "blue"),
            ("キングスカイフロント", "purple"),
            ("川崎国際環境技術展", "vermillion"),
        ):
            select(record, name)
            assert pixels(record, 9).get(inks[colour], 0) > 20, name
        assert record.misdeeds() == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (375, 812), (768, 1024), (1440, 900)])
def test_nothing_scrolls_sideways_and_nothing_covers_the_picture(
    browser: Browser, sample_page: Path, width: int, height: int
) -> None:
    with recorded_page(browser, sample_page, width, height) as record:
        page = ready(record).page
        page.click("#links summary")
        for language in ("ja", "en"):
            page.click(f"[data-language={language}]")
            assert page.evaluate("() => document.documentElement.scrollWidth") == width
            boxes = [page.locator(name).bounding_box() for name in ("#stage", "#panel", "#legend")]
            for place, one in enumerate(boxes):
                for other in boxes[:place]:
                    assert one
                    assert other
                    assert (
                        one["x"] >= other["x"] + other["width"]
                        or other["x"] >= one["x"] + one["width"]
                        or one["y"] >= other["y"] + other["height"]
                        or other["y"] >= one["y"] + one["height"]
                    )
            stage = boxes[0]
            assert stage
            assert stage["width"] >= 290
            assert stage["height"] >= 330


def test_legend_hides_and_shows_a_kind(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        button = page.locator(".chip", has_text="施設")
        orange = ink(record, "ink-orange")
        before = pixels(record).get(orange, 0)
        button.click()
        page.wait_for_timeout(100)
        hidden = pixels(record).get(orange, 0)
        assert button.get_attribute("aria-pressed") == "false"
        assert hidden < before / 4
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert button.get_attribute("aria-pressed") == "true"
        assert pixels(record).get(orange, 0) > before * 0.9


def test_legend_hides_a_role(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        before = page.locator("#canvas").screenshot()
        page.locator(".chip", has_text="主導").click()
        page.wait_for_timeout(100)
        assert page.locator("#canvas").screenshot() != before


def test_searching_a_hidden_thing_shows_its_kind_again(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.locator(".chip", has_text="組織").click()
        assert select(record, "jetro") == "ジェトロ"
        assert page.locator(".chip", has_text="組織").get_attribute("aria-pressed") == "true"


def test_language_switch_changes_every_text(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.click("#links summary")
        picture = page.locator("#canvas").screenshot()
        assert page.title() == "海外展開と産学連携のネットワーク"
        page.click("[data-language=en]")
        page.wait_for_timeout(100)
        assert page.evaluate("() => document.documentElement.lang") == "en"
        assert page.title() == "Going abroad and joint research: the network"
        assert page.get_attribute("[data-language=en]", "aria-pressed") == "true"
        assert page.get_attribute("#search", "placeholder") == "Find by name"
        assert page.locator("#canvas").screenshot() != picture
        # In English only the second name of the thing in the panel, and the button, are Japanese.
        shown = page.inner_text("body").replace("日本語", "").replace(page.inner_text("#panel .other"), "")
        assert not re.search("[ぁ-ヿ一-鿿]", shown)
        page.click("[data-language=ja]")
        assert "25件 · 40本のつながり" in page.inner_text("header")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jetro", "ジェトロ"),
        ("ＪＥＴＲＯ", "ジェトロ"),
        ("ｼﾞｪﾄﾛ", "ジェトロ"),
        ("skyfront", "キングスカイフロント"),
        ("川崎国際環境技術展", "川崎国際環境技術展"),  # although another thing's name begins with it
        ("科学技術振興", "国立研究開発法人科学技術振興機構"),
        ("  Keio ", "慶應義塾大学"),
    ],
)
def test_search_selects_by_any_part_of_a_name(browser: Browser, sample_page: Path, typed: str, name: str) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        assert select(ready(record), typed) == name


def test_search_lists_what_it_finds_and_says_how_many(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812) as record:
        page = ready(record).page
        page.fill("#search", "かわさき")
        assert page.inner_text("#found p") == "5 件"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.inner_text("#panel-name") == "かわさき水ビジネスネットワーク"
        assert not page.is_visible("#found")
        page.fill("#search", "そんなものはない")
        assert page.inner_text("#found p") == "0 件"
        page.press("#search", "Enter")
        assert page.inner_text("#panel-name") == "かわさき水ビジネスネットワーク"


def test_panel_tells_neighbours_by_role_with_passages_and_leads_to_them(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        assert page.inner_text("#panel-name") == "海外販路開拓に向けた展示会出展と商談の支援"  # the focus
        assert select(record, "新産業創造センター") == "かわさき新産業創造センター"
        lines = [line for line in page.inner_text("#panel").split("\n") if line]
        assert lines == [
            "選択を解除",
            "かわさき新産業創造センター",
            "Kawasaki Business Incubation Center",
            "施設",
            "2018:6.1.4/action/2 · p. 141",
            "https://w3id.org/keikaku/id/kbic",
            *("所在地", "ここから", "1", "新川崎地区", "2018:6.1.1/action/4 · p. 133"),
            *("運営", "ここから", "1", "公益財団法人川崎市産業振興財団", "2018:6.1.1/action/1 · p. 133"),
            *(
                "開催地",
                "ここへ",
                "1",
                "新川崎・創造のもりにおける産学連携研究開発の推進",
                "2018:6.1.1/action/4 · p. 133",
            ),
            *("一部", "ここへ", "1", "ナノ・マイクロ産学官共同研究施設", "2018:6.1.1/action/3 · p. 133"),
        ]
        page.locator("#panel .thing", has_text="ナノ・マイクロ").click()
        assert page.inner_text("#panel-name") == "ナノ・マイクロ産学官共同研究施設"
        assert page.evaluate("() => document.activeElement.id") == "panel-name"
        page.keyboard.press("Escape")
        assert page.inner_text("#panel-name") == "くわしく"


def test_clicking_a_thing_selects_it_and_clicking_nothing_clears(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        select(record, "keio")
        page.keyboard.press("Escape")
        box = page.locator("#canvas").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(400)  # vis-network waits for a second click
        assert page.inner_text("#panel-name") == "慶應義塾大学"
        page.mouse.click(box["x"] + 4, box["y"] + 4)
        page.wait_for_timeout(400)
        assert page.inner_text("#panel-name") == "くわしく"


def test_tooltip_holds_both_names_kind_and_passages(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        select(record, "jetro")
        box = page.locator("#canvas").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".vis-tooltip", state="visible")
        assert page.inner_text(".vis-tooltip").split("\n") == [
            "ジェトロ",
            "JETRO",
            "組織",
            "2018:6.1.2/action/2 · p. 131",
        ]


def test_keyboard_and_buttons_move_the_picture(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.focus(".vis-network")
        before = pixels(record)
        for act in ("ArrowRight", "ArrowDown", "+", "-", "0"):
            page.keyboard.press(act)
            page.wait_for_timeout(60)
            assert (pixels(record) == before) == (act == "0"), act
        page.click("[data-zoom=in]")
        page.wait_for_timeout(60)
        assert pixels(record) != before
        page.click("[data-zoom=fit]")
        page.wait_for_timeout(60)
        assert pixels(record) == before


def test_every_control_has_a_name_and_is_reached_by_tab(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        seen = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        wanted = page.evaluate(
            """() => [...document.querySelectorAll("button, input, summary, .vis-network")]
              .filter((one) => one.offsetParent)
              .filter((one) => one.innerText || one.labels || one.matches("[aria-labelledby]"))
              .map((one) => [...document.querySelectorAll("*")].indexOf(one))"""
        )
        visible = page.evaluate(
            """() => [...document.querySelectorAll("button, input, summary, .vis-network")]
              .filter((one) => one.offsetParent).length"""
        )
        assert len(wanted) == visible > 25
        assert set(wanted) <= seen


def test_picture_fits_a_turned_phone(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812) as record:
        page = ready(record).page
        page.set_viewport_size({"width": 812, "height": 375})
        page.wait_for_timeout(900)  # vis-network looks at the size now and then
        canvas, box = page.locator("#canvas canvas").bounding_box(), page.locator("#canvas").bounding_box()
        assert canvas == box
        assert pixels(record).get(ink(record, "ink-blue"), 0) > 100


def test_without_javascript_the_links_can_still_be_read(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812, javascript=False) as record:
        page = record.page
        assert "JavaScript が必要です" in page.inner_text("noscript")
        assert not page.is_visible("#legend")
        page.click("#links summary")
        rows = page.locator("#links tbody tr").all_inner_texts()
        assert len(rows) == 40
        assert rows[0].split("\t") == [
            "海外販路開拓に向けた展示会出展と商談の支援",
            "関わる",
            "ジェトロ",
            "2018:6.1.1/action/1",
        ]


def test_empty_picture_says_so(browser: Browser, tmp_path: Path) -> None:
    path = save(render(Picture(Label("空の図", "An empty picture"), (), ()), "ja"), tmp_path)
    assert path.stat().st_size < 100_000  # without vis-network
    with recorded_page(browser, path, 375, 812) as record:
        assert "この図には、表示するものがありません。" in record.page.inner_text("main")
        record.page.click("[data-language=en]")
        assert record.page.inner_text("main") == "There is nothing to show in this picture."
        assert record.misdeeds() == []


def test_one_thing_alone_is_drawn(browser: Browser, tmp_path: Path) -> None:
    lonely = sample().nodes[1]
    path = save(render(Picture(Label("一点", "One"), (lonely,), ()), "en"), tmp_path)
    with recorded_page(browser, path, 1440, 900) as record:
        assert pixels(ready(record)).get(ink(record, "ink-blue"), 0) > 200
        assert select(record, "jetro") == "JETRO"
        assert "It has no links." in record.page.inner_text("#panel")
        assert record.misdeeds() == []


def test_the_browser_helper_sees_a_page_that_reaches_out(browser: Browser, tmp_path: Path) -> None:
    """What the tests above rely on: a bad page is caught by each of the records."""
    policy = "default-src 'none'; script-src 'unsafe-inline'"
    path = tmp_path / "bad.html"
    path.write_text(
        f"""<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><script>
        alert("hello"); console.error("oops"); fetch("http://127.0.0.1:9/x").catch(() => 0)</script>""",
        encoding="utf-8",
    )
    with recorded_page(browser, path, 375, 812) as record:
        record.page.wait_for_timeout(200)
        assert record.dialogs == ["hello"]
        assert "oops" in record.errors
        assert any(violation.startswith("connect-src") for violation in record.violations())
    path.write_text('<meta charset="utf-8"><img src="missing.png">', encoding="utf-8")
    with recorded_page(browser, path, 375, 812) as record:
        assert record.requests == [(tmp_path / "missing.png").as_uri()]
