"""Plans of other places, made for tests: other bases, ids, levels, languages; titles and names that are in the way."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

# Titles as plans print them, each a word of the grammar of questions too; and names that the packaged graph has.
TITLES = {
    "ja": ("現状", "課題", "指標", "取組", "目標値", "施策", "計画", "主な取組", "組織", "観光"),
    "en": ("Issues", "Indicators", "Targets", "Initiatives", "Policies", "Plan", "Who", "Partners", "Tourism"),
}
NAMES = {
    "ja": (
        "市役所",
        "本市",
        "競輪場",
        "商工会議所",
        "川崎市",
        "ジェトロ",
        "産業",
        "信用保証協会",
        "臨海部",
        "中小企業",
    ),
    "en": ("the city", "city hall", "JETRO", "Chamber of Commerce", "SMEs", "the waterfront", "tourism", "KBIC"),
}
BASES = (
    "https://data.town.example/plan/",
    "http://town.example/",
    "https://w3id.org/keikaku/id/town/",
    "https://ex.org/x#",
)
JETRO = "https://w3id.org/keikaku/id/actor/jetro"
CLASSES = ("Policy", "Strategy", "Measure", "Section", "Section")


class Made(NamedTuple):
    """A plan as TriG: its id, its language, and how many issues it has."""

    trig: str
    id: str
    language: str
    issues: int


@st.composite
def plans(draw: st.DrawFn) -> Made:
    """A plan of two levels to five, in one language, with issues wherever they may stand."""
    language = draw(st.sampled_from(("ja", "en")))
    id_ = draw(st.sampled_from(("town-2021", "2021", "t", "sapporo-env-2030", "2019", "5")))
    base = draw(st.sampled_from(BASES))
    depth = draw(st.integers(2, 5))
    titles = draw(st.lists(st.sampled_from(TITLES[language]), min_size=depth, max_size=depth))
    names = draw(st.lists(st.sampled_from(NAMES[language]), min_size=1, max_size=4, unique=True))
    issues = draw(st.integers(1, 4))
    lines = [_plan(id_, language, draw(st.sampled_from(TITLES[language])))]
    above, path = "plan", ""
    for level, title in enumerate(titles):
        path = f"{path}.{level + 1}".lstrip(".")
        kind = CLASSES[level]
        lines.append(
            f'<e{level}> a kk:PlanElement, kk:{kind} ; kk:address "{id_}:{path}" ; kk:partOf <{above}> ; '
            f'dcterms:title "{title}"@{language} ; skos:prefLabel "{title}"@{language} .'
        )
        above = f"e{level}"
    stated = []
    for number in range(1, issues + 1):
        below = f"e{draw(st.integers(0, depth - 1))}"
        address = f"{id_}:{path}/issue/{number}"
        lines.append(
            f'<issue{number}> a kk:PlanElement, kk:Issue ; kk:address "{address}" ; kk:partOf <{below}> ; '
            f'kk:statedIn <said{number}> . <said{number}> a kk:Passage ; kk:address "{address}" .'
        )
        who = draw(st.integers(0, len(names) - 1))
        stated.append(
            f"GRAPH <said{number}> {{ <said{number}> kk:mentions <actor{who}>, <{JETRO}> . "
            f"<issue{number}> kk:involves <actor{who}> ; kk:about <actor{who}> . }}"
        )
    if draw(st.booleans()):  # it says itself what questions mean that name no plan
        lines.append("<data> a schema:Dataset ; kk:mainPlan <plan> ; schema:hasPart <plan> .")
    lines += [
        f'<actor{number}> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "{name} ({id_})"@{language} ; '
        f'skos:altLabel "{name}"@{language} .'
        for number, name in enumerate(names)
    ]
    apart = draw(st.booleans())  # whether the names stand in a file of authorities, or in the register
    head = "@prefix kk: <https://w3id.org/keikaku/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
    head += "@prefix schema: <https://schema.org/> .\n"
    head += f"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@base <{base}> .\n"
    register, authority = (lines[: -len(names)], lines[-len(names) :]) if apart else (lines, [])
    graphs = [f"GRAPH <register> {{ {' '.join(register)} }}", f"GRAPH <names> {{ {' '.join(authority)} }}", *stated]
    return Made(head + "\n".join(graphs) + "\n", id_, language, issues)


def loose(made: Made) -> str:
    """The same without a plan: its elements are part of none."""
    return made.trig.replace("kk:PlanElement, kk:Plan ;", "kk:PlanElement, kk:Section ;").replace(
        "kk:mainPlan", "kk:at"
    )


def _plan(id_: str, language: str, title: str) -> str:
    return (
        f'<plan> a kk:PlanElement, kk:Plan ; kk:address "{id_}" ; dcterms:title "{title}"@{language} ; '
        f'skos:prefLabel "{title} {id_}"@{language} ; dcterms:language "{language}" .'
    )
