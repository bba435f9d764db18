"""Who counts as a partner, and who as the one whose plan it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened

KINDS = ("Plan", "Policy", "Initiative", "Organisation")
RELATIONS = ("partner", "advisedBy", "creator", "cooperatesWith", "unitOf")
COUNT = """async ([things, links, kinds, relations]) => {
  const { modelOf } = await import('/data/model.js');
  const { phraseBook } = await import('/text/phrases.js');
  const { ownActors, partnersByInitiatives, partnersOfPolicies } = await import('/data/partners.js');
  const plans = [{ id: 'x', name: ['', ''], thing: 0 }];
  const data = { things, links, kinds, relations, plans, facts: [], indicators: [], passages: [] };
  const model = modelOf(data, phraseBook());
  const name = (thing) => things[thing].id;
  return [[...ownActors(model)].map(name),
    partnersByInitiatives(model).map(({ partner, initiatives }) => [name(partner), initiatives.length]),
    [...partnersOfPolicies(model)].map(([policy, some]) => [name(policy), [...some].map(name).sort()])];
}"""
PLAN = {"plan": "Plan", "policy": "Policy", "one": "Initiative", "two": "Initiative"}


def counted(modules: Modules, actors: str, *links: str) -> Any:
    """Own actors, partners and partners of policies of a plan with one policy of two initiatives."""
    kinds = [{"id": kind, "family": "entity" if kind == "Organisation" else "element"} for kind in KINDS]
    relations = [{"id": one, "role": one in ("partner", "advisedBy"), "drawn": True} for one in RELATIONS]
    ids = [*PLAN, *actors.split()]
    up = {"plan": -1, "policy": 0, "one": 1, "two": 1}
    things: list[dict[str, Any]] = []
    for one in ids:
        plan = 0 if one in PLAN else -1
        things.append(
            {"id": one, "kind": KINDS.index(PLAN.get(one, "Organisation")), "up": up.get(one, -1), "plan": plan}
        )
        things[-1].update(name=["", ""], also=[[], []], reading=[], stated=[])
    told = [[ids.index(a), RELATIONS.index(relation), ids.index(b), []] for a, relation, b in map(str.split, links)]
    return modules.evaluate(COUNT, [things, told, kinds, relations])


def test_a_partner_is_counted_once_for_each_initiative_and_an_adviser_never(modules: Modules) -> None:
    own, partners, policies = counted(
        modules,
        "a b c",
        "one partner a",
        "two partner a",
        "one partner b",
        "policy partner c",
        "two advisedBy b",
    )
    assert own == []
    assert partners == [["a", 2], ["b", 1]]
    assert policies == [["policy", ["a", "b", "c"]]]


def test_who_wrote_the_plan_is_no_partner_nor_are_its_bureaus(modules: Modules) -> None:
    own, partners, policies = counted(
        modules, "city bureau section a", "plan creator city", "bureau unitOf city", "section unitOf bureau",
        "one partner city", "one partner section", "one partner a",
    )  # fmt: skip
    assert own == ["city", "bureau", "section"]
    assert (partners, policies) == ([["a", 1]], [["policy", ["a"]]])


def test_with_whom_nearly_all_cooperate_is_whose_plan_it_is(modules: Modules) -> None:
    links = ("a cooperatesWith city", "b cooperatesWith city", "city cooperatesWith c", "a cooperatesWith b")
    assert counted(modules, "city a b c", *links, "one partner city")[0] == ["city"]
    assert counted(modules, "a b", "a cooperatesWith b", "one partner a")[:2] == [[], [["a", 1]]]


def test_the_matrix_leaves_out_whose_plan_it_is_and_says_so(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&pick=Organisation")
        page.locator("button.more").click()
        rows = page.locator(".matrix tbody th").all_inner_texts()
        assert "神奈川県" in rows
        assert "川崎市" not in rows
        assert page.locator(".matrix-space > .quiet").first.inner_text().startswith("川崎市とその部局は")
        tied = page.locator(".matrix tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.querySelectorAll('td:not(.matrix-count)')]"
            ".map((cell) => cell.className === 'matrix-tied'))"
        )
        sums = page.locator(".matrix-sum").all_inner_texts()
        assert sums == [f"{sum(column)}が関わる" for column in zip(*tied, strict=True)]
        go(page, "matrix&pick=Facility")
        assert page.locator(".matrix-space > .quiet").count() == 1
