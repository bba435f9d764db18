"""Pictures to draw in tests: one like the plan, one full of hostile text."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from keikaku.records import IRI, Citation, Label, Picture, PictureEdge, PictureNode

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
    "cooperatesWith": Label("連携相手", "cooperates with"),
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


def partners(mutual: bool = True) -> Picture:
    """Three in a row that work together: the one in the middle is the end of one link and the start of the other."""
    chosen = [node._replace(x=240.0 * place, y=0.0) for place, node in enumerate(sample().nodes[:3], -1)]
    edges = tuple(
        PictureEdge(one.iri, other.iri, "cooperatesWith", ROLES["cooperatesWith"], (Citation("2018:1", 9),), mutual)
        for one, other in pairwise(chosen)
    )
    return Picture(Label("連携", "Working together"), tuple(chosen), edges)


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
